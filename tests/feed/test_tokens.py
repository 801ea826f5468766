"""Tokens of the feed: opaque, the reader's own, and refused in words when they are misused."""

from base64 import urlsafe_b64decode
from typing import Any

import orjson
import pytest

from registry.feed.derived import told_of
from tests.helpers.mirroring import Mirror, told
from tests.helpers.workbench import Workbench

PAGE = """query Q($after: ChangeToken, $first: Int = 5, $types: [RecordType!]) {
  changes(after: $after, first: $first, types: $types) { from to more count changes { recordType } } }"""


async def code_of(bench: Workbench, **given: Any) -> tuple[str, list[str] | None]:
    found = await bench.whole(None, PAGE, **given)
    (error,) = found["errors"]
    assert error["extensions"]["messageSv"]
    return error["extensions"]["code"], error["extensions"].get("path")


@pytest.mark.parametrize("nonsense", ["", "x", "WzFd", "eyJ", "å", "W10", "bnVsbA", "WzEs" * 2000])
async def test_what_is_no_token_is_refused(bench: Workbench, nonsense: str) -> None:
    assert await code_of(bench, after=nonsense) == ("INVALID_CHANGE_TOKEN", ["changes"])


async def test_a_token_is_for_the_types_that_it_was_made_for(bench: Workbench) -> None:
    page = (await bench(None, PAGE, types=["THEME", "GROUP"]))["changes"]
    assert {each["recordType"] for each in page["changes"]} <= {"THEME", "GROUP"}
    assert (await bench(None, PAGE, after=page["to"], types=["GROUP", "THEME"]))["changes"]["from"] == page["to"]
    for types in (None, ["THEME"]):
        assert (await code_of(bench, after=page["to"], types=types))[0] == "INVALID_CHANGE_TOKEN"
    any_ = (await bench(None, "{ changeToken }"))["changeToken"]
    assert (await bench(None, PAGE, after=any_, types=["THEME"]))["changes"]["count"] == 0


async def test_what_the_feed_does_not_tell_of_cannot_be_asked_for(bench: Workbench) -> None:
    assert (await code_of(bench, types=["API_KEY"]))[0] == "INVALID_FILTER"
    # Its token would be one for all types, and so pass by all that there was.
    assert await code_of(bench, types=[]) == ("INVALID_FILTER", ["changes"])


@pytest.mark.parametrize("size", [0, -1, 1001])
async def test_a_page_has_from_1_to_1000(bench: Workbench, size: int) -> None:
    assert (await code_of(bench, first=size))[0] == "INVALID_PAGE_SIZE"


async def test_a_token_of_changes_that_are_lost_is_refused(bench: Workbench) -> None:
    token = (await bench(None, "{ changeToken }"))["changeToken"]
    newest = "(select max(position) from commits)"
    ((at,),) = await bench.sql(f"select at from commits where position = {newest}")
    # As after a restore from an older copy, when as many other commits have been made since.
    await bench.sql_as_owner(f"update commits set at = at - interval '1 second' where position = {newest}")
    assert await code_of(bench, after=token) == ("HISTORY_LOST", ["changes"])
    both = "query Q($a: ChangeToken, $b: ChangeToken) { one: changes(after: $a) { to } two: changes(after: $b) { to } }"
    fresh = (await bench(None, "{ changeToken }"))["changeToken"]
    (error,) = (await bench.whole(None, both, a=fresh, b=token))["errors"]
    assert (error["extensions"]["code"], error["extensions"]["path"]) == ("HISTORY_LOST", ["two"])
    await bench.sql_as_owner(f"update commits set at = $1 where position = {newest}", at)
    assert (await bench(None, PAGE, after=token))["changes"]["count"] == 0


async def test_a_token_names_nobody(bench: Workbench) -> None:
    for caller in (None, "rss", "national", "national_system"):
        token = (await bench(caller, PAGE))["changes"]["to"]
        read = orjson.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        ((sees_all, names),) = await bench.sql("select sees_all, names from sights where id = $1::uuid", read[8])
        assert (sees_all, bool(names)) == (caller == "national", caller in ("rss", "national_system"))
        assert not set(names) & {str(each) for each in read}


async def test_each_type_is_told_of_by_itself_and_all_together(bench: Workbench) -> None:
    whole = Mirror(bench, "administrator", 400)
    await whole.pull()
    found: dict[str, Any] = {}
    for model in told_of():
        one = Mirror(bench, "administrator", 90, [model.record_type.value])
        assert {each["recordType"] for each in await one.pull()} <= {model.record_type.value}
        found |= one.records
    assert found == whole.records


async def test_several_pages_can_stand_in_one_operation_with_other_questions(bench: Workbench) -> None:
    query = """query Q($after: ChangeToken!) {
      now: changeToken
      all: changes(after: $after, first: 3) { __typename more changes { __typename id at tombstone { __typename } } }
      themes: changes(first: 2, types: [THEME]) { count changes { theme { __typename slug } } }
      groups { totalCount }
    }"""
    token = (await bench(None, "{ changeToken }"))["changeToken"]
    made = await bench.an_initiative()
    found = await bench(None, query, after=token)
    (change,) = found["all"]["changes"]
    assert (change["id"], change["__typename"], change["tombstone"]) == (made["id"], "Change", None)
    assert [each["theme"]["__typename"] for each in found["themes"]["changes"]] == ["Theme"] * 2
    assert found["now"] != token
    mirror = Mirror(bench, None, 5)
    mirror.token = found["now"]
    assert told(await mirror.pull()) == []
