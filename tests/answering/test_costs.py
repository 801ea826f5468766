"""What is said of an operation that costs too much: all of it at once, so that who follows it is answered."""

import pytest

from registry.errors import CostLimit
from schema.answering.costs import require_affordable
from tests.reading.test_cost import selected


def test_all_that_must_be_spared_is_told_at_once_with_all_that_it_costs() -> None:
    """Who follows the hint is not refused anew, and a field that costs for several reasons is told with their sum."""
    costly = "participations(where: { sources: { any: true } }, orderBy: [{ initiative: { title: ASC } }])"
    each = selected(f"{{ a: {costly} {{ totalCount }} }}").cost
    selection = selected(f"{{ a: {costly} {{ totalCount }} b: {costly} {{ totalCount }} counties {{ code }} }}")
    with pytest.raises(CostLimit) as refused:
        require_affordable(selection, each - 1)
    assert refused.value.cost == selection.cost
    assert refused.value.dearest[:2] == (("a", each), ("b", each))
    assert f"{each} `a`, {each} `b`" in refused.value.message
    hint = refused.value.hint or ""
    assert "`a`" in hint
    assert "`b`" in hint
    assert "`counties`" not in hint
