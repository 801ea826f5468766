"""Counting what a relation leads to, for all rows of a list of the root at once.

    rows, each joined to what it leads to -> one group per row -> joined beside the rows

A count that is asked for row by row reads what that row leads to; PostgreSQL cannot join it to the rows of the others,
however many there are. Below one record it is the right way, and stands where it is asked for.
"""

from typing import Any

from sqlalchemy import Integer, and_, func, literal_column, select

from registry.storage.model.record import Record
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Condition, leads_along
from registry.storage.reading.json import Source
from registry.storage.reading.relations import relation, relations_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def is_counted_at_once(model: Any, row: Row, name: str, source: Source, scope: Scope) -> bool:
    """Whether what the relation `name` leads to may be counted for all rows of a source together.

    So it is for the rows that a page of the root shows, and for relations between records as they are now.
    """
    if not is_of_page(row, source, scope):
        return False
    if not issubclass(model, Record) or name not in {each.key for each in relations_of(model)}:
        return False
    target = relation(model, name).mapper.class_
    return issubclass(target, Record) and not hasattr(target, "shown")


def is_of_page(row: Row, source: Source, scope: Scope) -> bool:
    """Whether a row stands for those that a page of the root shows, as they are now."""
    return source.ids is not None and source.ids[0] is row and scope.is_now


def counted_at_once(model: Any, row: Row, name: str, condition: Condition, source: Source, scope: Scope) -> Sql:
    """How many records that meet a condition the relation `name` leads to from a row, which `source` reads.

    Where the source has the ids of its rows, nothing is counted for others.
    """
    target, each = relation(model, name).mapper.class_, scope.alias(model)
    other = scope.alias(target)
    join = scope.along(model, each, name, other, leading_on=leads_along(condition))
    conditions = [*join.conditions, *all_conditions(condition, target, other, scope)]
    key = next(iter(model.__table__.primary_key.columns)).name
    ids = source.ids[1].subquery(scope.name("i")) if source.ids is not None else None
    begins: Any = each if ids is None else ids.join(each, each.c[key] == ids.c.id)
    found = (
        select(each.c[key], func.count().label("n"))
        .select_from(begins.join(join.source, and_(*conditions)))
        .group_by(each.c[key])
    )
    own = (each, *join.own) if ids is None else (ids, each, *join.own)
    counted: Any = found.correlate_except(*own).subquery(scope.name("n"))
    source.outer(counted, [counted.c[key] == row.c[key]])
    return func.coalesce(counted.c.n, literal_column("0"), type_=Integer())
