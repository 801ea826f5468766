"""Acts on groups and seats: who says who sits where, and what may stand in what."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told

GROUP = "group { id version slug name kind publication keeper { slug } themes { slug } convener { slug } }"
SEATS = "seats { id version role function publication keeper { slug } organisation { name } sources { title } }"
SEAT = "seat { id version role function period { start end endIs } }"


async def _made(bench: Workbench, caller: str = "rss", **fields: Any) -> Any:
    """A published group, made by the acts."""
    given = {"kind": "WORKING_GROUP", **fields}
    made = (await bench.done(caller, "createGroup", GROUP, fields=given))["group"]
    shown = "record { ... on Group { id version slug } }"
    return (await bench.done(caller, "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]


async def _seated(bench: Workbench, group: Any, caller: str = "rss", **seat: Any) -> Any:
    given = {"group": {"id": group["id"]}, "seats": [{"organisation": {"name": "Kungälv"}, **seat}]}
    (made,) = (await bench.done(caller, "seatMembers", SEATS, **given))["seats"]
    return made


# ---- Groups


async def test_a_group_is_added_as_a_draft_kept_by_the_callers_organisation(bench: Workbench) -> None:
    fields = {
        "kind": "REFERENCE_GROUP",
        "name": "Referensgruppen för provet",
        "convener": {"slug": "goteborgsregionen"},
        "concerns": {"slug": "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"},
        "themes": ["funktionshinder"],
    }
    shown = f"{GROUP.removesuffix('}')} __typename concerns {{ slug }} ... on ReferenceGroup {{ id }} }}"
    found = (await bench.done("rss", "createGroup", shown, fields=fields))["group"]
    assert found | {"id": "", "version": 0} == {
        "id": "",
        "version": 0,
        "slug": "referensgruppen-for-provet",
        "name": "Referensgruppen för provet",
        "kind": "REFERENCE_GROUP",
        "publication": "DRAFT",
        "keeper": {"slug": "goteborgsregionen"},
        "themes": [{"slug": "funktionshinder"}],
        "convener": {"slug": "goteborgsregionen"},
        "__typename": "ReferenceGroup",
        "concerns": {"slug": "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"},
    }
    query = "query Q($id: ID!) { node(id: $id) { id } }"
    assert await bench(None, query, id=found["id"]) == {"node": None}


async def test_another_of_the_same_name_comes_back_as_a_warning_if_one_may_see_it(bench: Workbench) -> None:
    first = (await bench.done("rss", "createGroup", GROUP, fields={"kind": "NETWORK", "name": "Socialchefer"}))["group"]
    fields = {"kind": "WORKING_GROUP", "name": "SOCIALCHEFER"}
    found = await bench.done("rss", "createGroup", GROUP, fields=fields)
    assert [(each["code"], each["records"]) for each in found["warnings"]] == [("SIMILAR", [{"id": first["id"]}])]
    # Somebody else's draft is not expected of.
    assert (await bench.done("other", "createGroup", GROUP, fields=fields))["warnings"] == []


async def test_a_group_is_changed_by_those_whose_it_is(bench: Workbench) -> None:
    made = await _made(bench, name="Ändras")
    fields = {"remit": "Bereda frågor", "period": {"start": "2026"}, "themes": ["aldreomsorg"]}
    given = {"group": {"slug": made["slug"]}, "seen": made["version"], "fields": fields}
    shown = "group { remit period { start } themes { slug } }"
    assert await bench.refused("municipality", "updateGroup", **given) == ["NOT_ALLOWED"]
    found = (await bench.done("rss", "updateGroup", shown, **given))["group"]
    assert found == {"remit": "Bereda frågor", "period": {"start": "2026"}, "themes": [{"slug": "aldreomsorg"}]}
    assert await bench.refused("rss", "updateGroup", **given) == ["CONFLICT"]


async def test_a_draft_of_somebody_elses_is_not_there(bench: Workbench) -> None:
    fields = {"kind": "NETWORK", "name": "Osynlig"}
    made = (await bench.done("rss", "createGroup", GROUP, fields=fields))["group"]
    given = {"group": {"id": made["id"]}, "seen": made["version"], "fields": {"name": "Synlig"}}
    assert await bench.refused("other", "updateGroup", **given) == ["NOT_FOUND"]
    seats = [{"organisation": {"name": "Malmö"}}]
    assert await bench.refused("other", "seatMembers", group={"id": made["id"]}, seats=seats) == ["NOT_FOUND"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "Utan slag"}, [("REQUIRED", ["fields", "kind"])]),
        ({}, [("REQUIRED", ["fields", "name"]), ("REQUIRED", ["fields", "kind"])]),
        ({"kind": "NETWORK", "name": " "}, [("REQUIRED", ["fields", "name"])]),
        ({"kind": "NETWORK", "name": "N", "slug": "Å"}, [("INVALID", ["fields", "slug"])]),
        ({"kind": "NETWORK", "name": "N", "slug": "partnerskapet"}, [("ALREADY_EXISTS", ["fields", "slug"])]),
        (
            {"kind": "NETWORK", "name": "N", "period": {"start": "2026", "end": "2025"}},
            [("PERIOD_OUT_OF_ORDER", ["fields", "period"])],
        ),
        ({"kind": "NETWORK", "name": "N", "period": {"endIs": "ACTUAL"}}, [("INVALID", ["fields", "period"])]),
        ({"kind": "NETWORK", "name": "N", "parent": {"slug": "ingen"}}, [("NOT_FOUND", ["fields", "parent", "slug"])]),
        (
            {"kind": "REFERENCE_GROUP", "name": "N", "parent": {"slug": "partnerskapet"}},
            [("INVALID", ["fields", "parent"])],
        ),
        ({"kind": "NETWORK", "name": "N", "keeper": {"name": "Malmö"}}, [("NOT_ALLOWED", ["fields", "keeper"])]),
    ],
)
async def test_a_group_that_cannot_be_is_told_in_words_and_where(bench: Workbench, fields: Any, expected: Any) -> None:
    found = await bench.do("rss", "createGroup", GROUP, fields=fields)
    assert told(found) == expected
    assert all("”" not in each["message"] for each in found["userErrors"])


async def test_a_group_is_never_a_part_of_itself(bench: Workbench) -> None:
    above = await _made(bench, name="Styrgruppen")
    between = await _made(bench, name="Beredningen", parent={"id": above["id"]})
    below = await _made(bench, name="Arbetet", parent={"id": between["id"]})
    given = {"group": {"id": above["id"]}, "seen": above["version"], "fields": {"parent": {"id": below["id"]}}}
    assert told(await bench.do("rss", "updateGroup", **given)) == [("INVALID", ["fields", "parent"])]


# ---- Seats


async def test_many_are_seated_at_once_with_one_source(bench: Workbench) -> None:
    made = await _made(bench, name="Många platser")
    seats = [
        {"organisation": {"name": "Kungälv"}, "role": "CHAIR", "function": "Socialchef"},
        {"organisation": {"municipalityCode": "1280"}, "period": {"start": "2026"}},
    ]
    given = {"group": {"slug": made["slug"]}, "seats": seats, "source": {"title": "Protokoll", "date": "2026-10"}}
    found = (await bench.done("rss", "seatMembers", SEATS, **given))["seats"]
    assert [(each["organisation"]["name"], each["role"], each["function"]) for each in found] == [
        ("Kungälv", "CHAIR", "Socialchef"),
        ("Malmö", "MEMBER", None),
    ]
    assert {each["publication"] for each in found} == {"PUBLISHED"}
    assert [each["sources"] for each in found] == [[{"title": "Protokoll"}]] * 2
    assert [each["keeper"] for each in found] == [{"slug": "goteborgsregionen"}] * 2
    again = await bench.done("rss", "seatMembers", SEATS, **given)
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"] * 2
    assert [each["id"] for each in again["seats"]] == [each["id"] for each in found]


async def test_seats_with_faults_are_all_told_of_and_none_is_kept(bench: Workbench) -> None:
    made = await _made(bench, name="Många fel")
    seats = [
        {"organisation": {"name": "Kungälv"}},
        {"organisation": {"name": "Kungelv"}},
        {"organisation": {"name": "Ale"}, "function": "Ring 19121212-1212"},
        {"organisation": {"name": "Ale"}, "period": {"start": "2026", "end": "2025"}},
    ]
    found = await bench.do("rss", "seatMembers", SEATS, group={"id": made["id"]}, seats=seats)
    assert told(found) == [
        ("NOT_FOUND", ["seats", "1", "organisation", "name"]),
        ("PERSONAL_IDENTITY_NUMBER", ["seats", "2", "function"]),
        ("PERIOD_OUT_OF_ORDER", ["seats", "3", "period"]),
    ]
    key = made["id"].removeprefix("group_")
    assert await bench.sql("select count(*) from seats where group_id = $1", key) == [(0,)]


async def test_a_warning_about_what_was_not_kept_leaves_no_hole(bench: Workbench) -> None:
    made = await _made(bench, name="Två gånger")
    there = await _seated(bench, made)
    seats = [{"organisation": {"name": name}} for name in ("Kungälv", "Ale", "Ale", "Ingenstans")]
    found = await bench.do("rss", "seatMembers", SEATS, group={"id": made["id"]}, seats=seats)
    assert told(found) == [("NOT_FOUND", ["seats", "3", "organisation", "name"])]
    assert [each["records"] for each in found["warnings"]] == [[{"id": there["id"]}], []]


@pytest.mark.parametrize(("count", "code"), [(0, "INVALID"), (301, "TOO_MANY")])
async def test_as_many_are_seated_at_once_as_fit(bench: Workbench, count: int, code: str) -> None:
    seats = [{"organisation": {"name": "Kungälv"}}] * count
    found = await bench.do("national", "seatMembers", SEATS, group={"slug": "partnerskapet"}, seats=seats)
    assert told(found) == [(code, ["seats"])]


async def test_three_hundred_are_seated_in_one_act(bench: Workbench) -> None:
    made = await _made(bench, "national", name="Alla")
    rows = await bench.sql("select slug from organisations where publication = 'PUBLISHED' order by slug limit 300")
    seats = [{"organisation": {"slug": slug}, "period": {"start": "2026", "startIs": "ACTUAL"}} for (slug,) in rows]
    found = await bench.done("national", "seatMembers", SEATS, group={"id": made["id"]}, seats=seats)
    assert len(found["seats"]) == 300
    again = await bench.done("national", "seatMembers", "seats { id }", group={"id": made["id"]}, seats=seats)
    assert [each["id"] for each in again["seats"]] == [each["id"] for each in found["seats"]]


async def test_who_sits_in_a_group_is_for_those_who_keep_or_convene_it(bench: Workbench) -> None:
    made = await _made(bench, name="Sammankallas av Kungälv", convener={"name": "Kungälv"})
    given = {"group": {"id": made["id"]}, "seats": [{"organisation": {"name": "Malmö"}}]}
    # Not even for who would sit there.
    assert await bench.refused("other", "seatMembers", **given) == ["NOT_ALLOWED"]
    assert await bench.refused("outputs_only", "seatMembers", **given) == ["NOT_ALLOWED"]
    found = await bench.done("municipality", "seatMembers", SEATS, **given)
    assert found["seats"][0]["organisation"]["name"] == "Malmö"


async def test_who_sits_there_changes_the_function_but_not_the_role(bench: Workbench) -> None:
    made = await _made(bench, name="Egen plats")
    seat = await _seated(bench, made, organisation={"name": "Malmö"})
    given = {"seat": seat["id"], "seen": seat["version"]}
    found = await bench.do("other", "updateSeat", SEAT, **given, fields={"role": "CHAIR"})
    assert told(found) == [("NOT_ALLOWED", ["fields", "role"])]
    assert await bench.refused("municipality", "updateSeat", **given, fields={"function": "X"}) == ["NOT_ALLOWED"]
    found = await bench.done("other", "updateSeat", SEAT, **given, fields={"function": "Utredare"})
    assert found["seat"]["function"] == "Utredare"
    given["seen"] = found["seat"]["version"]
    found = await bench.done("rss", "updateSeat", SEAT, **given, fields={"role": "CHAIR", "function": None})
    assert (found["seat"]["role"], found["seat"]["function"]) == ("CHAIR", None)


async def test_a_seat_that_is_taken_is_told_of_when_another_becomes_the_same(bench: Workbench) -> None:
    made = await _made(bench, name="Två blir en")
    await _seated(bench, made, function="Socialchef")
    other = await _seated(bench, made, function="Utredare")
    given = {"seat": other["id"], "seen": other["version"], "fields": {"function": "Socialchef"}}
    found = await bench.do("rss", "updateSeat", SEAT, **given)
    assert told(found) == [("ALREADY_EXISTS", ["fields", "role"])]


async def test_a_seat_ends_on_a_day_and_stays_as_what_was(bench: Workbench) -> None:
    made = await _made(bench, name="Avslutas")
    seat = await _seated(bench, made, period={"start": "2020-03"})
    given = {"seat": seat["id"], "seen": seat["version"]}
    assert told(await bench.do("rss", "unseatMember", SEAT, **given, on="2019")) == [("PERIOD_OUT_OF_ORDER", ["on"])]
    assert await bench.refused("other", "unseatMember", **given, on="2024-06") == ["NOT_ALLOWED"]
    found = (await bench.done("municipality", "unseatMember", SEAT, **given, on="2024-06"))["seat"]
    assert found["period"] == {"start": "2020-03", "end": "2024-06", "endIs": "ACTUAL"}
    again = {"seat": seat["id"], "seen": found["version"], "on": "2025"}
    assert await bench.refused("rss", "unseatMember", **again) == ["STEP_NOT_ALLOWED"]
    # Whoever comes back takes the seat up again: there are never two of the same.
    seats = [{"organisation": {"name": "Kungälv"}}]
    back = await bench.do("rss", "seatMembers", SEATS, group={"id": made["id"]}, seats=seats)
    assert told(back) == [("ALREADY_EXISTS", ["seats", "0", "organisation"])]
    assert back["userErrors"][0]["message"] == "Organisationen hade den platsen till 2024-06."
    assert back["userErrors"][0]["current"]["id"] == seat["id"]
    taken = {"seat": seat["id"], "seen": found["version"], "fields": {"period": {"end": None, "endIs": None}}}
    found = (await bench.done("rss", "updateSeat", SEAT, **taken))["seat"]
    assert found["period"] == {"start": "2020-03", "end": None, "endIs": None}
