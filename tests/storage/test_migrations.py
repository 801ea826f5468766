"""Migrations: one head, the model's structure, and a way back, with data and without."""

import difflib
import os
import subprocess

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from alembic import command
from registry.storage.database import database, embedded, migrations
from tests.helpers.databases import CreateDatabase
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
    expected = {"base": structure(clean)}
    for revision in reversed(revisions):
        await migrations.move(clean, revision)
        expected[revision] = structure(clean)
    for below in [*revisions[1:], "base"]:
        await migrations.move(url, "-1")
        assert structure(url) == expected[below]
    for revision in reversed(revisions):
        await migrations.move(url, revision)
        assert structure(url) == expected[revision]
