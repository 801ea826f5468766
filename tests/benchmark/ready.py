"""How the time of every ready question grows with the data: each is asked of made-up registries of several sizes.

    python -m tests.benchmark.ready --size 1 --size 5
    python -m tests.benchmark.ready --size 1 --size 20 --data FOLDER --page docs/growth.md

All sizes are asked in turn in one run, without a key and as an editor of a regional body, so that what else the machine
does falls on all of them. Each answer is worked out, and none is kept. Questions about one record ask about the one
with most of what they tell. The databases are those of `python -m tests.benchmark`: with `--data` or `--server` they
are kept, and filled once. What was refused or took too long is told below the table, and asked once of each size.
"""

import asyncio
import statistics
import tempfile
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import httpx
import orjson
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from registry.storage.database import database, embedded, roles
from registry.storage.database.readers import Connection
from schema.app import create
from schema.http.ready import ReadyOperation, every_ready_operation
from tests.benchmark.databases import filled
from tests.benchmark.questions import EDITOR_KEY
from tests.helpers.databases import settings_for
from tests.helpers.tables import is_told, markdown_table

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


ANONYMOUS = "without a key"
#: Who asks, and what they send to be known.
CALLERS = {ANONYMOUS: {}, "an editor": {"authorization": f"Bearer {EDITOR_KEY}"}}


@dataclass(frozen=True)
class Asked:
    """One made-up registry, who asks it, and the keys of its busiest records."""

    size: float
    caller: str
    url: str
    client: httpx.AsyncClient
    keys: dict[str, Any]

    async def takes(self, question: ReadyOperation) -> tuple[float, Any]:
        """The milliseconds of an answer, and the answer."""
        asked = {"query": question.query, "variables": self.variables(question)}
        before = perf_counter()
        found = await self.client.post("/graphql", json=asked, headers=CALLERS[self.caller])
        return (perf_counter() - before) * 1000, found.json()

    def variables(self, question: ReadyOperation) -> dict[str, Any]:
        """What a question is asked with here: its own variables, and the keys of the busiest records."""
        return {name: self.keys.get(name, value) for name, value in orjson.loads(question.variables or "{}").items()}


async def _keys(connection: Connection) -> dict[str, Any]:
    found = {
        name: await connection.fetchval(BUSIEST.format(table=table, count=count))
        for name, (table, count) in KEYS.items()
    }
    return {**found, "themes": [found["theme"]]}


async def made(server: str, size: float, stack: AsyncExitStack) -> list[Asked]:
    """A registry of a size, once for each caller."""
    url = await filled(server, size, console)
    await roles.grant(url, "only-for-tests")
    app = create(settings_for(url, kept_answer_bytes=0))
    await stack.enter_async_context(app.router.lifespan_context(app))
    transport = httpx.ASGITransport(app)
    client = await stack.enter_async_context(
        httpx.AsyncClient(transport=transport, base_url="http://registry", timeout=600)
    )
    async with database.opened(url) as connection:
        keys = await _keys(connection)
    return [Asked(size, caller, url, client, keys) for caller in CALLERS]


async def _measured(
    server: str, sizes: list[float], rounds: int, names: list[str]
) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows of the table."""
    questions = [each for each in every_ready_operation() if not each.acts and "subscription" not in each.query]
    questions = [each for each in questions if not names or each.name in names]
    rows: list[list[str]] = []
    async with AsyncExitStack() as stack:
        of_sizes = [await made(server, size, stack) for size in sizes]
        registries = [one for of_caller in zip(*of_sizes, strict=True) for one in of_caller]
        for question in track(questions, "asking …", console=console):
            took, codes = await _asked(question, registries, rounds)
            row = [question.name]
            for start in range(0, len(registries), len(sizes)):
                mine = slice(start, start + len(sizes))
                row += [code or told(each) for code, each in zip(codes[mine], took[mine], strict=True)]
                row.append("" if any(codes[mine]) else f"{growth(took[mine]):.1f}")
            rows.append(row)
    headings = ["ready question"]
    for caller in CALLERS:
        headings += [*(f"{caller}, {size:g}x, ms" for size in sizes), "growth"]
    return headings, rows


def growth(took: list[list[float]]) -> float:
    """How many times as long the largest registry took as the smallest."""
    return statistics.median(took[-1]) / statistics.median(took[0])


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
            milliseconds, answer = await each.takes(question)
            codes[place] = answer["errors"][0]["extensions"]["code"] if "errors" in answer else ""
            # At first sight a statement is written; that is measured elsewhere.
            took[place] += [milliseconds] if round_ else []
    return took, codes


def main(
    size: Annotated[list[float] | None, typer.Option(help="Sizes of made-up registries, the smallest first.")] = None,
    rounds: Annotated[int, typer.Option(help="How often each question is asked of each.")] = 5,
    question: Annotated[list[str] | None, typer.Option(help="Only these questions.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the table into this page too, as docs/growth.md.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keeps the databases here between runs.")] = None,
    server: Annotated[str | None, typer.Option(help="A PostgreSQL to make the databases on, and keep them.")] = None,
) -> None:
    """Measure, and print a table."""
    with ExitStack() as stack:
        if server is None:
            folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="registry-")))
            server = embedded.server_url(stack.enter_context(embedded.running(folder)), "postgres")
        headings, rows = asyncio.run(_measured(server, size or [1, 5], rounds, question or []))
    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    refused = [
        f"{row[0]}, {heading}: {cell}"
        for row in rows
        for heading, cell in zip(headings, row, strict=True)
        if cell.isupper()
    ]
    console.print("\n".join(["Refused, or took too long:", *refused]) if refused else "Nothing was refused.")
    if page is not None:
        is_told(page, "measured", markdown_table(headings, rows), rewrite=True)


if __name__ == "__main__":
    typer.run(main)
