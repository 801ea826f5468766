"""What subscribers are told: that something has changed for them, at once and after they were away, and never more."""

import asyncio
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from registry import subscribing
from registry.callers import ANYONE, Caller
from registry.errors import Unauthenticated, Unavailable
from registry.identity import doors
from registry.storage.database.readers import Readers
from registry.subscribing import Hub, Standing
from tests.helpers.subscribers import (
    NOTICE,
    QUERY,
    Socket,
    a_socket,
    a_stream,
    a_subscriber,
    address_of,
    asked,
    key_of,
)
from tests.helpers.workbench import SECRETS, Workbench

CHANGES = "query Q($after: ChangeToken) { changes(after: $after) { to changes { id } } }"


async def until_told(socket: Socket, key: str) -> list[dict[str, Any]]:
    """The notices up to the one that tells of a record."""
    found = [await socket.notice()]
    while key not in [each["id"] for each in found[-1]["changes"]]:
        found.append(await socket.notice())
    return found


async def test_a_subscriber_is_told_where_it_begins_and_then_of_each_change(registry: Workbench) -> None:
    async with a_subscriber(registry) as socket:
        first = await socket.notice()
        assert (first["more"], first["changes"]) == (False, [])
        pilot = await registry.an_initiative(title="Genast")
        told = (await until_told(socket, pilot["id"]))[-1]
        assert {"id": pilot["id"], "recordType": "INITIATIVE"} in told["changes"]
        # The token leads to the same in the feed, for whoever pulls.
        pulled = await registry(None, CHANGES, after=first["token"])
        assert pilot["id"] in [each["id"] for each in pulled["changes"]["changes"]]
        assert (await registry(None, CHANGES, after=told["token"]))["changes"]["changes"] == []


async def test_whoever_was_away_is_told_at_once_what_it_missed(registry: Workbench) -> None:
    async with a_subscriber(registry) as socket:
        token = (await socket.notice())["token"]
    pilot = await registry.an_initiative(title="Medan den var borta")
    async with a_subscriber(registry, after=token) as socket:
        assert pilot["id"] in [each["id"] for each in (await socket.notice())["changes"]]


async def test_any_token_of_the_feed_will_do(registry: Workbench) -> None:
    before = (await registry(None, "{ changeToken }"))["changeToken"]
    pilot = await registry.an_initiative(title="Efter märket")
    queries = ("types: [THEME]", 'where: { theme: { name: { eq: "x" } } }', "history: true", "types: [INITIATIVE]")
    for arguments in queries:
        page = await registry(
            None, f"query Q($t: ChangeToken) {{ changes(after: $t, {arguments}) {{ to }} }}", t=before
        )
        async with a_subscriber(registry, after=page["changes"]["to"]) as socket:
            told = [each["id"] for each in (await socket.notice())["changes"]]
            # Places in history are of acts: the last commit may be told again.
            assert set(told) <= ({pilot["id"]} if "history" in arguments else set())
    for wrong in ("", "x", "WzFd"):
        async with a_subscriber(registry, after=wrong) as socket:
            message = await socket.hear()
            assert message["type"] == "error"
            assert message["payload"][0]["extensions"]["code"] == "INVALID_CHANGE_TOKEN"


async def test_only_some_types_are_told_of(registry: Workbench) -> None:
    async with a_subscriber(registry, types=["LESSON", "INITIATIVE"]) as socket:
        await socket.notice()
        await registry.a_need()
        pilot = await registry.an_initiative(title="Av det slaget")
        told = await until_told(socket, pilot["id"])
        assert {each["recordType"] for notice in told for each in notice["changes"]} == {"INITIATIVE"}
        async with a_subscriber(registry, types=["KNOWLEDGE_NEED"]) as other:
            await other.notice()
            await registry.an_initiative(title="Av ett annat slag")
            another = await registry.a_need(title="Ett behov till")
            told = await until_told(other, another["id"])
            assert {each["recordType"] for notice in told for each in notice["changes"]} == {"KNOWLEDGE_NEED"}
    async with a_subscriber(registry, types=["API_KEY"]) as socket:
        assert (await socket.hear())["payload"][0]["extensions"]["code"] == "INVALID_FILTER"


async def test_nobody_is_told_of_what_it_may_not_see(registry: Workbench) -> None:
    """Neither of a draft by its id, nor by an empty notice when one changes."""
    async with (
        a_subscriber(registry) as anyone,
        a_subscriber(registry, "other") as other,
        a_subscriber(registry, "municipality") as own,
    ):
        for each in (anyone, other, own):
            await each.notice()
        fields = {"title": "Utkast", "kind": "PILOT"}
        made = await registry.done("municipality", "createInitiative", "initiative { id }", fields=fields)
        draft = made["initiative"]["id"]
        assert draft in [each["id"] for each in (await until_told(own, draft))[-1]["changes"]]
        shown = await registry.an_initiative(title="Synlig för alla")
        for each in (anyone, other):
            # The very next notice is of what came after the draft.
            notice = await each.notice()
            assert shown["id"] in [one["id"] for one in notice["changes"]]
            assert draft not in [one["id"] for one in notice["changes"]]


async def test_what_a_system_has_changed_itself_is_left_out(registry: Workbench) -> None:
    source = 'mutation Own($i: CreateInitiativeInput!) @source(system: "verksamhetsplan")'
    act = f"{source} {{ createInitiative(input: $i) {{ initiative {{ id }} userErrors {{ code }} }} }}"
    async with a_subscriber(registry, "rss", notFrom="verksamhetsplan") as socket:
        await socket.notice()
        given = {"fields": {"title": "Egen", "kind": "PILOT"}}
        own = (await registry("rss", act, i=given))["createInitiative"]["initiative"]["id"]
        other = await registry.an_initiative(title="Andras")
        told = await until_told(socket, other["id"])
        assert own not in [each["id"] for notice in told for each in notice["changes"]]
    async with a_subscriber(registry, "rss", notFrom="another") as socket:
        assert (await socket.hear())["payload"][0]["extensions"]["code"] == "NOT_ALLOWED"


@pytest.mark.parametrize("ending", ["revoked", "expired"])
async def test_a_key_that_ends_ends_its_subscriptions(registry: Workbench, ending: str) -> None:
    name = await registry.a_key(f"subscriber_{ending}", "READER", "kungalv")
    sets = {
        "revoked": "publication = 'WITHDRAWN', withdrawn_because = 'Prov'",
        "expired": "expires_at = now()",
    }
    async with (
        a_subscriber(registry, name) as socket,
        a_stream(address_of(registry), headers=key_of(name)) as stream,
    ):
        await socket.notice()
        await stream.notice()
        await registry.sql(f"update api_keys set {sets[ending]} where prefix = $1", SECRETS[name][:12])
        assert await socket.closed() == (4401, "UNAUTHENTICATED")
        event = await stream.event()
        assert event["data"]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert (await stream.event())["event"] == "complete"


async def test_a_key_that_nobody_ends_ends_when_its_day_comes(
    registry: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where so much happens that nobody waits for the end of a minute in which nothing does."""
    name = await registry.a_key("subscriber_for_a_while", "READER", "kungalv")
    await registry.sql("update api_keys set expires_at = now() + interval '3 s' where prefix = $1", SECRETS[name][:12])
    monkeypatch.setattr(subscribing, "AT_LEAST_EVERY", 1.0)
    # The wait that has begun already is ended by something that happens.
    async with a_subscriber(registry, name) as socket:
        await socket.notice()
        closed = asyncio.create_task(socket.closed())
        while not closed.done():
            await registry.an_initiative(title="Under tiden")
            await asyncio.sleep(0.2)
        assert closed.result() == (4401, "UNAUTHENTICATED")


async def test_a_question_is_asked_by_whoever_its_caller_is_now(
    registry: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As over HTTP, also where no telling came of the change."""
    monkeypatch.setattr(doors, "KEPT_SECONDS", 0)
    name = await registry.a_key("asks_by_socket", "READER", "kungalv")
    async with a_socket(address_of(registry), key_of(name)) as socket:
        await socket.begin()
        assert (await asked(socket, QUERY))[-1]["type"] == "complete"
        await registry.sql_as_owner("update api_keys set expires_at = now() where prefix = $1", SECRETS[name][:12])
        with pytest.raises(ConnectionClosed):
            await asked(socket, QUERY)
        assert await socket.closed() == (4401, "UNAUTHENTICATED")


async def test_who_begins_to_be_told_is_asked_for_once_more() -> None:
    """A key may end after it was asked for, and before anybody knows that its caller is to be told."""

    async def ask() -> Caller:
        raise Unauthenticated

    with pytest.raises(Unauthenticated):
        await Hub().standing(b"digest", ANYONE, ask).now()


async def test_nobody_is_believed_while_it_is_being_asked_for() -> None:
    """Two subscriptions of a key that has ended: the second is not told a last time, nor for a minute more."""
    is_asked, is_answered = asyncio.Event(), asyncio.Event()

    async def ask() -> Caller:
        is_asked.set()
        await is_answered.wait()
        raise Unauthenticated

    standing = Standing(ANYONE, ask)
    standing.doubt()
    first = asyncio.create_task(standing.now())
    await is_asked.wait()
    second = asyncio.create_task(standing.now())
    # It has come as far as it can.
    await asyncio.sleep(0)
    is_answered.set()
    ends = await asyncio.gather(first, second, return_exceptions=True)
    assert [type(each) for each in ends] == [Unauthenticated, Unauthenticated]


async def test_many_who_see_the_same_cost_one_look(registry: Workbench) -> None:
    async def looks() -> float:
        text = (await registry.client.get("/metrics")).text
        return float(next(each for each in text.splitlines() if each.startswith("registry_feed_looks")).split()[1])

    async with a_socket(address_of(registry)) as socket:
        await socket.begin()
        for number in range(20):
            await socket.subscribe(str(number))
            await socket.notice(str(number))
        # From here all stand at the same place.
        await registry.an_initiative(title="Till alla")
        names = {(await socket.hear())["id"] for _ in range(20)}
        assert len(names) == 20
        before = await looks()
        pilot = await registry.an_initiative(title="Till alla igen")
        told = 0
        while told < 20:
            told += pilot["id"] in str(await socket.hear())
        # One for each time that they were woken, which is at most once a commit.
        assert 1 <= await looks() - before <= 5


async def test_a_document_says_what_is_shown(registry: Workbench) -> None:
    query = """subscription S($n: Boolean!) { a: changed { __typename t: token ...F more @include(if: $n) } }
      fragment F on ChangeNotice { list: changes { kind: __typename id } }"""
    async with a_socket(address_of(registry)) as socket:
        await socket.begin()
        await socket.subscribe("x", query, n=False)
        first = (await socket.hear())["payload"]["data"]["a"]
        assert list(first) == ["__typename", "t", "list"]
        await registry.an_initiative(title="Visas så")
        told = (await socket.hear())["payload"]["data"]["a"]
        assert told["__typename"] == "ChangeNotice"
        assert told["list"][0].keys() == {"kind", "id"}


async def test_the_same_is_told_as_events(registry: Workbench) -> None:
    async with a_stream(address_of(registry)) as stream:
        assert stream.answer.headers["content-type"].startswith("text/event-stream")
        first = await stream.event()
        assert first["id"] == first["data"]["data"]["changed"]["token"]
        pilot = await registry.an_initiative(title="Som händelse")
        told = await stream.event()
        while pilot["id"] not in str(told):
            told = await stream.event()
    # A browser that comes again says the last id that it has had.
    headers = {"last-event-id": first["id"]}
    async with a_stream(address_of(registry), f"subscription {{ changed {{ {NOTICE} }} }}", headers) as stream:
        assert pilot["id"] in str(await stream.notice())


@pytest.mark.parametrize("turns", range(6))
async def test_what_is_heard_while_a_hub_closes_does_not_keep_it_open(turns: int) -> None:
    async def none() -> Any:
        raise Unavailable

    hub = Hub()
    async with asyncio.timeout(5) as patience, hub.open(Readers(none, 1)):
        await asyncio.sleep(0.01)
        hub.hear()
        for _ in range(turns):
            await asyncio.sleep(0)
    assert not patience.expired()
