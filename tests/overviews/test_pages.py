"""Every list of what is counted across records is read page by page, in both directions, as it is read whole."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.helpers.asker import Asker
from tests.helpers.workbench import Workbench

#: Each list with arguments that give it rows, and what tells its rows apart.
LISTS = {
    "overlaps": ('initiative: "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"', "score initiative { slug }"),
    "similarNeeds": ('need: "verksamt-tidigt-stod-till-vuxna"', "score need { slug }"),
    "needsOverview": ("by: [THEME, STATE]", "theme { slug } state needCount"),
    "coverage": ("by: COUNTY", "county { code } knownToCount"),
    "least: coverage": ("by: COUNTY, orderBy: [{ populationShare: DESC }]", "county { code } populationShare"),
    "most: coverage": ("by: THEME, orderBy: [{ municipalityShareAtMost: ASC }]", "theme { slug }"),
    "calendarEvents": ("", "id day"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_pages_are_the_whole(ask: Asker, name: str) -> None:
    await read_both_ways(ask, name, *LISTS[name])


async def test_pages_of_partners_are_the_whole(untidy: Workbench) -> None:
    async def ask(query: str) -> Any:
        return await untidy(None, query)

    needs = (await ask("{ knowledgeNeeds(first: 40) { nodes { slug } } }"))["knowledgeNeeds"]["nodes"]
    told = {each["slug"]: await ask(f'{{ partners(need: "{each["slug"]}") {{ totalCount }} }}') for each in needs}
    most = max(told, key=lambda slug: int(told[slug]["partners"]["totalCount"]))
    await read_both_ways(ask, "partners", f'need: "{most}"', "score organisation { slug }")


async def read_both_ways(ask: Callable[[str], Awaitable[Any]], name: str, given: str, shown: str) -> None:
    """Holds a first page, the rest after it, and the page before that, to the whole."""

    async def page(window: str) -> Any:
        arguments = ", ".join(each for each in (given, window) if each)
        query = f"{{ {name}({arguments}) {{ nodes {{ {shown} }} pageInfo {{ startCursor endCursor }} }} }}"
        return (await ask(query))[name.partition(":")[0]]

    whole = (await page("first: 5"))["nodes"]
    assert len(whole) > 1
    first = await page("first: 1")
    rest = await page(f"first: 4, after: {quoted(first['pageInfo']['endCursor'])}")
    assert first["nodes"] + rest["nodes"] == whole
    before = await page(f"last: 1, before: {quoted(rest['pageInfo']['startCursor'])}")
    assert before["nodes"] == first["nodes"]


def quoted(cursor: str) -> str:
    """A cursor as it stands in a document."""
    return '"' + cursor.replace("\\", "\\\\").replace('"', '\\"') + '"'
