"""Server-sent events as graphql-sse says, and what happens to those who are connected when a server stops."""

import asyncio
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from schema.app import create
from schema.http.documents import digest
from schema.http.subscribing import streams
from tests.helpers.databases import settings_for
from tests.helpers.live import serving
from tests.helpers.subscribers import CHANGED, PATIENCE, a_socket, a_stream, address_of, key_of
from tests.helpers.workbench import PAST_TRIGGERS, Workbench

EVENTS = {"accept": "text/event-stream"}
OPEN = "subscription { changed { token changes { id } } }"


def events_of(answer: httpx.Response) -> list[str]:
    return [each for each in answer.text.split("\n\n") if each != ":"]


async def test_questions_are_answered_as_events_too(live_server: str) -> None:
    async with httpx.AsyncClient(base_url=live_server) as client:
        by_get = await client.get("/graphql", params={"query": "{ viewer { role } }"}, headers=EVENTS)
        by_post = await client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=EVENTS)
    for answer in (by_get, by_post):
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        assert events_of(answer) == [
            'event: next\ndata: {"data":{"viewer":{"role":"ANONYMOUS"}}}',
            "event: complete\ndata: ",
            "",
        ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription {", "GRAPHQL_PARSE_FAILED"),
        ('subscription { changed(after: "x") { token } }', "INVALID_CHANGE_TOKEN"),
        ("subscription { changed(types: []) { token } }", "INVALID_FILTER"),
        ("{ initiatives(first: 1000) { totalCount } }", "INVALID_PAGE_SIZE"),
    ],
)
async def test_what_is_wrong_is_told_as_an_event(live_server: str, query: str, code: str) -> None:
    async with a_stream(live_server, query) as stream:
        error = (await stream.event())["data"]["errors"][0]["extensions"]
        assert error["code"] == code
        assert error["messageSv"]
        assert (await stream.event())["event"] == "complete"
        assert await stream.event() == {}


async def test_what_is_no_request_of_ours_has_a_status(live_server: str) -> None:
    async with httpx.AsyncClient(base_url=live_server) as client:
        wrong = await client.get("/graphql", params={"query": OPEN}, headers={**EVENTS, "authorization": "Bearer x"})
        unread = await client.post("/graphql", content=b"{", headers={**EVENTS, "content-type": "application/json"})
        put = await client.put("/graphql", json={"query": OPEN}, headers=EVENTS)
        # So graphql-sse would begin its mode of a single connection.
        reserved = await client.put("/graphql")
    assert [each.status_code for each in (wrong, unread, put, reserved)] == [401, 400, 406, 405]


async def test_nothing_is_changed_by_get(registry: Workbench) -> None:
    """Other sites can make a browser ask by GET, with the cookie of whoever has signed in there."""
    act = 'mutation { createInitiative(input: {fields: {title: "Av andra", kind: PILOT}}) { initiative { id } } }'
    answer = await registry.client.get("/graphql", params={"query": act}, headers={**EVENTS, **key_of("rss")})
    assert "METHOD_NOT_ALLOWED" in answer.text
    assert await registry.sql("select count(*) from initiatives where title = 'Av andra'") == [(0,)]
    by_post = await registry.client.post("/graphql", json={"query": act}, headers={**EVENTS, **key_of("rss")})
    assert "initiative_" in by_post.text


async def test_a_retry_of_a_named_document_is_no_retry_of_another(registry: Workbench) -> None:
    async def events(key: str | None = None, /, **asked: Any) -> str:
        headers = {**EVENTS, **key_of("rss"), **({"idempotency-key": key} if key else {})}
        return (await registry.client.post("/graphql", json=asked, headers=headers)).text

    act = 'mutation { createInitiative(input: {fields: {title: "%s", kind: PILOT}}) { initiative { id } } }'
    made, other = act % "Den ena", act % "Den andra"
    named = {each: {"persistedQuery": {"version": 1, "sha256Hash": digest(each)}} for each in (made, other)}
    for each in (made, other):
        assert "initiative_" in await events(query=each, extensions=named[each])
    first = await events("samma", extensions=named[made])
    assert "initiative_" in first
    assert await events("samma", extensions=named[made]) == first
    assert "IDEMPOTENCY_KEY_REUSED" in await events("samma", extensions=named[other])
    # A named document and its text are one operation.
    assert await events("samma", query=made) == first


async def test_a_stream_shows_that_it_is_there(live_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "KEEP_ALIVE", 0.05)
    async with a_stream(live_server) as stream:
        await stream.notice()
        lines: list[str] = []
        async with asyncio.timeout(60):
            async for line in stream.lines:
                lines.append(line)
                if lines.count(":") >= 2:
                    break


async def test_all_processes_tell_and_one_that_stops_says_so(registry: Workbench) -> None:
    """Another server on the same database tells of what is done at the first one, until it is stopped."""
    other = create(settings_for(registry.url, **PAST_TRIGGERS))
    with ExitStack() as stack:
        address = stack.enter_context(serving(other))
        async with (
            a_socket(address, key_of("rss")) as socket,
            a_stream(address, CHANGED, key_of("rss")) as stream,
        ):
            await socket.begin()
            await socket.subscribe()
            await socket.notice()
            await stream.notice()
            pilot = await registry.an_initiative(title="Gjort hos den andra")
            for each in (socket, stream):
                told: Any = await each.notice()
                while pilot["id"] not in [one["id"] for one in told["changes"]]:
                    told = await each.notice()
            token = told["token"]
            await asyncio.to_thread(stack.close)
            assert (await socket.closed())[0] == 1012
            # Cut off, and not complete: whoever is a client of the protocol asks again.
            events = [await stream.event()]
            while events[-1]:
                events.append(await stream.event())
            assert {each["event"] for each in events if each} <= {"next"}
    async with a_stream(address_of(registry), CHANGED, key_of("rss"), after=token) as stream:
        assert set(await stream.notice()) == {"token", "more", "changes"}


async def test_five_hundred_subscriptions_wait_and_are_told(registry: Workbench) -> None:
    many = create(settings_for(registry.url, **PAST_TRIGGERS, max_subscribers_each=30))
    with ExitStack() as stack:
        address = await asyncio.to_thread(stack.enter_context, serving(many))
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:

            async def figure(name: str) -> float:
                text = (await client.get("/metrics")).text
                return float(next(each for each in text.splitlines() if each.startswith(name)).split()[1])

            async def subscriber(is_ready: asyncio.Semaphore) -> list[str]:
                async with a_socket(address) as socket:
                    await socket.begin()
                    for number in range(20):
                        await socket.subscribe(str(number))
                        await socket.notice(str(number))
                    is_ready.release()
                    told: dict[str, str] = {}
                    while len(told) < 20:
                        message = await socket.hear()
                        told[message["id"]] = str(message["payload"])
                    return list(told.values())

            ready = asyncio.Semaphore(0)
            # One that fails ends the others, and nobody is waited for in vain.
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(subscriber(ready)) for _ in range(25)]
                for _ in tasks:
                    await ready.acquire()
                assert (await figure("registry_subscriptions"), await figure("registry_subscribers")) == (500, 25)
                before = await figure("registry_feed_looks")
                await registry.an_initiative(title="Till femhundra")
            told = [each for task in tasks for each in task.result()]
            assert all("initiative_" in each for each in told)
            # Tokens are of the moment that each began at, and those that began at the same moment share a look.
            assert await figure("registry_feed_looks") - before <= 60
        await asyncio.to_thread(stack.close)
