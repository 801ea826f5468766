"""The server itself: what it tells of itself, what goes wrong inside, and clients that go away."""

import asyncio
import io
import re
from datetime import UTC, datetime
from typing import Any

import asyncpg
import httpx
import orjson
import pytest
import structlog
from structlog.testing import capture_logs

from registry.storage.database import database
from schema import contract
from schema.answering.caches import ByteCache
from schema.answering.execution import Engine
from schema.app import create
from schema.http.telemetry import LONGEST_NAME, PROCESSORS
from tests.helpers.asker import Asker
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.helpers.over_http import TITLES, VIEWER, client_of, locked, post, refusal

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
        "hintSv": f"Ange referensen {reference} för oss.",
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
    new = (
        "insert into themes (kind, slug, name, publication) values ('TOPIC', 'hemligheten', 'Hemligheten', 'PUBLISHED')"
    )
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
    # A question that nobody has asked before, since an answer that is kept waits for no lock.
    asking = "query OfItsOwn { initiatives(first: 3) { nodes { slug title } } }"
    async with httpx.AsyncClient(base_url=live_server) as client:
        async with locked(seeded_url) as connection:
            asked = asyncio.create_task(post(client, asking))
            await until(connection, 1)
            await asyncio.sleep(0.5)
        assert "data" in (await asked).json()


async def test_an_unknown_code_is_told_of_also_when_older_forms_of_the_question_are_forgotten(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = """query Forms($first: Int!, $withCode: Boolean!) {
      initiatives(first: $first) { nodes { id } }
      municipality(code: "1483") @include(if: $withCode) { name } }"""
    kept: list[int] = []

    def keep(cache: ByteCache[Any, Any], key: Any, value: Any) -> None:
        if cache.name == "statements":
            cache.clear()
            kept.append(len(cache))
        cache[key] = value

    monkeypatch.setattr(ByteCache, "keep", keep)
    calls = [(first, shown) for first in (1, 2, 1) for shown in (True, False)]
    answers = [await ask.whole(query, {"first": first, "withCode": shown}) for first, shown in calls]
    assert ["extensions" in answer for answer in answers] == [shown for _, shown in calls]
    assert len(kept) == len(calls)
