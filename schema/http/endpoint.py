"""The GraphQL endpoint: one ASGI application for documents seen before and for new ones."""

from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter
from typing import Any
from uuid import uuid4

import asyncpg
import structlog
from starlette.types import Message, Receive, Scope, Send

from registry.callers import Caller
from registry.errors import RegistryError, Unauthenticated, UnreadableText
from registry.settings import Settings
from registry.storage.model.terms import Role
from registry.trail.kept_answers import LONGEST_KEY, Retried
from schema.answering.acting import fingerprint
from schema.answering.admitting import Known, RefusedDocument
from schema.answering.answers import Answer
from schema.answering.costs import told
from schema.answering.execution import Engine, Has, as_graphql
from schema.http import positions
from schema.http.callers import READ as WHO
from schema.http.callers import Callers
from schema.http.departures import ClientGone, Departures
from schema.http.documents import Documents
from schema.http.negotiation import EVENTS, JSON, Question, RequestRefused, answer_type, read_get, read_post
from schema.http.rates import Headers, network_of
from schema.http.responses import alone, internal, response_of, tagged
from schema.http.sending import Asked, Response, Sending, Shown, as_it_is
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
    b"last-event-id",
    positions.NAME,
}

# The database keeps no text with U+0000 in it, whichever way it is written.
UNREADABLE_TEXT = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)


class Endpoint:
    """`/graphql`, and `/graphql/` for those who write it so."""

    def __init__(self, engine: Engine, callers: Callers, telemetry: Telemetry, chosen: Settings) -> None:
        """Takes what answers, who may ask, where it is counted, and the settings."""
        self.engine, self.callers, self.telemetry = engine, callers, telemetry
        self.max_body_bytes = chosen.max_body_bytes
        self.shares, self.feed_shares, self.act_shares = (
            Shares(max(1, size * chosen.share_percent // 100), chosen.wait_ms / 1000)
            for size in (chosen.pool_size, chosen.feed_pool_size, chosen.write_pool_size)
        )
        # There is one thread for first sights, and everybody's wait in one line.
        self.first_shares = Shares(1, chosen.wait_ms / 1000)
        self.departures = Departures(chosen.operation_timeout_ms / 1000)
        self.send = Sending(chosen.cache_seconds)
        self.documents = Documents(chosen.trusted_only, chosen.documents)
        #: What answers requests that want server-sent events.
        self.streams: Callable[[Scope, Receive, Send, dict[bytes, str]], Awaitable[None]] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send, shown: Shown = as_it_is) -> None:
        """Answer one request, with what is answered as `shown` gives it."""
        began = perf_counter()
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in READ}
        asked = Asked.of(scope["method"], headers, shown)
        media = answer_type(headers.get(b"accept"))
        if asked.by_get and not scope["query_string"] and "text/html" in headers.get(b"accept", ""):
            to_the_page = Response(303, b"", "text/plain", ((b"location", b"/graphiql/"),))
            await self.send(send, to_the_page, asked, is_open=False)
            return
        if media == EVENTS:
            if self.streams is not None and scope["method"] in ("GET", "POST"):
                await self.streams(scope, receive, send, headers)
                return
            media = None
        answer, name, is_open = None, None, False
        left: Headers = ()
        try:
            if media is None:
                raise RequestRefused(406, "NOT_ACCEPTABLE", "The answer is JSON.", "Svaret är JSON.")
            address = scope["client"][0] if scope.get("client") else ""
            caller = await self.callers.of(headers, scope["method"], address)
            left = self.callers.rates.left(caller.signature, address)
            question = self.documents.settled(await self.question(scope, headers, receive), caller)
            retried = retried_by(retry_key(headers, caller), question, caller)
            # A client that goes away stops its statement, and so does the deadline.
            with self.departures.watch(receive):
                has = asked.has(partial(tagged, media=media, wants_cost=question.wants_cost))
                seen = positions.seen_by(headers)
                answer, name = await self.in_turn(question, caller, scope["method"], retried, address, has, seen)
                left = (*left, *await positions.told(self.engine, answer))
            response = response_of(answer, media, self._cost(answer) if question.wants_cost else None)
            is_open = answer.errors is None and not caller.signature
        except ClientGone:
            self.telemetry.gone(name, perf_counter() - began)
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a coded answer and the log a line
            response = self.refused(error, media or JSON, headers)
        status = await self.send(send, response._replace(headers=(*response.headers, *left)), asked, is_open=is_open)
        statements, size = answer.statements if answer else 0, 0 if status == 304 else len(response.body)
        self.telemetry.answered(name, status, perf_counter() - began, response.codes, statements, size)

    def refused(self, error: Exception, media: str, headers: dict[bytes, str]) -> Response:
        """Every failure has an answer with a code; what went wrong inside is for the log."""
        if isinstance(error, RequestRefused):
            extra = tuple((key.encode(), value.encode()) for key, value in error.headers.items())
            return Response(error.status, error.body, media, extra, (error.code,))
        if isinstance(error, RefusedDocument):
            return response_of(Answer(None, error.errors), media)
        if isinstance(error, Unauthenticated):
            return alone(error, 401, media, self.callers.turned_away(headers))
        if isinstance(error, RegistryError) and error.retry_after is not None:
            return alone(error, 503, media, ((b"retry-after", str(error.retry_after).encode()),))
        if isinstance(error, RegistryError):
            return response_of(Answer(None, [as_graphql(error)]), media)
        # The caller gets a reference to tell us.
        reference = uuid4().hex[:12]
        log.error("internal", reference=reference, exc_info=error)
        return response_of(Answer(None, [internal(reference)]), media)

    def _cost(self, answer: Answer) -> dict[str, Any]:
        return told(answer.cost, self.engine.most_cost, answer.dearest)

    async def admitted(self, question: Question, who: str) -> Known:
        """The document of a question, admitted when it is the caller's turn; RefusedDocument."""
        known = self.engine.find(question.query, question.operation_name)
        if known is None:
            async with self.first_shares.of(who):
                known = await self.engine.admit(question.query, question.operation_name)
        return known

    async def once(
        self,
        question: Question,
        caller: Caller,
        method: str,
        address: str,
        receive: Receive,
        retried: Retried | None,
    ) -> Response:
        """The answer to an operation that has one, as JSON, for connections that stay open."""
        began = perf_counter()
        with self.departures.watch(receive):
            answer, name = await self.in_turn(question, caller, method, retried, address, None)
        response = response_of(answer, JSON, self._cost(answer) if question.wants_cost else None)
        seconds, size = perf_counter() - began, len(response.body)
        self.telemetry.answered(name, response.status, seconds, response.codes, answer.statements, size)
        return response

    async def in_turn(
        self,
        question: Question,
        caller: Caller,
        method: str,
        retried: Retried | None,
        address: str,
        has: Has | None,
        seen: int | None = None,
    ) -> tuple[Answer, str | None]:
        """The answer, when it is the caller's turn."""
        who = caller.signature or network_of(address)
        # Spelled out: a context manager cost as much as finding the statement.
        if not self.shares.take(who):
            await self.shares.wait(who)
        try:
            return await self._answer(question, caller, method, retried, who, has, seen)
        finally:
            self.shares.give(who)

    async def question(self, scope: Scope, headers: dict[bytes, str], receive: Receive) -> Question:
        """What a request asks; RequestRefused when it is no GraphQL request, ClientGone."""
        if scope["method"] in ("GET", "HEAD"):
            return read_get(scope["query_string"])
        if scope["method"] != "POST":
            raise RequestRefused(
                405, "METHOD_NOT_ALLOWED", "Use GET or POST.", "Använd GET eller POST.", allow="GET, HEAD, POST"
            )
        return read_post(headers.get(b"content-type"), await self.body(headers, receive))

    async def body(self, headers: dict[bytes, str], receive: Receive, most: int | None = None) -> bytes:
        """The body of a request; RequestRefused when it is larger than bodies may be, or than `most`; ClientGone."""
        most = most or self.max_body_bytes
        length = headers.get(b"content-length", "0")
        if length.isdigit() and int(length) > most:
            raise _too_large(most)
        parts, size = [], 0
        while True:
            message: Message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientGone
            part = message.get("body", b"")
            size += len(part)
            if size > most:
                raise _too_large(most)
            parts.append(part)
            if not message.get("more_body"):
                return parts[0] if len(parts) == 1 else b"".join(parts)

    async def _answer(
        self,
        question: Question,
        caller: Caller,
        method: str,
        retried: Retried | None,
        who: str,
        has: Has | None,
        seen: int | None,
    ) -> tuple[Answer, str | None]:
        try:
            known = self.engine.find(question.query, question.operation_name) or await self.admitted(question, who)
            if known.introspects:
                # It is answered in the thread of first sights.
                async with self.first_shares.of(who):
                    return await self.engine.answer(known, question.variables, caller, has=has), known.name
            if not known.acts:
                share = partial(self.feed_shares.of, who)
                found = await self.engine.answer(known, question.variables, caller, has=has, seen=seen, share=share)
                return found, known.name
            _require_method(method, acts=True)
            async with self.act_shares.of(who):
                return await self.engine.answer(known, question.variables, caller, retried), known.name
        except RefusedDocument as refused:
            _require_method(method, acts=refused.acts)
            return Answer(None, refused.errors), None
        except UNREADABLE_TEXT:
            return Answer(None, [as_graphql(UnreadableText())]), None


def _too_large(most: int) -> RequestRefused:
    return RequestRefused(
        413,
        "BODY_TOO_LARGE",
        f"A request holds at most {most} bytes.",
        f"Ett anrop får ha högst {most} byte.",
        connection="close",
    )


def _require_method(method: str, *, acts: bool) -> None:
    if acts and method != "POST":
        raise RequestRefused(
            405,
            "METHOD_NOT_ALLOWED",
            "Only questions can be sent with GET.",
            "Bara frågor kan skickas med GET.",
            allow="POST",
        )


def retry_key(headers: dict[bytes, str], caller: Caller) -> str | None:
    """The Idempotency-Key of a request; RequestRefused. Whoever is anonymous does nothing that could be lost."""
    key = headers.get(b"idempotency-key")
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
    return key


def retried_by(key: str | None, question: Question, caller: Caller) -> Retried | None:
    """A settled question with its Idempotency-Key, if it has one."""
    if key is None:
        return None
    return Retried(caller, key, fingerprint(question.query, question.variables, question.operation_name))
