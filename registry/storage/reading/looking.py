"""What it costs to look for the rows of a list: its filter, its order and its facets, which read what is not shown.

A list of the root may look at every row of its type, one below a record at the few that the record has. But what paths
lead to, as the initiatives of a county, is nearly as much as there is: such a list costs for each record as one of the
root does, save where bitmaps count what is filtered.
"""

from typing import Any

from registry.storage.model.derived import MADE, WEIGHT, DerivedList
from registry.storage.model.record import facets_of
from registry.storage.reading.bitmapped import leads_by
from registry.storage.reading.bits import answers
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
from registry.storage.reading.fields import Page
from registry.storage.reading.relations import relation
from registry.storage.reading.weights import WEIGHTS


def is_large(name: str | None, parent: Any) -> bool:
    """Whether a list may have nearly all records of its type: one of the root, or what paths lead to from a parent.

    What leads to others of the same concept, as from an RSS body to its municipalities, leads to few.
    """
    if name is None:
        return True
    found = getattr(parent, name, None)
    return isinstance(found, DerivedList) and bool(found.paths()) and found.target() is not parent


def is_told_by_bits(page: Page, parent: Any) -> bool:
    """Whether the filter of a large list below a record is told by bitmaps, or tests a few words of each row alone."""
    if not answers(page.condition, page.model):
        return False
    is_led_to = not page.arguments and leads_by(getattr(parent, page.name or "").paths(), page.model)
    return is_led_to or _relations(page.condition, page.model, at_root=True) == 0


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
            return WEIGHTS.search_in_filter
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
