"""The change feed tells each reader of what changed for it, once, and of nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from registry.storage.database import database
from registry.storage.database.readers import Connection
from tests.helpers.merging import key_of, merge_done, pair, take_part
from tests.helpers.mirroring import Mirror, told
from tests.helpers.workbench import WAITING, Workbench

TOUCH = """[{"title": "Prov %s", "fields": []}]"""
NEW_THEME = "insert into themes (kind, slug, name, publication) values ('TOPIC', $1, $1, 'PUBLISHED') returning id"
MANY = """insert into themes (kind, slug, name, publication)
  select 'TOPIC', $1 || n, $1 || n, 'PUBLISHED' from generate_series(1, $2) n"""
IDS = "query Q($after: ChangeToken) { changes(after: $after, first: 1000) { to count more changes { id } } }"
WITHDRAW = "update initiatives set publication = 'WITHDRAWN', withdrawn_because = 'Ett prov' where id = $1"


async def reader(bench: Workbench, caller: str | None, size: int = 100) -> Mirror:
    """A mirror that is told of what comes from now on."""
    mirror = Mirror(bench, caller, size)
    mirror.token = (await bench(caller, "{ changeToken }"))["changeToken"]
    return mirror


@asynccontextmanager
async def transaction(bench: Workbench) -> AsyncIterator[Connection]:
    """One transaction of the owner's."""
    async with database.opened(bench.url) as connection, connection.transaction():
        yield connection


async def a_draft(bench: Workbench, names: list[str], caller: str = "rss") -> dict[str, Any]:
    """A draft of an initiative with some participants, by their slugs."""
    fields = {"title": "Ett utkast i flödet", "kind": "PILOT"}
    made = (await bench.done(caller, "createInitiative", "initiative { id version }", fields=fields))["initiative"]
    if whom := [{"organisation": {"slug": each}} for each in names]:
        await bench.done(caller, "addParticipants", "", initiative={"id": made["id"]}, participants=whom)
    found: dict[str, Any] = made
    return found


async def slugs(bench: Workbench, most: int) -> list[str]:
    """The slugs of some municipalities."""
    found = "select slug from organisations where kind = 'MUNICIPALITY' order by slug limit $1"
    return [slug for (slug,) in await bench.sql(found, most)]


# ---- In the order of commits


async def test_what_begins_first_and_commits_last_is_told_last(bench: Workbench) -> None:
    anyone = await reader(bench, None)
    async with transaction(bench) as slow:
        await slow.execute(NEW_THEME, "borjar-forst")
        await bench.sql(NEW_THEME, "slutar-forst")
        assert [each["theme"]["slug"] for each in await anyone.pull()] == ["slutar-forst"]
    assert [each["theme"]["slug"] for each in await anyone.pull()] == ["borjar-forst"]
    assert await anyone.pull() == []


async def test_whoever_has_a_position_is_waited_for(bench: Workbench) -> None:
    anyone = await reader(bench, None)
    async with transaction(bench) as first:
        await first.execute(NEW_THEME, "har-en-plats")
        await first.execute("set constraints place immediate")
        second = asyncio.create_task(bench.sql(NEW_THEME, "vantar-pa-sin"))
        for _ in range(1000):
            if second.done() or (await bench.sql(WAITING))[0][0]:
                break
            await asyncio.sleep(0.01)
        assert await anyone.pull() == []
    await second
    assert [each["theme"]["slug"] for each in await anyone.pull()] == ["har-en-plats", "vantar-pa-sin"]


async def test_a_commit_that_is_larger_than_a_page_is_told_whole(bench: Workbench) -> None:
    token = (await bench(None, "{ changeToken }"))["changeToken"]
    await bench.sql(MANY, "stor-", 2500)
    pages = []
    for _ in range(3):
        pages.append((await bench(None, IDS, after=token))["changes"])
        token = pages[-1]["to"]
    assert [(each["count"], each["more"]) for each in pages] == [(1000, True), (1000, True), (500, False)]
    assert len({each["id"] for page in pages for each in page["changes"]}) == 2500


async def test_what_changes_during_a_load_comes_again(bench: Workbench) -> None:
    load = Mirror(bench, None, 200)
    changed: set[str] = set()
    while (page := await load.page())["more"]:
        some = "select id from themes where publication = 'PUBLISHED' order by random() limit 9"
        for number, (key,) in enumerate(await bench.sql(some)):
            await bench.sql("update themes set sources = $2 where id = $1", key, TOUCH % number)
            changed.add(f"theme_{key.hex}")
        assert page["count"] == 200
    assert changed <= load.records.keys()
    other = Mirror(bench, None, 500)
    await other.pull()
    assert load.records == other.records


# ---- Each record once, as it is now


async def test_many_changes_of_one_record_are_one(bench: Workbench) -> None:
    (((key,)),) = [await bench.sql(NEW_THEME, "andras-fem-ganger")]
    anyone = await reader(bench, None)
    for number in range(5):
        await bench.sql("update themes set sources = $2 where id = $1", *key, TOUCH % number)
    assert told(await anyone.pull()) == ["SHOWN"]
    assert await anyone.pull() == []


async def test_a_link_that_is_added_past_the_acts_is_told(bench: Workbench) -> None:
    made = await bench.an_initiative()
    anyone = await reader(bench, None)
    theme = "(select id from themes where publication = 'PUBLISHED' order by slug limit 1)"
    await bench.sql(f"insert into initiative_themes values ($1, {theme})", key_of(made))
    (change,) = await anyone.pull()
    assert (change["id"], change["initiative"]["version"]) == (made["id"], made["version"])
    assert len(change["initiative"]["themes"]) == 1


async def test_what_comes_and_goes_in_one_commit_is_told_as_it_ends(bench: Workbench) -> None:
    made = await bench.an_initiative()
    anyone = await reader(bench, None)
    async with transaction(bench) as connection:
        for publication in ("DRAFT", "PUBLISHED", "DRAFT", "PUBLISHED"):
            await connection.execute("update initiatives set publication = $2 where id = $1", key_of(made), publication)
    assert told(await anyone.pull()) == ["SHOWN"]
    await bench.sql("update initiatives set title = title where id = $1", key_of(made))
    async with transaction(bench) as connection:
        key = await connection.fetchval(NEW_THEME, "finns-ett-ogonblick")
        await connection.execute("delete from themes where id = $1", key)
    assert await anyone.pull() == []


# ---- What is gone


async def test_what_is_withdrawn_between_pages_is_told_once_as_gone(bench: Workbench) -> None:
    anyone = await reader(bench, None, 10)
    made = [await bench.an_initiative(title=f"Nummer {number}") for number in range(25)]
    first = (await anyone.page())["changes"]
    await bench.sql(WITHDRAW, key_of(made[0]))
    second = (await anyone.page())["changes"]
    await bench.sql("update initiatives set sources = $2 where id = $1", key_of(made[0]), TOUCH % 0)
    rest = await anyone.pull()
    assert [told(some).count("SHOWN") for some in (first, second, rest)] == [10, 10, 5]
    about = [told([each]) for each in [*first, *second, *rest] if each["id"] == made[0]["id"]]
    assert about == [["SHOWN"], ["WITHDRAWN"]]


async def test_a_whole_is_published_and_withdrawn_with_its_parts(bench: Workbench) -> None:
    draft = await a_draft(bench, await slugs(bench, 13))
    anyone, keeper = await reader(bench, None), await reader(bench, "rss")
    await bench.done("rss", "publishRecord", "", id=draft["id"])
    published = await anyone.pull()
    assert told(published) == ["SHOWN"] * 14
    assert sorted(each["recordType"] for each in published) == ["INITIATIVE"] + ["PARTICIPATION"] * 13
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Ett prov")
    assert told(await anyone.pull()) == ["OUT_OF_SCOPE"] * 13 + ["WITHDRAWN"]
    assert told(await keeper.pull()) == ["SHOWN"] * 14
    await bench.sql("update initiatives set sources = $2 where id = $1", key_of(draft), TOUCH % 0)
    silent = await anyone.page()
    assert (silent["count"], silent["more"]) == (0, False)


async def test_a_former_keeper_is_told_that_its_draft_is_gone(bench: Workbench) -> None:
    draft = await a_draft(bench, [])
    keeper, anyone, nation = [await reader(bench, each) for each in ("rss", None, "national")]
    other = (await bench.sql("select id from organisations where slug = 'malmo'"))[0][0]
    async with transaction(bench) as connection:
        await connection.execute("update initiatives set keeper_id = $2 where id = $1", key_of(draft), other)
        await connection.execute(WITHDRAW, key_of(draft))
    assert told(await keeper.pull()) == ["WITHDRAWN"]
    assert (told(await anyone.pull()), told(await nation.pull())) == ([], ["SHOWN"])


async def test_what_is_merged_says_into_what(bench: Workbench) -> None:
    into, gone = await pair(bench)
    for number in range(2):
        await take_part(bench, await bench.an_initiative(caller="national", title=f"Med dubbletten {number}"), gone)
    anyone = await reader(bench, None)
    await merge_done(bench, into, gone)
    changes = await anyone.pull()
    assert told(changes) == ["MERGED", "SHOWN", "SHOWN", "SHOWN"]
    (merged,) = [each for each in changes if each["tombstone"]]
    assert merged["tombstone"]["mergedInto"] == into["id"]
    assert {each["recordType"] for each in changes if not each["tombstone"]} == {"ORGANISATION", "PARTICIPATION"}


async def test_a_need_that_is_merged_is_told_as_it_is_closed_and_counts_no_more(bench: Workbench) -> None:
    into, gone = [await bench.a_need("national", title=f"Sammanslaget i flödet {number}") for number in (1, 2)]
    overview = "{ needsOverview(by: [STATE]) { nodes { needCount } } }"
    before = (await bench(None, overview))["needsOverview"]["nodes"]
    anyone = await reader(bench, None)
    given = {"into": {"id": into["id"]}, "needs": [{"id": gone["id"]}], "because": "Samma fråga"}
    await bench.done("national", "mergeNeeds", "", seen=into["version"], **given)
    changes = await anyone.pull()
    assert told(changes) == ["SHOWN", "SHOWN"]
    (merged,) = [each["knowledgeNeed"] for each in changes if each["id"] == gone["id"]]
    assert (merged["state"], merged["closeReason"]) == ("CLOSED", "MERGED")
    assert merged["mergedInto"]["id"] == into["id"]
    after = (await bench(None, overview))["needsOverview"]["nodes"]
    assert sum(each["needCount"] for each in after) == sum(each["needCount"] for each in before) - 1


async def test_what_is_removed_by_hand_is_told_as_erased(bench: Workbench) -> None:
    ((key,),) = await bench.sql(NEW_THEME, "tas-bort-for-hand")
    anyone = await reader(bench, None)
    await bench.sql("delete from themes where id = $1", key)
    (change,) = await anyone.pull()
    assert (change["tombstone"], change["id"]) == ({"reason": "ERASED", "mergedInto": None}, f"theme_{key.hex}")


async def test_what_is_erased_by_law_is_told_with_its_gaps(bench: Workbench) -> None:
    made = await bench.an_initiative(summary="Namnger någon")
    anyone, later = await reader(bench, None), await reader(bench, None)
    given = {"id": made["id"], "fields": ["summary"], "legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", **given)
    (change,) = await anyone.pull()
    assert (change["erased"], change["initiative"]["summary"]) == (True, None)
    await bench.sql("update initiatives set sources = $2 where id = $1", key_of(made), TOUCH % 0)
    assert [each["erased"] for each in await anyone.pull()] == [False]
    assert [each["erased"] for each in await later.pull()] == [True]


# ---- When the reader sees something else


async def test_a_body_loses_and_regains_what_its_member_keeps(bench: Workbench) -> None:
    draft = await a_draft(bench, await slugs(bench, 2), "municipality")
    fields = {"kind": "NETWORK", "name": "Följer utkastet", "convener": {"slug": "goteborgsregionen"}}
    group = (await bench.done("national", "createGroup", "group { id version }", fields=fields))["group"]
    await bench.done("national", "publishRecord", "", id=group["id"])
    await bench.sql("update groups set concerns_id = $2 where id = $1", key_of(group), key_of(draft))
    body = Mirror(bench, "rss", 3)
    await body.pull()
    membership = await _membership(bench)
    await bench.sql("update memberships set period_end = '2020-01', period_start = '2019' where id = $1", membership)
    changes = await body.pull()
    assert told(changes) == ["OUT_OF_SCOPE"] * 3 + ["SHOWN"] * 2
    shown = {each["recordType"]: each for each in changes if not each["tombstone"]}
    assert shown.keys() == {"GROUP", "MEMBERSHIP"}
    assert shown["GROUP"]["group"]["concerns"] is None
    await bench.sql("update memberships set period_end = null where id = $1", membership)
    assert told(await body.pull()) == ["SHOWN"] * 5
    assert await body.pull() == []


async def _membership(bench: Workbench) -> UUID:
    found = """select m.id from memberships m join organisations o on o.id = m.municipality_id
      join organisations b on b.id = m.rss_body_id where o.slug = 'kungalv' and b.slug = 'goteborgsregionen'"""
    ((key,),) = await bench.sql(found)
    assert isinstance(key, UUID)
    return key


async def test_a_token_that_was_handed_over_takes_away_what_its_new_reader_does_not_see(bench: Workbench) -> None:
    await a_draft(bench, await slugs(bench, 2))
    nation = Mirror(bench, "national", 500)
    await nation.pull()
    handed = Mirror(bench, None, 7)
    handed.token, handed.records = nation.token, dict(nation.records)
    await handed.pull()
    fresh = Mirror(bench, None, 500)
    await fresh.pull()
    assert handed.records == fresh.records != nation.records
