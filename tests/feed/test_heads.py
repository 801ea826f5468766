"""The heads of the feed say who sees each record, and say so at once whatever is changed."""

import os
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import select

from registry.callers import ANYONE, Caller
from registry.feed import checking
from registry.feed.derived import told_of
from registry.feed.heads import GONE
from registry.feed.sights import sight_of
from registry.identity.keys import FIND, caller_of, prefix_of
from registry.storage.database import database
from registry.storage.database.readers import Connection
from registry.storage.reading.reads import as_statement
from registry.storage.reading.scope import CALLER, Scope
from tests.helpers.churning import Churn
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import CALLERS, SECRETS, furnish

#: How many transactions of random changes: more with CHURN=2000.
COMMITS = int(os.environ.get("CHURN", "120"))
MET = f"""
select record_id from heads
where audience is distinct from '{GONE}' and ($1 or audience is null or not exists (
  select from jsonb_array_elements(audience) clause where not clause ?| $2))
"""


@pytest_asyncio.fixture
async def connection(make_database: CreateDatabase) -> AsyncIterator[Connection]:
    opened: Connection = await database.connect(await make_database(furnish))
    yield opened
    await opened.close()


async def everybody(connection: Connection) -> dict[str, Caller]:
    """A caller of every kind, as its key says who it is."""
    found = {"anyone": ANYONE}
    for name in (*CALLERS, "administrator"):
        found[name] = caller_of(SECRETS[name], await connection.fetchrow(FIND, prefix_of(SECRETS[name])))
    return found


async def seen_in_tables(connection: Connection, caller: Caller) -> set[UUID]:
    """The ids of all records that a caller sees, as lists are read."""
    found: set[UUID] = set()
    for model in told_of():
        scope = Scope(caller.role)
        row: Any = scope.alias(model)
        statement = as_statement(select(row.c.id).where(*scope.sees(row, model)), scope)
        found |= {
            key for (key,) in await connection.fetch(statement.sql, *statement.arguments({CALLER: caller.bound()}))
        }
    return found


async def seen_in_heads(connection: Connection, caller: Caller) -> set[UUID]:
    sees = sight_of(caller)
    return {key for (key,) in await connection.fetch(MET, sees.sees_all, list(sees.names))}


async def test_heads_say_who_sees_each_record_whatever_is_changed(connection: Connection) -> None:
    callers = await everybody(connection)
    churn = Churn(connection, Random(7))  # noqa: S311 -- the same each time is the point
    for number in range(COMMITS):
        await churn.commit()
        if number % 40 == 0 or number == COMMITS - 1:
            assert await checking.amiss(connection) == []
            for name, caller in callers.items():
                assert await seen_in_heads(connection, caller) == await seen_in_tables(connection, caller), name
    hidden = "select count(distinct record_type) from heads where audience is not null"
    assert await connection.fetchval(hidden) >= len(told_of()) // 2


async def test_what_was_written_past_the_triggers_is_found_and_mended(connection: Connection) -> None:
    draft = (
        "update groups set publication = 'DRAFT' where id = (select id from groups where keeper_id is not null limit 1)"
    )
    async with connection.transaction():
        await connection.execute("set local session_replication_role = replica")
        await connection.execute(draft)
    kinds = {each.kind for each in await checking.amiss(connection)}
    assert "GROUP" in kinds
    await checking.mend(connection)
    assert await checking.amiss(connection) == []
    assert (
        await connection.fetchval("select count(*) from departures where record_type = 'GROUP' and former is null") == 1
    )


async def test_whoever_does_not_see_what_others_committed_may_not_change(connection: Connection) -> None:
    touch = "update themes set sources = '[]' where id = (select id from themes limit 1) and sources <> '[]'"
    with pytest.raises(asyncpg.SerializationError, match="does not see what others have committed"):
        async with connection.transaction(isolation="repeatable_read"):
            await connection.execute(touch)
    async with connection.transaction(isolation="repeatable_read"):
        await connection.execute("lock table commits in share row exclusive mode")
        await connection.execute(touch)
