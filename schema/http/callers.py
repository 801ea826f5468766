"""Who asks: by the Authorization header, or else by the cookie of a session in a browser."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from hashlib import sha256

from registry.callers import Caller
from registry.errors import Unauthenticated
from registry.identity.doors import Doors
from schema.http.rates import Rates
from schema.http.sign_in import Cookies

READ = {b"authorization", b"cookie", b"origin", b"x-registry-csrf"}
#: How long an answer to one wrong key among many waits, in seconds.
LATE = 1.0


class Lanes:
    """Lets those of one address through one at a time."""

    def __init__(self) -> None:
        """Starts with nobody."""
        self._open: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def __call__(self, address: str) -> AsyncIterator[None]:
        """Wait for one's turn, and have it during the context."""
        lock, waiting = self._open.get(address, (asyncio.Lock(), 0))
        self._open[address] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._open.pop(address)
            if waiting > 1:
                self._open[address] = lock, waiting - 1


class Callers:
    """Tells who sent a request, from its headers."""

    def __init__(self, doors: Doors, rates: Rates, cookies: Cookies | None = None) -> None:
        """Takes what resolves keys, tokens and sessions, how often, and the cookies of people who use a browser."""
        self.doors, self.rates, self.cookies = doors, rates, cookies
        self._lanes = Lanes()

    async def of(self, headers: dict[bytes, str], method: str, address: str) -> Caller:
        """The caller; Unauthenticated when it is none that is believed, RequestRefused when it asks too often."""
        secret = self._secret(headers)
        known = self.doors.known(headers.get(b"authorization")) if secret is None else None
        caller = known or await self._believed(headers, method, secret, address)
        self.rates.ask(caller.signature, address)
        return caller

    async def _believed(self, headers: dict[bytes, str], method: str, secret: str | None, address: str) -> Caller:
        """Ask who it is. Whoever has guessed often is heard one at a time, and what is wrong is answered late."""
        guessing = self.rates.is_guessing(address)
        try:
            if not guessing:
                return await self._asked(headers, method, secret)
            async with self._lanes(address):
                return await self._asked(headers, method, secret)
        except Unauthenticated:
            self.rates.was_wrong(address)
            if not guessing:
                raise
        # Others may stand behind the same address, and those who are right must not wait.
        await asyncio.sleep(LATE)
        raise self.rates.too_often_wrong(address)

    async def _asked(self, headers: dict[bytes, str], method: str, secret: str | None) -> Caller:
        if secret is None:
            return await self.doors.resolve(headers.get(b"authorization"))
        # A question changes nothing, and no other site can read its answer.
        if self.cookies is not None and method not in ("GET", "HEAD"):
            self.cookies.require_own(headers.get(b"origin"), headers.get(b"x-registry-csrf"))
        return await self.doors.resolve_session(secret)

    def again(
        self, headers: dict[bytes, str], caller: Caller
    ) -> tuple[bytes | None, Caller, Callable[[], Awaitable[Caller]]]:
        """A digest of what was sent to show who it is, None for anyone; who that was; and what asks for it anew."""
        secret, authorization = self._secret(headers), headers.get(b"authorization")
        if secret is not None:
            # No header can hold what stands before it here.
            return sha256(b"\0" + secret.encode()).digest(), caller, partial(self.doors.resolve_session, secret)
        digest = None if authorization is None else sha256(authorization.encode()).digest()
        return digest, caller, partial(self.doors.resolve, authorization)

    def turned_away(self, headers: dict[bytes, str]) -> tuple[tuple[bytes, bytes], ...]:
        """What to answer somebody with who is not believed; a cookie of a session that has ended goes away."""
        challenge = (b"www-authenticate", b"Bearer")
        if self.cookies is None or self._secret(headers) is None:
            return (challenge,)
        # Without its mark a browser would not let the cookie go.
        secure = "; Secure" if self.cookies.secure else ""
        return challenge, (b"set-cookie", f"{self.cookies.session}=; Max-Age=0; Path=/{secure}".encode())

    def _secret(self, headers: dict[bytes, str]) -> str | None:
        if self.cookies is None or b"authorization" in headers:
            return None
        return self.cookies.secret(headers.get(b"cookie"))
