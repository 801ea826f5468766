"""For each value of each facet, the filter of the same name finds as many as the facet counts."""

from typing import Any

import pytest
from graphql import get_named_type

from tests.oracle import marks
from tests.oracle.asking import Both

CONTRACT = marks.contract()
QUERY: Any = CONTRACT.query_type


def _facets(name: str) -> list[str]:
    """The facets of a list of the root."""
    page = get_named_type(QUERY.fields[name].type)
    return sorted(get_named_type(page.fields["facets"].type).fields) if "facets" in getattr(page, "fields", {}) else []


COUNTED = [(name, facet) for name in sorted(QUERY.fields) for facet in _facets(name)]
#: How many lists may stand side by side with filters.
AT_ONCE = 10
#: A filter that is there beside the facet's own, by a line that it takes.
BESIDE = {
    "slug": 'updatedAt: { from: "2000-01-01T00:00:00Z" } not: { slug: { startsWith: "b" } }',
    "updatedAt": 'updatedAt: { from: "2000-01-01T00:00:00Z" }',
    "title": 'not: { title: { startsWith: "b" } }',
}


@pytest.mark.parametrize("who", ["anyone", "editor", "administrator"])
@pytest.mark.parametrize(("name", "facet"), COUNTED, ids=lambda each: each)
async def test_a_filter_finds_what_its_facet_counts(name: str, facet: str, who: str, on_made_up: Both) -> None:
    filter_ = get_named_type(QUERY.fields[name].args["where"].type)
    beside = next(told for line, told in BESIDE.items() if line in filter_.fields)
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
