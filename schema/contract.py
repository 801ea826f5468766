"""The contract: the schema as Strawberry builds it, and the engine that answers in place of resolvers."""

from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLInputObjectType, GraphQLSchema
from strawberry.directive import DirectiveLocation

from schema.answering.acting import Acting
from schema.answering.admitting import Admission
from schema.answering.execution import Engine
from schema.answering.limits import Limits
from schema.answering.tidying import describe_lengths
from schema.language import synced
from schema.language.fields import describe_enums
from schema.language.scalars import CONFIG
from schema.mutation import Mutation
from schema.root import TYPES, Query
from schema.subscription import Subscription


def engine(
    limits: Limits, about: dict[str, Any], most_cost: int, introspection: bool, release: str = "", most_kept: int = 0
) -> Engine:
    """What answers the contract: within some limits, with what apiInfo tells of this installation.

    `release` names the code and the database's structure, and `most_kept` is how many bytes of answers are kept.
    """
    schema = bare()
    acting = Acting(core_of(schema), CONFIG, schema.schema_converter.scalar_registry, most_cost)
    return Engine(Admission(core_of(schema), limits, introspection), about, most_cost, acting, release, most_kept)


@strawberry.directive(
    locations=[DirectiveLocation.MUTATION],
    name="dryRun",
    description="Do everything and answer as if it were done, but keep nothing (provkörning).",
)
def _dry_run() -> None:
    """Read by `acting`."""


@strawberry.directive(
    locations=[DirectiveLocation.MUTATION],
    name="source",
    description="Say from which other system the changes come; only one that the key speaks for (källsystem).",
)
def _source(system: str) -> None:
    """Read by `acting`."""


DIRECTIVES = [_dry_run, _source]


@cache
def bare() -> strawberry.Schema:
    """The contract alone, without anything to answer it."""
    describe_enums()
    made = strawberry.Schema(Query, Mutation, Subscription, types=list(TYPES), directives=DIRECTIVES, config=CONFIG)
    for type_ in core_of(made).type_map.values():
        # Strawberry checks one-of inputs by a rule of its own, and variables when they are converted. graphql-core has
        # a rule too, and says what is wrong as with every other input, where variables are coerced.
        if isinstance(type_, GraphQLInputObjectType) and type_.extensions["strawberry-definition"].is_one_of:
            type_.is_one_of = True
            type_.out_type = GraphQLInputObjectType.out_type  # type: ignore[method-assign]
    describe_lengths(core_of(made))
    synced.mark(core_of(made))
    return made


def core_of(schema: strawberry.Schema) -> GraphQLSchema:
    """A schema as graphql-core knows it."""
    # Strawberry has no public name for it; its own printer and extensions take it from here too.
    return schema._schema


def sdl_schema() -> GraphQLSchema:
    """The contract as graphql-core knows it."""
    return core_of(bare())


@cache
def sdl() -> str:
    """The contract as text, the same as `schema/schema.graphql`."""
    return bare().as_str() + "\n"
