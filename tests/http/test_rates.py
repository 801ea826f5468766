"""How often one may ask: a clear answer, when to come back, and guessing that leads nowhere."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from schema.app import create
from schema.http.negotiation import RequestRefused
from schema.http.rates import STEPS, Rates
from tests.helpers.databases import ADMINISTRATOR, settings_for

WHO = {"query": "{ viewer { role } }"}


@pytest_asyncio.fixture
async def client(seeded_url: str) -> AsyncIterator[httpx.AsyncClient]:
    app = create(settings_for(seeded_url, rate_anonymous=3, rate_signed_in=5, rate_wrong_keys=2))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as made,
    ):
        yield made


async def _ask(client: httpx.AsyncClient, **headers: str) -> httpx.Response:
    return await client.post("/graphql", json=WHO, headers=headers)


async def test_too_many_requests_are_told_when_to_come_back(client: httpx.AsyncClient) -> None:
    assert [(await _ask(client)).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = await _ask(client)
    assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMIT"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "sekunder" in refused.json()["errors"][0]["extensions"]["messageSv"]
    # Whoever signs in from the same address is counted apart.
    assert [(await _ask(client, **ADMINISTRATOR)).status_code for _ in range(6)] == [200] * 5 + [429]


async def test_guessing_keys_is_slowed_and_a_right_one_in_use_goes_on(client: httpx.AsyncClient) -> None:
    assert (await _ask(client, **ADMINISTRATOR)).status_code == 200
    wrong = {"authorization": "Bearer prk_00000000_gissning"}
    assert [(await _ask(client, **wrong)).status_code for _ in range(3)] == [401, 401, 429]
    assert (await _ask(client, **ADMINISTRATOR)).status_code == 200


def test_large_limits_are_held_to_within_a_step() -> None:
    rates = Rates(200, 0, 0)
    answers = [_is_let_in(rates) for _ in range(300)]
    assert 200 <= sum(answers) <= 200 + 200 // STEPS
    # Once refused, every request is, until the minute has passed; others are not.
    assert not any(answers[sum(answers) :])
    rates.ask("", "192.0.2.2")


def _is_let_in(rates: Rates) -> bool:
    try:
        rates.ask("", "192.0.2.1")
    except RequestRefused:
        return False
    return True
