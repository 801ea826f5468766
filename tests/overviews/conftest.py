"""What overviews are tried on: the seeds, and made-up data in which something is wrong with everything."""

from collections.abc import AsyncIterator

import pytest_asyncio

from registry.storage.database import database
from tests.helpers.databases import CreateDatabase, plant_key
from tests.helpers.workbench import CALLERS, SECRETS, Workbench, workbench
from tests.oracle.untidy import make_up

CLOSED = """
update knowledge_needs n set state = 'CLOSED', addressed_on = null, sent_back_because = null, close_reason = reason
from (
  select id, (array['SOLVED_LOCALLY', 'NOT_TAKEN_UP', 'NOT_A_KNOWLEDGE_NEED'])[row_number() over (order by id) % 7]
    as reason
  from knowledge_needs where publication = 'PUBLISHED' and merged_into_id is null
) chosen where chosen.id = n.id and reason is not null
"""
IN_OTHER_ROUNDS = """
update endorsements e set round_id = chosen.round_id from (
  select id, (select r.id from needs_rounds r where r.publication = 'PUBLISHED'
    order by abs(hashtext(r.id::text || e.id)) limit 1) as round_id
  from endorsements e
) chosen where chosen.id = e.id and abs(hashtext(e.id::text)) % 3 = 0
"""


async def _fill(url: str) -> None:
    """Made-up data, and keys for an editor of one of its RSS bodies and for one of the nation."""
    await make_up(url)
    connection = await database.connect(url)
    try:
        # Needs that were closed for each reason, and some that others told of in another round than they are of.
        await connection.execute(CLOSED)
        await connection.execute(IN_OTHER_ROUNDS)
        body = await connection.fetchval("select min(slug) from organisations where kind = 'RSS_BODY'")
    finally:
        await connection.close()
    await plant_key(url, SECRETS["rss"], CALLERS["rss"][0], body)
    await plant_key(url, SECRETS["national"], CALLERS["national"][0], None)


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def untidy(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """Made-up data, in which something is wrong with everything."""
    async with workbench(make_database, fill=_fill) as found:
        yield found
