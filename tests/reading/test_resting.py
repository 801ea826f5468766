"""Lists whose records are chosen by what is not in their own lists: what that rests on are the lists of the answer."""

import re
from typing import Any

import pytest
from graphql import GraphQLObjectType

from registry.storage.reading import bitmapped
from schema.contract import sdl_schema
from schema.http.ready import every_ready_operation
from tests.helpers.asker import Asker
from tests.helpers.contract import described
from tests.helpers.workbench import Workbench

ASKED = """query Q($where: InitiativeWhere) { initiatives(where: $where, first: 100) {
  totalCount nodes { participantsKnown { completeness } } } }"""
#: Göteborgsregionen takes part in some that are not known to be complete.
REGION = {"participations": {"none": {"organisation": {"slug": {"eq": "goteborgsregionen"}}}}}
WHOLE = {"participantsKnown": {"completeness": {"eq": "ALL"}}}
#: Tests that bitmaps do not answer.
ROLE = {"participations": {"none": {"role": {"eq": "OWNER"}}}}
TITLE = {"title": {"contains": "stöd"}}


def told_in(found: Any) -> int:
    """How many lists an answer warns of."""
    warnings = found.get("extensions", {}).get("warnings", [])
    messages = [each["message"] for each in warnings if each["code"] == "INCOMPLETE"]
    return sum(int(each.partition(" of ")[2].split()[0]) for each in messages)


def may_go_on(nodes: list[Any]) -> int:
    """How many of the records that are shown have a list that is not known to be complete."""
    return sum((each["participantsKnown"] or {}).get("completeness") != "ALL" for each in nodes)


@pytest.mark.parametrize("by_bitmaps", [True, False])
@pytest.mark.parametrize(
    "where",
    [
        REGION,
        {**REGION, **WHOLE},
        {**REGION, "slug": {"eq": "psynk"}},
        {**REGION, "kind": {"eq": "PILOT"}},
        {**REGION, **TITLE},
        ROLE,
        {**ROLE, "state": {"eq": "ONGOING"}},
        {"and": [REGION, {"kind": {"eq": "INQUIRY"}}]},
        {"not": {"county": {"eq": "14"}}},
        {"not": {"or": [{"county": {"eq": "14"}}, {"kind": {"eq": "PILOT"}}]}},
        {"not": {"participations": {"any": True}}, "kind": {"eq": "PILOT"}},
    ],
    ids=str,
)
async def test_the_lists_are_those_of_the_records_that_are_shown(
    ask: Asker, monkeypatch: pytest.MonkeyPatch, where: dict[str, Any], by_bitmaps: bool
) -> None:
    query = ASKED
    if not by_bitmaps:
        monkeypatch.setattr(bitmapped, "serves", lambda *_: False)
        # Asked in other words, as what was prepared once is not written again.
        query = ASKED.replace("totalCount", "rows: totalCount")
    found = await ask.whole(query, {"where": where})
    assert "errors" not in found, found["errors"]
    assert told_in(found) == may_go_on(found["data"]["initiatives"]["nodes"])


async def test_of_two_ways_to_be_shown_each_rests_on_its_own(ask: Asker) -> None:
    """What is shown for another reason than a negative rests on no list."""
    where = {"or": [{**REGION, "kind": {"eq": "PILOT"}}, {"kind": {"eq": "INQUIRY"}}]}
    found = await ask.whole(ASKED, {"where": where})
    alone = await ask.whole(ASKED, {"where": {**REGION, "kind": {"eq": "PILOT"}}})
    assert told_in(found) == told_in(alone) > 0
    assert may_go_on(found["data"]["initiatives"]["nodes"]) > told_in(found)


async def test_what_rests_on_whole_lists_alone_needs_no_warning(ask: Asker) -> None:
    where = {**WHOLE, "participations": {"none": {"organisation": {"code": {"eq": "1490"}}}}}
    found = await ask.whole(ASKED, {"where": where})
    assert found["data"]["initiatives"]["totalCount"] > 0
    assert "extensions" not in found


async def test_the_lists_that_are_named_are_shown(bench: Workbench) -> None:
    made = [await bench.an_initiative(title=f"Egen lista {number}") for number in (1, 2)]
    rows = [{"organisation": {"slug": "goteborgsregionen"}, "status": "CONFIRMED"}]
    await bench.done("national", "addParticipants", "", initiative={"slug": made[1]["slug"]}, participants=rows)
    found = await bench.whole(None, ASKED, where={**REGION, "slug": {"in": [each["slug"] for each in made]}})
    (warning,) = found["extensions"]["warnings"]
    assert warning["path"] == ["initiatives", "where"]
    assert warning["message"].endswith("the participants of 1 are not known to be complete: ”Egen lista 1”.")


async def test_the_lists_of_what_another_record_leads_to_are_those_that_are_chosen(ask: Asker) -> None:
    """What the records of another list lead to is not shown, and is chosen by the filter on it."""
    query = """query Q($which: InitiativeWhere) { outputs(where: { initiatives: { some: $which } }) { totalCount } }"""
    every = await ask.whole(query, {"which": REGION})
    whole = await ask.whole(query, {"which": {**REGION, **WHOLE}})
    assert told_in(every) > 0
    assert told_in(whole) == 0


async def test_the_swedish_hint_calls_the_field_by_its_swedish_term(ask: Asker) -> None:
    """Whoever reads it need not know what the field is called in the contract."""
    (term,) = re.findall(r"\(([^)]+)\)", described("Municipality", "takesPart"))
    found = await ask.whole(ASKED, {"where": REGION})
    (warning,) = found["extensions"]["warnings"]
    assert warning["hintSv"].startswith(f"{term.capitalize()} ")
    assert warning["hint"].startswith("takesPart ")


def test_no_text_of_a_ready_question_names_a_field_of_the_contract() -> None:
    types = [each for each in sdl_schema().type_map.values() if isinstance(each, GraphQLObjectType)]
    names = {name for each in types for name in each.fields if not name.islower()}
    told = {
        (each.name, word)
        for each in every_ready_operation()
        for word in re.findall(r"\w+", f"{each.title} {each.description}")
        if word in names
    }
    assert told == set()
