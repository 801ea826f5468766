"""Every address beside /graphql: what is not there, what cannot be asked so, and what goes wrong, has a code."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.testing import capture_logs

from registry.storage.database import database
from schema.app import create
from schema.http.telemetry import Spoken
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.over_http import code, refusal

NOWHERE = [
    "/finns-inte",
    "/graphiql/finns-inte",
    "/graphiql/%00",
    "/graphiql/a%00b/c",
    "/graphiql/" + "a" * 5000,
    "/graphiql/" + "a/" * 3000,
    "/graphiql/%ff%fe",
    "/graphiql/..%2f..%2fapp.py",
    "/operations/%00",
    "/schema.graphql/",
    "/%00",
    "/" + "b" * 60_000,
    "/docs",
]


@pytest.mark.parametrize("path", NOWHERE, ids=lambda path: path[:24])
async def test_an_address_that_leads_nowhere_is_told_of_with_a_code(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, code(answer)) == (404, "UNKNOWN_ADDRESS")
    assert answer.headers["content-security-policy"]
    assert path[1:] not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/schema.graphql", "/healthz", "/readyz", "/metrics", "/operations", "/graphiql/"]
)
async def test_what_can_be_read_can_be_asked_about_and_nothing_else(client: httpx.AsyncClient, path: str) -> None:
    got, asked = await client.get(path), await client.head(path)
    assert got.status_code in (200, 307, 503)
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    posted = await client.post(path)
    assert (posted.status_code, code(posted)) == (405, "METHOD_NOT_ALLOWED")


@pytest.mark.parametrize("path", ["/", "/graphiql"])
async def test_the_way_to_the_page_goes_by_no_name_that_the_caller_gave(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"host": "elak.example"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/graphiql/")


FAILURES: dict[str, tuple[Exception, int, str]] = {
    "a fault of ours": (KeyError("19121212-1212"), 500, "INTERNAL"),
    "a database that is away": (ConnectionRefusedError("19121212-1212"), 503, "UNAVAILABLE"),
}


@pytest.mark.parametrize(("error", "status", "told"), FAILURES.values(), ids=FAILURES.keys())
async def test_what_goes_wrong_has_a_code_and_one_line_in_the_log(
    empty_url: str, error: Exception, status: int, told: str
) -> None:
    async def fails(_: Request) -> Response:
        raise error

    app = create(settings_for(empty_url))
    app.router.routes.insert(0, Route("/fails", fails))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
        with capture_logs() as lines:
            answer = await client.get("/fails")
    assert (answer.status_code, code(answer)) == (status, told)
    assert len(lines) == 1
    reference = refusal(answer)["extensions"].get("reference")
    assert lines[0].get("reference") == reference
    assert ("retry-after" in answer.headers) == (status == 503)
    assert "19121212" not in answer.text


async def _sessions(url: str) -> int:
    """How many connections there have been to a database; each is counted when it ends."""
    connection = await database.connect(url)
    try:
        found: int = await connection.fetchval(
            "select sessions from pg_stat_database where datname = current_database()"
        )
    finally:
        await connection.close()
    return found


async def test_many_who_ask_whether_it_is_ready_share_one_answer(make_database: CreateDatabase) -> None:
    url = await make_database()
    transport = httpx.ASGITransport(create(settings_for(url)))
    async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
        before = await _sessions(url)
        answers: list[Any] = await asyncio.gather(*(client.get("/readyz") for _ in range(150)))
    assert {(each.status_code, each.text) for each in answers} == {(200, '{"status":"ready"}')}
    await asyncio.sleep(0.2)
    # The one before, and the one that all shared.
    assert await _sessions(url) - before <= 2


def test_a_log_that_cannot_be_written_stops_nothing() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        with pytest.raises(OSError, match="No space"):
            full.write(b"rad")
        spoken = Spoken(full)
        assert spoken.write(b"rad") == 0
        spoken.flush()
