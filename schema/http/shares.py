"""How much of the registry one caller may hold at once, so that a heavy one leaves room for the others.

Each caller answers for its own queue: whoever asks for more at once than its share waits for itself, not others for it.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

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
        mine = asyncio.get_running_loop().create_future()
        waiting.append(mine)
        try:
            async with asyncio.timeout(self._patience):
                await mine
        except BaseException as error:
            # Whoever was given a place in the moment of leaving passes it on.
            if mine.done() and not mine.cancelled():
                self.give(who)
            else:
                waiting.remove(mine)
                if not waiting:
                    self._waiting.pop(who, None)
            if isinstance(error, TimeoutError):
                raise Overloaded from None
            raise

    def give(self, who: str) -> None:
        """Give a place back: to whoever has waited longest for one of the same caller's, if anybody does."""
        waiting = self._waiting.get(who)
        if waiting:
            waiting.popleft().set_result(None)
            if not waiting:
                del self._waiting[who]
        elif self._held[who] == 1:
            del self._held[who]
        else:
            self._held[who] -= 1
