"""What the command `registry` does with records, as the local administrator, in a transaction of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from registry.callers import LOCAL_ADMINISTRATOR
from registry.errors import refusals
from registry.storage.database import database
from registry.trail import changes
from registry.work import Work


@asynccontextmanager
async def working(url: str, act: str) -> AsyncIterator[Work]:
    """One unit of work; kept at the end, unless something was refused."""
    async with database.writing_sessions(url, 1, 60_000) as sessions, sessions() as session:
        await changes.sign(session, LOCAL_ADMINISTRATOR, act)
        try:
            yield Work(session, LOCAL_ADMINISTRATOR)
        except BaseExceptionGroup as group:
            found = refusals(group)
            if not found:
                raise
            raise found[0] from None
        await session.commit()
