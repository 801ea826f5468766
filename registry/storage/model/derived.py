"""What a concept tells of its records that no column holds: computed values, lists, and what lists are counted by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, MetaData, Table, Uuid

#: In the info of a table that no database has: what puts it together for a statement, a function of its scope.
MADE = "made"
#: In the same place: the arguments of its list that it is put together from, by name; one that is the readable key of a
#: record says of which concept.
TAKES = "takes"
#: What a table takes of whoever asks for a page of its first rows: how many of them are read, if no more are needed.
UNTIL = "until"
#: And which of its columns the page asks for, a frozenset of their names: nothing else needs to be put together.
ASKED = "asked"
#: And the name of its weight.
WEIGHT = "weight"
#: Whether indexes give its rows in the order of their list, so that no more of them are read than are asked for.
IN_ORDER = "in_order"
#: In the info of a relation: the only kinds of records that it leads to, where neither its join nor a key says that.
KINDS = "kinds"


@dataclass(frozen=True)
class Derived:
    """A value that SQL computes: `compute(row, scope, **arguments)` gives the expression, which may be null or not."""

    compute: Callable[..., Any]
    is_nullable: bool = False


def derived(compute: Callable[..., Any], *, is_nullable: bool = False) -> Any:
    """Mark a function of (row, scope) as a derived value, which the contract names as it does a column."""
    return Derived(compute, is_nullable)


@dataclass(frozen=True)
class DerivedList:
    """A list of records that no foreign key leads to, such as municipalities of about the same size.

    `meets(row, other, scope, **arguments)` gives the conditions on `other`, and `order(row, other)` what orders them.
    `paths(**arguments)` are those that lead from the records to the row, where that is what they are.
    """

    target: Callable[[], Any]
    meets: Callable[..., list[Any]]
    order: Callable[..., list[Any]]
    paths: Callable[..., tuple[tuple[str, ...], ...]] = lambda **_: ()


@dataclass(frozen=True)
class DerivedOne:
    """A record that no foreign key leads to, or several ways do; `key(row, scope)` gives the SQL of its id.

    The id is null where there is none, or none that the caller may see.
    """

    target: Any
    key: Callable[..., Any]


@dataclass(frozen=True)
class Facet:
    """What a list can be counted and chosen by: paths from the record to the rows that hold `value` and `label`.

    One that any path leads to counts, and the filter of the same name chooses by the same paths. Without paths the
    value is a column of the record itself, and the labels of an enum are the enum's. `told` is what it is, in English
    with the Swedish term; an enum column's is told by the field that shows it.
    """

    value: str
    label: str | None = None
    label_en: str | None = None
    paths: tuple[tuple[str, ...], ...] = ()
    told: str | None = None


def made_table(
    name: str,
    make: Callable[..., Any],
    *columns: str | Column[Any],
    takes: Mapping[str, Any] | None = None,
    weight: str = "gathered",
    in_order: bool = False,
) -> Table:
    """A table that each statement puts together for itself; relations can lead to it, or through it, as with others.

    A column that is only named holds ids. What it `takes` are arguments of the list of the root that shows it, which
    are given to `make` by name after the scope. `weight` names what it costs to put all of it together (`Weights`).
    With `in_order` what `make` gives is read as far as is asked for, in the order of its list, and not kept whole.
    """
    given = (Column(each, Uuid) if isinstance(each, str) else each for each in columns)
    info = {MADE: make, TAKES: takes or {}, WEIGHT: weight, IN_ORDER: in_order}
    return Table(name, MetaData(), *given, info=info)


def is_put_together(model: Any) -> bool:
    """Whether the rows of a model stand in no table of the database, but are put together by each statement."""
    return MADE in model.__table__.info


def is_in_order(model: Any) -> bool:
    """Whether they are read in the order of their list, as far as is asked for."""
    return bool(model.__table__.info.get(IN_ORDER))


def leading_to(target: Callable[[], Any], paths: Callable[[], tuple[tuple[str, ...], ...]]) -> DerivedList:
    """The records that any of some paths leads from to a row, each once; the paths begin at `target`.

    Where they end by going up to what a record is a part of, `with_children` says whether they do.
    """

    def ways(with_children: Any = None) -> tuple[tuple[str, ...], ...]:
        stops = with_children is not None and with_children.now is False
        return tuple(each[:-1] for each in paths()) if stops else paths()

    def meets(row: Any, other: Any, scope: Any, **arguments: Any) -> list[Any]:
        return [scope.any_way(*(_leads(scope, target(), other, path, row) for path in ways(**arguments)))]

    return DerivedList(target, meets, lambda *_: [], ways)


def _leads(scope: Any, model: Any, row: Any, path: tuple[str, ...], end: Any) -> Any:
    """Whether a path leads from a row to another."""
    name, *rest = path
    if not rest:
        return scope.leads_to(model, row, name, end)
    return scope.any_of(
        model, row, name, lambda other: _leads(scope, scope.end_of(model, name), other, tuple(rest), end)
    )
