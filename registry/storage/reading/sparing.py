"""What bitmaps spare a caller who sees what everybody sees: the filters, facets and coverage that they tell.

A cost is reckoned for those who are answered from the rows. Whoever asks without a key is answered from bitmaps, whose
reading follows from how many ways lead to what is asked for, and hardly from how many records there are.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from registry.storage.model.derived import MADE, WEIGHT
from registry.storage.model.record import facets_of
from registry.storage.model.terms import Role
from registry.storage.reading.bitmapped import counts
from registry.storage.reading.bits import answers
from registry.storage.reading.cost import Charge
from registry.storage.reading.criteria import ALL, Among, Chosen, Condition, Either, Every, Not, Related
from registry.storage.reading.fields import FacetCount, Facets, Page
from registry.storage.reading.looking import faceting, filtering
from registry.storage.reading.weights import WEIGHTS


def spared(roots: Iterable[Any], role: Role) -> tuple[Charge, ...]:
    """What each list of the root costs less for a caller with a role, as charges below 0."""
    if role is not Role.ANONYMOUS:
        return ()
    pages = (each for each in roots if isinstance(each, Page))
    return tuple(Charge((page.key,), why, -amount) for page in pages for why, amount in _spared(page) if amount > 0)


def _spared(page: Page) -> Iterator[tuple[str, int]]:
    """What bitmaps spare one list, and of which of its parts."""
    chosen = [each for _, each in page.arguments if isinstance(each, Among)]
    is_told = all(answers(each.condition, each.model) for each in chosen)
    if page.model.__table__.info.get(MADE) and page.model.__table__.info[WEIGHT] == "coverage" and is_told:
        yield "whole", WEIGHTS.coverage - WEIGHTS.coverage_by_bits
        for each in chosen:
            yield "filter", _filter(each.condition, each.model)
    if not answers(page.condition, page.model):
        return
    yield "filter", _filter(page.condition, page.model)
    facets = [each for part in page.parts if isinstance(part, Facets) for each in part.facets]
    for name in (each.name for each in facets if isinstance(each, FacetCount)):
        facet = facets_of(page.model).get(name)
        if facet is not None and counts(facet, page.model):
            by_bits = WEIGHTS.facet + len(facet.paths) * WEIGHTS.way_by_bits
            yield "facets", faceting(name, page.model, at_root=True) - by_bits


def _filter(condition: Condition, model: Any) -> int:
    """What is spared of the cost of a filter."""
    if condition == ALL:
        return 0
    by_bits = WEIGHTS.filtered + _ways(condition) * WEIGHTS.way_by_bits
    return filtering(condition, model, at_root=True) - by_bits


def _ways(condition: Condition) -> int:
    """How many ways a condition looks along."""
    match condition:
        case Every(conditions) | Either(conditions):
            return sum(map(_ways, conditions))
        case Not(inner) | Chosen(condition=inner):
            return _ways(inner)
    return int(isinstance(condition, Related))
