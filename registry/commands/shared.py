"""What the parts of the command `registry` share: the console, a bar for long work, and the settings' database."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from registry import seeding
from registry.settings import settings
from registry.storage.database import database, embedded, migrations

#: For people; what programs read goes to standard output.
console = Console(stderr=True, highlight=False)


def refuse(message: str, message_sv: str, hint: str | None) -> NoReturn:
    """Say what could not be done, and what to do about it, and end."""
    console.print(f"[red]✗[/red] {escape(message_sv)}", soft_wrap=True)
    console.print(f"  {escape(message)}", style="dim", soft_wrap=True)
    if hint:
        console.print(f"  → {escape(hint)}", soft_wrap=True)
    sys.exit(1)


@contextmanager
def opened() -> Iterator[str]:
    """The address of the database of the settings; an embedded one is started and runs until the context ends."""
    chosen = settings()
    if chosen.database_url is not None:
        yield chosen.database_url.get_secret_value()
        return
    with embedded.running(chosen.data) as server:
        asyncio.run(database.create(server.url("postgres"), embedded.NAME))
        yield server.url(embedded.NAME)


async def stands_at(url: str) -> str | None:
    """The migration that a database stands at; None for one that is new."""
    connection = await database.connect(url)
    try:
        return await migrations.current(connection)
    finally:
        await connection.close()


@contextmanager
def progress() -> Iterator[seeding.Progress]:
    """A bar for long work, one line per kind of record."""
    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, object] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)  # type: ignore[arg-type]

        yield report
