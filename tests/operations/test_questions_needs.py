"""Who answered in a round, what became of needs and why they were closed, on needs of a registry of the test's own."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase
from tests.helpers.ready_questions import READY, answer, each
from tests.helpers.workbench import Workbench, workbench

#: In a round: (need, state, close reason, round, themes).
NEED = """
insert into knowledge_needs (slug, title, state, close_reason, round_id, publication)
values ($1, $1, $2, $3, (select id from needs_rounds where slug = $4), 'PUBLISHED')
"""
IN_THEME = "insert into need_themes (need_id, theme_id) select n.id, t.id from knowledge_needs n, themes t"
BEHIND = """
insert into endorsements (need_id, organisation_id, via_id, round_id, publication, withdrawn_because)
select n.id, o.id, (select id from organisations where slug = $3), (select id from needs_rounds where slug = $4),
  $5::text, case when $5::text = 'WITHDRAWN' then 'Prov' end
from knowledge_needs n, organisations o where n.slug = $1 and o.slug = $2
"""
ROUND, OTHER = "funktionshinder-2020", "funktionshinder-2024"
NEEDS = (
    ("insamlat", "RAISED", None, ROUND, "funktionshinder"),
    ("insamlat-senare", "RAISED", None, OTHER, "funktionshinder"),
    ("lost-lokalt", "CLOSED", "SOLVED_LOCALLY", None, "aldreomsorg"),
    ("inget-kunskapsbehov", "CLOSED", "NOT_A_KNOWLEDGE_NEED", None, "aldreomsorg"),
    ("togs-inte-upp", "CLOSED", "NOT_TAKEN_UP", None, "barn-och-unga"),
)
#: Who stands behind: need, organisation, via, the round it was told in, publication.
STANDING = (
    # Kungsbacka's primary body is another than the one that carried its word.
    ("insamlat", "kungsbacka", "goteborgsregionen", ROUND, "PUBLISHED"),
    # Without a round of its own it is the need's; without a carrier it counts by its primary body.
    ("insamlat", "kungalv", None, None, "PUBLISHED"),
    ("insamlat", "skanes-kommuner", None, ROUND, "PUBLISHED"),
    # Told in another round, though the need was gathered in this one; and the other way about.
    ("insamlat", "rss-dalarna", None, OTHER, "PUBLISHED"),
    ("insamlat-senare", "norrbottens-kommuner", None, ROUND, "PUBLISHED"),
    ("insamlat-senare", "rss-uppsala", None, None, "PUBLISHED"),
    # Nobody knows of these.
    ("insamlat", "malmo", None, ROUND, "DRAFT"),
    ("insamlat", "kiruna", None, ROUND, "WITHDRAWN"),
)
IN_2020 = {"goteborgsregionen": 2, "skanes-kommuner": 1, "norrbottens-kommuner": 1}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def planted(make_database: CreateDatabase) -> AsyncIterator[Asker]:
    """Asks a registry with a round in which some have answered, and needs that are closed for several reasons."""
    async with workbench(make_database) as bench:
        await _plant(bench)
        yield Asker(bench.client)


async def _plant(bench: Workbench) -> None:
    await bench.sql(
        "insert into needs_rounds (slug, service_area_id, year, publication)"
        " select $1, service_area_id, 2024, 'PUBLISHED' from needs_rounds where slug = $2",
        *(OTHER, ROUND),
    )
    for *need, theme in NEEDS:
        await bench.sql(NEED, *need)
        await bench.sql(f"{IN_THEME} where n.slug = $1 and t.slug = $2", need[0], theme)
    for standing in STANDING:
        await bench.sql(BEHIND, *standing)


def _counted(facet: list[dict[str, Any]]) -> dict[str, int]:
    return {it["value"]: it["count"] for it in facet}


async def test_who_answered_in_a_round_is_counted_by_the_body_that_carried_it(planted: Asker) -> None:
    answers = (await answer(planted, "WhoAnsweredInARound"))["answers"]
    assert _counted(answers["facets"]["rssBody"]) == IN_2020
    assert _counted(answers["facets"]["county"]) == {"13": 1, "14": 1}
    assert answers["totalCount"] == len(answers["nodes"]) == 4


async def test_of_each_body_in_a_round_needs_and_municipalities_are_counted_and_not_answers(planted: Asker) -> None:
    rows = (await answer(planted, "WhoAnsweredInARound"))["byRssBody"]["nodes"]
    told = {row["rssBody"] and row["rssBody"]["name"]: (row["needCount"], row["municipalityCount"]) for row in rows}
    assert told == {"Göteborgsregionen": (1, 2), "Skånes Kommuner": (1, None), "Norrbottens Kommuner": (1, None)}


async def test_who_answered_later_is_counted_in_the_later_round(planted: Asker) -> None:
    answers = (await answer(planted, "WhoAnsweredInARound", round=OTHER))["answers"]
    assert _counted(answers["facets"]["rssBody"]) == {"rss-dalarna": 1, "rss-uppsala": 1}
    assert answers["facets"]["county"] == []


async def test_a_body_finds_what_it_carried_and_what_stands_by_its_municipalities(planted: Asker) -> None:
    query = """query Q($rss: String!) {
      endorsements(where: { rssBody: { eq: $rss }, need: { slug: { eq: "insamlat" } } }) {
        nodes { organisation { slug } } } }"""
    for rss, expected in (("goteborgsregionen", {"kungsbacka", "kungalv"}), ("rss-halland", set())):
        found = await planted(query, rss=rss)
        assert set(each(found["endorsements"], "organisation", "slug")) == expected


async def test_the_picture_counts_a_body_in_the_round_that_it_told_of_a_need_in(planted: Asker) -> None:
    rows = (await answer(planted, "NeedsByRssBody"))["needsOverview"]["nodes"]
    told = {
        (row["round"]["slug"], row["rssBody"] and row["rssBody"]["name"]): (row["needCount"], row["municipalityCount"])
        for row in rows
        if row["round"]
    }
    assert told == {
        (ROUND, "Göteborgsregionen"): (1, 2),
        (ROUND, "Skånes Kommuner"): (1, None),
        (ROUND, "Norrbottens Kommuner"): (1, None),
        (OTHER, "RSS Dalarna"): (1, None),
        (OTHER, "RSS i Uppsala län"): (1, None),
    }


async def test_a_round_counts_the_needs_that_were_gathered_or_told_of_in_it_once_each(planted: Asker) -> None:
    query = """{ needsOverview(by: [ROUND]) { nodes { round { slug } needCount rssBodyCount municipalityCount } } }"""
    rows = (await planted(query))["needsOverview"]["nodes"]
    told = {
        row["round"]["slug"]: (row["needCount"], row["rssBodyCount"], row["municipalityCount"])
        for row in rows
        if row["round"]
    }
    assert told == {ROUND: (2, 3, 2), OTHER: (2, 2, None)}


async def test_what_was_solved_locally_was_not_declined(planted: Asker) -> None:
    found = await answer(planted, "FromRaisedToAddressed")
    assert set(each(found["declined"], "slug")) == {"inget-kunskapsbehov", "togs-inte-upp"}
    assert each(found["solvedLocally"], "slug") == ["lost-lokalt"]
    whole = (await planted("{ needsOverview(by: []) { nodes { declinedCount solvedLocallyCount } } }"))["needsOverview"]
    assert whole["nodes"] == [{"declinedCount": 2, "solvedLocallyCount": 1}]


async def test_why_needs_were_closed_is_told_theme_by_theme(planted: Asker) -> None:
    found = await answer(planted, "FromRaisedToAddressed")
    told = [
        (row["theme"]["name"], row["closeReason"], row["needCount"])
        for row in found["reasons"]["nodes"]
        if row["theme"]["name"] in ("Äldreomsorg", "Barn och unga")
    ]
    assert sorted(told) == [
        ("Barn och unga", "NOT_TAKEN_UP", 1),
        ("Äldreomsorg", "NOT_A_KNOWLEDGE_NEED", 1),
        ("Äldreomsorg", "SOLVED_LOCALLY", 1),
    ]


async def test_a_merged_need_is_told_of_in_its_theme_by_the_one_that_it_became_part_of(bench: Workbench) -> None:
    one, other = [
        await bench.a_need(title=each, themes=["aldreomsorg"]) for each in ("Det som blir kvar", "Det som går upp")
    ]
    query = READY["NeedsInTheme"].query
    before = (await bench("national", query, theme="aldreomsorg"))["theme"]
    given = {"into": {"id": one["id"]}, "needs": [{"id": other["id"]}], "because": "Samma sak"}
    await bench.done("national", "mergeNeeds", "", seen=one["version"], **given)
    after = (await bench("national", query, theme="aldreomsorg"))["theme"]
    assert set(each(before["needs"], "title")) - set(each(after["needs"], "title")) == {"Det som går upp"}
    assert after["needs"]["totalCount"] == before["needs"]["totalCount"] - 1
    assert after["closed"]["totalCount"] == before["closed"]["totalCount"]
