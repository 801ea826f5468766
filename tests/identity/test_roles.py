"""Two roles: the API's can do what the registry does, and nothing to the trail."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from registry.storage.database import database, roles
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import furnish

Connection = Any


@pytest_asyncio.fixture(scope="module")
async def api(make_database: CreateDatabase) -> AsyncIterator[Connection]:
    """A connection to the seeds as the API's role."""
    url = await make_database(furnish)
    connection = await database.connect(database.role_url(url, roles.API_ROLE, "only-for-tests"))
    yield connection
    await connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update changes set before = null",
        "delete from changes",
        "truncate changes",
        "insert into changes (commit_id, record_type, record_id, verb) values (1, 'THEME', uuidv7(), 'CREATED')",
        "update commits set caller = 'annan'",
        "insert into commits (caller) values ('annan')",
        "delete from initiatives",
        "truncate themes cascade",
        "alter table changes disable trigger all",
        "set session_replication_role = replica",
        "drop table themes",
        "create table mine (id int)",
        "select nextval('commit_positions')",
        "update counties set name = 'Annat'",
    ],
)
async def test_the_api_cannot_touch_the_trail_nor_remove_records(api: Connection, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await api.execute(statement)


async def test_the_api_writes_records_and_the_database_writes_the_trail(api: Connection) -> None:
    key = await api.fetchval("insert into themes (kind, slug, name) values ('TOPIC', 'prov', 'Prov') returning id")
    await api.execute("update themes set name = 'Prov två' where id = $1", key)
    verbs = await api.fetch("select verb from changes where record_id = $1 order by id", key)
    assert [row["verb"] for row in verbs] == ["CREATED", "UPDATED"]


async def test_functions_of_the_owner_look_nowhere_but_in_their_own_schema(api: Connection) -> None:
    unsafe = await api.fetch(
        """select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
           and not coalesce('search_path=public, pg_temp' = any(proconfig), false)"""
    )
    assert [row["proname"] for row in unsafe] == []
    # A table of the caller's own in front of the trail's would be written instead of it.
    await api.execute(
        "create temp table changes (like public.changes); create temp table commits (like public.commits)"
    )
    key = await api.fetchval("insert into themes (kind, slug, name) values ('TOPIC', 'prov2', 'Prov') returning id")
    assert await api.fetchval("select count(*) from public.changes where record_id = $1", key) == 1
    await api.execute("drop table pg_temp.changes; drop table pg_temp.commits")
