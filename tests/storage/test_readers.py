"""The connections that answer questions: lent one at a time, and whole again whatever happened to them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import text

from registry.storage.database import database
from registry.storage.database.plans import Planned
from registry.storage.database.readers import Connection, Readers
from tests.helpers.databases import CreateDatabase

SIZE = 2
OWN = "select pg_backend_pid()"
SLOW = "select pg_sleep(30)"
RUNNING = "select count(*) from pg_stat_activity where query = $1 and state = 'active'"


@pytest_asyncio.fixture
async def readers(seeded_url: str) -> AsyncIterator[Readers]:
    async with database.readers(seeded_url, SIZE, 30_000) as made:
        yield made


@pytest_asyncio.fixture
async def beside(seeded_url: str) -> AsyncIterator[Connection]:
    """A connection of another's."""
    made = await database.connect(seeded_url)
    yield made
    await made.close()


async def both(readers: Readers) -> set[int]:
    """The server's numbers of all connections, each seen to answer."""
    async with readers.connection() as first, readers.connection() as second:
        return {await first.fetchval(OWN), await second.fetchval(OWN)}


async def test_many_questions_share_few_connections(readers: Readers) -> None:
    slowly = f"{OWN} from pg_sleep(0.05)"  # Long enough that all of them come while others are being answered.
    found = await asyncio.gather(*(readers.fetchval(slowly) for _ in range(5 * SIZE)))
    assert len(found) == 5 * SIZE
    assert set(found) == await both(readers)


async def test_questions_one_after_another_use_the_same_connection(readers: Readers) -> None:
    assert len({await readers.fetchval(OWN, plan_once=True) for _ in range(5)}) == 1


async def test_a_connection_that_the_server_closed_is_opened_anew(readers: Readers, beside: Connection) -> None:
    before = await both(readers)
    for number in before:
        await beside.execute("select pg_terminate_backend($1, 5000)", number)
    await asyncio.sleep(0.1)
    after = await both(readers)
    assert len(after) == SIZE
    assert not before & after


async def test_what_is_cancelled_is_stopped_and_its_connection_answers_again(
    readers: Readers, beside: Connection
) -> None:
    before = await both(readers)
    asked = [asyncio.create_task(readers.fetchval(SLOW)) for _ in range(SIZE)]
    for _ in range(500):
        if await beside.fetchval(RUNNING, SLOW) == SIZE:
            break
        await asyncio.sleep(0.01)
    for each in asked:
        each.cancel()
    async with asyncio.timeout(5):
        assert await both(readers) == before
    assert await beside.fetchval(RUNNING, SLOW) == 0


async def test_whoever_leaves_while_waiting_takes_no_connection_along(readers: Readers) -> None:
    async with readers.connection(), readers.connection():
        waiting = asyncio.create_task(readers.fetchval(OWN))
        await asyncio.sleep(0.01)
        waiting.cancel()
    async with asyncio.timeout(5):
        assert len(await both(readers)) == SIZE


async def test_a_transaction_that_was_left_open_is_nobody_elses(readers: Readers) -> None:
    with suppress(RuntimeError):
        async with readers.connection() as connection:
            await connection.execute("begin; set timezone = 'Europe/Stockholm'")
            raise RuntimeError
    for _ in range(SIZE):
        async with readers.connection() as one, readers.connection() as another:
            assert [each.is_in_transaction() for each in (one, another)] == [False, False]
            assert [await each.fetchval("show timezone") for each in (one, another)] == ["UTC", "UTC"]


async def test_a_statement_that_is_refused_leaves_its_connection_as_it_was(readers: Readers) -> None:
    before = await both(readers)
    for _ in range(SIZE + 1):
        with pytest.raises(asyncpg.DivisionByZeroError):
            await readers.fetchval("select 1 / 0")
    assert await both(readers) == before


async def test_a_statement_can_be_planned_once_for_all_its_calls(readers: Readers) -> None:
    how = "select current_setting('plan_cache_mode')"
    modes = [await readers.fetchval(how, plan_once=once) for once in (False, True, True, False)]
    assert modes == [Planned.AT_EACH_CALL, Planned.ONCE, Planned.ONCE, Planned.AT_EACH_CALL]
    async with readers.connection() as one, readers.connection() as another:
        assert [await each.fetchval(how) for each in (one, another)] == [Planned.AS_FOUND_BEST] * 2


async def test_ways_to_plan_keep_to_connections_of_their_own(readers: Readers) -> None:
    own: dict[bool, set[int]] = {False: set(), True: set()}
    for once in (False, True, True, False, True, False):
        own[once].add(await readers.fetchval(OWN if once else f"{OWN} -- {once}", plan_once=once))
    assert [len(each) for each in own.values()] == [1, 1]
    assert not own[False] & own[True]


async def test_a_statement_is_tried_both_ways_and_then_kept_to_one(readers: Readers) -> None:
    how = "select current_setting('plan_cache_mode')"
    modes = [await readers.fetchval(how) for _ in range(30)]
    assert set(modes[:20]) == {Planned.AT_EACH_CALL, Planned.ONCE}
    assert len(set(modes[20:])) == 1


async def test_a_connection_that_was_reset_is_planned_on_anew(seeded_url: str) -> None:
    async with database.readers(seeded_url, 1, 30_000) as readers:
        with pytest.raises(asyncpg.DivisionByZeroError):
            await readers.fetchval("select 1 / 0", plan_once=True)
        how = "select current_setting('plan_cache_mode')"
        assert await readers.fetchval(how, plan_once=True) == "force_generic_plan"


async def test_what_acts_ask_is_planned_once(seeded_url: str) -> None:
    how = text("select current_setting('plan_cache_mode')")
    async with database.writing_sessions(seeded_url, 1, 30_000) as sessions, sessions() as session:
        assert await session.scalar(how) == Planned.ONCE


async def test_no_connection_writes(readers: Readers) -> None:
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        await readers.fetchval("update initiatives set title = title")


async def test_a_column_that_changes_its_type_is_read_as_it_is_now(make_database: CreateDatabase) -> None:
    url = await make_database()
    beside = await database.connect(url)
    await beside.execute("create table changing as select 1 as value")
    async with database.readers(url, SIZE, 30_000) as readers:
        assert await readers.fetchval("select value from changing") == 1
        await beside.execute("alter table changing alter value type text")
        assert await readers.fetchval("select value from changing") == "1"
    await beside.close()
