"""The database of a copy: its records, and in the same transaction the token that comes after them.

What is written is whole or not there at all, so a copy can be stopped at any moment, in any way, and gone on with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, create_engine, insert, select, update
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from registry.mirror.contract import Shape
from registry.mirror.tables import Tables
from registry.mirror.trouble import Trouble

T = TypeVar("T")
#: One row: where the copy is. `load` counts loads, `loaded` is the last that was whole, `shape` what it holds.
STATE = Table(
    "mirror_state",
    MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("source", Text),
    Column("shape", Text, nullable=False),
    Column("token", Text),
    Column("load", Integer, nullable=False),
    Column("loaded", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class State:
    """Where a copy is: its token, which load it is in, and whether that load is whole."""

    token: str | None
    load: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page brought: how many records were put, how many taken out, and where the copy is now."""

    put: int
    removed: int
    state: State


class Store:
    """A copy in SQLite or PostgreSQL."""

    def __init__(self, address: str) -> None:
        """Takes `sqlite:///file` or `postgresql://user:password@host/database`; raises Trouble for anything else."""
        try:
            url = make_url(address)
        except ArgumentError:
            url = None
        kind = url.get_backend_name() if url is not None else ""
        if url is None or kind not in ("sqlite", "postgresql") or (kind == "sqlite" and not url.database):
            raise Trouble(
                "A copy is kept in SQLite or PostgreSQL.",
                "En kopia hålls i SQLite eller PostgreSQL.",
                "Write sqlite:///copy.db, or postgresql://user@host/database.",
            )
        self.where = url.render_as_string(hide_password=True)
        self._engine: Engine | AsyncEngine = (
            create_engine(url.set(drivername="sqlite"), connect_args={"timeout": 60})
            if kind == "sqlite"
            else create_async_engine(url.set(drivername="postgresql+asyncpg"), pool_size=1)
        )

    async def __aenter__(self) -> Self:
        """Nothing is opened before it is used."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close its connection."""
        if isinstance(self._engine, Engine):
            self._engine.dispose()
        else:
            await self._engine.dispose()

    async def open(self, shape: Shape, source: str) -> State:
        """Where the copy is, with tables for a shape; a new shape begins a new load."""
        return await self._write(lambda connection: _opened(connection, shape, source))

    async def begin_anew(self, shape: Shape, source: str) -> State:
        """Begin a new load: what it does not tell of is removed when it is whole."""

        def begin(connection: Connection) -> State:
            connection.execute(update(STATE).values(token=None, load=STATE.c.load + 1))
            return _opened(connection, shape, source)

        return await self._write(begin)

    async def keep(self, shape: Shape, state: State, page: dict[str, Any]) -> Kept:
        """Put a page into the copy, and its token; raises Trouble when somebody else has written meanwhile."""
        return await self._write(lambda connection: _kept(connection, Tables(shape), state, page))

    async def _write(self, work: Callable[[Connection], T]) -> T:
        """Do something in one transaction."""
        try:
            if isinstance(self._engine, Engine):
                with self._engine.begin() as connection:
                    return work(connection)
            async with self._engine.begin() as opened:
                return await opened.run_sync(work)
        except (SQLAlchemyError, OSError) as error:
            # What the database says may repeat what stands in a record.
            raise Trouble(
                f"The database of the copy cannot be written to: {self.where} ({type(error).__name__}).",
                f"Det går inte att skriva i kopians databas: {self.where} ({type(error).__name__}).",
                "See that it is there, that the user may create tables, and that the disk has room.",
            ) from error


def _opened(connection: Connection, shape: Shape, source: str) -> State:
    STATE.metadata.create_all(connection)
    row = connection.execute(select(STATE)).one_or_none()
    if row is None or row.shape != shape.mark:
        Tables(shape).fit(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if row is None:
        given = {"id": 1, "source": source, "shape": shape.mark, "load": 1, "loaded": 0, "changed_at": now}
        connection.execute(insert(STATE).values(given))
    elif row.shape != shape.mark:
        connection.execute(update(STATE).values(shape=shape.mark, token=None, load=row.load + 1, source=source))
    elif row.source != source:
        connection.execute(update(STATE).values(source=source))
    found = connection.execute(select(STATE)).one()
    return State(found.token, found.load, found.loaded == found.load)


def _kept(connection: Connection, tables: Tables, state: State, page: dict[str, Any]) -> Kept:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    mine = STATE.c.token.is_not_distinct_from(state.token) & (STATE.c.load == state.load)
    if connection.execute(update(STATE).where(mine).values(token=page["to"], changed_at=now)).rowcount != 1:
        raise Trouble(
            "Another process is keeping this copy.",
            "En annan process håller redan den här kopian.",
            "Let one process keep each copy.",
        )
    put = removed = 0
    ordered = sorted(page["changes"], key=lambda each: str(each["recordType"]))
    for record_type, group in groupby(ordered, lambda each: str(each["recordType"])):
        changes = list(group)
        gone = [each["id"] for each in changes if each["tombstone"] is not None]
        tables.remove(connection, record_type, gone)
        field = tables.kinds[record_type].field if record_type in tables.kinds else None
        shown = [each[field] for each in changes if field and each["tombstone"] is None]
        if shown:
            tables.put(connection, record_type, shown, state.load)
        put, removed = put + len(shown), removed + len(gone)
    is_whole = state.is_whole or not page["more"]
    if is_whole and not state.is_whole:
        removed += tables.drop_older(connection, state.load)
        connection.execute(update(STATE).values(loaded=state.load))
    return Kept(put, removed, State(page["to"], state.load, is_whole))
