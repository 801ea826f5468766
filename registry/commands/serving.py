"""The part of the command `registry` that serves: brings the database to where it should be, and listens.

Without DATABASE_URL it is the embedded PostgreSQL's, and with --demo that of a folder of its own, where everything is
made up.
"""

import asyncio
import gc
import os
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import uvicorn
from rich.markup import escape

from registry import seeding, synthetic
from registry.commands import keys
from registry.commands.shared import console, progress, stands_at
from registry.commands.webhook_keys import with_a_key
from registry.errors import InvalidSetting, UnfitDatabase
from registry.seeding import search_words
from registry.settings import Settings, settings
from registry.storage.database import database, embedded, keeping, migrations, roles

#: The HTTP application, its connections and its page, by name and not imported: nothing in `registry` depends on
#: `schema`.
FACE, CONNECTION, PAGE = "schema.app:create", "schema.http.connections:Connection", "schema.http.page"
SOCKET = "schema.http.connections:Socket"
#: How much is made up for a demo: 250 initiatives with 3,000 participations, which takes some seconds.
DEMO_SIZE = 0.05
#: Where the first administrator's key is written, in the folder of the embedded PostgreSQL.
FIRST_KEY = "administrator-key.txt"


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on; else REGISTRY_HOST.")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port to listen on, 0 for a free one; else REGISTRY_PORT.", min=0, max=65535)
    ] = None,
    *,
    demo: Annotated[
        bool, typer.Option("--demo", help="Serve made-up data, from a database of their own beside the real one.")
    ] = False,
) -> None:
    """Start the registry. Without DATABASE_URL its own PostgreSQL starts, is migrated and gets its seeds once."""
    _set(REGISTRY_HOST=host, REGISTRY_PORT=port)
    if demo:
        _set_demo(settings())
    chosen = settings()
    # The application is imported while PostgreSQL starts. Modules are never freed, so nothing need be collected.
    gc.disable()
    threading.Thread(target=import_module, args=(FACE.partition(":")[0],), daemon=True).start()
    # uvicorn ends by raising the signal again; PostgreSQL must be stopped first.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    if chosen.database_url is not None:
        asyncio.run(database.check(chosen.database_url.get_secret_value()))
        _listen(chosen)
        return
    if not (chosen.data / "postgres").exists():
        folder = escape(str(chosen.data))
        console.print(f"Första starten: gör en databas i {folder}. Det tar en stund …", soft_wrap=True)
    chosen = with_a_key(chosen)
    with embedded.running(chosen.data) as server:
        with server.alone():
            url = asyncio.run(_prepare(server.url("postgres"), chosen.data / FIRST_KEY, demo=demo))
        _set(DATABASE_URL=url)
        _listen(settings(), server)


def _set(**given: object) -> None:
    """Let what was given on the command line go before the environment, for the application too."""
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    settings.cache_clear()


def _set_demo(chosen: Settings) -> None:
    """A folder and a name of its own, so that nobody takes what is made up for real."""
    if chosen.database_url is not None:
        raise InvalidSetting(
            "Made-up data have a database of their own, and DATABASE_URL is set to another.",
            "Påhittade data har en egen databas, och DATABASE_URL anger en annan.",
            "Leave out DATABASE_URL or --demo; `registry synthetic` fills an empty database that is your own.",
        )
    _set(REGISTRY_DATA=chosen.data / "demo", REGISTRY_NAME=f"{chosen.name} (påhittade data)", REGISTRY_STATUS="demo")


def _leave(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


async def _prepare(server_url: str, key: Path, *, demo: bool) -> str:
    """The address of the registry's own database, created, migrated and filled as far as it was not already."""
    await database.create(server_url, embedded.NAME)
    url = database.database_url(server_url, embedded.NAME)
    engine_url = database.engine_url(url)
    if await stands_at(url) != migrations.head():
        console.print("Bygger databasen …")
        await migrations.move(engine_url)
        await search_words.begin(url)
    await roles.grant(url)
    if await _is_empty(url):
        console.print("Hittar på data …" if demo else "Läser in registrets data …")
        with progress() as report:
            if demo:
                await synthetic.fill(engine_url, DEMO_SIZE, on_progress=report)
            else:
                await seeding.load(engine_url, on_progress=report)
    await keys.first(url, key)
    return database.role_url(url, roles.API_ROLE)


async def _is_empty(url: str) -> bool:
    connection = await database.connect(url)
    try:
        return not await connection.fetchval("select exists (select from organisations)")
    finally:
        await connection.close()


def _listen(chosen: Settings, postgresql: embedded.Server | None = None) -> None:
    """Serve until told to stop; an embedded PostgreSQL is kept alive, and UnfitDatabase tells when it cannot be."""
    server = _Announcing(
        uvicorn.Config(
            FACE,
            factory=True,
            host=chosen.host,
            port=chosen.port,
            http=CONNECTION,
            ws=SOCKET,
            ws_max_size=4 * chosen.max_body_bytes,
            # Notices are short, and what packs them takes memory for each connection.
            ws_per_message_deflate=False,
            # Whom a proxy forwards for is the application's to find out.
            proxy_headers=False,
            access_log=False,
            # What a client sends is no warning to whoever runs the server.
            log_level="error",
            server_header=False,
            timeout_graceful_shutdown=5,
        )
    )
    if postgresql is None:
        server.run()
    else:
        with keeping.kept(postgresql, chosen.postgres_patience, server.stop) as keeper:
            server.run()
        if keeper.failed is not None:
            raise keeper.failed
    if not server.started:
        raise UnfitDatabase(
            "The server did not start; the lines above say why.", "Servern startade inte; raderna ovan säger varför."
        )


class _Announcing(uvicorn.Server):
    """Says where the page is, once it answers, and what is good to know before the log begins."""

    def stop(self) -> None:
        """Stop soon, as at Ctrl-C; for other threads."""
        self.should_exit = True

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if not self.started:
            return
        address = self.servers[0].sockets[0].getsockname()
        host = f"[{address[0]}]" if ":" in address[0] else address[0]
        console.print(f"[green]✓[/green] Registret svarar. GraphiQL: [bold]http://{host}:{address[1]}/graphiql/[/bold]")
        if (missing := import_module(PAGE).missing()) is not None:
            console.print(f"[red]✗[/red] {escape(missing)}", soft_wrap=True)
        keys.show_first(settings().data / FIRST_KEY)
        console.print("  Avsluta med Ctrl-C.", style="dim")
