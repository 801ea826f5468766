"""Runs a statement: on the database or on a standby of it, with what its failures mean to whoever asks."""

from typing import Any

import asyncpg

from registry.errors import Timeout
from registry.feed.tokens import LOST, refused_by
from registry.storage.database.readers import Readers
from registry.storage.database.replicas import Replicas
from registry.storage.reading.reads import Statement


class Running:
    """The connections that questions are asked on, once the registry has started."""

    def __init__(self) -> None:
        """Has none before the registry starts."""
        self.readers: Readers | None = None
        # Whole loads of the feed take no connection from others' questions.
        self.feeding: Readers | None = None
        self.replicas: Replicas | None = None

    @property
    def pools(self) -> list[Readers]:
        """All connections that read, of the database and of its standbys."""
        standbys = [] if self.replicas is None else [each.readers for each in self.replicas.standbys]
        return [each for each in (self.readers, self.feeding, *standbys) if each is not None]

    async def row(
        self,
        sql: str,
        arguments: list[Any],
        statement: Statement | None = None,
        bound: dict[str, Any] | None = None,
        since: int | None = None,
    ) -> Any:
        """The row that a statement gives. Timeout, Unavailable, Overloaded, and what a token is refused for.

        With `since` a standby may give it that has come to that position; without, the database itself does.
        """
        readers = self.feeding if statement is not None and statement.feed is not None else self.readers
        if readers is None:
            raise RuntimeError("the registry has not started")
        plan_once = statement is not None and statement.is_planned_once
        try:
            if since is None or self.replicas is None:
                return await readers.fetchrow(sql, *arguments, plan_once=plan_once)
            return await self.replicas.fetchrow(sql, *arguments, plan_once=plan_once, since=since)
        except asyncpg.QueryCanceledError as error:
            raise Timeout from error
        except asyncpg.PostgresError as error:
            if error.sqlstate == LOST and statement is not None and bound is not None:
                raise await refused_by(readers, statement.feed or (), bound) from error
            raise
