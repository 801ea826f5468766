"""Where relations lead, read out of how they are declared: which columns are equal, and what must hold beside that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Column, Null, inspect
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, ClauseElement


@dataclass
class Way:
    """A relation: from `near` of a row to `far` of its end, by way of a row in between if there is one.

    `begins_in` must hold of the row itself, `carried_by` of that row, and `ends_in` of the end.
    """

    target: Any
    carrier: str | None = None
    near: str = ""
    to_carrier: str = ""
    from_carrier: str = ""
    far: str = ""
    carried_by: dict[str, Any] = field(default_factory=dict)
    ends_in: dict[str, Any] = field(default_factory=dict)
    begins_in: dict[str, Any] = field(default_factory=dict)
    #: What the only end that is meant, of all that are seen, has the most of.
    newest: Callable[[dict[str, Any]], Any] | None = None


def target(model: Any, name: str) -> Any:
    """The record that a relation leads to."""
    return inspect(model).relationships[name].mapper.class_


@cache
def way_of(model: Any, name: str) -> Way:
    """The way along a relation."""
    link = inspect(model).relationships[name]
    way = Way(link.mapper.class_)
    if link.key in ("handling", "prioritisation"):
        way.newest = lambda row: (row["decided_on"] or "", row["id"])
    if link.secondary is None:
        ((near, far),) = link.local_remote_pairs
        way.near, way.far = near.name, far.name
        # In a table that refers to itself a constant is of the end.
        for column, value in _constants(link.primaryjoin):
            is_far = column.table is link.mapper.local_table
            (way.ends_in if is_far else way.begins_in)[column.name] = value
        return way
    way.carrier = link.secondary.name
    way.near, way.to_carrier = _equal(link.primaryjoin, way.carrier)
    way.far, way.from_carrier = _equal(link.secondaryjoin, way.carrier)
    for column, value in [*_constants(link.primaryjoin), *_constants(link.secondaryjoin)]:
        (way.carried_by if column.table.name == way.carrier else way.ends_in)[column.name] = value
    return way


def _equal(join: ClauseElement, carrier: str) -> tuple[str, str]:
    """The column outside the carrier and the carrier's own that a join holds equal."""
    (pair,) = [each for each in _tests(join) if isinstance(each, tuple) and isinstance(each[1], Column)]
    one, other = sorted(pair, key=lambda column: column.table.name == carrier)
    return one.name, other.name


def _constants(join: ClauseElement) -> list[tuple["Column[Any]", Any]]:
    """The columns of a join that must have one value, with it."""
    return [(column, value) for column, value in _tests(join) if not isinstance(value, Column)]


def _tests(join: Any) -> Iterator[tuple["Column[Any]", Any]]:
    """A join's tests: a column with another, or with a value."""
    match join:
        case BooleanClauseList():
            for each in join.clauses:
                yield from _tests(each)
        case BinaryExpression(left=Column() as left, right=Column() as right):
            yield left, right
        case BinaryExpression(left=Column() as left, right=BindParameter() as right):
            yield left, right.value
        case BinaryExpression(left=Column() as left, right=Null()):
            yield left, None
        # A truth stands alone.
        case Column():
            yield join, True
        case _ if isinstance(getattr(join, "element", None), Column):
            yield join.element, True
        case _:
            raise TypeError(f"the oracle cannot follow {join}")
