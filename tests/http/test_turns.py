"""Whose turn it is: waiting ends, operations end, one caller leaves room for others, and a database may be away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any

import asyncpg
import httpx
import pytest

from registry.errors import Overloaded
from registry.storage.database import database
from schema.app import create
from schema.http.rates import network_of
from schema.http.shares import MOST_WAITING, Shares
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.helpers.over_http import TITLES, VIEWER, client_of, locked, post, refusal
from tests.helpers.workbench import WAITING, furnish

#: Seconds within which what should end at once has ended, however busy the machine.
PATIENCE = 20
ROUND = """mutation Add($n: [ParticipantInput!]!) {
  addParticipants(input: { initiative: { slug: "nka-anhorigperspektiv" }, participants: $n }) {
    userErrors { code } } }"""
NEW = """mutation New {
  createTheme(input: { fields: { kind: TOPIC, name: "Prov" } }) { theme { name } userErrors { code } } }"""


def told(answer: httpx.Response, code: str) -> bool:
    """Whether an answer is 503 with a code, and says when to come back."""
    assert int(answer.headers["retry-after"]) >= 1
    return answer.status_code == 503 and refusal(answer)["extensions"]["code"] == code


@asynccontextmanager
async def served(url: str, **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(create(settings_for(url, **settings))) as client:
        yield client


# ---- Waiting ---------------------------------------------------------------------------------------------------------


async def test_one_caller_leaves_room_for_another(seeded_url: str) -> None:
    async with served(seeded_url, share_percent=50, wait_ms=300) as client, locked(seeded_url):
        heavy = [asyncio.create_task(post(client, TITLES, ADMINISTRATOR)) for _ in range(4)]
        await asyncio.sleep(0.1)
        light = await post(client, "{ counties { code } }")
        assert "errors" not in light.json()
        done, waiting = await asyncio.wait(heavy, timeout=2)
        assert (len(done), len(waiting)) == (3, 1)
        assert all(told(each.result(), "OVERLOADED") for each in done)
        for each in waiting:
            each.cancel()


async def test_questions_about_the_contract_wait_for_their_own_address(seeded_url: str) -> None:
    app: Any = create(settings_for(seeded_url, wait_ms=200))
    about = '{ __type(name: "Initiative") { name } }'
    async with client_of(app) as client:
        for question in (about, VIEWER):
            assert "errors" not in (await post(client, question)).json()
        other = httpx.ASGITransport(app, client=("192.0.2.7", 1))
        # As while one such question of this address is being answered.
        async with httpx.AsyncClient(transport=other, base_url="http://registry") as another:
            async with app.endpoint.first_shares.of(network_of("127.0.0.1")):
                assert told(await post(client, about), "OVERLOADED")
                assert "errors" not in (await post(another, about)).json()
                assert "errors" not in (await post(client, VIEWER)).json()
            assert "errors" not in (await post(client, about)).json()


async def test_waiting_for_a_connection_ends(seeded_url: str) -> None:
    async with served(seeded_url, wait_ms=200) as client, locked(seeded_url):
        asked = [asyncio.create_task(post(client, TITLES, ADMINISTRATOR)) for _ in range(2)]
        async with asyncio.timeout(PATIENCE), database.opened(seeded_url) as connection:
            while await connection.fetchval(WAITING) < len(asked):  # noqa: ASYNC110 - it is the database that knows
                await asyncio.sleep(0.01)
        # Another caller has a share of its own, and finds both connections taken.
        assert told(await post(client, "{ counties { code } }"), "OVERLOADED")
        for each in asked:
            each.cancel()


async def test_acts_wait_for_acts_and_questions_go_by(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    async with served(url, wait_ms=200, write_pool_size=1) as client:
        connection = await database.connect(url)
        async with connection.transaction():
            await connection.execute("lock table themes in access exclusive mode")
            first = asyncio.create_task(post(client, NEW, ADMINISTRATOR))
            await asyncio.sleep(0.05)
            assert told(await post(client, NEW, ADMINISTRATOR), "OVERLOADED")
            assert (await post(client, "{ counties { code } }")).status_code == 200
        await connection.close()
        assert (await first).json()["data"]["createTheme"]["theme"] == {"name": "Prov"}


async def test_whoever_gave_up_holds_no_place() -> None:
    shares = Shares(1, 0.05)
    assert shares.take("a")
    for _ in range(3):
        with pytest.raises(Overloaded):
            await shares.wait("a")
    leaving = asyncio.create_task(shares.wait("a"))
    await asyncio.sleep(0)
    shares.give("a")
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    if not leaving.cancelled():
        shares.give("a")
    assert shares.take("a")
    shares.give("a")
    assert not shares._held
    assert not shares._waiting


async def test_no_caller_waits_in_an_endless_line() -> None:
    shares = Shares(1, 5)
    assert shares.take("a")
    waiting = [asyncio.create_task(shares.wait("a")) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await shares.wait("a")
    for _ in range(MOST_WAITING):
        shares.give("a")
    await asyncio.gather(*waiting)


# ---- Taking long -----------------------------------------------------------------------------------------------------


async def test_an_act_of_many_statements_ends_in_time_and_keeps_nothing(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    async with served(url, operation_timeout_ms=300) as client:
        names = [{"organisation": {"name": f"Ingen {n}"}} for n in range(300)]
        began = perf_counter()
        answer = await post(client, ROUND, ADMINISTRATOR, variables={"n": names})
        if "errors" in answer.json():
            assert refusal(answer)["extensions"]["code"] == "TIMEOUT"
            assert perf_counter() - began < PATIENCE
    async with served(url) as client:
        assert "errors" not in (await post(client, NEW, ADMINISTRATOR)).json()


async def test_a_question_ends_in_time(seeded_url: str) -> None:
    async with served(seeded_url, operation_timeout_ms=300) as client, locked(seeded_url):
        began = perf_counter()
        assert refusal(await post(client, TITLES))["extensions"]["code"] == "TIMEOUT"
        assert 0.2 < perf_counter() - began < PATIENCE


# ---- A database that goes away ---------------------------------------------------------------------------------------


async def end_all(url: str) -> int:
    """End every other connection to a database; how many there were."""
    connection = await database.connect(url)
    try:
        found: int = await connection.fetchval(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()"
        )
        return found
    finally:
        await connection.close()


async def test_what_was_asked_on_a_connection_that_is_ended_is_asked_again(seeded_url: str) -> None:
    async with served(seeded_url) as client:
        for _ in range(5):
            assert await end_all(seeded_url) >= 2
            answers = await asyncio.gather(*(post(client, TITLES) for _ in range(6)))
            assert [answer.status_code for answer in answers] == [200] * 6
            assert all("errors" not in answer.json() for answer in answers)


async def test_what_is_being_answered_when_its_connection_ends_is_asked_again(seeded_url: str) -> None:
    async with served(seeded_url, statement_timeout_ms=10_000) as client:
        async with locked(seeded_url):
            asked = asyncio.create_task(post(client, TITLES))
            await asyncio.sleep(0.1)
            connection = await database.connect(seeded_url)
            ended = await connection.fetchval(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock' "
                "and datname = current_database() and application_name = 'registry'"
            )
            await connection.close()
        assert ended == 1
        assert "errors" not in (await asked).json()


async def test_a_database_that_is_away_is_told_with_a_code_to_everyone(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    async with served(url) as client:
        owner = await asyncpg.connect(database.plain_url(database.database_url(url, "postgres")))
        name = url.rpartition("/")[2].partition("?")[0]
        await owner.execute(f'alter database "{name}" with allow_connections false')
        await end_all_of(owner, name)
        for headers in (None, ADMINISTRATOR, {"authorization": "Bearer prk_deadbeef_nobody"}):
            assert told(await post(client, TITLES, headers), "UNAVAILABLE")
        assert told(await post(client, NEW, ADMINISTRATOR), "UNAVAILABLE")
        assert (await client.get("/healthz")).status_code == 200
        await owner.execute(f'alter database "{name}" with allow_connections true')
        for headers in (None, ADMINISTRATOR):
            assert "errors" not in (await post(client, VIEWER, headers)).json()
        assert "errors" not in (await post(client, NEW, ADMINISTRATOR)).json()
        await owner.close()


async def end_all_of(owner: Any, name: str) -> None:
    await owner.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", name)


# ---- What is kept ----------------------------------------------------------------------------------------------------


async def test_what_is_kept_of_questions_is_bounded_by_its_bytes(client: httpx.AsyncClient) -> None:
    for number in range(40):
        answer = await post(client, f"#{'x' * 900_000}{number}\n{{ counties {{ code }} }}")
        assert answer.status_code == 200
    told = (await client.get("/metrics")).text
    kept = {
        name.partition('"')[2].partition('"')[0]: float(value)
        for name, _, value in (
            line.rpartition(" ") for line in told.splitlines() if line.startswith("registry_cache_bytes")
        )
    }
    assert set(kept) == {
        "documents",
        "documents heard",
        "statements",
        "answers",
        "answers of questions",
        "payloads",
        "prepared statements",
    }
    assert 0 < kept["documents"] <= 32_000_000
    assert kept["prepared statements"] > 0


async def test_a_payload_that_takes_too_long_is_told_so(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    query = NEW.replace("theme { name }", "theme { initiatives(first: 3) { totalCount } }")
    async with served(url, statement_timeout_ms=300) as client, locked(url):
        assert refusal(await post(client, query, ADMINISTRATOR))["extensions"]["code"] == "TIMEOUT"


async def test_two_strangers_have_a_share_each_and_one_network_has_one(seeded_url: str) -> None:
    app = create(settings_for(seeded_url, share_percent=50, wait_ms=300))
    async with app.router.lifespan_context(app), locked(seeded_url):

        async def asked(address: str, query: str) -> httpx.Response:
            transport = httpx.ASGITransport(app, client=(address, 1))
            async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
                answer: httpx.Response = await post(client, query)
                return answer

        heavy = asyncio.create_task(asked("2001:db8::1", TITLES))
        await asyncio.sleep(0.05)
        assert told(await asked("2001:db8::2", VIEWER), "OVERLOADED")
        assert (await asked("2001:db8:0:1::1", "{ counties { code } }")).status_code == 200
        assert (await asked("192.0.2.1", "{ counties { code } }")).status_code == 200
        heavy.cancel()
