"""A connection that the database closed while nobody used it is noticed before an act is begun on it."""

import asyncio

from registry.storage.database import database
from tests.helpers.workbench import Workbench

CLOSE = """
select count(pg_terminate_backend(pid)) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


async def test_an_act_is_done_on_a_new_connection_where_the_old_one_was_closed(bench: Workbench) -> None:
    await bench.an_initiative()
    async with database.opened(bench.url) as connection:
        assert await connection.fetchval(CLOSE) > 0
    # What the database said is heard as soon as the loop listens.
    await asyncio.sleep(0.5)
    assert (await bench.an_initiative())["id"]
