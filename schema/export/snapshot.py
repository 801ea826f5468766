"""One moment of the database, asked with the same questions as everybody asks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import copy
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

import orjson

from registry.callers import ANYONE
from registry.errors import CostLimit, RegistryError
from registry.mirror.contract import Kind, question_of, shape_of
from registry.storage.database.plans import Planned
from registry.storage.database.readers import Connection, Reader, Readers
from schema import contract
from schema.answering.execution import Engine
from schema.answering.running import Running

MARK = "query Mark { changeToken apiInfo { name version licence } }"
#: How many records are read at a time: what bounds the memory, and far from what a question may cost.
PAGE = 200


class _Held:
    """Answers like the connections for questions, on one that stands in its own transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._reader = connection, Reader(connection)

    async def fetchval(self, sql: str, *arguments: Any, plan_once: bool = False) -> Any:
        return (await self.fetchrow(sql, *arguments, plan_once=plan_once))[0]

    async def fetchrow(self, sql: str, *arguments: Any, plan_once: bool = False) -> Any:
        planned = Planned.ONCE if plan_once else Planned.AS_FOUND_BEST
        return await self._reader.fetchrow(sql, *arguments, planned=planned)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        yield self._connection


class Snapshot:
    """All that anyone may see, at one moment."""

    def __init__(self, engine: Engine, at: datetime) -> None:
        """Takes what answers, which reads the snapshot and nothing else, and when the moment is."""
        self._engine, self.at = engine, at

    async def mark(self) -> dict[str, Any]:
        """The token of the moment, and what the installation tells of itself."""
        found: dict[str, Any] = await answered(self._engine, MARK, {})
        return found

    async def pages(self, kind: Kind) -> AsyncIterator[list[dict[str, Any]]]:
        """All records of a type, some at a time, in the order in which they last changed."""
        question, after, more, first = question_of(kind), None, True, PAGE
        while more:
            variables = {"after": after, "first": first, "types": [kind.record_type]}
            try:
                found = (await answered(self._engine, question, variables))["changes"]
            except CostLimit:
                # The installation may allow less than most do.
                if first == 1:
                    raise
                first //= 2
                continue
            after, more = found["to"], found["more"]
            yield [each[kind.field] for each in found["changes"] if each["tombstone"] is None]


@cache
def kinds() -> tuple[Kind, ...]:
    """All types as a copy holds them: reading the contract for that takes a while."""
    return shape_of(contract.sdl()).kinds


async def answered(engine: Engine, question: str, variables: dict[str, Any]) -> Any:
    """The data of a question, asked as anyone; raises what is refused."""
    known = engine.find(question, None) or await engine.admit(question, None)
    answer = await engine.answer(known, variables, ANYONE)
    if answer.data is None:
        original = getattr(next(iter(answer.errors or ()), None), "original_error", None)
        raise original if isinstance(original, RegistryError) else RuntimeError(str(answer.errors))
    return orjson.loads(answer.data)


@asynccontextmanager
async def snapshot(engine: Engine, readers: Readers) -> AsyncIterator[Snapshot]:
    """One moment, held on a connection of `readers` until the context ends.

    `engine` keeps its statements, and what it knows of whoever it asks as, for others too.
    """
    # What anyone sees has an id in tokens, which is written down when it is asked for the first time.
    await answered(_asking(engine, readers), MARK, {})
    async with (
        readers.connection() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        # The first statement is what the moment is fixed by.
        at = await connection.fetchval("select clock_timestamp()")
        yield Snapshot(_asking(engine, cast("Readers", _Held(connection))), at.astimezone(UTC))


def _asking(engine: Engine, readers: Readers) -> Engine:
    """The same engine on other connections, which also the feed is asked on, and which keeps no answers."""
    made = copy(engine)
    made.kept = type(engine.kept)("answers in an archive", 0, lambda _: 1)
    made.running = Running()
    made.running.readers = made.running.feeding = readers
    return made
