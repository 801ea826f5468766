"""Records that refer to others of their own type, of which none may lead back to itself (ingår i, följer på)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from registry.storage.model.record import Record
from registry.storage.reading.relations import relation


async def leads_back(session: AsyncSession, model: type[Record], records: Collection[UUID], name: str) -> set[UUID]:
    """Those of some records from which following a reference such as "parent" leads back, directly or through others.

    What has changed must have been sent to the database. One at a time from here until the transaction ends, because
    two changes at once could close a circle that neither of them would find.
    """
    towards = relation(model, name)
    if towards.secondary is None:
        ((own, _),) = towards.local_remote_pairs
        table, start, end = own.table, "id", own.name
    else:
        ((_, own),), ((_, other),) = towards.synchronize_pairs, towards.secondary_synchronize_pairs or ()
        table, start, end = own.table, own.name, other.name
    alone = func.pg_advisory_xact_lock(func.hashtextextended(f"{table.name}.{end}", 0))
    await session.execute(select(alone))
    step: Any = aliased(table)
    begun = table.c[start] == any_(cast(list(records), ARRAY(Uuid)))
    first = select(table.c[start].label("begun"), table.c[end].label("key")).where(begun, table.c[end].is_not(None))
    chain = first.cte("chain", recursive=True)
    further = select(chain.c.begun, step.c[end]).join(chain, step.c[start] == chain.c.key)
    chain = chain.union(further.where(step.c[end].is_not(None)))
    return set(await session.scalars(select(chain.c.begun).where(chain.c.key == chain.c.begun)))
