"""Copies whose processes are killed again and again, while others write, end as what their reader can read.

KILLS=60 pytest tests/mirror/test_killed.py     as often as one likes; once each otherwise
"""

import asyncio
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from registry.mirror.following import Follower
from registry.mirror.store import Store
from registry.storage.database import database
from tests.helpers.churning import Churn
from tests.helpers.copying import Recorder, by_reading, in_copy, source_of
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import COMMAND, env
from tests.helpers.workbench import SECRETS, Workbench

#: How many times each process is killed.
KILLS = int(os.environ.get("KILLS", "1"))
#: How many changes are asked for at a time until then, and how many pages may be kept in between.
PAGE, MOST_PAGES = 5, 4


async def _token(address: str, path: Path) -> str | None:
    """Where the copy is; None when it has not begun."""
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(path, timeout=60)) as connection, suppress(sqlite3.OperationalError):
            row = connection.execute("select token from mirror_state").fetchone()
            return str(row[0]) if row and row[0] else None
        return None
    async with database.opened(address) as opened:
        there = await opened.fetchval("select to_regclass('mirror_state')")
        return await opened.fetchval("select token from mirror_state") if there else None


async def _kill(arguments: list[str], known: dict[str, str], address: str, path: Path, rng: Random) -> bool:
    """Let the command keep some pages, and kill it; whether it was still at work."""
    before, moved, pages = await _token(address, path), 0, rng.randint(1, MOST_PAGES)
    # What it says goes to a file, since nobody would read a pipe meanwhile.
    with path.with_suffix(".log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(*COMMAND, *arguments, stderr=log, env=env(**known))
    while process.returncode is None and moved < pages:
        await asyncio.sleep(rng.random() / 10)
        now = await _token(address, path)
        moved, before = moved + (now != before), now
    was_at_work = process.returncode is None
    if was_at_work:
        process.kill()
    await process.wait()
    return was_at_work


async def _churn(url: str, rng: Random) -> None:
    async with database.opened(url) as connection:
        changes = Churn(connection, rng)
        for _ in range(20):
            await changes.commit()


async def test_copies_end_as_what_can_be_read(
    registry: Workbench, make_database: CreateDatabase, server: str, tmp_path: Path
) -> None:
    rng, path = Random(42), tmp_path / "copy.db"  # noqa: S311 -- the same each time is the point
    name = f"copy_{rng.getrandbits(48):012x}_{os.getpid()}"
    await database.create(server, name)
    copies = [f"sqlite:///{path}", database.plain_url(database.database_url(server, name))]
    known = {"MIRROR_KEY": SECRETS["rss"]}
    small = ["mirror", "--from", str(registry.client.base_url), "--once", "--page", str(PAGE)]
    killed = 0
    for _ in range(KILLS):
        at_work = [_kill(small, {**known, "MIRROR_TO": each}, each, path, rng) for each in copies]
        killed += sum(await asyncio.gather(*at_work))
        await _churn(registry.url, rng)
    assert killed > KILLS, "they were seldom at work when they were to be killed"
    assert SECRETS["rss"] not in path.with_suffix(".log").read_text("utf-8")
    there = await by_reading(registry, "rss")
    assert len(there) > 100
    for each in copies:
        # The same in this process: another start of the command would take longer than all the rest.
        async with source_of(registry, "rss") as source, Store(each) as store:
            await Follower(source, store, Recorder(), 1000).once()
        assert await in_copy(each) == there
