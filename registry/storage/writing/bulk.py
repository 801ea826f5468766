"""Many records of one type, each written by one statement: whether the table's rules hold for them, insert, update.

The rows go to the database as one JSON value, so that a statement has the same text for one row as for three hundred,
and is prepared once.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import orjson
from sqlalchemy import CheckConstraint, Column, Table, TextClause, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Refusal
from registry.storage.model.record import Record
from registry.storage.writing.violations import checked

#: What the database sets by itself.
SET_BY_ITSELF = {"version", "created_at", "updated_at"}


async def broken_rules(session: AsyncSession, records: Sequence[Record]) -> list[list[Refusal]]:
    """For each of some records of one type that are not in the database, the refusals of all rules that it breaks."""
    if not records:
        return []
    model = type(records[0])
    found = await session.execute(_rules(model), {"rows": _json(records)})
    return [[checked(name, _table(model).name) for name in names] for _, names in found.all()]


async def insert(session: AsyncSession, records: Sequence[Record]) -> None:
    """Insert some records of one type, and give each its key; they do not become the session's."""
    if not records:
        return
    model = type(records[0])
    keys = await session.scalars(text("select uuidv7() from generate_series(1, :number)"), {"number": len(records)})
    for record, key in zip(records, keys, strict=True):
        record.id = key
    await session.execute(_insertion(model), {"rows": _json(records)})


async def update(session: AsyncSession, records: Sequence[Record]) -> None:
    """Change the rows of some records of one type to what these say; they are no records of the session's."""
    if records:
        await session.execute(_change(type(records[0])), {"rows": _json(records)})


def _json(records: Sequence[Record]) -> str:
    columns = _columns(type(records[0]))
    rows = [{each.name: _value(record, each) for each in columns} for record in records]
    return orjson.dumps(rows, default=str).decode()


def _value(record: Record, column: "Column[Any]") -> Any:
    found = getattr(record, column.name)
    return _default(column) if found is None and not column.nullable else found


def _default(column: "Column[Any]") -> Any:
    """What stands in a column when nothing is said, where that is a value and not drawn by the database."""
    said: Any = column.server_default
    if said is None or column.primary_key:
        return None
    written = said.arg.text.strip("'") if isinstance(said.arg, TextClause) else said.arg
    return orjson.loads(written) if isinstance(column.type, JSONB) else [] if written == "{}" else written


def _table(model: type[Record]) -> Table:
    table: Any = model.__table__
    return table  # type: ignore[no-any-return]


@cache
def _columns(model: type[Record]) -> "tuple[Column[Any], ...]":
    return tuple(each for each in _table(model).c if each.computed is None and each.name not in SET_BY_ITSELF)


# The texts are the model's own: names of tables and columns, and the conditions of its rules. What is given is bound.


def _given(model: type[Record]) -> str:
    return f"jsonb_populate_recordset(null::{_table(model).name}, cast(:rows as jsonb))"


@cache
def _rules(model: type[Record]) -> TextClause:
    rules = {
        str(each.name): each.sqltext.text.replace(":", r"\:")
        for each in _table(model).constraints
        # Those of enums are expressions; their values have been read already.
        if isinstance(each, CheckConstraint) and isinstance(each.sqltext, TextClause)
    }
    broken = ", ".join(f"case when ({rule}) is false then '{name}' end" for name, rule in sorted(rules.items()))
    # In the order of the rows.
    return text(
        f"select ordinality, array_remove(array[{broken}], null)"  # noqa: S608
        f" from {_given(model)} with ordinality order by ordinality"
    )


@cache
def _insertion(model: type[Record]) -> TextClause:
    names = ", ".join(each.name for each in _columns(model))
    return text(f"insert into {_table(model).name} ({names}) select {names} from {_given(model)}")  # noqa: S608


@cache
def _change(model: type[Record]) -> TextClause:
    table, names = _table(model).name, [each.name for each in _columns(model) if not each.primary_key]
    values = ", ".join(f"{each} = given.{each}" for each in names)
    return text(f"update {table} set {values} from {_given(model)} as given where {table}.id = given.id")  # noqa: S608
