"""Backups of the embedded database, and bringing them back, also into a newer major version of PostgreSQL."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from registry.errors import UnfitDatabase
from registry.storage.database import database, embedded


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; UnfitDatabase, with what it wrote, when it fails."""
    done = subprocess.run([embedded.PROGRAMS / program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnfitDatabase(
            f"{program} failed: {done.stderr.strip()}",
            f"{program} misslyckades: {done.stderr.strip()}",
        )


def backup(folder: Path, file: Path) -> None:
    """Write the embedded database to a file that `restore` reads; an existing file is never overwritten."""
    if file.exists():
        raise UnfitDatabase(f"{file} already exists.", f"{file} finns redan.", "Choose another name.")
    with embedded.running(folder) as server:
        url = embedded.server_url(server, embedded.NAME)
        partial = file.with_name(file.name + ".partial")
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={partial}", url)
        partial.rename(file)


async def restore(folder: Path, file: Path, server_url: str) -> None:
    """Read a backup into a running embedded server that has no registry yet."""
    if not await database.create(server_url, embedded.NAME):
        raise UnfitDatabase(
            f"There is already a registry in {folder}.",
            f"Det finns redan ett register i {folder}.",
            "Restore into an empty folder: set REGISTRY_DATA to another one.",
        )
    url = database.database_url(server_url, embedded.NAME)
    _run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={url}",
        str(file),
    )


def set_aside(folder: Path) -> Path | None:
    """Move files of another major version aside, so that a backup can be restored; gives the folder they went to."""
    data = folder / "postgres"
    mark = data / "PG_VERSION"
    if not mark.exists() or mark.read_text().strip() == embedded.MAJOR:
        return None
    aside = folder / f"postgres-{mark.read_text().strip()}-{datetime.now(UTC):%Y%m%d%H%M%S}"
    return data.rename(aside)
