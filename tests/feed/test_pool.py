"""The change feed has connections of its own, so that whole loads take none from others' questions."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from tests.feed.test_feed import transaction
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import WAITING, Workbench, workbench


@pytest_asyncio.fixture(scope="module")
async def shared(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry in which a caller may hold half of the connections, with enough of them for questions."""
    async with workbench(make_database, pool_size=10, feed_pool_size=2, share_percent=50) as made:
        yield made


async def until_waiting(bench: Workbench, many: int) -> None:
    async with asyncio.timeout(60):
        while (await bench.sql(WAITING))[0][0] < many:  # noqa: ASYNC110 - what is waited for happens in the database
            await asyncio.sleep(0.01)


async def test_one_callers_loads_leave_a_connection_for_anothers(shared: Workbench) -> None:
    async with transaction(shared) as held:
        await held.execute("lock table heads in access exclusive mode")
        pages = [f"{{ changes(first: {size}) {{ count }} }}" for size in (10, 20, 30)]
        loads = [asyncio.create_task(shared.whole("rss", each)) for each in pages]
        await until_waiting(shared, 1)
        # Where it is now it is told at once: that reads nothing of what is held.
        assert (await shared("national", "{ changeToken }"))["changeToken"]
        assert (await shared.sql(WAITING))[0][0] == 1
    assert all("data" in each for each in await asyncio.gather(*loads))


async def test_loads_that_take_long_keep_nobody_else_waiting(bench: Workbench) -> None:
    async with transaction(bench) as held:
        await held.execute("lock table heads in access exclusive mode")
        # As many as there are connections for questions in tests.
        pages = [f"{{ changes(first: {size}) {{ count }} }}" for size in (10, 20)]
        loads = [asyncio.create_task(bench.whole("rss", each)) for each in pages]
        await until_waiting(bench, len(loads))
        assert not any(each.done() for each in loads)
        assert (await bench(None, "{ initiatives(first: 1) { nodes { slug } } }"))["initiatives"]["nodes"]
    found = await asyncio.gather(*loads)
    assert all("data" in each or each["errors"][0]["extensions"]["code"] == "TIMEOUT" for each in found)
