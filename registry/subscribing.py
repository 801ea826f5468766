"""Subscribing: whoever wants to be told at once that something has changed, told so by the change feed.

    a commit -> NOTIFY, heard by each process on the connection that it listens with
             -> one look into the feed for all who see the same, want the same and stand at the same place, in the turn
                of whoever wants it (`turns`)
             -> Notice: a token and ids, for each of them

    a key, grant, person or membership changes -> who asks is asked anew, before anything more is told

It tells that, and never what: the receiver asks `changes`. Nobody is waited for: whoever is slow is told the next time
from where it stands, so that nothing is kept for it but its token.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from weakref import WeakValueDictionary

from registry.callers import ANYONE, Caller
from registry.errors import Overloaded, Timeout, Unavailable
from registry.feed import tokens
from registry.feed.looking import Seen, look, now
from registry.feed.sights import sight_of
from registry.storage.database.readers import Readers
from registry.turns import Turns

#: How many seconds pass between two looks at least, so that many commits in a row are told of together; and at most,
#: since keys and memberships end by themselves when their day comes.
GATHER, AT_LEAST_EVERY = 0.05, 60.0
#: How long to wait when the database is away, in seconds.
AWAY_FOR = 2.0
#: How many looks are remembered until the next commit.
MOST_LOOKS = 1000


class Standing:
    """Whoever subscribes, as of now."""

    def __init__(self, caller: Caller, ask: Callable[[], Awaitable[Caller]] | None = None) -> None:
        """Takes who it is, and what asks for it anew; without that it stays who it is."""
        self.caller, self._ask = caller, ask
        #: How often it was doubted, and up to which doubt it has been asked for. At first it is doubted: what was told
        #: since it was asked for, and before it was a standing, was told to nobody here.
        self._doubts, self._asked = 1, 0
        self._asking = asyncio.Lock()

    def doubt(self) -> None:
        """Ask anew before it is believed again."""
        self._doubts += 1

    async def now(self) -> Caller:
        """The caller; Unauthenticated when it is none any more."""
        # Whoever comes while it is being asked for waits too, and what changes meanwhile is asked for again.
        while self._ask is not None and self._asked < self._doubts:
            async with self._asking:
                if self._asked < (doubts := self._doubts):
                    self.caller = await self._ask()
                    self._asked = doubts
        return self.caller


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a subscription is told of: records of some types, or of all, and not what only a system has changed."""

    types: tuple[str, ...] = ()
    not_from: str | None = None


class Hub:
    """Tells all subscribers of one process."""

    def __init__(self) -> None:
        """Tells nobody before the registry has started; `open` says where to look."""
        self._readers: Readers | None = None
        self._anyone = Standing(ANYONE)
        self._standings: WeakValueDictionary[bytes, Standing] = WeakValueDictionary()
        #: The looks, each for all who want it. Others' loads have the rest of the feed's connections.
        self.turns = Turns(MOST_LOOKS)
        self._heard, self._woken = asyncio.Event(), asyncio.Event()

    def standing(self, key: bytes | None, caller: Caller, ask: Callable[[], Awaitable[Caller]]) -> Standing:
        """Who came with what a digest is of; the same for all who did, so that they are asked for once."""
        if key is None:
            return self._anyone
        return self._standings.setdefault(key, Standing(caller, ask))

    def hear(self) -> None:
        """Something was committed: nobody who comes from now on is told what was looked up before."""
        self.turns.forget()
        self._heard.set()

    def doubt(self) -> None:
        """Whoever may do something, and see something, may have changed."""
        for each in list(self._standings.values()):
            each.doubt()
        self._heard.set()

    @asynccontextmanager
    async def open(self, readers: Readers) -> AsyncIterator[None]:
        """Look by these connections for as long as this lasts."""
        self._readers = readers
        waking = asyncio.create_task(self._wake())
        try:
            yield
        finally:
            self._readers = None
            waking.cancel()
            with suppress(asyncio.CancelledError):
                await waking
            await self.turns.close()

    async def _wake(self) -> None:
        """Let everybody look after each commit; runs until cancelled."""
        doubted = monotonic()
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, doubted + AT_LEAST_EVERY - monotonic())):
                    await self._heard.wait()
            # However much is heard meanwhile: what ends by itself is heard of by nobody.
            if monotonic() >= doubted + AT_LEAST_EVERY:
                self.doubt()
                doubted = monotonic()
            self._heard.clear()
            self.turns.forget()
            woken, self._woken = self._woken, asyncio.Event()
            woken.set()
            await asyncio.sleep(GATHER)

    async def follow(
        self, standing: Standing, wanted: Wanted, after: str | None, who: str, look_on: Callable[[], float]
    ) -> AsyncIterator[Seen]:
        """What has changed since a token, or from now on: first at once, also when that is nothing, and then each time.

        Looks are made in the turn of `who`, and each that comes at once, because there was more than one notice holds,
        when `look_on` gives 0: else that is how many seconds to wait.

        Unauthenticated when whoever asks is none any more, HistoryLost, InvalidChangeToken, InvalidFilter, NotAllowed;
        while the database is away it waits, and only the first look is refused then.
        """
        is_first, token = True, after
        while True:
            woken = self._woken
            try:
                seen = await self._look(await standing.now(), wanted, token, who)
            except (Overloaded, Timeout, Unavailable):
                if is_first:
                    raise
                await asyncio.sleep(AWAY_FOR * random.uniform(1, 2))  # noqa: S311 - it spreads, and keeps no secret
                continue
            token = seen.to
            if seen.changes or (is_first and not seen.more):
                is_first = False
                yield seen
            if not seen.more:
                await woken.wait()
            while seen.more and (seconds := look_on()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await self._woken.wait()
                # Whoever ends meanwhile is not left waiting.
                await standing.now()

    async def _look(self, caller: Caller, wanted: Wanted, after: str | None, who: str) -> Seen:
        """One look for all who see the same, want the same and stand at the same place."""
        readers, sees = self._readers, sight_of(caller)
        if readers is None:
            raise Unavailable
        token = await self.turns.once(who, sees, lambda: now(readers, caller)) if after is None else after
        # However it was written.
        token = tokens.for_any(token)
        key = (caller.role, sees, caller.systems, wanted, token)
        return await self.turns.once(who, key, partial(look, readers, caller, token, wanted.types, wanted.not_from))
