"""Answering: a document is admitted once by Strawberry, and replayed from then on.

    first sight   Schema.execute: parse, validate, limit  ->  `Compiled` compiles, admits and answers
    known         dictionary lookup, coerced variables, one prepared statement, bytes out

There is no second validator and no second wording: replay only repeats what the full way accepted.
"""

from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, NamedTuple

import asyncpg
import orjson
from cachetools import FIFOCache
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
)
from graphql.execution.values import VariableValues
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult

from registry.callers import Caller
from registry.errors import CostLimit, RegistryError, Timeout
from registry.storage.database.readers import Readers
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.scope import CALLER
from registry.trail.kept_answers import Retried
from schema.answering.acting import Acting
from schema.answering.coercion import Coerced, coercer_of
from schema.answering.hints import CodeLookup, Warning_, code_lookups, misses
from schema.answering.limits import MOST_OBJECTS, TOO_MANY, size_of
from schema.answering.shapes import Shaper, shaper_of
from schema.selecting.selecting import Selector

MOST_DOCUMENTS, MOST_SHAPES = 1000, 64
#: The shape of a call and the kind of its caller.
Key = tuple[Hashable, Role]


class Prepared(NamedTuple):
    """What one shape of a call is answered with, and which of its fields were asked for by a code that may be none."""

    statement: Statement
    lookups: tuple[CodeLookup, ...]


@dataclass
class Known:
    """An admitted document: one operation of it, and its statements by shape and kind of caller."""

    document: DocumentNode
    operation: OperationDefinitionNode
    coerce: Callable[[dict[str, Any]], Coerced]
    shape: Shaper
    prepared: FIFOCache[Key, Prepared] = field(default_factory=partial(FIFOCache, MOST_SHAPES))

    @property
    def name(self) -> str | None:
        """The operation's name."""
        return self.operation.name.value if self.operation.name else None

    @property
    def acts(self) -> bool:
        """Whether it changes something."""
        return self.operation.operation is OperationType.MUTATION


class Answer(NamedTuple):
    """What came of a question: JSON from the database, or errors; what to look at, and what it cost."""

    data: bytes | None
    errors: list[GraphQLError] | None = None
    warnings: list[Warning_] | None = None
    cost: int = 0
    statements: int = 0


@dataclass
class Context:
    """What travels with one request through Strawberry."""

    caller: Caller
    #: Which operation was asked for, if that was said; Strawberry would otherwise choose the first.
    operation_name: str | None = None
    retried: Retried | None = None
    answer: Answer | None = None


class Engine:
    """Compiles, keeps and runs statements."""

    def __init__(self, schema: GraphQLSchema, about: dict[str, Any], most_cost: int, acting: Acting) -> None:
        """Takes the contract, what apiInfo tells, the cost limit, and what does the acts."""
        self.schema, self.about, self.most_cost = schema, about, most_cost
        self.known: FIFOCache[tuple[str, str | None], Known] = FIFOCache(MOST_DOCUMENTS)
        self.readers: Readers | None = None
        self.acting = acting

    def find(self, query: str, name: str | None) -> Known | None:
        """The admitted document, if it is one."""
        # Every question comes this way, and the cache's own `get` would look twice.
        try:
            return self.known[query, name]
        except KeyError:
            return None

    def admit(self, query: str, name: str | None, document: DocumentNode) -> Known | None:
        """Remember a document that Strawberry has accepted; None for what is not compiled."""
        operation = get_operation_ast(document, name)
        if operation is None or operation.operation is OperationType.SUBSCRIPTION or _only_introspection(operation):
            return None
        known = Known(
            document, operation, coercer_of(self.schema, operation), shaper_of(self.schema, document, operation)
        )
        self.known[query, name] = known
        return known

    async def answer(
        self, known: Known, variables: dict[str, Any] | None, caller: Caller, retried: Retried | None = None
    ) -> Answer:
        """The answer to one call of a known document."""
        if variables and not known.acts and size_of(variables)[0] > MOST_OBJECTS:
            return Answer(None, [as_graphql(CostLimit(*TOO_MANY))])
        values = known.coerce(variables or {})
        if isinstance(values, list):
            return Answer(None, [_coded(error, "BAD_USER_INPUT") for error in values])
        try:
            if known.acts:
                return await self._act(known, values, caller, retried)
            key = (known.shape(values.coerced), caller.role)
            try:
                statement, lookups = known.prepared[key]
            except KeyError:
                statement, lookups = known.prepared[key] = self._prepare(known, key, values)
            bound = dict(values.coerced)
            bound[CALLER] = known_of(caller)
            data = await self._run(statement, bound)
            warnings = await self._misses(lookups, data, bound) if lookups else []
        except RegistryError as error:
            return Answer(None, [as_graphql(error)])
        return Answer(data, warnings=warnings, cost=statement.cost, statements=1)

    async def _act(self, known: Known, values: VariableValues, caller: Caller, retried: Retried | None) -> Answer:
        """Do what a document asks to be done."""
        selector = Selector(self.schema, known.document, known.operation, values, self.about)
        found = await self.acting.answer(selector, values, caller, known_of(caller), retried)
        return Answer(found.data, cost=found.cost, statements=0 if found.was_kept else 1)

    async def _misses(self, lookups: tuple[CodeLookup, ...], data: bytes, values: dict[str, Any]) -> list[Warning_]:
        return [] if self.readers is None else await misses(lookups, data, values, self.readers)

    def _prepare(self, known: Known, key: Key, values: VariableValues) -> Prepared:
        """Compile the statement for a call's shape and kind of caller."""
        selection = Selector(self.schema, known.document, known.operation, values, self.about).selection()
        if selection.cost > self.most_cost:
            raise CostLimit(
                f"The question could read {selection.cost} rows, and the limit is {self.most_cost}.",
                f"Frågan kan läsa {selection.cost} rader, och gränsen är {self.most_cost}.",
                "Ask for smaller pages or fewer lists inside each other.",
            )
        return Prepared(compile_selection(selection, key[1]), code_lookups(selection))

    async def _run(self, statement: Statement, values: dict[str, Any]) -> bytes:
        if self.readers is None:
            raise RuntimeError("the registry has not started")
        try:
            data: bytes = await self.readers.fetchval(statement.sql, *statement.arguments(values))
        except asyncpg.QueryCanceledError as error:
            raise Timeout from error
        return data


class Compiled(SchemaExtension):
    """Takes over where Strawberry would resolve: after parsing, validation and limits."""

    engine: Engine

    async def on_execute(self) -> AsyncIterator[None]:
        """Admit the document and set its answer; what is not compiled goes on to the resolvers."""
        context = self.execution_context
        if context.query is not None and context.graphql_document is not None:
            request: Context = context.context
            known = self.engine.find(context.query, request.operation_name) or self.engine.admit(
                context.query, request.operation_name, context.graphql_document
            )
            if known is not None:
                request.answer = await self.engine.answer(known, context.variables, request.caller, request.retried)
                context.result = ExecutionResult(data=None, errors=request.answer.errors)
        yield


@lru_cache(maxsize=256)
def known_of(caller: Caller) -> dict[str, Any]:
    """What is bound of a caller: what `viewer` tells as JSON, the organisations that it acts for, and who it is."""
    return {
        "person": orjson.dumps(caller.person and f"{RecordType.PERSON.prefix}_{caller.person.hex}"),
        "person_id": caller.person,
        "name": orjson.dumps(caller.name),
        "role": orjson.dumps(caller.role.value),
        "organisations": list(caller.organisations),
    }


def as_graphql(error: RegistryError) -> GraphQLError:
    """A refusal as a GraphQL error."""
    return GraphQLError(error.message, extensions=error.extensions, original_error=error)


def _coded(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error


def _only_introspection(operation: OperationDefinitionNode) -> bool:
    """Whether graphql-core can answer alone, from the schema."""
    fields = [each for each in operation.selection_set.selections if isinstance(each, FieldNode)]
    others = len(fields) < len(operation.selection_set.selections)
    names = {each.name.value for each in fields}
    return not others and bool(names & {"__schema", "__type"}) and names <= {"__schema", "__type", "__typename"}
