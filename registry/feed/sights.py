"""What a caller may see, as audiences know it: all, or whatever one of its names opens.

    Caller -> (sees_all, names) -> a stored row, whose id stands in tokens in the place of the names

It says of a caller what `registry.storage.reading.scope` says of a role, and a test holds that the two agree.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.callers import Caller
from registry.feed.placed import token_of_now
from registry.storage.database.readers import Connection
from registry.storage.model.terms import Role

_FIND = "select id from sights where sees_all = $1 and names = $2"
_KEEP = "insert into sights (sees_all, names) values ($1, $2) on conflict do nothing"


@dataclass(frozen=True, slots=True)
class Sees:
    """What some callers see."""

    sees_all: bool
    names: tuple[str, ...]


def sight_of(caller: Caller) -> Sees:
    """What a caller sees."""
    if caller.role.sees_all:
        return Sees(True, ())
    bound = caller.bound()
    if caller.role is Role.NATIONAL_INTEGRATION:
        return Sees(False, tuple(sorted(bound["types"])))
    return Sees(False, tuple(sorted(map(str, bound["organisations"]))) if caller.role.has_own else ())


async def id_of(connection: Connection, sees: Sees) -> UUID:
    """The id of what callers see, which is kept when it is asked for the first time."""
    found: UUID | None = await connection.fetchval(_FIND, sees.sees_all, list(sees.names))
    if found is None:
        async with connection.transaction():
            await connection.execute("set transaction read write")
            await connection.execute(_KEEP, sees.sees_all, list(sees.names))
        found = await connection.fetchval(_FIND, sees.sees_all, list(sees.names))
    if found is None:
        raise RuntimeError("what the caller sees was not kept")
    return found


async def token_in(session: AsyncSession, sees: Sees) -> str:
    """A token of this moment for whoever sees this, in a transaction of which the sight becomes a part."""
    given = {"sees_all": sees.sees_all, "names": list(sees.names)}
    await session.execute(text(_KEEP.replace("$1", ":sees_all").replace("$2", ":names")), given)
    found = "(select id from sights where sees_all = :sees_all and names = :names)"
    return str(await session.scalar(text(token_of_now(found)), given))
