"""Which errors tell that the database is not there, or takes nobody in: nothing is wrong with what was asked."""

from errno import ENOSPC

import asyncpg
from sqlalchemy.exc import DBAPIError

from registry.storage.database import readers

#: Also where a connection is opened, or used, beside the pool of those that read.
AWAY = (*readers.AWAY, asyncpg.PostgresConnectionError, asyncpg.InterfaceError)


def is_away(error: BaseException | None) -> bool:
    """Whether an error, or one that it came from, tells that the database is not there."""
    while error is not None:
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            return True
        if isinstance(error, AWAY) and not _is_about_files(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_about_files(error: BaseException) -> bool:
    """The system tells of a network, a name or a socket without the name of a file, and of files with it."""
    return isinstance(error, OSError) and (error.filename is not None or error.errno == ENOSPC)
