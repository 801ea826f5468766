"""Clients that name a document which they believe the server to keep are told so that they send it instead."""

from typing import Any

import httpx
import orjson
import pytest

from schema.http.negotiation import GRAPHQL_JSON
from tests.helpers.over_http import ANYONE, VIEWER, code, refusal

HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"
PERSISTED = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}
NAMED: dict[str, dict[str, Any]] = {
    "Apollo and urql": {"operationName": "Viewer", "variables": {}, "extensions": PERSISTED},
    "an empty query": {"query": "", "extensions": PERSISTED},
    "a null for a query": {"query": None, "extensions": PERSISTED},
    "GraphQL over HTTP": {"documentId": f"sha256:{HASH}"},
    "Relay": {"id": HASH, "variables": {}},
    "Relay, older": {"doc_id": HASH, "variables": {}},
}


@pytest.mark.parametrize("sent", NAMED.values(), ids=NAMED.keys())
async def test_a_document_that_is_only_named_is_asked_for(client: httpx.AsyncClient, sent: dict[str, Any]) -> None:
    answer = await client.post("/graphql", json=sent)
    assert (answer.status_code, code(answer)) == (200, "PERSISTED_QUERY_NOT_SUPPORTED")
    # urql reads this word, not the code.
    assert refusal(answer)["message"] == "PersistedQueryNotSupported"


async def test_it_is_so_by_get_as_well(client: httpx.AsyncClient) -> None:
    parameters = {"operationName": "Viewer", "variables": "{}", "extensions": orjson.dumps(PERSISTED).decode()}
    answer = await client.get("/graphql", params=parameters, headers={"accept": GRAPHQL_JSON})
    assert (answer.status_code, code(answer)) == (400, "PERSISTED_QUERY_NOT_SUPPORTED")
    assert answer.headers["cache-control"] == "no-store"


async def test_a_document_that_comes_with_its_name_is_answered(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": VIEWER, "extensions": PERSISTED, "id": HASH})
    assert answer.json() == {"data": ANYONE}
