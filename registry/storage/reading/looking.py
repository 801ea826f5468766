"""What it costs to look for the rows of a list: its filter, its order and its facets, which read what is not shown.

A list of the root may look at every row of its type, one below a record at the few that the record has.
"""

from typing import Any

from registry.storage.model.derived import MADE, WEIGHT
from registry.storage.model.record import facets_of
from registry.storage.reading.criteria import (
    ALL,
    Among,
    Chosen,
    Compare,
    Condition,
    Either,
    Every,
    Not,
    Order,
    Related,
    Search,
)
from registry.storage.reading.relations import relation
from registry.storage.reading.weights import WEIGHTS


def filtering(condition: Condition, model: Any, *, at_root: bool) -> int:
    """What the condition of a list costs."""
    if condition == ALL:
        return 0
    return (WEIGHTS.filtered if at_root else 0) + _relations(condition, model, at_root=at_root)


def _relations(condition: Condition, model: Any, *, at_root: bool) -> int:
    """What it costs that a condition looks along relations, each time that it does."""
    match condition:
        case Every(conditions) | Either(conditions):
            return sum(_relations(each, model, at_root=at_root) for each in conditions)
        case Not(inner) | Chosen(condition=inner):
            return _relations(inner, model, at_root=at_root)
        case Search():
            return WEIGHTS.search
        case Compare(name, "starts_with" | "contains"):
            return _looking_in(name, model) if at_root else WEIGHTS.related_below
        case Related(path, inner):
            cost = 0
            for name in path:
                relationship, of_most = relation(model, name), model.is_numerous
                model = relationship.mapper.class_
                is_within = of_most and MADE in model.__table__.info
                along = WEIGHTS.within_most if is_within else _along(relationship)
                cost += along if at_root else WEIGHTS.related_below
            return cost + _relations(inner, model, at_root=at_root)
        case Compare(among=among) if among:
            each_row = WEIGHTS.related_to_most // WEIGHTS.related_below if at_root else 1
            return sum(each_row * among_cost(each) for _, each in among)
    return 0


def _looking_in(name: str, model: Any) -> int:
    """What it costs to look for a part of a text in every row; nothing where to put all rows together costs as much."""
    table = model.__table__
    if MADE in table.info and getattr(WEIGHTS, table.info[WEIGHT]) >= WEIGHTS.part_of_text:
        return 0
    return WEIGHTS.part_of_folded if f"{name}_sort" in table.columns else WEIGHTS.part_of_text


def among_cost(among: Among) -> int:
    """What it costs one row that a value of it is computed among the records that meet a condition."""
    return WEIGHTS.related_below + _relations(among.condition, among.model, at_root=False)


def ordering(step: Order, model: Any, *, at_root: bool) -> int:
    """What it costs that a list is ordered through relations: of the root, all its rows are looked at."""
    cost = 0
    for name in (*step.path, *([step.name] if step.counted else [])):
        relationship = relation(model, name)
        model = relationship.mapper.class_
        cost += _along(relationship) if at_root else WEIGHTS.related_below
    return cost + (_along(relationship) if step.counted and at_root else 0)  # It is put in groups as well as walked.


def faceting(name: str, model: Any, *, at_root: bool) -> int:
    """What it costs to count a list by a facet: of the root, every record's way to each value is walked."""
    if not at_root:
        return WEIGHTS.facet_below
    cost = WEIGHTS.facet_of_most if model.is_numerous else WEIGHTS.facet
    for path in facets_of(model)[name].paths:
        here = model
        for step in path:
            relationship = relation(here, step)
            cost += WEIGHTS.related_to_most if model.is_numerous else _along(relationship)
            here = relationship.mapper.class_
    return cost


def _along(relationship: Any) -> int:
    # What a statement puts together for itself is small, as a tree of themes is.
    is_made = relationship.secondary is not None and MADE in relationship.secondary.info
    if is_made or not relationship.uselist:
        return WEIGHTS.related_to_one
    return WEIGHTS.related_to_most if relationship.mapper.class_.is_numerous else WEIGHTS.related_to_many
