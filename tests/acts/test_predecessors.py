"""What an organisation came from and went into, which only the nation says."""

from typing import Any

import pytest

from tests.helpers.merging import merge_done
from tests.helpers.workbench import Workbench, told

TIES = "predecessors { slug isValid } successors { slug }"
QUERY = f"query Q($slug: String!) {{ organisation(slug: $slug) {{ id slug version {TIES} }} }}"


async def shown(bench: Workbench, slug: str) -> Any:
    """An organisation with what it came from and went into."""
    return (await bench(None, QUERY, slug=slug))["organisation"]


async def change(bench: Workbench, caller: str, slug: str, **fields: Any) -> Any:
    """What comes of changing an organisation."""
    now = await shown(bench, slug)
    return await bench.do(caller, "updateOrganisation", organisation={"slug": slug}, seen=now["version"], fields=fields)


async def an(bench: Workbench, name: str, **fields: Any) -> str:
    """The slug of a new organisation."""
    return str((await bench.an_organisation(name=name, **fields))["slug"])


async def test_two_that_are_joined_lead_on_to_the_one_that_they_went_into(bench: Workbench) -> None:
    one, other = [await an(bench, f"Förr {each}", validTo="1973-12-31") for each in "AB"]
    both = [{"slug": one}, {"slug": other}]
    joined = await an(bench, "Nu", validFrom="1974-01-01", predecessors=both)
    came_from = (await shown(bench, joined))["predecessors"]
    assert sorted(came_from, key=lambda each: each["slug"]) == [
        {"slug": one, "isValid": False},
        {"slug": other, "isValid": False},
    ]
    assert (await shown(bench, one))["successors"] == [{"slug": joined}]
    query = "query Q($where: OrganisationWhere!) { organisations(where: $where) { nodes { slug } } }"
    where = {"predecessors": {"some": {"slug": {"eq": one}}}}
    assert (await bench(None, query, where=where))["organisations"]["nodes"] == [{"slug": joined}]
    assert told(await change(bench, "national", joined, predecessors=[{"slug": one}])) == []
    assert [each["slug"] for each in (await shown(bench, joined))["predecessors"]] == [one]
    [(count,)] = await bench.sql("select count(*) from changes where part = 'organisation_predecessors'")
    assert count == 3


@pytest.mark.parametrize("caller", ["municipality", "rss"])
async def test_only_the_nation_says_so(bench: Workbench, caller: str) -> None:
    found = await change(bench, caller, "kungalv", predecessors=[{"slug": "goteborg"}])
    assert told(found) == [("NOT_ALLOWED", ["fields", "predecessors"])]
    assert found["userErrors"][0]["message"].startswith("Bara nationella redaktörer")
    assert told(await change(bench, caller, "kungalv", predecessors=[])) == []


async def test_nothing_comes_of_what_came_of_it(bench: Workbench) -> None:
    first = await an(bench, "Först")
    then = await an(bench, "Sedan", predecessors=[{"slug": first}])
    for slug in (first, then):
        found = await change(bench, "national", first, predecessors=[{"slug": slug}])
        assert [each["code"] for each in found["userErrors"]] == ["INVALID"]
    found = await change(bench, "national", then, predecessors=[{"slug": first}, {"slug": "finns-inte"}])
    assert told(found) == [("NOT_FOUND", ["fields", "predecessors", "1", "slug"])]


async def test_what_was_registered_twice_leads_its_ties_on(bench: Workbench) -> None:
    before = await an(bench, "Före dubbletten")
    double = await bench.an_organisation(name="Dubblett", predecessors=[{"slug": before}])
    after = await an(bench, "Efter dubbletten", predecessors=[{"slug": double["slug"]}])
    into = await bench.an_organisation(name="Den rätta")
    await merge_done(bench, {"id": into["id"]}, double)
    found = await shown(bench, into["slug"])
    assert [each["slug"] for each in found["predecessors"]] == [before]
    assert found["successors"] == [{"slug": after}]
