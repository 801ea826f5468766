"""Turns: what many want done, one at a time: in each one's turn, and once for all who want the same.

Whoever wants much waits for itself, and others for one thing of it at most. What several want is done in the turn of
whichever of them comes first, so that nobody waits in a line of another's.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


class _Wanted:
    """One thing to do, and how many wait for it."""

    def __init__(self, do: Callable[[], Awaitable[Any]]) -> None:
        self.do = do
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.waiting, self.has_begun = 0, False


class Turns:
    """Does what is wanted, and remembers it until it is told to forget."""

    def __init__(self, most_kept: int) -> None:
        """Takes how much is remembered."""
        self._most_kept = most_kept
        self._kept: dict[Hashable, _Wanted] = {}
        #: What each one waits for; whoever has waited longest since its last turn is first.
        self._lines: dict[str, deque[_Wanted]] = {}
        self._doing: asyncio.Task[None] | None = None
        #: How many things were done.
        self.count = 0

    def __len__(self) -> int:
        """How much stands in all lines."""
        return sum(map(len, self._lines.values()))

    def forget(self) -> None:
        """Do everything anew that is wanted from now on."""
        self._kept.clear()

    async def once(self, who: str, key: Hashable, do: Callable[[], Awaitable[T]]) -> T:
        """What is done under a key, in the turn of `who` unless it has been done, or comes in another's turn first."""
        wanted = self._kept.get(key)
        if wanted is None:
            if len(self._kept) >= self._most_kept:
                self._kept.clear()
            wanted = self._kept[key] = _Wanted(do)
        if not wanted.has_begun:
            line = self._lines.setdefault(who, deque())
            if wanted not in line:
                line.append(wanted)
            if self._doing is None:
                self._doing = asyncio.create_task(self._go_on())
        wanted.waiting += 1
        try:
            # Whoever leaves leaves it to the others.
            found: T = await asyncio.shield(wanted.done)
        except Exception:
            # What failed is tried anew by whoever comes next.
            if self._kept.get(key) is wanted:
                del self._kept[key]
            raise
        finally:
            wanted.waiting -= 1
            if not (wanted.waiting or wanted.has_begun):
                self._leave(who, key, wanted)
        return found

    async def close(self) -> None:
        """Do nothing more; whoever waits is told so."""
        if self._doing is not None:
            self._doing.cancel()
            with suppress(asyncio.CancelledError):
                await self._doing
        for wanted in {each for line in self._lines.values() for each in line}:
            wanted.done.cancel()
        self._lines.clear()
        self._kept.clear()

    def _leave(self, who: str, key: Hashable, wanted: _Wanted) -> None:
        """Nobody wants it any more."""
        if self._kept.get(key) is wanted:
            del self._kept[key]
        if (line := self._lines.get(who)) is not None:
            with suppress(ValueError):
                line.remove(wanted)
            if not line:
                del self._lines[who]

    async def _go_on(self) -> None:
        """Do what stands in the lines, one thing of each, until there is nothing."""
        try:
            while (wanted := self._next()) is not None:
                self.count += 1
                try:
                    found = await wanted.do()
                except Exception as error:  # noqa: BLE001 - it is told to whoever waits
                    wanted.done.set_exception(error)
                    # Whoever waited may have left.
                    wanted.done.exception()
                except asyncio.CancelledError:
                    wanted.done.cancel()
                    raise
                else:
                    wanted.done.set_result(found)
        finally:
            self._doing = None

    def _next(self) -> _Wanted | None:
        """What comes first in the line of whoever has waited longest for a turn; that one is the last for the next."""
        while self._lines:
            who, line = next(iter(self._lines.items()))
            wanted = line.popleft()
            del self._lines[who]
            if line:
                self._lines[who] = line
            # What has come in another's turn, or is wanted by nobody any more, takes no turn.
            if wanted.waiting and not wanted.has_begun:
                wanted.has_begun = True
                return wanted
        return None
