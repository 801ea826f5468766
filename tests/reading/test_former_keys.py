"""Slugs and codes that were given up answer everywhere: in lookups, filters and case numbers."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.merging import merge_done
from tests.helpers.workbench import Workbench

IS = "query Q($where: OrganisationWhere!) { organisations(where: $where) { nodes { slug } } }"


@pytest_asyncio.fixture(scope="module")
async def renamed(bench: Workbench) -> None:
    """Socialstyrelsen under another slug, with an initiative that has a case number of its."""
    numbers = [{"authority": {"slug": "socialstyrelsen"}, "value": "2026/17"}]
    await bench.an_initiative("national", title="Diarieförd", caseNumbers=numbers)
    found = await bench("national", '{ organisation(slug: "socialstyrelsen") { id version } }')
    given = {"organisation": {"id": found["organisation"]["id"]}, "seen": found["organisation"]["version"]}
    await bench.done("national", "updateOrganisation", "", **given, fields={"slug": "socialstyrelsen-nu"})


@pytest.mark.parametrize("slug", ["socialstyrelsen", "socialstyrelsen-nu"])
async def test_a_slug_that_was_given_up_finds_its_record(bench: Workbench, renamed: None, slug: str) -> None:
    for where in ({"slug": {"eq": slug}}, {"slug": {"in": ["finns-inte", slug]}}):
        found: Any = await bench(None, IS, where=where)
        assert found["organisations"]["nodes"] == [{"slug": "socialstyrelsen-nu"}]
    among = {"slug": {"in": [slug]}}
    rest = await bench(None, IS, where={**among, "and": [{"slug": {"not": slug}}]})
    assert rest["organisations"]["nodes"] == []
    query = 'query Q($system: String!) { lookup(system: $system, value: "2026/17") { ... on Initiative { title } } }'
    assert (await bench(None, query, system=f"diarienummer:{slug}"))["lookup"] == {"title": "Diarieförd"}


async def test_a_slug_that_another_has_taken_finds_only_that_one(bench: Workbench) -> None:
    first = await bench.an_initiative(title="Gav upp sin slug", slug="omtvistad")
    given = {"initiative": {"id": first["id"]}, "seen": first["version"]}
    await bench.done("rss", "updateInitiative", "", **given, fields={"slug": "omtvistad-forr"})
    query = "query Q($where: InitiativeWhere!) { initiatives(where: $where) { nodes { title } } }"
    of_either = {"title": {"in": ["Gav upp sin slug", "Tog över den"]}}

    async def found(test: dict[str, Any]) -> list[str]:
        answer: Any = await bench(None, query, where={**of_either, "slug": test})
        return [each["title"] for each in answer["initiatives"]["nodes"]]

    assert await found({"eq": "omtvistad"}) == await found({"in": ["omtvistad"]}) == ["Gav upp sin slug"]
    second = await bench.an_initiative(title="Tog över den")
    # The acts let nobody take it; older data may hold it all the same.
    await bench.sql("update initiatives set slug = 'omtvistad' where slug = $1 returning id", second["slug"])
    assert await found({"eq": "omtvistad"}) == await found({"in": ["omtvistad", "x"]}) == ["Tog över den"]
    assert await found({"not": "omtvistad"}) == ["Gav upp sin slug"]


async def test_a_slug_that_a_hidden_draft_has_taken_still_finds_who_had_it(bench: Workbench) -> None:
    first = await bench.an_initiative(title="Hade slugen förr", slug="tagen-av-utkast")
    given = {"initiative": {"id": first["id"]}, "seen": first["version"]}
    await bench.done("rss", "updateInitiative", "", **given, fields={"slug": "tagen-av-utkast-forr"})
    fields = {"title": "Har den dolt", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { slug }", fields=fields))["initiative"]
    # The acts let nobody take it; older data may hold it all the same.
    await bench.sql("update initiatives set slug = 'tagen-av-utkast' where slug = $1 returning id", draft["slug"])
    query = "query Q($where: InitiativeWhere!) { initiatives(where: $where) { nodes { title } } }"
    for test in ({"eq": "tagen-av-utkast"}, {"in": ["tagen-av-utkast"]}):
        found: Any = await bench(None, query, where={"slug": test})
        assert found["initiatives"]["nodes"] == [{"title": "Hade slugen förr"}], test


@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_a_code_of_what_was_merged_leads_on(bench: Workbench, caller: str | None) -> None:
    code = {None: "1918", "rss": "1919", "administrator": "1901"}[caller]
    [(key,)] = await bench.sql("select id from organisations where municipality_code = '0331'")
    then = await bench.an_organisation(kind="MUNICIPALITY", name=f"Heby {code}", municipalityCode=code)
    await merge_done(bench, {"id": f"organisation_{key.hex}"}, then)
    query = """query Q($code: String!) {
      municipality(code: $code) { code } lookup(system: "scb-kommunkod", value: $code) { ... on Municipality { code } }
    }"""
    assert await bench(caller, query, code=code) == {"municipality": {"code": "0331"}, "lookup": {"code": "0331"}}
