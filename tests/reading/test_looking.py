"""What it costs to look for rows: each text that is looked for costs, wherever it stands."""

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
