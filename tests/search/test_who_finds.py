"""Search says of each caller who may find a record what lists say of who sees it, whatever is changed."""

from collections.abc import AsyncIterator
from random import Random
from uuid import UUID

import pytest_asyncio
from sqlalchemy import literal_column, select, text

from registry.callers import Caller
from registry.storage.database import database
from registry.storage.database.readers import Connection
from registry.storage.reading.reads import as_statement
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.searching import may_find
from tests.feed.test_heads import everybody, seen_in_tables
from tests.helpers.churning import Churn
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import furnish

COMMITS = 120


@pytest_asyncio.fixture
async def connection(make_database: CreateDatabase) -> AsyncIterator[Connection]:
    opened: Connection = await database.connect(await make_database(furnish))
    yield opened
    await opened.close()


async def found(connection: Connection, caller: Caller) -> set[UUID]:
    """The records that a caller may find."""
    scope = Scope(caller.role)
    may, binds = may_find("s.audience", scope)
    statement = as_statement(
        select(literal_column("s.record_id"))
        .select_from(text("search_texts s"))
        .where(text(may).bindparams(*binds.values())),
        scope,
    )
    rows = await connection.fetch(statement.sql, *statement.arguments({CALLER: caller.bound()}))
    return {key for (key,) in rows}


async def test_who_may_find_a_record_is_who_sees_it(connection: Connection) -> None:
    callers = await everybody(connection)
    churn = Churn(connection, Random(11))  # noqa: S311 -- the same each time is the point
    differ = set()
    for number in range(COMMITS):
        await churn.commit()
        if number % 40 and number != COMMITS - 1:
            continue
        searched = {key for (key,) in await connection.fetch("select record_id from search_texts")}
        for name, caller in callers.items():
            seen = await seen_in_tables(connection, caller) & searched
            assert await found(connection, caller) == seen, name
            differ.add(len(seen))
    # Callers see different things, so that there is something to tell apart.
    assert len(differ) > 3
