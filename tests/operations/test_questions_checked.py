"""Answers held against SQL written by hand, in a registry with seats, trips, works and drafts of the test's own."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase
from tests.helpers.planting import a_part, decoys
from tests.helpers.ready_questions import answer, each
from tests.helpers.workbench import Workbench, workbench

SEAT = """
insert into seats (group_id, organisation_id, period_start, period_end, publication)
select g.id, o.id, $2, $3, $4 from groups g, organisations o
where g.slug = 'referensgrupp-yrkesresa-funktionshinder' and o.slug = $1
"""
#: Who sits in the reference group: from, to, publication. Region Uppsala and Skåne sit there now, and Malmö.
SEATS = (
    ("region-uppsala", "2024", None, "PUBLISHED"),
    ("malmo", None, "2999-01", "PUBLISHED"),
    ("norrbottens-kommuner", "2019", "2020", "PUBLISHED"),
    ("rss-dalarna", "2999", None, "PUBLISHED"),
    ("rss-orebro", None, None, "DRAFT"),
)
TRIP = "yrkesresan-funktionshinder-utforare"
OPENED = """
update initiatives set opening_seeks = 'Utförare', opening_demands = 'Två dagar', opening_closes_on = '2999-01-01'
where slug = $1
"""
IN_PILOT = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"
SOURCED = """
update participations p set sources = p.sources || jsonb_build_array(jsonb_build_object(
  'title', 'En rapport', 'url', null, 'publisher', null, 'date', null, 'fields', jsonb_build_array('role'),
  'locator', 'Andra stycket', 'is_inferred', false))
from initiatives i, organisations o
where i.id = p.initiative_id and o.id = p.organisation_id and i.slug = $1 and o.slug = 'kungalv'
"""
#: The initiatives of a county, each with how many of its rows count, needs, outputs and mandates.
OF_COUNTY = """
select i.slug, count(distinct p.id), count(distinct n.id), count(distinct u.id), count(distinct m.id)
from initiatives i
join participations p on p.initiative_id = i.id and p.publication = 'PUBLISHED'
  and p.status in ('STATED', 'CONFIRMED', 'LEFT')
  and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
join organisations o on o.id = p.organisation_id and o.county_code = $1
left join initiative_needs x on x.initiative_id = i.id
left join knowledge_needs n on n.id = x.need_id and n.publication = 'PUBLISHED'
left join initiative_outputs y on y.initiative_id = i.id
left join outputs u on u.id = y.output_id and u.publication = 'PUBLISHED'
left join mandate_initiatives z on z.initiative_id = i.id
left join mandates m on m.id = z.mandate_id and m.publication = 'PUBLISHED'
where i.publication = 'PUBLISHED' group by i.slug order by i.slug
"""
#: What is not known, each with the number by hand.
NOT_KNOWN = {
    "initiatives": "initiatives",
    "participantsNotAll": "initiatives where participants_known_completeness is distinct from 'ALL'",
    "withoutEnd": "initiatives where state = 'ONGOING' and period_end is null",
    "withoutStart": "initiatives where state in ('ONGOING', 'COMPLETED', 'DISCONTINUED') and period_start is null",
    "stateUnknownSince": "initiatives where state not in ('COMPLETED', 'DISCONTINUED') and state_as_of is null",
    "needs": "knowledge_needs",
    "needsUndated": "knowledge_needs where raised_on is null",
    "outputs": "outputs",
    "outputsUndated": "outputs where published_on is null",
    "unlicensed": "outputs where licence is null",
}
#: Ongoing initiatives without an end, by the RSS body that a municipality counts by, or that is in the list itself.
BY_BODY = """
select b.slug, count(distinct i.id) from initiatives i
join participations p on p.initiative_id = i.id and p.publication = 'PUBLISHED'
  and p.status in ('STATED', 'CONFIRMED', 'LEFT')
  and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
left join memberships m on m.municipality_id = p.organisation_id and m.is_primary and m.publication = 'PUBLISHED'
join organisations b on b.id = coalesce(m.rss_body_id, p.organisation_id) and b.kind = 'RSS_BODY'
where i.publication = 'PUBLISHED' and i.state = 'ONGOING' and i.period_end is null group by b.slug order by b.slug
"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def planted(make_database: CreateDatabase) -> AsyncIterator[tuple[Asker, Workbench]]:
    """Asks a registry with seats that have ended, an open trip and drafts, and the registry itself."""
    async with workbench(make_database) as bench:
        for seat in SEATS:
            await bench.sql(SEAT, *seat)
        await bench.sql(OPENED, TRIP)
        await a_part(bench, TRIP, "kungalv", "PARTICIPANT", "INVITED")
        await decoys(bench, IN_PILOT, ["ale", "lerum", "tjorn", "partille", "skovde", "boras"])
        await a_part(bench, IN_PILOT, "orust", "PARTICIPANT", "LEFT")
        await bench.sql(SOURCED, IN_PILOT)
        await bench.sql(
            "insert into initiatives (slug, title, kind, state, publication)"
            " values ('utkast', 'Ett utkast', 'PILOT', 'ONGOING', 'DRAFT')"
        )
        await a_part(bench, "utkast", "kungalv", "PARTICIPANT", "STATED")
        yield Asker(bench.client), bench


async def test_a_county_where_a_seat_has_ended_or_is_to_come_has_none(planted: tuple[Asker, Workbench]) -> None:
    asker, _ = planted
    found = await answer(asker, "ReferenceGroupCounties")
    [group] = found["referenceGroups"]["nodes"]
    sitting = {it["name"] for it in each(group["seats"], "organisation")}
    assert sitting == {"Göteborgsregionen", "Region Uppsala", "Malmö"}
    without = {it["code"] for it in found["withoutSeat"]}
    # GR works in two counties, a region in one, and Malmö lies in one.
    assert {"03", "12", "13", "14"}.isdisjoint(without)
    assert {"25", "20", "18"} < without
    assert len(without) == 21 - 4


async def test_whether_a_seat_is_held_now_is_told_of_each(planted: tuple[Asker, Workbench]) -> None:
    asker, _ = planted
    query = """{ group(slug: "referensgrupp-yrkesresa-funktionshinder") {
      seats { nodes { isCurrent organisation { slug } } } } }"""
    seats = (await asker(query))["group"]["seats"]["nodes"]
    assert {it["organisation"]["slug"]: it["isCurrent"] for it in seats} == {
        "goteborgsregionen": True,
        "region-uppsala": True,
        "malmo": True,
        "norrbottens-kommuner": False,
        "rss-dalarna": False,
    }


async def test_a_trip_tells_whether_it_is_open_and_how_one_stands_in_it(planted: tuple[Asker, Workbench]) -> None:
    asker, _ = planted
    (trip,) = (await answer(asker, "TripsForOurStaff"))["initiatives"]["nodes"]
    assert (trip["opening"]["isOpen"], trip["opening"]["demands"]) == (True, "Två dagar")
    assert [it["status"] for it in trip["ours"]["nodes"]] == ["INVITED"]
    (other,) = (await answer(asker, "TripsForOurStaff", code="1401"))["initiatives"]["nodes"]
    assert other["ours"]["nodes"] == []


async def test_a_county_annex_is_what_stands_there_counted_by_hand(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    county = (await answer(asker, "CountyAnnex"))["county"]
    told = [
        (it["slug"], *(it[name]["totalCount"] for name in ("participations", "needs", "outputs", "mandates")))
        for it in county["initiatives"]["nodes"]
    ]
    expected = await bench.sql(OF_COUNTY, "14")
    assert sorted(told) == expected
    assert county["initiatives"]["totalCount"] == len(expected) > 5
    assert county["initiatives"]["pageInfo"]["hasNextPage"] is False
    assert any(needs for _, _, needs, _, _ in expected)
    assert any(outputs for _, _, _, outputs, _ in expected)
    pilot = next(it for it in county["initiatives"]["nodes"] if it["slug"] == IN_PILOT)
    parts = {it["organisation"]["name"]: it for it in pilot["participations"]["nodes"]}
    assert {name: it["status"] for name, it in parts.items()} == {
        "Kungälv": "STATED",
        "Härryda": "STATED",
        "Orust": "LEFT",
    }
    assert [(it["title"], it["locator"]) for it in parts["Kungälv"]["sources"]][-1] == ("En rapport", "Andra stycket")
    assert all(it["title"] for part in (parts["Kungälv"], parts["Härryda"]) for it in part["sources"])


async def test_a_county_annex_tells_of_each_municipality_what_is_known(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    told = (await answer(asker, "CountyAnnex"))["county"]["municipalities"]
    assert told["totalCount"] == len(told["nodes"]) == 49
    known = {it["code"] for it in told["nodes"] if it["takesPart"] == "KNOWN_TO"}
    query = """
      select distinct o.municipality_code from organisations o join participations p on p.organisation_id = o.id
      join initiatives i on i.id = p.initiative_id where o.county_code = '14' and i.publication = 'PUBLISHED'
        and i.state in ('PREPARING', 'ONGOING') and p.publication = 'PUBLISHED'
        and p.status in ('STATED', 'CONFIRMED', 'LEFT')
        and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')"""
    assert known == {code for (code,) in await bench.sql(query)}
    assert {it["takesPart"] for it in told["nodes"]} == {"KNOWN_TO", "NOT_KNOWN"}


async def test_a_county_annex_asked_anew_about_its_moment_says_the_same(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    first = await answer(asker, "CountyAnnex")
    part = await a_part(bench, IN_PILOT, "bengtsfors", "PARTICIPANT", "STATED")
    try:
        after = await answer(asker, "CountyAnnex")
        again = await answer(asker, "CountyAnnex", asOf=first["moment"])
    finally:
        await bench.sql("delete from participations where id = $1", part)
    assert _named(after) - _named(first) == {"Bengtsfors"}
    assert (again["moment"], _named(again)) == (first["moment"], _named(first))
    assert after["moment"] > first["moment"]


def _named(found: dict[str, Any]) -> set[str]:
    rows = found["county"]["initiatives"]["nodes"]
    return {
        name for it in rows if it["slug"] == IN_PILOT for name in each(it["participations"], "organisation", "name")
    }


async def test_what_is_not_known_is_counted_as_by_hand(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    found = await answer(asker, "WhatDoWeNotKnow")
    expected = {}
    for name, which in NOT_KNOWN.items():
        seen = f"{which} {'and' if ' where ' in which else 'where'} publication = 'PUBLISHED'"
        ((expected[name],),) = await bench.sql(f"select count(*) from {seen}")
    assert {name: found[name]["totalCount"] for name in NOT_KNOWN} == expected
    assert 0 < expected["withoutEnd"] < expected["initiatives"]
    assert 0 < expected["needsUndated"] < expected["needs"]
    facet = {it["value"]: it["count"] for it in found["withoutEnd"]["facets"]["rssBody"]}
    assert sorted(facet.items()) == await bench.sql(BY_BODY)
