"""How an answer is sent: who may keep it and for how long, and in how few bytes.

anyone's question, by GET      kept by whoever stands in between, for REGISTRY_CACHE_SECONDS
anything else                  kept by nobody: it is somebody's own, changes something, or is no answer
"""

import asyncio
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response as Page
from starlette.types import Send

from schema.http.codings import SMALL, chosen, packed
from schema.http.middleware import ALWAYS, STRICT

# Said once and for all; the endpoint is reached before anything that would add them.
SECURITY = [*ALWAYS, (b"content-security-policy", STRICT)]
#: For how many seconds texts that change with a release can be kept without asking again.
FRESH = 300
NOT_KEPT = b"cache-control", b"no-store"
#: What an answer to a question by GET depends on, beside its address.
VARIES = b"vary", b"Accept, Accept-Encoding, Authorization, Cookie"


class Response(NamedTuple):
    """What a request is answered with."""

    status: int
    body: bytes
    media: str
    headers: tuple[tuple[bytes, bytes], ...] = ()
    codes: tuple[str, ...] = ()


class Sending:
    """Sends answers of `/graphql`."""

    def __init__(self, seconds: int) -> None:
        """Takes for how many seconds an answer that anyone may have can be kept; 0 has it asked about each time."""
        self._kept = b"cache-control", b"public, max-age=%d" % seconds if seconds else b"public, no-cache"

    async def __call__(self, send: Send, response: Response, asked: "Asked", *, is_open: bool) -> None:
        """Send an answer; `is_open` says that it is the same whoever asks, and so may be kept by others."""
        status, body, extra = response.status, response.body, [NOT_KEPT]
        if asked.by_get:
            extra = [self._kept if is_open else NOT_KEPT, VARIES]
        if asked.by_get and is_open:
            tag = tag_of(body)
            extra.append((b"etag", tag.encode()))
            if is_same(tag, asked.known):
                await _start(send, 304, [*extra, *response.headers], b"")
                return
        # What a cookie opens, another site can make a browser ask for: from its length in a coding, letter by letter,
        # the secrets in it could be guessed (BREACH).
        if not asked.has_cookie:
            body, coding = await packed(body, asked.codings)
            if coding is not None:
                extra.append((b"content-encoding", coding.encode()))
        head = [
            (b"content-type", f"{response.media}; charset=utf-8".encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        await _start(send, status, [*head, *extra, *response.headers], b"" if asked.is_head else body)


async def _start(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *SECURITY]})
    await send({"type": "http.response.body", "body": body})


class Asked(NamedTuple):
    """What a request says of how it wants its answer sent."""

    by_get: bool
    is_head: bool
    codings: str | None
    #: The tags that the client has answers with already.
    known: str | None
    has_cookie: bool

    @classmethod
    def of(cls, method: str, headers: Mapping[bytes, str]) -> "Asked":
        """Takes the method and the headers, by their names in small letters."""
        get = headers.get
        return cls(
            method in ("GET", "HEAD"),
            method == "HEAD",
            get(b"accept-encoding"),
            get(b"if-none-match"),
            # No other site can make a browser send a key.
            b"cookie" in headers and b"authorization" not in headers,
        )


def tag_of(body: bytes) -> str:
    """What tells an answer from every other: weak, since it is one whatever coding it is sent in."""
    return f'W/"{blake2b(body, digest_size=12).hexdigest()}"'


def is_same(tag: str, known: str | None) -> bool:
    """Whether a client that sent this If-None-Match has what has this tag."""
    if known is None:
        return False
    strong = tag.removeprefix("W/")
    return known.strip() == "*" or any(each.strip().removeprefix("W/") == strong for each in known.split(","))


class StandingText:
    """An answer that stays the same for as long as the process runs: made and packed when it is first asked for."""

    def __init__(self, make: Callable[[], bytes], media: str, seconds: int) -> None:
        """Takes what makes it, its media type, and for how many seconds it can be kept without asking again."""
        self._make, self._media = make, media
        self._kept = f"public, max-age={seconds}"
        self._body, self._tag = b"", ""
        self._packed: dict[str | None, bytes] = {}
        self._making = asyncio.Lock()

    async def answer(self, request: Request) -> Page:
        """The answer to one request: 304 when the client has it already."""
        body, coding = await self._in(request.headers)
        headers = {"cache-control": self._kept, "vary": "Accept-Encoding", "etag": self._tag}
        if is_same(self._tag, request.headers.get("if-none-match")):
            return Page(None, 304, headers)
        if coding is not None:
            headers["content-encoding"] = coding
        return Page(body, 200, headers, self._media)

    async def _in(self, headers: Headers) -> tuple[bytes, str | None]:
        """The text as a client takes it. Packing it this small takes long, so it is done once, beside the loop."""
        coding = chosen(headers.get("accept-encoding", ""), tuple(SMALL))
        if coding not in self._packed:
            async with self._making:
                if not self._tag:
                    self._body = self._packed[None] = await asyncio.to_thread(self._make)
                    self._tag = tag_of(self._body)
                if coding is not None and coding not in self._packed:
                    self._packed[coding] = await asyncio.to_thread(SMALL[coding], self._body)
        return self._packed[coding], coding
