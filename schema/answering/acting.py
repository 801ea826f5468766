"""Acting: all acts of an operation in one transaction, and the answer read from it.

    inputs -> acts, each of several in a savepoint -> one statement for all payloads -> commit

A refused act is remembered and the next one still runs, so that everything that is wrong is told at once. If any was
refused, nothing is kept. With `@dryRun` everything is done and read, and then nothing is kept either.
`@source` says which other system the changes come from, for history to tell.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from graphql import GraphQLSchema
from graphql.execution.values import VariableValues
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from strawberry.schema.config import StrawberryConfig

from registry.acts.weighed import weighed
from registry.callers import Caller
from registry.errors import NotSupported, Refusal, TryAgain, refusals
from registry.settings import Settings, settings
from registry.storage.database.readers import Connection, Readers
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading.extent import MOST_ANSWERED, require_moderate
from registry.storage.reading.privacy import shows_private
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.scope import CALLER
from registry.storage.reading.selection import Selection
from registry.storage.writing.taken import TRIED
from registry.trail import changes, kept_answers
from registry.trail.kept_answers import Retried
from registry.work import Work, worded
from schema.answering.caches import ByteCache
from schema.answering.costs import Dearest, dearest_of, require_affordable
from schema.answering.failures import FAILURES, meaning_of
from schema.answering.first_sight import FirstSight
from schema.answering.outcomes import OUTCOMES, Outcome, Outcomes
from schema.answering.reasons import reason_of
from schema.answering.requesting import RequestedAct, Requesting
from schema.answering.tidying import all_told
from schema.language.inputs import fields_of, given_without
from schema.language.payloads import Done
from schema.selecting.selecting import Selector

#: How many bytes the process keeps of the statements of payloads, and what one takes for each of its own with what it
#: is found by.
STATEMENTS, PER_BYTE = 16_000_000, 4
#: How often acts are tried that lost a race: two editors who lock the same records in different orders.
TRIES = 3


@dataclass(frozen=True)
class ActsAnswer:
    """JSON data, what reading it cost and which fields most, and whether it came from an earlier call."""

    data: bytes
    cost: int
    was_kept: bool = False
    dearest: Dearest = ()


class Acting:
    """Does the acts of operations."""

    def __init__(self, schema: GraphQLSchema, config: StrawberryConfig, scalars: Any, most_cost: int) -> None:
        """Takes the contract and the cost limit; the sessions are set when the registry starts."""
        self.schema, self.most_cost = schema, most_cost
        self.requesting = Requesting(schema, config, scalars)
        self.sessions: async_sessionmaker[AsyncSession] | None = None
        self.readers: Readers | None = None
        #: What can be set; without it, as the environment says.
        self.chosen: Settings | None = None
        self.statements: ByteCache[Any, tuple[Statement, int]] = ByteCache("payloads", STATEMENTS, lambda each: each[1])
        # Acts hold locks while they are answered, and wait for no stranger's first sight.
        self._first_sight = FirstSight("payloads")

    async def answer(
        self,
        selector: Selector,
        values: VariableValues,
        caller: Caller,
        bound_caller: dict[str, Any],
        retried: Retried | None,
    ) -> ActsAnswer:
        """Do all acts, and read what they answer with. Timeout, TryAgain, Overloaded and Unavailable as they say."""
        if self.sessions is None or self.readers is None:
            raise RuntimeError("the registry has not started")
        acts = list(self.requesting.acts(selector, values, caller, self.requesting.source(selector, values)))
        if acts and all(each.refusal for each in acts):
            async with self.readers.connection() as connection:
                return await self._read(connection, selector, _refused(acts), caller, bound_caller, kept=False)
        dry = any(each.name.value == "dryRun" for each in selector.collector.operation.directives or ())
        if retried is not None and any(each.private for each in acts):
            raise NotSupported(
                "An answer that is shown once cannot be kept for a retry.",
                "Ett svar som bara visas en gång kan inte sparas.",
                "Leave the Idempotency-Key out.",
                "Utelämna Idempotency-Key.",
            )
        for _ in range(TRIES):
            try:
                async with self.sessions() as session:
                    return await self._attempt(
                        session, selector, acts, caller, bound_caller, None if dry else retried, dry
                    )
            except FAILURES as error:
                told = meaning_of(error)
                if told is not None:
                    raise told from error
        raise TryAgain

    async def _attempt(
        self,
        session: AsyncSession,
        selector: Selector,
        acts: list[RequestedAct],
        caller: Caller,
        bound_caller: dict[str, Any],
        retried: Retried | None,
        dry: bool,
    ) -> ActsAnswer:
        if retried is not None and (kept := await kept_answers.find(session, retried)) is not None:
            return ActsAnswer(kept, 0, was_kept=True)
        session.info[TRIED] = dry
        await changes.sign(session, caller, ", ".join(dict.fromkeys(each.act for each in acts)))
        source = next((each.source for each in acts if each.source is not None), caller.own_system)
        if source is not None:
            await changes.speak_for(session, source)
        steps = range(1, len(acts) + 1) if len(acts) > 1 else [None]
        outcomes = {
            each.key: await self._do(session, each, caller, source, step)
            for step, each in zip(steps, acts, strict=False)
        }
        refused = any(each.refusals for each in outcomes.values())
        if refused or dry:
            for each in outcomes.values():
                each.nothing_kept()
        if refused:
            # Warnings speak of records that were read; they keep their ids when all is taken back.
            session.expunge_all()
            await session.rollback()
            for each in outcomes.values():
                each.done = None
        raw = await (await session.connection()).get_raw_connection()
        connection: Connection = raw.driver_connection  # type: ignore[assignment]
        found = await self._read(connection, selector, outcomes, caller, bound_caller, kept=retried is not None)
        if refused or dry:
            await session.rollback()
            return found
        if retried is not None:
            await kept_answers.keep(session, retried, found.data)
        await session.commit()
        return found

    async def _read(
        self,
        connection: Connection,
        selector: Selector,
        outcomes: dict[str, Outcome],
        caller: Caller,
        bound_caller: dict[str, Any],
        *,
        kept: bool,
    ) -> ActsAnswer:
        """The payloads, read after the last act on the connection of the acts."""
        if self.schema.mutation_type is None:
            raise TypeError("the schema has no acts")
        found = Outcomes(selector, outcomes)
        selection = found.selection(self.schema.mutation_type)
        if kept and shows_private(selection):
            raise NotSupported(
                "An answer with personal data cannot be kept for a retry.",
                "Ett svar med personuppgifter kan inte sparas.",
                "Leave the Idempotency-Key out, or ask for the person's id alone.",
                "Utelämna Idempotency-Key, eller fråga bara efter personens id.",
            )
        require_moderate(selection, MOST_ANSWERED)
        require_affordable(selection, self.most_cost)
        statement = await self._statement(selection, selector, caller.role)
        bound = {**selector.collector.variables.coerced, CALLER: bound_caller, OUTCOMES: found.values}
        data = await connection.fetchval(statement.sql, *statement.arguments(bound))
        return ActsAnswer(data, selection.cost, dearest=dearest_of(selection))

    async def _do(
        self, session: AsyncSession, act: RequestedAct, caller: Caller, source: str | None, step: int | None
    ) -> Outcome:
        """One act, with its place if there are several, each then in a savepoint; what it refuses is remembered.

        `source` is the other system whose word it is.
        """
        if act.refusal is not None:
            return Outcome(refusals=[act.refusal])
        work = Work(session, caller, self.chosen or settings(), unread=list(act.wrong), source=source)
        outcome = Outcome(warnings=work.warnings, rows=work.rows)
        try:
            reason = reason_of(act.given)
            async with _undoing(session, alone=step is None):
                if step is not None:
                    await changes.begin(session, act.act, step)
                if reason is not None:
                    await changes.give_reason(session, reason)
                async with worded():
                    found = await weighed(work, fields_of(act.given), partial(_run, act, work))
                    await work.flush()
                if reason is not None:
                    await changes.give_reason(session, None)
        except Refusal as error:
            outcome.refusals = [error]
        except BaseExceptionGroup as group:
            outcome.refusals = refusals(group)
            if not outcome.refusals:
                raise
        else:
            outcome.done = _done(found)
        outcome.missing = work.missing
        outcome.refusals = all_told(work.unread, outcome.refusals)
        await work.tell_current(outcome.refusals)
        return outcome

    async def _statement(self, selection: Selection, selector: Selector, role: Role) -> Statement:
        """The statement for a form of answer. Compiling it cost more than all else that a small act does."""
        key = (selection, role, repr(selector.collector.read))

        def compiled() -> tuple[Statement, int]:
            made = compile_selection(selection, role)
            return made, PER_BYTE * len(made.sql) + len(key[2])

        try:
            return self.statements[key][0]
        except KeyError:
            return (await self._first_sight.once(self.statements, key, compiled))[0]


@asynccontextmanager
async def _undoing(session: AsyncSession, *, alone: bool) -> AsyncIterator[None]:
    """What takes an act back when it is refused: its savepoint, or for one that is `alone` the whole transaction."""
    if not alone:
        async with session.begin_nested():
            yield
        return
    try:
        yield
    except BaseException:
        await session.rollback()
        raise


def _refused(acts: list[RequestedAct]) -> dict[str, Outcome]:
    """What became of acts that the caller may do to no record."""
    return {each.key: Outcome(refusals=[each.refusal] if each.refusal else []) for each in acts}


async def _run(act: RequestedAct, work: Work, without: Collection[str]) -> Any:
    return await act.run(work, given_without(act.given, without))


def _done(found: Any) -> Done:
    if isinstance(found, Done):
        return found
    return Done([found] if isinstance(found, Record) else list(found))


def fingerprint(query: str, variables: dict[str, Any] | None, name: str | None) -> bytes:
    """What tells two operations apart; ValueError without a document, since all that are only named would be one."""
    if not query:
        raise ValueError("an operation is told apart by its document")
    return orjson.dumps([query, variables, name], option=orjson.OPT_SORT_KEYS)
