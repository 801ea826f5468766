"""What bitmaps spare whoever asks without a key, whose pages then fit in one operation; a key's are as dear as ever."""

import pytest

from registry.storage.model.terms import Role
from registry.storage.reading.sparing import spared
from registry.storage.reading.weights import WEIGHTS
from schema.answering.costs import MOST_TOLD, dearest_of
from tests.reading.test_cost import selected

NEEDS = 'knowledgeNeeds(where: { rssBody: { eq: "a" } }) { totalCount }'
INITIATIVES = 'initiatives(where: { rssBody: { eq: "a" } }) { totalCount }'
COVERAGE = 'coverage(by: COUNTY, initiatives: { theme: { eq: "a" } }) { totalCount }'


def cost(text: str, role: Role = Role.ANONYMOUS) -> int:
    """What a question costs a caller with a role."""
    selection = selected(text)
    less = spared(selection.roots, role)
    total = selection.cost + sum(each.amount for each in less)
    if len(told := dearest_of(selection, less)) < MOST_TOLD:
        assert sum(amount for _, amount in told) == total
    return total


@pytest.mark.parametrize(
    ("text", "with_key", "without"),
    [
        (INITIATIVES, 12_001, WEIGHTS.filtered + 2 * WEIGHTS.way_by_bits + 1),
        (COVERAGE, 22_501, WEIGHTS.coverage_by_bits + WEIGHTS.filtered + WEIGHTS.way_by_bits + 1),
        ("initiatives { facets { rssBody { count } } }", 12_500, WEIGHTS.facet + 2 * WEIGHTS.way_by_bits),
        # Bitmaps tell neither of texts nor of participations, nor who stands behind a need.
        (NEEDS, 20_001, None),
        ('participations(where: { rssBody: { eq: "a" } }) { totalCount }', None, None),
        ('initiatives(where: { title: { contains: "a" } }) { totalCount }', None, None),
    ],
)
def test_what_bitmaps_tell_costs_less_without_a_key(text: str, with_key: int | None, without: int | None) -> None:
    whole = selected(f"{{ {text} }}").cost
    assert whole == (with_key or whole)
    assert cost(f"{{ {text} }}") == (without or whole)
    assert cost(f"{{ {text} }}", Role.EDITOR) == whole


def test_the_page_of_an_rss_body_fits_in_one_operation() -> None:
    unanswered = "knowledgeNeeds(where: { initiatives: { any: false } outputs: { any: false } }) { nodes { title } }"
    days = 'calendarEvents(where: { initiative: { rssBody: { eq: "a" } } }) { nodes { title } }'
    page = f"{{ {INITIATIVES} a: {NEEDS} b: {unanswered} {days} coverage(by: THEME) {{ nodes {{ ongoingCount }} }} }}"
    assert cost(page) < 50_000 < cost(page, Role.EDITOR)


def test_another_moment_is_as_dear_for_everybody() -> None:
    text = '{ initiatives(asOf: "2026-01-01T00:00:00Z", where: { rssBody: { eq: "a" } }) { totalCount } }'
    assert cost(text) == selected(text).cost
