"""Tables as they were at a moment, put together again from the trail.

    changes up to then -> the newest of each row -> jsonb_populate_record -> a table of the same columns

Where the trail has no value, because it was erased or because the column is newer, the value of today is used, and so
it is for contacts, which public history does not include. A record that the caller may not see today is left out, even
if everyone could see it then, because to withdraw a record is to take it back. A record that has been merged since is
shown as it was, if the caller may see the one that it became part of.
"""

from typing import Any

from sqlalchemy import CTE, Select, Table, and_, column, func, literal_column, or_, select, true
from sqlalchemy.dialects.postgresql import distinct_on

from registry.storage.model.record import PART_OF, Base, Record, record_in
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def as_it_was(table: Table, at: Sql, scope: Scope) -> CTE | None:
    """The rows of a table as they were at a moment, as far as the caller may see them today.

    None for a table without a trail, and for people, keys and grants, which are always read as they are now.
    """
    model = record_in(table)
    if PART_OF not in table.info and (model is None or model.for_administrators):
        return None
    latest = _latest(table, model, at, scope)
    if model is not None:
        now: Any = scope.alias(model)
        source = latest.join(now, now.c.id == latest.c.record_id)
        base, conditions = now.table_valued(), [_may_be_seen(now, model, scope)]
    else:
        source, base = latest, literal_column(f"null::{table.name}")
        conditions = [latest.c.after.is_not(None)]
    values = latest.c.after.op("-")(scope.word("contacts")) if model is not None else latest.c.after
    row = func.jsonb_populate_record(base, values).table_valued(
        *(column(each.name, each.type) for each in table.columns), name=scope.name("row")
    )
    found = select(*row.c).select_from(source.join(row, true())).where(*conditions)
    # Kept for the whole statement: put together once, not once for every row that leads to it.
    return found.cte(scope.name(f"{table.name}_then")).prefix_with("MATERIALIZED")


def _latest(table: Table, model: type[Record] | None, at: Sql, scope: Scope) -> Any:
    """The newest change up to a moment of each record, or for a table of parts of each of its rows."""
    change, commit = (scope.alias(Base.metadata.tables[name]) for name in ("changes", "commits"))
    if model is not None:
        which: list[Any] = [change.c.record_id]
        conditions = [
            change.c.record_type == scope.word(model.record_type.value),
            change.c.part.is_(None),
            change.c.after.is_not(None),
        ]
    else:
        body = func.coalesce(change.c.after, change.c.before)
        which = [body.op("->>")(scope.word(each.name)) for each in table.primary_key]
        conditions = [change.c.part == scope.word(table.name)]
    return (
        select(change.c.record_id, change.c.after)
        .select_from(change.join(commit, commit.c.id == change.c.commit_id))
        .where(*conditions, commit.c.at <= at)
        .ext(distinct_on(*which))
        .order_by(*which, change.c.id.desc())
        .subquery(scope.name("latest"))
    )


def _may_be_seen(now: Row, model: type[Record], scope: Scope) -> Sql:
    if scope.role.sees_all:
        return true()
    return or_(scope.shows(now, model), _was_merged(now, model, scope))


def _was_merged(now: Row, model: type[Record], scope: Scope) -> Sql:
    """Whether a record was published until it became part of one that the caller may see."""
    change, other = scope.alias(Base.metadata.tables["changes"]), scope.alias(model)
    published, withdrawn = scope.word("PUBLISHED"), scope.word("WITHDRAWN")
    merging: Select[Any] = select(literal_column("1")).where(
        change.c.record_id == now.c.id,
        change.c.part.is_(None),
        change.c.before.op("->>")(scope.word("publication")) == published,
        change.c.after.op("->>")(scope.word("publication")) == withdrawn,
        change.c.before.op("->>")(scope.word("merged_into_id")).is_(None),
        change.c.after.op("->>")(scope.word("merged_into_id")).is_not(None),
    )
    receiver: Select[Any] = select(literal_column("1")).where(
        other.c.id == now.c.merged_into_id, scope.shows(other, model)
    )
    return and_(now.c.merged_into_id.is_not(None), scope.exists(merging, change), scope.exists(receiver, other))
