"""The registry as a client sees it: its contract and its feed, over HTTP, and what its refusals mean for a copy."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from registry.mirror.contract import IDLE, Shape, shape_of
from registry.mirror.trouble import Anew, Away, TooMuch, Trouble

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
#: How long an answer may take, in seconds: longer than the registry lets itself take.
PATIENCE = 60.0
#: No server is waited for longer than this at a time, in seconds, whatever it asks for.
LONGEST_WAIT = 3600.0
#: What the registry's codes mean for a copy.
BEGIN_ANEW = {"HISTORY_LOST", "INVALID_CHANGE_TOKEN"}
ASK_FOR_FEWER = {"COST_LIMIT", "TIMEOUT"}
ASK_LATER = {"UNAVAILABLE", "OVERLOADED", "RATE_LIMIT", "TRY_AGAIN", "TOO_MANY_CONNECTIONS"}


class Source:
    """A registry at an address."""

    def __init__(self, address: str, key: str | None = None, types: tuple[str, ...] = ()) -> None:
        """Takes the address, a key to ask with, and the types of records that are wanted, if not all.

        Raises Trouble for an address that cannot be one, or that a key must not be sent to.
        """
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise Trouble(
                "That is no address of a registry.",
                "Det är ingen adress till ett register.",
                "Write it as https://register.example.se, without name, key or password.",
            )
        if key and parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise Trouble(
                "A key is only sent over https.",
                "En nyckel skickas bara över https.",
                "Begin the address with https://.",
            )
        self.base = address.rstrip("/").removesuffix("/graphql")
        self.types = types
        headers = {"authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.AsyncClient(headers=headers, timeout=PATIENCE)
        self._contract: tuple[str | None, Shape] | None = None
        self._idle: tuple[str, str] | None = None

    async def __aenter__(self) -> Self:
        """Open its connections."""
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        await self._client.__aexit__(kind, error, trace)

    async def shape(self) -> Shape:
        """What a copy holds by the contract as it is now; it is read again only when it has changed."""
        tag, known = self._contract or (None, None)
        found = await self._send("GET", "/schema.graphql", headers={"if-none-match": tag} if tag else {})
        if found.status_code == 304 and known is not None:
            return known
        if found.status_code != 200:
            raise self._unlike(found)
        self._contract = found.headers.get("etag"), shape_of(found.text, self.types)
        return self._contract[1]

    async def page(self, shape: Shape, after: str | None, first: int) -> dict[str, Any]:
        """The page of the feed after a token, or the first of a load; its changes, and the token to go on from."""
        variables = {"after": after, "first": first, "types": self.types or None}
        found = await self._send("POST", "/graphql", json={"query": shape.question, "variables": variables})
        return self._changes(found)

    async def is_idle(self, after: str) -> bool:
        """Whether nothing has come after a token: an answer that is as the last one is not even sent."""
        variables = json.dumps({"after": after, "types": self.types or None})
        tag = self._idle[1] if self._idle and self._idle[0] == after else None
        headers = {"if-none-match": tag} if tag else {}
        found = await self._send("GET", "/graphql", params={"query": IDLE, "variables": variables}, headers=headers)
        if found.status_code == 304:
            return True
        changes = self._changes(found)
        idle = not (changes["count"] or changes["more"])
        self._idle = (after, found.headers["etag"]) if idle and "etag" in found.headers else None
        return idle

    # ---- What comes back ---------------------------------------------------------------------------------------------

    async def _send(self, method: str, path: str, **what: Any) -> httpx.Response:
        try:
            found = await self._client.request(method, self.base + path, **what)
        except httpx.TransportError as error:
            told = f"{self.base} does not answer ({type(error).__name__})."
            raise Away(told, f"{self.base} svarar inte ({type(error).__name__}).") from error
        if found.status_code in (429, 502, 503, 504):
            raise Away(
                f"The server asks to be left alone for a while ({found.status_code}).",
                f"Servern ber om att få vara i fred en stund ({found.status_code}).",
                _seconds(found.headers.get("retry-after")),
            )
        return found

    def _changes(self, found: httpx.Response) -> dict[str, Any]:
        """The changes of an answer; raises what its errors mean."""
        try:
            body = found.json()
            if "errors" not in body:
                changes: dict[str, Any] = body["data"]["changes"]
                return changes
            first = body["errors"][0]
            told = first.get("extensions") or {}
            message, code = str(first["message"]), str(told.get("code", ""))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise self._unlike(found) from error
        words = message, str(told.get("messageSv", message)), told.get("hint")
        for codes, kind in ((BEGIN_ANEW, Anew), (ASK_FOR_FEWER, TooMuch)):
            if code in codes:
                raise kind(*words)
        if code == "UNAUTHENTICATED":
            raise Trouble(*words[:2], "Set MIRROR_KEY to a key that is valid, or leave it out to copy what is public.")
        if code in ASK_LATER:
            raise Away(*words[:2], _seconds(found.headers.get("retry-after")))
        raise Trouble(*words)

    def _unlike(self, found: httpx.Response) -> Trouble:
        status = found.status_code
        return Trouble(
            f"{self.base} does not answer as a registry does ({status}).",
            f"{self.base} svarar inte som ett register ({status}).",
            "Give the address where the registry begins: what stands before /graphql.",
        )


def _seconds(given: str | None) -> float | None:
    """What Retry-After asks for: a number of seconds, or a moment (RFC 9110, 10.2.3); None when it cannot be read."""
    if given is None:
        return None
    try:
        wait = float(given) if given.isdigit() else (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(wait, 0.0), LONGEST_WAIT)
