"""What the trail tells of something that is to be erased, and its erasure there, which only the database can do."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ARRAY, Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import Record
from registry.storage.reading.relations import relations_of
from registry.trail import assertions

#: What stands instead of an erased text where a text must stand.
ERASED_TEXT = "[raderat]"
#: Texts shorter than this are the same only when they are equal; longer ones also when one holds the other.
SHORTEST = 4

_COLUMNS = """
select distinct leaf #>> '{{}}'
from (select to_jsonb(it) as body from {table} it where id = :record
      union all
      select body from changes, unnest(array[before, after]) body where record_id = :record and part is null
      union all
      select nullif(value->'told', 'null') from assertions, jsonb_each(fields) where record_id = :record) bodies,
  jsonb_each(body) each,
  jsonb_array_elements(
    case jsonb_typeof(each.value) when 'array' then each.value else jsonb_build_array(each.value) end) item,
  jsonb_path_query(case jsonb_typeof(item) when 'object' then item - 'organisation_id' else item end, 'strict $.**')
    leaf
where each.key = any(:names) and jsonb_typeof(leaf) = 'string'
"""
_PARTS = """
select distinct each.value
from changes, jsonb_each_text(coalesce(after, before)) each
where record_type = :type and record_id = :record and part = any(:names)
  and each.key <> 'record_type' and each.key not like '%\\_id'
"""
_LISTS = """
select distinct each.value
from assertions, jsonb_each(fields) said,
  jsonb_path_query(said.value->'told', 'lax $.*[*]') item,
  jsonb_each_text(case jsonb_typeof(item) when 'object' then item else '{}' end) each
where record_id = :record and said.key = any(:names) and each.key not like '%\\_id'
"""
_REASONS = (
    "select distinct reason from changes where record_id = :record and record_type = :type and reason is not null"
)
_REPEATING = f"""
select distinct record_type, record_id, each.key
from changes, jsonb_each_text(after) each
where part is null and commit_id in (select commit_id from changes where record_type = :type and record_id = :record)
  and exists (select from unnest(cast(:names as text[])) reason
              where each.value = reason or length(reason) >= {SHORTEST} and position(reason in each.value) > 0)
order by 1, 2, 3
"""  # noqa: S608 - the number is ours


def same(one: str, other: str) -> bool:
    """Whether one text repeats another: they are equal, or one of them holds the other and neither is short."""
    return one == other or (min(len(one), len(other)) >= SHORTEST and (one in other or other in one))


async def texts_of(session: AsyncSession, record: Record, names: Iterable[str]) -> set[str]:
    """All texts that columns of a record hold now or have held, or sources said of them, those inside their lists too.

    Whether something is a text is told by its column, never by its look: `names` are of columns that hold texts.
    """
    return {each for (each,) in await _ask(session, _COLUMNS.format(table=record.__tablename__), record, names) if each}


async def texts_of_parts(session: AsyncSession, record: Record, parts: Iterable[str]) -> set[str]:
    """All texts in rows that hang on a record, now or before or as sources said, in tables by name."""
    parts = set(parts)
    stood = await _ask(session, _PARTS, record, parts)
    said = await _ask(session, _LISTS, record, _lists_in(type(record), parts))
    return {each for (each,) in (*stood, *said) if each}


async def reasons_of(session: AsyncSession, record: Record) -> set[str]:
    """Every reason that was given for a change of a record."""
    return {each for (each,) in await _ask(session, _REASONS, record, ())}


async def repeating(session: AsyncSession, record: Record, reasons: Iterable[str]) -> Sequence[Any]:
    """Where reasons were also written into records that the same operations changed, as (type, id, column)."""
    return await _ask(session, _REPEATING, record, reasons)


async def erase(
    session: AsyncSession, record: Record, names: Iterable[str], parts: Iterable[str] = (), reasons: Iterable[str] = ()
) -> None:
    """Take columns, rows of parts and reasons out of every change of a record, and mark its history.

    A reason goes from all records that the same operations changed. It runs as the database's owner. What other systems
    said of the same columns and rows is forgotten.
    """
    names, parts = set(names), set(parts)
    await assertions.forget(session, record.id, {*names, *_lists_in(type(record), parts)})
    lists = {"names": sorted(names), "parts": sorted(parts), "reasons": sorted(reasons)}
    statement = text("select erase(:type, :id, :names, :parts, :reasons)")
    bound = statement.bindparams(*(bindparam(name, type_=ARRAY(Text)) for name in lists))
    await session.execute(bound, {"type": record.record_type.value, "id": record.id, **lists})


def _lists_in(model: type[Record], tables: Iterable[str]) -> set[str]:
    """The lists of a record whose rows are in some tables."""
    wanted = set(tables)
    held = {each.key: each.secondary if each.secondary is not None else each.target for each in relations_of(model)}
    return {name for name, table in held.items() if getattr(table, "name", None) in wanted}


async def _ask(session: AsyncSession, query: str, record: Record, names: Iterable[str]) -> Sequence[Any]:
    known = {"type": record.record_type.value, "record": record.id, "names": sorted(names)}
    wanted = {name: value for name, value in known.items() if f":{name}" in query}
    statement = text(query)
    if "names" in wanted:
        statement = statement.bindparams(bindparam("names", type_=ARRAY(Text)))
    return (await session.execute(statement, wanted)).all()
