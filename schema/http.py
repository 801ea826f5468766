"""The GraphQL endpoint: one ASGI application for documents seen before and for new ones."""

from dataclasses import dataclass
from time import perf_counter
from uuid import uuid4

import orjson
import structlog
from graphql import GraphQLError
from starlette.types import Message, Receive, Scope, Send
from strawberry import Schema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from registry.callers import Caller, Callers
from registry.errors import Unauthenticated
from schema.departures import ClientGone, Departures
from schema.execution import Answer, Context, Engine
from schema.negotiation import GRAPHQL_JSON, Question, Refused, answer_type, read_get, read_post
from schema.telemetry import Telemetry

log = structlog.get_logger("registry.http")
READING = frozenset({OperationType.QUERY})


@dataclass(frozen=True, slots=True)
class Told:
    """What a request is answered with."""

    status: int
    body: bytes
    media: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


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
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        media = answer_type(headers.get(b"accept"))
        answer, name = None, None
        try:
            if scope["method"] == "GET" and not scope["query_string"] and "text/html" in headers.get(b"accept", ""):
                await _send(send, Told(303, b"", "text/plain", ((b"location", b"/graphiql/"),)))
                return
            if media is None:
                raise Refused(406, "NOT_ACCEPTABLE", "The answer is JSON.", "Svaret är JSON.")
            caller = self.callers.resolve(headers.get(b"authorization"))
            question = await self._question(scope, headers, receive)
            # A client that goes away stops its statement.
            async with self.departures.watch(receive):
                answer, name = await self._answer(question, caller, scope["method"])
            told = _told(answer, media, question.wants_cost)
        except Refused as refused:
            extra = tuple((key.encode(), value.encode()) for key, value in refused.headers.items())
            told = Told(refused.status, refused.body, media or "application/json", extra)
        except Unauthenticated as error:
            body = orjson.dumps({"errors": [{"message": error.message, "extensions": error.extensions}]})
            told = Told(401, body, media or "application/json", ((b"www-authenticate", b"Bearer"),))
        except ClientGone:
            self.telemetry.gone(name, perf_counter() - began)
            return
        await _send(send, told)
        self.telemetry.answered(name, told.status, perf_counter() - began, answer, len(told.body))

    async def _question(self, scope: Scope, headers: dict[bytes, str], receive: Receive) -> Question:
        if scope["method"] == "GET":
            return read_get(scope["query_string"])
        if scope["method"] != "POST":
            raise Refused(405, "METHOD_NOT_ALLOWED", "Use GET or POST.", "Använd GET eller POST.", allow="GET, POST")
        return read_post(headers.get(b"content-type"), await self._body(headers, receive))

    async def _body(self, headers: dict[bytes, str], receive: Receive) -> bytes:
        told = headers.get(b"content-length", "0")
        if told.isdigit() and int(told) > self.max_body_bytes:
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

    def _too_large(self) -> Refused:
        most = self.max_body_bytes
        return Refused(
            413,
            "BODY_TOO_LARGE",
            f"A request holds at most {most} bytes.",
            f"Ett anrop får ha högst {most} byte.",
            connection="close",
        )

    async def _answer(self, question: Question, caller: Caller, method: str) -> tuple[Answer, str | None]:
        try:
            known = self.engine.find(question.query, question.operation_name)
            if known is not None:
                return await self.engine.answer(known, question.variables, caller), known.name
            return await self._first(question, caller, method)
        except Refused:
            raise
        except Exception:
            # What went wrong inside is for the log; the caller gets a reference to tell us.
            reference = uuid4().hex[:12]
            log.exception("internal", reference=reference)
            return Answer(None, [_internal(reference)]), None

    async def _first(self, question: Question, caller: Caller, method: str) -> tuple[Answer, str | None]:
        """The full way, for a document not seen before."""
        context = Context(caller)
        try:
            result = await self.schema.execute(
                question.query,
                question.variables,
                context,
                operation_name=question.operation_name,
                allowed_operation_types=READING,
            )
        except InvalidOperationTypeError as error:
            if method == "GET":
                raise Refused(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "Only questions can be sent with GET.",
                    "Bara frågor kan skickas med GET.",
                    allow="POST",
                ) from error
            raise Refused(
                400, "NOT_SUPPORTED", "The registry answers questions.", "Registret besvarar frågor."
            ) from error
        except CannotGetOperationTypeError:
            message = (
                f'Unknown operation named "{question.operation_name}".'
                if question.operation_name
                else ("The document has several operations; say which with operationName.")
            )
            return Answer(None, [GraphQLError(message, extensions={"code": "UNKNOWN_OPERATION"})]), None
        if context.answer is not None:
            known = self.engine.find(question.query, question.operation_name)
            return context.answer, known.name if known else None
        if result.errors and result.data is None:
            return Answer(None, [_with_code(error) for error in result.errors]), None
        return Answer(orjson.dumps(result.data)), None


def _with_code(error: GraphQLError) -> GraphQLError:
    """A parsing or validation error of the library's, with a code of ours."""
    if "code" not in (error.extensions or {}):
        parsing = error.message.startswith("Syntax Error")
        code = "GRAPHQL_PARSE_FAILED" if parsing else "GRAPHQL_VALIDATION_FAILED"
        if ("token" in error.message and "exceed" in error.message) or (
            "more than" in error.message and "token" in error.message
        ):
            code = "TOKEN_LIMIT"
        error.extensions = {**(error.extensions or {}), "code": code}
    return error


def _internal(reference: str) -> GraphQLError:
    told = {
        "code": "INTERNAL",
        "messageSv": "Något gick fel i registret.",
        "hint": f"Tell us the reference {reference}.",
        "reference": reference,
    }
    return GraphQLError("Something went wrong inside the registry.", extensions=told)


def _told(answer: Answer, media: str, wants_cost: bool) -> Told:
    """The answer as HTTP."""
    if answer.data is not None:
        cost = b',"extensions":{"cost":%d}' % answer.cost if wants_cost else b""
        return Told(200, b'{"data":' + answer.data + cost + b"}", media)
    body = orjson.dumps({"errors": [error.formatted for error in answer.errors or ()]})
    internal = any((error.extensions or {}).get("code") == "INTERNAL" for error in answer.errors or ())
    status = 500 if internal else 400 if media == GRAPHQL_JSON else 200
    return Told(status, body, media)


async def _send(send: Send, told: Told) -> None:
    headers = [
        (b"content-type", f"{told.media}; charset=utf-8".encode()),
        (b"content-length", str(len(told.body)).encode()),
        *told.headers,
    ]
    await send({"type": "http.response.start", "status": told.status, "headers": headers})
    await send({"type": "http.response.body", "body": told.body})
