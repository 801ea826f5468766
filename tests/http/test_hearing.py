"""What the database tells must be heard: where something between keeps it, that is told, and what to do about it."""

import asyncio
from typing import Any

import httpx
from structlog.testing import capture_logs

from registry.storage.database import database
from registry.storage.database.hearing import UNHEARD
from schema.app import create
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.over_http import client_of
from tests.helpers.pooling import pooled
from tests.helpers.processes import run

READY = {"status": "ready"}


async def until_told(client: httpx.AsyncClient) -> Any:
    """What readiness says, when it says more than that."""
    async with asyncio.timeout(30):
        while (answer := await client.get("/readyz")).json() == READY:  # noqa: ASYNC110 - it is told of nowhere else
            await asyncio.sleep(0.2)
    return answer.status_code, answer.json()


async def test_what_is_not_heard_is_told_of(make_database: CreateDatabase) -> None:
    async with pooled(await make_database()) as url:
        app = create(settings_for(url))
        with capture_logs() as lines:
            async with client_of(app) as client:
                assert await until_told(client) == (200, {**READY, **UNHEARD})
        assert [each["hint"] for each in lines if each["event"] == "unheard"] == [UNHEARD["hint"]]
        checked = await asyncio.to_thread(run, "check", DATABASE_URL=database.plain_url(url))
        assert checked.returncode == 0
        assert all(each in checked.stderr for each in UNHEARD.values())


async def test_what_is_heard_needs_no_words(make_database: CreateDatabase) -> None:
    url = await make_database()
    app = create(settings_for(url))
    async with client_of(app) as client, asyncio.timeout(30):
        while not app.state.doors.is_told:  # noqa: ASYNC110 - nor is this
            await asyncio.sleep(0.1)
        assert (await client.get("/readyz")).json() == READY
    assert UNHEARD["messageSv"] not in run("check", DATABASE_URL=database.plain_url(url)).stderr
