"""Filters and orders as plain data, which can be compared and cached; `conditions` and `orders` make SQL of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.storage.model.derived import Facet
from registry.storage.reading.given import Given


@dataclass(frozen=True, slots=True)
class Compare:
    """A column or a derived value compared with a value.

    The operators are eq, in, not, gte, lte, starts_with, contains and is_null; `holds` for a list of words; `is` for
    what is true or false; `on` for what is so on a day;
    date_from and date_by for a date that may be only a year or a month; and `among` for values that are ours and not
    the caller's, which are written into the statement so that PostgreSQL can plan for them.
    """

    name: str
    operator: str
    value: Given
    #: Where in its filter it was given, to tell of a value that leads nowhere.
    place: tuple[str | int, ...] = field(default=(), compare=False, repr=False)
    #: Among which records a derived value is computed, by the name of what it is given.
    among: "tuple[tuple[str, Among], ...]" = ()


@dataclass(frozen=True, slots=True)
class Among:
    """The records of a concept that meet a condition: what a derived value is computed among."""

    model: Any
    condition: "Condition"
    #: Where its filter stands, as in `Compare`.
    place: tuple[str | int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Within:
    """A period compared with a date: starts_from, starts_by, ends_from, ends_by, begun_by or not_over_by.

    A date that is only a year or a month stands for every day in it: one that is enough for the condition is enough.
    """

    name: str
    operator: str
    value: Given


@dataclass(frozen=True, slots=True)
class Search:
    """That all words of what somebody typed are found in a record, as `registry.storage.search` finds them."""

    value: Given
    #: Where in its filter it was given, to tell of a text that has no word to find anything by.
    place: tuple[str | int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InOrder:
    """That a stretch of time does not end before it begins: no condition on rows, but on what is asked."""

    start: Given
    end: Given


@dataclass(frozen=True, slots=True)
class Related:
    """That some record along a path of relations meets a condition, or with `some=False` that none does."""

    path: tuple[str, ...]
    condition: "Condition"
    some: bool = True


@dataclass(frozen=True, slots=True)
class Every:
    """Met when all of the conditions are, and so when there are none."""

    conditions: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Met when any of the conditions is, and so never when there are none."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Met when the condition is not, also when that is because a value is unknown."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filter that has the name of a facet: the facet itself is counted without it."""

    facet: str
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Usual:
    """What a list shows where its filter says nothing of it: a condition, and the values that a filter says it by."""

    condition: "Condition"
    unless: tuple[str, ...]


Condition = Compare | Within | Search | InOrder | Related | Every | Either | Not | Chosen

#: No condition at all.
ALL = Every()


def each_of(condition: Condition) -> Iterator[Condition]:
    """The conditions that must all be met for a condition to be."""
    match condition:
        case Every(conditions):
            for each in conditions:
                yield from each_of(each)
        case _:
            yield condition


def told_apart(condition: Condition) -> Condition:
    """The same, with what leads to one of several told as one of what leads to each, so that each is gathered alone."""
    match condition:
        case Every(conditions):
            return Every(tuple(told_apart(each) for each in conditions))
        case Either(conditions):
            return Either(tuple(told_apart(each) for each in conditions))
        case Chosen(facet, inner):
            return Chosen(facet, told_apart(inner))
        case Related(path, inner, some=True):
            ways = tuple(Related(path, each) for each in _ways(inner))
            return Either(ways) if len(ways) > 1 else condition
    return condition


def _ways(condition: Condition) -> Iterator[Condition]:
    """The conditions of which one must be met for a condition to be."""
    match condition:
        case Either(conditions):
            for each in conditions:
                yield from _ways(each)
        case Every((one,)) | Chosen(condition=one):
            yield from _ways(one)
        case _:
            yield condition


def says(condition: Condition, names: tuple[str, ...]) -> bool:
    """Whether a condition tests any of some values of the record itself, however deep among others."""
    match condition:
        case Compare(name=name) | Within(name=name):
            return name in names
        case Every(conditions) | Either(conditions):
            return any(says(each, names) for each in conditions)
        case Not(inner) | Chosen(condition=inner):
            return says(inner, names)
    return False


def tested_by(condition: Condition) -> Iterator[str]:
    """The values and relations of the record itself that a condition tests, however deep among others."""
    match condition:
        case Compare(name=name) | Within(name=name) | Related(path=(name, *_)):
            yield name
        case Every(conditions) | Either(conditions):
            for each in conditions:
                yield from tested_by(each)
        case Not(inner) | Chosen(condition=inner):
            yield from tested_by(inner)


def without(condition: Condition, facet: str) -> Condition:
    """A condition without the filter of a facet, where that stands by itself or among others that must all be met."""
    match condition:
        case Chosen(facet=name) if name == facet:
            return ALL
        case Every(conditions):
            return Every(tuple(left for each in conditions if (left := without(each, facet)) != ALL))
    return condition


def lacking(name: str, facet: Facet) -> Condition:
    """That a record has nothing that a facet counts by, as its filter tells by `isNull`."""
    if not facet.paths:
        return Chosen(name, Every((Compare(facet.value, "is_null", Given(True)),)))
    return Chosen(name, leads_nowhere(facet.paths))


def leads_nowhere(paths: tuple[tuple[str, ...], ...]) -> Every:
    """That none of some paths leads to anything."""
    return Every(tuple(Related(path, ALL, some=False) for path in paths))


def leads_along(condition: Condition) -> tuple[str, ...]:
    """The relations that whatever meets a condition leads along, to something that the caller may see."""
    match condition:
        case Related(path=(first, *_), some=True):
            return (first,)
        case Every(conditions):
            return tuple(name for each in conditions for name in leads_along(each))
        case Chosen(condition=inner):
            return leads_along(inner)
    return ()


def givens_of(condition: Condition) -> list[Given]:
    """All values that a condition compares with."""
    match condition:
        case Compare(value=value, among=among):
            return [value, *(given for _, each in among for given in givens_of(each.condition))]
        case Within(value=value) | Search(value=value):
            return [value]
        case InOrder():
            # The same values stand in the conditions beside it.
            return []
        case Related(condition=inner) | Not(condition=inner) | Chosen(condition=inner):
            return givens_of(inner)
        case Every(conditions) | Either(conditions):
            return [given for each in conditions for given in givens_of(each)]


def shape_of(condition: Condition) -> str:
    """A text that is the same for all conditions that differ only in their values."""
    match condition:
        case Compare(name, operator, among=among):
            return f"{name} {operator}{''.join(f'({shape_of(each.condition)})' for _, each in among)}"
        case Within(name, operator):
            return f"{name} {operator}"
        case Search():
            return "search"
        case InOrder():
            return ""
        case Related(path, inner, some):
            return f"{path}{some}({shape_of(inner)})"
        case Not(inner):
            return f"not({shape_of(inner)})"
        case Chosen(condition=inner):
            return shape_of(inner)
        case Every(conditions):
            return f"and({','.join(shape_of(each) for each in conditions)})"
        case Either(conditions):
            return f"or({','.join(shape_of(each) for each in conditions)})"


@dataclass(frozen=True, slots=True)
class Order:
    """One step of an order: by a column or derived value, or, when `counted`, by how many a relation leads to.

    `path` are the references, each to one record, that lead to the record whose value it is. What is counted are those
    that meet the `condition`.
    """

    name: str
    descending: bool = False
    path: tuple[str, ...] = ()
    counted: bool = False
    condition: Condition = ALL
