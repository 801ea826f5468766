"""Which errors tell that the database is not there, or takes nobody in: nothing is wrong with what was asked."""

import asyncpg
from sqlalchemy.exc import DBAPIError

#: As asyncpg and the system raise them.
AWAY = (
    ConnectionError,
    TimeoutError,
    # A socket's file, or a host's name, that is not there.
    FileNotFoundError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.InterfaceError,
)


def is_away(error: BaseException | None) -> bool:
    """Whether an error, or one that it came from, tells that the database is not there."""
    while error is not None:
        if isinstance(error, AWAY) or (isinstance(error, DBAPIError) and error.connection_invalidated):
            return True
        error = error.__cause__ or error.__context__
    return False
