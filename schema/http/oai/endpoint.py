"""OAI-PMH over HTTP: GET with a query, or POST with the same as a form. Nobody is asked who they are."""

from datetime import UTC, datetime
from time import perf_counter
from xml.etree.ElementTree import Element, SubElement

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from registry.feed.derived import kinds
from registry.settings import Settings
from schema.http.departures import ClientGone
from schema.http.endpoint import READ, Endpoint
from schema.http.negotiation import JSON, RequestRefused
from schema.http.oai import answers, formats
from schema.http.oai.asked import Fault, Wanted, arguments_of, wanted
from schema.http.oai.harvesting import Harvesting, NotAnswered
from schema.http.places import HARVESTS
from schema.http.responses import response_of
from schema.http.sending import FRESH, Asked, Response, StandingText

#: Where the schema of the registry's own format is found.
OWN_SCHEMA = f"{HARVESTS}/record.xsd"
FORM = "application/x-www-form-urlencoded"
#: The protocol demands an address; this one leads nowhere (RFC 2606).
NOBODY = "unset@registry.invalid"


class Oai:
    """Answers at /oai."""

    def __init__(self, endpoint: Endpoint, chosen: Settings) -> None:
        """Takes what answers questions, and the settings."""
        self.endpoint = endpoint
        self.name, self.email, self.public_url = chosen.name, chosen.contact_email or NOBODY, chosen.public_url
        self._schema = StandingText(answers.own_schema, "text/xml", FRESH)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["path"] == OWN_SCHEMA:
            await (await self._schema.answer(Request(scope)))(scope, receive, send)
            return
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        asked, address = Asked.of(scope["method"], headers), scope["client"][0] if scope.get("client") else ""
        harvesting, rates = Harvesting(self.endpoint, address, receive), self.endpoint.callers.rates
        try:
            rates.ask("", address)
            # A client that goes away stops its statement, and so does the deadline.
            with self.endpoint.departures.watch(receive):
                query = await self._query(scope, headers, receive)
                body = await self._answer(query, self._base(scope), harvesting)
            response = Response(200, body, "text/xml", tuple(rates.left("", address)))
        except ClientGone:
            self.endpoint.telemetry.gone("Oai", perf_counter() - began)
            return
        except NotAnswered as refused:
            response = response_of(refused.answer, JSON)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            response = self.endpoint.refused(error, JSON, headers)
        status = await self.endpoint.send(send, response, asked, is_open=False)
        took, size = perf_counter() - began, len(response.body)
        self.endpoint.telemetry.answered("Oai", status, took, response.codes, harvesting.statements, size)

    def _base(self, scope: Scope) -> str:
        """The address of this repository, as people see it."""
        return f"{(self.public_url or str(Request(scope).base_url)).rstrip('/')}{HARVESTS}"

    async def _query(self, scope: Scope, headers: dict[bytes, str], receive: Receive) -> bytes:
        if scope["method"] in ("GET", "HEAD"):
            return bytes(scope["query_string"])
        if scope["method"] != "POST":
            raise RequestRefused(
                405, "METHOD_NOT_ALLOWED", "Use GET or POST.", "Använd GET eller POST.", allow="GET, HEAD, POST"
            )
        if headers.get(b"content-type", "").partition(";")[0].strip().lower() != FORM:
            raise RequestRefused(
                415, "UNSUPPORTED_MEDIA_TYPE", f"The body must be {FORM}.", f"Innehållet ska vara {FORM}."
            )
        return await self.endpoint.body(headers, receive)

    async def _answer(self, query: bytes, base: str, harvesting: Harvesting) -> bytes:
        given: dict[str, str] = {}
        try:
            given = arguments_of(query)
            return answers.whole(base, given, await self._told(given, base, harvesting))
        except Fault as fault:
            return answers.whole(base, given, fault)

    async def _told(self, given: dict[str, str], base: str, harvesting: Harvesting) -> Element:
        match given["verb"]:
            case "Identify":
                earliest = await harvesting.earliest()
                return answers.identity(base, self.name, self.email, earliest or datetime.now(UTC))
            case "ListMetadataFormats":
                if "identifier" in given:
                    await harvesting.one(given["identifier"], formats.of_headers())
                return answers.metadata_formats(base)
            case "ListSets":
                if "resumptionToken" in given:
                    raise Fault("badResumptionToken", "The sets are told in one answer.")
                return answers.sets(kinds())
            case "GetRecord":
                found = Element("GetRecord")
                change = await harvesting.one(given["identifier"], _format(given["metadataPrefix"]).question())
                found.append(answers.record(change, given["metadataPrefix"], base))
                return found
        return await self._list(wanted(given), base, harvesting)

    async def _list(self, asked: Wanted, base: str, harvesting: Harvesting) -> Element:
        """A page of ListIdentifiers or ListRecords. The last of several ends with an empty token."""
        with_records, format_ = asked.verb == "ListRecords", _format(asked.prefix)
        changes, rest = await harvesting.page(asked, format_.question() if with_records else formats.of_headers())
        found = Element(asked.verb)
        for each in changes:
            found.append(answers.record(each, asked.prefix, base) if with_records else answers.header(each))
        if rest is not None or asked.after is not None:
            SubElement(found, "resumptionToken").text = rest and rest.token()
        return found


def _format(prefix: str) -> answers.Format:
    if prefix not in answers.FORMATS:
        known = ", ".join(answers.FORMATS)
        raise Fault("cannotDisseminateFormat", f"There is no such format. The formats are {known}.")
    return answers.FORMATS[prefix]
