"""The limit: bare ASGI, the registry's own statements prepared once, bytes out. No GraphQL, no checks, no log.

Reads JSON bodies `{"name": …, "call": n}`; the statements stand in the file that BENCHMARK_STATEMENTS names. With a
`mark` a statement is another text, which PostgreSQL has not prepared.
"""

import os
import pickle
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from starlette.types import Receive, Scope, Send

from registry.storage.database import database
from registry.storage.reading.checking import BETWEEN, START


def data_of(found: bytes) -> bytes:
    """The answer in what a statement gives, which may tell more in front of it."""
    return found[found.index(BETWEEN) + len(BETWEEN) : -1] if found.startswith(START) else found


class Raw:
    """Runs statements by name."""

    def __init__(self) -> None:
        """Reads what the benchmark wrote beside its database."""
        # Written by the benchmark itself, moments ago.
        self.statements: dict[str, tuple[list[str], list[list[Any]]]] = pickle.loads(  # noqa: S301
            Path(os.environ["BENCHMARK_STATEMENTS"]).read_bytes()
        )
        self.pool: asyncpg.Pool[Any] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call, or open and close the pool."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        message = await receive()
        body = message.get("body", b"")
        while message.get("more_body"):
            message = await receive()
            body += message.get("body", b"")
        asked = orjson.loads(body)
        sql, arguments = self.statements[asked["name"]]
        call = asked["call"]
        if self.pool is None:
            raise RuntimeError("not started")
        text = f"{sql[call]} -- {asked['mark']}" if "mark" in asked else sql[call]
        data = data_of(await self.pool.fetchval(text, *arguments[call]))
        answer = b'{"data":' + data + b"}"
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        url = os.environ["DATABASE_URL"]
        size = int(os.environ.get("REGISTRY_POOL_SIZE", "10"))
        self.pool = await asyncpg.create_pool(
            **database.reading(url, 60_000),
            min_size=size,
            max_size=size,
            init=database.bytes_as_they_are,
            reset=_no_reset,
        )
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.pool.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _no_reset(connection: object) -> None:
    """Reads leave nothing behind in a session, and the default reset is one more round trip."""


def create() -> Raw:
    """For uvicorn's factory mode."""
    return Raw()
