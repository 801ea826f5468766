"""Looks names up, in threads of their own: whose name server does not answer keeps nobody else waiting.

The system's resolver waits for as long as it likes, and nothing can end that: whoever has stopped waiting leaves its
thread behind. So no thread that others need is used, nor more of them than one key may have, or than there are in all.
No thread holds the process up when it stops.
"""

import asyncio
import socket
from collections import Counter
from collections.abc import Hashable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Thread
from typing import Any

Address = IPv4Address | IPv6Address
#: How many names are looked up at once, in all and for one key.
MOST, EACH = 64, 4


class Silent(TimeoutError):
    """As many names are being looked up as may be, and nothing has come of it yet."""


class Names:
    """Looks names up for some, each of whom has a share."""

    def __init__(self) -> None:
        """Starts with nothing to look up."""
        self._open: Counter[Hashable] = Counter()

    async def addresses(self, who: Hashable, host: str, port: int) -> list[Address]:
        """The addresses of a name, each once; OSError or UnicodeError when it leads nowhere, Silent."""
        if self._open[who] >= EACH or self._open.total() >= MOST:
            raise Silent
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Any] = loop.create_future()

        def answered(found: Any) -> None:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]
            if not answer.done():
                answer.set_result(found)

        def look_up() -> None:
            found: Any
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                found = error
            # Whoever asked may be gone, and the loop with it.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(answered, found)

        try:
            Thread(target=look_up, name="registry names", daemon=True).start()
        except RuntimeError as error:
            raise OSError("no thread can be had") from error
        # It is counted down by this loop, and so not before.
        self._open[who] += 1
        found = await answer
        if isinstance(found, Exception):
            raise found
        return list(dict.fromkeys(ip_address(str(each[4][0])) for each in found))
