"""HTTP as callers meet it: what is answered, by whom it is asked, and in which headers."""

from collections.abc import AsyncIterator

import httpx
import orjson
import pytest

from schema.app import create
from schema.http.negotiation import GRAPHQL_JSON
from tests.helpers.databases import ADMINISTRATOR, SECRET, settings_for
from tests.helpers.over_http import ANYONE, BY_SLUG, JSON, TITLES, VIEWER, client_of, code, post

# ---- Asking ----------------------------------------------------------------------------------------------------------


async def test_a_question_is_answered_by_post(client: httpx.AsyncClient) -> None:
    answer = await post(client, VIEWER)
    assert (answer.status_code, answer.json()) == (200, {"data": ANYONE})


async def test_a_question_is_answered_by_get(client: httpx.AsyncClient) -> None:
    variables = orjson.dumps({"slug": "none"}).decode()
    parameters = {"query": BY_SLUG, "variables": variables, "operationName": "BySlug"}
    answer = await client.get("/graphql", params=parameters)
    assert (answer.status_code, answer.json()["data"]) == (200, {"initiative": None})


async def test_json_is_answered_to_whoever_says_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", content=orjson.dumps({"query": VIEWER}), headers=JSON)
    assert answer.headers["content-type"] == "application/json; charset=utf-8"


async def test_graphql_json_is_answered_to_whoever_asks_for_it(client: httpx.AsyncClient) -> None:
    answer = await post(client, VIEWER, {"accept": f"application/json;q=0.5, {GRAPHQL_JSON}"})
    assert answer.headers["content-type"] == f"{GRAPHQL_JSON}; charset=utf-8"


async def test_an_answer_without_data_is_200_in_json_and_400_in_graphql_json(client: httpx.AsyncClient) -> None:
    old, new = await post(client, "{ no }"), await post(client, "{ no }", {"accept": GRAPHQL_JSON})
    assert (old.status_code, new.status_code) == (200, 400)
    assert old.json() == new.json()


async def test_an_empty_operation_name_is_none(client: httpx.AsyncClient) -> None:
    assert (await post(client, VIEWER, operationName="")).json() == {"data": ANYONE}


async def test_a_browser_that_opens_the_endpoint_is_led_to_the_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/graphiql/")


async def test_the_cost_is_told_to_whoever_asks_for_it(client: httpx.AsyncClient) -> None:
    asked = await post(client, TITLES, extensions={"cost": True})
    cost = {"total": 20, "limit": 50_000, "dearest": [{"field": "initiatives", "cost": 20}]}
    assert asked.json()["extensions"] == {"cost": cost}
    assert "extensions" not in (await post(client, TITLES)).json()


async def test_the_cost_of_what_is_refused_is_told_too(client: httpx.AsyncClient) -> None:
    query = (
        '{ a: similarNeeds(need: "x") { totalCount } b: overlaps(initiative: "x") { totalCount } sources { totalCount }'
    )
    query += " c: freshness(by: KEEPER) { totalCount } }"
    refused = (await post(client, query, extensions={"cost": True})).json()
    assert refused["errors"][0]["extensions"]["code"] == "COST_LIMIT"
    cost = refused["extensions"]["cost"]
    assert cost["total"] > cost["limit"] == 50_000
    assert [each["field"] for each in cost["dearest"]] == ["a", "b", "c"]
    assert "extensions" not in (await post(client, query)).json()


async def test_a_field_that_costs_for_several_reasons_is_told_once(client: httpx.AsyncClient) -> None:
    query = """{ places: coverage(by: COUNTY, orderBy: [{ ongoingCount: DESC }]) { totalCount nodes { ongoingCount } }
      initiatives(first: 1) { nodes { title participations(first: 2) { nodes { role } } } } }"""
    cost = (await post(client, query, extensions={"cost": True})).json()["extensions"]["cost"]
    assert [each["field"] for each in cost["dearest"]] == ["places", "initiatives.nodes.participations", "initiatives"]
    assert sum(each["cost"] for each in cost["dearest"]) == cost["total"]


# ---- Requests that are none ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused_with_those_that_are_allowed(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"]
)
async def test_a_body_of_another_type_is_refused(client: httpx.AsyncClient, content_type: str) -> None:
    headers = {"content-type": content_type} if content_type else {}
    answer = await client.post("/graphql", content=orjson.dumps({"query": VIEWER}), headers=headers)
    assert (answer.status_code, code(answer)) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize(
    "accept", ["text/html", "image/png", "application/json;q=0", "application/json;charset=utf-16"]
)
async def test_a_client_that_takes_no_json_is_refused(client: httpx.AsyncClient, accept: str) -> None:
    answer = await post(client, VIEWER, {"accept": accept})
    assert (answer.status_code, code(answer)) == (406, "NOT_ACCEPTABLE")


async def test_a_large_body_is_refused_by_its_told_length(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", content=b" " * 10_000_000, headers=JSON)
    assert (answer.status_code, code(answer)) == (413, "BODY_TOO_LARGE")


async def test_a_large_body_that_tells_no_length_is_refused_before_it_is_all_read(client: httpx.AsyncClient) -> None:
    sent = 0

    async def chunks() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 100_000
            yield b" " * 100_000

    answer = await client.post("/graphql", content=chunks(), headers=JSON)
    assert (answer.status_code, code(answer)) == (413, "BODY_TOO_LARGE")
    assert sent < 1_500_000


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"query": ', id="not JSON"),
        pytest.param(b'{"query": "{ viewer { name } } # \xff"}', id="not UTF-8"),
        pytest.param(b'"{ viewer { name } }"', id="not an object"),
        pytest.param(b'[{"query": "{ viewer { name } }"}]', id="a batch"),
        pytest.param(b"{}", id="no query"),
        pytest.param(b'{"query": ""}', id="an empty query"),
        pytest.param(b'{"query": 1}', id="a query that is no text"),
        pytest.param(b'{"query": "{ viewer { name } }", "variables": [1]}', id="variables that are no object"),
        pytest.param(b'{"query": "{ viewer { name } }", "operationName": 1}', id="a name that is no text"),
        pytest.param(b'{"query": "{ viewer { name } }", "extensions": "x"}', id="extensions that are no object"),
    ],
)
async def test_what_is_no_graphql_request_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/graphql", content=body, headers=JSON)
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")


async def test_variables_in_an_address_are_json(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": BY_SLUG, "variables": "{slug: 1}"})
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")


async def test_an_address_is_utf_8(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql?query=%ff")
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")


# ---- Who is asking ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "authorization", ["Bearer wrong", "Bearer", f"Basic {SECRET}", SECRET, f"Bearer {SECRET}x", "Bearer prk_0", ""]
)
async def test_a_wrong_key_is_refused_and_never_taken_for_anyone(client: httpx.AsyncClient, authorization: str) -> None:
    answer = await post(client, VIEWER, {"authorization": authorization})
    assert (answer.status_code, code(answer)) == (401, "UNAUTHENTICATED")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_the_right_key_is_the_administrators(client: httpx.AsyncClient) -> None:
    answer = await post(client, VIEWER, ADMINISTRATOR)
    assert answer.json() == {"data": {"viewer": {"name": "Prov", "role": "ADMINISTRATOR"}}}


# ---- Headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/graphql", "/healthz", "/schema.graphql", "/nowhere"])
async def test_every_answer_has_headers_that_keep_browsers_safe(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_pages_elsewhere_may_be_kept_out(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, cors_origins=[]))) as client:
        answer = await post(client, VIEWER, {"origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers


async def test_pages_of_a_set_origin_may_read_answers_and_send_keys(seeded_url: str) -> None:
    origin = "https://skr.example"
    asked = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    async with client_of(create(settings_for(seeded_url, cors_origins=[origin]))) as client:
        before = await client.options("/graphql", headers=asked)
        assert (before.status_code, before.headers["access-control-allow-origin"]) == (200, origin)
        assert "authorization" in before.headers["access-control-allow-headers"]
        answer = await post(client, VIEWER, {"origin": origin})
        assert answer.headers["access-control-allow-origin"] == origin
        other = await client.options("/graphql", headers={**asked, "origin": "https://elsewhere.example"})
        assert (other.status_code, "access-control-allow-origin" in other.headers) == (400, False)
