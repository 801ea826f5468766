"""Plain lists: all records along a relation, in their usual order.

What many rows of a page lead to, as initiatives do to themes, is shown once for all of them where it has pages of its
own, and counts of these are found together.
"""

from typing import Any

from sqlalchemy import Select, and_, select, union_all

from registry.storage.model.record import Record
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.counting import is_of_page
from registry.storage.reading.criteria import leads_along
from registry.storage.reading.fields import Body, Many, Page
from registry.storage.reading.json import Show, Source, as_list
from registry.storage.reading.orders import of_plain_list
from registry.storage.reading.relations import Join, relation
from registry.storage.reading.rows import rows_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def plain_list(
    field: Many, parent: Any, row: Row | None, scope: Scope, show: Show, around: Source | None = None
) -> Sql:
    """The records along a relation from a parent's row, or those of a list of the root, as a JSON list.

    `around` reads the parent's row.
    """
    model = field.body.model
    other = scope.alias(model)
    join = rows_of(field.name, model, parent, row, other, scope, leads_along(field.condition))
    if row is not None and hasattr(model, "beside"):
        other, join = _with_those_beside(model, parent, row, other, join, scope)
    source = Source(join.source)
    source.own = list(join.own)
    order = of_plain_list(field, other, source, scope)
    ids = None if row is None or around is None or not is_of_page(row, around, scope) else around.ids
    if ids is not None and field.name is not None and _leads_often_to_pages(parent, field.name, field.body):
        told = _shown_once(field.name, field.body, parent, ids[1], scope, show)
        source.outer(told, [told.c.id == other.c.id])
        shown: Sql = told.c.shown
    else:
        shown = show(field.body, other, source, scope)
    found = (
        select(as_list(shown, order))
        .select_from(source.clause)
        .where(*join.conditions, *all_conditions(field.condition, model, other, scope))
    )
    return scope.scalar(found, *source.own)


def _leads_often_to_pages(parent: Any, name: str, body: Body) -> bool:
    """Whether a relation, to which many records may lead, shows pages of what it leads to."""
    is_record = issubclass(body.model, Record) and not hasattr(body.model, "beside")
    return is_record and relation(parent, name).secondary is not None and has_pages(body)


def has_pages(body: Body) -> bool:
    """Whether records are shown with pages of lists of their own."""
    return any(isinstance(each, Page) for branch in body.branches for each in branch.fields)


def _shown_once(name: str, body: Body, parent: Any, ids: Select[Any], scope: Scope, show: Show) -> Row:
    """What a relation leads to from any of some records, each `shown` once for all of them, beside its `id`."""
    of, start, end = ids.subquery(scope.name("i")), scope.alias(parent), scope.alias(body.model)
    join = scope.along(parent, start, name, end)
    source = of.join(start, start.c.id == of.c.id).join(join.source, and_(*join.conditions))
    led = select(end.c.id).distinct().select_from(source).correlate(None).cte(scope.name("led"))
    each = scope.alias(body.model)
    scope.reach(each, parent)
    inner = Source(led.join(each, each.c.id == led.c.id))
    inner.ids = each, select(led.c.id)
    shown = show(body, each, inner, scope)
    found = select(each.c.id, shown.label("shown")).select_from(inner.clause).correlate(None)
    return found.cte(scope.name("told")).prefix_with("MATERIALIZED").alias(scope.name("t"))


def _with_those_beside(model: Any, parent: Any, row: Row, other: Row, join: Join, scope: Scope) -> tuple[Row, Join]:
    """The rows of a list together with those that its model has `beside` them, which stand in no table."""
    beside = model.beside(parent, row, scope)
    if not beside:
        return other, join
    names = beside[0].selected_columns.keys()
    stored = select(*(other.c[name] for name in names)).select_from(join.source).where(*join.conditions)
    both = union_all(stored.correlate_except(*join.own), *beside).subquery(scope.name("beside"))
    return both, Join(both, (both,), [])
