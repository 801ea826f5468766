"""How well search answers judged queries on the seeds, beside PostgreSQL's own Swedish; and how fast, at what cost.

    python -m tests.benchmark.search
    python -m tests.benchmark.search --judged held-out.csv --show-missed
    python -m tests.benchmark.search --size 1 --size 20

The first figures are the same each time. Times are of one caller on this machine; the writes are those of a record with
a summary, with the triggers of search and without them, interleaved in one run.
"""

import asyncio
import statistics
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.table import Table

from registry import seeding, synthetic
from registry.storage.database import database, embedded, migrations, roles
from registry.storage.database.readers import Connection
from schema.app import create
from tests.helpers.asker import Asker
from tests.helpers.databases import settings_for
from tests.helpers.golden import GOLDEN, Figures, Judged, judged, measured, names, ours, plain

console = Console()
WRITES, ROUNDS = 40, 5
PAGE = """
query Timed($text: String!) {
  search(text: $text, first: 10) { edges { recordType label matchedIn isPartial snippet { text isMatch } node { id } } }
}
"""
COUNTED = (
    "query Timed($text: String!) { search(text: $text, first: 0) { totalCount facets { recordType { value count } } } }"
)
SUGGESTED = "query Timed($text: String!) { suggest(text: $text) { id recordType label snippet { text isMatch } } }"
FILTERED = "query Timed($text: String!) { initiatives(first: 10, where: { search: $text }) { nodes { id title } } }"
WRITE = """
insert into initiatives (slug, title, summary, kind, publication)
select 'exempel-' || gen_random_uuid(), 'Exempel på samverkan om ' || left(w.word, 6) || 'stöd',
  'Kommunerna prövar tillsammans hur ' || w.word || ' kan ge tidigt stöd till barn och unga '
  'med sammansatta behov, och följer upp insatserna i länets nätverk för socialchefer i två år.', 'PILOT', 'PUBLISHED'
from translate(left(md5(random()::text), 8), '0123456789', 'ghijklmnop') w (word)
"""


async def _figures(ask: Asker, connection: Connection, queries: list[Judged], *, show_missed: bool) -> None:
    slugs = await names(connection)
    found = {"registry": await measured(ours(ask, slugs), queries)}
    found["to_tsvector('swedish')"] = await measured(plain(connection, slugs), queries)
    table = Table("", "queries", *(f"{name}: {what}" for name in found for what in ("recall@10", "MRR", "forbidden")))
    for category in sorted(found["registry"]):
        row = [category or "all", str(len(found["registry"][category].recalls))]
        for each in found.values():
            row += _row(each[category])
        table.add_row(*row)
    console.print(table)
    if show_missed:
        whole = found["registry"][""]
        for query, hits in whole.missed:
            console.print(f"{query}: {' '.join(hits)}", soft_wrap=True)
        console.print("forbidden:", whole.forbidden)


def _row(figures: Figures) -> list[str]:
    return [f"{figures.recall:.3f}", f"{figures.reciprocal_rank:.3f}", str(len(figures.forbidden))]


async def _times(ask: Asker, queries: list[Judged], size: str) -> None:
    table = Table(f"size {size}", "queries", "median ms", "p95 ms", "max ms", "too long")
    for name, document in (("page", PAGE), ("counts", COUNTED), ("suggest", SUGGESTED), ("where", FILTERED)):
        texts = [each.query for each in queries]
        if name == "suggest":
            texts = [text[:length] for text in texts for length in (2, 4, 7) if len(text) >= length]
        took, stopped = [], 0
        for is_counted in (False, True):
            for text in texts:
                before = perf_counter()
                answer = await ask.client.post("/graphql", json={"query": document, "variables": {"text": text}})
                # What takes too long is stopped by the registry; its time is that of the limit.
                is_stopped = "errors" in answer.json()
                if is_counted:
                    took.append((perf_counter() - before) * 1000)
                    stopped += is_stopped
        figures = (statistics.median(took), _p95(took), max(took))
        table.add_row(name, str(len(took)), *(f"{each:.1f}" for each in figures), str(stopped))
    console.print(table)


def _p95(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


async def _writes(connection: Connection) -> None:
    """What it takes to write one record and commit, with search and without."""
    took: dict[str, list[float]] = {"without search": [], "with search": []}
    on_heads = ("search_place_insert", "search_place_update")
    on_table = ("search_keep_insert", "search_keep_update")
    for _ in range(ROUNDS):
        for name, each in took.items():
            verb = "enable" if name == "with search" else "disable"
            for on, triggers in (("heads", on_heads), ("initiatives", on_table)):
                for trigger in triggers:
                    await connection.execute(f"alter table {on} {verb} trigger {trigger}")
            for _ in range(WRITES):
                before = perf_counter()
                await connection.execute(WRITE)
                each.append((perf_counter() - before) * 1000)
    table = Table("one write and its commit", "writes", "median ms", "p95 ms")
    for name, each in took.items():
        table.add_row(name, str(len(each)), f"{statistics.median(each):.2f}", f"{_p95(each):.2f}")
    console.print(table)


async def _at(server: Any, size: float | None, queries: list[Judged], *, show_missed: bool) -> None:
    name = f"search_{str(size or 'seeds').replace('.', '_')}"
    await database.create(embedded.server_url(server, "postgres"), name)
    url = database.database_url(embedded.server_url(server, "postgres"), name)
    await migrations.move(database.engine_url(url))
    await roles.grant(url, "only-for-tests")
    before = perf_counter()
    if size is None:
        await seeding.load(database.engine_url(url))
    else:
        await synthetic.fill(database.engine_url(url), size)
        console.print(f"made up in {perf_counter() - before:.0f} s")
    # Answers are kept for as long as nothing changes: here each is worked out.
    app = create(settings_for(url, kept_answer_bytes=0))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry", timeout=600) as client,
        database.opened(url) as connection,
    ):
        ask = Asker(client)
        if size is None:
            await _figures(ask, connection, queries, show_missed=show_missed)
            return
        await connection.execute("analyze")
        sizes = "select pg_size_pretty(pg_total_relation_size(t)) from unnest(array['search_texts', 'search_words']) t"
        kept = [row[0] for row in await connection.fetch(sizes)]
        rows = await connection.fetchval("select count(*) from search_texts")
        console.print(f"{rows} records are searched; search_texts {kept[0]}, search_words {kept[1]}")
        await _times(ask, queries, f"{size:g}")
        await _writes(connection)


def main(
    size: Annotated[list[float] | None, typer.Option(help="Sizes of made-up registries to take the time on.")] = None,
    judged_file: Annotated[Path, typer.Option("--judged", help="A file of judged queries.")] = GOLDEN,
    show_missed: Annotated[bool, typer.Option(help="Tell of each query that was not answered wholly.")] = False,
) -> None:
    """Measure, and print tables."""
    queries = judged(judged_file)
    with tempfile.TemporaryDirectory(prefix="registry-") as folder, embedded.running(Path(folder)) as server:
        for each in (None, *(size or ())):
            asyncio.run(_at(server, each, queries, show_missed=show_missed))


if __name__ == "__main__":
    typer.run(main)
