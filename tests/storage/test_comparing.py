"""What the model asks for and a database lacks is found, and a migration is written that puts it there and back."""

from typing import Any

import pytest
from alembic.autogenerate import produce_migrations
from alembic.operations import Operations
from alembic.operations.ops import UpgradeOps
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from registry.model import metadata
from registry.storage.database import comparing
from tests.storage.test_migrations import structure

#: What somebody may forget or change by hand, and where it must be found.
FORGOTTEN = {
    "a trigger": "drop trigger keep_slug on themes",
    "what a trigger is given": (
        "drop trigger touch on themes;"
        "create trigger touch before update on themes for each row execute function touch()"
    ),
    "a trigger that nobody asked for": (
        "create trigger extra before update on themes for each row execute function touch('name_sort')"
    ),
    "the text of a rule": (
        "alter table seats drop constraint ck_seats_role;"
        "alter table seats add constraint ck_seats_role check (role in ('CHAIR', 'CONVENER', 'MEMBER'))"
    ),
    "the text of a computed column": (
        "alter table changes alter column whole_id set expression as"
        " (case when part is null and record_type = 'SEAT' then (after ->> 'group_id')::uuid end)"
    ),
    "a function of the change feed": (
        "create or replace function leaning_on(kind text, ids uuid[]) returns table (lead text, record uuid)"
        " language sql stable as 'select null::text, null::uuid where false'"
    ),
    "who sees what, as the change feed knows it": (
        "create or replace function audiences_of(kind text, ids uuid[]) returns table (record uuid, audience jsonb)"
        " language sql stable as 'select each, null::jsonb from unnest(ids) each'"
    ),
    "a rule": "alter table outputs drop constraint ck_outputs_url",
}


def _missing(connection: Connection) -> UpgradeOps:
    plugins = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname", comparing.NAME]
    context = MigrationContext.configure(connection, opts={"autogenerate_plugins": plugins, "compare_type": True})
    found = produce_migrations(context, metadata).upgrade_ops
    assert found is not None
    return found


def _apply(connection: Connection, steps: Any) -> None:
    operations = Operations(MigrationContext.configure(connection))
    for each in steps.ops:
        for step in getattr(each, "ops", [each]):
            operations.invoke(step)


@pytest.mark.parametrize("what", FORGOTTEN)
async def test_what_was_forgotten_is_found_and_mended(fresh_url: str, what: str) -> None:
    whole = structure(fresh_url)
    engine = create_async_engine(fresh_url)
    async with engine.begin() as connection:
        for statement in FORGOTTEN[what].split(";"):
            await connection.execute(text(statement))
    damaged = structure(fresh_url)

    async with engine.begin() as connection:
        steps = await connection.run_sync(_missing)
        assert not steps.is_empty()
        await connection.run_sync(_apply, steps)
    assert structure(fresh_url) == whole

    async with engine.begin() as connection:
        assert (await connection.run_sync(_missing)).is_empty()
        await connection.run_sync(_apply, steps.reverse())
    await engine.dispose()
    assert structure(fresh_url) == damaged
