"""Connections to PostgreSQL: a fast pool for reads, and what a database must be to serve the registry."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from registry.errors import UnfitDatabase
from registry.storage.database import migrations
from registry.storage.database.embedded import LOCALE
from registry.storage.database.plans import Planned
from registry.storage.database.readers import Connection, Readers
from registry.storage.database.replicas import Standby

# How long a database may take to answer a new connection, in seconds.
CONNECTING = 5
# The same for a standby, in whose place the primary can be asked.
REACHING = 1
SETTINGS = {
    "timezone": "UTC",
    "jit": "off",
    "default_transaction_read_only": "on",
    "application_name": "registry",
}


def engine_url(url: str) -> str:
    """The address for SQLAlchemy, with asyncpg as the driver."""
    return make_url(url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


async def connect(url: str) -> Connection:
    """One plain connection, for administration."""
    return await asyncpg.connect(plain_url(url))


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Connection]:
    """A connection of our own for a while, closed at the end."""
    connection = await connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def plain_url(url: str) -> str:
    """The address for libpq and asyncpg, without a driver."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def database_url(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return make_url(url).set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def role_url(url: str, role: str, password: str | None = None) -> str:
    """The address as another role."""
    found = make_url(url).set(drivername="postgresql", username=role)
    return (found.set(password=password) if password else found).render_as_string(hide_password=False)


async def bytes_as_they_are(connection: Connection) -> None:
    """Let a connection give JSON as the bytes that PostgreSQL wrote, which are the answer, and never parse them."""
    await connection.set_type_codec(
        "json", schema="pg_catalog", encoder=lambda value: value, decoder=bytes, format="binary"
    )


def readers(url: str, size: int, timeout_ms: int, wait_ms: int = 5000) -> Readers:
    """The connections that answer questions.

    `timeout_ms` stops a statement that takes longer, and `wait_ms` ends the wait for a connection that is free.
    """

    async def opened() -> Connection:
        connection: Connection = await asyncpg.connect(**reading(url, timeout_ms))
        await bytes_as_they_are(connection)
        return connection

    return Readers(opened, size, wait_ms / 1000)


@asynccontextmanager
async def standbys(urls: Sequence[str], size: int, timeout_ms: int) -> AsyncIterator[list[Standby]]:
    """The standbys at these addresses, with so many connections to each; one that is away is no reason not to start."""

    def of(url: str) -> Readers:
        async def opened() -> Connection:
            connection: Connection = await asyncpg.connect(**reading(url, timeout_ms, REACHING))
            await bytes_as_they_are(connection)
            return connection

        return Readers(opened, size, REACHING, opens_at_start=False)

    async with AsyncExitStack() as stack:
        yield [Standby(str(n), await stack.enter_async_context(of(url))) for n, url in enumerate(urls, 1)]


def reading(url: str, timeout_ms: int, connecting: float = CONNECTING) -> dict[str, Any]:
    """How asyncpg opens a connection that only reads."""
    return {
        "dsn": plain_url(url),
        "timeout": connecting,
        # Our statements are long; what is prepared is bounded by bytes where it is kept.
        "max_cacheable_statement_size": 0,
        "server_settings": {**SETTINGS, "statement_timeout": str(timeout_ms)},
    }


@asynccontextmanager
async def writing_sessions(
    url: str,
    size: int,
    timeout_ms: int,
    wait_ms: int = 5000,
    *,
    also: Callable[[Connection], Awaitable[None]] | None = None,
) -> "AsyncIterator[async_sessionmaker[AsyncSession]]":
    """A maker of sessions for acts, each of which is one transaction; JSON is read as bytes, as for questions.

    `timeout_ms` stops a statement that takes longer, and `wait_ms` ends the wait for a connection that is free.
    `also` is done with each connection when it has been opened.

    Statements are planned once for all acts of a connection: most find some few rows by keys, which takes less time
    than to plan them, and PostgreSQL would plan anew at each call.
    """
    engine = create_async_engine(
        engine_url(url),
        pool_size=size,
        max_overflow=0,
        pool_timeout=wait_ms / 1000,
        # Errors are logged, and what people write must not be.
        hide_parameters=True,
        connect_args={
            "timeout": CONNECTING,
            # What acts ask most is kept, and not prepared anew from time to time.
            "max_cached_statement_lifetime": 0,
            "server_settings": {
                **{name: value for name, value in SETTINGS.items() if name != "default_transaction_read_only"},
                "plan_cache_mode": Planned.ONCE.value,
                "statement_timeout": str(timeout_ms),
                "lock_timeout": str(timeout_ms),
            },
        },
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _(connection: Any, _: object) -> None:
        connection.run_async(bytes_as_they_are)
        if also is not None:
            connection.run_async(also)

    @event.listens_for(engine.sync_engine, "checkout")
    def _(connection: Any, *_: object) -> None:
        # A database that went away has told so by closing the connection; to ask it takes three round trips.
        if connection.driver_connection.is_closed():
            raise DisconnectionError

    try:
        yield async_sessionmaker(engine, expire_on_commit=False, autoflush=False)
    finally:
        await engine.dispose()


async def create(server: str, name: str) -> bool:
    """Make the registry's own database on a server if it is missing; gives whether it was made."""
    connection = await connect(server)
    try:
        if await connection.fetchval("select true from pg_database where datname = $1", name):
            return False
        await connection.execute(f"create database {name} template template0 {LOCALE}")
        return True
    except asyncpg.DuplicateDatabaseError:
        # Somebody else made it a moment ago.
        return False
    finally:
        await connection.close()


async def check(url: str) -> None:
    """Raise UnfitDatabase with one clear sentence when a database cannot serve the registry."""
    connection = await connect(url)
    try:
        await _fit(connection)
        at = await migrations.current(connection)
    finally:
        await connection.close()
    if at != migrations.head():
        raise UnfitDatabase(
            f"The database stands at migration {at or 'none'}, and this release needs {migrations.head()}.",
            f"Databasen står på migrering {at or 'ingen'}, och den här versionen behöver {migrations.head()}.",
            "Run `registry migrate` with DATABASE_URL set to the owner's address.",
        )


async def _fit(connection: Connection) -> None:
    if connection.get_server_version().major < 18:
        found = connection.get_server_version().major
        raise UnfitDatabase(
            f"The database is PostgreSQL {found}, and the registry needs 18 or later.",
            f"Databasen är PostgreSQL {found}, och registret behöver version 18 eller senare.",
        )
    # Stemming, lowering and trigrams each read the locale in their own way, so all three are tried.
    works = await connection.fetchval(
        """select lower('Å') = 'å' and to_tsvector('swedish', 'Åtgärderna')::text like '%åtgärd%'
           and 'Å' ~* 'å' and 'å' ~ '^[[:alnum:]]$' and pg_encoding_to_char(encoding) = 'UTF8'
           from pg_database where datname = current_database()"""
    )
    if not works:
        raise UnfitDatabase(
            "The database's locale cannot read å, ä and ö.",
            "Databasens språkinställning kan inte läsa å, ä och ö.",
            f"Create it with: create database registry template template0 {LOCALE}",
        )
