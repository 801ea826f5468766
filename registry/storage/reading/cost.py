"""The cost of a selection: how much work its statement may be, reckoned before it is asked.

One is about the work of reading and showing one row. What a list reads without showing it, to filter, to count or to
compare, costs too, by `WEIGHTS`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from registry.storage.model.derived import MADE, WEIGHT
from registry.storage.model.record import facets_of
from registry.storage.reading.criteria import ALL, Among, lacking
from registry.storage.reading.fields import (
    Body,
    Edges,
    FacetCount,
    FacetMissing,
    Facets,
    FirstOf,
    Inside,
    Leaf,
    Many,
    Nodes,
    One,
    Page,
    PageFacts,
    TotalCount,
    Typename,
    ValueList,
)
from registry.storage.reading.looking import among_cost, faceting, filtering, is_large, is_told_by_bits, ordering
from registry.storage.reading.searching import searches
from registry.storage.reading.selection import (
    ByIds,
    Gathered,
    Items,
    Keyed,
    Then,
    Waiting,
    Written,
)
from registry.storage.reading.weights import WEIGHTS

#: How many bodies are remembered: those of a few documents.
BODIES = 256


class Charge(NamedTuple):
    """What one field adds to the cost: where it stands, as keys of the answer, why, and how much in all."""

    path: tuple[str, ...]
    why: str
    amount: int


def cost_of(fields: Iterable[Any]) -> int:
    """The cost of several fields of one row."""
    return sum(_cost(each, None) for each in fields)


def dearest(fields: Iterable[Any], most: int | None = None) -> list[Charge]:
    """The fields that cost most, the dearest first; one that costs for several reasons has a charge for each."""
    charges = [each for field in fields for each in _charges(field, (), 1, None)]
    return sorted(charges, key=lambda each: (-each.amount, each.path))[:most]


class _Below(NamedTuple):
    """A part of a field, and for how many rows it is read."""

    part: Any
    times: int = 1


def parts_below(field: Any) -> Iterator[Any]:
    """The parts of a selection that stand right below one; of several branches all."""
    match field:
        case Body() | ByIds() | Waiting() | FirstOf() | Written():
            yield from _all_below(field)
        case _:
            yield from (part for part, _ in _below(field))


def _own(field: Any, parent: Any) -> Iterator[tuple[str, int]]:
    """What a field of a record of the concept `parent` costs by itself, and why."""
    match field:
        case Page(
            name=name, model=model, parts=parts, size=size, condition=condition, order=order, arguments=arguments
        ):
            if any(isinstance(each, Nodes | Edges | PageFacts) for each in parts):
                yield "rows", size
            if MADE in model.__table__.info:
                whole = getattr(WEIGHTS, model.__table__.info[WEIGHT])
                yield ("whole", whole) if name is None else ("rows", WEIGHTS.gathered_below)
            of_most = name is None and model.is_numerous
            count = WEIGHTS.count_of_most if of_most else WEIGHTS.count
            yield "rows", count * sum(isinstance(each, TotalCount) for each in parts)
            large = is_large(name, parent)
            facets = [each for part in parts if isinstance(part, Facets) for each in part.facets]
            counted = [each.name for each in facets if isinstance(each, FacetCount)]
            yield "facets", sum(faceting(each, model, at_root=large) for each in counted)
            lacked = [each.name for each in facets if isinstance(each, FacetMissing)]
            conditions = [lacking(each, facets_of(model)[each]) for each in lacked]
            yield "facets", sum(count + filtering(each, model, at_root=large) for each in conditions)
            yield "rows", WEIGHTS.history if model.compares else 0
            read = large and not (name is not None and is_told_by_bits(field, parent))
            yield "filter", filtering(condition, model, at_root=read)
            chosen = [each for _, each in arguments if isinstance(each, Among)]
            yield "filter", sum(filtering(each.condition, each.model, at_root=True) for each in chosen)
            yield "order", sum(ordering(each, model, at_root=large) for each in order)
        case Many(name=name, body=body, condition=condition, order=order):
            yield "rows", WEIGHTS.links if _is_of_links(field) else _length(field)
            yield "order", sum(ordering(each, body.model, at_root=name is None) for each in order)
            yield "filter", filtering(condition, body.model, at_root=name is None)
        case One() | Keyed():
            yield "rows", 1
        case Leaf(arguments=arguments) if arguments:
            yield "filter", sum(among_cost(each) for _, each in arguments if isinstance(each, Among))
        case ByIds():
            yield "rows", _number(field)
        case Waiting(size=size):
            yield "rows", size
        case Written(size=size):
            yield "rows", size
            yield "search", WEIGHTS.search * searches(field)
        case Body(model=model, branches=branches) if model.compares:
            compared = ([each for each in branch.fields if _compares(each, model)] for branch in branches)
            yield "rows", WEIGHTS.differences * max(map(len, compared), default=0)
        case Then(root=root) if not isinstance(root, Leaf):
            yield "moment", WEIGHTS.then * len(_tables(root)) + WEIGHTS.then_list * isinstance(root, Page | Many)


def _below(field: Any) -> Iterator[_Below]:
    """What stands below a field, and how many times it is read."""
    match field:
        case Page(parts=parts, size=size):
            yield from (_Below(each, size) for each in parts if isinstance(each, Nodes | Edges))
        case Many(body=body):
            yield _Below(body, _length(field))
        case One(body=body) | Keyed(body=body) | Nodes(body=body):
            yield _Below(body)
        case Edges(parts=parts):
            yield from (_Below(what) for _, what in parts if isinstance(what, Body))
        case ByIds(bodies=bodies):
            yield from (_Below(each, _number(field)) for each in _dearest_of(bodies, _body))
        case Waiting(bodies=bodies, size=size) | Written(bodies=bodies, size=size):
            yield from (_Below(each, size) for each in _dearest_of(bodies, _body))
        case Inside(fields=parts) | ValueList(fields=parts) | Gathered(fields=parts) | Items(fields=parts):
            yield from map(_Below, parts)
        case FirstOf(ones=ones):
            # One of them leads to a record; to find nothing along the others costs next to nothing.
            yield from map(_Below, _dearest_of(ones, lambda each: _cost(each, None)))
        case Then(root=root):
            yield _Below(root)
        case Body(branches=branches):
            # A row is of one type and so takes one branch.
            for branch in _dearest_of(branches, lambda each: sum(_cost(one, field.model) for one in each.fields)):
                yield from map(_Below, branch.fields)


def _length(many: Many) -> int:
    """How many records a plain list is taken to have."""
    return WEIGHTS.whole_list if many.is_whole else WEIGHTS.plain_list


def _is_of_links(many: Many) -> bool:
    """Whether a plain list below a record says little more than what it leads to: as ids do."""
    shown = [each for branch in many.body.branches for each in branch.fields]
    plain = all(isinstance(each, Typename) or (isinstance(each, Leaf) and each.name == "id") for each in shown)
    return many.name is not None and plain and many.condition == ALL and not many.order


def _compares(field: Any, model: Any) -> bool:
    return isinstance(field, ValueList) and field.name in model.compares


def _dearest_of(several: tuple[Any, ...], cost: Callable[[Any], int]) -> tuple[Any, ...]:
    return (max(several, key=cost),) if several else ()


def _number(field: ByIds) -> int:
    return 1 if field.single or field.ids is None else len(field.ids.now)


def _cost(field: Any, parent: Any) -> int:
    if isinstance(field, Body):
        return _body(field)
    own = sum(amount for _, amount in _own(field, parent))
    return own + sum(times * _cost(part, parent) for part, times in _below(field))


@lru_cache(maxsize=BODIES)
def _body(body: Body) -> int:
    own = sum(amount for _, amount in _own(body, None))
    return own + sum(_cost(part, body.model) for part, _ in _below(body))


def _charges(field: Any, path: tuple[str, ...], times: int, parent: Any) -> Iterator[Charge]:
    key = getattr(field, "key", None)
    here = path if key is None else (*path, key)
    # Another moment and what is asked about it have one key.
    inside = path if isinstance(field, Then) else here
    for why, amount in _own(field, parent):
        if amount:
            yield Charge(here, why, amount * times)
    parent = field.model if isinstance(field, Body) else parent
    for part, more in _below(field):
        yield from _charges(part, inside, times * more, parent)


def _tables(field: Any) -> set[str]:
    """The types of records that a field reads, which are as many tables at least."""
    model = getattr(field, "model", None)
    found = set() if model is None else {model.__name__}
    return found.union(*(_tables(each) for each in _all_below(field)))


def _all_below(field: Any) -> tuple[Any, ...]:
    match field:
        case ByIds(bodies=bodies) | Waiting(bodies=bodies) | Written(bodies=bodies):
            return bodies
        case FirstOf(ones=ones):
            return ones
        case Body(branches=branches):
            return tuple(each for branch in branches for each in branch.fields)
    return tuple(part for part, _ in _below(field))
