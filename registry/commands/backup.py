"""Backups of the embedded database, and bringing them back, also into a newer major version of PostgreSQL.

A backup holds people and sessions, so that only its owner may read it. It is written beside its name, and gets that
when it is whole. A restore reads into a database beside the registry's, or into a PostgreSQL beside the older one, and
what it made is put into place when all of it has been read; what fails before that leaves everything as it was.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from registry.errors import UnfitDatabase
from registry.seeding import search_words
from registry.storage.database import database, embedded, migrations, roles
from registry.storage.database.readers import Connection

RESTORING = "registry_restoring"
NOT_A_BACKUP = "Choose a file that `registry backup` wrote. Nothing was changed."


def _run(program: str, *arguments: str, hint: str | None = None) -> None:
    """Run one of PostgreSQL's own programs; UnfitDatabase with why when it fails, without the rows that it tells of."""
    done = subprocess.run([embedded.PROGRAMS / program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), "").partition("error: ")[2]
        raise UnfitDatabase(f"{program} failed: {said}.", f"{program} misslyckades: {said}.", hint)


def backup(folder: Path, file: Path) -> None:
    """Write the embedded database to a file that `restore` reads, for its owner's eyes only.

    UnfitDatabase when there is no registry in the folder, when the file exists, or when it cannot be written.
    """
    if file.exists():
        raise UnfitDatabase(f"{file} already exists.", f"{file} finns redan.", "Choose another name.")
    if embedded.major_of(folder / "postgres") is None:
        raise UnfitDatabase(
            f"There is no registry in {folder}.",
            f"Det finns inget register i {folder}.",
            "Set REGISTRY_DATA to the folder of the registry that is to be kept.",
        )
    with embedded.running(folder) as server, _beside(file) as partial:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={partial}", server.url("registry"))


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A file that only its owner may read, which gets its name when it is whole, and otherwise goes away."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}-", suffix=".partial", dir=file.parent)
        os.close(handle)
        partial = Path(name)
        try:
            yield partial
            with partial.open("rb+") as written:
                os.fsync(written.fileno())
            # Fails when somebody made a file of that name meanwhile, where renaming would write over it.
            os.link(partial, file)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UnfitDatabase(
            f"{file} cannot be written: {error.strerror}.",
            f"{file} kan inte skrivas: {error.strerror}.",
            "Choose a place that can be written to, and where there is room.",
        ) from None


def restore(folder: Path, file: Path) -> Path | None:
    """Read a backup into a folder that has no registry yet; gives where files of an older PostgreSQL were moved.

    UnfitDatabase when there is a registry already, or when the file cannot be read; all is then as it was.
    """
    _run("pg_restore", "--list", str(file), hint=NOT_A_BACKUP)
    data = folder / "postgres"
    if embedded.major_of(data) == embedded.MAJOR:
        with embedded.running(folder) as server:
            asyncio.run(_read_beside(server, file))
        return None
    found_before = folder.exists()
    beside = folder / "restoring"
    try:
        with embedded.running(beside) as server:
            asyncio.run(_read_anew(server, file))
        aside = _set_aside(folder)
        (beside / "postgres").rename(data)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if not found_before and not data.exists():
            shutil.rmtree(folder, ignore_errors=True)
    return aside


async def _read_beside(server: embedded.Server, file: Path) -> None:
    """Read a backup into a PostgreSQL that has no registry; UnfitDatabase when it has one."""
    async with database.opened(server.url("postgres")) as connection:
        if await connection.fetchval("select true from pg_database where datname = $1", embedded.NAME):
            raise UnfitDatabase(
                f"There is already a registry in {server.folder}.",
                f"Det finns redan ett register i {server.folder}.",
                "Restore into an empty folder: set REGISTRY_DATA to another one.",
            )
        await _read(connection, server, file)


async def _read_anew(server: embedded.Server, file: Path) -> None:
    """Read a backup into the PostgreSQL of this restore, also when one that was killed had read its own to the end."""
    async with database.opened(server.url("postgres")) as connection:
        await connection.execute(f"drop database if exists {embedded.NAME} with (force)")
        await _read(connection, server, file)


async def _read(connection: Connection, server: embedded.Server, file: Path) -> None:
    """Read a backup into a database of its own, which becomes the registry's when it is whole."""
    # What a restore that was killed left.
    await connection.execute(f"drop database if exists {RESTORING} with (force)")
    await database.create(server.url("postgres"), RESTORING)
    try:
        await _fill(server.url(RESTORING), file)
        await connection.execute(f"alter database {RESTORING} rename to {embedded.NAME}")
    except BaseException:
        await connection.execute(f"drop database if exists {RESTORING} with (force)")
        raise


async def _fill(url: str, file: Path) -> None:
    arguments = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", f"--dbname={url}")
    _run("pg_restore", *arguments, str(file), hint=NOT_A_BACKUP)
    async with database.opened(url) as connection:
        stands_at = await migrations.current(connection)
    if stands_at is None:
        raise UnfitDatabase(f"{file} holds no registry.", f"{file} innehåller inget register.", NOT_A_BACKUP)
    if stands_at > migrations.head():
        raise UnfitDatabase(
            f"{file} stands at migration {stands_at}, and this release knows {migrations.head()}.",
            f"{file} står på migrering {stands_at}, och den här versionen känner till {migrations.head()}.",
            "Restore it with the release that wrote it, or a newer one. Nothing was changed.",
        )
    await migrations.move(database.engine_url(url))
    await search_words.begin(url)
    await roles.grant(url)


def _set_aside(folder: Path) -> Path | None:
    """Move files of another major version aside; gives the folder they went to."""
    data = folder / "postgres"
    if not data.exists():
        return None
    aside = folder / f"postgres-{embedded.major_of(data) or 'none'}-{datetime.now(UTC):%Y%m%d%H%M%S}"
    return data.rename(aside)
