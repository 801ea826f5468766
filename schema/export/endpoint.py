"""The archive of all that is public, at `/export/registry.zip`: made to a file, and then sent, to few at a time.

It is made as fast as the database gives it, so that nobody who reads slowly holds a moment of the database, or the
place of another that is to be made. An archive reads everything, so whether it may be made is settled before anything
is read: how often its address has asked, whether it is being given one already, and how many are made and sent in all.
"""

import asyncio
import tempfile
from time import perf_counter
from typing import IO

import structlog
from starlette.requests import Request
from starlette.responses import Response as Page
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from registry.errors import Overloaded, RegistryError, Timeout, Unavailable
from registry.settings import Settings
from registry.storage.database import database
from registry.storage.database.away import is_away
from schema.export.archive import PIECE, archive
from schema.export.snapshot import snapshot
from schema.http.departures import ClientGone
from schema.http.endpoint import Endpoint
from schema.http.negotiation import JSON
from schema.http.places import ARCHIVE
from schema.http.rates import HOUR, Limit, network_of

log = structlog.get_logger("registry.http")
#: How many archives are made at once, each on a connection of its own, and how long making one may take, in seconds.
AT_ONCE, LONGEST = 2, 600.0
#: How many are made or sent at once, each with a file of its own, and how long sending one may take, in seconds.
IN_ALL, LONGEST_SENT = 20, 600.0
#: When whoever found no place should ask again, in seconds.
LATER = 30
MEDIA = "application/zip"
HEAD = {"content-disposition": 'attachment; filename="registry.zip"', "cache-control": "no-store"}


class Exports:
    """Sends the archive."""

    def __init__(self, endpoint: Endpoint, chosen: Settings, url: str) -> None:
        """Takes what answers questions, the settings, and the database."""
        self._endpoint, self._url, self._timeout_ms = endpoint, url, chosen.statement_timeout_ms
        self._limit = Limit("archives", chosen.rate_archives, HOUR)
        #: Whom archives are being made for, and whom they are being made for or sent to.
        self._making: set[str] = set()
        self._served: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request, began = Request(scope, receive), perf_counter()
        address = request.client.host if request.client else ""
        who = network_of(address)
        codes: tuple[str, ...] = ()
        status, size, is_taken = 200, 0, False
        try:
            self._endpoint.callers.rates.ask("", address)
            if request.method == "HEAD":
                await Page(None, 200, HEAD, MEDIA)(scope, receive, send)
                return
            if who in self._served or len(self._making) >= AT_ONCE or len(self._served) >= IN_ALL:
                raise Overloaded
            if not self._limit.take(who):
                raise self._limit.refusal(who)
            self._making.add(who)
            self._served.add(who)
            is_taken = True
            with tempfile.TemporaryFile() as file:
                size = await self._made(request, file)
                self._making.discard(who)
                await _sent(request, file, size, send)
        except ClientGone:
            self._endpoint.telemetry.gone("Archive", perf_counter() - began)
            return
        except _Broken as broken:
            # Half an archive cannot be taken back: the connection is closed under it, and whoever reads it sees that.
            log.error("archive broken off", exc_info=broken.__cause__)
            codes = (Timeout.code if isinstance(broken.__cause__, TimeoutError) else RegistryError.code,)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            told = self._endpoint.refused(Unavailable() if is_away(error) else error, JSON, {})
            status, codes = told.status, told.codes
            headers = {name.decode(): value.decode() for name, value in told.headers}
            if isinstance(error, Overloaded):
                headers["retry-after"] = str(LATER)
            await Page(told.body, status, {**headers, "cache-control": "no-store"}, JSON)(scope, receive, send)
        finally:
            if is_taken:
                self._making.discard(who)
                self._served.discard(who)
        self._endpoint.telemetry.answered("Archive", status, perf_counter() - began, codes, 0, size)

    async def _made(self, request: Request, file: IO[bytes]) -> int:
        """Make it, and give its size in bytes; Timeout when it takes too long, ClientGone."""
        size = 0
        try:
            async with (
                asyncio.timeout(LONGEST),
                # A connection of its own, so that nobody who asks a question waits for an archive.
                database.readers(self._url, 1, self._timeout_ms) as readers,
                snapshot(self._endpoint.engine, readers) as held,
            ):
                async for piece in archive(held):
                    if await request.is_disconnected():
                        raise ClientGone
                    size += await asyncio.to_thread(file.write, piece)
        except TimeoutError as error:
            raise Timeout from error
        await asyncio.to_thread(file.seek, 0)
        return size


async def _sent(request: Request, file: IO[bytes], size: int, send: Send) -> None:
    """Send it from where the file stands; _Broken when it cannot be ended, ClientGone."""
    head = Page(None, 200, {**HEAD, "content-length": str(size)}, MEDIA).raw_headers
    try:
        async with asyncio.timeout(LONGEST_SENT):
            await send({"type": "http.response.start", "status": 200, "headers": head})
            while piece := await asyncio.to_thread(file.read, PIECE):
                if await request.is_disconnected():
                    raise ClientGone
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    except ClientGone:
        raise
    except Exception as error:
        raise _Broken from error
    await send({"type": "http.response.body", "body": b""})


class _Broken(Exception):
    """An archive that has begun and is not whole, because of its cause."""


def routes(exports: Exports) -> list[BaseRoute]:
    """Where it is found."""
    return [Route(ARCHIVE, exports, methods=["GET", "HEAD"])]
