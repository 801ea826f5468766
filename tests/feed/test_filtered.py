"""A copy of some records only: those that meet a filter of their own values, and nothing that has ceased to."""

from typing import Any

import pytest

from registry.feed import rows
from tests.feed.test_feed import TOUCH, WITHDRAW
from tests.helpers.merging import key_of
from tests.helpers.workbench import Workbench

PAGE = """query Q($after: ChangeToken, $first: Int!, $types: [RecordType!], $where: ChangesWhere) {
  changes(after: $after, first: $first, types: $types, where: $where) { to count more changes {
    id recordType tombstone { reason } initiative { title kind } organisation { kind } theme { slug } } } }"""
PILOTS = {"initiative": {"kind": {"eq": "PILOT"}}}
ALONE = ["INITIATIVE"]


class Some:
    """A copy of what meets a filter."""

    def __init__(self, bench: Workbench, caller: str | None, size: int, where: Any, types: Any = None) -> None:
        self.bench, self.caller, self.given = bench, caller, {"first": size, "where": where, "types": types}
        self.token: str | None = None
        self.records: dict[str, Any] = {}
        self.pages = 0

    async def pull(self) -> list[Any]:
        told: list[Any] = []
        while True:
            page = (await self.bench(self.caller, PAGE, after=self.token, **self.given))["changes"]
            assert page["count"] == len(page["changes"]) <= self.given["first"]
            self.token, self.pages = page["to"], self.pages + 1
            for each in page["changes"]:
                told.append((each["id"], (each["tombstone"] or {"reason": "SHOWN"})["reason"]))
                if each["tombstone"]:
                    self.records.pop(each["id"], None)
                else:
                    self.records[each["id"]] = each["initiative"] or each["organisation"] or each["theme"]
            if not page["more"]:
                return told


async def refused(bench: Workbench, where: Any, **given: Any) -> Any:
    (error,) = (await bench.whole(None, PAGE, first=5, where=where, **given))["errors"]
    return error


async def test_a_load_brings_what_meets_the_filter_and_no_more(bench: Workbench) -> None:
    pilots, whole = Some(bench, None, 7, PILOTS, ALONE), Some(bench, None, 1000, None, ALONE)
    assert {reason for _, reason in await pilots.pull()} == {"SHOWN"}
    await whole.pull()
    assert pilots.records == {key: each for key, each in whole.records.items() if each["kind"] == "PILOT"}
    assert 0 < len(pilots.records) < len(whole.records)


async def test_what_comes_to_meet_it_and_ceases_to_is_told(bench: Workbench) -> None:
    made = await bench.an_initiative()
    pilots = Some(bench, None, 3, PILOTS, ALONE)
    await pilots.pull()
    change = "update initiatives set kind = $2 where id = $1"
    await bench.sql(change, key_of(made), "INQUIRY")
    assert await pilots.pull() == [(made["id"], "OUT_OF_SCOPE")]
    assert made["id"] not in pilots.records
    await bench.sql(change, key_of(made), "PILOT")
    assert await pilots.pull() == [(made["id"], "SHOWN")]
    await bench.sql(WITHDRAW, key_of(made))
    assert await pilots.pull() == [(made["id"], "WITHDRAWN")]
    assert await pilots.pull() == []


async def test_what_ceases_to_meet_it_during_the_load_is_told(bench: Workbench) -> None:
    made = [await bench.an_initiative(title=f"Laddas {number}") for number in range(3)]
    pilots = Some(bench, None, 1000, PILOTS, ALONE)
    page = (await bench(None, PAGE, first=5, where=PILOTS, types=ALONE))["changes"]
    pilots.token = page["to"]
    await bench.sql("update initiatives set kind = 'INQUIRY' where id = $1", key_of(made[1]))
    told = await pilots.pull()
    assert told[-1] == (made[1]["id"], "OUT_OF_SCOPE")
    assert made[2]["id"] in pilots.records


async def test_types_without_a_filter_all_come(bench: Workbench) -> None:
    some = Some(bench, "national", 50, {**PILOTS, "organisation": {"kind": {"in": ["MUNICIPALITY"]}}})
    await some.pull()
    kinds = {each["kind"] for each in some.records.values() if each and "kind" in each}
    assert kinds == {"PILOT", "MUNICIPALITY"}
    assert any(key.startswith("theme_") for key in some.records)
    assert any(key.startswith("participation_") for key in some.records)


async def test_a_page_looks_at_so_many_and_goes_on(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    await bench.an_initiative(title="Den enda med det här namnet")
    one = {"initiative": {"title": {"contains": "den enda med"}}}
    monkeypatch.setattr(rows, "LOOKED_THROUGH", 10)
    some = Some(bench, None, 4, one, ALONE)
    assert [reason for _, reason in await some.pull()] == ["SHOWN"]
    assert some.pages > 1
    ((total,),) = await bench.sql("select count(*) from initiatives where publication = 'PUBLISHED'")
    assert some.pages == -(-total // 10)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ({"initiative": {"keeper": {"name": {"eq": "x"}}}}, "`keeper` of `initiative`"),
        ({"initiative": {"or": [{"not": {"participations": {"any": True}}}]}}, "`participations` of `initiative`"),
        ({"initiative": {"slug": {"eq": "x"}}}, "`slug` of `initiative`"),
        ({"organisation": {"code": {"eq": "0114"}}}, "`municipalityCode` of `organisation`"),
        ({"initiative": {"isOpen": True}}, "`isOpen` of `initiative`"),
        ({"initiative": {"theme": {"eq": "x"}}}, "`theme` of `initiative`"),
    ],
)
async def test_what_changes_without_the_record_is_no_filter(bench: Workbench, where: Any, line: str) -> None:
    error = await refused(bench, where)
    assert (error["extensions"]["code"], error["extensions"]["path"]) == ("INVALID_FILTER", ["changes"])
    assert line in error["message"]
    assert error["extensions"]["messageSv"].startswith("Ändringsflödet")


async def test_history_takes_no_filter(bench: Workbench) -> None:
    query = "{ changes(history: true, where: {theme: {kind: {eq: TOPIC}}}) { count } }"
    (error,) = (await bench.whole(None, query))["errors"]
    assert error["extensions"]["code"] == "INVALID_FILTER"


async def test_a_token_is_for_the_filter_that_it_was_made_with(bench: Workbench) -> None:
    token = (await bench(None, PAGE, first=5, where=PILOTS))["changes"]["to"]
    await bench(None, PAGE, first=7, where=PILOTS, after=token)
    for where in (None, {}, {"initiative": {"kind": {"eq": "INQUIRY"}}}, {"initiative": {"kind": {"not": "PILOT"}}}):
        error = await refused(bench, where, after=token)
        assert error["extensions"]["code"] == "INVALID_CHANGE_TOKEN"
    written = "query Q($after: ChangeToken) { changes(after: $after, where: {initiative: {kind: {eq: PILOT}}}) { to } }"
    assert (await bench(None, written, after=token))["changes"]["to"]
    any_ = (await bench(None, "{ changeToken }"))["changeToken"]
    assert (await bench(None, PAGE, first=5, where=PILOTS, after=any_))["changes"]["count"] == 0


async def test_what_is_touched_outside_the_filter_is_told_as_gone(bench: Workbench) -> None:
    made = await bench.an_initiative(kind="INQUIRY")
    pilots = Some(bench, None, 100, PILOTS, ALONE)
    await pilots.pull()
    await bench.sql("update initiatives set sources = $2 where id = $1", key_of(made), TOUCH % 0)
    assert await pilots.pull() == [(made["id"], "OUT_OF_SCOPE")]
