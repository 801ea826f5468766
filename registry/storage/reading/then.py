"""Tables as they were at a moment, put together again from the trail.

    a record of today -> its newest change up to then -> jsonb_populate_record -> a row of the same columns

Where the trail has no value, because it was erased or because the column is newer, the value of today is used, and so
it is for contacts, which public history does not include. A record that the caller may not see today is left out, even
if everyone could see it then, because to withdraw a record is to take it back. A record that has been merged since is
shown as it was, if the caller may see the one that it became part of.

A row begins with the record of today, so that whoever asks for one record by its id reads one. Who asks along a
reference is led by an index on what changes say that it was (`pointing`), and who asks by a slug by the slugs that a
record has ever had. A list of everything still reads everything.
"""

from typing import Any

from sqlalchemy import CTE, Select, Table, and_, column, func, literal_column, or_, select, true
from sqlalchemy.dialects.postgresql import distinct_on

from registry.storage.model.record import PART_OF, Base, Record, record_in
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: What a slug is looked for in besides the slug of then: a record keeps every slug that it ever had.
SLUG_NOW, FORMER_NOW = "slug_now", "former_slugs_now"


def as_it_was(table: Table, at: Sql, scope: Scope) -> CTE | Select[Any] | None:
    """The rows of a table as they were at a moment, as far as the caller may see them today.

    None for a table without a trail, and for people, keys and grants, which are always read as they are now.
    """
    model = record_in(table)
    if model is not None and not model.for_administrators:
        return _records(table, model, at, scope)
    return _parts(table, at, scope) if PART_OF in table.info else None


def _records(table: Table, model: type[Record], at: Sql, scope: Scope) -> Select[Any]:
    """Records, each with its newest change; one that is left out of the SELECT around it is not looked up."""
    now: Any = scope.alias(table)
    change, commit = (scope.alias(Base.metadata.tables[name]) for name in ("changes", "commits"))
    latest = (
        select(change.c.after)
        .select_from(change.join(commit, commit.c.id == change.c.commit_id))
        .where(
            change.c.record_id == now.c.id,
            change.c.record_type == scope.word(model.record_type.value),
            change.c.part.is_(None),
            change.c.after.is_not(None),
            commit.c.at <= at,
        )
        .order_by(change.c.id.desc())
        .limit(literal_column("1"))
        .lateral(scope.name("latest"))
    )
    row = _row(table, now.table_valued(), latest.c.after.op("-")(scope.word("contacts")), scope)
    columns = [now.c[each.name] if each.name == "id" else row.c[each.name] for each in table.columns]
    if "slug" in table.columns:
        columns += [now.c.slug.label(SLUG_NOW), now.c.former_slugs.label(FORMER_NOW)]
    source = now.join(latest, true()).join(row, true())
    return select(*columns).select_from(source).where(_may_be_seen(now, model, scope)).correlate(None)


def _parts(table: Table, at: Sql, scope: Scope) -> CTE:
    """The rows that hang on records, put together once for the whole statement."""
    change, commit = (scope.alias(Base.metadata.tables[name]) for name in ("changes", "commits"))
    body = func.coalesce(change.c.after, change.c.before)
    which = [body.op("->>")(scope.word(each.name)) for each in table.primary_key]
    latest = (
        select(change.c.after)
        .select_from(change.join(commit, commit.c.id == change.c.commit_id))
        .where(change.c.part == scope.word(table.name), commit.c.at <= at)
        .ext(distinct_on(*which))
        .order_by(*which, change.c.id.desc())
        .subquery(scope.name("latest"))
    )
    row = _row(table, literal_column(f"null::{table.name}"), latest.c.after, scope)
    found = select(*row.c).select_from(latest.join(row, true())).where(latest.c.after.is_not(None))
    return found.cte(scope.name(f"{table.name}_then")).prefix_with("MATERIALIZED")


def _row(table: Table, base: Any, values: Sql, scope: Scope) -> Any:
    """A row of a table from the JSON of a change, with the values of `base` where that has none."""
    return func.jsonb_populate_record(base, values).table_valued(
        *(column(each.name, each.type) for each in table.columns), name=scope.name("row")
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
