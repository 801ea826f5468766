"""What a page of the first rows tells is what all rows tell, though only those that may stand there are compared."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench

OVERLAPS = """query Q($slug: String!, $first: Int, $after: String, $where: OverlapRowWhere) {
  rows: overlaps(initiative: $slug, first: $first, after: $after, where: $where) {
    totalCount pageInfo { endCursor hasNextPage } nodes { initiative { id } score
      sharedNeeds { id } sharedMethods { id } sharedMunicipalities { id } sharedThemes { id } sharedNeedsCount
      sharedMethodsCount sharedMunicipalitiesCount sharedThemesCount sharedWords hasTargetGroupInCommon
      hasPeriodInCommon } } }"""
SIMILAR = """query Q($slug: String!, $first: Int, $after: String, $where: SimilarNeedRowWhere) {
  rows: similarNeeds(need: $slug, first: $first, after: $after, where: $where) {
    totalCount pageInfo { endCursor hasNextPage } nodes { need { id } score sharedInitiatives { id }
      sharedOutputs { id } sharedThemes { id } sharedOrganisations { id } sharedInitiativesCount sharedOutputsCount
      sharedThemesCount sharedOrganisationsCount sharedWords hasTargetGroupInCommon } } }"""
#: The question, its table, and how many that it is asked about.
ASKED = [(OVERLAPS, "initiatives", 12), (SIMILAR, "knowledge_needs", 12)]
#: All rows meet it, and where some are chosen all are put together.
ALL = {"score": {"gte": 0}}


async def pages(bench: Workbench, caller: str | None, query: str, slug: str, first: int) -> Any:
    """How many there are, and the first rows of some pages one after another."""
    found: list[Any] = []
    after = None
    for _ in range(3):
        page = (await bench(caller, query, slug=slug, first=first, after=after))["rows"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    return page["totalCount"], found


@pytest.mark.parametrize("caller", [None, "rss", "national"])
@pytest.mark.parametrize(("query", "table", "number"), ASKED, ids=["overlaps", "similarNeeds"])
async def test_the_first_rows_are_those_of_all(
    untidy: Workbench, query: str, table: str, number: int, caller: str | None
) -> None:
    chosen = f"select slug from {table} where publication = 'PUBLISHED' order by md5(id::text) limit {number}"
    drafts = f"select count(*) from {table} where publication = 'DRAFT'"
    assert await untidy.sql(drafts) > [(0,)]
    for (slug,) in await untidy.sql(chosen):
        whole = (await untidy(caller, query, slug=slug, first=100, where=ALL))["rows"]
        for first in (2, 30):
            total, found = await pages(untidy, caller, query, slug, first)
            assert total == whole["totalCount"], slug
            assert found == whole["nodes"][: 3 * first], slug
