"""Every limit lets through what it allows, to the last piece, and nothing more."""

from typing import Any

import httpx
import orjson
import pytest

from registry.storage.reading.ids import MOST_IDS
from registry.trail.kept_answers import LONGEST_KEY
from schema.app import create
from tests.helpers.databases import ADMINISTRATOR, settings_for
from tests.helpers.over_http import JSON, client_of, code, post

LISTED = "{ initiatives(first: 20) { nodes { id } } }"
MADE = """mutation Make @dryRun { createInitiative(input: { fields: { title: "Prov", kind: PILOT } }) {
  initiative { participations(first: 20) { nodes { id } } } } }"""
#: Each limit with a question that goes exactly as far as its value, and by which code the next lower value refuses it.
EXACT = [
    pytest.param("max_cost", 20, LISTED, "COST_LIMIT", id="rows that a question reads"),
    pytest.param("max_cost", 21, MADE, "COST_LIMIT", id="rows that an act answers with"),
    pytest.param("max_aliases", 3, "{ a: viewer { b: name c: role } }", "ALIAS_LIMIT", id="aliases"),
    pytest.param("max_tokens", 6, "{ viewer { name } }", "TOKEN_LIMIT", id="tokens"),
    pytest.param("max_depth", 2, "{ initiatives { nodes { id } } }", "DEPTH_LIMIT", id="selections in each other"),
]


async def answered(url: str, query: str, **limits: Any) -> httpx.Response:
    async with client_of(create(settings_for(url, **limits))) as client:
        answer: httpx.Response = await post(client, query, ADMINISTRATOR)
        return answer


@pytest.mark.parametrize(("limit", "value", "query", "refused"), EXACT)
async def test_a_limit_allows_what_it_says(seeded_url: str, limit: str, value: int, query: str, refused: str) -> None:
    allowed = (await answered(seeded_url, query, **{limit: value})).json()
    assert "errors" not in allowed, allowed
    assert code(await answered(seeded_url, query, **{limit: value - 1})) == refused


@pytest.mark.parametrize("told", [True, False], ids=["told beforehand", "in pieces"])
async def test_a_body_may_have_as_many_bytes_as_it_may_have(seeded_url: str, *, told: bool) -> None:
    body = orjson.dumps({"query": "{ viewer { name } }"})

    async def pieces() -> Any:
        yield body[:10]
        yield body[10:]

    found = {}
    for most in (len(body), len(body) - 1):
        async with client_of(create(settings_for(seeded_url, max_body_bytes=most))) as client:
            answer = await client.post("/graphql", content=body if told else pieces(), headers=JSON)
            found[most - len(body)] = answer.status_code
    assert found == {0: 200, -1: 413}


async def test_as_many_ids_are_answered_as_may_be_asked_for(client: httpx.AsyncClient) -> None:
    query = "query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    most = [f"theme_{n:032x}" for n in range(MOST_IDS)]
    assert (await post(client, query, variables={"ids": most})).json() == {"data": {"nodes": [None] * MOST_IDS}}
    assert code(await post(client, query, variables={"ids": [*most, most[0]]})) == "INVALID_ID"


async def test_an_idempotency_key_may_be_as_long_as_it_may_be(client: httpx.AsyncClient) -> None:
    for length, expected in ((1, None), (LONGEST_KEY, None), (LONGEST_KEY + 1, "BAD_USER_INPUT")):
        # A dry run keeps nothing, and so may repeat the key with anything else.
        answer = await post(client, MADE, {**ADMINISTRATOR, "idempotency-key": "n" * length})
        assert ("data" in answer.json()) is (expected is None)
        assert expected is None or code(answer) == expected
