"""What a failure of the database's says to a caller, whichever way its connection was used."""

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as SqlTimeout

from registry.errors import Overloaded, RegistryError, Timeout, Unavailable, UnreadableText
from registry.storage.database.away import AWAY, is_away

#: One of two who lock the same records in different orders is asked to begin again.
LOST_RACE = {"40001", "40P01"}
STOPPED = {"57014", "55P03"}
# The database keeps no text with U+0000 in it, whichever way it is written.
UNREADABLE = {"22021", "22P05"}
#: The errors that may say something.
FAILURES = (SqlTimeout, DBAPIError, asyncpg.PostgresError, *AWAY)


def meaning_of(error: Exception) -> RegistryError | None:
    """What a database error says to the caller; None when the acts lost a race and are to be tried again.

    What says nothing to the caller is raised again.
    """
    if isinstance(error, SqlTimeout):
        return Overloaded()
    if is_away(error):
        return Unavailable()
    cause = getattr(error.orig, "__cause__", None) if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    if state in STOPPED:
        return Timeout()
    if state in UNREADABLE:
        return UnreadableText()
    if state in LOST_RACE:
        return None
    raise error
