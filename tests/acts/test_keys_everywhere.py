"""Every record can be given its keys in other systems when it is made and when it is changed, and is found by them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from registry.storage.model.record import every_record
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, workbench

#: What is made by each act, and what changes it: concept, act, input, where its keys stand, what the answer calls it,
#: and the act and argument that change it.
MAKING: list[tuple[str, str, dict[str, Any], tuple[str | int, ...], str, str, str]] = [
    (
        "Organisation",
        "createOrganisation",
        {"fields": {"name": "Nyckelkontoret", "kind": "OTHER"}},
        ("fields",),
        "organisation",
        "updateOrganisation",
        "organisation",
    ),
    (
        "Theme",
        "createTheme",
        {"fields": {"name": "Nycklar", "kind": "TOPIC"}},
        ("fields",),
        "theme",
        "updateTheme",
        "theme",
    ),
    (
        "NeedsRound",
        "createNeedsRound",
        {"fields": {"serviceArea": {"slug": "aldreomsorg"}, "year": 2031}},
        ("fields",),
        "needsRound",
        "updateNeedsRound",
        "round",
    ),
    (
        "Group",
        "createGroup",
        {"fields": {"name": "Nyckelgruppen", "kind": "NETWORK"}},
        ("fields",),
        "group",
        "updateGroup",
        "group",
    ),
    (
        "Initiative",
        "createInitiative",
        {"fields": {"title": "Nyckelpiloten", "kind": "PILOT"}},
        ("fields",),
        "initiative",
        "updateInitiative",
        "initiative",
    ),
    ("Output", "registerOutput", {"title": "Nyckelstödet", "kind": "REPORT"}, (), "output", "updateOutput", "output"),
    (
        "KnowledgeNeed",
        "raiseNeed",
        {"title": "Nyckelbehovet", "endorsements": [{"organisation": {"slug": "malmo"}}]},
        (),
        "need",
        "updateNeed",
        "need",
    ),
    (
        "Membership",
        "addMembership",
        {"municipality": {"slug": "malmo"}, "rssBody": {"slug": "goteborgsregionen"}},
        (),
        "membership",
        "updateMembership",
        "membership",
    ),
    (
        "Seat",
        "seatMembers",
        {"group": {}, "seats": [{"organisation": {"slug": "malmo"}}]},
        ("seats", 0),
        "seats",
        "updateSeat",
        "seat",
    ),
    (
        "Participation",
        "addParticipants",
        {"initiative": {}, "participants": [{"organisation": {"slug": "malmo"}}]},
        ("participants", 0),
        "participations",
        "updateParticipation",
        "participation",
    ),
    (
        "Participation",
        "expressInterest",
        {"initiative": {}, "organisation": {"slug": "kungalv"}, "message": "Gärna"},
        (),
        "participations",
        "updateParticipation",
        "participation",
    ),
    (
        "Lesson",
        "recordLesson",
        {"participation": None, "kind": "ADVICE", "text": "Nycklar behövs"},
        (),
        "lesson",
        "updateLesson",
        "lesson",
    ),
    (
        "Endorsement",
        "endorseNeed",
        {"need": {}, "organisation": {"slug": "malmo"}},
        (),
        "endorsement",
        "updateEndorsement",
        "endorsement",
    ),
    (
        "Decision",
        "prioritiseNeed",
        {"need": {}, "rank": 1},
        (),
        "need.prioritisation",
        "updateDecision",
        "which",
    ),
    (
        "Method",
        "createMethod",
        {"fields": {"name": "Nyckelmetoden", "kind": "METHOD"}},
        ("fields",),
        "method",
        "updateMethod",
        "method",
    ),
    (
        "MethodUse",
        "recordUse",
        {"method": {}, "organisation": {"slug": "malmo"}},
        (),
        "methodUse",
        "updateMethodUse",
        "which",
    ),
    (
        "Mandate",
        "createMandate",
        {"fields": {"title": "Nyckeluppdraget", "kind": "GRANT"}},
        ("fields",),
        "mandate",
        "updateMandate",
        "mandate",
    ),
]
#: What is given no keys in other systems: a request is a question, which has its answer here.
WITHOUT = {"KeeperRequest"}
ACTS = [each[1] for each in MAKING]


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry with the seeds, in which one record of each concept is made after the other."""
    async with workbench(make_database) as made:
        yield made


async def _given(bench: Workbench, act: str, given: dict[str, Any]) -> dict[str, Any]:
    """The input of an act, with the whole that its part is of."""
    if "initiative" in given:
        return {**given, "initiative": {"id": (await bench.an_initiative("national", title=f"Helhet {act}"))["id"]}}
    if act == "prioritiseNeed":
        need = await bench.a_need(title=f"Helhet {act}")
        seen = {"need": {"id": need["id"]}, "seen": need["version"]}
        need = (await bench.done("national", "compileNeed", "need { version }", **seen))["need"]
        return {**given, **seen, "seen": need["version"]}
    if "need" in given:
        return {**given, "need": {"id": (await bench.a_need(title=f"Helhet {act}"))["id"]}}
    if "method" in given:
        fields = {"name": f"Helhet {act}", "kind": "METHOD"}
        made = await bench.done("national", "createMethod", "method { id }", fields=fields)
        return {**given, "method": {"id": made["method"]["id"]}}
    if "group" in given:
        fields = {"name": f"Helhet {act}", "kind": "NETWORK"}
        made = await bench.done("national", "createGroup", "group { id }", fields=fields)
        return {**given, "group": {"id": made["group"]["id"]}}
    if "participation" in given:
        whole = {"initiative": {"id": (await bench.an_initiative("national", title=f"Helhet {act}"))["id"]}}
        parts = {**whole, "participants": [{"organisation": {"slug": "malmo"}}]}
        made = await bench.done("national", "addParticipants", "participations { id }", **parts)
        return {**given, "participation": made["participations"][0]["id"]}
    return given


def _at(given: dict[str, Any], place: tuple[str | int, ...]) -> dict[str, Any]:
    for step in place:
        given = given[step]  # type: ignore[index]
    return given


async def _value(bench: Workbench, value: str) -> Any:
    found = await bench("national", 'query Q($v: String!) { lookup(system: "prov", value: $v) { id } }', v=value)
    return found["lookup"] and found["lookup"]["id"]


@pytest.mark.parametrize(("_", "act", "given", "place", "shown", "changing", "argument"), MAKING, ids=ACTS)
async def test_a_record_has_its_keys_from_the_start_and_is_given_others(
    bench: Workbench,
    _: str,
    act: str,
    given: dict[str, Any],
    place: tuple[str | int, ...],
    shown: str,
    changing: str,
    argument: str,
) -> None:
    there = await bench.an_initiative(
        "national", title=f"Har nyckeln {act}", externalIds=[{"system": "prov", "value": f"tagen {act}"}]
    )
    given = await _given(bench, act, given)
    inner = _at(given, place)
    # One that another has is told with its field and that record, and nothing is made.
    inner["externalIds"] = [{"system": "prov", "value": f"tagen {act}"}]
    (wrong,) = (await bench.do("national", act, **given))["userErrors"]
    assert (wrong["code"], wrong["field"]) == ("ALREADY_EXISTS", ["input", *map(str, place), "externalIds"])
    assert wrong["current"]["id"] == there["id"]
    inner["externalIds"] = [{"system": "PROV", "value": f" {act} "}]
    first, *rest = shown.split(".")
    wanted = "id version externalIds { system value }"
    for each in reversed(rest):
        wanted = f"{each} {{ {wanted} }}"
    answer = (await bench.done("national", act, f"{first} {{ {wanted} }}", **given))[first]
    for each in rest:
        answer = answer[each]
    made = answer[0] if isinstance(answer, list) else answer
    assert made["externalIds"] == [{"system": "prov", "value": act}]
    assert await _value(bench, act) == made["id"]
    which = (
        made["id"]
        if argument in ("membership", "seat", "participation", "lesson", "endorsement")
        else {"id": made["id"]}
    )
    change = {argument: which, "seen": made["version"]}
    taken = {"externalIds": [{"system": "prov", "value": f"tagen {act}"}]}
    (wrong,) = (await bench.do("national", changing, **change, fields=taken))["userErrors"]
    assert (wrong["code"], wrong["field"]) == ("ALREADY_EXISTS", ["input", "fields", "externalIds"])
    assert wrong["current"]["id"] == there["id"]
    other = {"externalIds": [{"system": "prov", "value": f"annan {act}"}]}
    await bench.done("national", changing, "", **change, fields=other)
    assert [await _value(bench, each) for each in (act, f"annan {act}")] == [None, made["id"]]


def test_no_concept_is_left_out() -> None:
    shown = {each.__name__ for each in every_record() if not each.for_administrators}
    assert {each[0] for each in MAKING} == shown - WITHOUT
