"""Answering: a document is admitted once, and replayed from then on.

    first sight   admitted in a thread of its own (`admitting`), and its statement compiled there
    known         dictionary lookup, coerced variables, one prepared statement, bytes out

Whatever is kept between requests is bounded by bytes (`caches`), so that nobody fills the memory with questions.
"""

from collections.abc import Hashable
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import asyncpg
import orjson
from graphql import GraphQLError, GraphQLSchema
from graphql.execution.values import VariableValues

from registry.callers import Caller
from registry.errors import CostLimit, RegistryError, Timeout
from registry.storage.database.readers import Readers
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.checking import Check, told_apart, unknown_of
from registry.storage.reading.extent import require_moderate
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.resting import Rest
from registry.storage.reading.scope import CALLER
from registry.trail.kept_answers import Retried
from schema.answering import introspecting
from schema.answering.acting import Acting
from schema.answering.admitting import Admission, Known, RefusedDocument
from schema.answering.caches import ByteCache
from schema.answering.costs import Dearest, dearest_of, require_affordable
from schema.answering.first_sight import FirstSight
from schema.answering.hints import (
    CodeLookup,
    Moment,
    Warning_,
    before_the_trail,
    code_lookups,
    incomplete,
    led_on,
    misses,
    moments_of,
    unknown_in_filters,
)
from schema.answering.limits import MOST_OBJECTS, TOO_MANY, size_of
from schema.answering.wording import told
from schema.selecting.selecting import Selector

#: How many bytes the process keeps of documents, of their statements, and of answers about the contract.
DOCUMENTS, STATEMENTS, ANSWERS = 32_000_000, 32_000_000, 8_000_000
#: What takes room beside a text: an entry of a cache, and what reads each value of a statement.
BESIDE, READER = 2000, 200
#: The number of a document, the shape of a call of it, and the kind of its caller.
Key = tuple[int, Hashable, Role]


class Prepared(NamedTuple):
    """What one shape of a call is answered with, which of its fields may miss a code, and which cost most."""

    statement: Statement
    lookups: tuple[CodeLookup, ...]
    moments: tuple[Moment, ...]
    dearest: Dearest
    #: About how many bytes it takes, with the shape that it is found by.
    size: int


class Answer(NamedTuple):
    """What came of a question: JSON from the database, or errors; what to look at, and what it cost."""

    data: bytes | None
    errors: list[GraphQLError] | None = None
    warnings: list[Warning_] | None = None
    cost: int = 0
    statements: int = 0
    dearest: Dearest = ()


class Engine:
    """Admits, compiles, keeps and runs."""

    def __init__(self, admission: Admission, about: dict[str, Any], most_cost: int, acting: Acting) -> None:
        """Takes what admits documents, what apiInfo tells, the cost limit, and what does the acts."""
        self.admission, self.about, self.most_cost, self.acting = admission, about, most_cost, acting
        self.readers: Readers | None = None
        self.known: ByteCache[tuple[str, str | None], Known] = ByteCache("documents", DOCUMENTS, lambda each: each.size)
        self.began: datetime | None = None
        self.prepared: ByteCache[Key, Prepared] = ByteCache("statements", STATEMENTS, lambda each: each.size)
        self.answers: ByteCache[tuple[int, bytes], tuple[bytes, int, int]] = ByteCache(
            "answers", ANSWERS, lambda each: each[2]
        )
        self.first_sight = FirstSight("first sight")

    @property
    def schema(self) -> GraphQLSchema:
        """The contract."""
        return self.admission.schema

    @property
    def caches(self) -> tuple[ByteCache[Any, Any], ...]:
        """Everything that is kept between requests."""
        return self.known, self.prepared, self.answers, self.acting.statements

    def find(self, query: str, name: str | None) -> Known | None:
        """The admitted document, if it is one."""
        # Every question comes this way, and the cache's own `get` would look twice.
        try:
            return self.known[query, name]
        except KeyError:
            return None

    async def admit(self, query: str, name: str | None) -> Known:
        """The document, admitted now; RefusedDocument when it is none that the registry answers."""
        return await self.first_sight.once(self.known, (query, name), lambda: self.admission.admit(query, name))

    async def answer(
        self, known: Known, variables: dict[str, Any] | None, caller: Caller, retried: Retried | None = None
    ) -> Answer:
        """The answer to one call of a known document."""
        if variables and not known.acts and size_of(variables)[0] > MOST_OBJECTS:
            return Answer(None, [as_graphql(CostLimit(*TOO_MANY))])
        values = known.coerce(variables or {})
        if isinstance(values, list):
            return Answer(None, [told(error, "BAD_USER_INPUT", self.schema) for error in values])
        try:
            if known.introspects:
                return await self._introspect(known, values, variables or {})
            if known.acts:
                return await self._act(known, values, caller, retried)
            key = (known.number, known.shape(values.coerced), caller.role)
            try:
                statement, lookups, moments, most, _ = self.prepared[key]
            except KeyError:
                made: Prepared = await self.first_sight.once(
                    self.prepared, key, lambda: self._prepare(known, key, values)
                )
                statement, lookups, moments, most, _ = made
            bound = dict(values.coerced)
            bound[CALLER] = known_of(caller)
            data = await self._run(statement, bound)
            warnings: list[Warning_] = []
            if statement.checks:
                data, checked = told_apart(data)
                warnings += incomplete(statement.checks, checked)
                warnings += led_on(statement.checks, checked, bound)
                warnings += await self._unknown(statement.checks, checked, bound, caller.role)
            if lookups:
                warnings += await self._misses(lookups, data, bound, caller.role)
            if moments:
                warnings += before_the_trail(moments, bound, await self._began())
        except RefusedDocument as refused:
            return Answer(None, refused.errors)
        except RegistryError as error:
            if error.retry_after is not None:
                raise
            return Answer(None, [as_graphql(error)])
        return Answer(data, None, warnings, statement.cost, 1, most)

    async def _introspect(self, known: Known, values: VariableValues, given: dict[str, Any]) -> Answer:
        key = (known.number, orjson.dumps(values.coerced, option=orjson.OPT_SORT_KEYS))

        def answered() -> tuple[bytes, int, int]:
            data, cost = introspecting.answer(
                self.schema, known.document, known.operation, values, given, self.most_cost
            )
            return data, cost, len(data) + len(key[1]) + BESIDE

        data, cost, _ = await self.first_sight.once(self.answers, key, answered)
        return Answer(data, cost=cost)

    async def _act(self, known: Known, values: VariableValues, caller: Caller, retried: Retried | None) -> Answer:
        """Do what a document asks to be done."""
        selector = Selector(self.schema, known.document, known.operation, values, self.about)
        found = await self.acting.answer(selector, values, caller, known_of(caller), retried)
        return Answer(found.data, None, None, found.cost, 0 if found.was_kept else 1, found.dearest)

    async def _began(self) -> datetime | None:
        """When the trail began, which is asked until something stands in it."""
        if self.began is None and self.readers is not None:
            async with self.readers.connection() as connection:
                self.began = await connection.fetchval("select at from commits order by id limit 1")
        return self.began

    async def _misses(
        self, lookups: tuple[CodeLookup, ...], data: bytes, values: dict[str, Any], role: Role
    ) -> list[Warning_]:
        return [] if self.readers is None else await misses(lookups, data, values, self.readers, role)

    async def _unknown(
        self, checks: tuple[Check | Rest, ...], checked: list[Any], values: dict[str, Any], role: Role
    ) -> list[Warning_]:
        told = [(each, found) for each, found in zip(checks, checked, strict=True) if isinstance(each, Check)]
        wrong = [(each, places) for each, found in told if (places := unknown_of(each, found))]
        return await unknown_in_filters(wrong, values, self.readers, role) if self.readers is not None and wrong else []

    def _prepare(self, known: Known, key: Key, values: VariableValues) -> Prepared:
        """Compile the statement for a call's shape and kind of caller."""
        _, shape, role = key
        selection = Selector(self.schema, known.document, known.operation, values, self.about).selection()
        require_moderate(selection)
        require_affordable(selection, self.most_cost)
        statement = compile_selection(selection, role, checks=True)
        size = len(statement.sql) + READER * len(statement.readers) + len(repr(shape)) + BESIDE
        return Prepared(statement, code_lookups(selection), moments_of(selection), dearest_of(selection), size)

    async def _run(self, statement: Statement, values: dict[str, Any]) -> bytes:
        if self.readers is None:
            raise RuntimeError("the registry has not started")
        try:
            arguments = statement.arguments(values)
            data: bytes = await self.readers.fetchval(statement.sql, *arguments, plan_once=statement.is_planned_once)
        except asyncpg.QueryCanceledError as error:
            raise Timeout from error
        return data


@lru_cache(maxsize=256)
def known_of(caller: Caller) -> dict[str, Any]:
    """What is bound of a caller: what `viewer` tells as JSON, the organisations that it acts for, and who it is."""
    return {
        "person": orjson.dumps(caller.person and f"{RecordType.PERSON.prefix}_{caller.person.hex}"),
        "name": orjson.dumps(caller.name),
        "role": orjson.dumps(caller.role.value),
        **caller.bound(),
    }


def as_graphql(error: RegistryError) -> GraphQLError:
    """A refusal as a GraphQL error."""
    # Beside the message a path would say that the rest was answered.
    path = {"path": error.field_path} if error.field_path else {}
    return GraphQLError(error.message, extensions=error.extensions | path, original_error=error)
