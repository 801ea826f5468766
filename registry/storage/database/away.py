"""Which errors tell that the database is not there, or takes nobody in: nothing is wrong with what was asked."""

from errno import ENOSPC

import asyncpg
from sqlalchemy.exc import DBAPIError

#: As asyncpg raises them.
AWAY = (
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
        # The system tells of a network, a name or a socket without the name of a file, and of files with it.
        if isinstance(error, OSError) and error.filename is None and error.errno != ENOSPC:
            return True
        error = error.__cause__ or error.__context__
    return False
