"""What stands behind needs and answers them is kept by the database: whoever writes, and whoever may see it."""

import asyncio
from random import Random
from typing import Any

import asyncpg
import pytest

from registry.overviews.kept import backing as kept_backing
from registry.overviews.kept import bitmaps as kept_bitmaps
from registry.storage.database import database
from registry.storage.database.readers import Connection
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import run
from tests.helpers.workbench import Workbench, furnish
from tests.oracle.untidy import make_up

KEPT = "select need_id, municipality_count, rss_body_count from need_backings order by need_id"
ANSWERS = ("initiatives", "outputs", "decisions")
#: What may become of whatever a need is counted by; a row of each name is drawn.
CHANGES = (
    *(
        f"update {table} set publication = case publication when 'PUBLISHED' then 'DRAFT' else 'PUBLISHED' end,"
        f" withdrawn_because = null where id = {{{table}}}"
        for table in ("knowledge_needs", "endorsements", "organisations", "memberships", *ANSWERS)
    ),
    "update initiatives set state = 'ONGOING', discontinued_because = null where id = {answering}",
    "update initiatives set state = 'PROPOSED', discontinued_because = null where id = {answering}",
    "delete from initiative_needs where initiative_id = {answering}",
    "delete from need_outputs where need_id = {knowledge_needs}",
    "insert into initiative_needs select {initiatives}, {knowledge_needs} on conflict do nothing",
    "insert into need_outputs (need_id, output_id) select {knowledge_needs}, {outputs} on conflict do nothing",
    "update decisions set need_id = {knowledge_needs} where id = {decisions}",
    "delete from need_themes where need_id = {knowledge_needs}",
    "update endorsements set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where id = {endorsements}",
    "update endorsements set via_id = {bodies} where id = {endorsements}",
    "update endorsements set need_id = {knowledge_needs} where id = {endorsements}",
    "update memberships set rss_body_id = {bodies} where id = {memberships}",
    "update memberships set is_primary = not is_primary where id = {memberships}",
    """update knowledge_needs set merged_into_id = {wholes}, state = 'CLOSED', close_reason = 'MERGED',
         sent_back_because = null, addressed_on = null where id = {others}""",
    """update knowledge_needs set merged_into_id = null, close_reason = 'NOT_TAKEN_UP'
       where merged_into_id is not null and id = {merged}""",
    "delete from endorsements where id = {endorsements}",
)
WHOLES = """(select id from knowledge_needs n where merged_into_id is null
    and not exists (select from knowledge_needs o where o.merged_into_id = n.id)) w"""
DRAWN = {
    **{each: each for each in ("knowledge_needs", "endorsements", "organisations", "memberships", *ANSWERS)},
    "answering": "(select initiative_id as id from initiative_needs) a",
    "bodies": "(select id from organisations where kind = 'RSS_BODY') b",
    "merged": "(select id from knowledge_needs where merged_into_id is not null) m",
    "wholes": WHOLES,
    "others": WHOLES,
}


async def refilled(connection: Connection) -> tuple[list[Any], list[Any]]:
    """What is kept, and what filling anew would give."""
    kept = [tuple(row) for row in await connection.fetch(KEPT)]
    async with connection.transaction():
        await connection.execute("delete from need_backings")
        await connection.execute("select backing_fill()")
        return kept, [tuple(row) for row in await connection.fetch(KEPT)]


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_kept_is_what_filling_anew_would_give(make_database: CreateDatabase, seed: int) -> None:
    """Made up past the triggers, made untidy, and changed at random."""
    rng, done = Random(seed), 0  # noqa: S311 -- the same changes each time are the point
    async with database.opened(await make_database(make_up)) as connection:
        for _ in range(150):
            drawn = {
                name: f"(select id from {rows} order by md5(id::text || '{rng.random()}') limit 1)"
                for name, rows in DRAWN.items()
            }
            try:
                await connection.execute(rng.choice(CHANGES).format(**drawn))
                done += 1
            except (asyncpg.IntegrityConstraintViolationError, asyncpg.RaiseError):
                continue
        wrong = await kept_bitmaps.amiss(connection)
        kept, anew = await refilled(connection)
    assert (kept, wrong) == (anew, [])
    assert len(kept) > 1
    assert done > 50


async def test_acts_keep_what_stands_behind_needs(bench: Workbench) -> None:
    into = await bench.a_need("national", title="Ett behov")
    other = await bench.a_need("national", title="Samma behov")
    for need, organisation in ((into, "lerum"), (other, "lerum"), (other, "boras")):
        given = {"need": {"id": need["id"]}, "organisation": {"slug": organisation}}
        await bench.done("administrator", "endorseNeed", "", **given)
    asked = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { version municipalityCount rssBodyCount } } }"
    apart = (await bench(None, asked, id=into["id"]))["node"]
    which = {"into": {"id": into["id"]}, "needs": [{"id": other["id"]}], "because": "Samma fråga"}
    await bench.done("national", "mergeNeeds", "", seen=apart["version"], **which)
    together = (await bench(None, asked, id=into["id"]))["node"]
    assert together["municipalityCount"] == apart["municipalityCount"] + 1
    assert together == (await bench("national", asked, id=into["id"]))["node"]  # Counted anew, and not kept.
    async with database.opened(bench.url) as connection:
        kept, anew = await refilled(connection)
    assert kept == anew


async def test_two_who_endorse_a_need_at_once_are_both_counted(make_database: CreateDatabase) -> None:
    """Neither sees the other's row while it writes."""
    url = await make_database(furnish)
    put = """insert into endorsements (need_id, organisation_id, publication)
        select n.id, o.id, 'PUBLISHED' from knowledge_needs n, organisations o where n.slug = 'ett' and o.slug = $1"""

    async def endorse(slug: str) -> None:
        async with database.opened(url) as connection, connection.transaction():
            await connection.execute(put, slug)
            await asyncio.sleep(0.2)

    async with database.opened(url) as connection:
        new = "insert into knowledge_needs (slug, title, publication) values ('ett', 'Ett', 'PUBLISHED')"
        await connection.execute(new)
        await asyncio.gather(endorse("lerum"), endorse("boras"))
        counted = "select municipality_count from need_backings k join knowledge_needs n on n.id = k.need_id"
        assert await connection.fetchval(f"{counted} where n.slug = 'ett'") == 2


ORGANISATION = "insert into organisations (slug, name, kind, publication) values ($1, $1, 'RSS_BODY', 'PUBLISHED')"
NEED = "insert into knowledge_needs (slug, title, publication) values ($1, $1, 'PUBLISHED')"
ENDORSE = """insert into endorsements (need_id, organisation_id, via_id, publication)
  select n.id, o.id, v.id, 'PUBLISHED' from knowledge_needs n join organisations o on o.slug = $2
  left join organisations v on v.slug = $3 where n.slug = $1"""
BODY = "prov"
#: What becomes of it, and how it stands behind needs: by itself, or as the one that carried another.
TURNS: dict[str, list[tuple[str, str, str | None]]] = {
    "kind = 'OTHER'": [("ett", BODY, None)],
    "publication = 'DRAFT'": [("ett", BODY, None), ("annat", "lerum", BODY), ("annat", "kungalv", None)],
}


@pytest.mark.parametrize("turn", TURNS)
async def test_an_organisation_that_turns_is_counted_anew(make_database: CreateDatabase, turn: str) -> None:
    async with database.opened(await make_database(furnish)) as connection:
        await connection.execute(ORGANISATION, BODY)
        await connection.executemany(NEED, [("ett",), ("annat",)])
        await connection.executemany(ENDORSE, TURNS[turn])
        before = [tuple(row) for row in await connection.fetch(KEPT)]
        await connection.execute(f"update organisations set {turn} where slug = $1", BODY)
        kept, anew = await refilled(connection)
        assert kept == anew
        assert kept != before


async def test_what_was_written_past_the_triggers_is_told_and_put_right(make_database: CreateDatabase) -> None:
    url = await make_database(make_up)
    known = {"DATABASE_URL": database.plain_url(url)}
    async with database.opened(url) as connection:
        await connection.execute("update need_backings set municipality_count = municipality_count + 1")
        wrong = await kept_backing.amiss(connection)
    found = run("check", **known)
    assert (found.returncode, len(wrong) > 0) == (1, True)
    assert f"knowledge_need_{min(wrong).hex}: andra står bakom" in found.stderr
    assert run("check", "--mend", **known).returncode == 0
    assert run("check", **known).returncode == 0


async def test_the_api_cannot_write_to_what_is_kept(bench: Workbench) -> None:
    asked = "select has_table_privilege('registry_api', 'need_backings', each) from unnest($1::text[]) each"
    verbs = ["select", "insert", "update", "delete"]
    assert await bench.sql(asked, verbs) == [(True,), (False,), (False,), (False,)]
