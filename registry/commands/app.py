"""The command `registry`: serve, migrate, seed, key, purge, person-report, backup, restore, synthetic."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import uvicorn
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from registry import seeding, synthetic
from registry.commands import backup as backups
from registry.commands import keys, people
from registry.commands.sentences import in_words
from registry.commands.shared import console, opened
from registry.errors import RegistryError, UnfitDatabase
from registry.settings import Settings, settings
from registry.storage.database import database, embedded, keeping, migrations, roles
from registry.storage.database.folders import SEEDS

#: The HTTP application and its connections, by name and not imported: nothing in `registry` depends on `schema`.
FACE, CONNECTION = "schema.app:create", "schema.http.connections:Connection"

app = typer.Typer(
    help="Partnerskapets register: GraphQL över vem som utvecklar vad tillsammans i svensk socialtjänst.\n\n"
    "Kör `registry serve` och öppna sidan som skrivs ut. Inställningar läses ur miljön; docs/settings.md räknar upp"
    " dem.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)


def main() -> None:
    """Run the command; what it cannot do is one sentence and a hint, and only a fault of ours is a traceback."""
    try:
        app()
    except Exception as error:
        said = error if isinstance(error, RegistryError) else in_words(error)
        if said is None:
            raise
        console.print(f"[red]✗[/red] {escape(said.message_sv)}", soft_wrap=True)
        console.print(f"  {escape(said.message)}", style="dim", soft_wrap=True)
        if said.hint:
            console.print(f"  → {escape(said.hint)}", soft_wrap=True)
        sys.exit(1)


@app.command()
def serve() -> None:
    """Start the registry. Without DATABASE_URL its own PostgreSQL starts, is migrated and gets its seeds once."""
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
    with embedded.running(chosen.data) as server:
        with server.alone():
            url = asyncio.run(_prepare(server.url("postgres")))
        os.environ["DATABASE_URL"] = url
        settings.cache_clear()
        _listen(settings(), server)


def _leave(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


async def _prepare(server_url: str) -> str:
    """The address of the registry's own database, created, migrated and seeded as far as it was not already."""
    await database.create(server_url, embedded.NAME)
    url = database.database_url(server_url, embedded.NAME)
    engine_url = database.engine_url(url)
    if await _stands_at(url) != migrations.head():
        console.print("Bygger databasen …")
        await migrations.move(engine_url)
    await roles.grant(url)
    if await _is_empty(url):
        with _progress() as report:
            await seeding.load(engine_url, on_progress=report)
    await keys.first(url)
    return database.role_url(url, roles.API_ROLE)


async def _stands_at(url: str) -> str | None:
    connection = await database.connect(url)
    try:
        return await migrations.current(connection)
    finally:
        await connection.close()


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
            ws="none",
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
    """Says where the page is, once it answers."""

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
        console.print("  Avsluta med Ctrl-C.", style="dim")


@contextmanager
def _progress() -> Iterator[seeding.Progress]:
    """A bar for long work, one line per kind of record."""
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, object] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]

        yield report


@app.command()
def migrate(
    target: Annotated[str, typer.Argument(help="En migrering, `head`, `-1` eller `base`.")] = "head",
) -> None:
    """Bring the database to the structure that this release needs, and give the role `registry_api` what it needs.

    Run as the owner of the database; serve as `registry_api`.
    """
    password = settings().api_password
    with opened() as url:
        asyncio.run(migrations.move(database.engine_url(url), target))
        if target == "head":
            asyncio.run(roles.grant(url, password.get_secret_value() if password else None))
    console.print(f"[green]✓[/green] Databasen står på {target}.")


@app.command()
def seed(
    folder: Annotated[Path | None, typer.Argument(help="Mapp med seed-filer; annars de som följer med.")] = None,
) -> None:
    """Load reference data and real examples. Says what changed; never overwrites what somebody else changed last."""
    with opened() as url, _progress() as report:
        found = asyncio.run(seeding.load(database.engine_url(url), folder or SEEDS, on_progress=report))
    for line in found.lines():
        console.print(line)


app.add_typer(keys.key, name="key")
app.command()(people.purge)
app.command("person-report")(people.person_report)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="Filen som skrivs; den får inte finnas.")]) -> None:
    """Write the embedded database to FILE."""
    backups.backup(settings().data, file)
    console.print(f"[green]✓[/green] Säkerhetskopian står i {file}.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="En fil från `registry backup`.", exists=True)]) -> None:
    """Read FILE into an embedded database, and bring it to this release's structure."""
    aside = backups.restore(settings().data, file)
    if aside:
        console.print(f"Data från en äldre PostgreSQL ligger kvar i {aside}.")
    console.print(f"[green]✓[/green] {file} är återläst.")


@app.command(name="synthetic")
def fill_with_synthetic(
    size: Annotated[float, typer.Option(help="1 är 5 000 initiativ och 60 000 deltaganden.", min=0.001)] = 0.1,
) -> None:
    """Fill an empty database with made-up data, for load tests and for playing. Never mixed with the real seeds."""
    with opened() as url, _progress() as report:
        engine_url = database.engine_url(url)
        if asyncio.run(_stands_at(url)) is None:
            asyncio.run(migrations.move(engine_url))
        found = asyncio.run(synthetic.fill(engine_url, size, on_progress=report))
    summary = f"{found['initiatives']} påhittade initiativ med {found['participations']} deltaganden."
    console.print(f"[green]✓[/green] {summary}")
