"""Copies that `registry mirror` keeps: what stands in their tables, and what would by a direct read."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from registry.mirror.contract import Held, Shape, shape_of
from registry.mirror.following import Reporter
from registry.mirror.source import Source
from registry.mirror.store import Kept, Store
from registry.mirror.tables import Tables
from registry.mirror.trouble import Trouble
from registry.storage.database import database
from schema.contract import sdl
from tests.feed.test_heads import everybody, seen_in_tables
from tests.helpers.mirroring import MOST_IDS
from tests.helpers.workbench import SECRETS, Workbench

DIRECTLY = "query Directly($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename ... on {type} {{ {selection} }} }} }}"


class Recorder(Reporter):
    """Writes down what it is told."""

    def __init__(self) -> None:
        """Nothing has been told yet."""
        self.pages: list[Kept] = []
        self.waited: list[float] = []
        self.lost: list[Trouble] = []

    def kept(self, kept: Kept) -> None:
        self.pages.append(kept)

    def waits(self, why: Trouble, seconds: float) -> None:  # noqa: ARG002
        self.waited.append(seconds)

    def begins_anew(self, why: Trouble) -> None:
        self.lost.append(why)


class Watched:
    """An application that is watched: which requests came and how they were answered; some are turned away first."""

    def __init__(self, app: ASGIApp) -> None:
        """Takes the application; nothing is turned away before `away` is set."""
        self.app = app
        self.away, self.retry_after = 0, b"0"
        self.seen: list[tuple[str, str, int]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or turn away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def noticed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.seen.append((scope["method"], scope["path"], message["status"]))
            await send(message)

        if self.away:
            self.away -= 1
            headers = [(b"retry-after", self.retry_after), (b"content-length", b"0")]
            await noticed({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self.app(scope, receive, noticed)


def source_of(bench: Workbench, caller: str | None = None, types: tuple[str, ...] = ()) -> Source:
    """The source that a caller reads."""
    return Source(str(bench.client.base_url), SECRETS[caller] if caller else None, types)


@cache
def whole() -> Shape:
    """What a copy of all types holds."""
    return shape_of(sdl())


# ---- Comparing -------------------------------------------------------------------------------------------------------


async def in_copy(address: str) -> dict[str, Any]:
    """All records of a copy by id, each with its columns and its links."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        with engine.connect() as connection:
            found = _all(connection)
        engine.dispose()
        return found
    opened = create_async_engine(url.set(drivername="postgresql+asyncpg"))
    async with opened.connect() as asynchronous:
        found = await asynchronous.run_sync(_all)
    await opened.dispose()
    return found


def _all(connection: Connection) -> dict[str, Any]:
    tables, found = Tables(whole()), {}
    for record_type, table in tables.records.items():
        links = {
            held.name: [tuple(row) for row in connection.execute(each.select())]
            for held, each in tables.links[record_type]
        }
        for row in connection.execute(table.select()):
            columns = {name: in_order(value) for name, value in row._mapping.items() if name != "mirror_load"}
            own = {name: sorted(other for one, other in rows if one == row.id) for name, rows in links.items()}
            found[row.id] = columns | own
    return found


async def by_reading(bench: Workbench, caller: str | None) -> dict[str, Any]:
    """The same of the registry itself: what a caller sees in its tables, and asks for by id."""
    async with database.opened(bench.url) as connection:
        who = (await everybody(connection))[caller or "anyone"]
        seen = {each.hex for each in await seen_in_tables(connection, who)}
        heads = await connection.fetch("select record_type, record_id from heads")
    found: dict[str, Any] = {}
    for kind in whole().kinds:
        own = [f"{kind.record_type.lower()}_{each['record_id'].hex}" for each in heads
               if each["record_type"] == kind.record_type and each["record_id"].hex in seen]  # fmt: skip
        type_ = kind.field[0].upper() + kind.field[1:]
        for start in range(0, len(own), MOST_IDS):
            query = DIRECTLY.format(type=type_, selection=kind.selection)
            nodes = (await bench(caller, query, ids=own[start : start + MOST_IDS]))["nodes"]
            found |= {node["id"]: {each.name: _told(node, each) for each in kind.held} for node in nodes}
    return found


def in_order(value: Any) -> Any:
    """The same with lists and parts in an order that depends on nothing else: JSONB has parts in its own."""
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((in_order(each) for each in value), key=repr)
    return value


def _told(node: Any, held: Held) -> Any:
    for each in held.path:
        node = node[each] if node is not None and each in node else None
    if held.kind == "records":
        return sorted(each["id"] for each in node or ())
    return in_order(node)


__all__ = ["Recorder", "Store", "Watched", "by_reading", "in_copy", "source_of"]
