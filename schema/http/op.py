"""Ready questions at addresses of their own: `/op/PilotList.csv?where=…`.

    .json                  the same as the question sent to /graphql with GET
    .ndjson .csv .xlsx     the rows of its list, page after page until the end or MOST_ROWS, written as they come; of a
                           question of the calendar also .ics

Who asks, how often, what it may cost and whether it has changed is told and counted as at `/graphql`; each page that
follows the first is counted too.
"""

from collections.abc import AsyncIterator
from difflib import get_close_matches
from functools import cache, partial
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

import orjson
from graphql import DocumentNode, OperationDefinitionNode, get_operation_ast, parse
from starlette.types import ASGIApp, Receive, Scope, Send

from registry.callers import Caller
from schema.answering.answers import Answer
from schema.contract import sdl_schema
from schema.http.beside import Beside, refuse_a_calendar_of_nothing
from schema.http.departures import Begun, ClientGone
from schema.http.endings import FORMS, OF_CALENDAR, TABLES
from schema.http.endpoint import READ, Endpoint
from schema.http.forms import Form
from schema.http.negotiation import GRAPHQL_JSON, JSON, Question, RequestRefused
from schema.http.op_index import QUESTION, Index
from schema.http.op_page import as_page, wants_page
from schema.http.op_variables import given
from schema.http.paging import Paged
from schema.http.ready import ReadyOperation, every_ready_operation
from schema.http.responses import response_of
from schema.http.sending import NOT_KEPT, SECURITY, VARIES, Asked, Shown, as_it_is
from schema.http.sheets import PAGE, Sheet, rows_in, sheet_of

ROOT = "/op/"
#: How many rows one answer holds; the last one says where the rest is found.
MOST_ROWS = 10_000
#: The variable by which ready questions say how many rows a page has.
FIRST = "first"
#: What stands as it is in the query of an address within a header.
IN_QUERY = "=&%+:,;@/?!$'()*~"


class Ready(NamedTuple):
    """A ready question with what its addresses need."""

    told: ReadyOperation
    document: DocumentNode
    operation: OperationDefinitionNode
    sheet: Sheet
    paged: Paged
    #: How many rows each page has that follows, where a variable says that: as the question's own example has it.
    least: dict[str, int]


class Pages(NamedTuple):
    """The pages of one request while they are asked for."""

    ready: Ready
    caller: Caller
    address: str
    variables: dict[str, Any]
    receive: Receive
    query: bytes


@cache
def questions() -> dict[str, ReadyOperation]:
    """The ready questions by their names; acts are sent to /graphql."""
    return {each.name: each for each in every_ready_operation() if not each.acts}


@cache
def _ready(name: str) -> Ready:
    told, schema = questions()[name], sdl_schema()
    document = parse(told.query)
    operation, sheet = get_operation_ast(document), sheet_of(schema, document, told.called)
    if operation is None:
        raise ValueError(name)
    least = {key: each for key, each in orjson.loads(told.variables or "{}").items() if key == FIRST}
    return Ready(told, document, operation, sheet, Paged(document, sheet), least)


def left_out(name: str) -> tuple[str, ...]:
    """The lists of a ready question that have no rows in its tables, by their headings."""
    return _ready(name).sheet.left_out


def forms_of(name: str) -> dict[str, Any]:
    """What the rows of a ready question are written as, by the end of its address."""
    return FORMS | OF_CALENDAR if _ready(name).sheet.is_calendar else FORMS


class Addresses:
    """Answers what begins with `/op/`."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Takes what answers questions."""
        self.endpoint = endpoint
        self.index: ASGIApp = Index(questions, lambda name: _ready(name).sheet.in_json_alone, forms_of)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"].removeprefix(ROOT)
        if not path:
            await self.index(scope, receive, send)
            return
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        shown: Shown = as_it_is
        if wants_page(headers.get(b"accept", "")):
            asked_with = scope["query_string"].decode("latin-1")
            shown = partial(as_page, back=f"{ROOT}?{urlencode({QUESTION: path.partition('.')[0]})}&{asked_with}")
        asked = Asked.of(scope["method"], headers, shown)
        try:
            ready, form = _found(path, scope["method"])
            if form == "json":
                await self.endpoint(self._as_graphql(scope, ready), receive, send, shown)
                return
            status, codes, statements, size = await self._rows(scope, receive, send, headers, asked, ready, form)
        except ClientGone:
            self.endpoint.telemetry.gone(None, perf_counter() - began)
            return
        except Begun as broken:
            # Half an answer cannot be taken back; the connection is closed under it.
            self.endpoint.refused(broken.error, JSON, headers)
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            response = self.endpoint.refused(error, GRAPHQL_JSON, headers)
            status = await self.endpoint.send(send, response._replace(media=JSON), asked, is_open=False)
            codes, statements, size = response.codes, 0, len(response.body)
            self.endpoint.telemetry.answered(None, status, perf_counter() - began, codes, statements, size)
            return
        took = perf_counter() - began
        self.endpoint.telemetry.answered(ready.told.name, status, took, codes, statements, size)

    def _as_graphql(self, scope: Scope, ready: Ready) -> Scope:
        """The same request as one to /graphql."""
        variables = given(sdl_schema(), ready.operation, ready.told.variables, scope["query_string"])
        query = urlencode({"query": ready.told.query, "variables": orjson.dumps(variables).decode()})
        return {**scope, "path": "/graphql", "query_string": query.encode()}

    async def _rows(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        headers: dict[bytes, str],
        asked: Asked,
        ready: Ready,
        form: str,
    ) -> tuple[int, tuple[str, ...], int, int]:
        """Answer with rows; gives the status, the codes of what was refused, how many statements, and bytes."""
        callers, address = self.endpoint.callers, scope["client"][0] if scope.get("client") else ""
        caller = await callers.of(headers, scope["method"], address)
        query, after = scope["query_string"], ready.paged.after
        variables = given(sdl_schema(), ready.operation, ready.told.variables, query, after)
        pages = Pages(ready, caller, address, variables, receive, query)
        first = await self._page(pages, asked, form)
        is_open = first.errors is None and not caller.signature
        left = tuple(callers.rates.left(caller.signature, address))
        if first.data is None:
            response = response_of(first, GRAPHQL_JSON)._replace(media=JSON, headers=left)
            response = response._replace(stamp=first.stamp and _tagged(first.stamp, form))
            status = await self.endpoint.send(send, response, asked, is_open=is_open)
            return status, response.codes, first.statements, 0
        kind = forms_of(ready.told.name)[form]()
        if form in OF_CALENDAR:
            refuse_a_calendar_of_nothing(first, orjson.loads(first.data), ready.sheet)
        writer: Form = kind(ready.sheet, ready.told.title)
        # What goes on may be cut off where no more may be asked, and a table that was must not pass for the whole.
        is_whole, has_tag = _is_whole(first, ready), first.stamp is not None
        kept = self.endpoint.send.by_get(asked, is_open=is_open, has_tag=has_tag) if is_whole else NOT_KEPT
        head = [
            (b"content-type", kind.media.encode()),
            (b"content-disposition", f'attachment; filename="{ready.told.name}.{form}"'.encode()),
            (b"link", f'<{ROOT}{ready.told.name}.json?{quote(query, safe=IN_QUERY)}>; rel="alternate"; '
             'type="application/json"'.encode()),
            kept, VARIES, *left, *SECURITY,
        ]  # fmt: skip
        if first.stamp is not None and is_whole:
            # The same rows are packed anew each time, so that answers with one tag need not be the same bytes.
            head.append((b"etag", f'W/"{_tagged(first.stamp, form)}"'.encode()))
        await send({"type": "http.response.start", "status": 200, "headers": head})
        if asked.is_head:
            await send({"type": "http.response.body", "body": b""})
            return 200, (), first.statements, 0
        try:
            return 200, (), *await self._written(pages, first, writer, send)
        except ClientGone:
            raise
        except Exception as error:
            raise Begun(error) from error

    async def _written(self, pages: Pages, first: Answer, writer: Form, send: Send) -> tuple[int, int]:
        """Send all rows; gives how many statements were run, and how many bytes were sent."""
        statements = size = 0

        async def told(part: bytes) -> None:
            nonlocal size
            size += len(part)
            if part:
                await send({"type": "http.response.body", "body": part, "more_body": True})

        await told(await writer.begin())
        data, has_key = orjson.loads(first.data or b"{}"), bool(pages.caller.signature)
        beside = Beside.of(first, data, pages.ready.sheet, has_key=has_key)
        more: str | None = None
        async for answer, data, rows, more in self._all(pages, first):  # noqa: B007 - the last one tells of the rest
            statements += answer.statements
            await told(await writer.rows(data, rows))
        async for part in writer.end(beside, more):
            await told(part)
        await send({"type": "http.response.body", "body": b""})
        return statements, size

    async def _all(self, pages: Pages, first: Answer) -> AsyncIterator[tuple[Answer, Any, list[Any], str | None]]:
        """Each page with its rows; the last one, when it is not the end, with the address of the rest."""
        answer, count = first, 0
        while True:
            data = orjson.loads(answer.data or b"{}")
            rows, value = rows_in(data, pages.ready.sheet)
            count += len(rows)
            ends = value.get(PAGE) if isinstance(value, dict) else None
            if not (ends and ends["hasNextPage"] and rows):
                yield answer, data, rows, None
                return
            pages.variables[pages.ready.paged.after] = ends["endCursor"]
            if count >= MOST_ROWS or not self._may_go_on(pages):
                yield answer, data, rows, _rest(pages, ends["endCursor"])
                return
            yield answer, data, rows, None
            pages.variables.update(pages.ready.least)
            answer = await self._page(pages, None, "")
            if answer.data is None:
                raise RuntimeError("a page that follows was refused")

    def _may_go_on(self, pages: Pages) -> bool:
        """Count one more page; whoever has no more requests left is told where to go on instead."""
        try:
            self.endpoint.callers.rates.ask(pages.caller.signature, pages.address)
        except RequestRefused:
            return False
        return True

    async def _page(self, pages: Pages, asked: Asked | None, form: str) -> Answer:
        question = Question(pages.ready.paged.query, pages.variables, None, wants_cost=False)
        has = asked.has(partial(_tagged, form=form)) if asked is not None else None
        with self.endpoint.departures.watch(pages.receive):
            answer, _ = await self.endpoint.in_turn(question, pages.caller, "GET", None, pages.address, has)
        return answer


def _is_whole(first: Answer, ready: Ready) -> bool:
    """Whether the first page is all of it."""
    _, value = rows_in(orjson.loads(first.data or b"{}"), ready.sheet)
    ends = value.get(PAGE) if isinstance(value, dict) else None
    return not (ends and ends["hasNextPage"])


def _tagged(stamp: str, form: str) -> str:
    return f"{stamp}-{form}"


def _rest(pages: Pages, cursor: str) -> str:
    """The address of the rows that follow, in the same form."""
    kept = [(name, value) for name, value in parse_qsl(pages.query.decode("ascii")) if name != pages.ready.paged.after]
    return "?" + urlencode([*kept, (pages.ready.paged.after, cursor)])


def _found(path: str, method: str) -> tuple[Ready, str]:
    """The question and the form of an address; RequestRefused when there is none."""
    name, _, form = path.partition(".")
    if name not in questions() or form not in ("json", *forms_of(name)):
        near = _near(name, form)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        hint_sv = f" Menade du {' eller '.join(near)}?" if near else ""
        raise RequestRefused(
            404,
            "UNKNOWN_ADDRESS",
            f"{ROOT} has ready questions as NAME.json, .ndjson, .csv and .xlsx, those of the calendar as .ics too, and"
            f" lists them.{hint}",
            f"{ROOT} har färdiga frågor som NAMN.json, .ndjson, .csv och .xlsx, de som rör kalendern även som .ics, och"
            f" listar dem.{hint_sv}",
        )
    if method not in ("GET", "HEAD"):
        raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Use GET.", "Använd GET.", allow="GET, HEAD")
    return _ready(name), form


def _near(name: str, form: str) -> list[str]:
    """The addresses that one may be meant for: with its own ending where the question has that, else as tables."""
    near = get_close_matches(name, questions(), 1)
    return [f"{each}.{end}" for each in near for end in ((form,) if form in ("json", *forms_of(each)) else TABLES)]
