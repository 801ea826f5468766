"""What national actors ask, answered from the seeds."""

from typing import Any

import pytest

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import NORMS, OF_GR, REGIONAL, STAFF, WHEN, answer, each


async def test_five_needs_of_research_are_answered_by_nothing(ask: Asker) -> None:
    found = await answer(ask, "Unanswered", rssBodies=1)
    # Nobody has said who stands behind any of them: they are told apart, whatever the lower bound, and not left out.
    assert (found["notKnown"]["totalCount"], found["answered"]["totalCount"]) == (5, 9)
    assert set(each(found["notKnown"], "state")) == {"PRIORITISED"}
    assert found["knowledgeNeeds"]["totalCount"] == 0
    assert (await answer(ask, "Unanswered", rssBodies=0))["knowledgeNeeds"]["totalCount"] == 0


async def test_a_need_of_three_rss_stands_unanswered_and_two_are_too_few(later: Asker) -> None:
    found = (await answer(later, "Unanswered"))["knowledgeNeeds"]
    # Kungälv counts by GR, which stands there itself; Kiruna by Norrbotten; and what is closed waits for nothing.
    assert each(found, "title") == ["Av tre"]
    assert each((await answer(later, "Unanswered", rssBodies=2))["knowledgeNeeds"], "title") == ["Av tre", "Av två"]


async def test_what_is_addressed_waits_for_nothing_although_nothing_here_answers_it(later: Asker) -> None:
    query = "{ knowledgeNeeds(where: { isAnswered: false, state: { eq: ADDRESSED } }) { totalCount nodes { title } } }"
    addressed = (await later(query))["knowledgeNeeds"]
    found = await answer(later, "Unanswered", rssBodies=0)
    assert addressed["totalCount"] == found["addressed"]["totalCount"] > 0
    assert not {*each(addressed, "title")} & {
        *each(found["knowledgeNeeds"], "title"),
        *each(found["notKnown"], "title"),
    }


async def test_children_and_young_people_have_three_needs_one_of_them_from_thirteen_municipalities(ask: Asker) -> None:
    theme = (await answer(ask, "NeedsInTheme"))["theme"]
    behind = {it["title"]: (it["rssBodyCount"], it["municipalityCount"]) for it in theme["needs"]["nodes"]}
    assert behind == {
        STAFF: (1, 13),
        WHEN: (1, None),
        "Stöd att införa ett omfattande kunskapsstöd med rekommendationer": (None, None),
    }
    assert (theme["addressed"]["totalCount"], theme["closed"]["totalCount"]) == (2, 0)


async def test_an_area_tells_of_its_rounds_and_that_their_answers_are_not_known(ask: Asker) -> None:
    found = await answer(ask, "NeedsInTheme", theme="funktionshinder")
    (round_,) = found["rounds"]["nodes"]
    assert (round_["slug"], round_["answersKnown"]["completeness"]) == ("funktionshinder-2020", "NONE")
    assert (await answer(ask, "NeedsInTheme"))["rounds"]["nodes"] == []


async def test_needs_in_a_theme_come_newest_first(later: Asker) -> None:
    theme = (await answer(later, "NeedsInTheme", theme="funktionshinder"))["theme"]
    assert each(theme["needs"], "title") == ["Av två", "Av tre"]
    assert theme["raised"]["totalCount"] == 2


@pytest.mark.parametrize("registry", ["ask", "later"])
async def test_nineteen_counties_are_not_known_to_have_a_municipality_in_an_ongoing_pilot(
    registry: str, request: pytest.FixtureRequest
) -> None:
    found = await answer(request.getfixturevalue(registry), "CountiesInOngoingPilots")
    inside = {it["code"]: it["name"] for it in each(found["inOngoingPilots"], "county")}
    # Kiruna is only interested; and all of Västmanland's ten are in its own pilot.
    assert inside == {"14": "Västra Götalands län", "19": "Västmanlands län"}
    numbers = {
        it["code"]: [it[key]["totalCount"] for key in ("knownTo", "knownNotTo", "notKnown")] for it in found["counties"]
    }
    # The list of one that is ongoing is not complete, so that no municipality is known not to take part.
    assert (numbers["19"], numbers["14"], numbers["09"]) == ([10, 0, 0], [2, 0, 47], [0, 0, 1])
    assert sum(map(sum, numbers.values())) == 290
    assert sum(to for to, _, _ in numbers.values()) == found["inOngoingPilots"]["totalCount"]


async def test_one_of_two_knowledge_supports_was_tried_and_led_to_support_for_implementing_it(ask: Asker) -> None:
    support, untried = (await answer(ask, "KnowledgeSupportsTried"))["outputs"]["nodes"]
    assert support["publisher"]["name"] == untried["publisher"]["name"] == "Socialstyrelsen"
    assert (support["publishedOn"], untried["implementedBy"]["nodes"]) == ("2021-11-08", [])
    [pilot] = support["implementedBy"]["nodes"]
    assert pilot["title"] == NORMS
    assert each(pilot["outputs"], "title") == [
        "Stöd för implementering av kunskap om och insatser för barn som begår brott"
    ]
    named = {"Härryda", "Göteborg", "Enköping", "Håbo"}
    assert set(each(pilot["participations"], "organisation", "name")) == named


async def test_no_pilot_is_known_to_have_ended_without_output(ask: Asker) -> None:
    assert each((await answer(ask, "EndedPilotsWithoutOutput"))["pilots"], "title") == []
    # What was to end in 2023 went on when somebody last wrote of it, and is told to be old; others have no known end.
    found = await answer(ask, "EndedPilotsWithoutOutput")
    assert [(it["title"], it["isStale"]) for it in found["endPassed"]["nodes"]] == [(REGIONAL, True)]
    query = (
        """{ pilots(where: { state: { eq: ONGOING }, hasOutputs: false }) { totalCount nodes { period { end } } } }"""
    )
    open_ended = [it for it in (await ask(query))["pilots"]["nodes"] if it["period"] is None or not it["period"]["end"]]
    assert found["endNotKnown"]["totalCount"] == len(open_ended) > 0
    pilot = await ask('{ initiative(slug: "regional-samordning") { title state isStale period { end endIs } } }')
    period = {"end": "2023", "endIs": "PLANNED"}
    assert pilot["initiative"] == {"title": REGIONAL, "state": "ONGOING", "isStale": True, "period": period}


async def test_a_pilot_that_ended_two_months_ago_has_time_left(later: Asker) -> None:
    assert each((await answer(later, "EndedPilotsWithoutOutput"))["pilots"], "title") == ["Avbruten"]


async def test_yrkesresan_grew_from_238_municipalities_to_275_and_those_of_dalarna_are_named(ask: Asker) -> None:
    found = await answer(ask, "YrkesresanOverTime")
    counts = found["initiative"]["reportedCounts"]
    assert [it["count"] for it in counts if it["unit"] == "MUNICIPALITIES"] == [238, 245, 248, 265, 275]
    # The 13 and 39 of the forerunner in GR, and the 238 that were asked in 2020, are counted there.
    assert {it["count"] for it in counts if it["unit"] == "SHARE"} == {80}
    assert {"Falun", "Mora"} < set(each(found["initiative"]["named"], "organisation", "name"))
    # How many have no row would be read as how many take part: as many, 275, are told by a source.
    assert (found["initiative"]["named"]["totalCount"], set(found)) == (15, {"initiative"})


async def test_only_harryda_is_in_three_initiatives_at_once(ask: Asker) -> None:
    found = (await answer(ask, "LoadPerMunicipality"))["municipalities"]
    load = {it["name"]: it["initiativesNotLeft"]["totalCount"] for it in found["nodes"]}
    assert {name for name, count in load.items() if count >= 3} == {"Härryda"}
    # Those of GR, Skaraborg, Västmanland, Sörmland and Dalarna, and two of Västerbotten.
    assert set(load) > OF_GR | {"Åsele", "Vilhelmina"}
    assert len(load) == 13 + 15 + 10 + 9 + 15 + 2


async def test_of_three_needs_one_is_known_to_have_taken_two_years_and_none_is_declined(ask: Asker) -> None:
    found = await answer(ask, "FromRaisedToAddressed")
    days = [(it["raisedOn"], it["addressedOn"]) for it in found["addressed"]["nodes"]]
    assert days == [(None, None), (None, None), ("2018", "2020-01")]
    assert found["declined"]["nodes"] == []


async def test_the_days_of_a_need_are_told_where_known_and_a_merger_is_no_refusal(later: Asker) -> None:
    found = await answer(later, "FromRaisedToAddressed")
    days = {it["title"]: (it["raisedOn"], it["addressedOn"]) for it in found["addressed"]["nodes"]}
    assert days["Omhändertaget"] == ("2025-01", "2026-02")
    assert found["declined"]["nodes"] == []
    assert each(found["solvedLocally"], "title") == ["Av tre, löst lokalt"]


@pytest.mark.parametrize(("registry", "from_norrland"), [("ask", set()), ("later", {"25"})])
async def test_the_only_reference_group_lacks_norrland_until_norrbotten_joins(
    registry: str, from_norrland: set[str], request: pytest.FixtureRequest
) -> None:
    found = await answer(request.getfixturevalue(registry), "ReferenceGroupCounties")
    [group] = found["referenceGroups"]["nodes"]
    codes = {county["code"] for it in each(group["seats"], "organisation", "counties") for county in it}
    assert codes == {"13", "14"} | from_norrland
    assert {code for code in codes if "21" <= code <= "25"} == from_norrland
    without = {it["code"] for it in found["withoutSeat"]}
    assert (len(without), without & codes) == (21 - len(codes), set())


@pytest.mark.parametrize(
    ("group", "done"),
    [
        ("socialchefsnatverket", [("COMMISSIONER", "forstudie-nationell-yrkesresa", "Sveriges Kommuner och Regioner")]),
        (
            "nsk-s",
            [
                (
                    "COMMISSIONER",
                    "nationellt-test-identifiera-lokala-kunskapsbehov",
                    "Sveriges Kommuner och Regioner",
                )
            ],
        ),
        (
            "gr-natverk-chefer-funktionshinder",
            [("CONSULTED", "forstudie-yrkesresa-funktionshinder", "Göteborgsregionen")],
        ),
        ("s-kis", []),
    ],
)
async def test_what_a_group_has_commissioned_and_given_its_views_on(ask: Asker, group: str, done: list[Any]) -> None:
    shown = (await answer(ask, "WhatGroupsDo", group=group))["group"]["participations"]
    found = [(it["role"], it["initiative"]["slug"], it["organisation"]["name"]) for it in shown["nodes"]]
    assert (shown["totalCount"], found) == (len(done), done)
