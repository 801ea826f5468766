"""What a concept tells of its records that no column holds: computed values, lists, and what lists are counted by."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Derived:
    """A value that SQL computes: `compute(row, scope, **arguments)` gives the expression."""

    compute: Callable[..., Any]


def derived(compute: Callable[..., Any]) -> Any:
    """Mark a function of (row, scope) as a derived value, which the contract names as it does a column."""
    return Derived(compute)


@dataclass(frozen=True)
class DerivedList:
    """A list of records that no foreign key leads to, such as municipalities of about the same size.

    `meets(row, other, scope, **arguments)` gives the conditions on `other`, and `order(row, other)` what orders them.
    """

    target: Callable[[], Any]
    meets: Callable[..., list[Any]]
    order: Callable[..., list[Any]]


@dataclass(frozen=True)
class Facet:
    """What a list can be counted and chosen by: paths from the record to the rows that hold `value` and `label`.

    One that any path leads to counts, and the filter of the same name chooses by the same paths. Without paths the
    value is an enum column of the record itself and its labels are the enum's. `told` is what it is, in English with
    the Swedish term; an enum column's is told by the field that shows it.
    """

    value: str
    label: str | None = None
    label_en: str | None = None
    paths: tuple[tuple[str, ...], ...] = ()
    told: str | None = None
