"""Bringing a database to the structure that this version of the registry expects.

Alembic is imported only when something is migrated, because a server whose database is up to date starts faster without
it.
"""

from typing import TYPE_CHECKING

import asyncpg
from sqlalchemy.ext.asyncio import create_async_engine

from registry.storage.database.folders import MIGRATIONS

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection


def config(connection: "Connection | None" = None) -> "Config":
    """Alembic's settings, wherever the migrations lie; with a connection, migrations run on it."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(MIGRATIONS))
    found.set_main_option("path_separator", "os")
    found.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    found.attributes["connection"] = connection
    return found


def head() -> str:
    """The newest migration that this version knows: files are numbered, and their names begin with the number."""
    numbers = [path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")]
    if not numbers:
        raise RuntimeError("no migrations were installed")
    return max(numbers)


async def current(connection: asyncpg.Connection) -> str | None:
    """The migration that a database stands at; None when it has none."""
    if await connection.fetchval("select to_regclass('alembic_version')") is None:
        return None
    found: str | None = await connection.fetchval("select version_num from alembic_version")
    return found


#: All tables are taken from those who write before any is altered. Else a commit that holds the lock of commits and
#: waits for a table could meet a migration that holds the table and waits for the lock. Only one is waited for at a
#: time, with nothing held: when another is not free, all are let go of, and that is waited for. Others may read.
ALONE = """
do $$
declare
  waited name;
  each name;
begin
  loop
    begin
      if waited is not null then execute format('lock table %I in exclusive mode', waited); end if;
      for each in select tablename from pg_tables
                  where schemaname = 'public' and pg_has_role(tableowner, 'member') order by 1 loop
        execute format('lock table %I in exclusive mode nowait', each);
      end loop;
      return;
    exception when lock_not_available then
      waited := coalesce(each, waited);
    end;
  end loop;
end $$
"""


async def move(url: str, target: str = "head") -> None:
    """Bring a database up to a migration, or down when `target` begins with "-" or is "base"."""
    from alembic import command

    engine = create_async_engine(url)
    act = command.downgrade if target == "base" or target.startswith("-") else command.upgrade
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: act(config(sync), target))
        await connection.commit()
    await engine.dispose()
