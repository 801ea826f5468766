"""How much each keeper answers for is kept by the database: whoever writes, in whatever order, whoever may see it."""

import asyncio
from random import Random
from typing import Any

import asyncpg
import pytest

from registry.overviews.kept import keepers as kept_keepers
from registry.storage.database import database
from registry.storage.database.readers import Connection
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import run
from tests.helpers.workbench import Workbench, furnish
from tests.oracle.untidy import make_up

SHARES = "select * from keeper_shares order by initiative_id, keeper_id"
COUNTS = "select * from keeper_counts order by keeper_id"
#: What may become of whatever is counted; a row of each name is drawn.
CHANGES = (
    *(
        f"update {table} set publication = case publication when 'PUBLISHED' then 'DRAFT' else 'PUBLISHED' end,"
        f" withdrawn_because = null where id = {{{table}}}"
        for table in ("initiatives", "participations", "organisations")
    ),
    *(
        change.format(table=table, row=f"{{{table}}}")
        for table in ("initiatives", "participations")
        for change in (
            "update {table} set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where id = {row}",
            "update {table} set keeper_id = {{organisations}} where id = {row}",
            "update {table} set keeper_id = null where id = {row}",
            "update {table} set sources = '[]' where id = {row}",
            "update {table} set last_confirmed_at = now() where id = {row}",
        )
    ),
    "update initiatives set state_as_of = null where id = {initiatives}",
    "update initiatives set state = 'ONGOING', discontinued_because = null where id = {initiatives}",
    "update initiatives set reported_counts = '[]' where id = {initiatives}",
    "update participations set status = 'STATED' where id = {participations}",
    "update participations set initiative_id = {initiatives} where id = {participations}",
    "update participations set organisation_id = {organisations} where id = {participations}",
    "delete from participations where id = {participations}",
    """insert into participations (initiative_id, organisation_id, role, publication)
       select {initiatives}, {organisations}, 'PARTICIPANT', 'PUBLISHED'""",
)
DRAWN = ("initiatives", "participations", "organisations")
ROW = """initiativeCount notAcceptedCount staleCount staleNotKnownCount stateAsOfMissingCount oldestStateAsOf
  initiativesWithoutSourceCount participationCount unconfirmedCount participationsWithoutSourceCount"""
FRESHNESS = f"""query Q($initiatives: InitiativeWhere) {{
  byKeeper: freshness(by: KEEPER, initiatives: $initiatives, first: 500) {{
    totalCount nodes {{ keeper {{ slug }} {ROW} }} }}
  whole: freshness(by: WHOLE, initiatives: $initiatives) {{ nodes {{ {ROW} }} }} }}"""
#: A filter that everything meets: what is chosen by any is read from the rows.
ANY: dict[str, Any] = {"or": [{"kind": {"eq": "PILOT"}}, {"not": {"kind": {"eq": "PILOT"}}}]}


async def kept_of(connection: Connection) -> list[Any]:
    """All that is kept."""
    return [tuple(row) for each in (SHARES, COUNTS) for row in await connection.fetch(each)]


async def refilled(connection: Connection) -> tuple[list[Any], list[Any]]:
    """What is kept, and what filling anew would give."""
    kept = await kept_of(connection)
    async with connection.transaction():
        await connection.execute("select keepers_fill()")
        return kept, await kept_of(connection)


async def test_what_is_kept_tells_what_the_rows_do(untidy: Workbench) -> None:
    kept = await untidy(None, FRESHNESS)
    assert kept == await untidy(None, FRESHNESS, initiatives=ANY)
    (whole,) = kept["whole"]["nodes"]
    assert min(value for name, value in whole.items() if name != "oldestStateAsOf") > 0
    assert kept["byKeeper"]["totalCount"] > 3
    assert any(each["keeper"] is None for each in kept["byKeeper"]["nodes"])


@pytest.mark.parametrize("seed", range(2))
async def test_what_is_kept_is_what_filling_anew_would_give(make_database: CreateDatabase, seed: int) -> None:
    """Made up past the triggers, made untidy, and changed at random, also several times in one transaction."""
    rng, done = Random(seed), 0  # noqa: S311 -- the same changes each time are the point
    async with database.opened(await make_database(make_up)) as connection:
        for _ in range(60):
            drawn = {
                name: f"(select id from {name} order by md5(id::text || '{rng.random()}') limit 1)" for name in DRAWN
            }
            try:
                async with connection.transaction():
                    for change in rng.sample(CHANGES, rng.randint(1, 3)):
                        await connection.execute(change.format(**drawn))
                done += 1
            except (asyncpg.IntegrityConstraintViolationError, asyncpg.RaiseError):
                continue
        kept, anew = await refilled(connection)
        assert await kept_keepers.amiss(connection) == []
    assert kept == anew
    assert len(kept) > 10
    assert done > 20


async def test_acts_keep_what_keepers_answer_for(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett prov")
    async with database.opened(bench.url) as connection:
        kept, anew = await refilled(connection)
        asked = "select count(*) from keeper_shares where initiative_id = $1"
        told = await connection.fetchval(asked, made["id"].removeprefix("initiative_"))
    assert kept == anew
    assert told > 0


async def test_two_who_join_an_initiative_at_once_are_both_counted(make_database: CreateDatabase) -> None:
    """Neither sees the other's row while it writes."""
    url = await make_database(furnish)
    put = """insert into participations (initiative_id, organisation_id, role, publication)
      select i.id, o.id, 'PARTICIPANT', 'PUBLISHED' from initiatives i, organisations o
      where i.slug = 'ett' and o.slug = $1"""

    counted = "select sum(participation_count) from keeper_counts"

    async def join(slug: str) -> None:
        async with database.opened(url) as connection, connection.transaction():
            await connection.execute(put, slug)
            await asyncio.sleep(0.2)

    async with database.opened(url) as connection:
        new = "insert into initiatives (slug, title, kind, publication) values ('ett', 'Ett', 'PILOT', 'PUBLISHED')"
        await connection.execute(new)
        before = await connection.fetchval(counted)
        await asyncio.gather(join("lerum"), join("boras"))
        assert await connection.fetchval(counted) == before + 2


async def test_what_was_written_past_the_triggers_is_told_and_put_right(make_database: CreateDatabase) -> None:
    url = await make_database(make_up)
    known = {"DATABASE_URL": database.plain_url(url)}
    async with database.opened(url) as connection:
        await connection.execute("update keeper_shares set unconfirmed_count = unconfirmed_count + 1")
        await connection.execute("update keeper_counts set initiative_count = initiative_count + 1")
        wrong = await kept_keepers.amiss(connection)
    assert {kind for kind, _ in wrong} == {"INITIATIVE", "ORGANISATION"}
    found = run("check", **known)
    assert found.returncode == 1
    assert "andra svarar för det än de som är räknade" in found.stderr
    assert run("check", "--mend", **known).returncode == 0
    assert run("check", **known).returncode == 0


async def test_the_api_cannot_write_to_what_is_kept(bench: Workbench) -> None:
    asked = "select has_table_privilege('registry_api', t, v) from unnest($1::text[]) t, unnest($2::text[]) v"
    verbs = ["select", "insert", "update", "delete"]
    found = await bench.sql(asked, ["keeper_shares", "keeper_counts"], verbs)
    assert found == [(True,), (False,), (False,), (False,)] * 2
