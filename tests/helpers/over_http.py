"""Asking over HTTP, and reading what is refused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx
from fastapi import FastAPI

from registry.storage.database import database

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
