"""The tests' databases: a server that is thrown away, copies of what was filled once, and settings to serve them by."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias
from uuid import uuid4

from registry.identity.keys import digest, prefix_of
from registry.settings import Settings
from registry.storage.database import database, embedded, migrations, roles
from tests.helpers.locks import held

# A key of the tests' own, planted in every database.
SECRET = "prk_00000000_only-for-tests"
ADMINISTRATOR = {"authorization": f"Bearer {SECRET}"}

#: Puts rows into the empty database that has an address.
Fill: TypeAlias = Callable[[str], Awaitable[None]]
CreateDatabase: TypeAlias = Callable[..., Awaitable[str]]

# ---- The server ------------------------------------------------------------------------------------------------------

#: A server of somebody else's to use in place of one of our own. Only there must the databases be dropped.
GIVEN = os.environ.get("TEST_DATABASE_URL")
#: The server is gone before the machine can lose power, so that nothing need reach the disk; and its tables are too
#: small and too short-lived for anyone to tidy behind the tests' backs. Never for data that somebody wants to keep.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


@contextmanager
def a_server() -> Iterator[str]:
    """The address of a server on which databases may be made."""
    if GIVEN:
        yield GIVEN
        return
    with tempfile.TemporaryDirectory(prefix="registry-") as folder, embedded.running(Path(folder)) as running:
        url = embedded.server_url(running, "postgres")
        asyncio.run(_forget(url))
        yield url


async def _forget(url: str) -> None:
    """Have a server write nothing with care."""
    connection = await database.connect(url)
    try:
        for name, value in FORGETFUL.items():
            await connection.execute(f"alter system set {name} = {value}")
        await connection.execute("select pg_reload_conf()")
    finally:
        await connection.close()


# ---- Databases -------------------------------------------------------------------------------------------------------


class Databases:
    """Makes databases on a server: each is a copy of one that was migrated once, and filled once."""

    def __init__(self, server: str) -> None:
        """Takes the server; nothing is made before it is asked for."""
        self.server = server
        self._made: list[str] = []
        self._templates: dict[Fill | None, str] = {}

    async def __call__(self, fill: Fill | None = None) -> str:
        """The address of a new database, which has a key for administrators and what `fill` puts into it."""
        return self._url(await self._copy(await self._template(fill)))

    async def _template(self, fill: Fill | None) -> str:
        """The database that others are copies of; nobody is connected to it."""
        if fill not in self._templates:
            name = await (self._copy(await self._template(None)) if fill else self._migrated())
            if fill:
                await fill(self._url(name))
            self._templates[fill] = name
        return self._templates[fill]

    async def _migrated(self) -> str:
        name = self._new("template")
        await database.create(self.server, name)
        await migrations.move(database.engine_url(self._url(name)))
        await plant_key(self._url(name), SECRET, "ADMINISTRATOR", systems=("verksamhetsplan",))
        # The role is the whole server's, and another worker may be making it at this moment.
        async with held(self.server, "select pg_advisory_xact_lock(1)"):
            await roles.grant(self._url(name), "only-for-tests")
        return name

    async def _copy(self, template: str) -> str:
        name = self._new("test")
        await self._execute(f"create database {name} template {template}")
        return name

    def _new(self, what: str) -> str:
        self._made.append(f"{what}_{uuid4().hex[:12]}")
        return self._made[-1]

    def _url(self, name: str) -> str:
        return database.database_url(self.server, name)

    async def drop(self) -> None:
        """Drop all that was made, which takes longer than making it."""
        for name in self._made:
            await self._execute(f"drop database if exists {name} with (force)")

    async def _execute(self, statement: str) -> None:
        connection = await database.connect(self.server)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


async def plant_key(
    url: str,
    secret: str,
    role: str,
    organisation: str | None = None,
    scopes: Sequence[str] = (),
    systems: Sequence[str] = (),
) -> None:
    """Put a key into a database without a trace in its trail; the organisation is given by slug."""
    connection = await database.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            await connection.execute(
                "insert into api_keys (purpose, prefix, digest, role, organisation_id, scopes, systems, publication)"
                " values ('Prov', $1, $2, $3, (select id from organisations where slug = $4), $5, $6, 'PUBLISHED')",
                prefix_of(secret), digest(secret), role, organisation, list(scopes), list(systems),
            )  # fmt: skip
    finally:
        await connection.close()


def settings_for(url: str, **more: Any) -> Settings:
    """Settings for an application on a database, which it serves as the API's role."""
    served = database.role_url(url, roles.API_ROLE, "only-for-tests")
    rates = {"rate_anonymous": 0, "rate_signed_in": 0, "rate_wrong_keys": 0, "rate_archives": 0}
    # Tests are one caller, who would have to share two connections with nobody.
    few = {"pool_size": 2, "write_pool_size": 2, "share_percent": 100}
    # Whether an answer is right is no question of how busy the machine is; tests of time set times of their own.
    patient = {"statement_timeout_ms": 60_000, "operation_timeout_ms": 120_000}
    # What is prepared beforehand takes time from all tests, and is tried where it is asked for.
    return Settings(DATABASE_URL=served, **{**few, **rates, **patient, "warm": False, **more})
