"""The command `registry`: one file for each group of subcommands, put together here."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from registry import seeding, synthetic
from registry.commands import backup as backups
from registry.commands import checks, delivering, documents, exporting, importing, keys, mirroring, people, serving
from registry.commands.sentences import in_words
from registry.commands.shared import console, opened, progress, refuse, stands_at
from registry.errors import RegistryError
from registry.seeding import search_words
from registry.settings import settings
from registry.storage.database import database, migrations, roles
from registry.storage.database.folders import SEEDS

app = typer.Typer(
    help="Partnerskapets register: GraphQL on who develops what together in Swedish social services.\n\n"
    "Run `registry serve` and open the page that is printed. Settings are read from the environment; docs/settings.md"
    " lists them.",
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
        refuse(said.message, said.message_sv, said.hint)


@app.command()
def migrate(
    target: Annotated[str, typer.Argument(help="A migration, `head`, `-1` or `base`.")] = "head",
) -> None:
    """Bring the database to the structure that this release needs, and give the role `registry_api` what it needs.

    Run as the owner of the database; serve as `registry_api`.
    """
    password = settings().api_password
    with opened() as url:
        asyncio.run(migrations.move(database.engine_url(url), target))
        if target == "head":
            asyncio.run(search_words.begin(url))
            asyncio.run(roles.grant(url, password.get_secret_value() if password else None))
    console.print(f"[green]✓[/green] Databasen står på {target}.")


@app.command()
def seed(
    folder: Annotated[Path | None, typer.Argument(help="A folder with seed files; else those that come along.")] = None,
) -> None:
    """Load reference data and real examples. Says what changed; never overwrites what somebody else changed last."""
    with opened() as url, progress() as report:
        found = asyncio.run(seeding.load(database.engine_url(url), folder or SEEDS, on_progress=report))
    for line in found.lines():
        console.print(line)


app.command("import")(importing.import_)
app.command()(serving.serve)
app.command()(delivering.deliver)
app.add_typer(keys.key, name="key")
app.add_typer(documents.documents, name="documents")
app.command()(people.purge)
app.command("person-report")(people.person_report)
app.command()(checks.check)
app.command()(mirroring.mirror)
app.command()(exporting.export)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; there must be none.")]) -> None:
    """Write the embedded database to FILE."""
    backups.backup(settings().data, file)
    console.print(f"[green]✓[/green] Säkerhetskopian står i {file}.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A file from `registry backup`.", exists=True)]) -> None:
    """Read FILE into an embedded database, and bring it to this release's structure."""
    aside = backups.restore(settings().data, file)
    if aside:
        console.print(f"Data från en äldre PostgreSQL ligger kvar i {aside}.")
    console.print(f"[green]✓[/green] {file} är återläst.")


@app.command(name="synthetic")
def fill_with_synthetic(
    size: Annotated[float, typer.Option(help="1 is 5,000 initiatives and 60,000 participations.", min=0.001)] = 0.1,
) -> None:
    """Fill an empty database with made-up data, for load tests and for playing. Never mixed with the real seeds."""
    with opened() as url, progress() as report:
        engine_url = database.engine_url(url)
        if asyncio.run(stands_at(url)) is None:
            asyncio.run(migrations.move(engine_url))
        found = asyncio.run(synthetic.fill(engine_url, size, on_progress=report))
    summary = f"{found['initiatives']} påhittade initiativ med {found['participations']} deltaganden."
    console.print(f"[green]✓[/green] {summary}")
