"""Where in the order of all changes a harvest by dates begins and ends, for those who ask without a key.

    a first moment -> a token after all that was committed before it
    a last moment  -> the last position of a commit of that time
    a record       -> a token just before the last that the anonymous were told of it

A commit carries the moment at which its transaction began, and gets its position when that ends. So the order of
moments is not quite that of positions: what is found here holds all of the time that was asked for, and something more.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from registry.errors import Timeout
from registry.feed.placed import NEWEST, TOKEN
from registry.feed.sights import Sees, id_of
from registry.feed.tokens import LAST
from registry.storage.database.readers import Readers

#: No transaction is open for longer.
LONGEST = timedelta(days=1)
ANYONE = Sees(False, ())

_BEFORE = "(select max(position) from commits where at < $1)"
_SINCE = f"""(select min(position) from commits where at >= $2 and position > coalesce({_BEFORE}, 0))"""


def _token(position: str, key: str, more: str = "") -> str:
    """A SELECT of the token after a position and an id, of a reader that was told of nothing that went before it."""
    return f"""
select {TOKEN} from (
  select null::text as mark, null::bigint as base, p.position, {key} as id, p.position - {1 if more else 0} as floor,
    n.newest, n.newest_at, $3::uuid as sight, '{{}}'::uuid[] as former, null::bigint as until, null::uuid as walked
  from ({NEWEST}) n, lateral (select {position} as position) p {more}) place"""


_FROM = _token(
    f"case when $2::timestamptz is null then 0 else coalesce({_SINCE} - 1, n.newest) end",
    f"'{LAST}'::uuid",
)
_OF_RECORD = _token(
    "coalesce((select position from heads where record_id = $1 and audience is null),"
    " (select max(position) from departures where record_id = $1 and former is null))",
    "$2::uuid",
    "where p.position is not null",
)
_UNTIL = "select coalesce(max(position), 0) from commits where at < $1"
_EARLIEST = "select at from commits where position is not null order by position limit 1"


class Harvests:
    """Finds where a harvest begins and ends. Timeout when that takes too long, and as the readers refuse."""

    def __init__(self, readers: Readers) -> None:
        """Takes the connections that answer questions."""
        self._readers = readers

    async def since(self, first: datetime | None) -> str:
        """A token after which all that was committed at a moment or later is told; without one, all that there is."""
        return str(await self._value(_FROM, None if first is None else _well_before(first), first, await self._sight()))

    async def before(self, record: UUID) -> str | None:
        """A token after which a record comes first, or that it is gone; None if the anonymous never saw it."""
        if record.int == 0:
            return None
        found = await self._value(f"select ({_OF_RECORD})", record, UUID(int=record.int - 1), await self._sight())
        return None if found is None else str(found)

    async def last(self, until: datetime) -> int:
        """The last position of what was committed before a moment; 0 when nothing was."""
        return int(await self._value(_UNTIL, until))

    async def earliest(self) -> datetime | None:
        """When the first commit was made; None when there is none."""
        found: datetime | None = await self._value(f"select ({_EARLIEST})")
        return found

    async def _sight(self) -> UUID:
        async with self._readers.connection() as connection:
            return await id_of(connection, ANYONE)

    async def _value(self, sql: str, *arguments: Any) -> Any:
        try:
            return await self._readers.fetchval(sql, *arguments)
        except asyncpg.QueryCanceledError as error:
            raise Timeout from error


def _well_before(moment: datetime) -> datetime:
    """A moment before which no transaction began that was still open at another."""
    return moment - LONGEST if moment.year > 1 else moment
