"""Writes a migration for what the model has and the database does not. For a checkout, never for a server.

    python -m registry.commands.migration "Add funding calls"

A PostgreSQL of its own is started in a temporary folder and brought to the newest migration. What the model has beside
that, tables, columns, rules and triggers, becomes the next file in `alembic/versions`, to be read and kept by a person.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic.config import Config
from alembic.operations import ops
from sqlalchemy import Column, Enum, String
from sqlalchemy.ext.asyncio import create_async_engine

from alembic import command
from registry.commands.shared import console
from registry.storage.database import database, embedded, migrations
from registry.storage.database.folders import MIGRATIONS


def write(message: str) -> list[Path]:
    """Write the migration; gives its file in a list, which is empty when the migrations lead to the model already."""
    before = set(MIGRATIONS.glob("versions/*.py"))
    with tempfile.TemporaryDirectory(prefix="registry-") as folder, embedded.running(Path(folder)) as server:
        asyncio.run(_compare(embedded.server_url(server, "postgres"), message))
    written = sorted(set(MIGRATIONS.glob("versions/*.py")) - before)
    return [path for path in written if not _is_empty(path)]


async def _compare(server_url: str, message: str) -> None:
    await database.create(server_url, embedded.NAME)
    url = database.engine_url(database.database_url(server_url, embedded.NAME))
    await migrations.move(url)
    number = f"{int(migrations.head()) + 1:04}"
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: _revise(migrations.config(sync), message, number))
    await engine.dispose()


def _revise(config: Config, message: str, number: str) -> None:
    """One new file, laid out as the others are."""
    for name, value in {"hooks": "ruff", "ruff.type": "module", "ruff.module": "ruff"}.items():
        config.set_section_option("post_write_hooks", name, value)
    config.set_section_option("post_write_hooks", "ruff.options", "format REVISION_SCRIPT_FILENAME")
    command.revision(config, message, autogenerate=True, rev_id=number, process_revision_directives=_without_notes)


def _without_notes(_context: object, _revision: object, scripts: list[ops.MigrationScript]) -> None:
    """What the model notes of a table for itself is none of the migration's, and no rule is added twice.

    The rule of a column of words that is added to a table stands among the rules, so the column itself brings none.
    """
    for each in scripts[0].upgrade_ops.ops if scripts[0].upgrade_ops else ():
        if isinstance(each, ops.CreateTableOp):
            each.info = {}
        for added in each.ops if isinstance(each, ops.ModifyTableOps) else ():
            kind = added.column.type if isinstance(added, ops.AddColumnOp) else None
            if isinstance(added, ops.AddColumnOp) and isinstance(kind, Enum):
                added.column = Column(added.column.name, String(kind.length), nullable=added.column.nullable)


def _is_empty(path: Path) -> bool:
    """Whether a migration does nothing; then its file is removed."""
    if "op." in path.read_text("utf-8"):
        return False
    path.unlink()
    return True


def main() -> None:
    """Take the message from the command line, and tell what was written."""
    message = " ".join(sys.argv[1:])
    if not message:
        console.print('python -m registry.commands.migration "What it brings"')
        sys.exit(2)
    written = write(message)
    for path in written:
        console.print(f"[green]✓[/green] {path}: read it, then `pytest --rewrite tests/storage/test_migrations.py`.")
    if not written:
        console.print("The migrations say what the model says.")


if __name__ == "__main__":
    main()
