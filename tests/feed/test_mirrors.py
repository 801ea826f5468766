"""Copies that are kept by the feed are what can be read, whatever is changed meanwhile and by how many at once.

FEED_SECONDS=600 pytest tests/feed/test_mirrors.py     as long as one likes; a few rounds otherwise
"""

import asyncio
import os
from random import Random
from time import monotonic

from registry.feed import checking
from registry.storage.database import database
from tests.feed.test_heads import everybody, seen_in_tables
from tests.helpers.churning import Churn
from tests.helpers.mirroring import Mirror, directly
from tests.helpers.workbench import Workbench

#: For how many seconds to go on, how many commits each writer makes in a round, and how many writers there are.
SECONDS = float(os.environ.get("FEED_SECONDS", "0"))
COMMITS, WRITERS = 25, 4
#: Who keeps a copy, and the size of its pages.
LOADED = {None, "municipality", "national"}
READERS = {None: 40, "rss": 7, "municipality": 400, "national": 100, "national_system": 60}


async def churn(url: str, seed: int) -> None:
    async with database.opened(url) as connection:
        changes = Churn(connection, Random(seed))  # noqa: S311 -- the same each time is the point
        for _ in range(COMMITS):
            await changes.commit()


async def read_on(mirror: Mirror, done: asyncio.Event) -> None:
    """Pull while others write."""
    while not done.is_set():
        await mirror.page()
        await asyncio.sleep(0.01)


async def compare(bench: Workbench, mirrors: list[Mirror]) -> int:
    """Each copy, once it has been told of everything, is what its keeper reads; how many records were compared."""
    async with database.opened(bench.url) as connection:
        assert await checking.amiss(connection) == []
        callers = await everybody(connection)
        seen = {each.caller: await seen_in_tables(connection, callers[each.caller or "anyone"]) for each in mirrors}
    for mirror in mirrors:
        await mirror.pull()
        ids = {each.rpartition("_")[2]: each for each in mirror.records}
        assert ids.keys() == {key.hex for key in seen[mirror.caller]}, mirror.caller
        there = await directly(bench, mirror.caller, sorted(mirror.records))
        wrong = {key for key, record in there.items() if record != mirror.records[key]}
        assert wrong == set(), (mirror.caller, [(there[key], mirror.records[key]) for key in sorted(wrong)[:2]])
    return sum(len(each.records) for each in mirrors)


async def test_copies_are_what_can_be_read(bench: Workbench) -> None:
    until, seed, compared = monotonic() + SECONDS, 0, 0
    mirrors = [Mirror(bench, caller, size) for caller, size in READERS.items()]
    # Some have everything when the others begin to write, and some are still loading.
    await asyncio.gather(*(each.pull() for each in mirrors if each.caller in LOADED))
    while seed == 0 or monotonic() < until:
        done = asyncio.Event()
        reading = [asyncio.create_task(read_on(each, done)) for each in mirrors]
        await asyncio.gather(*(churn(bench.url, seed + each) for each in range(WRITERS)))
        done.set()
        await asyncio.gather(*reading)
        seed += WRITERS
        # What a process knows of callers is told anew by the database a moment after a membership has changed.
        await asyncio.sleep(5.5 if SECONDS else 1)
        compared += await compare(bench, mirrors)
    assert compared > 1000
