"""What others learn of the registry by machine: its open data at /datasets/dcat, and its API at /api-info.

Both tell what `apiInfo` tells, asked for through the engine, so that they say the same.
"""

import asyncio
import re
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response as Page
from starlette.routing import BaseRoute, Route

from registry.settings import Settings
from schema.http.codings import weight_of
from schema.http.endpoint import Endpoint
from schema.http.negotiation import GRAPHQL_JSON, JSON, Question, RequestRefused
from schema.http.places import DCAT
from schema.http.responses import response_of
from schema.http.sending import FRESH, same_as, tag_of

API_INFO = "/api-info"
#: The endings of the forms, the one first that is given when the client likes all the same: what portals harvest.
FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle", "jsonld": "application/ld+json"}
PATHS = frozenset({API_INFO, DCAT, *(f"{DCAT}.{form}" for form in FORMS)})
ASKED = """query OpenData {
  apiInfo {
    name version status licence documentation
    publisher { name website }
    contact { function email }
  }
}"""
#: A host as RFC 3986 writes it; whatever else a client calls the server is no part of an address.
HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


class Datasets:
    """Answers at those addresses, to everyone as to the anonymous: what it tells is open."""

    def __init__(self, endpoint: Endpoint, chosen: Settings) -> None:
        """Takes what answers questions, and the settings."""
        self.endpoint, self.chosen = endpoint, chosen

    def routes(self) -> list[BaseRoute]:
        """Where each is found."""
        return [
            Route(API_INFO, self.api_info),
            Route(DCAT, self.dcat),
            *(Route(f"{DCAT}.{form}", self.dcat) for form in FORMS),
        ]

    async def dcat(self, request: Request) -> Page:
        """The description of the open data, in the form that the address or the client names."""
        ending = request.url.path.removeprefix(DCAT).removeprefix(".")
        try:
            form = ending or _liked(request.headers.get("accept"))
            facts, base = await self._facts(request), self._base(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            return self._refused(error)
        # Its library takes a while to start, and nothing else needs it.
        from schema.http.catalogue import written  # noqa: PLC0415

        body = await asyncio.to_thread(written, base, orjson.dumps(facts), form)
        return self._told(request, body, FORMS[form], {} if ending else {"content-location": f"{DCAT}.{form}"})

    async def api_info(self, request: Request) -> Page:
        """The API in the words of DIGG's REST API profile."""
        try:
            facts, base = await self._facts(request), self._base(request)
        except Exception as error:  # noqa: BLE001 - as above
            return self._refused(error)
        told = {
            "apiName": facts["name"],
            "apiVersion": facts["version"],
            "apiDocumentation": facts["documentation"] or f"{base}/schema.graphql",
            "apiStatus": facts["status"],
        }
        if self.chosen.released is not None:
            told["apiReleased"] = self.chosen.released.isoformat()
        return self._told(request, orjson.dumps(told), JSON, {})

    async def _facts(self, request: Request) -> dict[str, Any]:
        """What apiInfo tells the anonymous; RequestRefused to who asks too often."""
        address = request.client.host if request.client else ""
        caller = await self.endpoint.callers.of({}, "GET", address)
        question = Question(ASKED, None, None, wants_cost=False)
        answer, _ = await self.endpoint.in_turn(question, caller, "GET", None, address, None)
        if answer.data is None:
            raise Refused(response_of(answer, GRAPHQL_JSON))
        facts: dict[str, Any] = orjson.loads(answer.data)["apiInfo"]
        return facts

    def _base(self, request: Request) -> str:
        """The address that people see, or else the one that the client used; RequestRefused if that is none."""
        if self.chosen.public_url:
            return self.chosen.public_url.rstrip("/")
        host = request.headers.get("host", "")
        if not HOST.fullmatch(host):
            raise RequestRefused(400, "BAD_REQUEST", "`Host` is not a host.", "`Host` är ingen värd.")
        return f"{request.url.scheme}://{host}"

    def _told(self, request: Request, body: bytes, media: str, more: dict[str, str]) -> Page:
        # What is made of the name that one client used is for that client alone.
        kept = f"public, max-age={FRESH}" if self.chosen.public_url else "private, no-cache"
        headers = {"cache-control": kept, "etag": tag_of(body), "vary": "Accept", **more}
        if same_as(headers["etag"], request.headers.get("if-none-match")):
            return Page(None, 304, headers)
        return Page(body, 200, headers, media)

    def _refused(self, error: Exception) -> Page:
        told = error.response if isinstance(error, Refused) else self.endpoint.refused(error, GRAPHQL_JSON, {})
        return Page(told.body, told.status, {name.decode(): value.decode() for name, value in told.headers}, JSON)


class Refused(Exception):
    """The engine did not answer."""

    def __init__(self, response: Any) -> None:
        """Takes what it said."""
        super().__init__()
        self.response = response


def _liked(accept: str | None) -> str:
    """The form that an Accept header likes best, the first of those that it likes the same; RequestRefused if none."""
    weights: dict[str, float] = {}
    for part in (accept or "*/*").split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights[media] = weight_of(parameters)
    best, most = "", 0.0
    for form, media in FORMS.items():
        weight = weights.get(media, weights.get(f"{media.partition('/')[0]}/*", weights.get("*/*", 0.0)))
        if weight > most:
            best, most = form, weight
    if not best:
        raise RequestRefused(
            406,
            "NOT_ACCEPTABLE",
            f"The answer is {', '.join(FORMS.values())}.",
            f"Svaret är {', '.join(FORMS.values())}.",
        )
    return best
