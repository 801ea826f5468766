"""What stands between the registry and a real PostgreSQL as a pooler in transaction mode does: NOTIFY ends there."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import make_url

#: How a message of the server begins that nobody asked for, and how long the head of each is.
NOTIFICATION, HEAD = b"A", 5


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
    writer.close()


async def _pass_answers_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(asyncio.IncompleteReadError):
        while True:
            head = await reader.readexactly(HEAD)
            body = await reader.readexactly(int.from_bytes(head[1:]) - 4)
            if head[:1] != NOTIFICATION:
                writer.write(head + body)
    writer.close()


@asynccontextmanager
async def pooled(url: str) -> AsyncIterator[str]:
    """The address of a database behind it, for as long as this lasts."""
    told = make_url(url)
    folder, port = told.query.get("host", told.host), told.port or 5432

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if str(folder).startswith("/"):
            its_reader, its_writer = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{port}")
        else:
            its_reader, its_writer = await asyncio.open_connection(str(folder), port)
        with suppress(ConnectionError):
            await asyncio.gather(_pass_on(reader, its_writer), _pass_answers_on(its_reader, writer))

    with tempfile.TemporaryDirectory(prefix="pooled-") as made:
        async with await asyncio.start_unix_server(serve, f"{made}/.s.PGSQL.5432"):
            yield told.set(host=None, port=None, query={"host": made}).render_as_string(hide_password=False)
