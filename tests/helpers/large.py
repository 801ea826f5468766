"""A registry that PostgreSQL believes is large: a small one that was made up, of which its statistics tell of more.

Its plans are those of a large registry, while it is filled in seconds. The same rows have the same plans each time:
the statistics are of all rows, since no table has more than PostgreSQL takes for a sample.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry import synthetic
from registry.callers import ANYONE
from registry.feed.sights import id_of, sight_of
from registry.storage.database import database
from registry.storage.database.readers import Connection
from registry.storage.reading.reads import compile_selection
from registry.storage.reading.scope import CALLER
from schema.answering.execution import known_of
from schema.app import about
from schema.contract import sdl_schema
from schema.http.ready import ReadyOperation
from schema.selecting.selecting import Selector
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.plans import Whole, read_whole
from tests.helpers.ready_questions import variables_of

#: The sizes of two made-up registries: what has more rows in the larger grows with the data.
SMALLER, LARGER = 0.01, 0.1
#: How many times the rows of the larger its statistics tell of. At so many no index is left for being small.
TIMES = 3000
ROWS = """select relname::text, reltuples::bigint from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace"""
#: Tells of more rows of some tables, and of their indexes, which partial ones are counted by.
ENLARGE = f"""select pg_restore_relation_stats('schemaname', 'public', 'relname', relname::text,
        'relpages', relpages, 'reltuples', (reltuples * {TIMES})::real)
    from pg_class left join pg_index on indexrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace
      and coalesce(indrelid, pg_class.oid) = any (select unnest($1::text[])::regclass::oid)"""
#: An index is taken wherever one can serve, and the rows of another table are looked up by it.
BY_INDEXES = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off"


@dataclass(frozen=True)
class LargeRegistry:
    """A connection to the registry, the tables that grow with the data, and what a call binds of whoever asks."""

    connection: Connection
    grows: frozenset[str]
    known: dict[str, Any]
    about: dict[str, Any]

    async def read_whole(self, question: ReadyOperation) -> set[Whole]:
        """The tables that grow and that a ready question, with its own variables and asked by anyone, reads whole."""
        document = parse(question.query)
        operation = get_operation_ast(document)
        assert operation is not None
        values = get_variable_values(sdl_schema(), operation.variable_definitions or (), variables_of(question))
        assert not isinstance(values, list)
        selection = Selector(sdl_schema(), document, operation, values, self.about).selection()
        statement = compile_selection(selection, ANYONE.role, checks=True)
        return await self.reads_of(statement.sql, statement.arguments({**values.coerced, CALLER: self.known}))

    async def reads_of(self, sql: str, arguments: Sequence[Any] = ()) -> set[Whole]:
        """The tables that grow and that a statement reads whole."""
        (plan,) = orjson.loads(await self.connection.fetchval(f"explain (format json) {sql}", *arguments))
        return {each for each in read_whole(plan["Plan"]) if each.table in self.grows}


@asynccontextmanager
async def large_registry(make_database: CreateDatabase) -> AsyncIterator[LargeRegistry]:
    """Made up, and told to be large."""
    counts: list[dict[str, int]] = []
    for size in (SMALLER, LARGER):
        url = await make_database()
        await synthetic.fill(url, size)
        async with database.opened(url) as connection:
            await connection.execute("analyze")
            counts.append(dict(await connection.fetch(ROWS)))
    fewer, more = counts
    grows = frozenset(table for table in more if more[table] > fewer[table])
    async with database.opened(url) as connection:
        await connection.execute(ENLARGE, sorted(grows))
        await connection.execute(BY_INDEXES)
        await database.bytes_as_they_are(connection)
        sees = sight_of(ANYONE)
        sight = {"names": list(sees.names), "sight": (await id_of(connection, sees)).hex}
        yield LargeRegistry(connection, grows, known_of(ANYONE) | sight, about(settings_for(url)))
