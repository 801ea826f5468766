"""What the change feed tells a caller after a token: only ids, by the code that answers `changes`.

It is what webhooks and subscriptions are told. Any token of the feed will do, whatever it was made for, since all that
counts is where it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import asyncpg
import orjson

from registry.callers import Caller
from registry.errors import HistoryLost, Timeout
from registry.feed import pages, tokens
from registry.feed.asked import Asked, Changed
from registry.feed.placed import token_of_now
from registry.feed.sights import id_of, sight_of
from registry.storage.database.readers import Readers
from registry.storage.model.terms import Role
from registry.storage.reading.cost import cost_of
from registry.storage.reading.given import Given
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.scope import CALLER
from registry.storage.reading.selection import Selection, Written

#: How many changes are told of at once.
PAGE = 100
_PARTS = (("to", "to"), ("more", "more"), ("changes", Changed((("id", "id"), ("recordType", "record_type")))))


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the feed: what changed, where that leads, for any types of records, and whether there is more."""

    changes: list[dict[str, str]]
    to: str
    more: bool


def selection(*, of_types: bool, not_from: bool) -> Selection:
    """What is asked of the feed: a page of ids, of some types or not from a system where that is given."""
    types = Given([], ("types",)) if of_types else None
    source = Given(None, ("not_from",)) if not_from else None
    asked = Asked(_PARTS, PAGE, Given("", ("after",)), types, not_from=source)
    roots = (Written("page", pages.page, asked, PAGE, ()),)
    return Selection(roots, cost_of(roots))


@cache
def _statement(role: Role, *, of_types: bool, not_from: bool) -> Statement:
    return compile_selection(selection(of_types=of_types, not_from=not_from), role)


async def look(readers: Readers, caller: Caller, after: str, types: Sequence[str], not_from: str | None = None) -> Seen:
    """What has changed for a caller after a token.

    HistoryLost when the database has gone another way since, InvalidFilter for a type that the feed does not tell of,
    and NotAllowed for a system that the caller's key does not speak for.
    """
    sees = sight_of(caller)
    async with readers.connection() as connection:
        sight = await id_of(connection, sees)
    statement = _statement(caller.role, of_types=bool(types), not_from=not_from is not None)
    known = {**caller.bound(), "names": list(sees.names), "sight": sight.hex}
    values: dict[str, Any] = {
        "after": tokens.for_any(after),
        "types": list(types),
        "not_from": not_from,
        CALLER: known,
    }
    try:
        found = await readers.fetchval(statement.sql, *statement.arguments(values), plan_once=True)
    except asyncpg.QueryCanceledError as error:
        raise Timeout from error
    except asyncpg.PostgresError as error:
        if error.sqlstate == tokens.LOST:
            raise HistoryLost from error
        raise
    page = orjson.loads(found)["page"]
    return Seen(page["changes"], tokens.for_any(page["to"]), page["more"])


async def now(readers: Readers, caller: Caller) -> str:
    """A token of this moment for a caller, for any types of records."""
    async with readers.connection() as connection:
        sight = await id_of(connection, sight_of(caller))
        return str(await connection.fetchval(token_of_now("$1::uuid"), sight))
