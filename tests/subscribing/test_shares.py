"""What one subscriber's looks into the feed take from others: one turn at a time, and from itself what it may ask."""

import asyncio
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import orjson
import pytest
import pytest_asyncio

from registry import subscribing
from registry.callers import Caller
from registry.feed.derived import kinds
from registry.feed.looking import Seen, look
from tests.feed.test_feed import transaction
from tests.helpers.databases import CreateDatabase
from tests.helpers.subscribers import CHANGED, QUERY, Socket, a_socket, a_subscriber, address_of, key_of
from tests.helpers.workbench import Workbench, live_workbench

#: How many requests a minute one may make in a registry of few.
RATE = 8


@pytest_asyncio.fixture(scope="module")
async def few(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry in which a caller may ask little."""
    async with live_workbench(make_database, rate_signed_in=RATE) as made:
        yield made


async def looks(bench: Workbench) -> float:
    text = (await bench.client.get("/metrics")).text
    return float(next(each for each in text.splitlines() if each.startswith("registry_feed_looks")).split()[1])


async def test_whoever_wants_many_looks_keeps_nobody_waiting_for_more_than_one(
    registry: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, made = registry.app.sockets.operations.hub.turns, list[str]()

    async def noted(readers: Any, caller: Caller, *more: Any) -> Seen:
        made.append(caller.role.value)
        return await look(readers, caller, *more)

    monkeypatch.setattr(subscribing, "look", noted)
    token = (await registry(None, "{ changeToken }"))["changeToken"]
    async with AsyncExitStack() as stack:
        many = await stack.enter_async_context(a_socket(address_of(registry), key_of("rss")))
        other = await stack.enter_async_context(a_socket(address_of(registry), key_of("national")))
        await many.begin()
        await other.begin()
        async with transaction(registry) as held:
            await held.execute("lock table heads in access exclusive mode")
            # One of them is being made.
            for kind in kinds():
                await many.subscribe(kind, CHANGED, types=[kind], after=token)
            await until_waiting(turns, len(kinds()) - 1)
            await other.subscribe(after=token)
            await until_waiting(turns, len(kinds()))
        await other.notice()
        for _ in kinds():
            await many.hear()
    assert made.count("EDITOR") >= len(kinds())
    # Behind the look that was made already, and one more.
    assert made.index("NATIONAL_EDITOR") <= 2


async def until_waiting(turns: Any, many: int) -> None:
    async with asyncio.timeout(60):
        while len(turns) < many:  # noqa: ASYNC110 - what is waited for happens in another thread
            await asyncio.sleep(0.01)


def spelt(token: str) -> list[str]:
    """Other ways to write the same token."""
    parts = urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    loud = urlsafe_b64encode(
        orjson.dumps([each.upper() if isinstance(each, str) else each for each in orjson.loads(parts)])
    )
    return [f"{token}==", f"    {token}", f"{token}....", b64encode(f" {parts} ".encode()).decode(), loud.decode()]


async def test_a_place_is_looked_from_once_however_its_token_is_written(registry: Workbench) -> None:
    token = (await registry(None, "{ changeToken }"))["changeToken"]
    async with a_subscriber(registry, after=token) as socket:
        await socket.notice()
        before = await looks(registry)
        for number, written in enumerate(spelt(token)):
            await socket.subscribe(str(number), after=written)
            assert (await socket.notice(str(number)))["changes"] == []
        assert await looks(registry) == before


async def test_each_look_that_goes_on_counts_as_a_request_and_waits(few: Workbench) -> None:
    first = (await few(None, "{ changes(first: 1) { to } }"))["changes"]["to"]
    async with a_socket(address_of(few), key_of("rss")) as socket:
        await socket.begin()
        await socket.subscribe(after=first)
        told, refused = await told_until_refused(socket)
        # To connect and to subscribe are requests, and so was the question.
        assert 1 <= told <= RATE - 2
        assert refused["payload"][0]["extensions"]["code"] == "RATE_LIMIT"
        # It goes on when the minute is over, and what happens lets it see that at once.
        few.app.sockets.endpoint.callers.rates._signed_in._minutes.clear()
        await few.an_initiative("national", title="Under tiden")
        assert (await socket.notice())["changes"]


async def told_until_refused(socket: Socket) -> tuple[int, dict[str, Any]]:
    """How many notices come until nothing more may be asked, and how that is refused."""
    told = 0
    async with asyncio.timeout(60):
        while True:
            await asyncio.sleep(0.2)
            answer = await asked_beside(socket)
            told += answer["notices"]
            if answer["type"] == "error":
                return told, answer


async def asked_beside(socket: Socket) -> dict[str, Any]:
    """The first answer to a question that is asked while notices come, with how many came before."""
    await socket.subscribe("q", QUERY)
    count = 0
    while (message := await socket.hear())["id"] != "q":
        count += 1
    if message["type"] == "next":
        while (await socket.hear())["id"] != "q":
            count += 1
    return {**message, "notices": count}
