"""How an answer is sent: who may keep it and for how long, and in how few bytes.

anyone's question, by GET      kept by whoever stands in between, for REGISTRY_CACHE_SECONDS
a key's question, by GET       kept by its client alone, which asks each time whether it has changed
anything else                  kept by nobody: it opens by a cookie, changes something, or is no answer

An answer that follows from the place that changes have come to has a tag made of its stamp: a strong one, known before
the answer is read. Other open answers have a tag made of themselves.
"""

import asyncio
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response as Page
from starlette.types import Send

from schema.http.codings import CHEAP, SMALL, chosen, packed
from schema.http.middleware import ALWAYS, STRICT

# Said once and for all; the endpoint is reached before anything that would add them.
POLICY = b"content-security-policy", STRICT
SECURITY = [*ALWAYS, POLICY]
#: For how many seconds texts that change with a release can be kept without asking again.
FRESH = 300
NOT_KEPT = b"cache-control", b"no-store"
KEPT_BY_ITS_OWN = b"cache-control", b"private, no-cache"
#: What an answer to a question by GET depends on, beside its address.
VARIES = b"vary", b"Accept, Accept-Encoding, Authorization, Cookie"


class Response(NamedTuple):
    """What a request is answered with."""

    status: int
    body: bytes
    media: str
    headers: tuple[tuple[bytes, bytes], ...] = ()
    codes: tuple[str, ...] = ()
    #: What tells it from every other answer; None when that is not known.
    stamp: str | None = None
    #: What a browser may load for it.
    policy: tuple[bytes, bytes] = POLICY


Shown = Callable[[Response], Response]


def as_it_is(response: Response) -> Response:
    """Every answer, unchanged."""
    return response


class Sending:
    """Sends answers of `/graphql`."""

    def __init__(self, seconds: int) -> None:
        """Takes for how many seconds an answer that anyone may have can be kept; 0 has it asked about each time."""
        self._kept = b"cache-control", b"public, max-age=%d" % seconds if seconds else b"public, no-cache"

    async def __call__(self, send: Send, response: Response, asked: "Asked", *, is_open: bool) -> int:
        """Send an answer, and give the status that it was sent with.

        `is_open` says that it is the same whoever asks, and so may be kept by others.
        """
        response = asked.shown(response)
        status, body, extra = response.status, response.body, [NOT_KEPT]
        tag = response.stamp and f'"{response.stamp}"'
        if asked.by_get:
            extra = [self.by_get(asked, is_open=is_open, has_tag=tag is not None), VARIES]
            tag = tag or (tag_of(body) if is_open else None)
        if tag is not None and asked.known and (same := same_as(tag, asked.known)) is not None:
            extra.append((b"etag", same.encode()))
            await _start(send, response._replace(status=304), extra, b"")
            return 304
        # What a cookie opens, another site can make a browser ask for: from its length in a coding, letter by letter,
        # the secrets in it could be guessed (BREACH).
        coding = None
        if not asked.has_cookie:
            body, coding = await packed(body, asked.codings)
        if coding is not None:
            extra.append((b"content-encoding", coding.encode()))
        if tag is not None:
            extra.append((b"etag", in_coding(tag, coding).encode()))
        head = [
            (b"content-type", f"{response.media}; charset=utf-8".encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        await _start(send, response, [*head, *extra], b"" if asked.is_head else body)
        return status

    def by_get(self, asked: "Asked", *, is_open: bool, has_tag: bool) -> tuple[bytes, bytes]:
        """Who may keep the answer to a GET. A browser that several use keeps nothing that one of them signed in to."""
        if is_open:
            return self._kept
        return KEPT_BY_ITS_OWN if has_tag and not asked.has_cookie else NOT_KEPT


async def _start(send: Send, response: Response, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    headers = [*headers, *response.headers, *ALWAYS, response.policy]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Asked(NamedTuple):
    """What a request says of how it wants its answer sent."""

    by_get: bool
    is_head: bool
    codings: str | None
    #: The tags that the client has answers with already.
    known: str | None
    has_cookie: bool
    #: How answers are shown to whoever asks, such as what is refused on a page.
    shown: Shown = as_it_is

    @classmethod
    def of(cls, method: str, headers: Mapping[bytes, str], shown: Shown = as_it_is) -> "Asked":
        """Takes the method, the headers by their names in small letters, and how answers are shown."""
        get, by_get, known = headers.get, method in ("GET", "HEAD"), headers.get(b"if-none-match")
        return cls(
            by_get,
            method == "HEAD",
            get(b"accept-encoding"),
            # `*` is whatever stands at an address, and a POST to this one asks anything: nobody has "it" already.
            known if by_get or not _is_any(known) else None,
            # No other site can make a browser send a key.
            b"cookie" in headers and b"authorization" not in headers,
            shown,
        )

    def has(self, form: Callable[[str], str]) -> Callable[[str], bool] | None:
        """What tells whether the client has the answer of a stamp, in a form; None when it says that it has nothing."""
        known = self.known
        return None if known is None else lambda stamp: same_as(f'"{form(stamp)}"', known) is not None


def _is_any(known: str | None) -> bool:
    """Whether an If-None-Match names no answer, but any."""
    return "*" in (each.strip() for each in (known or "").split(","))


def tag_of(body: bytes) -> str:
    """What tells an answer from every other: weak, since it is one whatever coding it is sent in."""
    return f'W/"{blake2b(body, digest_size=12).hexdigest()}"'


def in_coding(tag: str, coding: str | None) -> str:
    """The tag of an answer in a coding: what is strong is one for each, since their bytes differ."""
    return tag if coding is None or tag.startswith("W/") else f'{tag[:-1]}-{coding}"'


def same_as(tag: str, known: str | None) -> str | None:
    """The tag in this If-None-Match that is this one in any coding, so that the client has the answer; None if none."""
    strong = tag.removeprefix("W/")
    own = {strong, *(in_coding(strong, each) for each in CHEAP)}
    for each in (known or "").split(","):
        if each.strip() == "*":
            return tag
        if each.strip().removeprefix("W/") in own:
            return each.strip()
    return None


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
        if same_as(self._tag, request.headers.get("if-none-match")):
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
