"""The HTTP application: GraphQL, the GraphiQL page, the contract as text, health and figures."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from registry.feed.placing import CHANNEL as CHANGES
from registry.identity.code_flow import CodeFlow
from registry.identity.doors import CHANNEL as ACCESS
from registry.identity.doors import Doors, doors_of
from registry.settings import LICENCE, Settings, settings
from registry.storage.database import database, migrations
from registry.storage.database.readers import Readers
from registry.storage.database.replicas import Replicas
from registry.subscribing import Hub
from schema import contract
from schema.answering.execution import Engine
from schema.answering.limits import Limits
from schema.answering.warming import warming
from schema.export import endpoint as exports
from schema.http import facts, failures, page
from schema.http.callers import Callers
from schema.http.datasets import PATHS, Datasets
from schema.http.endpoint import Endpoint
from schema.http.middleware import SecurityHeaders
from schema.http.oai.endpoint import OWN_SCHEMA, Oai
from schema.http.op import ROOT, Addresses
from schema.http.places import ARCHIVE, HARVESTS
from schema.http.rates import Rates
from schema.http.sign_in import LOGIN, Cookies, SignIn
from schema.http.subscribing.operations import Operations
from schema.http.subscribing.sockets import Sockets
from schema.http.subscribing.streams import Streams
from schema.http.subscribing.subscribers import Subscribers
from schema.http.telemetry import Telemetry, configure_logs
from schema.importing import endpoint as imports

if TYPE_CHECKING:
    from schema.http.tracing import Tracing

#: Where GraphQL is answered, with a slash too for those who write it so; and what pages elsewhere may read beside it.
ENDPOINT = frozenset({"/graphql", "/graphql/"})
OPEN = ENDPOINT | PATHS | {ARCHIVE, "/schema.graphql", "/operations"}


class Application(FastAPI):
    """FastAPI for pages and facts; `/graphql` goes straight to its endpoint.

    As a route it passed FastAPI's own middleware, telemetry and matching of every other route first, which cost more
    than the endpoint's own work.
    """

    def __init__(
        self,
        endpoint: ASGIApp,
        addresses: ASGIApp,
        harvests: ASGIApp,
        sockets: ASGIApp,
        proxies: list[str],
        origins: list[str],
        **more: Any,
    ) -> None:
        """Takes what answers GraphQL, ready questions, harvests and WebSocket, believed proxies, and open origins."""
        super().__init__(**more)
        self.endpoint, self.addresses, self.harvests, self.sockets = endpoint, addresses, harvests, sockets
        self._open: ASGIApp = _opened(self._choose, origins) if origins else self._choose
        self._first: Any = ProxyHeadersMiddleware(self._enter, proxies) if proxies else self._enter  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find out who asks, and answer."""
        await self._first(scope, receive, send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pages elsewhere in to what is open to them."""
        is_open = scope["type"] == "http" and (scope["path"] in OPEN or scope["path"].startswith(ROOT))
        await (self._open if is_open and _tells_of_origins(scope) else self._choose)(scope, receive, send)

    async def _choose(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose by the path."""
        if scope["type"] == "http" and scope["path"] in ENDPOINT:
            await self.endpoint(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(ROOT):
            await self.addresses(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in (HARVESTS, OWN_SCHEMA):
            await self.harvests(scope, receive, send)
        elif scope["type"] == "websocket" and scope["path"] in ENDPOINT:
            await self.sockets(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _tells_of_origins(scope: Scope) -> bool:
    """Whether an answer says to whom it is open: to pages, and to caches. Nobody keeps an answer to a POST."""
    return scope["method"] != "POST" or any(name == b"origin" for name, _ in scope["headers"])


def _opened(app: ASGIApp, origins: list[str]) -> ASGIApp:
    """Lets pages of these origins send what they like and read the answers; their cookies stay out of it."""
    # Browsers hide every header that is not named from such a page.
    told = ["etag", "ratelimit", "ratelimit-policy", "registry-position", "retry-after", "www-authenticate"]
    return CORSMiddleware(app, origins, ["GET", "HEAD", "POST"], ["*"], expose_headers=told, max_age=86_400)


def _settle() -> None:
    """What is there at start stays: the collector need not walk the contract and the model again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def create(chosen: Settings | None = None) -> FastAPI:
    """The application. Without settings, as in uvicorn's factory mode, those of the process, which is its own."""
    is_alone = chosen is None
    chosen = chosen or settings()
    configure_logs()
    engine = engine_of(chosen)
    if chosen.database_url is None:
        raise ValueError("DATABASE_URL is not set")
    url = chosen.database_url.get_secret_value()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await database.check(url)
        async with _connected(engine, chosen, telemetry, doors, hub) as (asking, sessions):
            if tracing is not None:
                tracing.watch(asking, sessions)
            if is_alone:
                _settle()
            async with warming(engine, endpoint.documents.to_warm() if chosen.warm else ()):
                yield
        telemetry.flush()
        if tracing is not None:
            await asyncio.to_thread(tracing.close)

    tracing = _tracing(chosen)
    telemetry, doors = Telemetry() if tracing is None else tracing.telemetry(), doors_of(chosen)
    rates = Rates(chosen.rate_anonymous, chosen.rate_signed_in, chosen.rate_wrong_keys)
    callers = Callers(doors, rates)
    endpoint: Endpoint = Endpoint(engine, callers, telemetry, chosen)
    _watch_caches(endpoint, telemetry)
    hub = Hub()
    subscribers = Subscribers(chosen.max_subscribers, chosen.max_subscribers_each)
    operations = Operations(endpoint, hub)
    endpoint.streams = Streams(endpoint, operations, subscribers)
    telemetry.watch_subscriptions(lambda: operations.open, lambda: len(subscribers), lambda: hub.turns.count)
    addresses: ASGIApp = Addresses(endpoint)
    harvests: ASGIApp = Oai(endpoint, chosen)
    app = Application(
        endpoint if tracing is None else tracing.around(endpoint),
        addresses if tracing is None else tracing.around(addresses),
        harvests if tracing is None else tracing.around(harvests),
        Sockets(endpoint, operations, subscribers, chosen.cors_origins),
        chosen.trusted_proxies,
        chosen.cors_origins,
        lifespan=lifespan,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.doors = doors
    app.router.routes.extend([*page.routes(), *Datasets(endpoint, chosen).routes()])
    if doors.tokens is not None and chosen.oidc_client_id and chosen.public_url:
        callers.cookies = Cookies(chosen.public_url)
        flow = CodeFlow(doors.tokens, chosen)
        app.router.routes.extend(SignIn(flow, doors, callers.cookies).routes())
    app.router.routes.extend(facts.routes(url, telemetry, lambda: doors.is_told))
    app.router.routes.extend(exports.routes(exports.Exports(endpoint, chosen, url)))
    app.router.routes.extend(imports.routes(imports.Imports(endpoint, chosen)))
    failures.answer(app)
    app.add_middleware(SecurityHeaders)
    return app


@asynccontextmanager
async def _connected(
    engine: Engine, chosen: Settings, telemetry: Telemetry, doors: Doors, hub: Hub
) -> AsyncIterator[tuple[tuple[Readers, ...], async_sessionmaker[AsyncSession]]]:
    """The connections of a process, which the engine asks and acts on for as long as this lasts."""
    url = chosen.database_url.get_secret_value() if chosen.database_url else ""
    urls, most = [each.get_secret_value() for each in chosen.read_urls], chosen.statement_timeout_ms
    running, acting = engine.running, engine.acting
    # Told in this order, of what one commit changed: whoever may no longer see is known before others are told.
    doors.listeners[ACCESS].append(hub.doubt)
    doors.listeners.setdefault(CHANGES, []).append(hub.hear)
    doors.own_listeners[CHANGES] = [hub.turns.forget]
    async with (
        database.readers(url, chosen.pool_size, most, chosen.wait_ms) as readers,
        database.readers(url, chosen.feed_pool_size, most, chosen.wait_ms) as feeding,
        database.writing_sessions(
            url, chosen.write_pool_size, most, chosen.wait_ms, also=doors.hear_of_own
        ) as sessions,
        database.standbys(urls, chosen.pool_size, most) as standbys,
        hub.open(feeding),
        doors.open(database.plain_url(url), readers),
    ):
        running.readers, running.feeding, acting.readers = readers, feeding, readers
        acting.sessions, acting.chosen = sessions, chosen
        if standbys:
            running.replicas = Replicas(readers, standbys, chosen.read_wait_ms / 1000)
            for each in standbys:
                telemetry.watch_standby(each.name, partial(getattr, each, "answered"))
        yield (readers, feeding), sessions
        running.readers = running.feeding = running.replicas = acting.readers = acting.sessions = None


def engine_of(chosen: Settings) -> Engine:
    """What answers, within the limits of the settings."""
    limits = Limits(chosen.max_depth, chosen.max_tokens, chosen.max_aliases)
    release = f"{version('partnerskapet-registry')} {migrations.head()}"
    return contract.engine(
        limits, about(chosen), chosen.max_cost, chosen.introspection, release, chosen.kept_answer_bytes
    )


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
        "sourcesFirst": chosen.sources_first,
    }


def _tracing(chosen: Settings) -> "Tracing | None":
    """What makes spans, if somebody takes them; its libraries cost who does not want it nothing."""
    if chosen.otlp_endpoint is None:
        return None
    from schema.http.tracing import Tracing  # noqa: PLC0415

    return Tracing(chosen.otlp_endpoint)


def _watch_caches(endpoint: Endpoint, telemetry: Telemetry) -> None:
    """Let the figures tell how much is kept between requests."""
    engine = endpoint.engine
    for cache in (*engine.caches, endpoint.documents.heard):
        telemetry.watch(cache.name, partial(getattr, cache, "currsize"), cache.__len__)
    telemetry.watch(
        "prepared statements",
        lambda: sum(each.prepared_bytes for each in engine.running.pools),
        lambda: sum(each.prepared_count for each in engine.running.pools),
    )
