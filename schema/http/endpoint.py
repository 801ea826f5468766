"""The GraphQL endpoint: one ASGI application for documents seen before and for new ones."""

import re
from time import perf_counter
from typing import Any, NamedTuple
from uuid import uuid4

import asyncpg
import orjson
import structlog
from graphql import GraphQLError
from starlette.types import Message, Receive, Scope, Send
from strawberry import Schema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from registry.callers import Caller
from registry.errors import IssuerUnavailable, Unauthenticated, UnreadableText
from registry.storage.model.terms import Role
from registry.trail.kept_answers import LONGEST_KEY, Retried
from schema.answering.acting import fingerprint
from schema.answering.execution import Answer, Context, Engine
from schema.http.callers import READ as WHO
from schema.http.callers import Callers
from schema.http.departures import ClientGone, Departures
from schema.http.middleware import ALWAYS, STRICT
from schema.http.negotiation import GRAPHQL_JSON, JSON, Question, RequestRefused, answer_type, read_get, read_post
from schema.http.telemetry import Telemetry

log = structlog.get_logger("registry.http")
READ = WHO | {b"accept", b"content-type", b"content-length", b"idempotency-key"}
# Said once and for all; the endpoint is reached before anything that would add them.
SECURITY = [*ALWAYS, (b"content-security-policy", STRICT)]
READING = frozenset({OperationType.QUERY})
ALL = READING | {OperationType.MUTATION}

# What the library says of a question, it says in English and in detail; this is the same in Swedish, by code.
IN_SWEDISH = {
    "ALIAS_LIMIT": "Frågan har för många alias.",
    "BAD_USER_INPUT": "En variabel saknas eller har ett värde som inte går att använda.",
    "DEPTH_LIMIT": "Frågan är för djupt nästlad.",
    "GRAPHQL_PARSE_FAILED": "Frågan är inte skriven som GraphQL.",
    "GRAPHQL_VALIDATION_FAILED": "Frågan stämmer inte med schemat.",
    "NOT_SUPPORTED": "Registret svarar inte på den sortens fråga.",
    "TOKEN_LIMIT": "Frågan är för lång.",
}
# The database keeps no text with U+0000 in it, whichever way it is written.
UNREADABLE_TEXT = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)


class Response(NamedTuple):
    """What a request is answered with."""

    status: int
    body: bytes
    media: str
    headers: tuple[tuple[bytes, bytes], ...] = ()
    codes: tuple[str, ...] = ()


class Endpoint:
    """`/graphql`."""

    def __init__(
        self, schema: Schema, engine: Engine, callers: Callers, telemetry: Telemetry, max_body_bytes: int
    ) -> None:
        """Takes what answers, who may ask, where it is counted, and how large a body may be."""
        self.schema, self.engine, self.callers, self.telemetry = schema, engine, callers, telemetry
        self.max_body_bytes = max_body_bytes
        self.departures = Departures()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        media = answer_type(headers.get(b"accept"))
        answer, name = None, None
        try:
            if scope["method"] == "GET" and not scope["query_string"] and "text/html" in headers.get(b"accept", ""):
                await _send(send, Response(303, b"", "text/plain", ((b"location", b"/graphiql/"),)))
                return
            if media is None:
                raise RequestRefused(406, "NOT_ACCEPTABLE", "The answer is JSON.", "Svaret är JSON.")
            address = scope["client"][0] if scope.get("client") else ""
            caller = await self.callers.of(headers, scope["method"], address)
            question = await self._question(scope, headers, receive)
            retried = _retried(headers.get(b"idempotency-key"), question, caller)
            # A client that goes away stops its statement.
            with self.departures.watch(receive):
                answer, name = await self._answer(question, caller, scope["method"], retried)
            response = _response(answer, media, question.wants_cost)
        except RequestRefused as refused:
            extra = tuple((key.encode(), value.encode()) for key, value in refused.headers.items())
            response = Response(refused.status, refused.body, media or JSON, extra, (refused.code,))
        except Unauthenticated as error:
            body = orjson.dumps({"errors": [{"message": error.message, "extensions": error.extensions}]})
            response = Response(401, body, media or JSON, self.callers.turned_away(headers), (error.code,))
        except IssuerUnavailable as error:
            body = orjson.dumps({"errors": [{"message": error.message, "extensions": error.extensions}]})
            response = Response(503, body, media or JSON, ((b"retry-after", b"60"),), (error.code,))
        except ClientGone:
            self.telemetry.gone(name, perf_counter() - began)
            return
        await _send(send, response)
        statements = answer.statements if answer else 0
        self.telemetry.answered(
            name, response.status, perf_counter() - began, response.codes, statements, len(response.body)
        )

    async def _question(self, scope: Scope, headers: dict[bytes, str], receive: Receive) -> Question:
        if scope["method"] == "GET":
            return read_get(scope["query_string"])
        if scope["method"] != "POST":
            raise RequestRefused(
                405, "METHOD_NOT_ALLOWED", "Use GET or POST.", "Använd GET eller POST.", allow="GET, POST"
            )
        return read_post(headers.get(b"content-type"), await self._body(headers, receive))

    async def _body(self, headers: dict[bytes, str], receive: Receive) -> bytes:
        length = headers.get(b"content-length", "0")
        if length.isdigit() and int(length) > self.max_body_bytes:
            raise self._too_large()
        parts, size = [], 0
        while True:
            message: Message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientGone
            part = message.get("body", b"")
            size += len(part)
            if size > self.max_body_bytes:
                raise self._too_large()
            parts.append(part)
            if not message.get("more_body"):
                return parts[0] if len(parts) == 1 else b"".join(parts)

    def _too_large(self) -> RequestRefused:
        most = self.max_body_bytes
        return RequestRefused(
            413,
            "BODY_TOO_LARGE",
            f"A request holds at most {most} bytes.",
            f"Ett anrop får ha högst {most} byte.",
            connection="close",
        )

    async def _answer(
        self, question: Question, caller: Caller, method: str, retried: Retried | None
    ) -> tuple[Answer, str | None]:
        try:
            known = self.engine.find(question.query, question.operation_name)
            if known is not None and not (known.acts and method == "GET"):
                return await self.engine.answer(known, question.variables, caller, retried), known.name
            return await self._first(question, caller, method, retried)
        except RequestRefused:
            raise
        except UNREADABLE_TEXT:
            unreadable = UnreadableText()
            return Answer(None, [GraphQLError(unreadable.message, extensions=unreadable.extensions)]), None
        except Exception:
            # What went wrong inside is for the log; the caller gets a reference to tell us.
            reference = uuid4().hex[:12]
            log.exception("internal", reference=reference)
            return Answer(None, [_internal(reference)]), None

    async def _first(
        self, question: Question, caller: Caller, method: str, retried: Retried | None
    ) -> tuple[Answer, str | None]:
        """The full way, for a document not seen before."""
        context = Context(caller, question.operation_name, retried)
        try:
            result = await self.schema.execute(
                question.query,
                question.variables,
                context,
                operation_name=question.operation_name,
                allowed_operation_types=READING if method == "GET" else ALL,
            )
        except InvalidOperationTypeError as error:
            if method == "GET":
                raise RequestRefused(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "Only questions can be sent with GET.",
                    "Bara frågor kan skickas med GET.",
                    allow="POST",
                ) from error
            raise RequestRefused(
                400, "NOT_SUPPORTED", "There are no subscriptions.", "Det finns inga prenumerationer."
            ) from error
        except CannotGetOperationTypeError:
            return Answer(None, [_no_operation(question.operation_name)]), None
        if context.answer is not None:
            known = self.engine.find(question.query, question.operation_name)
            return context.answer, known.name if known else None
        if result.errors:
            for each in result.errors:
                _raise_internal(each)
            return Answer(None, [_with_code(each) for each in result.errors]), None
        return Answer(orjson.dumps(result.data)), None


def _retried(key: str | None, question: Question, caller: Caller) -> Retried | None:
    """The operation with its Idempotency-Key, if it has one. Whoever is anonymous does nothing that could be lost."""
    if key is None or caller.role is Role.ANONYMOUS:
        return None
    if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
        raise RequestRefused(
            400,
            "BAD_USER_INPUT",
            f"An Idempotency-Key has 1 to {LONGEST_KEY} characters.",
            f"En Idempotency-Key har 1 till {LONGEST_KEY} tecken.",
        )
    return Retried(caller, key, fingerprint(question.query, question.variables, question.operation_name))


def _raise_internal(error: GraphQLError) -> None:
    """Strawberry gives a failure of ours, words and all, as an error of the answer; it is none of the caller's."""
    # A literal that a scalar refuses also has a cause, but stands at its place in the document.
    if error.original_error is not None and (error.path or not error.locations):
        raise error.original_error


def _with_code(error: GraphQLError) -> GraphQLError:
    """A parsing or validation error of the library's, with a code of ours."""
    if "code" not in (error.extensions or {}):
        error.extensions = {**(error.extensions or {}), "code": _code_of(error.message)}
    return error


def _code_of(message: str) -> str:
    """The library tells its errors apart by their words only."""
    if not message.startswith("Syntax Error"):
        return "GRAPHQL_VALIDATION_FAILED"
    if "nested too deeply" in message:
        return "DEPTH_LIMIT"
    return "TOKEN_LIMIT" if re.search(r"more than \d+ tokens", message) else "GRAPHQL_PARSE_FAILED"


def _refusal(code: str, message: str, message_sv: str, hint: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code, "messageSv": message_sv, "hint": hint})


def _no_operation(name: str | None) -> GraphQLError:
    return _refusal(
        "UNKNOWN_OPERATION",
        f'Unknown operation named "{name}".' if name else "The document has no operation.",
        f"Dokumentet har ingen fråga som heter {name}." if name else "Dokumentet har ingen fråga.",
        "operationName is the name after the word query." if name else "Fragments are parts of a question.",
    )


def _internal(reference: str) -> GraphQLError:
    extensions = {
        "code": "INTERNAL",
        "messageSv": "Något gick fel i registret.",
        "hint": f"Tell us the reference {reference}.",
        "reference": reference,
    }
    return GraphQLError("Something went wrong inside the registry.", extensions=extensions)


def _response(answer: Answer, media: str, wants_cost: bool) -> Response:
    """The answer as HTTP."""
    if answer.data is not None:
        return Response(200, b'{"data":' + answer.data + _extensions(answer, wants_cost) + b"}", media)
    errors = [_formatted(error) for error in answer.errors or ()]
    codes = tuple(error["extensions"]["code"] for error in errors)
    status = 500 if "INTERNAL" in codes else 400 if media == GRAPHQL_JSON else 200
    return Response(status, orjson.dumps({"errors": errors}), media, codes=codes)


def _extensions(answer: Answer, wants_cost: bool) -> bytes:
    """What stands beside the data: only what was asked for, or must be seen."""
    if not (answer.warnings or wants_cost):
        return b""
    warnings = {"warnings": answer.warnings} if answer.warnings else {}
    return b',"extensions":' + orjson.dumps(warnings | ({"cost": answer.cost} if wants_cost else {}))


def _formatted(error: GraphQLError) -> dict[str, Any]:
    """An error as it is sent: always with a code, and with a sentence in Swedish."""
    extensions = error.extensions or {}
    code = extensions.get("code", "GRAPHQL_VALIDATION_FAILED")
    swedish = {"messageSv": IN_SWEDISH[code]} if code in IN_SWEDISH else {}
    return {**error.formatted, "extensions": {"code": code, **swedish, **extensions}}


async def _send(send: Send, response: Response) -> None:
    headers = [
        (b"content-type", f"{response.media}; charset=utf-8".encode()),
        (b"content-length", str(len(response.body)).encode()),
        *response.headers,
        *SECURITY,
    ]
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})
