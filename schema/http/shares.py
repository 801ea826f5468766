"""How much of the registry one caller may hold at once, so that a heavy one leaves room for the others.

Each caller answers for its own queue: whoever asks for more at once than its share waits for itself, not others for it.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from registry.errors import Overloaded

#: How many of one caller's requests may wait; more are refused at once.
MOST_WAITING = 200


class Shares:
    """Counts what each caller is being answered."""

    def __init__(self, most: int, patience: float) -> None:
        """Takes how many requests of one caller are answered at once, and how many seconds the next ones may wait."""
        self._most, self._patience = most, patience
        self._held: dict[str, int] = {}
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def of(self, who: str) -> AsyncIterator[None]:
        """A place for as long as this lasts; waits and refuses as `wait` does."""
        if not self.take(who):
            await self.wait(who)
        try:
            yield
        finally:
            self.give(who)

    def take(self, who: str) -> bool:
        """Take a place when one is free; whoever gets none may `wait`, and whoever has one must `give` it back."""
        held = self._held.get(who, 0)
        if held >= self._most:
            return False
        self._held[who] = held + 1
        return True

    async def wait(self, who: str) -> None:
        """Wait for a place and take it; Overloaded when that takes too long, or too many wait already."""
        waiting = self._waiting.setdefault(who, deque())
        if len(waiting) >= MOST_WAITING:
            raise Overloaded
        loop = asyncio.get_running_loop()
        mine = loop.create_future()
        waiting.append(mine)
        # Under load everybody waits here, and `asyncio.timeout` cost more than the rest of it.
        deadline = loop.call_later(self._patience, _expire, mine)
        try:
            await mine
        except BaseException:
            # Whoever was given a place in the moment of leaving passes it on.
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                self.give(who)
            else:
                with suppress(ValueError):
                    waiting.remove(mine)
                if not waiting and self._waiting.get(who) is waiting:
                    del self._waiting[who]
            raise
        finally:
            deadline.cancel()

    def give(self, who: str) -> None:
        """Give a place back: to whoever has waited longest for one of the same caller's, if anybody does."""
        waiting = self._waiting.get(who)
        while waiting:
            first = waiting.popleft()
            if not waiting:
                del self._waiting[who]
            if not first.done():
                first.set_result(None)
                return
        if self._held[who] == 1:
            del self._held[who]
        else:
            self._held[who] -= 1


def _expire(waiting: "asyncio.Future[None]") -> None:
    if not waiting.done():
        waiting.set_exception(Overloaded())
