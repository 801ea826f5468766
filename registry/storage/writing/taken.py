"""Keys that lead to one record, such as those of other systems: who else has a record's.

They are unique among what is shown, and among what a caller sees: somebody's hidden draft neither keeps a key from
others nor is told of by a refusal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import ARRAY, Table, Text, Uuid, and_, any_, cast, column, func, inspect, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from registry.errors import Refusal
from registry.storage.model.record import KEY, Record, record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing import sending

#: How many locks things of one sort share, such as the systems of keys.
SHARES = 256
#: Under which name a session says that nothing of its transaction is kept: who gives keys then waits for nobody.
TRIED = "only tried"


def kept_keys(model: type[Record]) -> list[str]:
    """The names of the lists of keys that records of a type carry."""
    relations = inspect(model).relationships
    return [each.key for each in relations if KEY in each.target.info and each.uselist and each.secondary is None]


async def keys_of(session: AsyncSession, records: Collection[UUID]) -> dict[UUID, set[tuple[str, str]]]:
    """The keys in other systems, as system and value, of those of some records that have any; by record."""
    mine = ExternalId.record_id == any_(cast(list(records), ARRAY(Uuid)))
    found: defaultdict[UUID, set[tuple[str, str]]] = defaultdict(set)
    for key, system, value in await session.execute(
        select(ExternalId.record_id, ExternalId.system, ExternalId.value).where(mine)
    ):
        found[key].add((system, value))
    return found


async def carriers(
    session: AsyncSession, keys: Collection[tuple[str, str]], given: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[RecordType, UUID]]]:
    """The records that carry any of some keys in other systems, by key.

    Nobody else gives a key in the systems of those that are `given` until we are done.
    """
    await alone_with_keys(session, (system for system, _ in given))
    wanted = func.jsonb_to_recordset(cast([{"system": system, "value": value} for system, value in keys], JSONB))
    some = wanted.table_valued(column("system", Text), column("value", Text)).render_derived(with_types=True)
    same = and_(ExternalId.system == some.c.system, ExternalId.value == some.c.value)
    asked = select(ExternalId.system, ExternalId.value, ExternalId.record_type, ExternalId.record_id)
    found: defaultdict[tuple[str, str], list[tuple[RecordType, UUID]]] = defaultdict(list)
    for system, value, kind, record in await session.execute(asked.join(some, same)):
        found[system, value].append((kind, record))
    return found


async def having_any(
    session: AsyncSession, table: Table, own: str, keys: Collection[tuple[Any, ...]]
) -> dict[tuple[Any, ...], list[UUID]]:
    """The records that have any of some keys in a table of keys, by key; others wait, see `_alone`.

    `own` is the column that leads to the record, and a key has the columns that the table is told apart by.
    """
    await _alone(session, table.name, (key[0] for key in keys))
    names = table.info[KEY]
    rows = [{name: str(each) for name, each in zip(names, key, strict=True)} for key in keys]
    typed = (column(name, Uuid if isinstance(table.c[name].type, Uuid) else Text) for name in names)
    some = func.jsonb_to_recordset(cast(rows, JSONB)).table_valued(*typed).render_derived(with_types=True)
    same = and_(*(table.c[name] == some.c[name] for name in names))
    found: defaultdict[tuple[Any, ...], list[UUID]] = defaultdict(list)
    asked = select(table.c[own], *(table.c[name] for name in names)).join(some, same).order_by(table.c[own])
    for record, *key in await session.execute(asked):
        found[tuple(key)].append(record)
    return found


async def alone_with_keys(session: AsyncSession, systems: Iterable[str]) -> None:
    """Whoever else gives keys of some other systems waits until we are done, or we until they are."""
    await _alone(session, ExternalId.__tablename__, systems)


async def _alone(session: AsyncSession, table: str, givers: Iterable[Any]) -> None:
    """Whoever else sets or shows keys of the same givers waits until we are done: no index can tell of two at once.

    The giver of a key is the first of the columns that tell it apart, such as its system. Keys that are only tried are
    nobody's afterwards, so that there is nothing to wait for.
    """
    if session.info.get(TRIED):
        return
    await alone_with(session, f"{table}.key", givers)


_LOCK = "select pg_advisory_xact_lock(hashtextextended(each, 0)) from unnest($1::text[]) each"


async def alone_with(session: AsyncSession, what: str, things: Iterable[Any]) -> None:
    """Whoever else is to be alone with any of some things waits until we are done, or we until they are.

    They are waited for in one order. So that nobody can fill the table of locks there are `SHARES` of them for each
    `what`, and a few things have one together.
    """
    shares = {crc32(str(each).encode()) % SHARES for each in things}
    if names := sorted(f"{what}.{each}" for each in shares):
        await sending.rows(session, _LOCK, names)


async def having_same(session: AsyncSession, record: Record, name: str) -> dict[type[Record], list[UUID]]:
    """The other records that have a key of this one in the list `name`, by their types; others wait, see `_alone`."""
    towards = inspect(type(record)).relationships[name]
    ((_, own),) = towards.local_remote_pairs
    table = own.table
    columns = table.info[KEY]
    givers = list(await session.scalars(select(table.c[columns[0]]).where(own == record.id).distinct()))
    if not givers:
        return {}
    await _alone(session, table.name, givers)
    mine, other = table.alias(), table.alias()
    same = and_(*(mine.c[each] == other.c[each] for each in columns), other.c[own.name] != mine.c[own.name])
    kinds = [other.c.record_type] if "record_type" in table.c else []
    found = select(other.c[own.name], *kinds).select_from(mine.join(other, same)).where(mine.c[own.name] == record.id)
    models: defaultdict[type[Record], list[UUID]] = defaultdict(list)
    for key, *kind in (await session.execute(found)).all():
        models[record_of(kind[0]) if kind else type(record)].append(key)
    return models


def sought(refusal: Refusal, model: type[Record], values: Mapping[str, Any]) -> Refusal:
    """The refusal, with what a record would have had in the columns of the unique index that it broke, if one was."""
    columns = _columns(model, refusal.rule)
    given = {each.name: values.get(each.name) for each in columns if each.computed is None}
    if given and None not in given.values():
        refusal.sought = (model, given)
    return refusal


async def having(session: AsyncSession, model: type[Record], rule: str | None, values: dict[str, Any]) -> list[UUID]:
    """The records that have some values under a unique index."""
    table = model.__table__
    where = next((each.dialect_options["postgresql"]["where"] for each in _indexes(model, rule)), None)
    among = [] if where is None else [text(str(where))]
    found = select(table.c.id).where(*(table.c[name] == value for name, value in values.items()), *among)
    return list((await session.scalars(found)).all())


def _columns(model: type[Record], rule: str | None) -> list[Any]:
    table: Any = model.__table__
    if indexes := _indexes(model, rule):
        return list(indexes[0].columns)
    return [each for each in table.c if each.unique and rule == f"uq_{table.name}_{each.name}"]


def _indexes(model: type[Record], rule: str | None) -> list[Any]:
    table: Any = model.__table__
    return [each for each in table.indexes if each.unique and each.name == rule]
