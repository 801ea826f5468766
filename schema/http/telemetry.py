"""What is told of each request: a log line and figures for Prometheus. Never what was asked for, or by whom."""

import asyncio
import sys
from collections import Counter as Tally
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from time import time
from typing import Any, BinaryIO, NamedTuple, cast

import orjson
import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import ExcInfo, Processor

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
LONGEST_NAME = 100
# How long an answered request waits to be told of, in seconds.
PATIENCE = 0.2
_frames = ExceptionDictTransformer(show_locals=False)


def _where_it_went_wrong(exc_info: ExcInfo) -> list[dict[str, Any]]:
    """The kinds of errors and the lines they came from, without their words: those repeat what people wrote, and keys.

    Of the database's errors the state and the rule are told too: they say what was wrong without saying with what.
    """
    found, error = _frames(exc_info), exc_info[1]
    for each in found:
        cause = getattr(getattr(error, "orig", error), "__cause__", None) or error
        each["exc_value"] = " ".join(str(getattr(cause, name, None) or "") for name in ("sqlstate", "constraint_name"))
        error = (error.__cause__ or error.__context__) if error is not None else None  # type: ignore[assignment]
        if each["exceptions"]:
            each["exceptions"] = []
    return found


PROCESSORS: list[Processor] = [
    structlog.processors.add_log_level,
    structlog.processors.MaybeTimeStamper(fmt="iso", utc=True),
    structlog.processors.ExceptionRenderer(_where_it_went_wrong),
    structlog.processors.JSONRenderer(serializer=orjson.dumps),
]


class Spoken:
    """Standard error, for lines: what cannot be written, as on a full disk, is let go, for it must stop no answer."""

    def __init__(self, file: BinaryIO) -> None:
        """Takes the file."""
        self.file = file

    def write(self, line: bytes) -> int:
        """Write a line, or let it go; gives how much was written."""
        try:
            return self.file.write(line)
        except (OSError, ValueError):
            return 0

    def flush(self) -> None:
        """Let what was written be seen."""
        with suppress(OSError, ValueError):
            self.file.flush()


def configure_logs() -> None:
    """One JSON object per line on standard error; a name, not the words, of what was asked."""
    structlog.configure(
        processors=PROCESSORS,
        logger_factory=structlog.BytesLoggerFactory(file=cast("BinaryIO", Spoken(sys.stderr.buffer))),
        cache_logger_on_first_use=True,
    )


class Answered(NamedTuple):
    """What is told of one request; `codes` are those of its refusals."""

    at: float
    operation: str | None
    status: int
    seconds: float
    codes: tuple[str, ...]
    statements: int
    size: int


class Telemetry:
    """Counts and tells."""

    def __init__(self) -> None:
        """A collector of its own, so that two applications in one process do not mix."""
        self.collector = CollectorRegistry()
        self._waiting: list[Answered] = []
        self._log = structlog.get_logger("registry.request")
        self._requests = Counter("registry_requests", "Requests by HTTP status.", ["status"], registry=self.collector)
        self._errors = Counter("registry_errors", "Refusals by code.", ["code"], registry=self.collector)
        self._statements = Counter("registry_statements", "SQL statements run.", registry=self.collector)
        self._gone = Counter("registry_clients_gone", "Clients that left before their answer.", registry=self.collector)
        self._cache_bytes = Gauge(
            "registry_cache_bytes", "Bytes kept between requests.", ["cache"], registry=self.collector
        )
        self._cache_entries = Gauge(
            "registry_cache_entries", "Entries kept between requests.", ["cache"], registry=self.collector
        )
        self._standbys = Gauge(
            "registry_standby_answers", "Questions that a standby has answered.", ["standby"], registry=self.collector
        )
        self._subscriptions = Gauge(
            "registry_subscriptions", "Subscriptions that are followed now.", registry=self.collector
        )
        self._subscribers = Gauge(
            "registry_subscribers", "Connections that are open for subscriptions.", registry=self.collector
        )
        self._looks = Gauge(
            "registry_feed_looks", "Looks into the change feed for subscribers, all together.", registry=self.collector
        )
        self._notices = Counter("registry_notices", "Notices sent to subscribers.", registry=self.collector)
        self._seconds = Histogram(
            "registry_request_seconds", "Time to answer.", buckets=SECONDS, registry=self.collector
        )

    def watch(self, cache: str, size: Callable[[], float], entries: Callable[[], float]) -> None:
        """Tell how much is kept between requests: functions that give its bytes and its entries."""
        self._cache_bytes.labels(cache).set_function(size)
        self._cache_entries.labels(cache).set_function(entries)

    def watch_standby(self, standby: str, answered: Callable[[], float]) -> None:
        """Tell how many questions a standby has answered: a function that gives their number."""
        self._standbys.labels(standby).set_function(answered)

    def watch_subscriptions(
        self, subscriptions: Callable[[], float], subscribers: Callable[[], float], looks: Callable[[], float]
    ) -> None:
        """Tell how many follow, how many are connected, and how often the feed was looked into: functions that say."""
        self._subscriptions.set_function(subscriptions)
        self._subscribers.set_function(subscribers)
        self._looks.set_function(looks)

    def followed(self, name: str | None, seconds: float, notices: int, code: str | None) -> None:
        """A subscription has ended after so many notices, for the reason that a code tells, or because it was left."""
        self._notices.inc(notices)
        told = {"code": code} if code else {}
        self._log.info("subscription", operation=_short(name), ms=round(seconds * 1000, 2), notices=notices, **told)

    def refused(self, codes: tuple[str, ...]) -> None:
        """Something was refused over a connection that stays open."""
        for code in codes:
            self._errors.labels(code).inc()

    def answered(
        self, name: str | None, status: int, seconds: float, codes: tuple[str, ...], statements: int, size: int
    ) -> None:
        """A request was answered.

        Told a moment later, many at once: done between every two answers it cost more than their statements' arguments.
        """
        if not self._waiting:
            asyncio.get_running_loop().call_later(PATIENCE, self.flush)
        self._waiting.append(Answered(time(), name, status, seconds, codes, statements, size))

    def flush(self) -> None:
        """Count and tell what has been answered since last time."""
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self._seconds.observe(each.seconds)
        for status, count in Tally(each.status for each in waiting).items():
            self._requests.labels(str(status)).inc(count)
        for code, count in Tally(code for each in waiting for code in each.codes).items():
            self._errors.labels(code).inc(count)
        self._statements.inc(sum(each.statements for each in waiting))
        # One write of them all: a line through structlog each cost as much as coercing the variables and binding them.
        spoken = Spoken(sys.stderr.buffer)
        spoken.write(b"".join(_line(each) for each in waiting))
        spoken.flush()

    def gone(self, name: str | None, seconds: float) -> None:
        """A client left before its answer."""
        self._gone.inc()
        self._log.info("client gone", operation=_short(name), ms=round(seconds * 1000, 2))


def _line(each: Answered) -> bytes:
    """The same form as structlog gives all other lines."""
    line: dict[str, Any] = {
        "operation": _short(each.operation),
        "status": each.status,
        "ms": round(each.seconds * 1000, 2),
        "bytes": each.size,
        "statements": each.statements,
        "timestamp": datetime.fromtimestamp(each.at, UTC),
        "event": "request",
        "level": "info",
    }
    if each.codes:
        line["codes"] = each.codes
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _short(name: str | None) -> str | None:
    """Callers name their operations, and a log line has an end."""
    return name[:LONGEST_NAME] if name else None
