"""Many records of one type, each written by one statement: whether the table's rules hold for them, insert, update.

The rows go to the database as one JSON value, so that a statement has the same text for one row as for three hundred,
and is prepared once.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import CheckConstraint, Column, Table, TextClause
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Refusal
from registry.storage.model.names import camel
from registry.storage.model.record import Base, Record
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing import sending
from registry.storage.writing.violations import checked

#: What the database sets by itself.
SET_BY_ITSELF = {"version", "created_at", "updated_at"}


async def broken_rules(session: AsyncSession, records: Sequence[Base]) -> list[list[Refusal]]:
    """For each of some rows of one table that are not in the database, the refusals of all rules that it breaks."""
    if not records:
        return []
    model = type(records[0])
    found = await sending.rows(session, _rules(model), as_json(records))
    return [[checked(name, _table(model).name) for name in names] for _, names in found]


async def give_ids(session: AsyncSession, records: Sequence[Record]) -> None:
    """Give some new records their ids."""
    if records:
        ids = await sending.rows(session, "select uuidv7() from generate_series(1, $1)", len(records))
        for record, (each,) in zip(records, ids, strict=True):
            record.id = each


async def insert(session: AsyncSession, records: Sequence[Record]) -> None:
    """Insert some records of one type, and give them their ids, if they have none; they become no session's."""
    if records:
        ids = await sending.rows(session, f"{insertion(type(records[0]))} returning id", as_json(records))
        for record, (each,) in zip(records, ids, strict=True):
            record.id = each


async def update(session: AsyncSession, records: Sequence[Record]) -> None:
    """Change the rows of some records of one type to what these say; they are no records of the session's."""
    if records:
        await sending.rows(session, _change(type(records[0])), as_json(records))


async def put_keys(
    session: AsyncSession,
    model: type[Record],
    keys: Mapping[UUID, Collection[tuple[str, str]]],
    stood: Collection[UUID],
) -> None:
    """Make the keys in other systems of some records of one type these, as system and value, and no others.

    Those of them that `stood` before get a new version, unless they have one by this act already.
    """
    rows = [
        {"record_id": str(record), "system": system, "value": value}
        for record, some in keys.items()
        for system, value in sorted(some)
    ]
    given = orjson.dumps(rows).decode()
    removal, addition, change = _key_changes(model)
    if stood:
        await sending.rows(session, removal, given, list(stood))
    await sending.rows(session, addition, given)
    if stood:
        await sending.rows(session, change, list(stood))


def lacking(record: Base) -> list[str]:
    """What every record of its type has and this one lacks, by the names that it is given by."""
    return [
        camel(each.name.removesuffix("_id"))
        for each in _columns(type(record))
        if not each.nullable and each.server_default is None and not each.primary_key
        if getattr(record, each.name) is None and each.name != "slug"
    ]


def as_json(records: Sequence[Base]) -> str:
    """Some records of one type as the value of `insertion`."""
    columns = _columns(type(records[0]))
    rows = [{each.name: value_of(record, each) for each in columns} for record in records]
    return orjson.dumps(rows, default=_text_of).decode()


def _text_of(value: Any) -> str:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


def value_of(record: Base, column: "Column[Any]") -> Any:
    """What is written into a column of a record: what it has, or else what stands when nothing is said."""
    # The records are no session's, so what has not been set is not to be had: asking the attribute takes far longer.
    found = vars(record).get(column.name)
    return _default(column) if found is None and not column.nullable else found


def _default(column: "Column[Any]") -> Any:
    """What stands in a column when nothing is said, where that is a value and not drawn by the database."""
    said: Any = column.server_default
    if said is None or column.primary_key:
        return None
    written = said.arg.text.strip("'") if isinstance(said.arg, TextClause) else said.arg
    return orjson.loads(written) if isinstance(column.type, JSONB) else [] if written == "{}" else written


def _table(model: type[Base]) -> Table:
    table: Any = model.__table__
    return table  # type: ignore[no-any-return]


@cache
def _columns(model: type[Base]) -> "tuple[Column[Any], ...]":
    return tuple(each for each in _table(model).c if each.computed is None and each.name not in SET_BY_ITSELF)


# The texts are the model's own: names of tables and columns, and the conditions of its rules. What is given is bound.


def _given(model: type[Base]) -> str:
    return f"jsonb_populate_recordset(null::{_table(model).name}, $1::jsonb)"


@cache
def _rules(model: type[Base]) -> str:
    rules = {
        str(each.name): each.sqltext.text
        for each in _table(model).constraints
        # Those of enums are expressions; their values have been read already.
        if isinstance(each, CheckConstraint) and isinstance(each.sqltext, TextClause)
    }
    broken = ", ".join(f"case when ({rule}) is false then '{name}' end" for name, rule in sorted(rules.items()))
    # In the order of the rows.
    return (
        f"select ordinality, array_remove(array[{broken}], null)"  # noqa: S608
        f" from {_given(model)} with ordinality order by ordinality"
    )


@cache
def insertion(model: type[Record]) -> str:
    """The statement that inserts records, which gives those their ids that have none yet."""
    names = ", ".join(each.name for each in _columns(model))
    values = ", ".join("coalesce(id, uuidv7())" if each.primary_key else each.name for each in _columns(model))
    # In the order of the rows.
    given = f"{_given(model)} with ordinality order by ordinality"
    return f"insert into {_table(model).name} ({names}) select {values} from {given}"  # noqa: S608


@cache
def _change(model: type[Record]) -> str:
    table, names = _table(model).name, [each.name for each in _columns(model) if not each.primary_key]
    values = ", ".join(f"{each} = given.{each}" for each in names)
    return f"update {table} set {values} from {_given(model)} as given where {table}.id = given.id"  # noqa: S608


@cache
def _key_changes(model: type[Record]) -> tuple[str, ...]:
    keys = _table(ExternalId).name
    same = "given.record_id = own.record_id and given.system = own.system and given.value = own.value"
    given = f"{_given(ExternalId)} as given"
    kind = f"'{model.record_type.value}'"
    left = f"own.record_id = any ($2::uuid[]) and not exists (select from {given} where {same})"
    return (
        f"delete from {keys} as own where {left}",  # noqa: S608
        f"insert into {keys} select system, value, {kind}, record_id from {given} on conflict do nothing",  # noqa: S608
        f"update {_table(model).name} set version = version + 1 where id = any ($1::uuid[])",  # noqa: S608
    )
