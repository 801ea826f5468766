"""Who is behind a request: keys and tokens resolved to callers, remembered for seconds, forgotten at a change.

Resolved callers are kept at most five seconds, and dropped at once when the database tells of a change to a key, a
grant, a person or a membership, so that what is revoked stops everywhere, also where the telling did not arrive.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from hashlib import sha256
from time import monotonic, time
from typing import TYPE_CHECKING

import asyncpg
import structlog
from cachetools import FIFOCache

from registry.callers import ANYONE, Caller
from registry.errors import Unauthenticated
from registry.identity import signing_in
from registry.identity.keys import FIND, PREFIX, USED, caller_of, is_whole, prefix_of
from registry.settings import Settings
from registry.storage.database import hearing
from registry.storage.database.readers import LOST, Connection, Readers

if TYPE_CHECKING:
    from registry.identity.tokens import Token, Tokens

log = structlog.get_logger("registry.listening")
KEPT_SECONDS, MOST_KEPT = 5.0, 10_000
CHANNEL = "registry_access"
# How long a start waits for the database's telling, in seconds.
PATIENCE = 2.0


class Doors:
    """Resolves Authorization headers."""

    def __init__(self, tokens: "Tokens | None" = None) -> None:
        """Takes what checks tokens, if any are believed. Knows nobody yet; `open` says where to ask."""
        self.tokens = tokens
        # Until when a caller holds, and who it is. All are kept for about as long, so that the oldest ends first; a
        # cache that watched the time itself would cost ten times as much to look into, and every request does.
        self._kept: FIFOCache[bytes, tuple[float, Caller]] = FIFOCache(MOST_KEPT)
        self._readers: Readers | None = None
        #: How often everybody was forgotten: what was asked for before the last time is not kept.
        self._forgotten = 0
        #: Who else is told what the database tells, by its channel: a process listens with one connection.
        self.listeners: dict[str, list[Callable[[], None]]] = {CHANNEL: [self.forget]}
        #: Who is told of the process's own commits before they are answered: what is no longer so is forgotten then.
        self.own_listeners: dict[str, list[Callable[[], None]]] = {CHANNEL: [self.forget]}
        #: Whether what the database tells arrives; None while that is not known.
        self.is_told: bool | None = None

    def known(self, authorization: str | None) -> Caller | None:
        """The caller, when no question is needed."""
        if authorization is None:
            return ANYONE
        # Kept by digest: no key stands in memory longer than its request.
        return self._found(sha256(authorization.encode()).digest())

    async def resolve(self, authorization: str | None) -> Caller:
        """The caller of a request; no header is anyone, a wrong one is refused rather than read as anyone."""
        if (found := self.known(authorization)) is not None or authorization is None:
            return found or ANYONE
        scheme, _, secret = authorization.partition(" ")
        secret = secret.strip()
        if scheme.lower() != "bearer" or self._readers is None:
            raise Unauthenticated
        # Until when it holds is counted from before the question, so that it is never too long.
        until, forgotten = monotonic() + KEPT_SECONDS, self._forgotten
        if secret.startswith(PREFIX):
            caller = await self._by_key(self._readers, secret)
        else:
            caller, left = await self._by_token(self._readers, secret)
            until = min(until, monotonic() + left)
        self._keep(sha256(authorization.encode()).digest(), until, caller, forgotten)
        return caller

    async def _by_key(self, readers: Readers, secret: str) -> Caller:
        if not is_whole(secret):
            raise Unauthenticated
        async with readers.connection() as connection:
            row = await connection.fetchrow(FIND, prefix_of(secret))
            caller = caller_of(secret, row)
            async with connection.transaction():
                await connection.execute("set transaction read write")
                await connection.execute(USED, prefix_of(secret))
        return caller

    async def _by_token(self, readers: Readers, secret: str) -> tuple[Caller, float]:
        """The caller, and for how many seconds more its token holds."""
        if self.tokens is None:
            raise Unauthenticated
        token = await self.tokens.read(secret)
        async with readers.connection() as connection:
            return await signing_in.caller_of(connection, token), token.until - time()

    # -- a browser's sessions ------------------------------------------------------------------------------------------

    async def resolve_session(self, secret: str) -> Caller:
        """The caller behind a session's cookie; Unauthenticated when it has ended."""
        # No header can hold what stands before it here.
        key = sha256(b"\0session " + secret.encode()).digest()
        if (found := self._found(key)) is not None:
            return found
        until, forgotten = monotonic() + KEPT_SECONDS, self._forgotten
        async with self._asked().connection() as connection:
            caller, left = await signing_in.caller_of_session(connection, secret)
        self._keep(key, min(until, monotonic() + left), caller, forgotten)
        return caller

    async def begin_session(self, token: "Token") -> str:
        """Begin a session; its secret."""
        async with self._asked().connection() as connection:
            return await signing_in.begin_session(connection, token)

    async def end_session(self, secret: str) -> None:
        """End a session."""
        async with self._asked().connection() as connection:
            await signing_in.end_session(connection, secret)
        self.forget()

    def _asked(self) -> Readers:
        if self._readers is None:
            raise Unauthenticated
        return self._readers

    def _found(self, key: bytes) -> Caller | None:
        """The caller that is kept by a digest and still holds."""
        try:
            until, caller = self._kept[key]
        except KeyError:
            return None
        return caller if until > monotonic() else None

    def _keep(self, key: bytes, until: float, caller: Caller, forgotten: int) -> None:
        """Keep a caller by a digest, unless everybody was forgotten while it was asked for: it may be none any more."""
        if forgotten == self._forgotten:
            self._kept[key] = (until, caller)

    def forget(self) -> None:
        """Ask anew for everybody, also for those who are being asked for."""
        self._forgotten += 1
        self._kept.clear()

    def _heard(self, _connection: object, _process: int, channel: str, _told: object) -> None:
        for tell in self.listeners[channel]:
            tell()

    @asynccontextmanager
    async def open(self, url: str, readers: Readers) -> AsyncIterator[None]:
        """Answer from these connections, and forget when the database tells of a change."""
        self._readers = readers
        hears = asyncio.Event()
        listening = asyncio.create_task(self._listen(url, hears))
        try:
            # From the start, if it can be had: what is kept before that is dropped when it begins.
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await hears.wait()
            yield
        finally:
            self._readers = None
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
            if self.tokens is not None:
                await self.tokens.issuer.close()

    async def hear_of_own(self, connection: Connection) -> None:
        """Have a connection of acts tell what its own commits change, which it is told before they are answered.

        Else whoever acts and asks at once could be taken for who it was before, or be told of what was there before.
        """
        for channel, listeners in self.own_listeners.items():
            for tell in listeners:
                await connection.add_listener(channel, lambda *_, tell=tell: tell())

    async def _listen(self, url: str, hears: asyncio.Event) -> None:
        """Runs until cancelled, and comes back when its connection is lost."""
        while True:
            with suppress(*LOST):
                connection = await asyncpg.connect(url, server_settings={"application_name": "registry listening"})
                lost = asyncio.Event()
                try:
                    connection.add_termination_listener(lambda _, lost=lost: lost.set())
                    for channel in self.listeners:
                        await connection.add_listener(channel, self._heard)
                    # What was told while nobody listened.
                    for tell in (each for listeners in self.listeners.values() for each in listeners):
                        tell()
                    hears.set()
                    self.is_told = await hearing.hears(connection, url)
                    if not self.is_told:
                        log.error("unheard", **hearing.UNHEARD)
                    await lost.wait()
                finally:
                    connection.terminate()
            await asyncio.sleep(1)


def doors_of(chosen: Settings) -> Doors:
    """The doors that the settings open: keys always, tokens when there is an issuer."""
    if chosen.oidc_issuer is None:
        return Doors()
    # What checks signatures takes a twentieth of the whole start to import, and only an issuer's tokens have them.
    from registry.identity.issuer import Issuer  # noqa: PLC0415
    from registry.identity.tokens import Tokens  # noqa: PLC0415

    return Doors(Tokens(Issuer(chosen.oidc_issuer, chosen.oidc_keys_wait), chosen))
