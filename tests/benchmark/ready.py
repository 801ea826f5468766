"""How the time of every ready question grows with the data: each is asked of made-up registries of several sizes.

    python -m tests.benchmark.ready --size 1 --size 5
    python -m tests.benchmark.ready --size 1 --size 20 --data FOLDER

All sizes are asked in turn in one run, so that what else the machine does falls on all of them. Each answer is worked
out, and none is kept. Questions about one record ask about the one with most of what they tell. With `--data` the
databases are kept, as those of `python -m tests.benchmark` are, and filled once. What was refused or took too long is
told below the table, and asked once of each size.
"""

import asyncio
import statistics
import tempfile
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import httpx
import orjson
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from registry import synthetic
from registry.storage.database import database, embedded, migrations, roles
from registry.storage.database.readers import Connection
from schema.app import create
from schema.http.ready import ReadyOperation, every_ready_operation
from tests.helpers.databases import settings_for

console = Console()
BUSIEST = "select slug from {table} t where publication = 'PUBLISHED' order by ({count}) desc, id limit 1"
PARTICIPATIONS = "select count(*) from participations where initiative_id = t.id"
#: The variables that are a record's readable key, with what says which record is asked about.
KEYS = {
    **dict.fromkeys(("initiative", "slug", "pilot"), ("initiatives", PARTICIPATIONS)),
    "need": ("knowledge_needs", "select count(*) from endorsements where need_id = t.id"),
    "theme": ("themes", "select count(*) from initiative_themes where theme_id = t.id"),
    "method": ("methods", "select count(*) from initiative_methods where method_id = t.id"),
    "output": ("outputs", "select count(*) from need_outputs where output_id = t.id"),
    "group": ("groups", "select count(*) from seats where group_id = t.id"),
    "round": ("needs_rounds", "select count(*) from knowledge_needs where round_id = t.id"),
}


class Asked:
    """One made-up registry, and what is asked of it."""

    def __init__(self, client: httpx.AsyncClient, keys: dict[str, Any]) -> None:
        """Takes a client and the keys of its busiest records."""
        self.client, self.keys = client, keys

    async def takes(self, question: ReadyOperation) -> tuple[float, str]:
        """The milliseconds of an answer, and the code that it was refused with, if it was."""
        given = orjson.loads(question.variables or "{}")
        variables = {name: self.keys.get(name, value) for name, value in given.items()}
        before = perf_counter()
        found = await self.client.post("/graphql", json={"query": question.query, "variables": variables})
        took = (perf_counter() - before) * 1000
        errors = found.json().get("errors", [])
        return took, errors[0]["extensions"]["code"] if errors else ""


async def _keys(connection: Connection) -> dict[str, Any]:
    found = {
        name: await connection.fetchval(BUSIEST.format(table=table, count=count))
        for name, (table, count) in KEYS.items()
    }
    return {**found, "themes": [found["theme"]]}


async def _made(server: Any, size: float, stack: AsyncExitStack) -> Asked:
    # The same name as in `tests.benchmark`, so that both can use what one of them has filled.
    name = f"bench_{str(size).replace('.', '_')}"
    is_new = await database.create(embedded.server_url(server, "postgres"), name)
    url = database.database_url(embedded.server_url(server, "postgres"), name)
    await migrations.move(database.engine_url(url))
    await roles.grant(url, "only-for-tests")
    if is_new:
        with console.status(f"making up a registry of size {size:g} …"):
            await synthetic.fill(database.engine_url(url), size)
    app = create(settings_for(url, kept_answer_bytes=0))
    await stack.enter_async_context(app.router.lifespan_context(app))
    transport = httpx.ASGITransport(app)
    client = await stack.enter_async_context(
        httpx.AsyncClient(transport=transport, base_url="http://registry", timeout=600)
    )
    async with database.opened(url) as connection:
        return Asked(client, await _keys(connection))


async def _measured(server: Any, sizes: list[float], rounds: int, names: list[str]) -> None:
    questions = [each for each in every_ready_operation() if not each.acts and "subscription" not in each.query]
    questions = [each for each in questions if not names or each.name in names]
    table = Table("ready question", *(f"{size:g}x ms" for size in sizes), "growth")
    refused: list[str] = []
    async with AsyncExitStack() as stack:
        registries = [await _made(server, size, stack) for size in sizes]
        for question in track(questions, "asking …", console=console):
            took, codes = await _asked(question, registries, rounds)
            cells = [code or told(each) for code, each in zip(codes, took, strict=True)]
            growth = "" if any(codes) else f"{statistics.median(took[-1]) / statistics.median(took[0]):.1f}"
            table.add_row(question.name, *cells, growth)
            refused += [
                f"{question.name} at {size:g}x: {code}" for size, code in zip(sizes, codes, strict=True) if code
            ]
    console.print(table)
    console.print("\n".join(["Refused, or took too long:", *refused]) if refused else "Nothing was refused.")


def told(took: list[float]) -> str:
    """The median of some milliseconds, with the least and the most."""
    return f"{statistics.median(took):.1f} ({min(took):.1f}–{max(took):.1f})"


async def _asked(question: ReadyOperation, registries: list[Asked], rounds: int) -> tuple[list[list[float]], list[str]]:
    """How long a question took in each registry, in turns, and the code that it was refused with there, if it was."""
    took: list[list[float]] = [[] for _ in registries]
    codes = ["" for _ in registries]
    for round_ in range(rounds + 1):
        for place, each in enumerate(registries):
            if codes[place]:
                continue
            milliseconds, codes[place] = await each.takes(question)
            # At first sight a statement is written; that is measured elsewhere.
            took[place] += [milliseconds] if round_ else []
    return took, codes


def main(
    size: Annotated[list[float] | None, typer.Option(help="Sizes of made-up registries, the smallest first.")] = None,
    rounds: Annotated[int, typer.Option(help="How often each question is asked of each.")] = 5,
    question: Annotated[list[str] | None, typer.Option(help="Only these questions.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keeps the databases here between runs.")] = None,
) -> None:
    """Measure, and print a table."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="registry-")))
        server = stack.enter_context(embedded.running(folder))
        asyncio.run(_measured(server, size or [1, 5], rounds, question or []))


if __name__ == "__main__":
    typer.run(main)
