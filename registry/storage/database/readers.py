"""The connections that answer questions.

asyncpg's own pool starts a task, a timer and half a dozen coroutines around every statement. For a question that is in
the cache they cost more than all other work before the database. Here a connection is taken from a stack and put back.

A statement is planned as `plans` tells, which is a setting of its connection. To change that is a round trip, so that a
connection is taken that has it already where there is one.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, TypeAlias

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement
from cachetools import LRUCache

from registry.errors import Overloaded, Unavailable
from registry.storage.database.plans import Planned, Plans

Connection: TypeAlias = "asyncpg.Connection[Any]"
Prepared: TypeAlias = "PreparedStatement[Any]"
# How long a connection may take to become usable again after an error, in seconds.
PATIENCE = 5.0
#: How many bytes of SQL one connection keeps prepared. PostgreSQL takes about 45 times that for their plans.
MOST_PREPARED = 1_000_000
#: The database has ended a connection, or is about to: what was asked can be asked again on another one.
ENDED = (
    asyncpg.ConnectionDoesNotExistError,
    asyncpg.ConnectionFailureError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    # asyncpg noticed between two statements that nobody is at the other end.
    asyncpg.InternalClientError,
    ConnectionError,
)
#: Whatever becomes of a connection that is used beside the answers: who meets it lets go, and comes back.
LOST = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
#: The database cannot be reached, or takes nobody in.
AWAY = (
    *ENDED,
    OSError,
    TimeoutError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    # It can write nothing down until somebody makes room.
    asyncpg.DiskFullError,
    asyncpg.ObjectNotInPrerequisiteStateError,
    asyncpg.InvalidCatalogNameError,
)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement as one connection has prepared it, and the ways in which it has been planned there."""

    statement: Prepared
    ways: set[Planned] = field(default_factory=set)


class Reader:
    """One connection with its prepared statements, bounded by the bytes of their texts."""

    def __init__(self, connection: Connection, plans: Plans | None = None) -> None:
        """Takes a connection that nobody else uses, and what is to learn how long its statements take."""
        self.connection = connection
        self.prepared: LRUCache[str, _Prepared] = LRUCache(MOST_PREPARED, lambda each: len(each.statement.get_query()))
        self.planned = Planned.AS_FOUND_BEST
        self._plans = plans if plans is not None else Plans()

    async def plan(self, planned: Planned) -> None:
        """Have the statements that follow planned in one way."""
        if planned is not self.planned:
            await self.connection.execute(f"set plan_cache_mode = {planned}")
            self.planned = planned

    async def reset(self, patience: float) -> None:
        """Make the connection usable again after an error."""
        await self.connection.reset(timeout=patience)
        self.planned = Planned.AS_FOUND_BEST

    async def fetchrow(self, sql: str, *arguments: Any, planned: Planned = Planned.AS_FOUND_BEST) -> Any:
        """The single row that a statement gives; it is prepared once, and planned as is said."""
        await self.plan(planned)
        try:
            prepared = self.prepared[sql]
        except KeyError:
            prepared = await self._prepare(sql)
        try:
            return await self._fetched(sql, arguments, prepared)
        except asyncpg.InvalidCachedStatementError:
            # A table has been altered since.
            self.prepared.clear()
            return await self._fetched(sql, arguments, await self._prepare(sql))

    async def _fetched(self, sql: str, arguments: tuple[Any, ...], prepared: _Prepared) -> Any:
        began = perf_counter()
        try:
            found = await prepared.statement.fetchrow(*arguments)
        except asyncpg.QueryCanceledError:
            self._plans.failed(sql, self.planned)
            raise
        except asyncio.CancelledError:
            self._plans.given_up(sql, self.planned, perf_counter() - began)
            raise
        if self.planned in prepared.ways:
            self._plans.took(sql, self.planned, perf_counter() - began)
        else:
            prepared.ways.add(self.planned)
        return found

    async def _prepare(self, sql: str) -> _Prepared:
        prepared = _Prepared(await self.connection.prepare(sql))
        if len(sql) <= MOST_PREPARED / 4:
            self.prepared[sql] = prepared
        return prepared


class Readers:
    """A fixed number of connections; when all are in use, the next question waits for one."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Connection]],
        size: int,
        patience: float = PATIENCE,
        *,
        opens_at_start: bool = True,
    ) -> None:
        """Takes a function that opens a connection, how many to have, and how many seconds to wait for a free one.

        Where they do not open at the start, each opens for the first question that takes it.
        """
        self._connect, self._size, self._patience, self._opens_at_start = connect, size, patience, opens_at_start
        self._plans = Plans()
        # The one that was used last is used first: its memory is warm. None is one that must be opened anew.
        self._idle: list[Reader | None] = []
        self._free = asyncio.Semaphore(0)
        self._settling: set[asyncio.Task[None]] = set()
        self._all: list[Reader] = []

    async def __aenter__(self) -> "Readers":
        """Open all connections, so that no question has to wait for that."""
        opened: list[Reader | None] = [None] * self._size
        if self._opens_at_start:
            opened = [*await asyncio.gather(*(self._opened() for _ in range(self._size)))]
        for reader in opened:
            self._put_back(reader)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close every connection, each when its question has been answered."""
        for _ in range(self._size):
            await self._free.acquire()
            reader = self._idle.pop()
            if reader is not None:
                await reader.connection.close()

    @property
    def prepared_bytes(self) -> int:
        """How many bytes of SQL all connections together keep prepared."""
        return sum(int(each.prepared.currsize) for each in self._all)

    @property
    def prepared_count(self) -> int:
        """How many statements all connections together keep prepared."""
        return sum(len(each.prepared) for each in self._all)

    async def fetchval(self, sql: str, *arguments: Any, plan_once: bool = False) -> Any:
        """The single value that a statement gives; see `fetchrow`."""
        return (await self.fetchrow(sql, *arguments, plan_once=plan_once))[0]

    async def fetchrow(self, sql: str, *arguments: Any, plan_once: bool = False) -> Any:
        """The single row that a statement gives; with `plan_once` it is planned for all its calls at the first.

        Else it is planned in the way that takes less time. A statement whose connection the database has ended is asked
        once more on a new one. Unavailable when the database cannot be reached, Overloaded when no connection came free
        in time.
        """
        planned = Planned.ONCE if plan_once else self._plans.planned(sql)
        reader = await self._taken(planned)
        try:
            found = await reader.fetchrow(sql, *arguments, planned=planned)
        except BaseException as error:
            if not _was_ended(error, reader):
                self._settle(reader)
                raise
        else:
            self._put_back(reader)
            return found
        reader.connection.terminate()
        reader = await self._anew(reader)
        try:
            found = await reader.fetchrow(sql, *arguments, planned=planned)
        except BaseException as error:
            self._settle(reader)
            if _was_ended(error, reader):
                raise Unavailable from error
            raise
        self._put_back(reader)
        return found

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for several statements; Unavailable and Overloaded as for one."""
        reader = await self._taken(Planned.AS_FOUND_BEST)
        try:
            await reader.plan(Planned.AS_FOUND_BEST)
            yield reader.connection
        except BaseException as error:
            self._settle(reader)
            if _was_ended(error, reader):
                raise Unavailable from error
            raise
        self._put_back(reader)

    async def _taken(self, planned: Planned) -> Reader:
        """A connection that is open, taken out of those that are idle: one that plans so already, if there is one."""
        if self._free.locked():
            try:
                async with asyncio.timeout(self._patience):
                    await self._free.acquire()
            except TimeoutError:
                raise Overloaded from None
        else:
            await self._free.acquire()
        alike = (place for place in reversed(range(len(self._idle))) if _plans_so(self._idle[place], planned))
        # Else the one that was used least of late is made to.
        reader = self._idle.pop(next(alike, 0))
        if reader is not None and not reader.connection.is_closed():
            return reader
        return await self._anew(reader)

    def _put_back(self, reader: Reader | None) -> None:
        """Let others have a connection, or None: the right to open one."""
        self._idle.append(reader)
        self._free.release()

    async def _anew(self, reader: Reader | None) -> Reader:
        """A new connection instead of one that is closed; its place stays free for the next try when there is none."""
        try:
            return await self._opened(instead_of=reader)
        except BaseException as error:
            self._put_back(None)
            if isinstance(error, AWAY):
                raise Unavailable from error
            raise

    async def _opened(self, instead_of: Reader | None = None) -> Reader:
        if instead_of in self._all:
            self._all.remove(instead_of)
        reader = Reader(await self._connect(), self._plans)
        self._all.append(reader)
        return reader

    def _settle(self, reader: Reader) -> None:
        """Put a connection back when it is usable again; its last statement may still be about to be cancelled."""
        task = asyncio.create_task(self._settled(reader))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    async def _settled(self, reader: Reader) -> None:
        try:
            await reader.reset(PATIENCE)
        except LOST:
            # Whoever takes a connection that is closed opens it again.
            reader.connection.terminate()
        finally:
            self._put_back(reader)


def _plans_so(reader: Reader | None, planned: Planned) -> bool:
    return reader is not None and reader.planned is planned


def _was_ended(error: BaseException, reader: Reader) -> bool:
    """Whether a statement failed because the database ended its connection."""
    return isinstance(error, ENDED) or (isinstance(error, asyncpg.InterfaceError) and reader.connection.is_closed())
