"""A code, slug or name in a filter that leads nowhere is told of, with its place; what leads somewhere is not."""

from typing import Any

import pytest

from tests.helpers.asker import Asker


async def _warnings(ask: Asker, text: str, **variables: Any) -> dict[tuple[Any, ...], Any]:
    found = await ask.whole(text, variables)
    assert "errors" not in found, found
    return {tuple(each["path"]): each for each in found.get("extensions", {}).get("warnings", [])}


async def test_each_unknown_code_of_a_list_is_told_with_its_place(ask: Asker) -> None:
    text = '{ municipalities(where: { code: { in: ["114", "115", "0117"] } }) { totalCount } }'
    found = await _warnings(ask, text)

    assert [path[-1] for path in found] == [0, 1]
    told = found["municipalities", "where", "code", "in", 0]
    assert told["code"] == "UNKNOWN_CODE"
    assert "114" in told["message"]
    assert "0114" in told["hint"]


@pytest.mark.parametrize(
    ("filter_", "place"),
    [
        ('county: { eq: "3" }', ("county", "eq")),
        ('county: { in: ["14", "Västra Götaland"] }', ("county", "in", 1)),
        ('rssBody: { eq: "GR" }', ("rssBody", "eq")),
        ('theme: { eq: "barn" }', ("theme", "eq")),
        ('not: { slug: { eq: "finns-inte" } }', ("not", "slug", "eq")),
        ('or: [{ kind: { eq: PILOT } }, { parent: { slug: { eq: "x" } } }]', ("or", 1, "parent", "slug", "eq")),
        (
            'participations: { some: { organisation: { name: { eq: "Ingenstans" } } } }',
            ("participations", "some", "organisation", "name", "eq"),
        ),
    ],
)
async def test_what_leads_nowhere_is_told_with_its_place(filter_: str, place: tuple[Any, ...], ask: Asker) -> None:
    found = await _warnings(ask, f"{{ initiatives(where: {{ {filter_} }}) {{ totalCount }} }}")
    assert list(found) == [("initiatives", "where", *place)]


async def test_variables_and_lists_below_records_are_told_of_too(ask: Asker) -> None:
    text = """query Q($where: ParticipationWhere, $codes: [String!]) {
      one: initiatives(first: 2, where: { county: { in: $codes } }) {
        totalCount nodes { participations(where: $where) { totalCount } } } }"""
    where = {"organisation": {"code": {"eq": "0000"}}}

    found = await _warnings(ask, text, where=where, codes=["14", "99"])
    again = await _warnings(ask, text, where=where, codes=["99", "14"])

    below = ("one", "nodes", "participations", "where", "organisation", "code", "eq")
    assert set(found) == {("one", "where", "county", "in", 1), below}
    assert set(again) == {("one", "where", "county", "in", 0), below}


async def test_what_leads_somewhere_is_not_told_of(ask: Asker) -> None:
    text = """{ initiatives(where: {
      county: { in: ["14", "01"] } rssBody: { eq: "goteborgsregionen" } not: { theme: { eq: "barn-och-unga" } } }) {
      totalCount nodes { title } } }"""
    assert await _warnings(ask, text) == {}


async def test_what_chooses_the_records_of_a_value_is_told_of_with_its_argument(ask: Asker) -> None:
    text = """{ one: municipality(code: "1440") {
      takesPart(initiatives: { theme: { eq: "finns-inte" } }) } }"""
    assert list(await _warnings(ask, text)) == [("one", "takesPart", "initiatives", "theme", "eq")]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("initiatives(where: { rssBody: { eq: $it } })", ("initiatives", "where", "rssBody", "eq")),
        ("knowledgeNeeds(where: { rssBody: { eq: $it } })", ("knowledgeNeeds", "where", "rssBody", "eq")),
        ("memberships(where: { rssBody: { eq: $it } })", ("memberships", "where", "rssBody", "eq")),
        (
            "participations(where: { via: { slug: { eq: $it } } })",
            ("participations", "where", "via", "slug", "eq"),
        ),
        (
            "needsOverview(by: [RSS_BODY], where: { rssBody: { slug: { eq: $it } } })",
            ("needsOverview", "where", "rssBody", "slug", "eq"),
        ),
        (
            "coverage(by: RSS_BODY, where: { rssBody: { slug: { eq: $it } } })",
            ("coverage", "where", "rssBody", "slug", "eq"),
        ),
        ("rssBodies(where: { slug: { eq: $it } })", ("rssBodies", "where", "slug", "eq")),
    ],
)
@pytest.mark.parametrize("slug", ["goteborgsregionens-kommunalforbund", "kungalv", "skr"])
async def test_an_organisation_of_another_kind_leads_nowhere(
    asked: str, place: tuple[Any, ...], slug: str, ask: Asker
) -> None:
    found = await _warnings(ask, f"query Q($it: String!) {{ {asked} {{ totalCount }} }}", it=slug)
    assert list(found) == [place]
    assert slug in found[place]["message"]
    assert await _warnings(ask, f"query Q($it: String!) {{ {asked} {{ totalCount }} }}", it="goteborgsregionen") == {}


async def test_what_was_meant_is_of_the_kind_that_is_asked_for(ask: Asker) -> None:
    """An RSS body and the association that is its host are called the same."""
    found = await _warnings(ask, '{ initiatives(where: { rssBody: { eq: "GR" } }) { totalCount } }')
    assert (
        found["initiatives", "where", "rssBody", "eq"]["hintSv"] == "Menade du goteborgsregionen (Göteborgsregionen)?"
    )
