"""Runs migrations on the connection that was handed over, or on DATABASE_URL when Alembic is called by hand."""

import asyncio
import os

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.ext.asyncio import create_async_engine

from alembic import context
from registry.model import metadata
from registry.storage.database.database import engine_url
from registry.trail.changes import Xid8

# So that a comparison with the model knows the type of a commit's transaction number.
ischema_names["xid8"] = Xid8


def migrate(connection: Connection) -> None:
    """One transaction for all steps: a migration that fails leaves nothing behind."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate() -> None:
    """For `alembic …` on the command line."""
    engine = create_async_engine(engine_url(os.environ["DATABASE_URL"]))
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    await engine.dispose()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    asyncio.run(connect_and_migrate())
