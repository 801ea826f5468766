"""The GraphQL endpoint: one ASGI application for documents seen before and for new ones."""

from time import perf_counter
from typing import Any
from uuid import uuid4

import asyncpg
import orjson
import structlog
from graphql import GraphQLError
from starlette.types import Message, Receive, Scope, Send

from registry.callers import Caller
from registry.errors import RegistryError, Unauthenticated, UnreadableText
from registry.settings import Settings
from registry.storage.model.terms import Role
from registry.trail.kept_answers import LONGEST_KEY, Retried
from schema.answering.acting import fingerprint
from schema.answering.admitting import RefusedDocument
from schema.answering.costs import told
from schema.answering.execution import Answer, Engine, as_graphql
from schema.answering.limits import MOST_ERRORS, clipped
from schema.http.callers import READ as WHO
from schema.http.callers import Callers
from schema.http.departures import ClientGone, Departures
from schema.http.negotiation import GRAPHQL_JSON, JSON, Question, RequestRefused, answer_type, read_get, read_post
from schema.http.rates import Headers, network_of
from schema.http.sending import Asked, Response, Sending
from schema.http.shares import Shares
from schema.http.telemetry import Telemetry

log = structlog.get_logger("registry.http")
READ = WHO | {
    b"accept",
    b"accept-encoding",
    b"content-length",
    b"content-type",
    b"idempotency-key",
    b"if-none-match",
}

# The database keeps no text with U+0000 in it, whichever way it is written.
UNREADABLE_TEXT = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)


class Endpoint:
    """`/graphql`, and `/graphql/` for those who write it so."""

    def __init__(self, engine: Engine, callers: Callers, telemetry: Telemetry, chosen: Settings) -> None:
        """Takes what answers, who may ask, where it is counted, and the settings."""
        self.engine, self.callers, self.telemetry = engine, callers, telemetry
        self.max_body_bytes = chosen.max_body_bytes
        self.shares, self.act_shares = (
            Shares(max(1, size * chosen.share_percent // 100), chosen.wait_ms / 1000)
            for size in (chosen.pool_size, chosen.write_pool_size)
        )
        # There is one thread for first sights, and everybody's wait in one line.
        self.first_shares = Shares(1, chosen.wait_ms / 1000)
        self.departures = Departures(chosen.operation_timeout_ms / 1000)
        self.send = Sending(chosen.cache_seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        asked = Asked.of(scope["method"], headers)
        media = answer_type(headers.get(b"accept"))
        if asked.by_get and not scope["query_string"] and "text/html" in headers.get(b"accept", ""):
            to_the_page = Response(303, b"", "text/plain", ((b"location", b"/graphiql/"),))
            await self.send(send, to_the_page, asked, is_open=False)
            return
        answer, name, is_open = None, None, False
        left: Headers = ()
        try:
            if media is None:
                raise RequestRefused(406, "NOT_ACCEPTABLE", "The answer is JSON.", "Svaret är JSON.")
            address = scope["client"][0] if scope.get("client") else ""
            caller = await self.callers.of(headers, scope["method"], address)
            left = self.callers.rates.left(caller.signature, address)
            question = await self._question(scope, headers, receive)
            retried = _retried(headers.get(b"idempotency-key"), question, caller)
            # A client that goes away stops its statement, and so does the deadline.
            with self.departures.watch(receive):
                answer, name = await self._in_turn(question, caller, scope["method"], retried, address)
            response = _response(answer, media, self._cost(answer) if question.wants_cost else None)
            is_open = answer.data is not None and not caller.signature
        except ClientGone:
            self.telemetry.gone(name, perf_counter() - began)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            response = self._refused(error, media or JSON, headers)
        await self.send(send, response._replace(headers=(*response.headers, *left)), asked, is_open=is_open)
        statements = answer.statements if answer else 0
        self.telemetry.answered(
            name, response.status, perf_counter() - began, response.codes, statements, len(response.body)
        )

    def _refused(self, error: Exception, media: str, headers: dict[bytes, str]) -> Response:
        """Every failure has an answer with a code; what went wrong inside is for the log."""
        if isinstance(error, RequestRefused):
            extra = tuple((key.encode(), value.encode()) for key, value in error.headers.items())
            return Response(error.status, error.body, media, extra, (error.code,))
        if isinstance(error, Unauthenticated):
            return _alone(error, 401, media, self.callers.turned_away(headers))
        if isinstance(error, RegistryError) and error.retry_after is not None:
            return _alone(error, 503, media, ((b"retry-after", str(error.retry_after).encode()),))
        if isinstance(error, RegistryError):
            return _response(Answer(None, [as_graphql(error)]), media)
        # The caller gets a reference to tell us.
        reference = uuid4().hex[:12]
        log.error("internal", reference=reference, exc_info=error)
        return _response(Answer(None, [_internal(reference)]), media)

    def _cost(self, answer: Answer) -> dict[str, Any]:
        return told(answer.cost, self.engine.most_cost, answer.dearest)

    async def _in_turn(
        self, question: Question, caller: Caller, method: str, retried: Retried | None, address: str
    ) -> tuple[Answer, str | None]:
        """The answer, when it is the caller's turn."""
        who = caller.signature or network_of(address)
        # Spelled out: a context manager cost as much as finding the statement.
        if not self.shares.take(who):
            await self.shares.wait(who)
        try:
            return await self._answer(question, caller, method, retried, who)
        finally:
            self.shares.give(who)

    async def _question(self, scope: Scope, headers: dict[bytes, str], receive: Receive) -> Question:
        if scope["method"] in ("GET", "HEAD"):
            return read_get(scope["query_string"])
        if scope["method"] != "POST":
            raise RequestRefused(
                405, "METHOD_NOT_ALLOWED", "Use GET or POST.", "Använd GET eller POST.", allow="GET, HEAD, POST"
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
        self, question: Question, caller: Caller, method: str, retried: Retried | None, who: str
    ) -> tuple[Answer, str | None]:
        known = self.engine.find(question.query, question.operation_name)
        try:
            if known is None:
                async with self.first_shares.of(who):
                    known = await self.engine.admit(question.query, question.operation_name)
            if not known.acts:
                return await self.engine.answer(known, question.variables, caller), known.name
            _require_method(method, acts=True)
            async with self.act_shares.of(who):
                return await self.engine.answer(known, question.variables, caller, retried), known.name
        except RefusedDocument as refused:
            _require_method(method, acts=refused.acts)
            return Answer(None, refused.errors), None
        except UNREADABLE_TEXT:
            return Answer(None, [as_graphql(UnreadableText())]), None


def _require_method(method: str, *, acts: bool) -> None:
    if acts and method != "POST":
        raise RequestRefused(
            405,
            "METHOD_NOT_ALLOWED",
            "Only questions can be sent with GET.",
            "Bara frågor kan skickas med GET.",
            allow="POST",
        )


def _retried(key: str | None, question: Question, caller: Caller) -> Retried | None:
    """The operation with its Idempotency-Key, if it has one. Whoever is anonymous does nothing that could be lost."""
    if key is None or caller.role is Role.ANONYMOUS:
        return None
    # Blanks around a header's value are no part of it (RFC 9110, 5.5).
    key = key.strip(" \t")
    if not 1 <= len(key) <= LONGEST_KEY or not key.isprintable():
        raise RequestRefused(
            400,
            "BAD_USER_INPUT",
            f"An Idempotency-Key has 1 to {LONGEST_KEY} characters.",
            f"En Idempotency-Key har 1 till {LONGEST_KEY} tecken.",
        )
    return Retried(caller, key, fingerprint(question.query, question.variables, question.operation_name))


def _internal(reference: str) -> GraphQLError:
    extensions = {
        "code": "INTERNAL",
        "messageSv": "Något gick fel i registret.",
        "hint": f"Tell us the reference {reference}.",
        "hintSv": f"Ange referensen {reference} för oss.",
        "reference": reference,
    }
    return GraphQLError("Something went wrong inside the registry.", extensions=extensions)


def _alone(error: RegistryError, status: int, media: str, headers: tuple[tuple[bytes, bytes], ...]) -> Response:
    """An error that has a status of its own."""
    body = orjson.dumps({"errors": [{"message": error.message, "extensions": error.extensions}]})
    return Response(status, body, media, headers, (error.code,))


def _response(answer: Answer, media: str, cost: dict[str, Any] | None = None) -> Response:
    """The answer as HTTP."""
    if answer.data is not None:
        return Response(200, b'{"data":' + answer.data + _extensions(answer, cost) + b"}", media)
    errors = [_formatted(error) for error in (answer.errors or ())[:MOST_ERRORS]]
    codes = tuple(error["extensions"]["code"] for error in errors)
    status = 500 if "INTERNAL" in codes else 400 if media == GRAPHQL_JSON else 200
    return Response(status, orjson.dumps({"errors": errors}), media, codes=codes)


def _extensions(answer: Answer, cost: dict[str, Any] | None) -> bytes:
    """What stands beside the data: only what was asked for, or must be seen."""
    if not (answer.warnings or cost):
        return b""
    warnings = {"warnings": answer.warnings} if answer.warnings else {}
    return b',"extensions":' + orjson.dumps(warnings | ({"cost": cost} if cost else {}))


def _formatted(error: GraphQLError) -> dict[str, Any]:
    """An error as it is sent: always with a code, and with a sentence in Swedish."""
    extensions = error.extensions or {}
    code = extensions.get("code", "GRAPHQL_VALIDATION_FAILED")
    # Sentences repeat what was sent, however long that is.
    told = {key: clipped(each) if isinstance(each, str) else each for key, each in extensions.items()}
    return {**error.formatted, "message": clipped(error.message), "extensions": {"code": code, **told}}
