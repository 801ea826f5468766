"""What a request may be and how it wants its answer: GraphQL over HTTP, to the letter."""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import orjson

from schema.answering.limits import MOST_NESTED, MOST_OBJECTS_SENT, TOO_MANY_SENT, TOO_NESTED, size_of
from schema.http.codings import weight_of

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"
EVENTS = "text/event-stream"
#: What some editors and languages begin a UTF-8 text with.
MARK = b"\xef\xbb\xbf"
#: How clients name a document that they believe the server to keep: Relay's names, and that of GraphQL over HTTP.
NAMES_OF_KEPT = ("documentId", "id", "doc_id")


class RequestRefused(Exception):
    """A request that is no GraphQL request: an HTTP status, a code, and a sentence in two languages."""

    def __init__(self, status: int, code: str, message: str, message_sv: str, **headers: str) -> None:
        """Plain data; headers use underscores for hyphens."""
        super().__init__(message)
        self.status, self.code, self.message, self.message_sv = status, code, message, message_sv
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    @property
    def body(self) -> bytes:
        """The refusal as a GraphQL answer."""
        error = {"message": self.message, "extensions": {"code": self.code, "messageSv": self.message_sv}}
        return orjson.dumps({"errors": [error]})


class Question(NamedTuple):
    """The parameters of a request; `query` is empty where a document is only named."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None
    wants_cost: bool
    #: What the document is called, and its digest where the client says that too.
    named: str | None = None
    digest: str | None = None


@lru_cache(maxsize=256)
def answer_type(accept: str | None) -> str | None:
    """The media type to answer with; None when nothing that the client accepts can be given."""
    if not accept:
        return JSON
    best: tuple[float, int, str] | None = None
    for place, part in enumerate(accept.split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = weight_of(parameters)
        offered = {JSON: JSON, GRAPHQL_JSON: GRAPHQL_JSON, "application/*": JSON, "*/*": JSON, EVENTS: EVENTS}.get(
            media
        )
        if offered and weight > 0 and _utf8(parameters) and (best is None or (weight, -place) > best[:2]):
            best = (weight, -place, offered)
    return best[2] if best else None


def _utf8(parameters: list[str]) -> bool:
    charset = next((each.partition("=")[2].strip('" ') for each in parameters if each.startswith("charset=")), "utf-8")
    return charset == "utf-8"


@lru_cache(maxsize=256)
def _is_json(content_type: str | None) -> bool:
    media, *parameters = (piece.strip().lower() for piece in (content_type or "").split(";"))
    return media == JSON and _utf8(parameters)


def read_post(content_type: str | None, body: bytes) -> Question:
    """The question in a POST body."""
    if not _is_json(content_type):
        raise RequestRefused(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "The body must be application/json in UTF-8.",
            "Innehållet ska vara application/json i UTF-8.",
        )
    try:
        found = orjson.loads(body.removeprefix(MARK))
    except orjson.JSONDecodeError as error:
        raise _bad("The body is not JSON in UTF-8.", "Innehållet är inte JSON i UTF-8.") from error
    if isinstance(found, list):
        raise _bad("Batches are not answered; send one operation.", "Satser besvaras inte; skicka en operation.")
    if not isinstance(found, dict):
        raise _bad("The body must be a JSON object.", "Innehållet ska vara ett JSON-objekt.")
    return question_of(found)


def read_get(query_string: bytes) -> Question:
    """The question in an address."""
    try:
        given = parse_qs(query_string.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:
        raise _bad("The address is not UTF-8.", "Adressen är inte UTF-8.") from error
    one: dict[str, Any] = {name: values[-1] for name, values in given.items()}
    return question_of(one | {name: _json(one.get(name), name) for name in ("variables", "extensions")})


def _json(text: str | None, name: str) -> Any:
    if not text:
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _bad(f"`{name}` is not JSON.", f"`{name}` är inte JSON.") from error


def question_of(found: dict[str, Any]) -> Question:
    """The question in an object; RequestRefused when its parts are none of a question's."""
    query, variables, extensions = found.get("query"), found.get("variables"), found.get("extensions")
    name = found.get("operationName")
    digest = _digest(extensions)
    called = digest or next((found[each] for each in NAMES_OF_KEPT if isinstance(found.get(each), str)), None)
    if (query is None or query == "") and called:
        query = ""
    elif not isinstance(query, str) or not query:
        raise _bad("The request has no `query`.", "Anropet saknar `query`.")
    if variables is not None and not isinstance(variables, dict):
        raise _bad("`variables` must be a JSON object.", "`variables` ska vara ett JSON-objekt.")
    if name is not None and not isinstance(name, str):
        raise _bad("`operationName` must be a string.", "`operationName` ska vara en text.")
    if extensions is not None and not isinstance(extensions, dict):
        raise _bad("`extensions` must be a JSON object.", "`extensions` ska vara ett JSON-objekt.")
    moderate(variables or {})
    # Some clients send an empty name for none.
    return Question(query, variables, name or None, bool(extensions and extensions.get("cost")), called, digest)


def _digest(extensions: Any) -> str | None:
    """The digest that a client names a document by, as Apollo and urql do."""
    kept = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    found = kept.get("sha256Hash") if isinstance(kept, dict) else None
    return found if isinstance(found, str) else None


def moderate(variables: dict[str, Any]) -> None:
    """Refuse variables that would take long to read; the limits on documents do not see them."""
    objects, depth = size_of(variables, MOST_OBJECTS_SENT)
    if depth > MOST_NESTED:
        raise RequestRefused(400, "DEPTH_LIMIT", *TOO_NESTED)
    if objects > MOST_OBJECTS_SENT:
        raise RequestRefused(400, "COST_LIMIT", *TOO_MANY_SENT)


def _bad(message: str, message_sv: str) -> RequestRefused:
    return RequestRefused(400, "BAD_REQUEST", message, message_sv)
