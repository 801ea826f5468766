"""Measures the registry against raw asyncpg, interleaved in one run, and prints ratios.

    python -m tests.benchmark --size 1 --size 20

Only ratios inside one run mean anything: machines differ, and so does what else they are doing.
"""

import asyncio
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
import uvloop
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from registry import synthetic
from registry.storage.database import database, embedded, migrations
from registry.storage.model.terms import Role
from registry.storage.reading.reads import compile_selection
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector
from tests.benchmark.load import Measure, request, run
from tests.benchmark.questions import Measured, questions

console = Console()
WARM_UP = 0.5
PAGES_DEEP = 100


@contextmanager
def served(factory: str, port: int, env: dict[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    """A uvicorn process of its own, the same for both sides, that answers on a port."""
    command = [sys.executable, "-m", "uvicorn", "--factory", factory, "--port", str(port), "--no-access-log"]
    with subprocess.Popen(
        [*command, "--log-level", "warning"], env={**os.environ, **env}, stderr=subprocess.DEVNULL
    ) as process:
        try:
            asyncio.run(_answers(port))
            yield process
        finally:
            process.terminate()


async def _answers(port: int) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise RuntimeError(f"nothing answers on port {port}")


def _statements(asked: Measured) -> tuple[list[str], list[list[Any]]]:
    """The registry's own statements and arguments for each call."""
    document = parse(asked.query)
    operation = get_operation_ast(document)
    if operation is None:
        raise TypeError(asked.query)
    texts, arguments = [], []
    for call in asked.calls:
        values = get_variable_values(sdl_schema(), operation.variable_definitions or (), call)
        if isinstance(values, list):
            raise TypeError(values)
        selection = Selector(sdl_schema(), document, operation, values, {}).selection()
        statement = compile_selection(selection, Role.ANONYMOUS)
        texts.append(statement.sql)
        arguments.append(statement.arguments(dict(values.coerced)))
    return texts, arguments


async def filled(server_url: str, size: float) -> tuple[str, list[Measured]]:
    """A database of a size, and the questions to ask of it."""
    name = f"bench_{str(size).replace('.', '_')}"
    url = database.database_url(server_url, name)
    if await database.create(server_url, name):
        await migrations.move(database.engine_url(url))
        with Progress(console=console, transient=True) as bar:
            tasks: dict[str, Any] = {}

            def report(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(f"{size:g}x {what}", total=total)
                bar.update(tasks[what], completed=done)

            await synthetic.fill(database.engine_url(url), size, on_progress=report)
    connection = await database.connect(url)
    await connection.execute("vacuum analyze")
    found = [await _deepened(connection, asked) for asked in await questions(connection)]
    await connection.close()
    return url, found


async def _deepened(connection: Any, asked: Measured) -> Measured:
    """A question that continues, asked from many places in its list rather than from the start."""
    if "after" not in asked.calls[0]:
        return asked
    calls: list[dict[str, Any]] = []
    after = None
    for _ in range(PAGES_DEEP):
        texts, arguments = _statements(Measured(asked.name, asked.query, [{"after": after}]))
        answer = orjson.loads(await connection.fetchval(texts[0], *arguments[0]))
        after = answer["initiatives"]["pageInfo"]["endCursor"]
        calls.append({"after": after})
    return Measured(asked.name, asked.query, calls)


def _ratios(
    ports: tuple[int, int], asked: Measured, clients: int, rounds: int, seconds: float
) -> list[tuple[Measure, Measure]]:
    """Pairs of (registry, raw), taken turn by turn; who begins alternates."""
    ours = [request("/graphql", orjson.dumps({"query": asked.query, "variables": call})) for call in asked.calls]
    raw = [request("/", orjson.dumps({"name": asked.name, "call": place})) for place in range(len(asked.calls))]
    sides = ((ports[0], ours), (ports[1], raw))
    for port, requests in sides:
        uvloop.run(run(port, requests, clients, WARM_UP))
    pairs = []
    for turn in range(rounds):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        found = {side: uvloop.run(run(*sides[side], clients, seconds)) for side in order}
        pairs.append((found[0], found[1]))
    return pairs


def main(
    size: Annotated[list[float] | None, typer.Option(help="Times 5,000 initiatives and 60,000 participations.")] = None,
    clients: Annotated[list[int] | None, typer.Option(help="How many ask at once.")] = None,
    rounds: Annotated[int, typer.Option(help="Interleaved rounds per line.")] = 7,
    seconds: Annotated[float, typer.Option(help="Length of each turn.")] = 1.0,
    question: Annotated[list[str] | None, typer.Option(help="Only these questions.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keeps the databases here between runs.")] = None,
) -> None:
    """Print the registry's requests per second as a ratio to raw asyncpg's, with its spread."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="benchmark-")))
        server_url = embedded.server_url(stack.enter_context(embedded.running(folder)), "postgres")
        table = Table("size", "question", "clients", "ratio", "lowest", "highest", "ms", "raw ms", "kB")
        for each in size or [1, 20]:
            url, found = asyncio.run(filled(server_url, each))
            found = [asked for asked in found if not question or asked.name in question]
            _measure(table, each, url, found, clients or [1, 32], rounds, seconds, folder)
        console.print(table)


def _measure(
    table: Table,
    size: float,
    url: str,
    found: list[Measured],
    clients: list[int],
    rounds: int,
    seconds: float,
    folder: Path,
) -> None:
    statements = folder / "statements.pickle"
    statements.write_bytes(pickle.dumps({asked.name: _statements(asked) for asked in found}))
    # So high that it is never reached: counting is part of the price.
    env = {"DATABASE_URL": url, "BENCHMARK_STATEMENTS": str(statements), "REGISTRY_RATE_ANONYMOUS": "1000000000"}
    ours, raw = 8765, 8766
    with served("schema.app:create", ours, env), served("tests.benchmark.raw:create", raw, env):
        for asked in found:
            for count in clients:
                pairs = _ratios((ours, raw), asked, count, rounds, seconds)
                ratios = [mine.per_second / theirs.per_second for mine, theirs in pairs]
                mine, theirs = (
                    statistics.median(1000 * count / pair[side].per_second for pair in pairs) for side in (0, 1)
                )
                size_kb = pairs[0][0].bytes / pairs[0][0].requests / 1000
                table.add_row(
                    f"{size:g}x", asked.name, str(count), f"{statistics.median(ratios):.2f}", f"{min(ratios):.2f}",
                    f"{max(ratios):.2f}", f"{mine:.2f}", f"{theirs:.2f}", f"{size_kb:.1f}",
                )  # fmt: skip
                console.print(f"{size:g}x {asked.name}, {count}: {statistics.median(ratios):.2f}", style="dim")


if __name__ == "__main__":
    typer.run(main)
