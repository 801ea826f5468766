"""Sources as lists: each once, with what rests on it, as far as the caller may see; and records by their sources."""

import re
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType

from registry.model import RECORDS, metadata
from registry.storage.database import database
from schema.contract import sdl_schema
from schema.language.types import as_object
from tests.helpers.asker import Asker
from tests.helpers.ready_questions import GR, READY, answer, each
from tests.helpers.workbench import Workbench

LISTS = ("sources", "reported_counts", "grades")
CITED = [model for model in RECORDS.values() if not model.for_administrators]
#: Every source that published records name, with how many do, written by hand; their counts and grades name some too.
BY_HAND = """
with named as ({branches})
select source ->> 'title' as title, source ->> 'url' as url, source ->> 'publisher' as publisher,
  source ->> 'date' as date, count(distinct id)::int as "recordCount", count(*)::int as places
from named where source is not null group by 1, 2, 3, 4
"""
PAGE = """query Q($after: String) { sources(first: 10, after: $after) { pageInfo { hasNextPage endCursor }
  nodes { title url publisher date recordCount citations { totalCount } } } }"""
ABOUT = """query Q($title: String!) { sources(where: { title: { eq: $title } }) {
  totalCount nodes { recordCount citations { nodes { recordType fields locator isInferred record { id } } } } } }"""


def _by_hand() -> str:
    branches = []
    for model in CITED:
        for name in (it for it in LISTS if it in model.__table__.c):
            source = "v" if name == "sources" else "v -> 'source'"
            seen = " and ".join(["t.publication = 'PUBLISHED'", *(_seen(model, way, "t") for way in model.closes_over)])
            rows = f"from {model.__tablename__} t, jsonb_array_elements(t.{name}) v where {seen}"
            branches.append(f"select t.id, {source} as source {rows}")
    return BY_HAND.format(branches=" union all ".join(branches))


def _seen(model: Any, way: str, row: str) -> str:
    """That what a record is shown with is published too, with all that it is shown with itself."""
    reference = getattr(model, way).property
    ((own, _),) = reference.local_remote_pairs
    there, name = reference.mapper.class_, f"{row}_{way}"
    more = "".join(f" and {_seen(there, each, name)}" for each in there.closes_over)
    found = f"select from {there.__tablename__} {name} where {name}.id = {row}.{own.name}"
    return f"exists ({found} and {name}.publication = 'PUBLISHED'{more})"


async def test_each_source_that_published_records_name_is_listed_once(ask: Asker, seeded_url: str) -> None:
    connection = await database.connect(seeded_url)
    expected = [dict(row) for row in await connection.fetch(_by_hand())]
    await connection.close()
    found, after = [], None
    while True:
        page = (await ask(PAGE, after=after))["sources"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    told = [{"places": it.pop("citations")["totalCount"], **it} for it in found]
    assert sorted(map(_told, told)) == sorted(map(_told, expected))
    assert len(expected) > 100


def _told(row: dict[str, Any]) -> str:
    return repr(sorted(row.items()))


async def test_what_a_draft_rests_on_is_seen_by_those_who_see_the_draft(bench: Workbench) -> None:
    source = {"title": "Hemlig källa", "fields": ["title"], "locator": "s. 3", "isInferred": True}
    made = await _a_draft(bench, source)
    for who, count in ((None, 0), ("municipality", 0), ("rss", 1), ("national", 1)):
        found = (await bench(who, ABOUT, title="Hemlig källa"))["sources"]
        assert found["totalCount"] == count, who
    [place] = found["nodes"][0]["citations"]["nodes"]
    rest = {"fields": ["title"], "locator": "s. 3", "isInferred": True}
    assert place == {"recordType": "INITIATIVE", "record": {"id": made["id"]}, **rest}


async def _a_draft(bench: Workbench, *sources: Any) -> Any:
    fields = {"title": "Ett utkast", "kind": "PILOT", "sources": sources}
    return (await bench.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]


async def test_a_source_that_two_records_name_counts_what_each_caller_sees(bench: Workbench) -> None:
    source = {"title": "Delad källa"}
    await bench.an_initiative(title="Visad", sources=[source, {**source, "locator": "s. 9"}])
    await _a_draft(bench, source)
    for who, records, places in ((None, 1, 2), ("national", 2, 3)):
        [found] = (await bench(who, ABOUT, title="Delad källa"))["sources"]["nodes"]
        assert (found["recordCount"], len(found["citations"]["nodes"])) == (records, places)


async def test_the_source_of_a_count_is_among_the_sources(ask: Asker) -> None:
    query = """{ initiatives(first: 100) { nodes { reportedCounts { source { title } } } }
      sources(first: 100, where: { citations: { some: { fields: { contains: "count" } } } }) { nodes { title } } }"""
    found = await ask(query)
    named = {it["source"]["title"] for counts in each(found["initiatives"], "reportedCounts") for it in counts}
    assert named
    assert named <= set(each(found["sources"], "title"))


async def test_a_facet_of_publishers_and_its_filter_count_alike(ask: Asker) -> None:
    facets = (await answer(ask, "SourcesByPublisher"))["sources"]["facets"]["publisher"]
    for one in facets[:3]:
        found = (await answer(ask, "SourcesByPublisher", publisher=one["value"]))["sources"]
        assert found["totalCount"] == one["count"]
        assert set(each(found, "publisher")) == {one["value"]}
        assert found["facets"]["publisher"] == facets


@pytest.mark.parametrize("which", ["initiatives", "outputs", "groups", "methods", "mandates"])
async def test_records_are_chosen_by_who_published_their_sources(which: str, ask: Asker, seeded_url: str) -> None:
    connection = await database.connect(seeded_url)
    lists = [it for it in LISTS if it in metadata.tables[which].c]
    ways = " or ".join(
        f"exists (select from jsonb_array_elements({name}) v where {_source(name)} = $1)" for name in lists
    )
    query = f"select count(*) from {which} where publication = 'PUBLISHED' and ({ways})"
    expected = await connection.fetchval(query, GR)
    await connection.close()
    found = await ask(
        f"query Q($of: CitationWhere) {{ {which}(where: {{ sources: {{ some: $of }} }}) {{ totalCount }} }}",
        of={"publisher": {"eq": GR}},
    )
    assert found[which]["totalCount"] == expected


def _source(name: str) -> str:
    return "v ->> 'publisher'" if name == "sources" else "v -> 'source' ->> 'publisher'"


async def test_what_is_inferred_and_what_has_no_source_can_be_asked_for(ask: Asker) -> None:
    found = await ask("""{
      inferred: seats(where: { sources: { some: { isInferred: true } } }) { totalCount }
      bare: initiatives(where: { sources: { any: false } }) { totalCount }
      all: initiatives(where: { sources: { any: true } }) { totalCount }
      whole: initiatives { totalCount } }""")
    assert found["inferred"]["totalCount"] > 0
    assert found["bare"]["totalCount"] + found["all"]["totalCount"] == found["whole"]["totalCount"]


async def test_what_rests_on_a_source_is_told_record_by_record(ask: Asker) -> None:
    found = (await answer(ask, "WhatRestsOnThisSource"))["sources"]
    [source] = found["nodes"]
    assert source["publisher"] == GR
    by_type = {it["value"]: it["count"] for it in source["citations"]["facets"]["recordType"]}
    assert sum(by_type.values()) == source["citations"]["totalCount"] >= source["recordCount"] > 50
    assert by_type["SEAT"] > 10
    named = [[each for key, each in it["record"].items() if key not in ("__typename", "id")] for it in cited(source)]
    assert all(any(each) for each in named)


def cited(source: Any) -> list[Any]:
    """What rests on a source."""
    found: list[Any] = source["citations"]["nodes"]
    return found


def possible(name: str) -> list[GraphQLObjectType]:
    """The types that a type, or an interface, may be."""
    type_ = sdl_schema().type_map[name]
    if isinstance(type_, GraphQLInterfaceType):
        return list(sdl_schema().get_possible_types(type_))
    return [as_object(type_)]


def test_what_rests_on_a_source_is_named_whatever_it_is() -> None:
    asked = re.findall(r"\.\.\. on (\w+)", READY["WhatRestsOnThisSource"].query)
    named = {one.name for each in asked for one in possible(each)}
    shown = {each.name for each in possible("Record") if "sources" in each.fields}
    assert shown - named <= {"ApiKey", "Grant", "KeeperRequest", "Person", "Webhook"}
