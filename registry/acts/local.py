"""Units of work for the command `registry`, whose caller is the local administrator."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from registry.callers import LOCAL_ADMINISTRATOR
from registry.errors import refusals
from registry.storage.database import database
from registry.trail import changes
from registry.work import Work


@asynccontextmanager
async def working(url: str, act: str) -> AsyncIterator[Work]:
    """A unit of work in a transaction of its own, which is committed at the end unless something was refused.

    Of several refusals the first is raised, for the command shows one.
    """
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
