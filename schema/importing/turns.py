"""Turns at work that takes a while: one after the other, in threads of their own, for which nobody else's work waits.

work -> its turn -> a thread -> what came of it, or the caller leaves: then the work is told so
                             -> when the thread has ended, and not before, the turn is another's
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from registry.errors import Overloaded


class Turns:
    """As many at once as there are threads."""

    def __init__(self, at_once: int, patience: float, name: str) -> None:
        """Takes how many work at once, how many seconds a turn is waited for, and what the threads are called."""
        self._free, self._patience = asyncio.Semaphore(at_once), patience
        # Not the loop's own threads: what signs people in and packs answers waits for those.
        self._threads = ThreadPoolExecutor(at_once, name)

    async def __call__(self, work: Callable[[Event], bytes]) -> bytes:
        """What work gives when its turn has come; Overloaded when that takes too long.

        The event that it is given says that nobody waits for it any more.
        """
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Overloaded from None
        gone = Event()
        try:
            working = asyncio.get_running_loop().run_in_executor(self._threads, work, gone)
        except BaseException:
            self._free.release()
            raise
        working.add_done_callback(self._ended)
        try:
            # Waiting for it, and not it itself, is what ends when the caller leaves.
            await asyncio.wait([working])
        finally:
            gone.set()
        return working.result()

    def _ended(self, working: "asyncio.Future[bytes]") -> None:
        self._free.release()
        if not working.cancelled():
            # What went wrong when nobody waited any more is nobody's.
            working.exception()
