"""The contract: the schema as Strawberry builds it, with its limits and the compiler in place of resolvers."""

from collections.abc import AsyncIterator, Callable
from functools import cache
from typing import Any

import strawberry
from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    ListValueNode,
    NoSchemaIntrospectionCustomRule,
    ObjectValueNode,
    OperationDefinitionNode,
    ValidationContext,
)
from strawberry.directive import DirectiveLocation
from strawberry.extensions import (
    AddValidationRules,
    MaxTokensLimiter,
    ParserCache,
    SchemaExtension,
    ValidationCache,
)
from strawberry.extensions.directives import DirectivesExtension
from strawberry.extensions.max_aliases import create_validator as alias_validator
from strawberry.extensions.query_depth_limiter import create_validator as depth_validator
from strawberry.types import ExecutionContext, ExecutionResult

from schema.answering.acting import Acting
from schema.answering.execution import Compiled, Engine
from schema.answering.limits import MOST_NESTED, MOST_OBJECTS, TOO_MANY, TOO_NESTED
from schema.language.fields import describe_enums
from schema.language.scalars import CONFIG
from schema.mutation import Mutation
from schema.root import TYPES, Query


class Limits:
    """How large a document may be."""

    def __init__(self, depth: int, tokens: int, aliases: int) -> None:
        """Takes the greatest depth of selections, number of tokens and number of aliases."""
        self.depth, self.tokens, self.aliases = depth, tokens, aliases


def build(
    limits: Limits, about: dict[str, Any], most_cost: int, introspection: bool
) -> tuple[strawberry.Schema, Engine]:
    """The schema and the engine that answers it."""
    rules: list[type[ASTValidationRule]] = [
        _ModerateArguments,
        _coded(depth_validator(limits.depth, None), "DEPTH_LIMIT"),
        _coded(alias_validator(limits.aliases), "ALIAS_LIMIT"),
    ]
    if not introspection:
        rules.append(_coded(NoSchemaIntrospectionCustomRule, "NOT_SUPPORTED"))
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
        _OneOperation,
        Answering,
    ]
    describe_enums()
    schema = _Schema(Query, Mutation, types=list(TYPES), directives=DIRECTIVES, config=CONFIG, extensions=extensions)
    acting = Acting(core_of(schema), CONFIG, schema.schema_converter.scalar_registry, most_cost)
    engine_of.append(Engine(core_of(schema), about, most_cost, acting))
    return schema, engine_of[0]


@strawberry.directive(
    locations=[DirectiveLocation.MUTATION],
    name="dryRun",
    description="Do everything and answer as if it were done, but keep nothing (provkörning).",
)
def _dry_run() -> None:
    """Read by `acting`."""


DIRECTIVES = [_dry_run]


@cache
def bare() -> strawberry.Schema:
    """The contract alone, without limits or anything to answer it."""
    describe_enums()
    return strawberry.Schema(Query, Mutation, types=list(TYPES), directives=DIRECTIVES, config=CONFIG)


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


class _Schema(strawberry.Schema):
    """The schema, without a log of its own."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Errors are told of by the endpoint; Strawberry's log would quote the question."""

    def get_extensions(self, sync: bool = False) -> list[SchemaExtension]:
        """The extensions, without Strawberry's own, since `acting` reads the only directive of ours."""
        # It awaits every field to look for directives there, which made introspection take six times as long.
        return [each for each in super().get_extensions(sync) if not isinstance(each, DirectivesExtension)]


class _OneOperation(SchemaExtension):
    """Refuses a document with several operations and no word of which: Strawberry would choose the first."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Answer in place of the resolvers when it is unclear what to answer."""
        context = self.execution_context
        if context.context.operation_name is None and _has_several(context.graphql_document):
            extensions = {
                "code": "UNKNOWN_OPERATION",
                "messageSv": "Dokumentet har flera frågor, och det framgår inte vilken som ska besvaras.",
                "hint": "Say which with operationName.",
            }
            error = GraphQLError("The document has several operations.", extensions=extensions)
            context.result = ExecutionResult(data=None, errors=[error])
        yield


def _has_several(document: DocumentNode | None) -> bool:
    definitions = document.definitions if document else ()
    return sum(isinstance(each, OperationDefinitionNode) for each in definitions) > 1


class _ModerateArguments(ASTValidationRule):
    """Arguments that are written out hold no more than variables may."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.objects = self.depth = 0

    def enter_object_value(self, node: ObjectValueNode, *_: object) -> None:
        self.objects += 1
        if self.objects == MOST_OBJECTS + 1:
            self._refuse("COST_LIMIT", TOO_MANY, node)
        self._enter(node)

    def enter_list_value(self, node: ListValueNode, *_: object) -> None:
        self._enter(node)

    def leave_object_value(self, *_: object) -> None:
        self.depth -= 1

    leave_list_value = leave_object_value

    def _enter(self, node: ObjectValueNode | ListValueNode) -> None:
        self.depth += 1
        if self.depth == MOST_NESTED + 1:
            self._refuse("DEPTH_LIMIT", TOO_NESTED, node)

    def _refuse(self, code: str, words: tuple[str, str], node: ObjectValueNode | ListValueNode) -> None:
        extensions = {"code": code, "messageSv": words[1]}
        self.report_error(GraphQLError(words[0], node, extensions=extensions))


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
