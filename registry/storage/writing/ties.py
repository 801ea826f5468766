"""What hangs on many records of one type, read and written together: links to others, and rows such as case numbers.

A tie is a relation of the record. Its rows are told apart by all columns but the one that leads to the record.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, Table, Text, Uuid, any_, bindparam, cast, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import Record

#: A row of a tie: its values in the order of `columns_of`.
Row: TypeAlias = tuple[Any, ...]


def table_of(model: type[Record], name: str) -> tuple[Table, str, list[str]]:
    """The table of a tie, the column that leads to the record, and its other columns."""
    relation = inspect(model).relationships[name]
    ((_, own),) = relation.local_remote_pairs if relation.secondary is None else relation.synchronize_pairs
    table: Table = own.table
    return table, str(own.name), [str(each.name) for each in table.c if each.name != own.name and each.computed is None]


async def ties_of(
    session: AsyncSession, model: type[Record], name: str, records: Collection[UUID]
) -> dict[UUID, set[Row]]:
    """The rows of one tie of some records, by record; nothing is asked when there are none."""
    found: defaultdict[UUID, set[Row]] = defaultdict(set)
    if records:
        table, own, names = table_of(model, name)
        mine = table.c[own] == any_(cast(list(records), ARRAY(Uuid)))
        for record, *row in await session.execute(select(table.c[own], *(table.c[each] for each in names)).where(mine)):
            found[record].add(tuple(row))
    return found


async def put_ties(
    session: AsyncSession, model: type[Record], name: str, wanted: Mapping[UUID, set[Row]], stood: Collection[UUID]
) -> None:
    """Make the rows of one tie of some records these and no others, by two statements.

    Only those that `stood` before can have any, so that of new ones none are looked for.
    """
    if not wanted:
        return
    table, own, names = table_of(model, name)
    rows = [{own: record, **dict(zip(names, row, strict=True))} for record, some in wanted.items() for row in some]
    said = {"rows": orjson.dumps(rows, default=str).decode()}
    given = f"jsonb_populate_recordset(null::{table.name}, cast(:rows as jsonb)) as given"
    same = " and ".join(f"given.{each} is not distinct from here.{each}" for each in (own, *names))
    # The names are the model's own, and what is given is bound.
    if having := [str(each) for each in wanted if each in stood]:
        gone = f"delete from {table.name} here where here.{own} = any (cast(:records as uuid[]))"  # noqa: S608
        gone += f" and not exists (select from {given} where {same})"
        await session.execute(text(gone).bindparams(bindparam("records", having, type_=ARRAY(Text))), said)
    if rows:
        every = ", ".join((own, *names))
        new = f"insert into {table.name} ({every}) select {every} from {given} on conflict do nothing"  # noqa: S608
        await session.execute(text(new), said)


async def new_versions(session: AsyncSession, model: type[Record], records: Collection[UUID]) -> None:
    """Give records a new version whose own rows have not changed, but what hangs on them has."""
    if records:
        table: Any = model.__table__
        mine = bindparam("records", [str(each) for each in records], type_=ARRAY(Text))
        bump = f"update {table.name} set version = version + 1 where id = any (cast(:records as uuid[]))"  # noqa: S608
        await session.execute(text(bump).bindparams(mine))
