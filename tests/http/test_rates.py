"""How often one may ask: what is left, when to come back, whose address counts, and guessing that leads nowhere."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import pytest_asyncio
from pydantic import ValidationError

from schema.app import create
from schema.http.negotiation import RequestRefused
from schema.http.rates import MOST_KEPT, Rates
from tests.helpers.databases import ADMINISTRATOR, settings_for
from tests.helpers.over_http import code

WHO = {"query": "{ viewer { role } }"}
LIMITS = {"rate_anonymous": 3, "rate_signed_in": 5, "rate_wrong_keys": 2}
WRONG = {"authorization": "Bearer prk_00000000_gissning"}


@asynccontextmanager
async def asking(url: str, address: str = "192.0.2.1", **more: object) -> AsyncIterator[httpx.AsyncClient]:
    app = create(settings_for(url, **{**LIMITS, **more}))
    transport = httpx.ASGITransport(app, client=(address, 1234))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://registry") as made,
    ):
        yield made


@pytest_asyncio.fixture
async def client(seeded_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with asking(seeded_url) as made:
        yield made


async def _ask(client: httpx.AsyncClient, **headers: str) -> httpx.Response:
    return await client.post("/graphql", json=WHO, headers=headers)


async def test_too_many_requests_are_told_when_to_come_back(client: httpx.AsyncClient) -> None:
    assert [(await _ask(client)).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = await _ask(client)
    assert code(refused) == "RATE_LIMIT"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "sekunder" in refused.json()["errors"][0]["extensions"]["messageSv"]
    # Whoever signs in from the same address is counted apart.
    assert [(await _ask(client, **ADMINISTRATOR)).status_code for _ in range(6)] == [200] * 5 + [429]


async def test_each_answer_tells_what_is_left(client: httpx.AsyncClient) -> None:
    told = [(await _ask(client)).headers for _ in range(4)]
    assert [each["ratelimit-policy"] for each in told] == ['"address";q=3;w=60'] * 4
    names, left, seconds = zip(*(each["ratelimit"].split(";") for each in told), strict=True)
    assert (set(names), left) == ({'"address"'}, ("r=2", "r=1", "r=0", "r=0"))
    assert all(1 <= int(each.removeprefix("t=")) <= 60 for each in seconds)
    assert told[3]["retry-after"] == seconds[3].removeprefix("t=")
    signed_in = (await _ask(client, **ADMINISTRATOR)).headers
    assert signed_in["ratelimit-policy"] == '"caller";q=5;w=60'
    assert signed_in["ratelimit"].startswith('"caller";r=4;t=')


async def test_where_there_is_no_limit_nothing_is_told_of_one(seeded_url: str) -> None:
    async with asking(seeded_url, rate_anonymous=0) as client:
        assert "ratelimit" not in (await _ask(client)).headers


async def test_guessing_is_slowed_and_a_right_key_never_is(client: httpx.AsyncClient) -> None:
    assert [(await _ask(client, **WRONG)).status_code for _ in range(2)] == [401, 401]
    began = time.monotonic()
    guesses = [asyncio.create_task(_ask(client, **WRONG)) for _ in range(20)]
    await asyncio.sleep(0.1)
    # A key that was never used before, from the address of the guesser, while it guesses.
    assert (await _ask(client, **ADMINISTRATOR)).status_code == 200
    assert not any(each.done() for each in guesses)
    slowed = await asyncio.gather(*guesses)
    assert {(each.status_code, code(each)) for each in slowed} == {(429, "RATE_LIMIT")}
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("trusted", "address", "believed"),
    [
        ([], "127.0.0.1", False),
        ([], "192.0.2.1", False),
        (["192.0.2.1"], "192.0.2.1", True),
        (["192.0.2.0/24"], "192.0.2.77", True),
        (["192.0.2.0/24"], "127.0.0.1", False),
        (["2001:db8::/32"], "2001:db8::1", True),
    ],
)
async def test_whose_forwarded_address_is_believed_is_a_setting(
    seeded_url: str, trusted: list[str], address: str, believed: bool
) -> None:
    async with asking(seeded_url, address, trusted_proxies=trusted) as client:
        for last in ("198.51.100.9", "198.51.100.10"):
            # Who stands before the last that is not trusted, that one says itself.
            statuses = [
                (await _ask(client, **{"x-forwarded-for": f"203.0.113.{number}, {last}"})).status_code
                for number in range(4)
            ]
            assert statuses == ([200] * 3 + [429] if believed or last.endswith(".9") else [429] * 4)


@pytest.mark.parametrize("wrong", ["*", "proxy.example", "192.0.2.1/24", ""])
def test_a_proxy_is_an_address_or_a_network(wrong: str) -> None:
    with pytest.raises(ValidationError):
        settings_for("postgresql://x/y", trusted_proxies=[wrong])


@pytest.fixture
def rates() -> Rates:
    return Rates(200, 0, 0)


def test_a_limit_is_held_to_the_request(rates: Rates) -> None:
    answers = [_is_let_in(rates, "192.0.2.1") for _ in range(300)]
    assert (sum(answers), any(answers[200:])) == (200, False)
    assert _is_let_in(rates, "192.0.2.2")


def test_whoever_has_a_whole_network_is_counted_once(rates: Rates) -> None:
    assert sum(_is_let_in(rates, f"2001:db8:0:1::{number:x}") for number in range(300)) == 200
    assert _is_let_in(rates, "2001:db8:0:2::1")


def test_what_is_remembered_of_many_is_bounded(rates: Rates) -> None:
    for number in range(MOST_KEPT + 500):
        rates.ask("", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(rates) <= MOST_KEPT


def _is_let_in(rates: Rates, address: str) -> bool:
    try:
        rates.ask("", address)
    except RequestRefused:
        return False
    return True
