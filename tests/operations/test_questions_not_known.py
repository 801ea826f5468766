"""No ready question answers "no", or a share, without telling how much of what it rests on is known."""

from collections import defaultdict
from typing import Any

import orjson
import pytest
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.storage.reading.checking import checks_of
from registry.storage.reading.resting import Rest
from schema.contract import sdl_schema
from schema.http.ready import ReadyOperation
from schema.selecting.selecting import Selector
from tests.helpers.asker import Asker
from tests.helpers.ready_questions import READY, answer, each, variables_of

#: Questions whose answer may be that nobody is, and where in it that stands which tells how much is known. In the
#: seeds each of these lists is incomplete, and so no empty one of them is a zero.
RESTS_ON = {
    "KnowledgeSupportsTried": ("outputs", "nodes", "usersKnown"),
    "ReferenceGroupCounties": ("referenceGroups", "nodes", "seatsKnown"),
    "GradedMethodsInUse": ("methods", "nodes", "usersKnown"),
    "WhoTriedOrUses": ("method", "usersKnown"),
    "WhoHasTriedIt": ("output", "implementedBy", "nodes", "participantsKnown"),
    "FromSupportToUse": ("output", "usersKnown"),
    "WhoAnsweredInARound": ("needsRound", "answersKnown"),
    "WhatGroupsDo": ("group", "seatsKnown"),
    "NeighboursInPilot": ("initiative", "participantsKnown"),
    "WhatDoWeTakePartIn": ("notKnown", "nodes", "participantsKnown"),
    "WhatWouldJoiningDemand": ("initiative", "participantsKnown"),
    "TripsForOurStaff": ("initiatives", "nodes", "participantsKnown"),
}
#: The same where the question counts the lists that are not complete.
COUNTED_IN = {"LoadPerMunicipality": "incomplete", "LoadBySize": "incomplete", "NeverInAPilot": "incomplete"}


def _rests(operation: ReadyOperation) -> list[Rest]:
    """What a ready question says by somebody standing in no list."""
    document = parse(operation.query)
    asked = get_operation_ast(document)
    assert asked is not None
    values = get_variable_values(sdl_schema(), asked.variable_definitions or (), variables_of(operation))
    assert not isinstance(values, list)
    about = defaultdict(str, publisher="skr", contact=None)
    selection = Selector(sdl_schema(), document, asked, values, about).selection()
    return [check for check in checks_of(selection) if isinstance(check, Rest)]


RESTING = sorted(name for name, operation in READY.items() if _rests(operation))


def test_some_questions_rest_on_lists() -> None:
    assert "WhatDoWeTakePartIn" in RESTING


@pytest.mark.parametrize("name", RESTING)
async def test_a_negative_selects_how_much_is_known_and_is_warned_of(name: str, ask: Asker) -> None:
    operation = READY[name]
    assert name in RESTS_ON or name in COUNTED_IN
    found = await ask.whole(operation.query, orjson.loads(operation.variables or "{}"))
    assert "INCOMPLETE" in {each["code"] for each in found["extensions"]["warnings"]}


@pytest.mark.parametrize("name", RESTS_ON)
async def test_a_list_that_is_not_complete_is_told_to_be_so(name: str, ask: Asker) -> None:
    known = _at(await answer(ask, name), *RESTS_ON[name])
    assert known
    assert any(it is None or it["completeness"] != "ALL" for it in known)


@pytest.mark.parametrize("name", COUNTED_IN)
async def test_lists_that_are_not_complete_are_counted(name: str, ask: Asker) -> None:
    assert (await answer(ask, name))[COUNTED_IN[name]]["totalCount"] > 0


def _at(found: Any, *path: str) -> list[Any]:
    """What stands at a path, of every item on the way."""
    here = [found]
    for step in path:
        here = [it[step] for it in here]
        here = [it for several in here for it in several] if step == "nodes" else here
    return here


# ---- What is not known, and what it makes uncertain


async def test_what_is_not_known_is_counted_against_all_there_is(ask: Asker) -> None:
    found = await answer(ask, "WhatDoWeNotKnow")
    rest = await ask("""{
      all: initiatives(where: { participantsKnown: { completeness: { eq: ALL } } }) { totalCount }
      read: outputs(where: { url: { isNull: false } }) { totalCount }
      licensed: outputs(where: { licence: { isNull: false } }) { totalCount } }""")
    count = {name: it["totalCount"] for name, it in (found | rest).items()}
    assert count["participantsNotAll"] + count["all"] == count["initiatives"]
    assert count["unread"] + count["read"] == count["unlicensed"] + count["licensed"] == count["outputs"]
    assert count["old"] == len(found["old"]["nodes"])
    nobody = await ask("{ knowledgeNeeds(first: 100) { nodes { rssBodyCount municipalityCount } } }")
    alone = [it for it in nobody["knowledgeNeeds"]["nodes"] if not it["rssBodyCount"] and not it["municipalityCount"]]
    assert count["needsWithNobodyKnown"] == len(alone) > 0
    endless = await ask("{ mandates(first: 100) { nodes { period { end } } } }")
    ends = [(it["period"] or {"end": None})["end"] for it in endless["mandates"]["nodes"]]
    assert count["mandatesWithoutEnd"] == ends.count(None) > 0
    assert min(count["participantsNotAll"], count["inferred"], count["answersNotAll"]) > 0


async def test_that_no_answer_is_here_does_not_say_that_nobody_answered(ask: Asker) -> None:
    found = await answer(ask, "WhoAnsweredInARound")
    assert (found["answers"]["totalCount"], found["needsRound"]["answersKnown"]["completeness"]) == (0, "NONE")
    members = {it["slug"]: it["municipalities"]["totalCount"] for it in found["rssBodies"]["nodes"]}
    assert members["goteborgsregionen"] == 13


async def test_nobody_is_told_to_use_a_support_that_is_tried(ask: Asker) -> None:
    support = (await answer(ask, "FromSupportToUse"))["output"]
    assert (support["userCount"], support["uses"]["nodes"]) == (0, [])
    [pilot] = support["implementedBy"]["nodes"]
    by_body = {it["value"]: it["count"] for it in pilot["participations"]["facets"]["rssBody"]}
    # GR supports its two municipalities, and tries nothing itself.
    assert by_body["goteborgsregionen"] == 2


async def test_the_smallest_municipality_comes_first_and_the_next_trips_are_told(ask: Asker) -> None:
    found = await answer(ask, "LoadBySize")
    sizes = each(found["municipalities"], "population")
    assert sizes == sorted(sizes)
    assert each(found["municipalities"], "name")[0] == "Dorotea"
    assert found["municipalities"]["pageInfo"]["hasNextPage"]
    assert set(each(found["next"], "title")) == {
        *("Yrkesresan Funktionshinder, myndighetsutövning", "Yrkesresan Skadligt bruk och beroende"),
        "Yrkesresan Äldreomsorg",
    }
    assert set(each(found["next"], "state")) == {"PROPOSED", "PREPARING"}


async def test_a_county_annex_has_its_sources_its_day_and_its_gaps(ask: Asker) -> None:
    county = (await answer(ask, "CountyAnnex"))["county"]
    rows = {it["slug"]: it for it in county["initiatives"]["nodes"]}
    pilot = rows["tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"]
    assert set(each(pilot["participations"], "organisation", "name")) >= {"Kungälv", "Härryda"}
    assert pilot["stateAsOf"]
    assert all(it["title"] and it["publisher"] for it in pilot["sources"])
    assert all(it["sources"] for it in rows.values())


async def test_a_county_annex_has_the_needs_of_its_municipalities_also_those_that_nothing_answers(later: Asker) -> None:
    found = await answer(later, "CountyAnnex", county="25")
    assert "Av tre" in each(found["countyNeeds"], "title")
    answered = {it["title"]: it["initiatives"]["nodes"] for it in found["countyNeeds"]["nodes"]}
    assert answered["Av tre"] == []
    assert "Av tre" not in each(found["county"]["initiatives"], "title")


@pytest.mark.parametrize("question", ["LoadPerMunicipality", "LoadByPopulationClass"])
async def test_load_tells_how_much_of_what_goes_on_is_said_to_on_old_word(ask: Asker, question: str) -> None:
    query = "{ initiatives(where: { state: { eq: ONGOING } }, first: 100) { totalCount nodes { isStale } } }"
    ongoing = (await ask(query))["initiatives"]
    assert len(ongoing["nodes"]) == ongoing["totalCount"]
    old = sum(bool(it["isStale"]) for it in ongoing["nodes"])
    not_known = sum(it["isStale"] is None for it in ongoing["nodes"])
    found = await answer(ask, question)
    told = [found[key]["totalCount"] for key in ("stale", "ageNotKnown", "ongoing")]
    assert told == [old, not_known, ongoing["totalCount"]]
    assert 0 < old < ongoing["totalCount"] - not_known < ongoing["totalCount"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("NeedsWeRaised", ("waiting", "nodes", "initiatives", "nodes")),
        ("WhatBecameOfOurNeed", ("municipality", "endorsements", "nodes", "need", "initiatives", "nodes")),
        ("FromSupportToUse", ("output", "implementedBy", "nodes")),
    ],
)
async def test_the_state_of_what_answers_is_told_with_its_day(
    ask: Asker, question: str, place: tuple[str, ...]
) -> None:
    found = [await answer(ask, question)]
    for key in place:
        found = [it for one in found for it in (one[key] if key == "nodes" else [one[key]])]
    assert found
    assert all(it.keys() >= {"state", "stateAsOf", "isStale"} for it in found)
    assert any(it["stateAsOf"] for it in found)
