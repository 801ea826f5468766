"""Subscribers of a test over real connections: WebSocket as graphql-transport-ws says, and server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import orjson
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.helpers.workbench import SECRETS, Workbench

PATIENCE = 60
QUERY = "{ viewer { role } }"
NOTICE = "token more changes { id recordType }"
CHANGED = f"""subscription Changed($after: ChangeToken, $types: [RecordType!], $notFrom: String) {{
  changed(after: $after, types: $types, notFrom: $notFrom) {{ {NOTICE} }} }}"""


def key_of(caller: str | None) -> dict[str, str]:
    return {"authorization": f"Bearer {SECRETS[caller]}"} if caller else {}


class Socket:
    """One WebSocket connection."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, **message: Any) -> None:
        await self.connection.send(orjson.dumps(message).decode())

    async def hear(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            found: dict[str, Any] = orjson.loads(await self.connection.recv())
        return found

    async def begin(self, **payload: Any) -> None:
        await self.say(type="connection_init", payload=payload)
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, name: str = "a", query: str = CHANGED, **variables: Any) -> None:
        await self.say(id=name, type="subscribe", payload={"query": query, "variables": variables})

    async def notice(self, name: str = "a") -> dict[str, Any]:
        """The next notice of a subscription; nothing else may come before it."""
        message = await self.hear()
        assert (message["type"], message["id"]) == ("next", name), message
        found: dict[str, Any] = message["payload"]["data"]["changed"]
        return found

    async def closed(self) -> tuple[int, str]:
        """With what the server closes, whatever it says before."""
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionClosed):
                async for _ in self.connection:
                    pass
            await self.connection.wait_closed()
        return self.connection.close_code or 0, self.connection.close_reason or ""


async def asked(socket: Socket, query: str, name: str = "q", **variables: Any) -> list[dict[str, Any]]:
    """All that is answered to one operation that ends."""
    await socket.subscribe(name, query, **variables)
    found = [await socket.hear()]
    while found[-1]["type"] == "next":
        found.append(await socket.hear())
    assert {each["id"] for each in found} == {name}
    return found


@asynccontextmanager
async def a_socket(address: str, headers: dict[str, str] | None = None, **more: Any) -> AsyncIterator[Socket]:
    """A connection to a server."""
    url = f"{address.replace('http', 'ws', 1)}/graphql"
    more = {"subprotocols": [Subprotocol("graphql-transport-ws")], **more}
    async with connect(url, additional_headers=headers or {}, proxy=None, **more) as made:
        yield Socket(made)


@asynccontextmanager
async def a_subscriber(bench: Workbench, caller: str | None = None, **variables: Any) -> AsyncIterator[Socket]:
    """A connection that subscribes, and has had its first notice."""
    async with a_socket(address_of(bench), key_of(caller)) as socket:
        await socket.begin()
        await socket.subscribe(**variables)
        yield socket


def address_of(bench: Workbench) -> str:
    return str(bench.client.base_url).rstrip("/")


class Stream:
    """The events of one request."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer, self.lines = answer, answer.aiter_lines()

    async def event(self) -> dict[str, Any]:
        """The next event: its name, its data as JSON and its id; without a name when the stream has ended."""
        found: dict[str, Any] = {}
        async with asyncio.timeout(PATIENCE):
            async for line in self.lines:
                if not line and found:
                    break
                name, _, value = line.partition(": ")
                if name and line != ":":
                    found[name] = orjson.loads(value) if name == "data" and value else value
        return found

    async def notice(self) -> dict[str, Any]:
        event = await self.event()
        assert event["event"] == "next", event
        found: dict[str, Any] = event["data"]["data"]["changed"]
        return found


@asynccontextmanager
async def a_stream(
    address: str, query: str = CHANGED, headers: dict[str, str] | None = None, **variables: Any
) -> AsyncIterator[Stream]:
    """A request for events by POST, as graphql-sse sends it."""
    asked = {"query": query, "variables": variables}
    sent = {"accept": "text/event-stream", **(headers or {})}
    async with (
        httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client,
        client.stream("POST", f"{address}/graphql", json=asked, headers=sent) as answer,
    ):
        yield Stream(answer)
