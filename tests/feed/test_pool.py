"""The change feed has connections of its own, so that whole loads take none from others' questions."""

import asyncio

from tests.feed.test_feed import transaction
from tests.helpers.workbench import WAITING, Workbench


async def test_loads_that_take_long_keep_nobody_else_waiting(bench: Workbench) -> None:
    async with transaction(bench) as held:
        await held.execute("lock table heads in access exclusive mode")
        # As many as there are connections for questions in tests.
        pages = [f"{{ changes(first: {size}) {{ count }} }}" for size in (10, 20)]
        loads = [asyncio.create_task(bench.whole("rss", each)) for each in pages]
        for _ in range(1000):
            if (await bench.sql(WAITING))[0][0] >= len(loads):
                break
            await asyncio.sleep(0.01)
        assert not any(each.done() for each in loads)
        assert (await bench(None, "{ initiatives(first: 1) { nodes { slug } } }"))["initiatives"]["nodes"]
    found = await asyncio.gather(*loads)
    assert all("data" in each or each["errors"][0]["extensions"]["code"] == "TIMEOUT" for each in found)
