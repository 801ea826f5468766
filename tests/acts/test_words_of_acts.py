"""Acts on one record by a system's key: whose word they are, and that they are weighed as that system's rows are."""

from typing import Any

import pytest

from tests.helpers.systems import FIRST, SECOND, Rule, Systems, systems_of
from tests.helpers.workbench import SECRETS, Workbench, told

KUNGALV = {"name": "Kungälv"}


async def _acts(it: Systems, caller: str, act: str = "updateInitiative", how: str = "", /, **given: Any) -> Any:
    """What a caller is answered to an act on the initiative."""
    seen = (await it.stands("version"))["version"]
    named = {"initiative": {"id": it.record}, "seen": seen}
    return await it.bench.do(caller, act, "initiative { id version summary title state }", how, **named, **given)


def _disputed(found: Any) -> list[Any]:
    assert found["userErrors"] == []
    return [(each["message"].rpartition(": ")[2], each["field"]) for each in found["warnings"]]


async def test_a_system_does_not_by_an_act_what_its_rows_do_not(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, "by hand", SECOND)
    it = await systems_of(bench, "attack")
    await it.says(FIRST, summary="Den första")
    before = await bench.sql("select count(*) from commits")
    found = await _acts(it, it.callers[SECOND], fields={"summary": "Den andra", "title": "Systemets"})
    assert _disputed(found) == [("title, summary.", ["input", "fields"])]
    assert (found["initiative"]["summary"], found["initiative"]["title"]) == ("Den första", "Prov attack")
    assert await bench.sql("select count(*) from commits") == before
    assert await it.lost(SECOND) == [
        ("summary", "Den första", FIRST, "Den andra", SECOND),
        ("title", "Prov attack", None, "Systemets", SECOND),
    ]


async def test_what_is_not_disputed_is_changed_and_is_the_systems_word(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await systems_of(bench, "some of it")
    await it.says(FIRST, title="Den förstas", themes=["barn-och-unga"])
    fields = {"title": "Den andras", "phaseNote": "Pågår", "themes": ["funktionshinder"], "period": {"start": "2026"}}
    assert _disputed(await _acts(it, it.callers[SECOND], fields=fields)) == [("title, themes.", ["input", "fields"])]
    shown = "title phaseNote formerTitles { name } themes { slug } period { start } assertions { field source }"
    stands = await it.stands(shown)
    said = {each["field"] for each in stands.pop("assertions") if each["source"] == SECOND}
    assert said == {"title", "phaseNote", "themes", "period"}
    assert stands == {
        "title": "Den förstas",
        "phaseNote": "Pågår",
        "formerTitles": [{"name": "Prov some of it"}],
        "themes": [{"slug": "barn-och-unga"}],
        "period": {"start": "2026"},
    }
    assert (await it.says(FIRST, phaseNote="Klar"))["outcome"] == "UPDATED"
    assert (await it.lost(SECOND))[0][:4] == ("phaseNote", "Klar", FIRST, "Pågår")


async def test_what_an_act_makes_of_a_record_is_left_whole(bench: Workbench, rule: Rule) -> None:
    rule("by hand")
    it = await systems_of(bench, "steps", state="ONGOING", period={"start": "2025", "end": "2027"})
    found = await _acts(it, it.callers[FIRST], "completeInitiative", on="2026-01-31")
    assert _disputed(found) == [("state, stateAsOf, period.", ["input"])]
    assert found["initiative"]["state"] == "ONGOING"
    assert await it.stands("state period { end }") == {"state": "ONGOING", "period": {"end": "2027"}}
    assert [each[:4] for each in await it.lost(FIRST)][1:] == [
        ("period.endIs", None, None, "ACTUAL"),
        ("state", "ONGOING", None, "COMPLETED"),
        ("stateAsOf", None, None, "2026-01-31"),
    ]
    assert (await _acts(it, "rss", "completeInitiative", on="2026-01-31"))["initiative"]["state"] == "COMPLETED"


async def test_a_system_does_not_go_back_to_what_it_said_itself(bench: Workbench, rule: Rule) -> None:
    it = await systems_of(bench, "back")
    await it.says(FIRST, summary="Systemets")
    version = (await it.stands("version"))["version"]
    await it.by_hand(summary="Rättad för hand")
    rule("by hand")
    given = {"id": it.record, "to": version, "seen": version + 1}
    editor = await bench.a_key(f"sender {len(SECRETS)}", "EDITOR", "goteborgsregionen", (), (FIRST,))
    found = await bench.do(editor, "revertRecord", "record { id }", f'@source(system: "{FIRST}")', **given)
    assert _disputed(found) == [("summary.", ["input"])]
    assert await it.stands("summary") == {"summary": "Rättad för hand"}


async def test_without_a_rule_an_act_of_a_system_is_its_word(bench: Workbench) -> None:
    it = await systems_of(bench, "no rule")
    await it.says(FIRST, summary="Den första")
    assert (await _acts(it, it.callers[SECOND], fields={"summary": "Den andra"}))["warnings"] == []
    assert await it.lost() == [("summary", "Den andra", SECOND, "Den första", FIRST)]
    await _acts(it, it.callers[SECOND], fields={"summary": None})
    assert await it.lost() == [("summary", None, None, "Den första", FIRST)]


async def test_what_a_system_makes_by_an_act_is_its_word(bench: Workbench, rule: Rule) -> None:
    rule("by hand", FIRST)
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (FIRST,))
    key = {"system": FIRST, "value": "made by an act"}
    fields = {"title": "Systemets", "kind": "PILOT", "externalIds": [key], "themes": ["barn-och-unga"]}
    made = (await bench.done(caller, "createInitiative", "initiative { id }", fields=fields))["initiative"]
    it = Systems(bench, "made by an act", made["id"])
    it.callers[FIRST] = caller
    found = await it.says(FIRST, title="Systemets egna", themes=["funktionshinder"])
    assert (found["outcome"], found["disputed"]) == ("UPDATED", [])


async def test_whose_word_an_act_is(bench: Workbench, rule: Rule) -> None:
    rule("by hand")
    it = await systems_of(bench, "whose")
    fields = {"title": "En annan"}
    many = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (FIRST, SECOND))
    assert told(await _acts(it, many, fields=fields)) == [("REQUIRED", [])]
    named = f'@source(system: "{SECOND}")'
    assert _disputed(await _acts(it, many, "updateInitiative", named, fields=fields))
    editor = await bench.a_key(f"sender {len(SECRETS)}", "EDITOR", "goteborgsregionen", (), (FIRST,))
    assert _disputed(await _acts(it, editor, "updateInitiative", f'@source(system: "{FIRST}")', fields=fields))
    assert (await it.stands("title"))["title"] == "Prov whose"
    none = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen")
    for caller in (editor, none, "rss"):
        assert (await _acts(it, caller, fields={"title": f"Av {caller}"}))["warnings"] == []
        assert (await it.stands("title"))["title"] == f"Av {caller}"


async def test_what_is_wrong_with_what_lost_is_refused_as_ever(bench: Workbench, rule: Rule) -> None:
    rule("by hand")
    it = await systems_of(bench, "wrong")
    for fields in ({"title": "Om 19121212-1212"}, {"title": None}, {"title": "Ny", "state": "COMPLETED"}):
        assert told(await _acts(it, it.callers[FIRST], fields=fields)), fields
    assert await it.lost() == []


async def test_nothing_is_remembered_of_an_act_that_is_tried_or_refused(bench: Workbench) -> None:
    it = await systems_of(bench, "tried")
    await _acts(it, it.callers[FIRST], "updateInitiative", "@dryRun", fields={"summary": "Provad"})
    await _acts(it, it.callers[FIRST], fields={"summary": "Om 19121212-1212"})
    assert (await it.stands("assertions { field }"))["assertions"] == []


@pytest.mark.parametrize(("first", "outcome"), [("by hand", "DIFFERS"), (FIRST, "UPDATED")])
async def test_rows_of_participants_are_weighed_too(bench: Workbench, rule: Rule, first: str, outcome: str) -> None:
    rule(first)
    it = await systems_of(bench, f"parts {first}")
    given: dict[str, Any] = {"initiative": {"id": it.record}, "onDifference": "UPDATE"}
    row: dict[str, Any] = {"organisation": KUNGALV, "note": "För hand", "status": "INVITED"}
    shown = "participations { id note } rows { outcome differs disputed }"
    await bench.done("rss", "addParticipants", shown, participants=[row], **given)
    row |= {"note": "Systemets"}
    for turn in range(2):
        found = await bench.done(it.callers[FIRST], "addParticipants", shown, participants=[row], **given)
        disputed = ["note"] if outcome == "DIFFERS" else []
        again = "DIFFERS" if disputed else "UNCHANGED"
        assert found["rows"][0]["disputed"] == disputed
        assert found["rows"][0]["outcome"] == (again if turn else outcome)
        assert found["participations"][0]["note"] == ("För hand" if disputed else "Systemets")
        assert ("DISPUTED" in {each["code"] for each in found["warnings"]}) is bool(disputed)
    lost = await bench("administrator", "{ disputedValues(first: 100) { nodes { lost record { id } } } }")
    part = found["participations"][0]["id"]
    mine = [each["lost"] for each in lost["disputedValues"]["nodes"] if each["record"]["id"] == part]
    assert mine == (["Systemets"] if disputed else [])
