"""Conditions as plain data: which records are meant. `conditions` turns them into SQL."""

from dataclasses import dataclass

from registry.storage.reading.given import Given


@dataclass(frozen=True, slots=True)
class Compare:
    """A column or derived value against a value.

    By eq, in, not, gte, lte, starts_with, is_null, is (of a truth), date_from or date_by (of a date known in part).

    `among` compares with words of our own, which are written in the statement.
    """

    name: str
    operator: str
    value: Given


@dataclass(frozen=True, slots=True)
class Within:
    """A period against a date: starts_from, starts_by, ends_from, ends_by, begun_by, not_over_by.

    Every day of a known part counts.
    """

    name: str
    operator: str
    value: Given


@dataclass(frozen=True, slots=True)
class Related:
    """Whether some record (or none) along a path of relations meets a condition."""

    path: tuple[str, ...]
    condition: "Condition"
    some: bool = True


@dataclass(frozen=True, slots=True)
class Every:
    """All of them; none at all is true."""

    conditions: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Any of them; none at all is false."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite, where unknown counts as not met."""

    condition: "Condition"


Condition = Compare | Within | Related | Every | Either | Not

#: No condition at all.
ALL = Every()
