"""The sources that records name are kept by the database: whoever writes, in whatever order, whoever may see them."""

import asyncio
from typing import Any
from uuid import uuid4

import orjson
import pytest

from registry.overviews.kept import sources as kept_sources
from registry.storage.database import database
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import run
from tests.helpers.workbench import Workbench, furnish
from tests.oracle.untidy import make_up

MENTIONS = 'select id, record_id, record_type, source_id, source, audience from source_mentions order by id collate "C"'
COUNTS = "select * from source_counts order by id"
PUT = """
insert into initiatives (slug, title, kind, publication, sources) values ($1, 'Ett prov', 'PILOT', 'PUBLISHED', $2)
"""
COUNTED = "select title, records, shown_records from source_counts where title like $1 order by title"
GROUND = {"legalGround": "Dataskyddsförordningen artikel 17", "caseNumber": "2026/17"}


def named(*titles: str) -> str:
    """Sources with these titles, as a record has them."""
    return orjson.dumps([{"title": each, "fields": []} for each in titles]).decode()


async def refilled(url: str) -> tuple[list[Any], list[Any]]:
    """What is kept, and what filling anew would give."""
    async with database.opened(url) as connection:
        kept = [[tuple(row) for row in await connection.fetch(each)] for each in (MENTIONS, COUNTS)]
        async with connection.transaction():
            await connection.execute("select cited_fill()")
            return kept, [[tuple(row) for row in await connection.fetch(each)] for each in (MENTIONS, COUNTS)]


async def test_what_is_kept_is_what_filling_anew_would_give(bench: Workbench) -> None:
    """By seeds, acts and psql, in whatever order it was written."""
    source = {"title": "Källa till ett prov"}
    count = {"count": 3, "unit": "MUNICIPALITIES", "source": {"title": "Källa till ett antal"}}
    made = await bench.an_initiative(title="Ett prov", sources=[source, source], reportedCounts=[count])
    await bench.sql(PUT, "med-psql", named("Källa till ett prov"))
    await bench.sql("update initiatives set publication = 'DRAFT' where slug = 'med-psql'")
    await bench.done("rss", "withdrawRecord", "", id=made["id"], seen=made["version"], because="Fel")
    kept, anew = await refilled(bench.url)
    assert kept == anew
    assert await bench.sql(COUNTED, "Källa till%") == [("Källa till ett antal", 1, 0), ("Källa till ett prov", 2, 0)]


async def test_going_back_restoring_and_merging_keep_what_they_leave(bench: Workbench) -> None:
    shown = "record { version }"
    made = await bench.an_initiative(title="Fram och åter", sources=[{"title": "Källa till en första"}])
    given = {"fields": {"sources": [{"title": "Källa till en andra"}]}}
    about = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    changed = (await bench.done("rss", "updateInitiative", "initiative { version }", **about, **given))["initiative"]
    back = await bench.done("rss", "revertRecord", shown, id=made["id"], seen=changed["version"], to=made["version"])
    gone = {"id": made["id"], "seen": back["record"]["version"], "because": "Fel"}
    withdrawn = await bench.done("rss", "withdrawRecord", shown, **gone)
    await bench.done("rss", "restoreRecord", shown, id=made["id"], seen=withdrawn["record"]["version"])
    into = await bench.a_need("national", title="Ett behov")
    other = await bench.a_need("national", title="Samma behov", sources=[{"title": "Källa till ett behov"}])
    which = {"into": {"id": into["id"]}, "needs": [{"id": other["id"]}], "because": "Samma fråga"}
    await bench.done("national", "mergeNeeds", "", seen=into["version"], **which)
    kept, anew = await refilled(bench.url)
    assert kept == anew
    # What was withdrawn and restored is a draft; what a merged need rests on is still told.
    told = [("Källa till en första", 1, 0), ("Källa till ett behov", 1, 1)]
    assert await bench.sql(COUNTED, "Källa till e%_a") + await bench.sql(COUNTED, "Källa till ett b%") == told


async def test_what_was_made_up_past_the_triggers_is_kept_as_what_is_written_after(
    make_database: CreateDatabase,
) -> None:
    url = await make_database(make_up)
    async with database.opened(url) as connection:
        await connection.execute("update initiatives set publication = 'PUBLISHED' where publication = 'DRAFT'")
        await connection.execute(
            "update organisations set publication = 'DRAFT' where kind = 'REGION' and publication = 'PUBLISHED'"
        )
        await connection.execute("update knowledge_needs set sources = '[]' where title < 'M'")
    kept, anew = await refilled(url)
    assert kept == anew
    assert len(kept[0]) > 100


async def test_a_source_is_told_as_soon_as_it_is_named_and_forgotten_with_the_last_record(bench: Workbench) -> None:
    await bench.sql(PUT, "ett", named("Källa A", "Källa B"))
    await bench.sql(PUT, "tva", named("Källa A"))
    assert await bench.sql(COUNTED, "Källa _") == [("Källa A", 2, 2), ("Källa B", 1, 1)]
    await bench.sql("update initiatives set sources = $1 where slug = 'ett'", named("Källa C"))
    assert await bench.sql(COUNTED, "Källa _") == [("Källa A", 1, 1), ("Källa C", 1, 1)]


async def test_a_draft_is_counted_for_those_alone_who_see_it(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Visad", sources=[{"title": "Källa dold"}])
    await bench.sql("update initiatives set publication = 'DRAFT' where slug = $1", made["slug"])
    assert await bench.sql(COUNTED, "Källa dold") == [("Källa dold", 1, 0)]
    await bench.sql("update initiatives set publication = 'PUBLISHED' where slug = $1", made["slug"])
    assert await bench.sql(COUNTED, "Källa dold") == [("Källa dold", 1, 1)]


async def test_what_hides_a_whole_hides_what_its_parts_rest_on(bench: Workbench) -> None:
    """A participation is seen with its initiative: its own row does not change when that is withdrawn."""
    await bench.sql(PUT, "helheten", "[]")
    await bench.sql(
        """insert into participations (initiative_id, organisation_id, role, status, publication, sources)
           select i.id, o.id, 'PARTICIPANT', 'STATED', 'PUBLISHED', $1 from initiatives i, organisations o
           where i.slug = 'helheten' and o.slug = 'lerum'""",
        named("Källa i en del"),
    )
    assert await bench.sql(COUNTED, "Källa i en del") == [("Källa i en del", 1, 1)]
    await bench.sql("update initiatives set publication = 'DRAFT' where slug = 'helheten'")
    assert await bench.sql(COUNTED, "Källa i en del") == [("Källa i en del", 1, 0)]


async def test_a_source_that_is_erased_from_its_record_is_nowhere(bench: Workbench) -> None:
    made = await bench.an_initiative(
        title="Ett prov", sources=[{"title": "Källa raderad", "url": "https://example.org/e"}]
    )
    given = {"id": made["id"], "fields": ["sources"], **GROUND}
    await bench.done("administrator", "eraseRecord", "", **given)
    assert await bench.sql(COUNTED, "Källa raderad") == []
    assert await bench.sql("select 1 from source_mentions where source::text like '%Källa raderad%'") == []


async def test_the_same_new_sources_in_two_orders_wait_for_nobody(make_database: CreateDatabase) -> None:
    """They would deadlock where sources are counted as rows are written; here that is done at the commit, in turn."""
    url = await make_database(furnish)
    titles = [f"Källa {letter}" for letter in "abcdefgh"]

    async def write(order: list[str]) -> None:
        async with database.opened(url) as connection, connection.transaction():
            for each in order:
                await connection.execute(PUT, f"exempel-{uuid4()}", named(each))
                await asyncio.sleep(0.01)

    async with asyncio.timeout(60):
        await asyncio.gather(*(write(titles if turn % 2 else titles[::-1]) for turn in range(6)))
    async with database.opened(url) as connection:
        found = await connection.fetch(COUNTED, "Källa _")
    assert [tuple(row) for row in found] == [(each, 6, 6) for each in titles]


@pytest.mark.parametrize("table", ["source_mentions", "source_counts"])
async def test_the_api_cannot_write_to_what_is_kept(bench: Workbench, table: str) -> None:
    asked = "select has_table_privilege('registry_api', $1, each) from unnest($2::text[]) each"
    verbs = ["select", "insert", "update", "delete"]
    assert await bench.sql(asked, table, verbs) == [(True,), (False,), (False,), (False,)]


_ITS_COUNT = "id = (select source_id from source_mentions where id = $1)"
#: What may be wrong with what is kept, each with what is then told: of the record, or of the source.
WRONG = {
    "a place is lost": ("delete from source_mentions where id = $1", "den nämner andra källor"),
    "one is seen by others": ("update source_mentions set audience = '[[\"gone\"]]' where id = $1", "den nämner andra"),
    "a source is another": ('update source_mentions set source = source || \'{"title": "En"}\' where id = $1', "andra"),
    "it is counted wrong": (
        f"update source_counts set records = records + 1 where {_ITS_COUNT}",
        "andra poster nämner den",
    ),
    "it is not counted": (
        f"delete from source_counts where {_ITS_COUNT}",
        "andra poster nämner den",
    ),
}


async def test_what_is_wrong_with_what_is_kept_is_told_and_put_right(make_database: CreateDatabase) -> None:
    url = await make_database(make_up)
    known = {"DATABASE_URL": database.plain_url(url)}
    async with database.opened(url) as connection:
        one = await connection.fetchrow("select id, record_type, record_id, source_id from source_mentions order by id")
        assert one is not None
        for written, told in WRONG.values():
            assert await kept_sources.amiss(connection) == []
            await connection.execute(written, one["id"])
            wrong = {(kind, id_): sv for kind, id_, (_, sv) in await kept_sources.amiss(connection)}
            of = ("SOURCE", one["source_id"]) if told.endswith("nämner den") else (one["record_type"], one["record_id"])
            assert told in wrong[of]
            await kept_sources.mend(connection)
        await connection.execute(WRONG["it is not counted"][0], one["id"])
    found = run("check", **known)
    assert (found.returncode, f"source_{one['source_id'].hex}: andra poster" in found.stderr) == (1, True)
    assert run("check", "--mend", **known).returncode == 0
    assert run("check", **known).returncode == 0
