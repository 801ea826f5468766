"""Tables as they were at a moment: what has not changed since is read where it stands, and the rest from the trail.

    rows of today that nothing has happened to since, and what the first change since found (`before`)
        -> rows of then, as one table with the same columns

A record says when it last changed, in `updated_at`, which only the database sets: what it says now has held since then,
and what a change found had held since what that said. What hangs on records says no such thing, and is looked up.

What happened since may be much, and then a list reads it in its usual order, so that a page reads only what it needs.
Where it is little, or the trail does not say what some record was listed as, all of it is read and put in order.

All are plain reads of one table, and their conditions stand around them. PostgreSQL therefore reads through the whole
as it reads a table: by an index on a key or a reference, and in the order of a list. What is asked of one record reads
that record's changes, and what is asked of a list of the root reads those of its type since the moment.

Where the trail has no value, because it was erased or because the column is newer, the value of today is used, and so
it is for contacts, which public history does not include. A record that the caller may not see today is left out, even
if everyone could see it then, because to withdraw a record is to take it back. A record that has been merged since is
shown as it was, if the caller may see the one that it became part of.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    case,
    cast,
    collate,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from registry.storage.model.listed import listed_by
from registry.storage.model.record import PART_OF, Base, Record, record_in
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: What both halves say of a row: whether it stood at the moment, and whether the caller may know of it.
STOOD, SEEN = "stood_then", "seen_now"
#: A column that is never told of another moment.
NEVER_THEN = "contacts"
#: So many changes of a type are put in order sooner than the order of all is walked to find them.
FEW = 200
_EMPTY: Sql = literal_column("''")
_AS_ALL: Mapping[str, Sql] = MappingProxyType({})


def as_it_was(table: Table, at: Sql, scope: Scope) -> CTE | None:
    """The rows of a table as they were at a moment, as far as the caller may see them today.

    None for a table without a trail, and for people, keys and grants, which are always read as they are now.
    """
    model = record_in(table)
    if model is not None and not model.for_administrators:
        halves = [_record_of_today(table, model, at, scope), *_record_of_then(table, model, at, scope)]
    elif PART_OF in table.info:
        halves = [_part_of_today(table, at, scope), _part_of_then(table, at, scope)]
    else:
        return None
    whole = union_all(*halves).subquery(scope.name("both"))
    columns = [whole.c[each.name] for each in table.columns]
    found = select(*columns).where(whole.c[STOOD], whole.c[SEEN])
    # Written once and read through wherever it is named.
    return found.cte(scope.name(f"{table.name}_then")).prefix_with("NOT MATERIALIZED")


# ---- Records ---------------------------------------------------------------------------------------------------------


def _record_of_today(table: Table, model: type[Record], at: Sql, scope: Scope) -> Select[Any]:
    now = scope.alias(table)
    stands = now.c.updated_at <= at
    # The parts that show a draft may have come and gone while it stood as it was.
    asks = model.seen_through and scope.role.has_own
    seen = scope.shows(now, model) if asks else true()
    return select(*(now.c[each.name] for each in table.columns), stands.label(STOOD), seen.label(SEEN))


def _record_of_then(table: Table, model: type[Record], at: Sql, scope: Scope) -> Iterator[Select[Any]]:
    """What the first change since found; of a type that is listed by a text, read in one way or the other."""
    order = listed_by(model)
    if order is None:
        change = _a_change(scope)
        yield _former(table, model, at, scope, change)
        return
    few = _are_few(model, order, at, scope)
    yield _former(table, model, at, scope, _a_change(scope), few)
    change = _a_change(scope)
    listed = _listed(change)
    yield _former(table, model, at, scope, change, not_(few), listed.is_not(None), instead={order: listed})


def _former(
    table: Table,
    model: type[Record],
    at: Sql,
    scope: Scope,
    change: Row,
    *only: Sql,
    instead: Mapping[str, Sql] = _AS_ALL,
) -> Select[Any]:
    """What changes since a moment found, under conditions of its own; `instead` is what some columns are told by."""
    now = scope.alias(table)
    stood = and_(*only, *_since(change, model, at, scope), func.held_since(change.c.before) <= at)
    seen = _first(now, scope, now.c.id == change.c.record_id, *_may_be_seen(now, model, scope)).is_not(None)
    columns = [instead.get(each.name, _told(table, each, change, scope)).label(each.name) for each in table.columns]
    return select(*columns, stood.label(STOOD), seen.label(SEEN))


def _since(change: Row, model: type[Record], at: Sql, scope: Scope) -> list[Sql]:
    """The conditions that a change is one of a record of a type since a moment, and found it there."""
    is_own = [change.c.record_type == scope.word(model.record_type.value), change.c.part.is_(None)]
    return [*is_own, change.c.before.is_not(None), change.c.at > at]


def _are_few(model: type[Record], order: str, at: Sql, scope: Scope) -> Sql:
    """Whether little has happened to records of a type since, or of some it is not known what it was listed as.

    One that was listed as nothing, as what has no date is, stands first in its order like today's.
    """
    change, unlisted = _a_change(scope), _a_change(scope)
    some: Select[Any] = (
        select(literal_column("1")).where(*_since(change, model, at, scope)).limit(literal_column(str(FEW)))
    )
    is_unlisted = [
        *(_listed(unlisted).is_not(None), _listed(unlisted) == _EMPTY),
        not_(unlisted.c.before.bool_op("?")(scope.word(order))),
    ]
    number = select(func.count()).select_from(some.subquery(scope.name("since"))).scalar_subquery()
    unknown = _first(unlisted, scope, *_since(unlisted, model, at, scope), *is_unlisted)
    few = or_(number < literal_column(str(FEW)), unknown.is_not(None)).label("few")
    counted = select(few).cte(scope.name("few")).prefix_with("MATERIALIZED")
    found: Sql = select(counted.c.few).scalar_subquery()
    return found


def _listed(change: Row) -> Sql:
    """What a record was listed as, just as the index says it."""
    return func.listed_as(collate(change.c.record_type, "C"), change.c.before, type_=Text())


def _told(table: Table, column: ColumnElement[Any], change: Row, scope: Scope) -> Sql:
    """A column as the trail tells it, or as it is today where the trail does not."""
    name = scope.word(column.name)
    if column.name == "id":
        return change.c.record_id
    if isinstance(column.type, Uuid):
        # A reference is nobody's text, so it is never erased, and an index finds it.
        return cast(change.c.before.op("->>")(name), Uuid)
    today = func.of_today(scope.word(table.name), change.c.record_id, name, type_=JSONB())
    if column.name == NEVER_THEN:
        return today
    is_told = change.c.before.op("?")(name)
    if isinstance(column.type, ARRAY):
        body = case((is_told, change.c.before), else_=func.jsonb_build_object(name, today))
        return _read(table, column, body)
    if isinstance(column.type, JSONB):
        value = case((is_told, change.c.before.op("->")(name)), else_=today)
        return func.nullif(value, literal_column("'null'::jsonb"), type_=JSONB())
    text = case((is_told, change.c.before.op("->>")(name)), else_=today.op("#>>")(literal_column("'{}'")))
    return _typed(column, type_coerce(text, Text()))


def _may_be_seen(now: Row, model: type[Record], scope: Scope) -> list[Sql]:
    return [] if scope.role.sees_all else [or_(scope.shows(now, model), _was_merged(now, model, scope))]


def _was_merged(now: Row, model: type[Record], scope: Scope) -> Sql:
    """Whether a record was published until it became part of one that the caller may see."""
    change, other = _a_change(scope), scope.alias(model)
    published, withdrawn = scope.word("PUBLISHED"), scope.word("WITHDRAWN")
    merging = [
        change.c.record_id == now.c.id,
        change.c.part.is_(None),
        change.c.before.op("->>")(scope.word("publication")) == published,
        change.c.after.op("->>")(scope.word("publication")) == withdrawn,
        change.c.before.op("->>")(scope.word("merged_into_id")).is_(None),
        change.c.after.op("->>")(scope.word("merged_into_id")).is_not(None),
    ]
    receiver = [other.c.id == now.c.merged_into_id, scope.shows(other, model)]
    found: Select[Any] = select(literal_column("1")).where(*merging, *receiver).limit(literal_column("1"))
    return and_(now.c.merged_into_id.is_not(None), scope.scalar(found, change, other).is_not(None))


# ---- What hangs on records -------------------------------------------------------------------------------------------


def _part_of_today(table: Table, at: Sql, scope: Scope) -> Select[Any]:
    now, change = scope.alias(table), _a_change(scope)
    body = func.coalesce(change.c.after, change.c.before)
    same = [body.op("->>")(scope.word(each)) == cast(now.c[each], Text) for each in _own_key(table)]
    whole = change.c.record_id == now.c[table.info[PART_OF]]
    since = _first(change, scope, whole, change.c.part == scope.word(table.name), change.c.at > at, *same)
    return select(*(now.c[each.name] for each in table.columns), since.is_(None).label(STOOD), true().label(SEEN))


def _part_of_then(table: Table, at: Sql, scope: Scope) -> Select[Any]:
    change, earlier = _a_change(scope), _a_change(scope)
    body, part = func.coalesce(earlier.c.after, earlier.c.before), scope.word(table.name)
    same = [body.op("->>")(scope.word(each)) == change.c.before.op("->>")(scope.word(each)) for each in _own_key(table)]
    between = [earlier.c.record_id == change.c.record_id, earlier.c.at > at, earlier.c.id < change.c.id]
    already = _first(earlier, scope, *between, earlier.c.part == part, *same)
    stood = and_(change.c.part == part, change.c.before.is_not(None), change.c.at > at, already.is_(None))
    columns = [
        (change.c.record_id if each.name == table.info[PART_OF] else _part_told(table, each, change, scope)).label(
            each.name
        )
        for each in table.columns
    ]
    return select(*columns, stood.label(STOOD), true().label(SEEN))


def _own_key(table: Table) -> list[str]:
    """What tells the rows apart that hang on one record."""
    return [each.name for each in table.primary_key if each.name != table.info[PART_OF]]


def _part_told(table: Table, column: ColumnElement[Any], change: Row, scope: Scope) -> Sql:
    if isinstance(column.type, ARRAY | JSONB):
        return _read(table, column, change.c.before)
    return _typed(column, type_coerce(change.c.before.op("->>")(scope.word(column.name)), Text()))


# ---- Shapes ----------------------------------------------------------------------------------------------------------


def _typed(column: ColumnElement[Any], text: Sql) -> Sql:
    """A text of the trail as a value of exactly the column's type: else the halves would not be read through."""
    if isinstance(column.type, Text):
        return collate(text, column.type.collation) if column.type.collation else text
    return cast(text, column.type)


def _read(table: Table, column: ColumnElement[Any], body: Sql) -> Sql:
    """A column of a row that is read from JSON, for what cannot be written as a text."""
    row = func.jsonb_populate_record(literal_column(f"null::{table.name}"), body)
    return row.scalar_table_valued(column.name, column.type)


def _a_change(scope: Scope) -> Row:
    return scope.alias(Base.metadata.tables["changes"])


def _first(other: Row, scope: Scope, *conditions: Sql) -> Sql:
    """One row that meets the conditions, or null; an EXISTS would be planned in two ways, each with what is in it."""
    return scope.scalar(select(literal_column("1")).where(*conditions).limit(literal_column("1")), other)
