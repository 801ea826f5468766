"""Acts on memberships: where a municipality belongs, and that it is counted in one place."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told

MEMBERSHIP = "membership { id version kind isPrimary publication municipality { name } rssBody { slug } }"
BODIES = """query Q($code: String!) {
  municipality(code: $code) { memberships { nodes { id version isPrimary rssBody { slug } } } }
}"""


async def _bodies(bench: Workbench, code: str) -> Any:
    return (await bench("national", BODIES, code=code))["municipality"]["memberships"]["nodes"]


async def test_a_municipality_comes_to_belong_to_a_second_body_without_being_counted_twice(bench: Workbench) -> None:
    given = {"municipality": {"name": "Varberg"}, "rssBody": {"slug": "borasregionen"}, "kind": "ASSOCIATE"}
    found = (await bench.done("national", "addMembership", MEMBERSHIP, **given))["membership"]
    assert found | {"id": "", "version": 0} == {
        "id": "",
        "version": 0,
        "kind": "ASSOCIATE",
        "isPrimary": False,
        "publication": "PUBLISHED",
        "municipality": {"name": "Varberg"},
        "rssBody": {"slug": "borasregionen"},
    }
    again = await bench.done("national", "addMembership", "membership { id }", **given)
    assert (again["membership"]["id"], [each["code"] for each in again["warnings"]]) == (found["id"], ["ALREADY_SO"])
    other = await bench.do("national", "addMembership", "membership { id }", **given | {"kind": "MEMBER"})
    assert told(other) == [("ALREADY_EXISTS", ["rssBody"])]
    assert other["userErrors"][0]["current"]["id"] == found["id"]


async def test_moving_where_a_municipality_is_counted_never_makes_two_or_none(bench: Workbench) -> None:
    before = {each["rssBody"]["slug"]: each for each in await _bodies(bench, "1384")}
    assert {slug: each["isPrimary"] for slug, each in before.items()} == {
        "rss-halland": True,
        "goteborgsregionen": False,
    }
    moved = before["goteborgsregionen"]
    given = {"membership": moved["id"], "seen": moved["version"], "fields": {"isPrimary": True}}
    assert (await bench.done("national", "updateMembership", MEMBERSHIP, **given))["membership"]["isPrimary"] is True
    after = {each["rssBody"]["slug"]: each["isPrimary"] for each in await _bodies(bench, "1384")}
    assert after == {"rss-halland": False, "goteborgsregionen": True}


async def test_two_who_move_it_at_once_leave_one(bench: Workbench) -> None:
    given = {"municipality": {"municipalityCode": "1415"}}
    for slug in ("goteborgsregionen", "fyrbodal", "skaraborg"):
        await bench.do("national", "addMembership", MEMBERSHIP, **given, rssBody={"slug": slug})
    there = await _bodies(bench, "1415")
    assert len(there) == 3
    await bench.together(
        *(
            bench.done(
                "national", "updateMembership", MEMBERSHIP, membership=each["id"], seen=each["version"],
                fields={"isPrimary": True},
            )
            for each in there
            if not each["isPrimary"]
        )
    )  # fmt: skip
    assert [each["isPrimary"] for each in await _bodies(bench, "1415")] == [True, False, False]


async def test_two_who_add_at_once_leave_it_counted_in_one_place(bench: Workbench) -> None:
    made = await bench.an_organisation(kind="MUNICIPALITY", name="Eftertraktad", municipalityCode="1403")
    given = {"municipality": {"id": made["id"]}}
    found = await bench.together(
        *(
            bench.do("national", "addMembership", MEMBERSHIP, **given, rssBody={"slug": slug})
            for slug in ("skaraborg", "fyrbodal")
        )
    )
    assert [each["userErrors"] for each in found] == [[], []]
    assert sorted(each["membership"]["isPrimary"] for each in found) == [False, True]


async def test_a_municipality_that_is_counted_nowhere_is_counted_where_it_is_added(bench: Workbench) -> None:
    made = await bench.an_organisation(kind="MUNICIPALITY", name="Ny i länet", municipalityCode="1405")
    given = {"municipality": {"id": made["id"]}}
    first = await bench.done("national", "addMembership", MEMBERSHIP, **given, rssBody={"slug": "skaraborg"})
    assert first["membership"]["isPrimary"] is True
    # One that has ended no longer says where.
    ended = {"membership": first["membership"]["id"], "fields": {"period": {"end": "2020", "endIs": "ACTUAL"}}}
    await bench.done("national", "updateMembership", "", **ended, seen=first["membership"]["version"])
    second = await bench.done("national", "addMembership", MEMBERSHIP, **given, rssBody={"slug": "fyrbodal"})
    assert second["membership"]["isPrimary"] is True


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"municipality": {"slug": "skr"}}, [("NOT_FOUND", ["municipality", "slug"])]),
        ({"rssBody": {"slug": "region-dalarna"}}, [("NOT_FOUND", ["rssBody", "slug"])]),
        ({"period": {"start": "2026", "end": "2025"}}, [("PERIOD_OUT_OF_ORDER", ["period"])]),
        ({"period": {"startIs": "ACTUAL"}}, [("INVALID", ["period"])]),
        ({"isPrimary": None}, [("REQUIRED", ["isPrimary"])]),
    ],
)
async def test_a_membership_that_cannot_be_is_told_in_words(bench: Workbench, given: Any, expected: Any) -> None:
    whole = {"municipality": {"name": "Malmö"}, "rssBody": {"slug": "skaraborg"}, **given}
    found = await bench.do("national", "addMembership", MEMBERSHIP, **whole)
    assert told(found) == expected
    assert all("”" not in each["message"] for each in found["userErrors"])


async def test_memberships_are_for_national_editors(bench: Workbench) -> None:
    given = {"municipality": {"name": "Malmö"}, "rssBody": {"slug": "goteborgsregionen"}}
    assert await bench.refused("rss", "addMembership", **given) == ["NOT_ALLOWED"]
    (first, *_) = await _bodies(bench, "1482")
    change = {"membership": first["id"], "seen": first["version"], "fields": {"isPrimary": False}}
    assert await bench.refused("rss", "updateMembership", **change) == ["NOT_ALLOWED"]


async def test_what_was_withdrawn_comes_back_only_where_there_is_room(bench: Workbench) -> None:
    made = await bench.an_organisation(kind="MUNICIPALITY", name="Går och kommer", municipalityCode="1406")
    given: dict[str, Any] = {"municipality": {"id": made["id"]}, "rssBody": {"slug": "skaraborg"}}
    first = (await bench.done("national", "addMembership", MEMBERSHIP, **given))["membership"]
    gone = await bench.done(
        "national", "withdrawRecord", "record { version }", id=first["id"], seen=first["version"], because="Fel"
    )
    await bench.done("national", "addMembership", MEMBERSHIP, **given | {"rssBody": {"slug": "fyrbodal"}})
    back = await bench.do("national", "restoreRecord", "", id=first["id"], seen=gone["record"]["version"])
    assert told(back) == [("ALREADY_EXISTS", ["isPrimary"])]
    assert back["userErrors"][0]["message"] == "Kommunen räknas redan till en annan RSS."
