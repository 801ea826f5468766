"""The statements that loading the seeds needs, and what the database says when it refuses one.

A table's rows travel as one JSON value: the text is short however many they are, and the trail is written at once.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Table, TextClause, Uuid, any_, bindparam, cast, func, or_, select, text
from sqlalchemy import Text as TextType
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import DBAPIError

from registry.seeding.errors import SeedError
from registry.seeding.tables import Key, Row, natural_key

# Filled with names from the model, never with anything from a file.
INSERT = "insert into {table} ({names}) select {names} from jsonb_populate_recordset(null::{table}, :rows)"
UPDATE = (
    "update {table} set {sets} from jsonb_populate_recordset(null::{table}, :rows) given"
    " where {table}.{key} = given.{key}"
)
DELETE = "delete from {table} using jsonb_populate_recordset(null::{table}, :rows) given where {same}"

NEW_IDS = text("select uuidv7() from generate_series(1, :count)")

LAST_CALLERS = text(
    "select distinct on (changes.record_id) changes.record_id::text, commits.caller"
    " from changes join commits on commits.id = changes.commit_id"
    " where changes.record_id = any(:ids) order by changes.record_id, changes.id desc"
).bindparams(bindparam("ids", type_=ARRAY(Uuid)))


def filled(statement: str, table: Table, row: Row) -> TextClause:
    """INSERT, UPDATE or DELETE for rows like `row`; every row has the same columns."""
    names = [f'"{name}"' for name in row]
    sql = statement.format(
        table=f'"{table.name}"',
        names=", ".join(names),
        key=f'"{next(iter(table.primary_key)).name}"',
        sets=", ".join(f"{name} = given.{name}" for name in names),
        same=" and ".join(f'"{table.name}".{name} = given.{name}' for name in names),
    )
    return text(sql).bindparams(bindparam("rows", type_=JSONB))


def stored_links(table: Table, own: str, ids: Iterable[str]) -> Select[Any]:
    """The links of some records."""
    given = cast([UUID(each) for each in ids], ARRAY(Uuid))
    return select(_as_json(table)).where(table.c[own] == any_(given))


def stored_rows(table: Table, keys: Iterable[Key]) -> Select[Any]:
    """Rows that may be the wanted ones: narrowed by the first column of their keys, which is indexed."""
    first = table.c[natural_key(table)[0]]
    kind = Uuid if isinstance(first.type, Uuid) else TextType
    given = cast([UUID(key[0]) if kind is Uuid else key[0] for key in keys], ARRAY(kind))
    ways = [table.c[name] == any_(given) for name in (first.name, "municipality_code") if name in table.c]
    if "former_slugs" in table.c:
        ways.append(table.c.former_slugs.overlap(given))
    return select(_as_json(table)).where(or_(*ways))


def _as_json(table: Table) -> Any:
    return func.to_jsonb(table.table_valued(), type_=JSONB)


def refused(error: DBAPIError, records: Iterable[tuple[str, Row]]) -> SeedError:
    """The refusal of a statement in words: which record (place and row), and the rule's name.

    The database's own detail is left out: it repeats the row, and the rule may be that nobody should read it.
    """
    cause = getattr(error.orig, "__cause__", None)
    rule = getattr(cause, "constraint_name", None)
    place = _failing(str(getattr(cause, "detail", None) or ""), list(records))
    if not rule:
        return SeedError(place, f"the database refused it: {cause}.", f"databasen godtog den inte: {cause}.")
    return SeedError(
        place, f"the database refused it by the rule {rule}.", f"databasen godtog den inte enligt regeln {rule}."
    )


def _failing(detail: str, records: list[tuple[str, Row]]) -> str:
    """The record that a refusal is about: its id stands in the failing row, or its values in the key that was taken."""
    for place, row in records:
        if row.get("id", "?") in detail:
            return place
    names, _, key = detail.partition(")=(")
    found = dict(zip(names.partition("(")[2].split(", "), key.partition(")")[0].split(", "), strict=False))
    hits = [(sum(str(row.get(name)) == value for name, value in found.items()), place) for place, row in records]
    return max(hits, key=lambda hit: hit[0])[1]
