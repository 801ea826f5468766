"""Where the work of a first sight is done: in a thread beside the loop, one piece at a time.

Questions have one such thread, and the payloads of acts another, since acts hold locks while they are answered.

Parsing, validating and compiling are Python and take milliseconds, or a tenth of a second for the largest document that
the limits allow. On the loop they would keep every other answer, and `/healthz`, waiting for as long.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from schema.answering.caches import ByteCache

T = TypeVar("T")


class FirstSight:
    """One thread, and the order in which those who wait for it come."""

    def __init__(self, name: str) -> None:
        """Takes what the thread is called."""
        # One for all that comes here: more would only take the interpreter from each other, and from the answers.
        self._thread = ThreadPoolExecutor(1, name)
        self._turn = asyncio.Lock()

    async def once(self, cache: ByteCache[Any, T], key: Any, make: Callable[[], T]) -> T:
        """What is kept under a key; or else it is made in the thread and kept. Whoever waited finds it made."""
        async with self._turn:
            if key in cache:
                return cache[key]
            made = await asyncio.get_running_loop().run_in_executor(self._thread, make)
            cache.keep(key, made)
            return made
