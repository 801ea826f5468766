"""Lists and facets by place count whoever takes part, or has; who goes on with it is told apart from who has left."""

from typing import Any

import pytest_asyncio

from tests.helpers.workbench import Workbench

#: Who stands in the list, by municipality or RSS body: role, status, and the end of its own period.
LISTED = {
    "kungalv": ("PARTICIPANT", "CONFIRMED", None),
    "ale": ("PARTICIPANT", "STATED", "2020"),
    "umea": ("OWNER", "LEFT", None),
    "malmo": ("FUNDER", "CONFIRMED", None),
    "lund": ("PARTICIPANT", "DECLINED", None),
    "gavle": ("PARTICIPANT", "INTERESTED", None),
    "norrbottens-kommuner": ("RESEARCHER", "CONFIRMED", None),
    "skanes-kommuner": ("PROCESS_LEADER", "STATED", None),
}
ASKED = """query Q($slug: String!) { initiatives(where: { slug: { eq: $slug } }) {
  facets { county { value count } rssBody { value count } } } }"""
BY_PLACE = """query Q($slug: String!, $county: String, $rss: String) { initiatives(where: {
  slug: { eq: $slug }, county: { eq: $county }, rssBody: { eq: $rss } }) { totalCount } }"""
BELOW = """query Q($slug: String!, $county: String!, $rss: String!, $municipality: String!) {
  county(code: $county) { initiatives(where: { slug: { eq: $slug } }) { totalCount } }
  rssBody(slug: $rss) { initiatives(where: { slug: { eq: $slug } }) { totalCount } }
  organisation(slug: $municipality) { initiatives(where: { slug: { eq: $slug } }) { totalCount } } }"""
PARTS = """query Q($slug: String!) { initiative(slug: $slug) {
  participations(first: 20) { nodes { organisation { slug } isTakingPart hasNotLeft isCurrent } }
  now: participations(where: { isCurrent: true }) { totalCount }
  notLeft: participations(where: { hasNotLeft: true }) { totalCount }
  not: participations(where: { isCurrent: false }) { totalCount } } }"""


@pytest_asyncio.fixture(scope="module")
async def pilot(bench: Workbench) -> str:
    """A pilot whose list has everyone in it, by its slug."""
    made = await bench.an_initiative(title="Alla sorters roller", state="ONGOING")
    rows = [
        {
            "organisation": {"slug": slug},
            "role": role,
            "status": status,
            **({"period": {"end": end}} if end else {}),
        }
        for slug, (role, status, end) in LISTED.items()
    ]
    about = {"initiative": {"slug": made["slug"]}, "participants": rows}
    await bench.done("national", "addParticipants", "", **about)
    slug: str = made["slug"]
    return slug


async def test_facets_by_place_count_those_who_take_part_and_their_filters_find_as_many(
    bench: Workbench, pilot: str
) -> None:
    (facets,) = [(await bench(None, ASKED, slug=pilot))["initiatives"]["facets"]]
    counties = {each["value"]: each["count"] for each in facets["county"]}
    bodies = {each["value"]: each["count"] for each in facets["rssBody"]}
    assert counties == {"14": 1, "24": 1}
    assert bodies == {"goteborgsregionen": 1, "fou-socialtjanst-vasterbotten": 1, "skanes-kommuner": 1}

    for code in ("14", "24", "12", "21", "25"):
        found: Any = await bench(None, BY_PLACE, slug=pilot, county=code)
        assert found["initiatives"]["totalCount"] == counties.get(code, 0), code
    for slug in ("goteborgsregionen", "fou-socialtjanst-vasterbotten", "skanes-kommuner", "norrbottens-kommuner"):
        found = await bench(None, BY_PLACE, slug=pilot, rss=slug)
        assert found["initiatives"]["totalCount"] == bodies.get(slug, 0), slug


async def test_a_place_lists_what_is_taken_part_in_there(bench: Workbench, pilot: str) -> None:
    places = {
        ("14", "goteborgsregionen", "kungalv"): (1, 1, 1),
        ("24", "fou-socialtjanst-vasterbotten", "umea"): (1, 1, 1),
        ("12", "skanes-kommuner", "malmo"): (0, 1, 0),
        ("21", "norrbottens-kommuner", "gavle"): (0, 0, 0),
    }
    for (county, rss, municipality), counts in places.items():
        asked = {"slug": pilot, "county": county, "rss": rss, "municipality": municipality}
        found = await bench(None, BELOW, **asked)
        assert tuple(each["initiatives"]["totalCount"] for each in found.values()) == counts, municipality


async def test_who_goes_on_is_told_apart_from_who_has_left(bench: Workbench, pilot: str) -> None:
    found = (await bench(None, PARTS, slug=pilot))["initiative"]
    told = {each["organisation"]["slug"]: each["isCurrent"] for each in found["participations"]["nodes"]}
    assert {slug for slug, is_so in told.items() if is_so} == {"kungalv", "skanes-kommuner"}
    assert (found["now"]["totalCount"], found["not"]["totalCount"]) == (2, len(LISTED) - 2)


async def test_whoever_takes_part_now_has_not_left_and_whoever_has_not_left_takes_part(
    bench: Workbench, pilot: str
) -> None:
    found = (await bench(None, PARTS, slug=pilot))["initiative"]
    told = {it["organisation"]["slug"]: it for it in found["participations"]["nodes"]}
    of = {name: {slug for slug, it in told.items() if it[name]} for name in ("isTakingPart", "hasNotLeft", "isCurrent")}
    assert of["hasNotLeft"] == {"kungalv", "ale", "skanes-kommuner"}
    assert of["isCurrent"] < of["hasNotLeft"] < of["isTakingPart"]
    assert found["notLeft"]["totalCount"] == 3

    asked = "query Q($slug: String!) { organisation(slug: $slug) { initiativesNotLeft { nodes { slug } } } }"
    for slug in LISTED:
        not_left = (await bench(None, asked, slug=slug))["organisation"]["initiativesNotLeft"]["nodes"]
        assert ({"slug": pilot} in not_left) == (slug in of["hasNotLeft"]), slug


async def test_nobody_takes_part_now_in_what_has_ended(bench: Workbench) -> None:
    ended = await bench.an_initiative(title="Slut sedan länge", state="COMPLETED")
    rows = [{"organisation": {"slug": "kungalv"}, "status": "CONFIRMED"}]
    about = {"initiative": {"slug": ended["slug"]}, "participants": rows}
    await bench.done("national", "addParticipants", "", **about)

    (part,) = (await bench(None, PARTS, slug=ended["slug"]))["initiative"]["participations"]["nodes"]
    assert (part["isTakingPart"], part["isCurrent"]) == (True, False)


async def test_what_was_taken_back_counts_for_nobody(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett återtaget deltagande", state="ONGOING")
    rows = [{"organisation": {"slug": "kungalv"}, "status": "CONFIRMED"}]
    about = {"initiative": {"slug": made["slug"]}, "participants": rows}
    await bench.done("national", "addParticipants", "", **about)
    assert (await bench("administrator", ASKED, slug=made["slug"]))["initiatives"]["facets"]["county"] != []

    await bench.sql(
        "update participations set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where initiative_id ="
        " (select id from initiatives where slug = $1) returning 1",
        made["slug"],
    )
    for caller in (None, "administrator"):
        found = await bench(caller, ASKED, slug=made["slug"])
        assert found["initiatives"]["facets"] == {"county": [], "rssBody": []}, caller
