"""Every list of what is counted across records is read page by page, in both directions, as it is read whole."""

from typing import Any

import pytest

from tests.helpers.asker import Asker

#: Each list with arguments that give it rows, and what tells its rows apart.
LISTS = {
    "overlaps": ('initiative: "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"', "score initiative { slug }"),
    "similarNeeds": ('need: "verksamt-tidigt-stod-till-vuxna"', "score need { slug }"),
    "partners": ('need: "granskning-av-ibic-i-kungsbacka"', "score organisation { slug }"),
    "needsOverview": ("by: [THEME, STATE]", "theme { slug } state needCount"),
    "coverage": ("by: COUNTY", "county { code } knownToCount"),
    "least: coverage": ("by: COUNTY, orderBy: [{ populationShare: DESC }]", "county { code } populationShare"),
    "most: coverage": ("by: THEME, orderBy: [{ municipalityShareAtMost: ASC }]", "theme { slug }"),
    "calendarEvents": ("", "id day"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_pages_are_the_whole(ask: Asker, name: str) -> None:
    given, shown = LISTS[name]

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
