"""For each value of each facet, and for none, the filter of the same name finds as many as the facet counts."""

from typing import Any

import pytest
from graphql import get_named_type

from tests.oracle import marks
from tests.oracle.asking import Both

CONTRACT = marks.contract()
QUERY: Any = CONTRACT.query_type


def _facets(name: str) -> list[str]:
    """The facets of a list of the root, and beside some of them how many have none."""
    page = get_named_type(QUERY.fields[name].type)
    return sorted(get_named_type(page.fields["facets"].type).fields) if "facets" in getattr(page, "fields", {}) else []


MISSING = "Missing"
COUNTED = [(name, facet) for name in sorted(QUERY.fields) for facet in _facets(name) if not facet.endswith(MISSING)]
LACKED = [(name, facet) for name, facet in COUNTED if facet + MISSING in _facets(name)]
#: How many lists may stand side by side with filters.
AT_ONCE = 10
#: A filter that is there beside the facet's own, by a line that it takes.
BESIDE = {
    "slug": 'updatedAt: { from: "2000-01-01T00:00:00Z" } not: { slug: { startsWith: "b" } }',
    "updatedAt": 'updatedAt: { from: "2000-01-01T00:00:00Z" }',
    "title": 'not: { title: { startsWith: "b" } }',
}


def _beside(name: str) -> str:
    lines = get_named_type(QUERY.fields[name].args["where"].type).fields
    return next(told for line, told in BESIDE.items() if line in lines)


@pytest.mark.parametrize("who", ["anyone", "editor", "administrator"])
@pytest.mark.parametrize(("name", "facet"), COUNTED, ids=lambda each: each)
async def test_a_filter_finds_what_its_facet_counts(name: str, facet: str, who: str, on_made_up: Both) -> None:
    filter_ = get_named_type(QUERY.fields[name].args["where"].type)
    beside = _beside(name)
    is_enum = get_named_type(get_named_type(filter_.fields[facet].type).fields["eq"].type).name != "String"
    headers = on_made_up.callers[who][1]

    # The facet's own filter, which says that nothing is meant, changes nothing in the facet.
    own = f"{facet}: {{ in: [] }}"
    asked = f"{{ {name}(where: {{ {beside} {own} }}) {{ facets {{ {facet} {{ value count }} }} totalCount }} }}"
    found = await on_made_up.ask(asked, headers=headers)
    counts = {each["value"]: each["count"] for each in found[name]["facets"][facet]}
    written = "{}" if is_enum else '"{}"'
    values, totals = list(counts), []
    for start in range(0, len(values), AT_ONCE):
        lines = (f"{beside} {facet}: {{ eq: {written.format(each)} }}" for each in values[start : start + AT_ONCE])
        chosen = (f"v{place}: {name}(where: {{ {line} }}) {{ totalCount }}" for place, line in enumerate(lines))
        answer = await on_made_up.ask(f"{{ {' '.join(chosen)} }}", headers=headers)
        totals += [each["totalCount"] for each in answer.values()]

    assert found[name]["totalCount"] == 0
    assert dict(zip(values, totals, strict=True)) == counts


@pytest.mark.parametrize("who", ["anyone", "editor", "administrator"])
@pytest.mark.parametrize(("name", "facet"), LACKED, ids=lambda each: each)
async def test_what_a_facet_counts_nowhere_is_found_as_such(name: str, facet: str, who: str, on_made_up: Both) -> None:
    """As many as are told to be missing are found by null, whatever has been chosen, and the others by not null."""
    beside, headers = _beside(name), on_made_up.callers[who][1]
    asked = f"""{{
      told: {name}(where: {{ {beside} {facet}: {{ eq: "x" }} }}) {{ facets {{ {facet}Missing }} }}
      all: {name}(where: {{ {beside} }}) {{ totalCount facets {{ {facet}Missing }} }}
      lacking: {name}(where: {{ {beside} {facet}: {{ isNull: true }} }}) {{ totalCount facets {{ {facet}Missing }} }}
      having: {name}(where: {{ {beside} {facet}: {{ isNull: false }} }}) {{ totalCount }}
      alone: {name}(where: {{ {facet}: {{ eq: "x" }} }}) {{ facets {{ {facet}Missing }} }}
      none: {name}(where: {{ {facet}: {{ isNull: true }} }}) {{ totalCount }} }}"""
    found = await on_made_up.ask(asked, headers=headers)
    told = {found[each]["facets"][f"{facet}{MISSING}"] for each in ("told", "all", "lacking")}
    assert told == {found["lacking"]["totalCount"]}
    assert found["alone"]["facets"][f"{facet}{MISSING}"] == found["none"]["totalCount"]
    assert found["lacking"]["totalCount"] + found["having"]["totalCount"] == found["all"]["totalCount"]


async def test_some_have_nothing_that_they_are_counted_by(on_made_up: Both) -> None:
    asked = "{ initiatives { facets { themeMissing countyMissing } } }"
    found = await on_made_up.ask(asked, headers=on_made_up.callers["administrator"][1])
    assert all(found["initiatives"]["facets"].values())
