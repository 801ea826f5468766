"""The connections that answer questions.

asyncpg's own pool starts a task, a timer and half a dozen coroutines around every statement. For a question that is in
the cache they cost more than all other work before the database. Here a connection is taken from a stack and put back.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement
from cachetools import LRUCache

from registry.errors import Overloaded, Unavailable

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


class Reader:
    """One connection with its prepared statements, bounded by the bytes of their texts."""

    def __init__(self, connection: Connection) -> None:
        """Takes a connection that nobody else uses."""
        self.connection = connection
        self.prepared: LRUCache[str, Prepared] = LRUCache(MOST_PREPARED, lambda each: len(each.get_query()))
        self._plans_once = False

    async def plan(self, *, once: bool) -> None:
        """Let the statements that follow keep the plan of their first call, or be planned as PostgreSQL finds best."""
        if once != self._plans_once:
            mode = "force_generic_plan" if once else "auto"
            await self.connection.execute(f"set plan_cache_mode = {mode}")
            self._plans_once = once

    async def reset(self, patience: float) -> None:
        """Make the connection usable again after an error."""
        await self.connection.reset(timeout=patience)
        self._plans_once = False

    async def fetchrow(self, sql: str, *arguments: Any, plan_once: bool = False) -> Any:
        """The single row that a statement gives; it is prepared once, and with `plan_once` also planned once."""
        await self.plan(once=plan_once)
        try:
            statement = self.prepared[sql]
        except KeyError:
            statement = await self._prepare(sql)
        try:
            return await statement.fetchrow(*arguments)
        except asyncpg.InvalidCachedStatementError:
            # A table has been altered since.
            self.prepared.clear()
            return await (await self._prepare(sql)).fetchrow(*arguments)

    async def _prepare(self, sql: str) -> Prepared:
        statement = await self.connection.prepare(sql)
        if len(sql) <= MOST_PREPARED / 4:
            self.prepared[sql] = statement
        return statement


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
        # The one that was used last is used first: its memory is warm. None is one that must be opened anew.
        self._idle: asyncio.LifoQueue[Reader | None] = asyncio.LifoQueue()
        self._settling: set[asyncio.Task[None]] = set()
        self._all: list[Reader] = []

    async def __aenter__(self) -> "Readers":
        """Open all connections, so that no question has to wait for that."""
        opened: list[Reader | None] = [None] * self._size
        if self._opens_at_start:
            opened = [*await asyncio.gather(*(self._opened() for _ in range(self._size)))]
        for reader in opened:
            self._idle.put_nowait(reader)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close every connection, each when its question has been answered."""
        for _ in range(self._size):
            reader = await self._idle.get()
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

        A statement whose connection the database has ended is asked once more on a new one. Unavailable when the
        database cannot be reached, Overloaded when no connection came free in time.
        """
        reader = await self._taken()
        try:
            found = await reader.fetchrow(sql, *arguments, plan_once=plan_once)
        except BaseException as error:
            if not _was_ended(error, reader):
                self._settle(reader)
                raise
        else:
            self._idle.put_nowait(reader)
            return found
        reader.connection.terminate()
        reader = await self._anew(reader)
        try:
            found = await reader.fetchrow(sql, *arguments, plan_once=plan_once)
        except BaseException as error:
            self._settle(reader)
            if _was_ended(error, reader):
                raise Unavailable from error
            raise
        self._idle.put_nowait(reader)
        return found

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for several statements; Unavailable and Overloaded as for one."""
        reader = await self._taken()
        try:
            await reader.plan(once=False)
            yield reader.connection
        except BaseException as error:
            self._settle(reader)
            if _was_ended(error, reader):
                raise Unavailable from error
            raise
        self._idle.put_nowait(reader)

    async def _taken(self) -> Reader:
        """A connection that is open, taken out of those that are idle."""
        try:
            reader = self._idle.get_nowait()
        except asyncio.QueueEmpty:
            try:
                async with asyncio.timeout(self._patience):
                    reader = await self._idle.get()
            except TimeoutError:
                raise Overloaded from None
        if reader is not None and not reader.connection.is_closed():
            return reader
        return await self._anew(reader)

    async def _anew(self, reader: Reader | None) -> Reader:
        """A new connection instead of one that is closed; its place stays free for the next try when there is none."""
        try:
            return await self._opened(instead_of=reader)
        except BaseException as error:
            self._idle.put_nowait(None)
            if isinstance(error, AWAY):
                raise Unavailable from error
            raise

    async def _opened(self, instead_of: Reader | None = None) -> Reader:
        if instead_of in self._all:
            self._all.remove(instead_of)
        reader = Reader(await self._connect())
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
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            # Whoever takes a connection that is closed opens it again.
            reader.connection.terminate()
        finally:
            self._idle.put_nowait(reader)


def _was_ended(error: BaseException, reader: Reader) -> bool:
    """Whether a statement failed because the database ended its connection."""
    return isinstance(error, ENDED) or (isinstance(error, asyncpg.InterfaceError) and reader.connection.is_closed())
