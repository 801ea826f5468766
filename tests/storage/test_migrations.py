"""Migrations: one head, the model's structure, and a way back, with data and without."""

import asyncio
import difflib
import os
import re
import subprocess
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from alembic import command
from registry.storage.database import database, embedded, migrations
from tests.helpers.databases import CreateDatabase
from tests.helpers.locks import held, until_waiting
from tests.helpers.places import ROOT
from tests.helpers.workbench import furnish

STRUCTURE = ROOT / "alembic" / "structure.sql"


def structure(url: str) -> str:
    """What `pg_dump -s` says of a database, without what names the server."""
    found = subprocess.run(
        [embedded.PROGRAMS / "pg_dump", "--schema-only", "--no-owner", "--no-privileges", database.plain_url(url)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PGTZ": "UTC"},
    ).stdout
    kept = [
        line
        for line in found.splitlines()
        if line and not line.startswith(("--", "SET ", "SELECT pg_catalog", "\\restrict", "\\unrestrict"))
    ]
    return "\n".join(kept) + "\n"


def in_any_order(found: str) -> str:
    """A structure with what each table holds in alphabetical order: a column that is given back comes last."""

    def ordered(table: re.Match[str]) -> str:
        return table[1] + ",\n".join(sorted(table[2].split(",\n"))) + table[3]

    return re.sub(r"(CREATE TABLE \S+ \(\n)(.*?)(\n\);)", ordered, found, flags=re.DOTALL)


def test_there_is_one_head() -> None:
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [migrations.head()]


async def test_the_model_and_the_migrations_agree(fresh_url: str) -> None:
    engine = create_async_engine(fresh_url)
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: command.check(migrations.config(sync)))
    await engine.dispose()


async def test_structure_sql_is_the_structure(fresh_url: str, rewrite: bool) -> None:
    found = structure(fresh_url)
    if rewrite:
        STRUCTURE.write_text(found, "utf-8")
    expected = STRUCTURE.read_text("utf-8")
    assert found == expected, "\n".join(difflib.unified_diff(expected.splitlines(), found.splitlines(), lineterm=""))


@pytest.mark.parametrize("seeded", [False, True], ids=["empty", "seeded"])
async def test_every_step_down_restores_the_structure_before_it(make_database: CreateDatabase, *, seeded: bool) -> None:
    url = database.engine_url(await make_database(furnish if seeded else None))
    revisions = [each.revision for each in ScriptDirectory.from_config(migrations.config()).walk_revisions()]
    clean = database.engine_url(await make_database())
    await migrations.move(clean, "base")
    expected = {"base": in_any_order(structure(clean))}
    for revision in reversed(revisions):
        await migrations.move(clean, revision)
        expected[revision] = in_any_order(structure(clean))
    for below in [*revisions[1:], "base"]:
        await migrations.move(url, "-1")
        assert in_any_order(structure(url)) == expected[below]
    for revision in reversed(revisions):
        await migrations.move(url, revision)
        assert in_any_order(structure(url)) == expected[revision]


async def facts(url: str) -> dict[str, Any]:
    """Every row of every table, as the database writes it."""
    async with database.opened(url) as connection:
        tables = await connection.fetch(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version'"
        )
        found = {}
        for (name,) in tables:
            rows = await connection.fetch(f"select to_jsonb(t)::text as row from {name} t order by 1")
            found[name] = [each["row"] for each in rows]
        return found


async def test_each_former_form_keeps_its_facts_through_the_step_up_and_down(make_database: CreateDatabase) -> None:
    url = database.engine_url(await make_database(furnish))
    revisions = [each.revision for each in ScriptDirectory.from_config(migrations.config()).walk_revisions()]
    lost = []
    for revision in revisions[:-1]:
        await migrations.move(url, "-1")
        before = await facts(url)
        # There is something to lose, until the step below which no concept stands.
        assert len(before.get("initiatives", ())) > 40 or "initiatives" not in before, revision
        await migrations.move(url, revision)
        await migrations.move(url, "-1")
        after = await facts(url)
        lost += [(revision, table) for table, rows in before.items() if rows != after[table]]
    assert lost == []


async def test_a_registry_with_facts_goes_all_the_way_down_and_up_in_one_step(make_database: CreateDatabase) -> None:
    url = database.engine_url(await make_database(furnish))
    revisions = [each.revision for each in ScriptDirectory.from_config(migrations.config()).walk_revisions()]
    await migrations.move(url, f"-{len(revisions) - 1}")
    await migrations.move(url)
    await migrations.move(url, "base")


async def test_a_commit_and_a_migration_wait_for_each_other_in_no_circle(make_database: CreateDatabase) -> None:
    """One alters what the other needs under the lock of commits, and then asks for that lock itself."""
    url = await make_database(furnish)
    engine, above = database.engine_url(url), ScriptDirectory.from_config(migrations.config()).walk_revisions("0053")
    await migrations.move(engine, f"-{len(list(above)) - 1}")
    async with database.opened(url) as writing, writing.transaction():
        await writing.execute("update themes set publication = 'DRAFT' where slug = 'ekonomiskt-bistand'")
        async with held(url, "lock table heads in share mode") as holding:
            migrating = asyncio.create_task(migrations.move(engine))
            await until_waiting(holding, 1)
            placing = asyncio.create_task(writing.execute("set constraints place immediate"))
            await until_waiting(holding, 2)
        await placing
    await migrating
    async with database.opened(url) as connection:
        assert await migrations.current(connection) == migrations.head()
