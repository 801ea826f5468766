"""HTTP as callers meet it: what is answered, what is refused, and in which words."""

import asyncio
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import asyncpg
import httpx
import orjson
import pytest
import structlog
from fastapi import FastAPI
from structlog.testing import capture_logs

from registry.storage import database
from schema import contract
from schema.app import create
from schema.execution import Engine
from schema.negotiation import GRAPHQL_JSON, MOST_NESTED, MOST_OBJECTS
from schema.telemetry import LONGEST_NAME, PROCESSORS
from tests.conftest import Asker
from tests.databases import ADMINISTRATOR, SECRET, CreateDatabase, settings_for

JSON = {"content-type": "application/json"}
VIEWER = "{ viewer { name role } }"
ANYONE = {"viewer": {"name": None, "role": "ANONYMOUS"}}
BY_SLUG = "query BySlug($slug: String!) { initiative(slug: $slug) { title } }"
FILTERED = "query Filtered($where: InitiativeWhere) { initiatives(where: $where) { totalCount } }"
LOCK = "lock table initiatives in access exclusive mode"
TITLES = "query Titles { initiatives { nodes { title } } }"


async def post(client: httpx.AsyncClient, query: Any, headers: dict[str, str] | None = None, **more: Any) -> Any:
    return await client.post("/graphql", json={"query": query, **more}, headers=headers)


def refusal(answer: httpx.Response) -> dict[str, Any]:
    """The one error of an answer without data: it has a code, and a sentence in both languages."""
    body = answer.json()
    assert list(body) == ["errors"]
    error: dict[str, Any] = body["errors"][0]
    assert error["message"]
    assert error["extensions"]["messageSv"]
    return error


def code(answer: httpx.Response) -> str:
    found: str = refusal(answer)["extensions"]["code"]
    return found


@asynccontextmanager
async def client_of(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://registry") as made,
    ):
        yield made


@asynccontextmanager
async def locked(url: str) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """Another connection that holds the initiatives, so that whoever reads them waits."""
    connection = await database.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(LOCK)
            yield connection
    finally:
        await connection.close()


# ---- Asking ----------------------------------------------------------------------------------------------------------


async def test_a_question_is_answered_by_post(client: httpx.AsyncClient) -> None:
    answer = await post(client, VIEWER)
    assert (answer.status_code, answer.json()) == (200, {"data": ANYONE})


async def test_a_question_is_answered_by_get(client: httpx.AsyncClient) -> None:
    variables = orjson.dumps({"slug": "none"}).decode()
    parameters = {"query": BY_SLUG, "variables": variables, "operationName": "BySlug"}
    answer = await client.get("/graphql", params=parameters)
    assert (answer.status_code, answer.json()) == (200, {"data": {"initiative": None}})


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
    assert asked.json()["extensions"]["cost"] > 0
    assert "extensions" not in (await post(client, TITLES)).json()


# ---- Requests that are none ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_other_methods_are_refused_with_those_that_are_allowed(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


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


# ---- Questions that cannot be answered -------------------------------------------------------------------------------


async def test_a_syntax_error_is_told_with_its_place(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, "{ viewer { name "))
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"
    assert error["locations"] == [{"line": 1, "column": 17}]


async def test_an_unknown_field_is_told_with_its_nearest(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, "{ viewer { nam } }"))
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert error["message"].endswith("Did you mean 'name'?")


async def test_an_operation_that_is_not_there_is_told_by_name(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, TITLES, operationName="Names"))
    assert error["extensions"]["code"] == "UNKNOWN_OPERATION"
    assert error["message"] == 'Unknown operation named "Names".'


async def test_one_of_several_operations_is_answered_by_name(client: httpx.AsyncClient) -> None:
    both = f"query A {VIEWER} query B {{ viewer {{ role }} }}"
    assert (await post(client, both, operationName="B")).json() == {"data": {"viewer": {"role": "ANONYMOUS"}}}


@pytest.mark.parametrize("second", [VIEWER, "{ __schema { queryType { name } } }"])
async def test_several_operations_without_a_name_are_refused(client: httpx.AsyncClient, second: str) -> None:
    error = refusal(await post(client, f"query A {VIEWER} query B {second}"))
    assert error["extensions"]["code"] == "UNKNOWN_OPERATION"
    assert error["extensions"]["hint"] == "Say which with operationName."


async def test_a_document_without_an_operation_is_refused(client: httpx.AsyncClient) -> None:
    assert code(await post(client, "fragment A on Viewer { name }")) == "UNKNOWN_OPERATION"


@pytest.mark.parametrize("variables", [{}, {"slug": None}, {"slug": 1}, {"slug": ["a"]}, {"slug": {}}])
async def test_a_variable_that_is_missing_or_of_another_type_is_told_by_name(
    client: httpx.AsyncClient, variables: dict[str, Any]
) -> None:
    error = refusal(await post(client, BY_SLUG, variables=variables))
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "'$slug'" in error["message"]


async def test_a_date_that_does_not_exist_is_told_as_such(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, FILTERED, variables={"where": {"period": {"startsFrom": "2025-02-30"}}}))
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "There is no date 2025-02-30." in error["message"]


@pytest.mark.parametrize(
    ("query", "variables"), [('{ initiative(slug: "\\u0000") { title } }', {}), (BY_SLUG, {"slug": "a\0b"})]
)
async def test_a_text_that_the_database_cannot_hold_is_the_callers(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any]
) -> None:
    assert code(await post(client, query, variables=variables)) == "BAD_USER_INPUT"


async def test_there_are_no_subscriptions(client: httpx.AsyncClient) -> None:
    answer = await post(client, "subscription { x }")
    assert (answer.status_code, code(answer)) == (400, "NOT_SUPPORTED")


async def test_a_mutation_by_get_is_refused_by_its_method(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "mutation { x }"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("size", ["first: 0", "first: 101", "last: 0", "last: 101", "first: 1, last: 1"])
async def test_a_page_of_no_allowed_size_is_refused(ask: Asker, size: str) -> None:
    error = await ask.refused(f"{{ initiatives({size}) {{ totalCount }} }}")
    assert error["extensions"]["code"] == "INVALID_PAGE_SIZE"
    assert error["extensions"]["messageSv"]


@pytest.mark.parametrize("cursor", ["", "x", "bm9uZQ", "eyJ", "å"])
async def test_a_cursor_that_is_none_is_refused(ask: Asker, cursor: str) -> None:
    error = await ask.refused("query($c: String) { initiatives(after: $c) { nodes { id } } }", c=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert error["extensions"]["messageSv"]


async def test_a_cursor_of_another_order_is_refused(ask: Asker) -> None:
    page = await ask("{ initiatives(first: 1, orderBy: [{ title: DESC }]) { pageInfo { hasNextPage endCursor } } }")
    cursor = page["initiatives"]["pageInfo"]["endCursor"]
    error = await ask.refused("query($c: String) { initiatives(after: $c) { nodes { id } } }", c=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert "orderBy" in error["extensions"]["hint"]


async def test_an_unknown_vocabulary_is_told_with_its_nearest(ask: Asker) -> None:
    error = await ask.refused('{ vocabulary(enum: "Initiativestate") { value } }')
    assert error["extensions"]["code"] == "UNKNOWN_VOCABULARY"
    assert error["extensions"]["hint"] == "Did you mean InitiativeState?"


# ---- Limits ----------------------------------------------------------------------------------------------------------


DEEP = "{ initiatives { nodes " + "{ parent " * 20 + "{ id }" + " }" * 22

NESTED = "{ hasOutputs: true }"
for _ in range(MOST_NESTED):
    NESTED = f"{{ not: {NESTED} }}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(DEEP, "DEPTH_LIMIT", id="deep selections"),
        pytest.param("{ a " * 300 + "}" * 300, "DEPTH_LIMIT", id="deeper than is read"),
        pytest.param(f"{{ initiatives(where: {NESTED}) {{ totalCount }} }}", "DEPTH_LIMIT", id="deep filter"),
        pytest.param("{" + " viewer { name }" * 600 + "}", "TOKEN_LIMIT", id="many tokens"),
        pytest.param("{" + "".join(f" a{n}: viewer {{ name }}" for n in range(51)) + "}", "ALIAS_LIMIT", id="aliases"),
        pytest.param(
            "{ initiatives(first: 100) { nodes { participations(first: 100) { nodes { initiative { "
            "participations(first: 100) { nodes { id } } } } } } } }",
            "COST_LIMIT",
            id="rows in rows",
        ),
        pytest.param(
            f"{{ initiatives(where: {{ or: [{' {}' * MOST_OBJECTS}] }}) {{ totalCount }} }}",
            "COST_LIMIT",
            id="many conditions",
        ),
    ],
)
async def test_a_question_beyond_a_limit_is_refused_by_a_code_of_its_own(
    client: httpx.AsyncClient, query: str, expected: str
) -> None:
    assert code(await post(client, query)) == expected


async def test_variables_may_hold_as_many_conditions_as_a_document(client: httpx.AsyncClient) -> None:
    most: list[Any] = [{}] * (MOST_OBJECTS - 1)
    assert "data" in (await post(client, FILTERED, variables={"where": {"or": most}})).json()
    assert code(await post(client, FILTERED, variables={"where": {"or": [*most, {}]}})) == "COST_LIMIT"


async def test_variables_may_nest_as_deep_as_arguments_of_a_document(client: httpx.AsyncClient) -> None:
    deep: dict[str, Any] = {"hasOutputs": True}
    for _ in range(MOST_NESTED - 1):
        deep = {"not": deep}
    assert "data" in (await post(client, FILTERED, variables={"where": deep})).json()
    assert code(await post(client, FILTERED, variables={"where": {"not": deep}})) == "DEPTH_LIMIT"


async def test_introspection_can_be_switched_off(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, introspection=False))) as client:
        assert code(await post(client, "{ __schema { queryType { name } } }")) == "NOT_SUPPORTED"
        assert (await post(client, "{ viewer { __typename role } }")).status_code == 200


async def test_a_statement_that_takes_too_long_is_stopped(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, statement_timeout_ms=100))) as client, locked(seeded_url):
        error = refusal(await post(client, TITLES))
    assert error["extensions"]["code"] == "TIMEOUT"


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


async def test_pages_elsewhere_may_not_read_answers_unless_it_is_set(client: httpx.AsyncClient) -> None:
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


# ---- The server itself -----------------------------------------------------------------------------------------------


async def test_the_process_tells_that_it_answers(client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_a_fit_database_is_ready(client: httpx.AsyncClient) -> None:
    answer = await client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


async def readiness(url: str) -> httpx.Response:
    transport = httpx.ASGITransport(create(settings_for(url)))
    async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
        return await client.get("/readyz")


async def test_a_database_without_migrations_is_not_ready_and_says_why(make_database: CreateDatabase) -> None:
    url = await make_database()
    connection = await database.connect(url)
    await connection.execute("drop table alembic_version")
    await connection.close()
    answer = await readiness(url)
    assert (answer.status_code, answer.json()["status"]) == (503, "unfit")
    assert answer.json()["message"].startswith("The database stands at migration none")
    assert answer.json()["messageSv"].startswith("Databasen står på migrering ingen")


async def test_a_database_that_is_not_there_is_not_ready(server: str) -> None:
    answer = await readiness(database.database_url(server, "no_such_database"))
    assert (answer.status_code, answer.json()["status"]) == (503, "unreachable")
    assert answer.json()["messageSv"] == "Databasen svarar inte."


async def test_figures_go_up_and_hold_nothing_of_what_was_asked(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url))) as client:
        await post(client, 'query Mine { initiative(slug: "secret") { title } }')
        await post(client, "{ no }")
        await post(client, VIEWER, {"authorization": "Bearer wrong"})
        figures = (await client.get("/metrics")).text
    for line in (
        'registry_requests_total{status="200"} 2.0',
        'registry_requests_total{status="401"} 1.0',
        'registry_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1.0',
        'registry_errors_total{code="UNAUTHENTICATED"} 1.0',
        "registry_statements_total 1.0",
        "registry_request_seconds_count 3.0",
    ):
        assert line in figures.splitlines()
    assert not re.search("secret|Mine|initiative|wrong", figures)


async def test_the_contract_is_served_as_text(client: httpx.AsyncClient) -> None:
    answer = await client.get("/schema.graphql")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == contract.sdl()


# ---- What goes wrong inside ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seen_before", [False, True])
async def test_a_failure_inside_tells_only_a_reference_that_the_log_has_too(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, seen_before: bool
) -> None:
    query = f"query Fails{seen_before} {VIEWER}"
    if seen_before:
        await post(client, query)

    async def fail(*_: object) -> None:
        raise RuntimeError("postgresql://owner:secret@database")

    monkeypatch.setattr(Engine, "answer", fail)
    with capture_logs() as logged:
        answer = await post(client, query)
    error = refusal(answer)
    reference = error["extensions"]["reference"]
    assert (answer.status_code, error["message"]) == (500, "Something went wrong inside the registry.")
    assert error["extensions"] == {
        "code": "INTERNAL",
        "messageSv": "Något gick fel i registret.",
        "hint": f"Tell us the reference {reference}.",
        "reference": reference,
    }
    assert [line["reference"] for line in logged if line["event"] == "internal"] == [reference]


async def test_a_request_is_logged_by_name_and_figures_only(
    client: httpx.AsyncClient, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    name = "N" * (LONGEST_NAME + 1)
    query = f'query {name} {{ initiative(slug: "secret") {{ title }} }}'
    refused = await post(client, "{ no }")
    answer = await post(client, query, ADMINISTRATOR)
    # Lines are written many at once, at the latest before anyone reads the figures.
    await client.get("/metrics")
    *_, first, second = (orjson.loads(line) for line in capsysbinary.readouterr().err.splitlines())
    for line in (first, second):
        assert line.pop("ms") >= 0
        assert datetime.fromisoformat(line.pop("timestamp")).tzinfo is UTC
    told = {"event": "request", "level": "info", "status": 200}
    assert first == {
        **told,
        "operation": None,
        "bytes": len(refused.content),
        "statements": 0,
        "codes": ["GRAPHQL_VALIDATION_FAILED"],
    }
    assert second == {**told, "operation": name[:LONGEST_NAME], "bytes": len(answer.content), "statements": 1}


def test_a_failure_is_one_line_of_json_without_the_values_that_were_there() -> None:
    written = io.BytesIO()
    log = structlog.wrap_logger(structlog.BytesLogger(written), processors=PROCESSORS)
    key = "-".join(["test", "key"])
    try:
        raise RuntimeError(len(key))
    except RuntimeError:
        log.exception("internal", reference="0123")
    (line,) = written.getvalue().splitlines()
    assert orjson.loads(line)["exception"][0]["exc_type"] == "RuntimeError"
    assert key.encode() not in line


async def test_a_database_error_is_logged_by_its_rule_without_the_row_that_broke_it(fresh_url: str) -> None:
    written = io.BytesIO()
    log = structlog.wrap_logger(structlog.BytesLogger(written), processors=PROCESSORS)
    connection = await database.connect(fresh_url)
    new = "insert into themes (kind, slug, name) values ('TOPIC', 'hemligheten', 'Hemligheten')"
    await connection.execute(new)
    try:
        await connection.execute(new)
    except asyncpg.UniqueViolationError:
        log.exception("internal", reference="0123")
    await connection.close()
    (line,) = written.getvalue().splitlines()
    assert b"uq_themes_slug" in line
    assert b"emligheten" not in line


# ---- Clients that go away --------------------------------------------------------------------------------------------


async def waiting(connection: "asyncpg.Connection[Any]") -> int:
    """How many of the registry's statements wait for a lock."""
    await connection.execute("select pg_stat_clear_snapshot()")  # A transaction would see the same all along.
    found: int = await connection.fetchval(
        "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'registry'"
        " and state = 'active' and wait_event_type = 'Lock'"
    )
    return found


async def until(connection: "asyncpg.Connection[Any]", expected: int) -> None:
    """Wait for it to be so, for two seconds at most."""
    for _ in range(100):
        if await waiting(connection) == expected:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"{await waiting(connection)} statements wait, not {expected}")


async def gone(address: str) -> float:
    """How many clients a server has seen go away."""
    async with httpx.AsyncClient(base_url=address) as client:
        figures = (await client.get("/metrics")).text
    return next(
        float(line.split()[1]) for line in figures.splitlines() if line.startswith("registry_clients_gone_total")
    )


async def test_a_client_that_goes_away_stops_its_statement(live_server: str, seeded_url: str) -> None:
    address = httpx.URL(live_server)
    body = orjson.dumps({"query": TITLES})
    head = f"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    before = await gone(live_server)
    async with locked(seeded_url) as connection:
        _, writer = await asyncio.open_connection(address.host, address.port)
        try:
            writer.write(head.encode() + body)
            await until(connection, 1)
        finally:
            writer.close()
            await writer.wait_closed()
        await until(connection, 0)
    assert await gone(live_server) == before + 1
    async with httpx.AsyncClient(base_url=live_server) as client:
        assert "data" in (await post(client, TITLES)).json()


async def test_a_client_that_waits_is_answered_when_the_lock_is_gone(live_server: str, seeded_url: str) -> None:
    async with httpx.AsyncClient(base_url=live_server) as client:
        async with locked(seeded_url) as connection:
            asked = asyncio.create_task(post(client, TITLES))
            await until(connection, 1)
            await asyncio.sleep(0.5)
        assert "data" in (await asked).json()


async def test_an_unknown_municipality_code_is_null_with_the_nearest_as_a_hint(ask: Asker) -> None:
    answer = await ask.whole('{ kommun: municipality(code: "1483") { name } }', {})
    assert answer == {
        "data": {"kommun": None},
        "extensions": {
            "warnings": [
                {
                    "path": ["kommun"],
                    "code": "UNKNOWN_CODE",
                    "message": "There is no municipality 1483.",
                    "messageSv": "Det finns ingen kommun 1483.",
                    "hint": "Did you mean 1482 Kungälv?",
                }
            ]
        },
    }


async def test_a_code_that_is_no_number_has_no_hint(ask: Asker) -> None:
    answer = await ask.whole("query County($code: String!) { county(code: $code) { name } }", {"code": "Skåne"})
    assert answer["data"] == {"county": None}
    assert "hint" not in answer["extensions"]["warnings"][0]


async def test_a_known_code_beside_another_null_has_no_warning(ask: Asker) -> None:
    answer = await ask.whole('{ municipality(code: "1482") { shortName municipality: nameEn } }', {})
    assert "extensions" not in answer


async def test_a_slug_that_leads_nowhere_is_just_null(ask: Asker) -> None:
    assert await ask.whole('{ initiative(slug: "finns-inte") { title } }', {}) == {"data": {"initiative": None}}
