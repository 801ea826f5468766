"""Whose a change is: whether what it changed belongs, or belonged then, to one of the caller's organisations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, any_, func, literal_column, or_, select

from registry.storage.model.record import Base, every_record
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true


def is_owned(row: Row, scope: Scope) -> Sql:
    """Whether the record belongs, or belonged at the time of the change, to one of the caller's organisations."""
    body = func.coalesce(row.c.after, row.c.before)

    def key(name: str) -> Sql:
        return row.c.record_id if name == "id" else func.uuid(body.op("->>")(scope.word(name)))

    own = [key(name) == any_(scope.own()) for name in _columns_of_owners()]
    through = (
        and_(row.c.record_type == scope.word(way.record_type), row.c.part.is_(None), _owned_through(way, key, scope))
        for way in _ways_to_owners()
    )
    return is_true(or_(*own, *through))


def _columns_of_owners() -> list[str]:
    """The `owned_by` columns of all concepts together, because a change can be of a record of any of them."""
    return sorted({name for model in every_record() for name in model.owned_by})


@dataclass(frozen=True, slots=True)
class _Way:
    """How records of a type lead to the owner of their whole: by which key, into which table, to which column of it."""

    record_type: str
    key: str
    whole: str
    column: str


def _ways_to_owners() -> list[_Way]:
    """The `owned_through` of every concept."""
    ways = []
    for model in every_record():
        for name, column in (each.split(".") for each in model.owned_through):
            table = relation(model, name).mapper.class_.__tablename__
            ways.append(_Way(model.record_type.value, f"{name}_id", table, column))
    return ways


def _owned_through(way: _Way, key: Callable[[str], Sql], scope: Scope) -> Sql:
    """Whether the whole that a changed record is a part of belongs to the caller's organisations today."""
    whole = scope.alias(Base.metadata.tables[way.whole])
    found: Select[Any] = select(literal_column("1")).where(
        whole.c.id == key(way.key), whole.c[way.column] == any_(scope.own())
    )
    return scope.exists(found, whole)
