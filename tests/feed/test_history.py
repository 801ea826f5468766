"""The feed's history tells each reader of every act that it may know of, in the order of commits, as `history` does."""

from typing import Any

import orjson
import pytest

from registry.feed import events
from tests.feed.test_feed import NEW_THEME, TOUCH, WITHDRAW, a_draft, slugs, transaction
from tests.helpers.merging import key_of
from tests.helpers.workbench import Workbench

ENTRY = """verb version part act reason commit { at act role organisation { id } }
  fields { field before after }"""
PAGE = f"""query Q($after: ChangeToken, $first: Int!, $types: [RecordType!], $history: Boolean = true) {{
  changes(after: $after, first: $first, types: $types, history: $history) {{
    from to count more changes {{ id recordType at erased tombstone {{ reason }} entry {{ {ENTRY} }} }} }} }}"""
DIRECTLY = f"""query Q($ids: [ID!]!) {{
  nodes(ids: $ids) {{ id ... on Record {{ history(first: 20) {{ nodes {{ {ENTRY} }} }} }} }} }}"""
SUMMARY = {"summary": "En sammanfattning"}
EVERYBODY = (None, "rss", "national")


class Archive:
    """What one caller is told of history."""

    def __init__(self, bench: Workbench, caller: str | None, size: int = 1000, types: list[str] | None = None) -> None:
        self.bench, self.caller, self.size, self.types = bench, caller, size, types
        self.token: str | None = None

    async def pull(self) -> list[Any]:
        """All that is told until there is no more."""
        told: list[Any] = []
        while True:
            page = (await self.bench(self.caller, PAGE, after=self.token, first=self.size, types=self.types))["changes"]
            assert page["count"] == len(page["changes"]) <= self.size
            assert page["from"] == self.token
            told += page["changes"]
            self.token = page["to"]
            if not page["more"]:
                return told

    @classmethod
    async def from_now(cls, bench: Workbench, caller: str | None) -> "Archive":
        """One that is told of what comes."""
        found = cls(bench, caller)
        found.token = (await bench(caller, "{ changeToken }"))["changeToken"]
        return found


def acts(changes: list[Any]) -> list[str]:
    return [each["entry"]["act"] for each in changes]


async def _lived(bench: Workbench) -> dict[str, Any]:
    """An initiative with a life: parts below a draft, published, changed, withdrawn."""
    draft = await a_draft(bench, await slugs(bench, 3))
    await bench.done("rss", "publishRecord", "", id=draft["id"])
    await bench.done("rss", "updateInitiative", "", initiative={"id": draft["id"]}, seen=2, fields=SUMMARY)
    theme = "(select id from themes where publication = 'PUBLISHED' order by slug limit 1)"
    await bench.sql(f"insert into initiative_themes values ($1, {theme})", key_of(draft))
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Ett prov")
    return draft


async def test_each_reader_is_told_what_the_records_own_history_tells(bench: Workbench) -> None:
    await _lived(bench)
    shown = await a_draft(bench, await slugs(bench, 2), "municipality")
    await bench.done("municipality", "publishRecord", "", id=shown["id"])
    compared = 0
    for caller in EVERYBODY:
        told: dict[str, list[Any]] = {}
        for each in await Archive(bench, caller).pull():
            told.setdefault(each["id"], []).append(each["entry"])
        some = sorted(told, key=lambda key: -len(told[key]))[:60]
        for node in (await bench(caller, DIRECTLY, ids=some))["nodes"]:
            if node is not None:
                own = [each for each in node["history"]["nodes"] if each["part"] is None]
                assert sorted(told[node["id"]], key=repr) == sorted(own, key=repr), (caller, node["id"])
                compared += len(own)
    assert compared > 50


async def test_every_act_is_told_once_in_the_order_of_commits(bench: Workbench) -> None:
    anyone, national = [await Archive.from_now(bench, each) for each in (None, "national")]
    draft = await _lived(bench)
    mine = [each for each in await national.pull() if each["id"] == draft["id"]]
    assert acts(mine) == [
        "createInitiative", "publishRecord", "updateInitiative", None, "withdrawRecord",
    ]  # fmt: skip
    assert acts([each for each in await anyone.pull() if each["id"] == draft["id"]]) == [
        "publishRecord", "updateInitiative",
    ]  # fmt: skip
    async with transaction(bench) as slow:
        await slow.execute(NEW_THEME, "historiens-forsta")
        await bench.sql(NEW_THEME, "historiens-andra")
        (second,) = await anyone.pull()
    (first,) = await anyone.pull()
    assert first["id"] != second["id"]
    assert await anyone.pull() == []


async def test_what_stood_below_a_draft_is_never_told(bench: Workbench) -> None:
    anyone = await Archive.from_now(bench, None)
    draft = await a_draft(bench, [])
    whom = [{"organisation": {"slug": (await slugs(bench, 1))[0]}, "note": "HEMLIGT i utkastet"}]
    await bench.done("rss", "addParticipants", "", initiative={"id": draft["id"]}, participants=whom)
    ((key,),) = await bench.sql("select id from participations where initiative_id = $1", key_of(draft))
    part = f"participation_{key.hex}"
    await bench.done("rss", "updateParticipation", "", participation=part, seen=1, fields={"note": None})
    await bench.done("rss", "publishRecord", "", id=draft["id"])
    told = await anyone.pull()
    assert "HEMLIGT" not in orjson.dumps(told).decode()
    assert {each["id"] for each in told} == {draft["id"]}
    keeper = await Archive(bench, "rss").pull()
    assert "HEMLIGT" in orjson.dumps(keeper).decode()


async def test_pages_of_any_size_and_reach_tell_the_same(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    await _lived(bench)
    types = ["GROUP", "INITIATIVE", "SEAT"]
    whole = await Archive(bench, "rss", types=types).pull()
    assert len(whole) > 50
    assert await Archive(bench, "rss", 41, types).pull() == whole
    monkeypatch.setattr(events, "LOOKED_THROUGH", 20)
    assert await Archive(bench, "rss", 17, types).pull() == whole


async def test_what_was_erased_does_not_come_and_an_archive_is_told(bench: Workbench) -> None:
    made = await bench.an_initiative()
    named = {"summary": "Namnger någon alldeles för tydligt"}
    await bench.done("rss", "updateInitiative", "", initiative={"id": made["id"]}, seen=made["version"], fields=named)
    anyone, other = Archive(bench, None), Archive(bench, "rss")
    assert "Namnger" in orjson.dumps(await anyone.pull()).decode()
    await other.pull()
    await bench.sql(WITHDRAW, key_of(made))
    given = {"id": made["id"], "fields": ["summary"], "legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", **given)
    (told,) = await anyone.pull()
    assert (told["id"], told["erased"], told["entry"]) == (made["id"], True, None)
    assert [each["erased"] for each in await other.pull()] == [False, True]
    for caller in EVERYBODY:
        assert "Namnger" not in orjson.dumps(await Archive(bench, caller).pull()).decode()


async def test_what_was_never_shown_is_erased_in_silence(bench: Workbench) -> None:
    draft = await a_draft(bench, [])
    anyone = await Archive.from_now(bench, None)
    given = {"id": draft["id"], "fields": ["title"], "legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", **given)
    assert await anyone.pull() == []


async def test_what_was_removed_by_hand_is_told_of_no_more(bench: Workbench) -> None:
    ((key,),) = await bench.sql(NEW_THEME, "historia-utan-post")
    anyone = Archive(bench, None)
    assert f"theme_{key.hex}" in {each["id"] for each in await anyone.pull()}
    await bench.sql("delete from themes where id = $1", key)
    assert [(each["id"], each["erased"]) for each in await anyone.pull()] == [(f"theme_{key.hex}", True)]
    again = [each for each in await Archive(bench, None).pull() if each["id"] == f"theme_{key.hex}"]
    assert [each["entry"] for each in again] == [None]


async def test_a_token_of_history_is_for_history_and_its_types(bench: Workbench) -> None:
    page = (await bench(None, PAGE, first=3, types=["THEME"]))["changes"]
    assert {each["recordType"] for each in page["changes"]} == {"THEME"}
    await bench(None, PAGE, first=3, types=["THEME"], after=page["to"])
    for given in ({"types": ["THEME"], "history": False}, {"types": ["GROUP"]}, {"types": None}):
        found = await bench.whole(None, PAGE, first=3, after=page["to"], **given)
        assert found["errors"][0]["extensions"]["code"] == "INVALID_CHANGE_TOKEN"
    plain = (await bench(None, PAGE, first=3, history=False))["changes"]
    assert [each["entry"] for each in plain["changes"]] == [None] * 3
    found = await bench.whole(None, PAGE, first=3, after=plain["to"])
    assert found["errors"][0]["extensions"]["code"] == "INVALID_CHANGE_TOKEN"


async def test_whoever_comes_to_see_more_goes_on_from_there(bench: Workbench) -> None:
    made = await bench.an_initiative()
    anyone = await Archive.from_now(bench, None)
    handed = Archive(bench, "rss")
    handed.token = anyone.token
    await bench.sql("update initiatives set sources = $2 where id = $1", key_of(made), TOUCH % 0)
    assert [each["id"] for each in await handed.pull()] == [made["id"]]
