"""The cost of a selection: how many rows it can read at most, reckoned from the sizes of its pages."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from registry.storage.reading.selection import (
    Body,
    ByIds,
    Edges,
    Facets,
    Gathered,
    Inside,
    Items,
    Keyed,
    Many,
    Nodes,
    One,
    Page,
    Then,
    TotalCount,
    ValueList,
    Waiting,
)

# A plain list has been entered by hand, so it is short. A count or a facet reads an index and no rows.
PLAIN_LIST, COUNT, FACET = 10, 1, 5
# A question about another moment puts its tables together from the whole trail.
THEN = 2000


def cost_of(fields: Iterable[Any]) -> int:
    """The cost of several fields of one row."""
    return sum(_cost(field) for field in fields)


def _cost(field: Any) -> int:
    match field:
        case Page(parts=parts, size=size):
            return size * (1 + sum(_inner(part) for part in parts)) + sum(_outer(part) for part in parts)
        case Many(body=body):
            return PLAIN_LIST * (1 + _body(body))
        case One(body=body) | Keyed(body=body):
            return 1 + _body(body)
        case ByIds(bodies=bodies, ids=ids, single=single):
            count = 1 if single or ids is None else len(ids.now)
            return count * (1 + max((_body(body) for body in bodies), default=0))
        case Inside(fields=fields) | ValueList(fields=fields) | Gathered(fields=fields):
            return cost_of(fields)
        case Items(items=items):
            return cost_of(items)
        case Then(root=root):
            return THEN + _cost(root)
        case Waiting(bodies=bodies, size=size):
            return size * (1 + max((_body(body) for body in bodies), default=0))
    return 0


def _inner(part: Any) -> int:
    match part:
        case Nodes(body=body):
            return _body(body)
        case Edges(parts=parts):
            return sum(_body(what) for _, what in parts if isinstance(what, Body))
    return 0


def _outer(part: Any) -> int:
    match part:
        case TotalCount():
            return COUNT
        case Facets(facets=facets):
            return FACET * len(facets)
    return 0


@lru_cache(maxsize=4096)
def _body(body: Body) -> int:
    """The cost of a record's most expensive branch: a row is of one type and so takes one branch."""
    return max((cost_of(branch.fields) for branch in body.branches), default=0)
