"""Relations between records: how to find them by name, and their join conditions for a statement's own aliases."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BinaryExpression, BindParameter, Column, inspect
from sqlalchemy.orm import RelationshipDirection, RelationshipProperty
from sqlalchemy.sql.visitors import iterate, replacement_traverse

from registry.storage.model.derived import KINDS
from registry.storage.reading.statement import Row, Sql, written


class Join:
    """A list's rows, or one relation's, before anything is selected from them.

    `source` is what to read FROM, `own` are the aliases in it, and `conditions` say which rows are meant and may be
    seen. Whatever else the conditions name belongs to a row of an outer SELECT.
    """

    def __init__(self, source: Any, own: tuple[Row, ...], conditions: list[Sql]) -> None:
        """Holds the three as they are given."""
        self.source, self.own, self.conditions = source, own, conditions


def relation(model: Any, name: str) -> RelationshipProperty[Any]:
    """A record's relation by its name; KeyError when there is none."""
    found: RelationshipProperty[Any] = inspect(model).relationships[name]
    return found


def relations_of(model: Any) -> list[RelationshipProperty[Any]]:
    """All relations of a record."""
    return list(inspect(model).relationships)


def rolls_up(model: Any, path: tuple[str, ...]) -> bool:
    """Whether a path ends by going up from a record to what it is a part of."""
    for name in path[:-1]:
        model = relation(model, name).mapper.class_
    return bool(path) and getattr(model, "rolls_up", None) == path[-1]


def points_back(target: Any, name: str, relationship: RelationshipProperty[Any]) -> bool:
    """Whether the target's non-null reference `name` is the other end of `relationship`."""
    if relationship.secondary is not None:
        return False
    back = relation(target, name)
    return {frozenset(p) for p in back.local_remote_pairs} == {frozenset(p) for p in relationship.local_remote_pairs}


def ends_of(through: Any, relationship: RelationshipProperty[Any]) -> tuple[str, ...]:
    """The references of a record between two others, among its `closes_over`, that lead to one of these two."""
    pairs = (*relationship.synchronize_pairs, *(relationship.secondary_synchronize_pairs or ()))
    # Which of the two is told first depends on the relation.
    both_ways = (way for one, other in pairs for way in ((one, other), (other, one)))
    tied = {column.key for end, column in both_ways if end.primary_key and column.table is relationship.secondary}
    return tuple(
        name
        for name in getattr(through, "closes_over", ())
        if {own.key for own, _ in relation(through, name).local_remote_pairs or ()} <= tied
    )


def kinds_at_the_end(relationship: RelationshipProperty[Any]) -> tuple[str, ...]:
    """The only kinds of records that a relation leads to, as it says, its join or a key of its table; () for any."""
    if KINDS in relationship.info:
        told: tuple[str, ...] = relationship.info[KINDS]
        return told
    table, between = relationship.mapper.local_table, relationship.secondary is not None
    if "kind" not in table.c or not (between or relationship.direction is RelationshipDirection.MANYTOONE):
        return ()
    parts = list(iterate(relationship.secondaryjoin if between else relationship.primaryjoin))
    return tuple(sorted({*_kinds_in(parts, table), *_kinds_by_key(parts, table)}))


def _kinds_in(parts: list[Any], table: Any) -> Iterator[str]:
    """The kinds that a join compares with."""
    for each in parts:
        if isinstance(each, BinaryExpression) and isinstance(each.right, BindParameter):
            column = each.left
            if isinstance(column, Column) and (column.table.key, column.key) == (table.key, "kind"):
                yield str(each.right.value)


def _kinds_by_key(parts: list[Any], table: Any) -> Iterator[str]:
    """The kinds that a reference can point at only, where a key holds a constant beside it."""
    for each in parts:
        own = each.table.c.get(each.key) if isinstance(each, Column) else None
        for pair in (pair for key in getattr(own, "foreign_keys", ()) for pair in key.constraint.elements):
            if pair.column is table.c.kind and pair.parent.computed is not None:
                yield str(pair.parent.computed.sqltext).strip("'")


def reference_of(relationship: RelationshipProperty[Any]) -> Any:
    """The column by which the records that a relation leads to, or the records between, point back at where it begins.

    None where the relation follows a reference of the record itself, whose target has that id.
    """
    if relationship.secondary is not None:
        ((_, between),) = relationship.synchronize_pairs
        return between
    if relationship.direction is not RelationshipDirection.ONETOMANY or len(relationship.local_remote_pairs or ()) != 1:
        return None
    ((own, remote),) = relationship.local_remote_pairs
    return remote if own.name == "id" else None


def parts_shown_by(model: Any) -> dict[str, list[str]]:
    """The parts that say who sees a draft, by relation, each with the columns that say it (see `Record.seen_through`).

    Each part says by one reference what it is a part of.
    """
    found: dict[str, list[str]] = {}
    for name, column in (path.split(".") for path in model.seen_through):
        found.setdefault(name, []).append(column)
    return found


def moved(clause: Any, relationship: RelationshipProperty[Any], row: Row, other: Row, through: Row | None) -> Sql:
    """A join condition of a relation, with the aliases of this statement in place of the tables.

    `clause` is the relation's primary or secondary join, `row` is where it leads from, `other` where it leads to, and
    `through` the link table between them, if there is one. When the same table is on both sides, as for a need merged
    into a need, SQLAlchemy's list of remote columns decides which side a column belongs to.
    """
    remote = {(column.table, column.key) for column in relationship.remote_side}
    far = other if clause is relationship.secondaryjoin else row

    def swap(element: Any, **_: Any) -> Any:
        if isinstance(element, BindParameter) and isinstance(element.value, str):
            # A word of our own that the relation was told with: written out, so that indexes of such rows are found.
            return written(element.value)
        if not isinstance(element, Column):
            return None
        if relationship.secondary is not None:
            return (
                through.c[element.key]
                if through is not None and element.table is relationship.secondary
                else far.c[element.key]
            )
        if (element.table, element.key) in remote or element.table is not relationship.parent.local_table:
            return other.c[element.key]
        return row.c[element.key]

    moved: Sql = replacement_traverse(clause, {}, swap)
    return moved
