"""Reads from standbys: copies of the database that PostgreSQL keeps by streaming replication, and that lag behind.

    fetchrow(since=N) -> a standby that has come to position N -> else the primary

A caller tells the position (`commits.position`) of the newest that it has seen, and is never answered by a standby that
has not come so far. What a standby has reached is remembered, since positions only grow, so that most questions cost no
look. A standby that is away, that was promoted or is ending a statement of ours for the sake of its replication, costs
nobody an answer: the primary is asked in its place.
"""

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import Any

import asyncpg

from registry.errors import Overloaded, Unavailable
from registry.storage.database.readers import Readers

#: The newest position that a database knows; it is one look at the end of an index.
NEWEST = "select coalesce(max(position), 0) from commits"
#: For how many seconds nobody asks a standby that was away, and how often one that lags is looked at meanwhile.
REST, LOOK = 2.0, 0.005
#: What a standby says when replaying what the primary did stands in the way of a statement, or when it is not there.
PASSES = (Unavailable, Overloaded, asyncpg.SerializationError, asyncpg.DeadlockDetectedError)


class Standby:
    """One standby: its connections, how far it is known to have come, and until when it is left alone."""

    def __init__(self, name: str, readers: Readers) -> None:
        """Takes what figures call it, and its connections, which need not be open yet."""
        self.name, self.readers = name, readers
        self.reached = 0
        self.rests_until = 0.0
        self.answered = 0

    @property
    def is_up(self) -> bool:
        """Whether it may be asked."""
        return monotonic() >= self.rests_until

    def rest(self) -> None:
        """Leave it alone for a while."""
        self.rests_until = monotonic() + REST

    async def has_reached(self, position: int, until: float) -> bool:
        """Whether it has come so far, or does before a moment of `monotonic`."""
        while self.reached < position:
            self.reached = max(self.reached, await self.readers.fetchval(NEWEST))
            if self.reached < position:
                if monotonic() >= until:
                    return False
                await asyncio.sleep(LOOK)
        return True


class Replicas:
    """Answers reads from standbys in turn, and from the primary where none has come far enough."""

    def __init__(self, primary: Readers, standbys: Sequence[Standby], patience: float) -> None:
        """Takes the primary's connections, the standbys, and how many seconds one that lags is waited for."""
        self.primary, self.standbys, self._patience = primary, tuple(standbys), patience
        self._turn = 0

    async def fetchrow(self, sql: str, *arguments: Any, plan_once: bool = False, since: int) -> Any:
        """The row that a statement gives where everything up to position `since` is known.

        Unavailable and Overloaded when the primary cannot answer either.
        """
        standby = await self._one_at(since)
        if standby is not None:
            try:
                found = await standby.readers.fetchrow(sql, *arguments, plan_once=plan_once)
            except PASSES as error:
                if isinstance(error, Unavailable):
                    standby.rest()
            else:
                standby.answered += 1
                return found
        return await self.primary.fetchrow(sql, *arguments, plan_once=plan_once)

    async def newest(self) -> int:
        """The newest position of all."""
        found: int = await self.primary.fetchval(NEWEST)
        return found

    async def _one_at(self, position: int) -> Standby | None:
        """A standby that has come to a position, each in turn; None when none does in time."""
        up = [each for each in self.standbys if each.is_up]
        if not up:
            return None
        self._turn += 1
        there = [each for each in up if each.reached >= position]
        if there:
            return there[self._turn % len(there)]
        behind = up[self._turn % len(up)]
        try:
            return behind if await behind.has_reached(position, monotonic() + self._patience) else None
        except PASSES:
            behind.rest()
            return None
