"""Ready questions beside SQL that was written by hand for the heart of each, and how both grow with the data.

    python -m tests.benchmark.by_hand --size 1 --size 20 --data FOLDER --page docs/growth.md

The SQL stands in `tests/benchmark/hand`. It reads the records themselves, asks nothing of who may see what beyond that
it is published, and tells less than the question does: without lists beside, shares, dates and what is not known. So
above 1 the registry is quicker though it tells more. Before anything is measured the two answers are compared. Each
answer is worked out, none is kept, and the two are asked in turns of one run. The databases are those of `python -m
tests.benchmark`.
"""

import asyncio
import statistics
import tempfile
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from registry.storage.database import database, embedded
from schema.http.ready import ReadyOperation, every_ready_operation
from tests.benchmark.ready import ANONYMOUS, Asked, growth, made, told
from tests.helpers.tables import is_told, markdown_table

console = Console()
HAND = Path(__file__).parent / "hand"


@dataclass(frozen=True)
class Heart:
    """What of an answer the SQL tells too: a list by its path, and some values of each node."""

    path: str
    values: tuple[str, ...]
    #: What the SQL leaves out nodes without.
    known: str | None = None

    def rows(self, data: Any) -> tuple[list[tuple[Any, ...]], bool]:
        """The values of each node, and whether these are all that there are."""
        found = data[self.path]
        nodes = [each for each in found["nodes"] if self.known is None or _at(each, self.known) is not None]
        is_whole = found.get("totalCount", len(found["nodes"])) == len(found["nodes"])
        return [tuple(_at(node, value) for value in self.values) for node in nodes], is_whole


def _at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value and value[step]
    return value


HEARTS = {
    "Calendar": Heart("calendarEvents", ("day", "kind", "title")),
    "CoverageByCounty": Heart("coverage", ("county.code", "municipalityCount", "knownToCount")),
    "FromRaisedToAddressed": Heart("reasons", ("theme.name", "closeReason", "needCount")),
    "LoadPerMunicipality": Heart("municipalities", ("code", "initiativesNotLeft.totalCount")),
    "NeedsByRssBody": Heart(
        "needsOverview", ("round.slug", "rssBody.name", "needCount", "municipalityCount"), known="rssBody"
    ),
    "NeverInAPilot": Heart("knownNotTo", ("code",)),
    "PilotMap": Heart("municipalities", ("code", "initiativesNotLeft.totalCount")),
    "StaleByKeeper": Heart(
        "byKeeper",
        ("keeper.slug", "initiativeCount", "stateAsOfMissingCount", "participationCount", "unconfirmedCount"),
    ),
    "Unanswered": Heart("knowledgeNeeds", ("slug", "rssBodyCount")),
}


class Disagreement(Exception):
    """The question and the SQL tell something else."""


async def _asked(question: ReadyOperation, each: Asked, statement: str) -> tuple[float, float]:
    """The milliseconds of the question and of the SQL, after their answers were compared."""
    keys = list(each.variables(question).values()) if "$1" in statement else []
    ours, answer = await each.takes(question)
    if "errors" in answer:
        raise Disagreement(f"{question.name} at {each.size:g}x: {answer['errors'][0]['message']}")
    async with database.opened(each.url) as connection:
        prepared = await connection.prepare(statement)
        before = perf_counter()
        rows = await prepared.fetch(*keys)
        took = (perf_counter() - before) * 1000
    here, is_whole = HEARTS[question.name].rows(answer["data"])
    there = {tuple(row) for row in rows}
    # What is a page of more is only to be found there.
    if set(here) != there if is_whole else not set(here) < there:
        odd = sorted(map(str, set(here) - there or there - set(here)))[:3]
        raise Disagreement(f"{question.name} at {each.size:g}x: {len(here)} and {len(there)} rows, such as {odd}")
    return ours, took


async def _measured(server: str, sizes: list[float], rounds: int, names: list[str]) -> list[list[str]]:
    """A row for each question."""
    questions = [each for each in every_ready_operation() if each.name in HEARTS and (not names or each.name in names)]
    rows = []
    async with AsyncExitStack() as stack:
        registries = [await made(server, size, stack) for size in sizes]
        anonymous = [each for of_size in registries for each in of_size if each.caller == ANONYMOUS]
        for question in track(questions, "asking …", console=console):
            statement = (HAND / f"{_file(question.name)}.sql").read_text("utf-8")
            turns = [[await _asked(question, each, statement) for each in anonymous] for _ in range(rounds + 1)][1:]
            row = [question.name]
            for side in range(2):
                took = [[turn[place][side] for turn in turns] for place in range(len(anonymous))]
                row += [*map(told, took), f"{growth(took):.1f}"]
            ratios = [[turn[place][1] / turn[place][0] for turn in turns] for place in range(len(anonymous))]
            rows.append([*row, *(f"{statistics.median(each):.2f}" for each in ratios)])
    return rows


def _file(name: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name).lstrip("_")


def main(
    size: Annotated[list[float] | None, typer.Option(help="Sizes of made-up registries, the smallest first.")] = None,
    rounds: Annotated[int, typer.Option(help="How often each is asked.")] = 5,
    question: Annotated[list[str] | None, typer.Option(help="Only these questions.")] = None,
    page: Annotated[Path | None, typer.Option(help="Write the table into this page too, as docs/growth.md.")] = None,
    data: Annotated[Path | None, typer.Option(help="Keeps the databases here between runs.")] = None,
    server: Annotated[str | None, typer.Option(help="A PostgreSQL to make the databases on, and keep them.")] = None,
) -> None:
    """Measure, and print a table."""
    sizes = size or [1, 5]
    with ExitStack() as stack:
        if server is None:
            folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="registry-")))
            server = embedded.server_url(stack.enter_context(embedded.running(folder)), "postgres")
        rows = asyncio.run(_measured(server, sizes, rounds, question or []))
    headings = ["ready question"]
    for side in ("registry", "by hand"):
        headings += [*(f"{side}, {each:g}x, ms" for each in sizes), "growth"]
    headings += [f"by hand of registry, {each:g}x" for each in sizes]
    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    if page is not None:
        is_told(page, "by hand", markdown_table(headings, rows), rewrite=True)


if __name__ == "__main__":
    typer.run(main)
