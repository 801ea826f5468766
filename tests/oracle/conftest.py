"""What the oracle is tried on."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.oracle.asking import Both, both
from tests.oracle.untidy import make_up


@pytest_asyncio.fixture(scope="session")
async def on_made_up(make_database: CreateDatabase) -> AsyncIterator[Both]:
    """Both readers of made-up data, in which something is wrong with everything."""
    async with both(await make_database(make_up)) as found:
        yield found
