"""Plain lists: all records along a relation, in their usual order."""

from typing import Any

from sqlalchemy import select, union_all

from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import leads_along
from registry.storage.reading.json import Show, Source, as_list
from registry.storage.reading.orders import of_plain_list
from registry.storage.reading.relations import Join
from registry.storage.reading.rows import rows_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import Many
from registry.storage.reading.statement import Row, Sql


def plain_list(field: Many, parent: Any, row: Row | None, scope: Scope, show: Show) -> Sql:
    """The records along a relation from a parent's row, or those of a list of the root, as a JSON list."""
    model = field.body.model
    other = scope.alias(model)
    join = rows_of(field.name, model, parent, row, other, scope, leads_along(field.condition))
    if row is not None and hasattr(model, "beside"):
        other, join = _with_those_beside(model, parent, row, other, join, scope)
    source = Source(join.source)
    source.own = list(join.own)
    order = of_plain_list(field, other, source, scope)
    shown = show(field.body, other, source, scope)
    found = (
        select(as_list(shown, order))
        .select_from(source.clause)
        .where(*join.conditions, *all_conditions(field.condition, model, other, scope))
    )
    return scope.scalar(found, *source.own)


def _with_those_beside(model: Any, parent: Any, row: Row, other: Row, join: Join, scope: Scope) -> tuple[Row, Join]:
    """The rows of a list together with those that its model has `beside` them, which stand in no table."""
    beside = model.beside(parent, row, scope)
    if not beside:
        return other, join
    names = beside[0].selected_columns.keys()
    stored = select(*(other.c[name] for name in names)).select_from(join.source).where(*join.conditions)
    both = union_all(stored.correlate_except(*join.own), *beside).subquery(scope.name("beside"))
    return both, Join(both, (both,), [])
