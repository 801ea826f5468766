"""Statements of acts as text that is written once, sent by the driver's own connection.

    text + values in order -> the transaction of the session -> rows

SQLAlchemy takes longer to tell that it has compiled a statement before, to bind it and to make rows of what comes back
than PostgreSQL to answer what acts ask most. What is read as records of the session goes by the session.
"""

from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.storage.database.readers import Connection

#: Under which key a session holds the driver's connection, with the transaction or savepoint that it was asked for.
SENDING = "sending"
_BEGIN = text("select")


async def rows(session: AsyncSession, sql: str, *arguments: Any) -> list[Any]:
    """What a statement gives, in the session's transaction and its innermost savepoint; asyncpg's error when it fails.

    Its values are $1, $2 and so on, and JSON is given as text.
    """
    connection = await _connection(session)
    try:
        return await connection.fetch(sql, *arguments)
    except asyncpg.PostgresError as error:
        # It repeats the row, which nobody may log.
        error.detail = None
        raise


async def _connection(session: AsyncSession) -> Connection:
    known = session.info.get(SENDING)
    if known is None or known[0] is not _innermost(session):
        # With it the savepoint is set, if it was not yet.
        raw = await (await session.connection()).get_raw_connection()
        connection: Connection = raw.driver_connection  # type: ignore[assignment]
        if not connection.is_in_transaction():
            await session.execute(_BEGIN)
        known = session.info[SENDING] = (_innermost(session), connection)
    found: Connection = known[1]
    return found


def _innermost(session: AsyncSession) -> object:
    return session.sync_session.get_nested_transaction() or session.sync_session.get_transaction()
