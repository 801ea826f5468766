"""Answering: a document is admitted once, and replayed from then on.

    first sight   admitted in a thread of its own (`admitting`), and its statement compiled there
    known         dictionary lookup, coerced variables, one prepared statement, bytes out
    unchanged     the same, but the statement asks only whether anything has changed (`settled`)

Whatever is kept between requests is bounded by bytes (`caches`), so that nobody fills the memory with questions.
"""

from collections.abc import Callable, Hashable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson
from cachetools import LRUCache
from graphql import GraphQLError, GraphQLSchema, print_ast
from graphql.execution.values import VariableValues

from registry.callers import Caller
from registry.errors import CostLimit, RegistryError
from registry.feed.sights import Sees, id_of, sight_of
from registry.storage.database.readers import Readers
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.checking import Check, Remark, told_apart, unknown_of
from registry.storage.reading.scope import CALLER
from registry.trail.kept_answers import Retried
from registry.trail.positions import position_of
from schema.answering import introspecting
from schema.answering.acting import Acting
from schema.answering.admitting import Admission, Known, RefusedDocument
from schema.answering.answers import Answer, size_of
from schema.answering.caches import ByteCache
from schema.answering.first_sight import FirstSight
from schema.answering.following import Following, following, stays_open
from schema.answering.hints import (
    Lookup,
    Warning_,
    before_the_trail,
    incomplete,
    led_on,
    misses,
    searched_for,
    unknown_in_filters,
)
from schema.answering.prepared import Prepared, prepared
from schema.answering.running import Running
from schema.answering.settled import stamp_of
from schema.answering.wording import all_told
from schema.selecting.selecting import Selector

#: How many bytes the process keeps of documents, of their statements, and of answers about the contract.
DOCUMENTS, STATEMENTS, ANSWERS = 32_000_000, 32_000_000, 8_000_000
#: What an entry of a cache takes beside its text.
BESIDE = 2000
#: How many ids are kept of what callers see.
SIGHTS = 1000
#: The number of a document, the shape of a call of it, and the kind of its caller.
Key = tuple[int, Hashable, Role]
#: Whether whoever asks has the answer that a stamp belongs to already.
Has = Callable[[str], bool]
#: A place in the share of whoever asks, for as long as it lasts.
Share = Callable[[], AbstractAsyncContextManager[None]]


class Engine:
    """Admits, compiles, keeps and runs."""

    def __init__(
        self, admission: Admission, about: dict[str, Any], most_cost: int, acting: Acting, release: str, most_kept: int
    ) -> None:
        """Takes what admits documents, what apiInfo tells, the cost limit, and what does the acts.

        `release` names what answers follow from beside data, and `most_kept` is how many bytes of them are kept.
        """
        self.admission, self.about, self.most_cost, self.acting = admission, about, most_cost, acting
        self.release = f"{release} {most_cost}"
        self.kept: ByteCache[bytes, Answer] = ByteCache("answers of questions", most_kept, size_of)
        self.running = Running()
        self.known: ByteCache[tuple[str, str | None], Known] = ByteCache("documents", DOCUMENTS, lambda each: each.size)
        self.began: datetime | None = None
        self.prepared: ByteCache[Key, Prepared] = ByteCache("statements", STATEMENTS, lambda each: each.size)
        self.answers: ByteCache[tuple[int, bytes], tuple[bytes, int, int]] = ByteCache(
            "answers", ANSWERS, lambda each: each[2]
        )
        self.first_sight = FirstSight("first sight")
        self.sights: LRUCache[Sees, str] = LRUCache(SIGHTS)

    @property
    def readers(self) -> Readers | None:
        """The connections to the database itself, once the registry has started."""
        return self.running.readers

    @property
    def schema(self) -> GraphQLSchema:
        """The contract."""
        return self.admission.schema

    @property
    def caches(self) -> tuple[ByteCache[Any, Any], ...]:
        """Everything that is kept between requests."""
        return self.known, self.prepared, self.answers, self.kept, self.acting.statements

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
        self,
        known: Known,
        variables: dict[str, Any] | None,
        caller: Caller,
        retried: Retried | None = None,
        has: Has | None = None,
        seen: int | None = None,
        share: Share | None = None,
    ) -> Answer:
        """The answer to one call of a known document; with `has`, unchanged when whoever asks has it.

        What asks the change feed waits for a place in the caller's `share` of its connections. `seen` is the newest
        position that whoever asks knows of: a standby that has come so far may be asked, and without it none is.
        """
        try:
            values = self._given(known, variables, caller)
            if known.subscribes:
                raise stays_open()
            if known.introspects:
                return await self._introspect(known, values, variables or {})
            if known.acts:
                return await self._act(known, values, caller, retried)
            made = await self.made(known, values, caller.role)
            if share is None or made.statement.feed is None:
                return await self._ask(made, values, caller, has, seen)
            async with share():
                return await self._ask(made, values, caller, has, seen)
        except RefusedDocument as refused:
            return Answer(None, refused.errors)
        except RegistryError as error:
            if error.retry_after is not None:
                raise
            cost, dearest = (error.cost, error.dearest) if isinstance(error, CostLimit) else (0, ())
            return Answer(None, [as_graphql(error)], cost=cost, dearest=dearest)

    def following(self, known: Known, variables: dict[str, Any] | None, caller: Caller) -> Following:
        """What a subscription is told and how; RefusedDocument, CostLimit."""
        return following(self.schema, known, self._given(known, variables, caller), self.most_cost)

    def _given(self, known: Known, variables: dict[str, Any] | None, caller: Caller) -> VariableValues:
        """The variables of a call, coerced; RefusedDocument, CostLimit."""
        if variables and (refused := known.too_large(variables, caller)):
            raise refused
        values = known.coerce(variables or {})
        if isinstance(values, list):
            raise RefusedDocument(*all_told(values, "BAD_USER_INPUT", self.schema))
        return values

    async def _ask(
        self, made: Prepared, values: VariableValues, caller: Caller, has: Has | None, seen: int | None
    ) -> Answer:
        """The answer to a question about records."""
        statement = made.statement
        bound = dict(values.coerced)
        bound[CALLER] = known_of(caller) | (await self._sight(caller) if statement.feed is not None else {})
        arguments = statement.arguments(bound)
        if made.settled is None:
            found = (await self.running.row(statement.sql, arguments, statement, bound))[0]
            data, warnings, _ = await self._told(made, found, bound, caller.role)
            return Answer(data, None, warnings, statement.cost, 1, made.dearest)
        # A token of the feed may be newer than what a standby knows.
        since = None if statement.feed is not None else seen
        call = made.settled.call(arguments)
        kept, asked = self.kept.get(call), 1
        if kept is not None or has is not None:
            (place,) = await self.running.row(made.settled.place, [], since=since)
            stamp, asked = stamp_of(call, place), 2
            if has is not None and has(stamp):
                return Answer(None, None, None, statement.cost, 1, made.dearest, stamp, position_of(place))
            if kept is not None and kept.stamp == stamp:
                return kept
        found, place = await self.running.row(made.settled.sql, arguments, statement, bound, since)
        data, warnings, is_of_one_moment = await self._told(made, found, bound, caller.role)
        told = (stamp_of(call, place), position_of(place)) if is_of_one_moment else ()
        answer = Answer(data, None, warnings, statement.cost, 1, made.dearest, *told)
        # What is shown to a person may hold its name, which is kept nowhere that is not told of.
        if is_of_one_moment and caller.person is None:
            self.kept.keep(call, answer)
        return answer if asked == 1 else answer._replace(statements=asked)

    async def made(self, known: Known, values: VariableValues, role: Role) -> Prepared:
        """What a call of a document is answered with for a kind of caller: prepared now, if it is not yet."""
        key = (known.number, known.shape(values.coerced), role)
        try:
            return self.prepared[key]
        except KeyError:
            return await self.first_sight.once(self.prepared, key, lambda: self._prepare(known, key, values))

    async def _told(
        self, made: Prepared, data: bytes, bound: dict[str, Any], role: Role
    ) -> tuple[bytes, list[Warning_], bool]:
        """The answer, what is told beside it, and whether that was read in the answer's own statement."""
        statement, warnings, later = made.statement, list[Warning_](), list[Warning_]()
        if statement.checks:
            data, checked = told_apart(data)
            warnings += incomplete(statement.checks, checked) + searched_for(statement.checks, checked)
            warnings += led_on(statement.checks, checked, bound)
            later += await self._unknown(statement.checks, checked, bound, role)
        if made.lookups:
            later += await self._misses(made.lookups, data, bound, role)
        warnings += later
        if made.moments:
            warnings += before_the_trail(made.moments, bound, await self._began())
        return data, warnings, not later

    async def _introspect(self, known: Known, values: VariableValues, given: dict[str, Any]) -> Answer:
        key = (known.number, orjson.dumps(values.coerced, option=orjson.OPT_SORT_KEYS))

        def answered() -> tuple[bytes, int, int]:
            data, cost = introspecting.answer(self.schema, known.document, known.operation, values, given)
            return data, cost, len(data) + len(key[1]) + BESIDE

        data, cost, _ = await self.first_sight.once(self.answers, key, answered)
        return Answer(data, cost=cost)

    async def _act(self, known: Known, values: VariableValues, caller: Caller, retried: Retried | None) -> Answer:
        """Do what a document asks to be done."""
        selector = Selector(self.schema, known.document, known.operation, values, self.about, known.shown)
        found = await self.acting.answer(selector, values, caller, known_of(caller), retried)
        return Answer(found.data, None, None, found.cost, 0 if found.was_kept else 1, found.dearest)

    async def _began(self) -> datetime | None:
        """When the trail began, which is asked until something stands in it."""
        if self.began is None and self.readers is not None:
            async with self.readers.connection() as connection:
                self.began = await connection.fetchval("select at from commits order by id limit 1")
        return self.began

    async def _misses(
        self, lookups: tuple[Lookup, ...], data: bytes, values: dict[str, Any], role: Role
    ) -> list[Warning_]:
        return [] if self.readers is None else await misses(lookups, data, values, self.readers, role)

    async def _unknown(
        self, checks: tuple[Remark, ...], checked: list[Any], values: dict[str, Any], role: Role
    ) -> list[Warning_]:
        told = [(each, found) for each, found in zip(checks, checked, strict=True) if isinstance(each, Check)]
        wrong = [(each, places) for each, found in told if (places := unknown_of(each, found))]
        return await unknown_in_filters(wrong, values, self.readers, role) if self.readers is not None and wrong else []

    def _prepare(self, known: Known, key: Key, values: VariableValues) -> Prepared:
        """Compile the statement for a call's shape and kind of caller."""
        _, shape, role = key
        selection = Selector(self.schema, known.document, known.operation, values, self.about).selection()
        document = known.document.loc.source.body if known.document.loc else print_ast(known.document)
        return prepared(selection, role, self.most_cost, document, self.release, BESIDE + len(repr(shape)))

    async def _sight(self, caller: Caller) -> dict[str, Any]:
        """What is bound of a caller for the change feed: its names in audiences, and what stands for them in tokens."""
        sees = sight_of(caller)
        if sees not in self.sights and self.readers is not None:
            async with self.readers.connection() as connection:
                self.sights[sees] = (await id_of(connection, sees)).hex
        return {"names": list(sees.names), "sight": self.sights[sees]}


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
