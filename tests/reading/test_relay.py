"""Pages as Relay's specification of connections has them: cursors first, then how many, from whichever end."""

import json
from itertools import product
from typing import Any

import pytest

from tests.helpers.asker import Asker

QUERY = """query Page($first: Int, $after: String, $last: Int, $before: String) {
  list: LIST(first: $first, after: $after, last: $last, before: $before ORDER) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""
LISTS = {
    "by default": QUERY.replace("LIST", "groups").replace("ORDER", ""),
    "downwards": QUERY.replace("LIST", "outputs").replace("ORDER", ", orderBy: [{ title: DESC }]"),
    "mixed": QUERY.replace("LIST", "outputs").replace("ORDER", ", orderBy: [{ publishedOn: DESC }, { title: ASC }]"),
}


def edges_to_return(
    every: list[str], first: int | None, after: str | None, last: int | None, before: str | None
) -> list[str]:
    """The algorithm of the specification, on cursors."""
    edges = every
    if after is not None:
        edges = edges[edges.index(after) + 1 :]
    if before is not None and before in edges:
        edges = edges[: edges.index(before)]
    elif before is not None:
        edges = [] if every.index(before) <= every.index(after or before) else edges
    if first is not None:
        return edges[:first]
    return edges[max(0, len(edges) - last) :] if last is not None else edges


@pytest.mark.parametrize("name", LISTS)
async def test_every_combination_of_arguments_gives_the_specifications_page(ask: Asker, name: str) -> None:
    whole = (await ask(LISTS[name], first=100))["list"]
    every = [each["cursor"] for each in whole["edges"]]
    assert len(every) == whole["totalCount"] > 4
    places = [None, every[0], every[2], every[-2]]
    sizes = [("first", 0), ("first", 2), ("first", 100), ("last", 0), ("last", 2), ("last", 100)]
    for after, before, (end, size) in product(places, places, sizes):
        given: dict[str, Any] = {"after": after, "before": before, end: size}
        found = (await ask(LISTS[name], **given))["list"]
        expected = edges_to_return(every, given.get("first"), after, given.get("last"), before)
        assert [each["cursor"] for each in found["edges"]] == expected, given
        assert found["totalCount"] == whole["totalCount"]
        page, between = found["pageInfo"], edges_to_return(every, None, after, None, before)
        beyond = len(between) > size
        assert page["hasNextPage"] is (before is not None or (end == "first" and beyond)), given
        assert page["hasPreviousPage"] is (after is not None or (end == "last" and beyond)), given
        assert (page["startCursor"], page["endCursor"]) == ((expected[0], expected[-1]) if expected else (None, None))


NESTED = """query Nested($after: String, $size: Int) {
  initiatives(first: 100) { nodes { id slug participations(first: $size, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }
}"""
ONE = """query One($slug: String!, $after: String) {
  initiative(slug: $slug) { participations(first: 2, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor } } }
}"""


async def test_a_cursor_moves_the_list_of_its_own_record_and_no_other(ask: Asker) -> None:
    first = (await ask(NESTED, size=2))["initiatives"]["nodes"]
    one = next(each for each in first if each["participations"]["pageInfo"]["hasNextPage"])
    cursor = one["participations"]["pageInfo"]["endCursor"]
    again = (await ask(NESTED, size=2, after=cursor))["initiatives"]["nodes"]
    for before, after in zip(first, again, strict=True):
        if before["id"] == one["id"]:
            assert after["participations"]["pageInfo"]["hasPreviousPage"]
            assert not {each["id"] for each in before["participations"]["nodes"]} & {
                each["id"] for each in after["participations"]["nodes"]
            }
        else:
            assert after == before


async def test_the_lists_of_many_are_read_on_one_record_at_a_time_and_nothing_is_lost(ask: Asker) -> None:
    for each in (await ask(NESTED, size=2))["initiatives"]["nodes"]:
        page, found = each["participations"], [one["id"] for one in each["participations"]["nodes"]]
        while page["pageInfo"]["hasNextPage"]:
            page = (await ask(ONE, slug=each["slug"], after=page["pageInfo"]["endCursor"]))["initiative"][
                "participations"
            ]
            found += [one["id"] for one in page["nodes"]]
        assert len(found) == len(set(found)) == each["participations"]["totalCount"]


async def test_a_cursor_below_a_record_says_which(ask: Asker) -> None:
    nodes = (await ask(NESTED, size=1))["initiatives"]["nodes"]
    one = next(each for each in nodes if each["participations"]["nodes"])
    cursor = json.loads(one["participations"]["pageInfo"]["endCursor"])
    assert f"initiative_{cursor[1].replace('-', '')}" == one["id"]


@pytest.mark.parametrize(
    "query",
    [
        "query Q($c: String) { pilots(after: $c) { totalCount } }",
        "query Q($c: String) { pilots(before: $c) { facets { state { count } } } }",
        'query Q($c: String) { rssBody(slug: "goteborgsregionen") { memberships(after: $c) { totalCount } } }',
    ],
)
async def test_a_cursor_that_is_none_is_refused_where_only_the_count_is_asked_for(ask: Asker, query: str) -> None:
    assert "errors" not in await ask.whole(query, {})
    for cursor in ("abc", '["0", "x"]', "abc"):
        assert (await ask.refused(query, c=cursor))["extensions"]["code"] == "INVALID_CURSOR"


async def test_a_cursor_of_another_list_is_refused_where_only_the_count_is_asked_for(ask: Asker) -> None:
    page = await ask("{ initiatives(first: 1, orderBy: [{ title: DESC }]) { pageInfo { endCursor } } }")
    cursor = page["initiatives"]["pageInfo"]["endCursor"]
    error = await ask.refused("query Q($c: String) { initiatives(after: $c) { totalCount } }", c=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"


async def test_a_period_that_ends_before_it_begins_is_refused(ask: Asker) -> None:
    query = """query Q($start: PartialDate, $end: PartialDate) {
      initiatives(where: { period: { overlaps: { start: $start, end: $end } } }) { totalCount } }"""
    for start, end in (("2023", "2022"), ("2022-06", "2022-05"), ("2022-06-02", "2022-06-01")):
        error = await ask.refused(query, start=start, end=end)
        assert error["extensions"]["code"] == "INVALID_FILTER"
        assert start in error["message"]
        assert end in error["extensions"]["messageSv"]
    allowed: list[dict[str, Any]] = [
        {"start": "2022-06", "end": "2022"},
        {"start": "2022", "end": "2022"},
        {"start": "2022"},
    ]
    for given in allowed:
        await ask(query, **given)


OF_SEVERAL_TYPES = """query Organisations($slugs: [String!]!, $after: String) {
  organisations(where: { slug: { in: $slugs } }) {
    nodes { id __typename initiatives(first: 1, after: $after) {
      nodes { id } pageInfo { hasPreviousPage hasNextPage endCursor } } }
  }
}"""
TAKING_PART = """{
  municipalities(first: 300) { nodes { slug initiatives { totalCount } } }
  rssBodies(first: 100) { nodes { slug initiatives { totalCount } } }
}"""


async def test_records_of_several_types_share_the_cursors_of_a_field_that_all_have(ask: Asker) -> None:
    lists = (await ask(TAKING_PART)).values()
    slugs = [max(each["nodes"], key=lambda one: one["initiatives"]["totalCount"])["slug"] for each in lists]
    first = (await ask(OF_SEVERAL_TYPES, slugs=slugs))["organisations"]["nodes"]
    assert {each["__typename"] for each in first} == {"Municipality", "RssBody"}
    for one in first:
        assert one["initiatives"]["pageInfo"]["hasNextPage"]
        cursor = one["initiatives"]["pageInfo"]["endCursor"]
        again = (await ask(OF_SEVERAL_TYPES, slugs=slugs, after=cursor))["organisations"]["nodes"]
        for before, after in zip(first, again, strict=True):
            is_moved = before["initiatives"]["nodes"] != after["initiatives"]["nodes"]
            assert is_moved is after["initiatives"]["pageInfo"]["hasPreviousPage"] is (before["id"] == one["id"])
