"""What the server tells of itself: that it answers, that its database does, figures, and the contract as text."""

import asyncio
from collections.abc import Callable
from time import monotonic

from prometheus_client import generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from registry.errors import UnfitDatabase
from registry.storage.database import database, hearing
from registry.storage.database.readers import LOST
from schema import contract
from schema.http.sending import FRESH, StandingText
from schema.http.telemetry import Telemetry

#: How long an answer on readiness holds, and how long the database may take to give one, in seconds.
HOLDS, PATIENCE = 1.0, 5.0
AWAY = {"status": "unreachable", "message": "The database does not answer.", "messageSv": "Databasen svarar inte."}


class Readiness:
    """Whether the database can serve the registry: asked on a connection of its own, and at most once a second.

    However many ask, they share one answer, so that none of them takes anything from those who ask for data.
    """

    def __init__(self, url: str, is_told: Callable[[], bool | None]) -> None:
        """Takes the address of the database, and what says whether it is heard, None where that is not known."""
        self.url, self.is_told = url, is_told
        self._asked: asyncio.Task[tuple[int, dict[str, str]]] | None = None
        self._at = 0.0

    async def told(self, _: Request) -> Response:
        """Answer 200 when it can, with a sentence where it is not heard, else 503 with one."""
        if self._asked is None or (self._asked.done() and monotonic() - self._at > HOLDS):
            self._asked = asyncio.create_task(self._ask())
        # Whoever goes away takes the answer from nobody else.
        status, body = await asyncio.shield(self._asked)
        return JSONResponse(body, status)

    async def _ask(self) -> tuple[int, dict[str, str]]:
        try:
            async with asyncio.timeout(PATIENCE):
                await database.check(self.url)
        except UnfitDatabase as error:
            return 503, {"status": "unfit", "message": error.message, "messageSv": error.message_sv}
        except LOST:
            return 503, AWAY
        finally:
            self._at = monotonic()
        return 200, {"status": "ready", **(hearing.UNHEARD if self.is_told() is False else {})}


def routes(url: str, telemetry: Telemetry, is_told: Callable[[], bool | None]) -> list[BaseRoute]:
    """Where each is found; `is_told` says whether what the database tells is heard."""
    text = StandingText(lambda: contract.sdl().encode(), "text/plain", FRESH)

    async def healthz(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def metrics(_: Request) -> Response:
        telemetry.flush()
        return Response(generate_latest(telemetry.collector), media_type="text/plain; version=0.0.4; charset=utf-8")

    return [
        Route("/healthz", healthz),
        Route("/readyz", Readiness(url, is_told).told),
        Route("/metrics", metrics),
        Route("/schema.graphql", text.answer),
    ]
