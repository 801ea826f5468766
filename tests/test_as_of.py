"""The registry as it was at another moment."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest_asyncio

from tests.conftest import CreateDatabase
from tests.workbench import Workbench, workbench

PICTURE = """query Picture($slug: String!, $asOf: DateTime) {
  initiative(slug: $slug, asOf: $asOf) { title state themes { slug } participations { totalCount nodes { status } } }
}"""


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    async with workbench(make_database) as made:
        yield made


async def moment() -> str:
    """Now, apart from what is done before and after."""
    await asyncio.sleep(0.01)
    found = datetime.now(UTC).isoformat()
    await asyncio.sleep(0.01)
    return found


async def picture(bench: Workbench, slug: str, at: str | None, who: str | None = None) -> Any:
    return (await bench(who, PICTURE, slug=slug, asOf=at))["initiative"]


async def test_a_record_is_shown_as_it_was(bench: Workbench) -> None:
    before = await moment()
    made = await bench.an_initiative(title="Först", themes=["barn-och-unga"])
    ref = {"id": made["id"]}
    first = await moment()
    fields = {"title": "Sedan", "themes": ["aldreomsorg", "socialpsykiatri"]}
    changed = await bench.done(
        "rss", "updateInitiative", "initiative { version }", initiative=ref, seen=made["version"], fields=fields
    )
    await bench.done("rss", "addParticipants", "", initiative=ref, participants=[{"organisation": {"name": "Lerum"}}])
    second = await moment()
    seen = changed["initiative"]["version"]
    await bench.done("rss", "startInitiative", "", initiative=ref, seen=seen, on="2026-11")
    nobody: dict[str, Any] = {"totalCount": 0, "nodes": []}
    somebody = {"totalCount": 1, "nodes": [{"status": "CONFIRMED"}]}
    then = {"title": "Sedan", "themes": [{"slug": "socialpsykiatri"}, {"slug": "aldreomsorg"}]}

    assert await picture(bench, made["slug"], before) is None
    assert await picture(bench, made["slug"], first) == {
        "title": "Först",
        "state": "PROPOSED",
        "themes": [{"slug": "barn-och-unga"}],
        "participations": nobody,
    }
    assert await picture(bench, made["slug"], second) == {**then, "state": "PROPOSED", "participations": somebody}
    now = {**then, "state": "ONGOING", "participations": somebody}
    assert await picture(bench, made["slug"], None) == await picture(bench, made["slug"], await moment()) == now
