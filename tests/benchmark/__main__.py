"""Measures the registry against raw asyncpg, and against what else is asked for, in turns of one run; prints ratios.

    python -m tests.benchmark --size 1 --size 20 --beside postgraphile --data ~/benchmark

Only ratios inside one run mean anything: machines differ, and so does what else they are doing.
"""

import asyncio
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from registry.storage.database import embedded
from tests.benchmark import asking, beside, first_sight, serving, statements
from tests.benchmark.busy import database_process
from tests.benchmark.busy import seconds as seconds_busy
from tests.benchmark.databases import filled, opened
from tests.benchmark.measuring import Line, Ratio, Side, lines
from tests.benchmark.questions import WORDS, Question, questions
from tests.helpers.tables import is_told, markdown_table

console = Console()
REGISTRY, RAW, POSTGRAPHILE, SECOND, THIRD = range(8765, 8770)


class Beside(StrEnum):
    """What else is measured."""

    POSTGRAPHILE = "postgraphile"
    TWO_PROCESSES = "two-processes"


@contextmanager
def _sides(url: str, found: Sequence[Question], others: Sequence[Beside], folder: Path) -> Iterator[list[Side]]:
    """The servers, all on one database."""
    file = folder / "statements.pickle"
    asyncio.run(_written(url, found, file))
    database = asyncio.run(_database(url))

    def busy(*processes: "subprocess.Popen[bytes]") -> Callable[[], float]:
        return lambda: seconds_busy([each.pid for each in processes], database)

    with ExitStack() as stack:
        one = stack.enter_context(serving.registry(url, REGISTRY, serving.UNBOUNDED))
        bare = stack.enter_context(serving.raw(url, RAW, file))
        ours = Side("registry", [REGISTRY], busy(one), asking.requests, asking.unseen)
        sides = [ours, Side("raw", [RAW], busy(bare), asking.raw, asking.raw_unseen)]
        if Beside.POSTGRAPHILE in others:
            theirs = stack.enter_context(beside.served(url, POSTGRAPHILE))
            sides.append(beside.side(POSTGRAPHILE, busy(theirs), found))
        if Beside.TWO_PROCESSES in others:
            two = [stack.enter_context(serving.registry(url, port, serving.UNBOUNDED)) for port in (SECOND, THIRD)]
            sides.append(replace(ours, name="two processes", ports=[SECOND, THIRD], busy=busy(*two)))
        yield sides


async def _asked(url: str, names: Sequence[str]) -> list[Question]:
    async with opened(url) as connection:
        return [await statements.deepened(connection, each) for each in await questions(connection, names)]


async def _database(url: str) -> int:
    async with opened(url) as connection:
        return await database_process(connection)


async def _written(url: str, found: Sequence[Question], file: Path) -> None:
    async with opened(url) as connection:
        await statements.written(connection, found, file)


def _row(size: float, found: Sequence[Line], others: Sequence[str]) -> list[str]:
    """A question's row: what one client sees, and the ratios to each other side with one client and with many."""
    first = found[0]
    ours = first.milliseconds("registry"), first.busy_milliseconds("registry")
    told = [f"{size:g}x", WORDS[first.question.name], *(f"{each:.1f}" for each in ours)]
    for name in others:
        told += [_both([each.ratio(name) for each in found]), _both([each.work(name) for each in found])]
    return [*told, f"{first.kilobytes:.1f}"]


def _both(ratios: Sequence[Ratio | None]) -> str:
    return "–" if None in ratios else " / ".join(map(str, ratios))


def main(
    size: Annotated[list[float] | None, typer.Option(help="Times 5,000 initiatives and 60,000 participations.")] = None,
    clients: Annotated[list[int] | None, typer.Option(help="How many ask at once; of heavy questions fewer.")] = None,
    rounds: Annotated[int, typer.Option(min=2, help="Interleaved rounds per line, if there is time.")] = 25,
    seconds: Annotated[
        float, typer.Option(help="Length of each turn: short ones, for the machine does other work.")
    ] = 0.2,
    question: Annotated[list[str] | None, typer.Option(help="Only these questions.")] = None,
    others: Annotated[list[Beside] | None, typer.Option("--beside", help="What else to measure.")] = None,
    new: Annotated[bool, typer.Option(help="Also measure documents that were never seen.")] = True,
    page: Annotated[
        Path | None, typer.Option(help="Write the tables into this page too, as docs/benchmarks.md.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Keeps the databases here between runs.")] = None,
    server: Annotated[str | None, typer.Option(help="A PostgreSQL to make the databases on, and keep them.")] = None,
    prefix: Annotated[str, typer.Option(help="How the databases' names begin.")] = "bench",
) -> None:
    """Print how fast the registry is as a ratio to others, with its spread; above 1 it is the faster one."""
    beside_it = others or []
    names = ["raw", *({"postgraphile": "PostGraphile", "two-processes": "two processes"}[each] for each in beside_it)]
    headings = (
        "size",
        "question",
        "ms",
        "busy ms",
        *(f"{what} of {name}" for name in names for what in ("speed", "work")),
        "kB",
    )
    rows: list[list[str]] = []
    unseen: list[list[str]] = []
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-")))
        if server is None:
            server = embedded.server_url(stack.enter_context(embedded.running(folder)), "postgres")
        for each in size or [1, 20]:
            url = asyncio.run(filled(server, each, console, prefix))
            found = asyncio.run(_asked(url, question or []))
            with _sides(url, found, beside_it, folder) as sides:
                for one in found:
                    rows.append(_row(each, lines(sides, one, clients or [1, 32], rounds, seconds), names))
                    console.print(" | ".join(rows[-1]), style="dim")
                if new:
                    unseen += [[f"{each:g}x", *row] for row in first_sight.rows(sides, found)]
    tables = [
        (headings, rows),
        (("size", "a document never seen", *(f"{name}: ms, busy ms" for name in ("registry", *names))), unseen),
    ]
    for heads, body in tables:
        table = Table(*heads)
        for row in body:
            table.add_row(*row)
        console.print(table)
    if page is not None:
        written = "\n\n".join(markdown_table(heads, body) for heads, body in tables if body)
        is_told(page, "measured", written, rewrite=True)


if __name__ == "__main__":
    typer.run(main)
