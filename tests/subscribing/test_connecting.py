"""Who may be connected over WebSocket, how much one connection may say, and what becomes of whoever does not read."""

import asyncio
import socket as sockets_of_the_system
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from json import dumps
from typing import Any

import pytest
import pytest_asyncio
from graphql import get_introspection_query
from websockets.exceptions import ConnectionClosed, InvalidStatus

from schema.http import connections
from schema.http.subscribing import messages
from schema.http.subscribing.sockets import MOST_OPEN
from tests.helpers.databases import CreateDatabase
from tests.helpers.subscribers import QUERY, Socket, a_socket, a_stream, address_of, asked, key_of
from tests.helpers.workbench import Workbench, live_workbench


@pytest_asyncio.fixture(scope="module")
async def few(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry with few subscribers, whose pages alone may connect."""
    bounds: dict[str, Any] = {"max_subscribers": 5, "max_subscribers_each": 3, "max_body_bytes": 20_000}
    believed: dict[str, Any] = {"cors_origins": ["https://page.example"], "trusted_proxies": ["127.0.0.1"]}
    async with live_workbench(make_database, **bounds, **believed) as made:
        yield made


@pytest.fixture
def address(live_server: str) -> str:
    return live_server


async def refused(bench: Workbench, **more: Any) -> tuple[int, str]:
    with pytest.raises(InvalidStatus) as found:
        async with a_socket(address_of(bench), **more):
            pass
    body = found.value.response.body or b""
    return found.value.response.status_code, body.decode()


async def test_a_caller_has_no_more_seats_than_its_own_and_gives_them_back(few: Workbench) -> None:
    address = address_of(few)
    rss, national = key_of("rss"), key_of("national")
    async with a_socket(address, rss), a_socket(address, rss), a_socket(address, rss):
        status, body = await refused(few, headers=rss)
        assert (status, "TOO_MANY_SUBSCRIBERS" in body) == (429, True)
        # Another caller has its own, up to all there are.
        async with a_socket(address, national), a_socket(address, national):
            status, body = await refused(few, headers=national)
            assert (status, "TOO_MANY_SUBSCRIBERS" in body) == (503, True)
            async with a_socket(address) as socket:
                await socket.say(type="connection_init")
                assert await socket.closed() == (1013, "TOO_MANY_SUBSCRIBERS")
    await until_free(address, rss, 3)


async def until_free(address: str, headers: dict[str, str], places: int) -> None:
    """The server hears a moment later that somebody is gone."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with AsyncExitStack() as stack:
                    for _ in range(places):
                        await (await stack.enter_async_context(a_socket(address, headers))).begin()
                    return
            except (InvalidStatus, ConnectionClosed):
                await asyncio.sleep(0.05)


async def test_those_without_a_key_leave_room_for_those_with_one(few: Workbench) -> None:
    address = address_of(few)
    async with AsyncExitStack() as stack:
        # Each as if from an address of its own.
        for number in range(3):
            socket = await stack.enter_async_context(from_address(address, number))
            await socket.begin()
        async with from_address(address, 4) as socket:
            await socket.say(type="connection_init")
            assert await socket.closed() == (1013, "TOO_MANY_SUBSCRIBERS")
        async with a_stream(address, headers={"x-forwarded-for": "192.0.2.4"}) as stream:
            assert stream.answer.status_code == 503
        # A key has room, also where it comes later from an address that has none left.
        async with a_socket(address, key_of("rss")) as first, from_address(address, 0) as second:
            await first.begin()
            await second.begin(**key_of("national"))
            assert (await asked(second, QUERY))[0]["payload"]["data"]["viewer"]["role"] == "NATIONAL_EDITOR"
    await until_free(address, {"x-forwarded-for": "192.0.2.1"}, 3)


def from_address(address: str, number: int) -> AbstractAsyncContextManager[Socket]:
    return a_socket(address, {"x-forwarded-for": f"192.0.2.{number}"})


async def test_who_waits_longest_for_its_key_makes_room(few: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    address = address_of(few)
    async with a_socket(address), a_socket(address), a_socket(address):
        # Those of one address are refused first.
        status, body = await refused(few)
        assert (status, "TOO_MANY_SUBSCRIBERS" in body) == (429, True)
    await until_free(address, {}, 3)
    monkeypatch.setattr(few.app.sockets.waiting, "most", 2)
    async with from_address(address, 1) as first, from_address(address, 2) as second, from_address(address, 3) as third:
        assert (await first.closed())[0] == 4408
        await second.begin()
        await third.begin()


async def test_a_wrong_key_opens_nothing(few: Workbench) -> None:
    status, body = await refused(few, headers={"authorization": "Bearer prk_ffffffff_wrong"})
    assert (status, "UNAUTHENTICATED" in body) == (401, True)


async def test_only_pages_that_may_ask_connect(few: Workbench) -> None:
    assert (await refused(few, origin="https://other.example"))[0] == 403
    own = f"http://{address_of(few).partition('://')[2]}"
    for each in ("https://page.example", own):
        async with a_socket(address_of(few), origin=each) as socket:
            await socket.begin()


async def test_a_message_that_is_too_large_closes(few: Workbench) -> None:
    async with a_socket(address_of(few)) as socket:
        await socket.begin()
        await socket.say(type="ping", payload={"a": "x" * 30_000})
        assert (await socket.closed())[0] == 1009


async def test_a_ping_carries_little(address: str) -> None:
    for carried, code in (("x" * messages.LONGEST_PONG, 1009), ([], 4400)):
        nested: Any = carried
        for _ in range(0 if carried else 300):
            nested = [nested]
        async with a_socket(address) as socket:
            await socket.connection.send(dumps({"type": "ping", "payload": {"a": nested}}))
            assert (await socket.closed())[0] == code


@pytest.mark.parametrize(
    "message",
    [
        {"type": "ping"},
        {"type": "pong"},
        {"type": "complete", "id": "unknown"},
        {"type": "subscribe", "id": "a", "payload": {"query": QUERY, "variables": {"a": [[[[[[{}]]]]]] * 20_000}}},
    ],
)
async def test_messages_that_begin_nothing_are_counted(
    address: str, monkeypatch: pytest.MonkeyPatch, message: dict[str, Any]
) -> None:
    monkeypatch.setattr(connections, "MOST_BESIDE", 3)
    async with a_socket(address) as socket:
        await socket.begin()
        for _ in range(4):
            await socket.say(**message)
        assert await socket.closed() == (1013, "RATE_LIMIT")


@pytest.mark.parametrize("kind", ["ping", "pong", "part"])
async def test_frames_that_end_no_message_are_counted(address: str, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(connections, "MOST_BESIDE", 3)

    async def parts() -> AsyncIterator[str]:
        for _ in range(5):
            yield ""
        await asyncio.sleep(60)

    async with asyncio.timeout(60), a_socket(address, ping_interval=None) as socket:
        await socket.begin()
        speaking: list[asyncio.Task[None]] = []
        if kind == "part":
            speaking.append(asyncio.create_task(socket.connection.send(parts())))
        else:
            for _ in range(4):
                await (socket.connection.ping() if kind == "ping" else socket.connection.pong())
        assert await socket.closed() == (1013, "RATE_LIMIT")
        for each in speaking:
            each.cancel()


async def test_no_other_address_is_a_websocket(few: Workbench) -> None:
    with pytest.raises(InvalidStatus):
        async with a_socket(f"{address_of(few)}/elsewhere"):
            pass


# -- whoever does not read ---------------------------------------------------------------------------------------------


def who_does_not_read(address: str) -> AbstractAsyncContextManager[Socket]:
    """A connection with little room for what was sent and is not read."""
    host, _, port = address.rpartition("/")[2].partition(":")
    little = sockets_of_the_system.socket()
    little.setsockopt(sockets_of_the_system.SOL_SOCKET, sockets_of_the_system.SO_RCVBUF, 65_536)
    little.connect((host, int(port)))
    little.setblocking(False)
    return a_socket(address, sock=little, max_queue=1, compression=None, max_size=None)


async def ask_for_much(socket: Socket) -> None:
    """Ask for more than what lies between the two can hold."""
    await socket.begin()
    for number in range(MOST_OPEN - 1):
        await socket.subscribe(str(number), get_introspection_query())


async def test_whoever_does_not_read_is_not_read_from(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, is_slow, loop = list[connections.Socket](), asyncio.Event(), asyncio.get_running_loop()
    pause = connections.Socket.pause_writing

    def noted(connection: connections.Socket) -> None:
        pause(connection)
        slow.append(connection)
        loop.call_soon_threadsafe(is_slow.set)

    monkeypatch.setattr(connections.Socket, "pause_writing", noted)
    async with asyncio.timeout(60), who_does_not_read(address) as socket:
        await ask_for_much(socket)
        await is_slow.wait()
        assert not slow[0].transport.is_reading()
        # Once it has read all, it is answered again.
        done = 0
        while done < MOST_OPEN - 1:
            done += (await socket.hear())["type"] in ("complete", "error")
        assert (await asked(socket, QUERY))[-1]["type"] == "complete"


async def go_on(socket: Socket) -> None:
    while True:
        await socket.say(type="pong")
        await asyncio.sleep(0.02)


async def test_whoever_does_not_read_is_let_go(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "READ_WITHIN", 0.2)
    monkeypatch.setattr(connections, "HEADERS_WITHIN", 0.2)
    async with asyncio.timeout(60), who_does_not_read(address) as socket:
        await ask_for_much(socket)
        # It hears of it as soon as it sends anything.
        with pytest.raises((ConnectionClosed, OSError)):
            await go_on(socket)
