"""The HTTP application: GraphQL, the GraphiQL page, the contract as text, health and figures."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from registry.identity.code_flow import CodeFlow
from registry.identity.doors import doors_of
from registry.settings import LICENCE, Settings, settings
from registry.storage.database import database
from schema import contract
from schema.answering.execution import Engine
from schema.answering.limits import Limits
from schema.http import facts, failures, page
from schema.http.callers import Callers
from schema.http.endpoint import Endpoint
from schema.http.middleware import SecurityHeaders
from schema.http.rates import Rates
from schema.http.sign_in import LOGIN, Cookies, SignIn
from schema.http.telemetry import Telemetry, configure_logs

if TYPE_CHECKING:
    from schema.http.tracing import Tracing

#: Where GraphQL is answered, with a slash too for those who write it so; and what pages elsewhere may read beside it.
ENDPOINT = frozenset({"/graphql", "/graphql/"})
OPEN = ENDPOINT | {"/schema.graphql", "/operations"}


class Application(FastAPI):
    """FastAPI for pages and facts; `/graphql` goes straight to its endpoint.

    As a route it passed FastAPI's own middleware, telemetry and matching of every other route first, which cost more
    than the endpoint's own work.
    """

    def __init__(self, endpoint: ASGIApp, proxies: list[str], origins: list[str], **more: Any) -> None:
        """Takes what answers GraphQL, the proxies that are believed in whom they forward for, and the open origins."""
        super().__init__(**more)
        self.endpoint = endpoint
        self._open: ASGIApp = _opened(self._choose, origins) if origins else self._choose
        self._first: Any = ProxyHeadersMiddleware(self._enter, proxies) if proxies else self._enter  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find out who asks, and answer."""
        await self._first(scope, receive, send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pages elsewhere in to what is open to them."""
        is_open = scope["type"] == "http" and scope["path"] in OPEN
        await (self._open if is_open else self._choose)(scope, receive, send)

    async def _choose(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose by the path."""
        if scope["type"] == "http" and scope["path"] in ENDPOINT:
            await self.endpoint(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _opened(app: ASGIApp, origins: list[str]) -> ASGIApp:
    """Lets pages of these origins send what they like and read the answers; their cookies stay out of it."""
    # Browsers hide every header that is not named from such a page.
    told = ["etag", "ratelimit", "ratelimit-policy", "retry-after", "www-authenticate"]
    return CORSMiddleware(app, origins, ["GET", "HEAD", "POST"], ["*"], expose_headers=told, max_age=86_400)


def create(chosen: Settings | None = None) -> FastAPI:
    """The application, for uvicorn's factory mode."""
    chosen = chosen or settings()
    configure_logs()
    limits = Limits(chosen.max_depth, chosen.max_tokens, chosen.max_aliases)
    engine = contract.engine(limits, about(chosen), chosen.max_cost, chosen.introspection)
    if chosen.database_url is None:
        raise ValueError("DATABASE_URL is not set")
    url = chosen.database_url.get_secret_value()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await database.check(url)
        async with (
            database.readers(url, chosen.pool_size, chosen.statement_timeout_ms, chosen.wait_ms) as readers,
            database.writing_sessions(
                url, chosen.write_pool_size, chosen.statement_timeout_ms, chosen.wait_ms
            ) as sessions,
            doors.open(database.plain_url(url), readers),
        ):
            engine.readers = engine.acting.readers = readers
            engine.acting.sessions = sessions
            if tracing is not None:
                tracing.watch(readers, sessions)
            # What is there at start stays: the collector need not walk the contract and the model again and again.
            gc.collect()
            gc.freeze()
            gc.enable()
            yield
            engine.readers = engine.acting.readers = engine.acting.sessions = None
        telemetry.flush()
        if tracing is not None:
            await asyncio.to_thread(tracing.close)

    tracing = _tracing(chosen)
    telemetry, doors = Telemetry() if tracing is None else tracing.telemetry(), doors_of(chosen)
    _watch_caches(engine, telemetry)
    rates = Rates(chosen.rate_anonymous, chosen.rate_signed_in, chosen.rate_wrong_keys)
    callers = Callers(doors, rates)
    endpoint: ASGIApp = Endpoint(engine, callers, telemetry, chosen)
    endpoint = endpoint if tracing is None else tracing.around(endpoint)
    app = Application(
        endpoint,
        chosen.trusted_proxies,
        chosen.cors_origins,
        lifespan=lifespan,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.router.routes.extend(page.routes())
    if doors.tokens is not None and chosen.oidc_client_id and chosen.public_url:
        callers.cookies = Cookies(chosen.public_url)
        flow = CodeFlow(doors.tokens, chosen)
        app.router.routes.extend(SignIn(flow, doors, callers.cookies).routes())
    app.router.routes.extend(facts.routes(url, telemetry))
    failures.answer(app)
    app.add_middleware(SecurityHeaders)
    return app


def about(chosen: Settings) -> dict[str, Any]:
    """What apiInfo tells of this installation, by the contract's names."""
    contact = {"function": chosen.contact_function, "email": chosen.contact_email, "phone": None, "organisation": None}
    return {
        "name": chosen.name,
        "version": version("partnerskapet-registry"),
        "status": chosen.status,
        "licence": LICENCE,
        "documentation": chosen.documentation,
        "signIn": f"{chosen.public_url}{LOGIN}" if chosen.oidc_client_id and chosen.public_url else None,
        "publisher": chosen.publisher,
        "dataController": chosen.data_controller,
        "contact": contact if chosen.contact_function else None,
    }


def _tracing(chosen: Settings) -> "Tracing | None":
    """What makes spans, if somebody takes them; its libraries cost who does not want it nothing."""
    if chosen.otlp_endpoint is None:
        return None
    from schema.http.tracing import Tracing  # noqa: PLC0415

    return Tracing(chosen.otlp_endpoint)


def _watch_caches(engine: Engine, telemetry: Telemetry) -> None:
    """Let the figures tell how much is kept between requests."""
    for cache in engine.caches:
        telemetry.watch(cache.name, partial(getattr, cache, "currsize"), cache.__len__)
    telemetry.watch(
        "prepared statements",
        lambda: engine.readers.prepared_bytes if engine.readers else 0,
        lambda: engine.readers.prepared_count if engine.readers else 0,
    )
