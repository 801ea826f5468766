"""Who takes part in what, beside rows of those who do not: who declined, was only asked, or supports; and drafts."""

from collections.abc import AsyncIterator
from unittest.mock import ANY

import pytest
import pytest_asyncio

from tests.helpers.asker import Asker
from tests.helpers.databases import CreateDatabase
from tests.helpers.planting import a_lesson, a_part, decoys
from tests.helpers.ready_questions import EARLY, OF_GR, answer, each
from tests.helpers.workbench import Workbench, workbench

EARLY_SLUG = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"
NORMS_SLUG = "implementering-av-kunskapsstod-normbrytande-beteende"
#: Municipalities of Kungälv's size, the nearest first; `those` are the ones who take part in a theme.
PEERS = """
select o.slug, o.name from organisations o, organisations me
where me.municipality_code = '1482' and o.kind = 'MUNICIPALITY' and o.id <> me.id
  and abs(o.population - me.population) * 100 <= me.population * 25 {those}
order by abs(o.population - me.population), o.name_sort
"""
TAKING_PART = """and exists (
  select from participations p join initiative_themes x on x.initiative_id = p.initiative_id
    join themes t on t.id = x.theme_id
  where p.organisation_id = o.id and p.publication = 'PUBLISHED' and p.status in ('STATED', 'CONFIRMED', 'LEFT')
    and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')
    and t.slug in ('ekonomiskt-bistand', 'skadligt-bruk-och-beroende'))"""
#: Who stands in the list of an initiative without taking part.
DECOYED = """
select distinct o.name from organisations o join participations p on p.organisation_id = o.id
join initiatives i on i.id = p.initiative_id where i.slug = $1 and (p.publication <> 'PUBLISHED'
  or p.role = 'SUPPORTER' or p.status not in ('STATED', 'CONFIRMED', 'LEFT'))"""
BODY_OF = """
select b.slug from organisations o join memberships m on m.municipality_id = o.id and m.is_primary
join organisations b on b.id = m.rss_body_id where o.name = $1"""
LEARNED = "Vi började för sent."


async def _plant(bench: Workbench) -> None:
    """Peers of Kungälv that do not take part in two pilots, and one that left both and tells what it learned."""
    others = await bench.sql(PEERS.format(those=""))
    slugs = [slug for slug, name in others if name not in OF_GR | {"Enköping"}]
    for initiative in (EARLY_SLUG, NORMS_SLUG):
        await decoys(bench, initiative, slugs[:6])
        part = await a_part(bench, initiative, slugs[6], "PARTICIPANT", "LEFT")
        await a_lesson(bench, part, LEARNED)
        await a_lesson(bench, part, "Ett utkast.", "DRAFT")
    # Members of GR: of what goes on they are in by nobody's word but the one who was asked.
    for slug, status in (("ale", "DECLINED"), ("lerum", "INVITED"), ("molndal", "LEFT"), ("tjorn", "INTERESTED")):
        await a_part(bench, EARLY_SLUG, slug, "PARTICIPANT", status)
    await a_part(bench, "lanspilot-vastmanland-barn-och-unga", "tjorn", "PARTICIPANT", "INVITED")
    # Others have not left, but their own time is over, or has not come.
    for slug, column, day in (("ockero", "period_end", "2020"), ("stenungsund", "period_start", "2999")):
        part = await a_part(bench, EARLY_SLUG, slug, "PARTICIPANT", "CONFIRMED")
        await bench.sql(f"update participations set {column} = $2 where id = $1 returning 1", part, day)
    # A supporting RSS body has nothing to do with who tries; one that declined helps nobody.
    await a_part(bench, NORMS_SLUG, "skanes-kommuner", "SUPPORTER", "DECLINED")
    # Whoever owns a pilot and whoever leads it tries it too, when it is a municipality.
    await a_part(bench, NORMS_SLUG, "kiruna", "OWNER", "CONFIRMED")
    await a_part(bench, NORMS_SLUG, "region-uppsala", "PROCESS_LEADER", "STATED")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def planted(make_database: CreateDatabase) -> AsyncIterator[tuple[Asker, Workbench]]:
    """Asks a registry with decoys, and the registry itself."""
    async with workbench(make_database) as bench:
        await _plant(bench)
        yield Asker(bench.client), bench


async def test_every_peer_that_takes_part_is_found_however_far_down_and_nobody_who_does_not(
    planted: tuple[Asker, Workbench],
) -> None:
    asker, bench = planted
    expected = [name for _, name in await bench.sql(PEERS.format(those=TAKING_PART))]
    kungalv = (await answer(asker, "WhatDidOthersLearn"))["municipality"]
    assert each(kungalv["peers"], "name") == expected
    assert {"Härryda", "Skövde"} < set(expected)
    assert kungalv["peers"]["totalCount"] == len(expected) < 7
    decoyed = [name for (name,) in await bench.sql(DECOYED, EARLY_SLUG)]
    assert len(decoyed) == 9
    assert not set(decoyed) & set(expected)
    assert kungalv["ofOurSize"]["totalCount"] == len(await bench.sql(PEERS.format(those="")))
    (part,) = kungalv["peers"]["nodes"][0]["participations"]["nodes"]
    assert (part["status"], each(part["lessons"], "text")) == ("LEFT", [LEARNED])


@pytest.mark.parametrize(("percent", "found"), [(25, True), (20, False)])
async def test_who_is_of_like_size_is_reckoned_and_not_typed_by_hand(
    planted: tuple[Asker, Workbench], percent: int, found: bool
) -> None:
    asker, bench = planted
    ((apart,),) = await bench.sql(
        "select abs(h.population - k.population) * 100.0 / k.population from organisations h, organisations k"
        " where h.municipality_code = '1401' and k.municipality_code = '1482'"
    )
    assert (apart <= percent) is found
    kungalv = (await answer(asker, "SameSizeTakesPart", withinPercent=percent))["municipality"]
    assert ("Härryda" in each(kungalv["others"], "name")) is found
    assert each(kungalv["own"], "initiative", "title") == [EARLY]
    assert {part["status"] for other in kungalv["others"]["nodes"] for part in other["participations"]["nodes"]} <= {
        *("STATED", "CONFIRMED", "LEFT")
    }


async def test_supporters_and_those_who_declined_have_not_tried_a_support(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    left = (await bench.sql(PEERS.format(those=TAKING_PART)))[0][1]
    tried = {"Härryda", "Göteborg", "Enköping", "Håbo", "Kiruna", left}
    (pilot,) = (await answer(asker, "FromSupportToUse"))["output"]["implementedBy"]["nodes"]
    assert set(each(pilot["participations"], "organisation", "name")) == tried
    by_body = {it["value"]: it["count"] for it in pilot["participations"]["facets"]["rssBody"]}
    assert (by_body["goteborgsregionen"], "skanes-kommuner" in by_body) == (2, False)
    (lesson,) = pilot["lessons"]["nodes"]
    assert (lesson["text"], lesson["statedOn"]) == (LEARNED, "2026-05")
    ((body,),) = await bench.sql(BODY_OF, left)
    assert pilot["lessons"]["facets"]["rssBody"] == [{"value": body, "label": ANY, "count": 1}]
    assert lesson["participation"] == {"organisation": {"name": left}, "via": None}
    support = (await answer(asker, "KnowledgeSupportsTried"))["outputs"]["nodes"][0]["implementedBy"]["nodes"][0]
    assert set(each(support["participations"], "organisation", "name")) == tried


async def test_an_rss_body_that_supports_stands_apart_from_those_who_tried(planted: tuple[Asker, Workbench]) -> None:
    asker, bench = planted
    left = (await bench.sql(PEERS.format(those=TAKING_PART)))[0][1]
    (pilot,) = (await answer(asker, "WhoHasTriedIt"))["output"]["implementedBy"]["nodes"]
    assert set(each(pilot["tried"], "organisation", "name")) == {
        "Härryda",
        "Göteborg",
        "Enköping",
        "Håbo",
        "Kiruna",
        left,
    }
    assert [(it["role"], it["organisation"]["name"]) for it in pilot["rss"]["nodes"]] == [
        ("SUPPORTER", "Göteborgsregionen")
    ]
    assert [(it["text"], it["participation"]["organisation"]["name"]) for it in pilot["lessons"]["nodes"]] == [
        (LEARNED, left)
    ]


async def test_what_a_member_was_asked_to_or_left_does_not_go_on_with_it(planted: tuple[Asker, Workbench]) -> None:
    """By the same rule in each question on what goes on now, and unlike what has only not been left."""
    asker, _ = planted
    found = (await answer(asker, "OngoingWithOurMunicipalities"))["initiatives"]
    counts = {it["title"]: it["participations"]["totalCount"] for it in found["nodes"]}
    assert counts == {
        EARLY: 2,
        "Kartläggning av aktualiseringar i Göteborg": 1,
        "GR:s stöd inför den nya socialtjänstlagen": 13,
        "Signs of Safety – en studie av en utredningsmodell": 6,
    }
    early = next(it for it in found["nodes"] if it["title"] == EARLY)
    assert {it["organisation"]["name"] for it in early["participations"]["nodes"]} == {"Kungälv", "Härryda"}

    body = (await answer(asker, "ForOurManagers"))["rssBody"]
    rows = body["memberParticipations"]["nodes"]
    assert {it["organisation"]["name"] for it in rows if it["initiative"]["title"] == EARLY} == {"Kungälv", "Härryda"}
    after = (await answer(asker, "LoadBySize"))["municipalities"]["pageInfo"]["endCursor"]
    sizes = (await answer(asker, "LoadBySize", after=after))["municipalities"]["nodes"]
    (parts,) = [each(it["participations"], "initiative", "title") for it in sizes if it["name"] == "Öckerö"]
    assert parts
    assert EARLY not in parts
    pilots = set(each((await answer(asker, "CountiesInOngoingPilots"))["inOngoingPilots"], "name"))
    assert not pilots & {"Öckerö", "Stenungsund"}
    load = (await answer(asker, "LoadPerMunicipality"))["municipalities"]["nodes"]
    of = {it["name"]: it["initiativesNotLeft"]["totalCount"] for it in load}
    assert (of["Öckerö"], of["Stenungsund"], of["Tjörn"]) == (2, 2, 1)


async def test_how_others_have_delimited_a_pilot_is_told_of_those_who_take_part_or_have(
    planted: tuple[Asker, Workbench],
) -> None:
    asker, bench = planted
    decoyed = {name for (name,) in await bench.sql(DECOYED, EARLY_SLUG)}
    others = (await answer(asker, "WhatWouldJoiningDemand"))["initiative"]["participations"]
    names = set(each(others, "organisation", "name"))
    assert names > {"Kungälv", "Härryda", "Mölndal"}
    assert not names & decoyed


async def test_a_page_tells_who_was_there_and_left_and_who_of_them_counts(planted: tuple[Asker, Workbench]) -> None:
    asker, _ = planted
    page = (await answer(asker, "InitiativePage", slug=NORMS_SLUG))["initiative"]["participations"]
    told = {(it["role"], it["status"]): it["isTakingPart"] for it in page["nodes"]}
    assert {status for _, status in told} == {"STATED", "CONFIRMED", "LEFT"}
    assert {role for (role, _), counts in told.items() if not counts} == {"SUPPORTER"}
    assert told["PARTICIPANT", "LEFT"]
    pilot = (await answer(asker, "TidigtStod", slug=NORMS_SLUG))["initiative"]
    assert "Skånes Kommuner" not in each(pilot["others"], "organisation", "name")
    assert "Region Uppsala" in each(pilot["others"], "organisation", "name")


async def test_of_what_a_municipality_takes_part_in_those_beside_it_take_part_or_have(
    planted: tuple[Asker, Workbench],
) -> None:
    asker, bench = planted
    found = (await answer(asker, "WhatDoWeTakePartIn"))["municipality"]["participations"]["nodes"]
    (early,) = [it for it in found if it["initiative"]["title"] == EARLY]
    ((count,),) = await bench.sql(
        "select count(*) from participations p join initiatives i on i.id = p.initiative_id where i.slug = $1"
        " and p.publication = 'PUBLISHED' and p.status in ('STATED', 'CONFIRMED', 'LEFT')"
        " and p.role not in ('COMMISSIONER', 'FUNDER', 'RESEARCHER', 'SUPPORTER', 'CONSULTED')",
        EARLY_SLUG,
    )
    assert early["isTakingPart"]
    assert early["initiative"]["participations"]["totalCount"] == count
