"""Files of records at `/import`, read for the page: what is understood of one, and the rows as the act takes them.

    GET    what the caller may bring in: which records, and from which systems
    POST   a file -> a process of its own that reads it -> what it means by the contract, with every doubt

Nothing is judged or kept here. The rows are sent to `/graphql` by whoever asked, tried and then kept, as anyone's are.
Who may not, and who comes when others are served, is told so before a byte of the file is read.
"""

import re
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Any

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response as Page
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from registry.acts.upserts import KINDS
from registry.callers import Caller
from registry.errors import InvalidFile, NotAllowed, Overloaded, RegistryError, Unavailable
from registry.importing.apart import read_apart
from registry.matrix import Act, require_role, require_system
from registry.settings import Settings, Trusted
from registry.storage.database.away import is_away
from registry.storage.model.terms import Role
from registry.storage.reading.external_ids import system_as_kept
from schema.http.departures import ClientGone
from schema.http.endpoint import READ, Endpoint
from schema.http.negotiation import JSON, RequestRefused
from schema.http.responses import alone
from schema.http.sending import Response
from schema.importing import documents
from schema.importing.sending import MOST
from schema.importing.told import Told
from schema.importing.turns import Turns
from schema.importing.understanding import act_on, headings_of, understood

log = structlog.get_logger("registry.http")
PLACE = "/import"
#: How files are called inside, by what they are sent as.
CALLED: Mapping[str, str] = {
    "text/csv": "fil.csv",
    "text/tab-separated-values": "fil.csv",
    "text/plain": "fil.csv",
    "application/x-ndjson": "fil.ndjson",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "fil.xlsx",
}
INSIDE = re.compile(r"^fil\.[a-z]+: ")
#: How many files are read at once, how many are sent or waiting, and when to come again, in seconds.
AT_ONCE, IN_ALL, LATER = 1, 6, 5
CHALLENGE = ((b"www-authenticate", b"Bearer"),)
HEAD = {"cache-control": "no-store"}


class Imports:
    """Reads files for those who may send their rows."""

    def __init__(self, endpoint: Endpoint, chosen: Settings) -> None:
        """Takes what answers questions, and the settings."""
        self._endpoint, self._most_bytes = endpoint, chosen.max_file_bytes
        if chosen.trusted_only is not Trusted.NONE:
            endpoint.documents.trust(documents.every())
        self._reading = Turns(AT_ONCE, chosen.wait_ms / 1000, "import")
        #: Whose files are being read, or wait to be.
        self._served: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        request = Request(scope)
        try:
            address = request.client.host if request.client else ""
            caller = await self._endpoint.callers.of(headers, request.method, address)
            if request.method == "POST":
                body = await self._read(request, caller, headers, receive)
            else:
                body = orjson.dumps(self._offered(caller))
            told = Response(200, body, JSON)
        except ClientGone:
            self._endpoint.telemetry.gone("Import", perf_counter() - began)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            told = self._refused(error, headers)
        extra = {name.decode(): value.decode() for name, value in told.headers}
        await Page(told.body, told.status, {**HEAD, **extra}, JSON)(scope, receive, send)
        took, size = perf_counter() - began, len(told.body)
        self._endpoint.telemetry.answered("Import", told.status, took, told.codes, 0, size)

    def _offered(self, caller: Caller) -> dict[str, Any]:
        """What a caller may bring in; NotAllowed for whoever is not signed in."""
        if caller.role is Role.ANONYMOUS:
            act = next(iter(KINDS))
            raise NotAllowed.signed_out(act.sv, act.en)
        return {
            "systems": sorted(caller.systems),
            "types": [
                {
                    "type": kind.model.__tablename__,
                    "called": kind.model.record_type.sv,
                    "headings": headings_of(act.value),
                }
                for act, kind in KINDS.items()
                if _may(caller, act)
            ],
            "mostBytes": self._most_bytes,
        }

    async def _read(self, request: Request, caller: Caller, headers: dict[bytes, str], receive: Receive) -> bytes:
        """What is understood of a file; everything that can be refused beforehand is."""
        type_, source = (request.query_params.get(each, "") for each in ("type", "source"))
        named = act_on(type_)
        act = next(each for each in KINDS if each.value == named)
        require_role(caller, act, KINDS[act].model.record_type)
        require_system(caller, system_as_kept(source), "source")
        name = CALLED.get(headers.get(b"content-type", "").partition(";")[0].strip().lower())
        if name is None:
            raise RequestRefused(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                f"A file is sent as {', '.join(CALLED)}.",
                f"En fil skickas som {', '.join(CALLED)}.",
            )
        # Whose organisations and keys have places of their own.
        if caller.signature in self._served or len(self._served) >= IN_ALL:
            raise Overloaded
        self._served.add(caller.signature)
        try:
            content = await self._endpoint.body(headers, receive, self._most_bytes)
            with self._endpoint.departures.watch(receive):
                return await self._reading(partial(self._understood, content, name, type_, source))
        finally:
            self._served.discard(caller.signature)

    def _understood(self, content: bytes, name: str, type_: str, source: str, gone: Event) -> bytes:
        """What is understood of a file, row by row, so that what it holds is counted as it is made."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            found = understood(path, type_, source, read_apart(path, gone))
            told = Told(found)
            while not gone.is_set() and (batch := found.batch(1)):
                told.add(batch)
        about = {"mostRows": MOST, "mostBytes": self._endpoint.max_body_bytes}
        return orjson.dumps(told.whole() | about)

    def _refused(self, error: Exception, headers: dict[bytes, str]) -> Response:
        if isinstance(error, InvalidFile):
            return alone(_unnamed(error), 400, JSON, ())
        if isinstance(error, NotAllowed):
            challenge = ((b"www-authenticate", b"Bearer"),)
            return (
                alone(error, 403, JSON, ())
                if b"authorization" in headers or b"cookie" in headers
                else alone(error, 401, JSON, challenge)
            )
        is_ours = isinstance(error, RegistryError | RequestRefused)
        told = self._endpoint.refused(Unavailable() if not is_ours and is_away(error) else error, JSON, headers)
        if isinstance(error, Overloaded):
            return told._replace(headers=((b"retry-after", str(LATER).encode()),))
        return told


def _unnamed(error: InvalidFile) -> InvalidFile:
    """The error without what the file is called inside."""
    english, swedish = (INSIDE.sub("", each) for each in (error.message, error.message_sv))
    return InvalidFile(english[:1].upper() + english[1:], swedish[:1].upper() + swedish[1:], error.hint, error.hint_sv)


def _may(caller: Caller, act: Act) -> bool:
    try:
        require_role(caller, act, KINDS[act].model.record_type)
    except NotAllowed:
        return False
    return True


def routes(imports: Imports) -> list[BaseRoute]:
    """Where it is found."""
    return [Route(PLACE, imports, methods=["GET", "POST"])]
