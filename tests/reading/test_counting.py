"""What is counted for all rows of a list at once, against what is counted for each by itself."""

from typing import Any

import pytest
import pytest_asyncio

from registry.storage.database import database
from registry.storage.reading.criteria import ALL, Chosen, Compare, Either, Every, Not, Related, leads_along
from registry.storage.reading.given import Given
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, furnish, workbench

SEEING_MORE_AND_LESS = [None, "rss", "municipality", "other", "national_system", "administrator"]
PARTS = "participations(where: {where}) {{ totalCount }} more: participations {{ totalCount }}"
WHERE = "{ isTakingPart: true, initiative: { kind: { eq: PILOT } } }"
#: What is told of a theme below initiatives: with its pages, and with those of the theme alone.
IN_THEME = """initiatives(first: 3, where: { not: { kind: { eq: PILOT } } }) { totalCount nodes { slug } }
    own: initiatives(first: 2, withChildren: false) { totalCount nodes { slug } }
    outputs(first: 2) { totalCount nodes { slug } }"""
FACETS = {
    "initiatives": {
        "kind": "kind: {{ eq: {} }}",
        "state": "state: {{ eq: {} }}",
        "theme": 'theme: {{ eq: "{}" }}',
        "rssBody": 'rssBody: {{ eq: "{}" }}',
        "county": 'county: {{ eq: "{}" }}',
    },
    "participations": {
        "role": "role: {{ eq: {} }}",
        "theme": 'theme: {{ eq: "{}" }}',
        "rssBody": 'rssBody: {{ eq: "{}" }}',
        "county": 'county: {{ eq: "{}" }}',
    },
}


async def hide_some(url: str) -> None:
    """The seeds with a key for each caller, where something of each type is a draft or withdrawn."""
    await furnish(url)
    connection = await database.connect(url)
    try:
        await connection.execute(
            "update organisations set publication = 'DRAFT' where slug in ('harryda', 'rss-skane')"
        )
        await connection.execute("update themes set publication = 'DRAFT' where slug = 'ekonomiskt-bistand'")
        for table in ("participations", "initiatives", "memberships"):
            for place, word in enumerate(("DRAFT", "WITHDRAWN")):
                because = "'Fel'" if word == "WITHDRAWN" else "null"
                await connection.execute(
                    f"update {table} set publication = '{word}', withdrawn_because = {because} where id in"
                    f" (select id from {table} where publication = 'PUBLISHED'"
                    f" order by md5(id::text) offset {place * 5} limit 5)"
                )
    finally:
        await connection.close()


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> Any:
    async with workbench(make_database, fill=hide_some, max_cost=1_000_000) as opened:
        yield opened


@pytest.mark.parametrize("caller", SEEING_MORE_AND_LESS)
async def test_a_count_on_a_page_is_that_of_the_record_by_itself(bench: Workbench, caller: str | None) -> None:
    parts = PARTS.format(where=WHERE)
    page = await bench(caller, f"{{ municipalities(first: 300) {{ nodes {{ code {parts} }} }} }}")
    nodes = page["municipalities"]["nodes"]
    assert {node["more"]["totalCount"] for node in nodes} > {0, 1}
    some = sorted(nodes, key=lambda node: (-node["more"]["totalCount"], node["code"]))[:24]
    each = " ".join(f'm{node["code"]}: municipality(code: "{node["code"]}") {{ code {parts} }}' for node in some)
    assert list((await bench(caller, f"{{ {each} }}")).values()) == some


@pytest.mark.parametrize("caller", SEEING_MORE_AND_LESS)
async def test_what_many_on_a_page_lead_to_is_told_as_by_itself(bench: Workbench, caller: str | None) -> None:
    page = await bench(caller, f"{{ initiatives(first: 100) {{ nodes {{ themes {{ slug {IN_THEME} }} }} }} }}")
    themes = [theme for node in page["initiatives"]["nodes"] for theme in node["themes"]]
    told = {theme["slug"]: theme for theme in themes}
    assert 1 < len(told) < len(themes)
    each = " ".join(f't{n}: theme(slug: "{slug}") {{ slug {IN_THEME} }}' for n, slug in enumerate(told))
    assert list((await bench(caller, f"{{ {each} }}")).values()) == list(told.values())


@pytest.mark.parametrize("caller", SEEING_MORE_AND_LESS)
@pytest.mark.parametrize("name", FACETS)
async def test_a_facet_counts_what_its_filter_finds(bench: Workbench, caller: str | None, name: str) -> None:
    asked = " ".join(f"{facet} {{ value label count }}" for facet in FACETS[name])
    found = (await bench(caller, f"{{ {name} {{ totalCount facets {{ {asked} }} }} }}"))[name]
    assert any(found["facets"].values())
    for facet, where in FACETS[name].items():
        counts = [(each["value"], each["count"]) for each in found["facets"][facet]]
        each = " ".join(
            f"n{place}: {name}(where: {{ {where.format(value)} }}) {{ totalCount }}"
            for place, (value, _) in enumerate(counts[:12])
        )
        if counts:
            again = [one["totalCount"] for one in (await bench(caller, f"{{ {each} }}")).values()]
            assert again == [count for _, count in counts[:12]], facet


def test_only_what_every_way_follows_is_not_looked_at_twice() -> None:
    leads, other = Related(("initiative", "themes"), ALL), Compare("role", "eq", Given("OWNER"))
    assert leads_along(Every((other, Chosen("theme", leads)))) == ("initiative",)
    assert leads_along(Every((Either((leads, other)), Not(leads)))) == ()
    assert leads_along(Related(("initiative",), ALL, some=False)) == ()
