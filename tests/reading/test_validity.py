"""Lists show the organisations that exist on the day asked about, unless they are asked otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from registry.storage.model import swedish_time
from tests.helpers.workbench import Workbench

ALL = {"or": [{"isValid": True}, {"isValid": False}]}
SLUGS = "totalCount nodes { slug }"
ROOT = f"query Q($where: OrganisationWhere) {{ it: organisations(where: $where, last: 100) {{ {SLUGS} }} }}"
MUNICIPALITIES = f"""query Q($where: OrganisationWhere) {{
  it: municipalities(where: $where, first: 300) {{ {SLUGS} facets {{ county {{ value count }} }} }}
}}"""
IN_COUNTY = f"""query Q($where: OrganisationWhere) {{
  county(code: "14") {{ it: municipalities(where: $where, first: 100) {{ {SLUGS} }} }}
}}"""
IN_BODY = f"""query Q($where: OrganisationWhere) {{
  rssBody(slug: "goteborgsregionen") {{ it: municipalities(where: $where, first: 100) {{ {SLUGS} }} }}
}}"""
BODIES_IN_COUNTY = """query Q($where: OrganisationWhere) {
  county(code: "14") { it: rssBodies(where: $where) { slug } }
}"""
LISTS = (MUNICIPALITIES, IN_COUNTY, IN_BODY)


def day(days: int) -> str:
    """A day so many days from now, in Sweden."""
    return (swedish_time.day_of(datetime.now(UTC)) + timedelta(days=days)).isoformat()


@pytest_asyncio.fixture(scope="module")
async def gone(bench: Workbench) -> Any:
    """A municipality and an RSS body that ended yesterday, and an agency that begins tomorrow."""
    body = await bench.an_organisation(kind="RSS_BODY", name="Hade ett län", counties=["14"], validTo=day(-1))
    soon = await bench.an_organisation(kind="NATIONAL_AGENCY", name="Ny myndighet", validFrom=day(1))
    last = await bench.an_organisation(
        kind="MUNICIPALITY", name="Sista dagen", municipalityCode="1411", validFrom="1971-01-01", validTo=day(0)
    )
    found = await bench.an_organisation(
        kind="MUNICIPALITY",
        name="Gick upp i en annan",
        municipalityCode="1412",
        population=43_000,
        populationYear=2024,
        validFrom="1971-01-01",
        validTo=day(-1),
    )
    membership = {"municipality": {"slug": found["slug"]}, "rssBody": {"slug": "goteborgsregionen"}}
    await bench.done("national", "addMembership", "membership { id }", **membership)
    made = await bench.an_initiative()
    who = [{"organisation": {"municipalityCode": "1412"}}]
    await bench.done("rss", "addParticipants", "participations { id }", initiative={"id": made["id"]}, participants=who)
    return {"body": body, "soon": soon, "last": last, "municipality": found, "initiative": made}


async def slugs(bench: Workbench, query: str, where: Any = None) -> tuple[int, set[str]]:
    """The count of a list, and the slugs on its page."""
    found = await bench(None, query, where=where)
    it = found.get("it") or next(iter(found.values()))["it"]
    return it["totalCount"], {each["slug"] for each in it["nodes"]}


@pytest.mark.parametrize("query", LISTS)
async def test_a_list_shows_those_that_exist_today(bench: Workbench, gone: Any, query: str) -> None:
    slug = gone["municipality"]["slug"]
    shown, among = await slugs(bench, query)
    every, among_all = await slugs(bench, query, ALL)
    assert slug not in among
    assert slug in among_all
    assert every == shown + 1
    assert await slugs(bench, query, {"isValid": False}) == (1, {slug})


async def test_facets_count_what_the_list_shows(bench: Workbench, gone: Any) -> None:
    counted = {}
    for name, where in (("valid", None), ("all", ALL)):
        found = (await bench(None, MUNICIPALITIES, where=where))["it"]
        counted[name] = sum(each["count"] for each in found["facets"]["county"])
        assert counted[name] == found["totalCount"]
    assert counted["all"] == counted["valid"] + 1


async def test_the_last_day_is_one_that_it_exists_on(bench: Workbench, gone: Any) -> None:
    assert gone["last"]["slug"] in (await slugs(bench, MUNICIPALITIES))[1]
    query = "query Q($slug: String!) { organisation(slug: $slug) { isValid validFrom validTo } }"
    shown = await bench(None, query, slug=gone["last"]["slug"])
    assert shown["organisation"] == {"isValid": True, "validFrom": "1971-01-01", "validTo": day(0)}


async def test_a_day_of_its_own_can_be_asked_about(bench: Workbench, gone: Any) -> None:
    municipality, soon = gone["municipality"]["slug"], gone["soon"]["slug"]
    assert municipality in (await slugs(bench, MUNICIPALITIES, {"validOn": "1971-01-01"}))[1]
    assert municipality not in (await slugs(bench, MUNICIPALITIES, {"validOn": "1970-12-31"}))[1]
    assert soon not in (await slugs(bench, ROOT, {"slug": {"eq": soon}}))[1]
    assert soon in (await slugs(bench, ROOT, {"slug": {"eq": soon}, "validOn": day(1)}))[1]


async def test_a_filter_by_its_days_says_enough(bench: Workbench, gone: Any) -> None:
    found = await slugs(bench, MUNICIPALITIES, {"validTo": {"by": day(-1)}})
    assert found == (1, {gone["municipality"]["slug"]})


async def test_bodies_of_a_county_and_peers_are_those_that_exist(bench: Workbench, gone: Any) -> None:
    found = {each["slug"] for each in (await bench(None, BODIES_IN_COUNTY))["county"]["it"]}
    assert found
    assert gone["body"]["slug"] not in found
    every = {each["slug"] for each in (await bench(None, BODIES_IN_COUNTY, where=ALL))["county"]["it"]}
    assert every == found | {gone["body"]["slug"]}
    peers = '{ municipality(code: "1482") { peers(first: 100) { nodes { slug } } } }'
    near = {each["slug"] for each in (await bench(None, peers))["municipality"]["peers"]["nodes"]}
    assert near
    assert gone["municipality"]["slug"] not in near


async def test_references_and_lookups_still_find_it(bench: Workbench, gone: Any) -> None:
    slug = gone["municipality"]["slug"]
    query = """query Q($slug: String!, $id: ID!) {
      organisation(slug: $slug) { slug } municipality(code: "1412") { slug isValid }
      lookup(system: "scb-kommunkod", value: "1412") { ... on Organisation { slug } }
      node(id: $id) { ... on Initiative { participations { nodes { organisation { slug } } } } }
    }"""
    found = await bench(None, query, slug=slug, id=gone["initiative"]["id"])
    assert found["organisation"] == found["lookup"] == {"slug": slug}
    assert found["municipality"] == {"slug": slug, "isValid": False}
    assert found["node"]["participations"]["nodes"] == [{"organisation": {"slug": slug}}]


async def test_at_another_moment_its_day_counts(bench: Workbench, gone: Any) -> None:
    [(at,)] = await bench.sql("select now()")
    query = """query Q($asOf: DateTime!, $where: OrganisationWhere) {
      it: municipalities(asOf: $asOf, where: $where, first: 300) { totalCount nodes { slug } }
    }"""
    slug = gone["municipality"]["slug"]
    now = (await bench(None, query, asOf=at.isoformat()))["it"]
    assert slug not in {each["slug"] for each in now["nodes"]}
    every = (await bench(None, query, asOf=at.isoformat(), where=ALL))["it"]
    assert every["totalCount"] == now["totalCount"] + 1


async def test_counties_are_ordered_by_how_many_their_list_shows(bench: Workbench, gone: Any) -> None:
    query = """{ counties(orderBy: [{ municipalities: { count: DESC } }, { code: ASC }]) {
      code municipalities { totalCount }
    } }"""
    [(here,)] = await bench.sql("select count(*) from organisations where county_code = '12'")
    [(there,)] = await bench.sql("select count(*) from organisations where county_code = '01' and valid_to is null")
    for place in range(here - there, 1):
        fields = {"municipalityCode": f"01{50 - place}", "validTo": day(-1)}
        await bench.an_organisation(kind="MUNICIPALITY", name=f"Har funnits {place}", **fields)
    counted = [(-each["municipalities"]["totalCount"], each["code"]) for each in (await bench(None, query))["counties"]]
    assert counted == sorted(counted)


async def test_a_filter_by_its_days_says_enough_when_it_is_turned_round(bench: Workbench, gone: Any) -> None:
    where = {"slug": {"eq": gone["soon"]["slug"]}, "not": {"validFrom": {"by": day(0)}}}
    assert await slugs(bench, ROOT, where) == (1, {gone["soon"]["slug"]})


async def test_at_an_earlier_moment_those_are_shown_that_existed_then(bench: Workbench, gone: Any) -> None:
    key = gone["municipality"]["id"].removeprefix("organisation_")
    # Nothing has been done to it for ten days, and it ended yesterday.
    await bench.sql_as_owner("update organisations set updated_at = now() - interval '10 days' where id = $1", key)
    [(at,)] = await bench.sql("select now() - interval '5 days'")
    query = "query Q($asOf: DateTime) { it: municipalities(asOf: $asOf, first: 100) { nodes { slug isValid } } }"
    then = (await bench(None, query, asOf=at.isoformat()))["it"]["nodes"]
    assert then == [{"slug": gone["municipality"]["slug"], "isValid": True}]
