"""Who is behind a request: keys resolved to callers, remembered for seconds, and forgotten when something changes.

Resolved callers are kept at most five seconds, and dropped at once when the database tells of a change to a key or a
membership, so that a key that is revoked stops everywhere, also where the telling did not arrive.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from time import monotonic

import asyncpg

from registry.access import FIND, PREFIX, USED, caller_of, prefix_of
from registry.callers import ANYONE, Caller
from registry.errors import Unauthenticated
from registry.storage.readers import Readers

KEPT_SECONDS, MOST_KEPT = 5.0, 10_000
CHANNEL = "registry_access"


class Doors:
    """Resolves Authorization headers."""

    def __init__(self) -> None:
        """Knows nobody yet; `open` says where to ask."""
        self._kept: dict[bytes, tuple[float, Caller]] = {}
        self._readers: Readers | None = None

    def known(self, authorization: str | None) -> Caller | None:
        """The caller, when no question is needed."""
        if authorization is None:
            return ANYONE
        # Kept by digest: no key stands in memory longer than its request.
        until, caller = self._kept.get(sha256(authorization.encode()).digest(), (0.0, ANYONE))
        return caller if until > monotonic() else None

    async def resolve(self, authorization: str | None) -> Caller:
        """The caller of a request; no header is anyone, a wrong one is refused rather than read as anyone."""
        if (found := self.known(authorization)) is not None or authorization is None:
            return found or ANYONE
        scheme, _, secret = authorization.partition(" ")
        secret = secret.strip()
        if scheme.lower() != "bearer" or not secret.startswith(PREFIX) or self._readers is None:
            raise Unauthenticated
        # Until when it holds is counted from before the question, so that it is never too long.
        until = monotonic() + KEPT_SECONDS
        async with self._readers.connection() as connection:
            row = await connection.fetchrow(FIND, prefix_of(secret))
            caller = caller_of(secret, row)
            async with connection.transaction():
                await connection.execute("set transaction read write")
                await connection.execute(USED, prefix_of(secret))
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[sha256(authorization.encode()).digest()] = (until, caller)
        return caller

    def forget(self, *_: object) -> None:
        """Ask anew for everybody."""
        self._kept.clear()

    @asynccontextmanager
    async def open(self, url: str, readers: Readers) -> AsyncIterator[None]:
        """Answer from these connections, and forget when the database tells of a change."""
        self._readers = readers
        listening = asyncio.create_task(self._listen(url))
        try:
            yield
        finally:
            self._readers = None
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def _listen(self, url: str) -> None:
        """Runs until cancelled, and comes back when its connection is lost."""
        while True:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                connection = await asyncpg.connect(url, server_settings={"application_name": "registry listening"})
                lost = asyncio.Event()
                try:
                    connection.add_termination_listener(lambda _, lost=lost: lost.set())
                    await connection.add_listener(CHANNEL, self.forget)
                    self.forget()
                    await lost.wait()
                finally:
                    connection.terminate()
            await asyncio.sleep(1)
