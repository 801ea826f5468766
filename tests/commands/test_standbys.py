"""Two processes, a PostgreSQL and its standby: a standby answers, and nobody is answered with less than they have seen.

The standby is a real one, made by pg_basebackup. It is made to lag by pausing its replay, and killed.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx
import orjson
import pytest
import pytest_asyncio

from registry.storage.database import database, embedded, roles
from tests.helpers.databases import ADMINISTRATOR, Databases
from tests.helpers.processes import serving
from tests.helpers.standbys import Standby, standby_of

POSITION = "registry-position"
PATIENCE = 30
NEW = """mutation New($name: String!) {
  createTheme(input: { fields: { kind: TOPIC, name: $name } }) { theme { id } userErrors { code } } }"""
RENAME = """mutation Rename($id: ID!, $seen_version: Int!, $name: String!) {
  updateTheme(input: { theme: { id: $id }, seen: $seen_version, fields: { name: $name } }) {
    theme { name } userErrors { code } } }"""
NAMED = """query Named($id: ID!) { nodes(ids: [$id]) { ... on Theme { name } } }"""


class World(NamedTuple):
    """Two addresses that are served, and the standby that both read from."""

    one: str
    other: str
    standby: Standby


@contextmanager
def a_world(folder: Path, primary: embedded.Server) -> Iterator[World]:
    """A registry with a standby, served by two processes."""
    url = asyncio.run(Databases(primary.url("postgres"))())
    name = url.rpartition("/")[2].partition("?")[0]
    with standby_of(primary, folder, name) as standby:
        addresses: dict[str, Any] = {
            "DATABASE_URL": database.role_url(url, roles.API_ROLE, "only-for-tests"),
            "REGISTRY_READ_URLS": orjson.dumps([database.role_url(standby.url, roles.API_ROLE)]).decode(),
            "REGISTRY_RATE_ANONYMOUS": "0",
            # No ready question is asked, and none need be prepared.
            "REGISTRY_WARM": "false",
        }
        with serving(**addresses) as (_, one), serving(**addresses) as (_, other):
            yield World(one, other, standby)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Made once for the tests of this file."""
    with tempfile.TemporaryDirectory(prefix="registry-") as made, embedded.running(Path(made) / "primary") as primary:
        folder = Path(made) / "standby"
        folder.mkdir()
        with a_world(folder, primary) as found:
            yield found


@pytest_asyncio.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """Asks any address."""
    async with httpx.AsyncClient(timeout=PATIENCE) as made:
        yield made


async def ask(
    client: httpx.AsyncClient, address: str, query: str, seen: str | None = None, **variables: Any
) -> tuple[Any, str]:
    """The data of an answer, and the position that it tells."""
    headers = ADMINISTRATOR | ({POSITION: seen} if seen else {})
    answer = await client.post(f"{address}/graphql", json={"query": query, "variables": variables}, headers=headers)
    body = answer.json()
    assert answer.status_code == 200, body
    assert "errors" not in body, body
    return body["data"], answer.headers[POSITION]


async def a_theme(client: httpx.AsyncClient, world: World, name: str) -> tuple[str, str]:
    """A new theme's id, and where the registry was when it was there."""
    data, position = await ask(client, world.one, NEW, name=name)
    return data["createTheme"]["theme"]["id"], position


async def answered_by_standby(client: httpx.AsyncClient, address: str) -> float:
    """How many questions a process has had answered by the standby."""
    text = (await client.get(f"{address}/metrics")).text
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith("registry_standby_answers"))


async def test_a_standby_answers_what_it_has_come_to(client: httpx.AsyncClient, world: World) -> None:
    key, seen = await a_theme(client, world, "Vid standby")
    before = await answered_by_standby(client, world.other)
    async with asyncio.timeout(PATIENCE):
        while await answered_by_standby(client, world.other) == before:
            assert (await ask(client, world.other, NAMED, seen, id=key))[0]["nodes"] == [{"name": "Vid standby"}]


async def test_who_has_seen_more_is_not_answered_by_a_standby_that_lags(
    client: httpx.AsyncClient, world: World
) -> None:
    key, _ = await a_theme(client, world, "Före")
    await until_standby_knows(client, world, key)
    await world.standby.pause()
    try:
        _, seen = await ask(client, world.one, RENAME, id=key, seen_version=1, name="Efter")
        # Whoever brings nothing is answered with what the standby has, which shows that it is the one that answers.
        assert (await ask(client, world.other, NAMED, id=key))[0]["nodes"] == [{"name": "Före"}]
        data, later = await ask(client, world.other, NAMED, seen, id=key)
        assert data["nodes"] == [{"name": "Efter"}]
        assert int(later) >= int(seen)
    finally:
        await world.standby.resume()


async def until_standby_knows(client: httpx.AsyncClient, world: World, key: str) -> None:
    """Wait until those who bring nothing are told of a theme."""
    async with asyncio.timeout(PATIENCE):
        while (await ask(client, world.other, NAMED, id=key))[0]["nodes"] == [None]:
            pass


async def test_nobody_goes_back_in_time_between_processes(client: httpx.AsyncClient, world: World) -> None:
    key, seen = await a_theme(client, world, "Nummer 0")
    random, newest, version = Random("standby"), 0, 1  # noqa: S311 - the same walk every time
    for number in range(1, 30):
        if random.random() < 0.3:
            await (world.standby.pause if random.random() < 0.5 else world.standby.resume)()
        if random.random() < 0.4:
            _, seen = await ask(client, world.one, RENAME, id=key, seen_version=version, name=f"Nummer {number}")
            newest, version = number, version + 1
        data, seen = await ask(client, random.choice(world[:2]), NAMED, seen, id=key)
        assert data["nodes"] == [{"name": f"Nummer {newest}"}]
    await world.standby.resume()


@pytest.mark.parametrize("odd", ["x", "-1", "1.5", "9" * 30, ""])
async def test_a_position_that_is_none_is_refused(client: httpx.AsyncClient, world: World, odd: str) -> None:
    answer = await client.post(f"{world.one}/graphql", json={"query": "{ viewer { role } }"}, headers={POSITION: odd})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_position_that_nothing_has_come_to_is_answered_by_the_database(
    client: httpx.AsyncClient, world: World
) -> None:
    key, _ = await a_theme(client, world, "Framtid")
    assert (await ask(client, world.other, NAMED, str(10**17), id=key))[0]["nodes"] == [{"name": "Framtid"}]


async def test_a_standby_that_dies_costs_nobody_an_answer(client: httpx.AsyncClient, world: World) -> None:
    """The last of this file: there is no standby after it, until it is started again."""
    key, seen = await a_theme(client, world, "Utan standby")
    stop = asyncio.Event()

    async def ask_on() -> int:
        asked = 0
        while not stop.is_set():
            assert (await ask(client, world.other, NAMED, seen, id=key))[0]["nodes"] == [{"name": "Utan standby"}]
            asked += 1
        return asked

    asking = [asyncio.create_task(ask_on()) for _ in range(3)]
    await asyncio.sleep(0.3)
    world.standby.kill()
    await asyncio.sleep(1)
    stop.set()
    assert all(await asyncio.gather(*asking))
    world.standby.server.restart()
    before = await answered_by_standby(client, world.other)
    async with asyncio.timeout(PATIENCE):
        while await answered_by_standby(client, world.other) == before:
            await ask(client, world.other, NAMED, seen, id=key)
