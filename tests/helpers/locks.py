"""Locks that a test holds so that others wait, and waiting until they do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from registry.storage.database import database

PATIENCE = 20.0
WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


@asynccontextmanager
async def held(url: str, statement: str, *arguments: Any) -> "AsyncIterator[asyncpg.Connection[Any]]":
    """A lock that others must wait for, until the block ends."""
    connection = await database.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(statement, *arguments)
            yield connection
    finally:
        await connection.close()


async def until_waiting(connection: "asyncpg.Connection[Any]", many: int) -> None:
    """Until so many stand and wait for a lock."""
    async with asyncio.timeout(PATIENCE):
        # The view stands still inside a transaction unless it is asked to be read anew.
        while await connection.fetchval(WAITING) < many:
            await connection.execute("select pg_stat_clear_snapshot(), pg_sleep(0.02)")
