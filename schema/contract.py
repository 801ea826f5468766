"""The contract: the schema as Strawberry builds it, with its limits and the compiler in place of resolvers."""

from collections.abc import Callable
from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError, GraphQLSchema, ValidationContext
from strawberry.extensions import (
    AddValidationRules,
    DisableIntrospection,
    MaxTokensLimiter,
    ParserCache,
    SchemaExtension,
    ValidationCache,
)
from strawberry.extensions.max_aliases import create_validator as alias_validator
from strawberry.extensions.query_depth_limiter import create_validator as depth_validator

from schema.execution import Compiled, Engine
from schema.root import TYPES, Query
from schema.scalars import CONFIG


class Limits:
    """How large a document may be."""

    def __init__(self, depth: int, tokens: int, aliases: int) -> None:
        """Takes the greatest depth of selections, number of tokens and number of aliases."""
        self.depth, self.tokens, self.aliases = depth, tokens, aliases


def build(
    limits: Limits, about: dict[str, Any], most_cost: int, introspection: bool
) -> tuple[strawberry.Schema, Engine]:
    """The schema and the engine that answers it."""
    rules = [
        _coded(depth_validator(limits.depth, None), "DEPTH_LIMIT"),
        _coded(alias_validator(limits.aliases), "ALIAS_LIMIT"),
    ]
    engine_of: list[Engine] = []

    class Answering(Compiled):
        """The compiler, bound to this schema's engine."""

        @property
        def engine(self) -> Engine:  # type: ignore[override]
            """The engine."""
            return engine_of[0]

    extensions: list[type[SchemaExtension] | Callable[[], SchemaExtension]] = [
        ParserCache,
        ValidationCache,
        lambda: MaxTokensLimiter(limits.tokens),
        lambda: AddValidationRules(rules),
        Answering,
    ]
    if not introspection:
        extensions.append(DisableIntrospection)
    schema = strawberry.Schema(Query, types=list(TYPES), config=CONFIG, extensions=extensions)
    engine_of.append(Engine(schema._schema, about, most_cost))
    return schema, engine_of[0]


@cache
def bare() -> strawberry.Schema:
    """The contract alone, without limits or anything to answer it."""
    return strawberry.Schema(Query, types=list(TYPES), config=CONFIG)


def sdl_schema() -> GraphQLSchema:
    """The contract as graphql-core knows it."""
    return bare()._schema


@cache
def sdl() -> str:
    """The contract as text, the same as `schema/schema.graphql`."""
    return bare().as_str() + "\n"


class _Reporter:
    """A validation context whose errors carry a code."""

    def __init__(self, context: ValidationContext, code: str) -> None:
        self._context, self._code = context, code

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def report_error(self, error: GraphQLError) -> None:
        error.extensions = {**(error.extensions or {}), "code": self._code}
        self._context.report_error(error)


def _coded(rule: type[Any], code: str) -> type[Any]:
    """A library's rule, whose errors get a code of ours."""

    class Coded(rule):  # type: ignore[misc]
        def __init__(self, context: ValidationContext) -> None:
            super().__init__(_Reporter(context, code))

    return Coded
