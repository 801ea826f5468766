"""What it costs to look for rows: each text that is looked for costs, wherever it stands."""

import pytest

from registry.storage.reading.weights import WEIGHTS
from tests.reading.test_cost import cost


def test_each_part_of_a_text_that_is_looked_for_in_what_rests_on_a_source_costs() -> None:
    def looking(*tests: str) -> int:
        either = ", ".join(f'{{ {each}: {{ contains: "a" }} }}' for each in tests)
        return cost(f"{{ sources(where: {{ citations: {{ some: {{ or: [{either}] }} }} }}) {{ totalCount }} }}")

    assert looking("url", "title") - looking("url") == WEIGHTS.part_of_text


def test_a_part_of_a_text_that_is_looked_for_below_records_costs_each_of_them() -> None:
    query = """{ municipalities(first: 100) { nodes { participations(where: { note: { contains: "a" } }) {
      totalCount } } } }"""
    assert cost(query) - cost(query.replace('where: { note: { contains: "a" } }', "first: 20")) == (
        100 * WEIGHTS.related_below
    )


# ---- Lists below a record that have nearly all there are -------------------------------------------------------------

COUNTY_FACET = WEIGHTS.facet + WEIGHTS.related_to_most + 2 * WEIGHTS.related_to_one
BY_COUNTY = '{ county: { eq: "%02d" } }'


def below_counties(inside: str) -> int:
    """What it costs to ask for something of the initiatives of each county, beside the counties."""
    return (cost(f"{{ counties {{ initiatives{inside} }} }}") - WEIGHTS.plain_list) // WEIGHTS.plain_list


def where(test: str) -> str:
    """A list that is filtered and counted."""
    return f"(where: {{ {test} }}) {{ totalCount }}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(" { facets { county { count } kind { count } } }", COUNTY_FACET + WEIGHTS.facet, id="facets"),
        pytest.param(
            where('summary: { contains: "a" }'), WEIGHTS.count + WEIGHTS.filtered + WEIGHTS.part_of_text, id="a text"
        ),
        pytest.param(
            where(f"or: [{' '.join(BY_COUNTY % each for each in range(9))}]"),
            WEIGHTS.count + WEIGHTS.filtered + 9 * (WEIGHTS.related_to_most + 2 * WEIGHTS.related_to_one),
            id="more tests than bitmaps answer",
        ),
        pytest.param(where('county: { eq: "14" }'), WEIGHTS.count + 3 * WEIGHTS.related_below, id="by bitmaps"),
        pytest.param(where("kind: { eq: PILOT }"), WEIGHTS.count, id="a word"),
        pytest.param(
            "(orderBy: [{ participations: { count: DESC } }], first: 1) { nodes { id } }",
            1 + 2 * WEIGHTS.related_to_most,
            id="an order",
        ),
    ],
)
def test_a_list_of_nearly_all_there_are_costs_each_record_as_at_the_root(inside: str, expected: int) -> None:
    assert below_counties(inside) == expected


def test_lists_of_themes_which_bitmaps_do_not_count_cost_more_by_relations() -> None:
    text = f'{{ theme(slug: "a") {{ initiatives{where(BY_COUNTY[2:-2] % 14)} }} }}'
    assert cost(text) > 1 + WEIGHTS.count + WEIGHTS.filtered + WEIGHTS.related_to_most
    assert cost(text.replace('county: { eq: "14" }', "kind: { eq: PILOT }")) == 1 + WEIGHTS.count


def test_the_municipalities_of_a_body_are_few() -> None:
    text = '{ rssBody(slug: "a") { municipalities { facets { county { count } } } } }'
    assert cost(text) == 1 + WEIGHTS.facet_below
