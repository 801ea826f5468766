"""Receivers are on this machine, and webhooks may lead to it."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.helpers.databases import CreateDatabase
from tests.helpers.receiving import Receiver, receiver
from tests.helpers.workbench import Workbench, workbench


@pytest.fixture
def here() -> Iterator[Receiver]:
    """A receiver."""
    with receiver() as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry whose webhooks may lead to it, as its own settings say and not the environment."""
    async with workbench(make_database, webhook_allow_private=True) as made:
        yield made
