"""The loop that keeps a copy: load, follow, wait; and what it does when something is in the way."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from registry.mirror.source import LONGEST_WAIT, Source
from registry.mirror.store import Kept, Store
from registry.mirror.trouble import Anew, Away, TooMuch, Trouble

T = TypeVar("T")
#: How many changes are asked for at a time at first, and how often a server that is away is asked before a single run
#: gives up.
PAGE, TRIES = 500, 6
#: How long to wait for a server that does not say itself, in seconds: twice as long each time, up to the longest.
SHORTEST, LONGEST = 1.0, 60.0


class Reporter:
    """Who is told how it goes; tells nobody, unless it is made to."""

    def kept(self, kept: Kept) -> None:
        """A page was kept."""

    def waits(self, why: Trouble, seconds: float) -> None:
        """The server is away, and is asked again in some seconds."""

    def begins_anew(self, why: Trouble) -> None:
        """The token leads nowhere, and a load begins."""

    def is_up_to_date(self) -> None:
        """There is nothing more to ask for now."""


class Follower:
    """Keeps a copy of a source."""

    def __init__(self, source: Source, store: Store, report: Reporter, page: int = PAGE) -> None:
        """Takes where from, where to, who is told, and how many changes to ask for at a time."""
        self.source, self.store, self.report, self.size = source, store, report, page

    async def once(self, tries: int = TRIES) -> None:
        """Bring the copy up to date; raises Trouble when that is not possible."""
        shape = await self._patiently(self.source.shape, tries)
        state = await self.store.open(shape, self.source.base)
        while True:
            try:
                after = state.token
                page = await self._patiently(lambda: self.source.page(shape, after, self.size), tries)  # noqa: B023
            except TooMuch:
                if self.size == 1:
                    raise
                self.size = max(1, self.size // 2)
            except Anew as lost:
                if state.token is None:
                    raise
                self.report.begins_anew(lost)
                state = await self.store.begin_anew(shape, self.source.base)
            else:
                kept = await self.store.keep(shape, state, page)
                state = kept.state
                self.report.kept(kept)
                if not page["more"]:
                    self.report.is_up_to_date()
                    return

    async def on(self, every: float) -> None:
        """Keep the copy up to date until somebody stops it, asking for what is new each time so many seconds pass."""
        while True:
            if not await self._is_idle():
                await self.once(tries=0)
            await asyncio.sleep(every)

    async def _is_idle(self) -> bool:
        """Whether neither the contract nor the records have changed."""
        shape = await self._patiently(self.source.shape, 0)
        state = await self.store.open(shape, self.source.base)
        if state.token is None or not state.is_whole:
            return False
        after = state.token
        try:
            return await self._patiently(lambda: self.source.is_idle(after), 0)
        except (Anew, TooMuch):
            return False

    async def _patiently(self, ask: Callable[[], Awaitable[T]], tries: int) -> T:
        """Ask until the server answers, or so many times; 0 is without end."""
        pause, tried = SHORTEST, 1
        while True:
            try:
                return await ask()
            except Away as away:
                if tried == tries:
                    raise
                wait = min(away.retry_after if away.retry_after is not None else pause, LONGEST_WAIT)
                self.report.waits(away, wait)
                await asyncio.sleep(wait)
                pause, tried = min(2 * pause, LONGEST), tried + 1
