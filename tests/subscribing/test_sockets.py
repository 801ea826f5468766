"""graphql-transport-ws to the letter, and what is refused over it."""

import pytest

from schema.http.subscribing import sockets
from schema.http.subscribing.sockets import MOST_OPEN
from tests.helpers.subscribers import QUERY, a_socket, address_of, asked, key_of
from tests.helpers.workbench import Workbench


@pytest.fixture
def address(live_server: str) -> str:
    return live_server


async def closed_after(address: str, *messages: str, init: bool = False) -> tuple[int, str]:
    async with a_socket(address) as socket:
        if init:
            await socket.begin()
        for each in messages:
            await socket.connection.send(each)
        return await socket.closed()


INIT = '{"type":"connection_init"}'
SUBSCRIBE = '{"id":"a","type":"subscribe","payload":{"query":"subscription { changed { token } }"}}'


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        (["{"], 4400),
        (["[]"], 4400),
        (['{"type":"start"}'], 4400),
        (["{}"], 4400),
        (['{"type":"connection_init","payload":1}'], 4400),
        (['{"type":"ping","payload":1}'], 4400),
        ([SUBSCRIBE], 4401),
        ([INIT, INIT], 4429),
        ([INIT, SUBSCRIBE, SUBSCRIBE], 4409),
        ([INIT, '{"type":"subscribe","payload":{"query":"{ a }"}}'], 4400),
        ([INIT, '{"id":"","type":"subscribe","payload":{"query":"{ a }"}}'], 4400),
        ([INIT, '{"id":"a","type":"subscribe","payload":{"query":1}}'], 4400),
        ([INIT, '{"id":"a","type":"subscribe"}'], 4400),
        ([INIT, '{"id":"a","type":"complete"}', '{"type":"complete"}'], 4400),
        (['{"type":"connection_init","payload":{"Authorization":"Bearer prk_ffffffff_wrong"}}'], 4401),
    ],
)
async def test_what_the_protocol_does_not_allow_closes(address: str, messages: list[str], code: int) -> None:
    assert (await closed_after(address, *messages))[0] == code


async def test_bytes_are_no_message(address: str) -> None:
    async with a_socket(address) as socket:
        await socket.connection.send(b'{"type":"connection_init"}')
        assert (await socket.closed())[0] == 4400


async def test_without_the_subprotocol_it_closes(address: str) -> None:
    async with a_socket(address, subprotocols=None) as socket:
        assert (await socket.closed())[0] == 4406


async def test_whoever_says_nothing_is_not_waited_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "INIT_WITHIN", 0.2)
    async with a_socket(address) as socket:
        assert await socket.closed() == (4408, "Connection initialisation timeout")


async def test_pings_are_answered_with_what_they_carry(address: str) -> None:
    async with a_socket(address) as socket:
        await socket.say(type="ping", payload={"a": 1})
        assert await socket.hear() == {"type": "pong", "payload": {"a": 1}}
        await socket.say(type="ping")
        assert await socket.hear() == {"type": "pong"}
        await socket.say(type="pong")
        await socket.begin()


async def test_questions_and_acts_are_answered_too(registry: Workbench) -> None:
    async with a_socket(address_of(registry), key_of("rss")) as socket:
        await socket.begin()
        first, last = await asked(socket, QUERY)
        assert (first["payload"], last["type"]) == ({"data": {"viewer": {"role": "EDITOR"}}}, "complete")
        act = 'mutation { createInitiative(input: {fields: {title: "Hit", kind: PILOT}}) { userErrors { code } } }'
        first, _ = await asked(socket, act)
        assert first["payload"]["data"]["createInitiative"]["userErrors"] == []


async def test_a_key_may_come_in_the_payload_and_goes_before_the_header(registry: Workbench) -> None:
    async with a_socket(address_of(registry), key_of("reader")) as socket:
        await socket.begin(**key_of("national"))
        assert (await asked(socket, QUERY))[0]["payload"]["data"]["viewer"]["role"] == "NATIONAL_EDITOR"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription {", "GRAPHQL_PARSE_FAILED"),
        ("subscription { changed { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { changed { token } b: changed { token } }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        (f"subscription {{ changed {{ {' '.join(f'a{n}: token' for n in range(60))} }} }}", "ALIAS_LIMIT"),
        ("subscription S($a: ChangeToken!) { changed(after: $a) { token } }", "BAD_USER_INPUT"),
        ("{ initiatives(first: 1000) { totalCount } }", "INVALID_PAGE_SIZE"),
    ],
)
async def test_what_is_wrong_is_told_with_a_code_and_in_swedish(address: str, query: str, code: str) -> None:
    async with a_socket(address) as socket:
        await socket.begin()
        (refused,) = await asked(socket, query)
        assert refused["type"] == "error"
        extensions = refused["payload"][0]["extensions"]
        assert extensions["code"] == code
        assert extensions["messageSv"]
        # The connection is as good as before.
        assert (await asked(socket, QUERY))[-1]["type"] == "complete"


async def test_what_is_completed_is_told_no_more(registry: Workbench) -> None:
    async with a_socket(address_of(registry)) as socket:
        await socket.begin()
        await socket.subscribe("a")
        await socket.notice("a")
        await socket.say(id="a", type="complete")
        # The id is free again.
        await socket.subscribe("a")
        await socket.notice("a")
        await socket.say(id="a", type="complete")
        await socket.subscribe("b")
        await socket.notice("b")
        for title in ("Till en", "Till en igen"):
            pilot = await registry.an_initiative(title=title)
            # Both would be told of one commit together, so that after the second the first would have been heard.
            while pilot["id"] not in str(await socket.notice("b")):
                pass


async def test_a_connection_has_no_more_operations_than_it_may(address: str) -> None:
    async with a_socket(address) as socket:
        await socket.begin()
        for number in range(MOST_OPEN):
            await socket.subscribe(str(number))
            await socket.notice(str(number))
        # What is completed makes room at once.
        await socket.say(id="0", type="complete")
        await socket.subscribe("0")
        await socket.notice("0")
        await socket.subscribe("more")
        assert await socket.closed() == (1013, "TOO_MANY_SUBSCRIBERS")
