"""Lists stand in the order that was asked for: by moments, by counts, and by what a record points at."""

from typing import Any

import pytest

from tests.helpers.asker import Asker


async def _nodes(ask: Asker, list_: str, order: str, shown: str) -> list[Any]:
    found = await ask(f"{{ {list_}(orderBy: [{order}], first: 50) {{ nodes {{ {shown} }} }} }}")
    nodes: list[Any] = found[list_]["nodes"]
    return nodes


@pytest.mark.parametrize(
    "list_",
    [
        *("initiatives", "organisations", "groups", "knowledgeNeeds", "outputs", "needsRounds"),
        *("participations", "memberships", "lessons", "seats", "endorsements"),
    ],
)
async def test_every_list_is_ordered_by_when_its_records_were_made_and_changed(list_: str, ask: Asker) -> None:
    for name in ("createdAt", "updatedAt"):
        found = [each[name] for each in await _nodes(ask, list_, f"{{ {name}: DESC }}", name)]
        assert found == sorted(found, reverse=True)


async def test_a_list_is_ordered_by_how_many_there_are(ask: Asker) -> None:
    found = await _nodes(
        ask, "initiatives", "{ participations: { count: DESC } }, { title: ASC }", "participations { totalCount }"
    )
    counts = [each["participations"]["totalCount"] for each in found]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


async def test_a_list_is_ordered_by_what_its_records_point_at(ask: Asker) -> None:
    alone = await _nodes(ask, "organisations", "{ name: ASC }", "name")
    assert alone
    found = await _nodes(
        ask, "memberships", "{ rssBody: { name: DESC } }, { municipality: { population: ASC } }",
        "rssBody { name } municipality { population }",
    )  # fmt: skip
    pairs = [(each["rssBody"]["name"], each["municipality"]["population"]) for each in found]

    assert len({name for name, _ in pairs}) > 1
    assert [name for name, _ in pairs] == sorted((name for name, _ in pairs), key=_swedish, reverse=True)
    for body in {name for name, _ in pairs}:
        sizes = [size for name, size in pairs if name == body]
        assert sizes == sorted(sizes)


def _swedish(text: str) -> str:
    return text.lower().replace("ä", "ã").replace("å", "â").translate(str.maketrans("âã", "åæ"))


async def test_a_theme_holds_what_is_in_those_below_it(ask: Asker) -> None:
    found = await ask("""{ theme(slug: "individ-och-familjeomsorg") {
      children { slug initiatives { totalCount } }
      initiatives { totalCount facets { state { count } } }
      own: initiatives(withChildren: false) { totalCount } }
      by: initiatives(where: { theme: { eq: "individ-och-familjeomsorg" } }) { totalCount }
      some: initiatives(where: { themes: { some: { slug: { eq: "individ-och-familjeomsorg" } } } }) { totalCount }
      only: initiatives(where: {
        themes: { some: { slug: { eq: "individ-och-familjeomsorg" } }, withChildren: false } }) { totalCount }
      alone: initiatives(where: {
        theme: { eq: "individ-och-familjeomsorg", withChildren: false } }) { totalCount } }""")
    theme = found["theme"]
    whole = theme["initiatives"]["totalCount"]

    assert theme["children"]
    assert whole >= max(each["initiatives"]["totalCount"] for each in theme["children"]) > 0
    assert whole == found["by"]["totalCount"] == found["some"]["totalCount"] > theme["own"]["totalCount"]
    assert theme["own"] == found["only"] == found["alone"]
    assert sum(each["count"] for each in theme["initiatives"]["facets"]["state"]) == whole


async def test_a_body_has_the_initiatives_that_it_is_counted_for(ask: Asker) -> None:
    found = await ask("""{ rssBody(slug: "goteborgsregionen") {
      initiatives { totalCount } municipalities { totalCount nodes { memberships { nodes { rssBody { slug } } } } } }
      initiatives(where: { rssBody: { eq: "goteborgsregionen" } }) { totalCount }
      municipality(code: "1401") { initiatives { totalCount nodes { title } } } }""")

    assert found["rssBody"]["initiatives"]["totalCount"] == found["initiatives"]["totalCount"] > 0
    assert found["rssBody"]["municipalities"]["totalCount"] == 13
    titles = [each["title"] for each in found["municipality"]["initiatives"]["nodes"]]
    assert len(titles) == len(set(titles)) == found["municipality"]["initiatives"]["totalCount"]


@pytest.mark.parametrize(
    ("test", "names"),
    [
        ('startsWith: "GÖTEB"', ["Göteborg"]),
        ('startsWith: "gote"', []),
        ('contains: "TEBOR"', ["Göteborg"]),
        ('contains: "%"', []),
        ('contains: "_ö"', []),
    ],
)
async def test_names_are_found_by_a_part_whatever_the_case(test: str, names: list[str], ask: Asker) -> None:
    found = await ask(f"{{ municipalities(where: {{ name: {{ {test} }} }}) {{ nodes {{ name }} }} }}")
    assert [each["name"] for each in found["municipalities"]["nodes"]] == names


async def test_themes_and_counties_are_filtered_and_ordered_too(ask: Asker) -> None:
    found = await ask("""{
      themes(where: { name: { contains: "barn" } }, orderBy: [{ name: DESC }]) { name }
      counties(where: { municipalities: { some: { name: { eq: "Ale" } } } }, orderBy: [{ code: DESC }]) { code } }""")

    names = [each["name"] for each in found["themes"]]
    assert names
    assert all("barn" in name.lower() for name in names)
    assert found["counties"] == [{"code": "14"}]


async def test_a_list_is_ordered_by_words_as_the_vocabulary_has_them(ask: Asker) -> None:
    words = (await ask('{ vocabulary(enum: "InitiativeState") { value } }'))["vocabulary"]
    places = {each["value"]: place for place, each in enumerate(words)}
    for by, backward in (("ASC", False), ("DESC", True)):
        found = [places[each["state"]] for each in await _nodes(ask, "initiatives", f"{{ state: {by} }}", "state")]
        assert found == sorted(found, reverse=backward)
    assert len(set(found)) > 2
    # Its pages too, where what is unknown stands first.
    query = """query Q($after: String) {
      initiatives(orderBy: [{ side: ASC }, { title: ASC }], first: 4, after: $after) {
        nodes { slug side } pageInfo { endCursor hasNextPage } } }"""
    nodes, after = [], None
    while True:
        page = (await ask(query, after=after))["initiatives"]
        nodes += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len({each["slug"] for each in nodes}) == len(nodes)
    sides = ["", "AUTHORITY", "PROVIDER"]
    assert [sides.index(each["side"] or "") for each in nodes] == sorted(sides.index(e["side"] or "") for e in nodes)


@pytest.mark.parametrize(
    ("list_", "step"),
    [
        ("initiatives", "parent: { parent: { title: DESC } }"),
        ("knowledgeNeeds", "round: { serviceArea: { name: ASC } }"),
    ],
)
async def test_what_points_at_nothing_stands_in_its_list_all_the_same(list_: str, step: str, ask: Asker) -> None:
    name = step.partition(":")[0]
    query = f"{{ {list_}(orderBy: [{{ {step} }}], first: 100) {{ totalCount nodes {{ {name} {{ slug }} }} }} }}"
    found = (await ask(query))[list_]

    assert any(each[name] is None for each in found["nodes"])
    assert len(found["nodes"]) == min(found["totalCount"], 100)
