"""Spans for OpenTelemetry: one for each operation, and below it one for each statement. Read in only when asked for.

A span tells an operation's name, codes and figures, and a statement's text, which has places for values and never the
values. It tells nothing of who asked, and of an error only its kind: the words repeat what was written.
"""

import os
from collections.abc import Callable, Coroutine
from importlib.metadata import version
from time import time_ns
from typing import Any

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.types import ASGIApp, Receive, Scope, Send

from registry.storage.database.readers import Readers
from schema.http.telemetry import LONGEST_NAME, Telemetry

FetchRow = Callable[..., Coroutine[Any, Any, Any]]
NAME = "partnerskapet-registry"
#: How much of a statement is told, in characters.
LONGEST_STATEMENT = 2000
#: What begins and ends transactions is none of the statements that an operation is about.
NO_STATEMENTS = {"", "BEGIN", "COMMIT", "RELEASE", "ROLLBACK", "SAVEPOINT"}
#: What a caller may send of the trace that its request belongs to.
OF_CALLERS = {b"traceparent", b"tracestate"}
_propagator = TraceContextTextMapPropagator()


class Tracing:
    """Makes spans and sends them to a collector."""

    def __init__(self, endpoint: str) -> None:
        """Takes the collector's address, as OTEL_EXPORTER_OTLP_ENDPOINT has it."""
        name = os.environ.get("OTEL_SERVICE_NAME", NAME)
        resource = Resource.create({SERVICE_NAME: name, SERVICE_VERSION: version(NAME)})
        self.provider = TracerProvider(resource=resource)
        exporter = OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces")
        self.provider.add_span_processor(BatchSpanProcessor(exporter))
        self.tracer = self.provider.get_tracer(NAME, version(NAME))

    def telemetry(self) -> Telemetry:
        """What tells spans too what the log is told."""
        return TracedTelemetry()

    def around(self, endpoint: ASGIApp) -> ASGIApp:
        """An endpoint with a span around each of its requests."""

        async def traced(scope: Scope, receive: Receive, send: Send) -> None:
            carrier = {name.decode(): value.decode("latin-1") for name, value in scope["headers"] if name in OF_CALLERS}
            with self.tracer.start_as_current_span(
                "GraphQL Operation",
                _propagator.extract(carrier),
                SpanKind.SERVER,
                {"http.request.method": scope["method"]},
                record_exception=False,
            ):
                await endpoint(scope, receive, send)

        return traced

    def watch(self, reading: tuple[Readers, ...], sessions: async_sessionmaker[AsyncSession]) -> None:
        """Make a span of each statement on these connections."""
        for readers in reading:
            readers.fetchrow = self._around(readers.fetchrow)  # type: ignore[method-assign]
        engine = sessions.kw["bind"].sync_engine

        @event.listens_for(engine, "before_cursor_execute")
        def _(connection: Any, cursor: Any, sql: str, given: Any, context: Any, many: bool) -> None:  # noqa: ARG001
            context.began = time_ns()

        @event.listens_for(engine, "after_cursor_execute")
        def _(connection: Any, cursor: Any, sql: str, given: Any, context: Any, many: bool) -> None:  # noqa: ARG001
            # The driver tells of many at once itself.
            if not many:
                self._was_run(sql, time_ns() - context.began, None)

        @event.listens_for(engine, "connect")
        def _(connection: Any, _: object) -> None:
            # What an act answers with is asked of the driver itself.
            connection.driver_connection.add_query_logger(
                lambda told: self._was_run(told.query, int(told.elapsed * 1e9), told.exception)
            )

    def _around(self, fetchrow: FetchRow) -> FetchRow:
        """The same function, with a span around what it does."""

        async def traced(sql: str, *arguments: Any, **how: Any) -> Any:
            began, error = time_ns(), None
            try:
                return await fetchrow(sql, *arguments, **how)
            except BaseException as raised:
                error = raised
                raise
            finally:
                self._was_run(sql, time_ns() - began, error)

        return traced

    def _was_run(self, sql: str, took: int, error: BaseException | None) -> None:
        """A statement was run; those that belong to no operation, such as a new connection's, are not told of."""
        word = next(iter(sql.replace("(", " ").replace(";", " ").split(maxsplit=1)), "").upper()
        if word in NO_STATEMENTS or not trace.get_current_span().is_recording():
            return
        told = {"db.system.name": "postgresql", "db.operation.name": word, "db.query.text": sql[:LONGEST_STATEMENT]}
        now = time_ns()
        span = self.tracer.start_span(word, kind=SpanKind.CLIENT, attributes=told, start_time=now - took)
        if error is not None:
            span.set_attribute("error.type", type(error).__name__)
            span.set_status(Status(StatusCode.ERROR))
        span.end(now)

    def close(self) -> None:
        """Send what is left."""
        self.provider.shutdown()


class TracedTelemetry(Telemetry):
    """Tells the span of each request what the log is told."""

    def answered(
        self, name: str | None, status: int, seconds: float, codes: tuple[str, ...], statements: int, size: int
    ) -> None:
        """A request was answered."""
        super().answered(name, status, seconds, codes, statements, size)
        span = _named(name)
        span.set_attribute("http.response.status_code", status)
        span.set_attribute("http.response.body.size", size)
        if codes:
            span.set_attribute("registry.codes", codes)
        if status >= 500:
            span.set_status(Status(StatusCode.ERROR))

    def gone(self, name: str | None, seconds: float) -> None:
        """A client went away."""
        super().gone(name, seconds)
        _named(name).set_attribute("error.type", "ClientGone")


def _named(name: str | None) -> Span:
    """The span of the request that is being answered, with its operation's name."""
    span = trace.get_current_span()
    if name is not None:
        span.update_name(name[:LONGEST_NAME])
        span.set_attribute("graphql.operation.name", name[:LONGEST_NAME])
    return span
