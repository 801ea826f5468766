"""Bringing a database to the structure that this version of the registry expects."""

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from alembic import command
from registry.storage.database.folders import MIGRATIONS


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, wherever the migrations lie; with a connection, migrations run on it."""
    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS))
    found.set_main_option("path_separator", "os")
    found.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    found.attributes["connection"] = connection
    return found


def head() -> str:
    """The newest migration that this version knows."""
    revision = ScriptDirectory.from_config(config()).get_current_head()
    if revision is None:
        raise RuntimeError("no migrations were installed")
    return revision


async def current(url: str) -> str | None:
    """The migration that a database stands at; None when it has none."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        found = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
    await engine.dispose()
    return found


async def move(url: str, target: str = "head") -> None:
    """Bring a database up to a migration, or down when `target` begins with "-" or is "base"."""
    engine = create_async_engine(url)
    act = command.downgrade if target == "base" or target.startswith("-") else command.upgrade
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: act(config(sync), target))
        await connection.commit()
    await engine.dispose()
