"""The databases that are asked: made-up registries of several sizes, on a server of our own or on one that is given."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rich.console import Console
from rich.progress import Progress

from registry import synthetic
from registry.storage.database import database, migrations, roles
from registry.storage.database.readers import Connection
from tests.benchmark.questions import plant_editor


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Connection]:
    """A connection for a while, which gives JSON as the bytes that PostgreSQL wrote, as the registry reads it."""
    async with database.opened(url) as connection:
        await database.bytes_as_they_are(connection)
        yield connection


async def filled(server_url: str, size: float, console: Console, prefix: str = "bench") -> str:
    """The address of a database of a size, at the newest schema; made and filled unless it is there already."""
    name = f"{prefix}_{str(size).removesuffix('.0').replace('.', '_')}"
    url = database.database_url(server_url, name)
    is_new = await database.create(server_url, name)
    await migrations.move(database.engine_url(url))
    await roles.grant(url)
    if is_new:
        with Progress(console=console, transient=True) as bar:
            tasks: dict[str, Any] = {}

            def report(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(f"{size:g}x {what}", total=total)
                bar.update(tasks[what], completed=done)

            await synthetic.fill(database.engine_url(url), size, on_progress=report)
    await plant_editor(url)
    async with database.opened(url) as connection:
        await connection.execute("vacuum analyze")
    return url
