"""What the issuer answers over HTTP: from an address that can be believed, in good time, and not too much of it."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from registry.settings import is_safe

PATIENCE, MOST_BYTES = 5.0, 1_000_000


class _Stay(HTTPRedirectHandler):
    """Keys come from where the issuer says, and from nowhere that something else leads to."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = build_opener(_Stay)


def ask(address: str, sent: Mapping[str, Any] | None = None) -> Any:
    """The JSON at an address, or what it answers a form with."""
    if not is_safe(address):
        raise URLError("neither TLS nor this machine")
    form = urlencode(sent).encode() if sent is not None else None
    asked = Request(address, form, {"accept": "application/json"})  # noqa: S310 - checked above
    with _OPENER.open(asked, timeout=PATIENCE) as answer:
        return json.loads(answer.read(MOST_BYTES))
