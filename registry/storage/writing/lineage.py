"""Records that refer to others of their own type, of which none may lead back to itself (ingår i, följer på)."""

from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from registry.storage.model.record import Record
from registry.storage.reading.relations import relation


async def leads_back(session: AsyncSession, record: Record, name: str) -> bool:
    """Whether following a reference such as "parent" from a record leads back to it, directly or through others.

    What has changed must have been sent to the database. One at a time from here until the transaction ends, because
    two changes at once could close a circle that neither of them would find.
    """
    towards = relation(type(record), name)
    if towards.secondary is None:
        ((own, _),) = towards.local_remote_pairs
        table, start, end = own.table, "id", own.name
    else:
        ((_, own),), ((_, other),) = towards.synchronize_pairs, towards.secondary_synchronize_pairs or ()
        table, start, end = own.table, own.name, other.name
    alone = func.pg_advisory_xact_lock(func.hashtextextended(f"{table.name}.{end}", 0))
    await session.execute(select(alone))
    step: Any = aliased(table)
    first = select(table.c[end].label("key")).where(table.c[start] == record.id, table.c[end].is_not(None))
    chain = first.cte("chain", recursive=True)
    chain = chain.union(select(step.c[end]).join(chain, step.c[start] == chain.c.key).where(step.c[end].is_not(None)))
    return bool(await session.scalar(select(exists().where(chain.c.key == record.id))))
