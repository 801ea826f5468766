"""What goes wrong at an address beside /graphql: an answer with a code, and one line in the log for what is ours."""

from collections.abc import Mapping
from uuid import uuid4

import structlog
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.errors import RegistryError, Unavailable
from registry.storage.database.away import is_away

log = structlog.get_logger("registry.http")


def coded(error: RegistryError, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """An error as an answer of its own."""
    return _told(status, error.message, error.extensions, headers)


def _told(status: int, message: str, extensions: dict[str, str], headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"errors": [{"message": message, "extensions": extensions}]}, status, headers)


class Failures:
    """Catches what the application inside does not."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application inside."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer it if nobody else can."""
        began = False

        async def noticed(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self.app(scope, receive, noticed)
        except Exception as error:
            if scope["type"] != "http":
                raise
            answer = _answer(error)
            # Half an answer cannot be taken back; the connection is closed under it.
            if not began:
                await answer(scope, receive, send)


def _answer(error: Exception) -> Response:
    """What to say of an error, which is told in the log without its words: those may repeat what somebody wrote."""
    if is_away(error):
        error = Unavailable()
    if isinstance(error, RegistryError) and error.retry_after is not None:
        log.warning("unavailable", code=error.code)
        return coded(error, 503, {"retry-after": str(error.retry_after)})
    reference = uuid4().hex[:12]
    log.error("internal", reference=reference, exc_info=error)
    hints = {"hint": f"Tell us the reference {reference}.", "hintSv": f"Ange referensen {reference} för oss."}
    words = {"messageSv": "Något gick fel i registret.", **hints}
    said = "Something went wrong inside the registry."
    return _told(500, said, {"code": RegistryError.code, **words, "reference": reference})


async def _refused(_: Request, error: Exception) -> Response:
    """What the router, or the folder of the page, does not answer."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        words = {"code": "METHOD_NOT_ALLOWED", "messageSv": "Den här adressen tar inte emot den metoden."}
        return _told(405, "This address does not take that method.", words, error.headers)
    words = {"code": "UNKNOWN_ADDRESS", "messageSv": "Det finns inget på den här adressen."}
    hint = "Questions and acts are sent to /graphql, and the page is found at /graphiql/."
    hint_sv = "Frågor och handlingar skickas till /graphql, och sidan finns på /graphiql/."
    return _told(404, "Nothing is found at this address.", words | {"hint": hint, "hintSv": hint_sv})


def answer(app: FastAPI) -> None:
    """Give every failure of an application's routes a code."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(Failures)
