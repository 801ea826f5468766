"""Keys that lead to one record, such as those of other systems: who else has a record's.

They are unique among what is shown, and among what a caller sees: somebody's hidden draft neither keeps a key from
others nor is told of by a refusal.
"""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import and_, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.model.record import KEY, Record, record_of


def kept_keys(model: type[Record]) -> list[str]:
    """The names of the lists of keys that records of a type carry."""
    relations = inspect(model).relationships
    return [each.key for each in relations if KEY in each.target.info and each.uselist and each.secondary is None]


async def having_same(session: AsyncSession, record: Record, name: str) -> dict[type[Record], list[UUID]]:
    """The other records that have a key of this one in the list `name`, by their types.

    Whoever else sets or shows such keys waits until this transaction ends, since no index can tell of two at once.
    """
    towards = inspect(type(record)).relationships[name]
    ((_, own),) = towards.local_remote_pairs
    table = own.table
    columns = table.info[KEY]
    if await session.scalar(select(own).where(own == record.id).limit(1)) is None:
        return {}
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{table.name}.key", 0))))
    mine, other = table.alias(), table.alias()
    same = and_(*(mine.c[each] == other.c[each] for each in columns), other.c[own.name] != mine.c[own.name])
    kinds = [other.c.record_type] if "record_type" in table.c else []
    found = select(other.c[own.name], *kinds).select_from(mine.join(other, same)).where(mine.c[own.name] == record.id)
    models: defaultdict[type[Record], list[UUID]] = defaultdict(list)
    for key, *kind in (await session.execute(found)).all():
        models[record_of(kind[0]) if kind else type(record)].append(key)
    return models
