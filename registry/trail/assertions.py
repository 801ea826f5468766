"""What other systems have said of records, field by field, beside what stands (källornas uppgifter).

    rows from another system -> assertions: one row for each record and source -> disputed values, when asked

A source has one row for each record, and not one for each field: a thousand rows about six fields each are then a
thousand rows here too. What it holds is what a source said last of each column of the record, or of each list as
history tells its items. It is never read for what stands.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, Text, TextClause, Uuid, any_, bindparam, cast, delete, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from registry.storage.model.record import Base, Record


class Assertions(Base):
    """What one source has said of one record.

    `fields` has by the column's name, or the list's, `told`, that name with what was said, or null when it was said to
    be empty, `kept`, whether it was heard when it was said, `field`, the field that was given, and `at`, when that was.

    `stood_in` is a version of the record in which all of it stood; None where there is none. As long as the record has
    that version nothing of it is disputed, which is known without a look at what was said.
    """

    __tablename__ = "assertions"
    is_machinery: ClassVar[bool] = True

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True, index=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB)
    stood_in: Mapped[int | None]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source said last of one column of a field; `at` is None for what it says now."""

    told: Mapping[str, Any] | None
    kept: bool
    field: str
    at: datetime | None = None


class Claims(dict[str, Claim]):
    """Claims by column, of one source about one record, with what `Assertions.stood_in` says."""

    stood_in: int | None = None


# Told by the clock, and not by when the transaction began: it may have waited for another that told of the record.
_TELL = """
insert into assertions (record_id, source, fields, stood_in)
select cast(each ->> 'record' as uuid), cast(:source as text),
  (select jsonb_object_agg(key, value || jsonb_build_object('at', clock.at)) from jsonb_each(each -> 'fields')),
  case when cast(each -> 'stands' as boolean) then record.version end
from jsonb_array_elements(cast(:rows as jsonb)) each
  left join {table} record on record.id = cast(each ->> 'record' as uuid),
  -- Fenced, so that all that is told at once is told at one moment.
  (select clock_timestamp() as at offset 0) clock
on conflict (record_id, source) do update
set fields = assertions.fields || excluded.fields, stood_in = excluded.stood_in
"""


@cache
def _telling(model: type[Record]) -> TextClause:
    # The name is the model's own, and what is given is bound.
    return text(_TELL.format(table=model.__tablename__)).bindparams(bindparam("source", type_=Text))


async def claims_about(session: AsyncSession, records: Collection[UUID]) -> dict[UUID, dict[str, Claims]]:
    """What has been said of some records, by record and source."""
    found: dict[UUID, dict[str, Claims]] = {}
    if records:
        mine = Assertions.record_id == any_(cast(list(records), ARRAY(Uuid)))
        asked = select(Assertions.record_id, Assertions.source, Assertions.fields, Assertions.stood_in).where(mine)
        for record, source, fields, stood_in in await session.execute(asked):
            found.setdefault(record, {})[source] = claims = Claims(
                (name, Claim(each["told"], each["kept"], each["field"], datetime.fromisoformat(each["at"])))
                for name, each in fields.items()
            )
            claims.stood_in = stood_in
    return found


async def remember(
    session: AsyncSession,
    model: type[Record],
    source: str,
    claims: Mapping[UUID, Mapping[str, Claim]],
    standing: Collection[UUID],
) -> None:
    """Write down what a source says now of some records of one type; what it said of their other columns stands.

    All that it has said of those that are `standing` stands in them now.
    """
    rows = [
        {
            "record": str(record),
            "stands": record in standing,
            "fields": {name: {"told": it.told, "kept": it.kept, "field": it.field} for name, it in some.items()},
        }
        for record, some in claims.items()
    ]
    if rows:
        await session.execute(_telling(model), {"source": source, "rows": orjson.dumps(rows).decode()})


async def forget(session: AsyncSession, record: UUID, names: Collection[str]) -> None:
    """Forget what every source has said of some columns and lists of a record."""
    mine = Assertions.record_id == record
    left = Assertions.fields.op("-")(cast(list(names), ARRAY(Text)))
    await session.execute(update(Assertions).where(mine).values(fields=left))
    await session.execute(delete(Assertions).where(mine, Assertions.fields == {}))
