"""The connections that answer questions.

asyncpg's own pool starts a task, a timer and half a dozen coroutines around every statement. For a question that is in
the cache they cost more than all other work before the database. Here a connection is taken from a stack and put back.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[Any]"
# How long a connection may take to become usable again after an error, in seconds.
PATIENCE = 5.0


class Readers:
    """A fixed number of connections; when all are in use, the next question waits for one."""

    def __init__(self, connect: Callable[[], Awaitable[Connection]], size: int) -> None:
        """Takes a function that opens a connection, and how many to have."""
        self._connect, self._size = connect, size
        # The one that was used last is used first: its memory is warm.
        self._idle: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        self._settling: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Readers":
        """Open all connections, so that no question has to wait for that."""
        for connection in await asyncio.gather(*(self._connect() for _ in range(self._size))):
            self._idle.put_nowait(connection)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close every connection, each when its question has been answered."""
        for _ in range(self._size):
            await (await self._idle.get()).close()

    async def fetchval(self, sql: str, *arguments: Any) -> Any:
        """The single value that a statement gives."""
        connection = await self._idle.get()
        try:
            if connection.is_closed():
                connection = await self._connect()
            found = await connection.fetchval(sql, *arguments)
        except BaseException:
            self._settle(connection)
            raise
        self._idle.put_nowait(connection)
        return found

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for several statements."""
        connection = await self._idle.get()
        try:
            if connection.is_closed():
                connection = await self._connect()
            yield connection
        except BaseException:
            self._settle(connection)
            raise
        self._idle.put_nowait(connection)

    def _settle(self, connection: Connection) -> None:
        """Put a connection back when it is usable again; its last statement may still be about to be cancelled."""
        task = asyncio.create_task(self._settled(connection))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    async def _settled(self, connection: Connection) -> None:
        try:
            await connection.reset(timeout=PATIENCE)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            # Whoever takes a connection that is closed opens it again.
            connection.terminate()
        finally:
            self._idle.put_nowait(connection)
