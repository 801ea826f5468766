"""Bitmaps are kept by the database: whoever writes, in whatever order, and whoever may see what is written."""

import asyncio
from random import Random

import pytest

from registry.storage.bitmaps.tables import BITS
from registry.storage.database import database
from tests.helpers.bitmaps import PUT, kept_and_due
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, furnish
from tests.oracle.untidy import make_up

TAKES_PART = """
insert into participations (initiative_id, organisation_id, role, status, publication)
select i.id, o.id, $3, 'STATED', 'PUBLISHED' from initiatives i, organisations o where i.slug = $1 and o.slug = $2
"""
HAS = f"""
select b.attribute, coalesce(o.slug, t.slug, b.value)
from initiatives i join bitmap_ordinals n on n.record_id = i.id
join bitmaps b on b.record_type = n.record_type and b.segment = n.ordinal / {BITS}
left join organisations o on o.id::text = b.value left join themes t on t.id::text = b.value
where i.slug = $1 and get_bit(b.bits, n.ordinal % {BITS}) = 1 order by 1, 2
"""
PARTS, LISTED = "taking_part.organisation_id", "participations.organisation_id"
STAYED, GOES_ON, DECLINED = (f"{each}.organisation_id" for each in ("not_left", "going_on", "declined"))
GROUND = {"legalGround": "Dataskyddsförordningen artikel 17", "caseNumber": "2026/17"}


async def test_what_is_kept_is_what_the_records_say(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett prov", themes=["ekonomiskt-bistand"])
    rows = [{"organisation": {"slug": each}} for each in ("lerum", "kungalv")]
    await bench.done("rss", "addParticipants", "", initiative={"id": made["id"]}, participants=rows)
    assert await bench.sql(HAS, made["slug"]) == [
        ("existence", ""),
        *((GOES_ON, each) for each in ("kungalv", "lerum")),
        ("kind", "PILOT"),
        *((STAYED, each) for each in ("kungalv", "lerum")),
        *((LISTED, each) for each in ("kungalv", "lerum")),
        ("state", "PROPOSED"),
        *((PARTS, each) for each in ("kungalv", "lerum")),
        ("themes", "ekonomiskt-bistand"),
    ]
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_what_is_no_longer_so_is_taken_out(bench: Workbench) -> None:
    await bench.sql(PUT, "tas-ur")
    for role in ("PARTICIPANT", "OWNER"):
        await bench.sql(TAKES_PART, "tas-ur", "lerum", role)
    await bench.sql(
        "insert into initiative_themes select i.id, t.id from initiatives i, themes t where i.slug = 'tas-ur'"
    )
    await bench.sql(
        "delete from initiative_themes where initiative_id = (select id from initiatives where slug = 'tas-ur')"
    )
    await bench.sql("update initiatives set kind = 'INQUIRY', state = 'ONGOING' where slug = 'tas-ur'")
    # Who takes part in two roles still takes part without one of them.
    withdraw = """update participations set publication = 'WITHDRAWN', withdrawn_because = 'Fel'
                  where role = $1 and initiative_id in ({})"""
    of_it = "select id from initiatives where slug = 'tas-ur'"
    lists = [(STAYED, "lerum"), (LISTED, "lerum"), ("state", "ONGOING"), (PARTS, "lerum")]
    own = [("existence", ""), (GOES_ON, "lerum"), ("kind", "INQUIRY"), *lists]
    await bench.sql(withdraw.format(of_it), "OWNER")
    assert await bench.sql(HAS, "tas-ur") == own
    await bench.sql(withdraw.format(of_it), "PARTICIPANT")
    assert await bench.sql(HAS, "tas-ur") == [each for each in own if each[0] not in (PARTS, LISTED, STAYED, GOES_ON)]
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_what_not_everybody_sees_has_no_bits(bench: Workbench) -> None:
    await bench.sql(PUT, "dold")
    await bench.sql(TAKES_PART, "dold", "lerum", "PARTICIPANT")
    seen = await bench.sql(HAS, "dold")
    assert len(seen) == 7
    await bench.sql("update initiatives set publication = 'DRAFT' where slug = 'dold'")
    assert await bench.sql(HAS, "dold") == []
    await bench.sql("update initiatives set publication = 'PUBLISHED' where slug = 'dold'")
    assert await bench.sql(HAS, "dold") == seen


async def test_only_those_who_take_part_have_bits(bench: Workbench) -> None:
    await bench.sql(PUT, "vilka")
    await bench.sql(TAKES_PART, "vilka", "lerum", "FUNDER")
    await bench.sql(TAKES_PART, "vilka", "kungalv", "PARTICIPANT")
    changed = "update participations set {} where initiative_id = (select id from initiatives where slug = 'vilka')"

    async def taking_part() -> list[str]:
        return [value for attribute, value in await bench.sql(HAS, "vilka") if attribute == PARTS]

    assert await taking_part() == ["kungalv"]
    await bench.sql(changed.format("status = 'DECLINED'"))
    assert await taking_part() == []
    await bench.sql(changed.format("status = 'LEFT', role = 'OWNER'"))
    assert await taking_part() == ["kungalv", "lerum"]
    told = await bench.sql(HAS, "vilka")
    assert [value for attribute, value in told if attribute == LISTED] == ["kungalv", "lerum"]
    # Whoever has left still counts as having taken part.
    assert not {STAYED, GOES_ON} & {attribute for attribute, _ in told}


async def test_an_end_of_its_own_and_a_no_have_bits_of_their_own(bench: Workbench) -> None:
    await bench.sql(PUT, "tider")
    await bench.sql(TAKES_PART, "tider", "lerum", "PARTICIPANT")
    changed = "update participations set {} where initiative_id = (select id from initiatives where slug = 'tider')"

    async def told() -> set[str]:
        return {attribute for attribute, value in await bench.sql(HAS, "tider") if value == "lerum"}

    assert await told() == {PARTS, LISTED, STAYED, GOES_ON}
    await bench.sql(changed.format("period_end = '2099'"))
    assert await told() == {PARTS, LISTED, STAYED}
    await bench.sql(changed.format("status = 'DECLINED', unit = 'Biblioteket'"))
    assert await told() == {LISTED}
    await bench.sql(changed.format("unit = null"))
    assert await told() == {LISTED, DECLINED}


async def test_how_much_of_a_list_is_known_has_bits_once_it_is_told(bench: Workbench) -> None:
    await bench.sql(PUT, "listan")
    changed = "update initiatives set participants_known_completeness = {} where slug = 'listan'"
    for told in ("'SOME'", "'ALL'"):
        await bench.sql(changed.format(told))
        assert ("participants_known_completeness", told.strip("'")) in await bench.sql(HAS, "listan")
    await bench.sql(changed.format("null"))
    assert "participants_known_completeness" not in [attribute for attribute, _ in await bench.sql(HAS, "listan")]
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_a_part_that_moves_leaves_what_it_was_a_part_of(bench: Workbench) -> None:
    await bench.sql(PUT, "fran")
    await bench.sql(PUT, "till")
    await bench.sql(TAKES_PART, "fran", "lerum", "PARTICIPANT")
    move = "update participations set initiative_id = (select id from initiatives where slug = 'till') where {}"
    await bench.sql(move.format("initiative_id = (select id from initiatives where slug = 'fran')"))
    assert (PARTS, "lerum") not in await bench.sql(HAS, "fran")
    assert (PARTS, "lerum") in await bench.sql(HAS, "till")
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_going_back_restoring_and_erasing_keep_what_they_leave(bench: Workbench) -> None:
    shown = "record { version }"
    made = await bench.an_initiative(title="Fram och åter", themes=["ekonomiskt-bistand"])
    about = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    given = {"fields": {"kind": "INQUIRY", "themes": []}}
    changed = (await bench.done("rss", "updateInitiative", "initiative { version }", **about, **given))["initiative"]
    back = await bench.done("rss", "revertRecord", shown, id=made["id"], seen=changed["version"], to=made["version"])
    assert ("kind", "PILOT") in await bench.sql(HAS, made["slug"])
    gone = {"id": made["id"], "seen": back["record"]["version"], "because": "Fel"}
    withdrawn = await bench.done("rss", "withdrawRecord", shown, **gone)
    assert await bench.sql(HAS, made["slug"]) == []
    await bench.done("rss", "restoreRecord", shown, id=made["id"], seen=withdrawn["record"]["version"])
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=["title"], **GROUND)
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_what_the_law_has_erased_has_no_bits(bench: Workbench) -> None:
    """Though the trail no longer tells what it was, not even in the commit that erases it."""
    made = await bench.an_initiative(title="Ska raderas", themes=["ekonomiskt-bistand"])
    assert ("themes", "ekonomiskt-bistand") in await bench.sql(HAS, made["slug"])
    await bench.done("administrator", "eraseRecord", "", id=made["id"], fields=["themes"], **GROUND)
    assert "themes" not in [attribute for attribute, _ in await bench.sql(HAS, made["slug"])]
    kept, due = await kept_and_due(bench.url)
    assert kept == due


async def test_two_at_once_get_a_bit_each(make_database: CreateDatabase) -> None:
    """And none is lost of what both count by, in whatever order they write."""
    url = await make_database(furnish)

    async def write(order: list[str]) -> None:
        async with database.opened(url) as connection:
            for slug in order:
                async with connection.transaction():
                    await connection.fetchval(PUT, slug)
                    for each in ("lerum", "kungalv")[:: 1 if slug < "m" else -1]:
                        await connection.execute(TAKES_PART, slug, each, "PARTICIPANT")
                        await asyncio.sleep(0.01)

    names = [f"{letter}-prov" for letter in "abcdwxyz"]
    async with asyncio.timeout(60):
        await asyncio.gather(write(names[::2]), write(names[1::2]))
    kept, due = await kept_and_due(url)
    assert kept == due
    async with database.opened(url) as connection:
        numbers = "select distinct ordinal from bitmap_ordinals, initiatives where id = record_id and slug = any($1)"
        assert len(await connection.fetch(numbers, names)) == len(names)


async def test_what_is_deleted_has_no_bits(bench: Workbench) -> None:
    await bench.sql(PUT, "borta")
    assert await bench.sql(HAS, "borta")
    await bench.sql("delete from initiatives where slug = 'borta'")
    kept, due = await kept_and_due(bench.url)
    assert kept == due


OF_IT = "in (select organisation_id from participations where initiative_id = $1)"
WRITES = (
    "update initiatives set state = 'COMPLETED', discontinued_because = null where id = $1",
    "update initiatives set kind = 'INQUIRY', pilot_focus = null where id = $1",
    "update initiatives set publication = 'DRAFT', withdrawn_because = null where id = $1",
    "update initiatives set publication = 'PUBLISHED', withdrawn_because = null where id = $1",
    "delete from initiative_themes where initiative_id = $1",
    "insert into initiative_themes select $1, id from themes on conflict do nothing",
    "update participations set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where initiative_id = $1",
    f"update memberships set is_primary = false where municipality_id {OF_IT}",
    f"update organisations set publication = 'DRAFT', withdrawn_because = null where id {OF_IT}",
    """insert into participations (initiative_id, organisation_id, role, status, publication)
       select $1, id, 'PARTICIPANT', 'STATED', 'PUBLISHED' from organisations limit 3 on conflict do nothing""",
    "update participations set status = 'DECLINED' where initiative_id = $1",
    "update participations set status = 'CONFIRMED' where initiative_id = $1",
    "update participations set period_end = '2099' where initiative_id = $1",
    "update participations set period_end = null, period_end_is = null where initiative_id = $1",
)


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_written_is_kept(make_database: CreateDatabase, seed: int) -> None:
    """Made up past the triggers first, and then some writes at random in each transaction."""
    url, random = await make_database(make_up), Random(seed)  # noqa: S311 - the same writes each time
    async with database.opened(url) as connection:
        ids = [row["id"] for row in await connection.fetch("select id from initiatives order by id")]
        for _ in range(25):
            async with connection.transaction():
                for write in random.choices(WRITES, k=random.randint(1, 3)):
                    await connection.execute(write, random.choice(ids))
    kept, due = await kept_and_due(url)
    assert kept == due
    assert len(kept) > 50


@pytest.mark.parametrize("table", ["bitmaps", "bitmap_ordinals"])
async def test_the_api_cannot_write_to_what_is_kept(bench: Workbench, table: str) -> None:
    asked = "select has_table_privilege('registry_api', $1, each) from unnest($2::text[]) each"
    verbs = ["select", "insert", "update", "delete"]
    assert await bench.sql(asked, table, verbs) == [(True,), (False,), (False,), (False,)]
