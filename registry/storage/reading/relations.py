"""Relations between records: found by name, and their join conditions written on a statement's own aliases."""

from typing import Any

from sqlalchemy import Column, inspect
from sqlalchemy.orm import RelationshipProperty
from sqlalchemy.sql.visitors import replacement_traverse

from registry.storage.reading.statement import Row, Sql


class Step:
    """One step along a relation: the tables it reads, which of them are its own, and its conditions."""

    def __init__(self, source: Any, own: tuple[Row, ...], conditions: list[Sql]) -> None:
        """Plain data."""
        self.source, self.own, self.conditions = source, own, conditions


def relation(model: Any, name: str) -> RelationshipProperty[Any]:
    """A record's relation by name."""
    found: RelationshipProperty[Any] = inspect(model).relationships[name]
    return found


def points_back(target: Any, name: str, link: RelationshipProperty[Any]) -> bool:
    """Whether the target's non-null reference `name` is the other end of `link`."""
    if link.secondary is not None:
        return False
    back = relation(target, name)
    return {frozenset(p) for p in back.local_remote_pairs} == {frozenset(p) for p in link.local_remote_pairs}


def moved(clause: Any, link: RelationshipProperty[Any], row: Row, other: Row, through: Row | None) -> Sql:
    """A relation's own join condition, written on this statement's aliases.

    A table that stands on both sides (a need merged into a need) is told apart by which columns are remote.
    """
    remote = {(column.table, column.key) for column in link.remote_side}
    far = other if clause is link.secondaryjoin else row

    def swap(element: Any, **_: Any) -> Any:
        if not isinstance(element, Column):
            return None
        if link.secondary is not None:
            return (
                through.c[element.key]
                if through is not None and element.table is link.secondary
                else far.c[element.key]
            )
        if (element.table, element.key) in remote or element.table is not link.parent.local_table:
            return other.c[element.key]
        return row.c[element.key]

    moved: Sql = replacement_traverse(clause, {}, swap)
    return moved
