"""What is told of each request: a log line and figures for Prometheus. Never what was asked for, or by whom."""

import sys

import orjson
import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram

from schema.execution import Answer

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


def configure_logs() -> None:
    """One JSON object per line on standard error; a name, not the words, of what was asked."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(serializer=orjson.dumps),
        ],
        logger_factory=structlog.BytesLoggerFactory(file=sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )


class Telemetry:
    """Counts and tells."""

    def __init__(self) -> None:
        """A collector of its own, so that two applications in one process do not mix."""
        self.collector = CollectorRegistry()
        self._log = structlog.get_logger("registry.request")
        self._requests = Counter("registry_requests", "Requests by HTTP status.", ["status"], registry=self.collector)
        self._errors = Counter("registry_errors", "Refusals by code.", ["code"], registry=self.collector)
        self._statements = Counter("registry_statements", "SQL statements run.", registry=self.collector)
        self._gone = Counter("registry_clients_gone", "Clients that left before their answer.", registry=self.collector)
        self._seconds = Histogram(
            "registry_request_seconds", "Time to answer.", buckets=SECONDS, registry=self.collector
        )

    def answered(self, name: str | None, status: int, seconds: float, answer: Answer | None, size: int) -> None:
        """A request was answered."""
        statements = answer.statements if answer else 0
        codes = [str((error.extensions or {}).get("code")) for error in (answer.errors or ())] if answer else []
        self._requests.labels(str(status)).inc()
        self._seconds.observe(seconds)
        self._statements.inc(statements)
        for code in codes:
            self._errors.labels(code).inc()
        told = {"operation": name, "status": status, "ms": round(seconds * 1000, 2), "bytes": size}
        self._log.info("request", **told, statements=statements, **({"codes": codes} if codes else {}))

    def gone(self, name: str | None, seconds: float) -> None:
        """A client left before its answer."""
        self._gone.inc()
        self._log.info("client gone", operation=name, ms=round(seconds * 1000, 2))
