"""What overviews are tried on: the seeds, and made-up data in which something is wrong with everything."""

from collections.abc import AsyncIterator

import pytest_asyncio

from registry.storage.database import database
from tests.helpers.databases import CreateDatabase, plant_key
from tests.helpers.workbench import CALLERS, SECRETS, Workbench, workbench
from tests.oracle.untidy import make_up


async def _fill(url: str) -> None:
    """Made-up data, and a key for an editor of one of its RSS bodies."""
    await make_up(url)
    connection = await database.connect(url)
    try:
        body = await connection.fetchval("select min(slug) from organisations where kind = 'RSS_BODY'")
    finally:
        await connection.close()
    await plant_key(url, SECRETS["rss"], CALLERS["rss"][0], body)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def untidy(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """Made-up data, in which something is wrong with everything."""
    async with workbench(make_database, fill=_fill) as found:
        yield found
