"""Fills an empty database with made-up records, for trying how the registry behaves when it is large.

    the seeds' places -> World (world) -> batches (records, and plain for what has no function there) -> COPY

Never mixed with what is real: a database that holds organisations is refused, and every name begins with "Exempel".
"""

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Any

from registry import seeding
from registry.errors import CommandError, UnfitDatabase
from registry.seeding import Progress
from registry.seeding.tables import plural_of
from registry.storage.database.database import check, connect
from registry.storage.database.readers import Connection
from registry.synthetic import trail
from registry.synthetic.records import everything
from registry.synthetic.world import Batch, World, ids


class DatabaseNotEmpty(CommandError):
    """The database already holds records, and made-up ones are never mixed with real ones."""

    code = "DATABASE_NOT_EMPTY"


async def fill(url: str, size: float, *, seed: int = 1, on_progress: Progress | None = None) -> dict[str, int]:
    """Fill a migrated database that holds nothing; how many rows were made up, by table.

    Size 1 is 5,000 initiatives with 60,000 participations and the rest in proportion. The same `seed` and size make
    the same rows. `on_progress` is told of each large table: how many rows it has, of about how many.
    """
    await check(url)
    connection = await connect(url)
    try:
        await _refuse_unless_empty(connection)
        world = await a_world(connection, url, size, seed)
        made = await copy(connection, everything(world), world, on_progress)
        # Also marks which pages all may see, so that plans are those of a database that has rested.
        await connection.execute(
            f"vacuum (analyze) {', '.join(made)}, organisations, memberships, counties, commits, changes, heads,"
            " search_texts, title_words, search_words, source_mentions, source_counts, bitmap_ordinals, bitmaps,"
            " need_backings, keeper_shares, keeper_counts"
        )
        return made
    finally:
        await connection.close()


async def _refuse_unless_empty(connection: Connection) -> None:
    if await connection.fetchval("select exists (select from organisations)"):
        raise DatabaseNotEmpty(
            "The database already holds organisations, and made-up records are never mixed with real ones.",
            "Databasen innehåller redan organisationer, och påhittade poster blandas aldrig med riktiga.",
            "Use a new database: create it, run `registry migrate`, and leave out `registry seed`.",
        )
    may = "select has_parameter_privilege(current_user, 'session_replication_role', 'SET')"
    if not await connection.fetchval(may):
        raise UnfitDatabase(
            "Making up records turns triggers off, which this database's user may not do.",
            "För att hitta på poster stängs triggers av, och det får inte databasens användare göra.",
            "Use the address of a superuser, on a database that is only for trying things.",
        )


async def a_world(connection: Connection, url: str, size: float, seed: int = 1) -> World:
    """Load the real places and organisations, and draw the ids of what made-up records will point at."""
    rng = Random(seed)  # noqa: S311 -- the same data each time is the point
    new_ids = ids(rng)
    await seeding.load(url, only=seeding.REFERENCE, new_ids=new_ids)
    kinds = dict(await connection.fetch("select id, kind from organisations order by id"))
    bodies = dict(await connection.fetch("select municipality_id, rss_body_id from memberships where is_primary"))
    world = World(rng, new_ids, size, [*kinds], bodies, kinds)
    world.ids["counties"] = await _keys(connection, "select code from counties order by code")
    world.ids["memberships"] = await _keys(connection, "select id from memberships order by id")
    return world


async def _keys(connection: Connection, query: str) -> list[Any]:
    return [key for (key,) in await connection.fetch(query)]


async def copy(
    connection: Connection, batches: Iterable[Batch], world: World, on_progress: Progress | None = None
) -> dict[str, int]:
    """Copy all batches in one transaction; how many rows, by table."""
    made: Counter[str] = Counter()
    async with connection.transaction():
        # Triggers are off, and the trail is laid afterwards: a trigger for each batch would take much longer. That also
        # turns off the checks of references, which are right by how the records are made; CHECKs and unique keys hold.
        await connection.execute("set local session_replication_role = replica")
        for batch in batches:
            await _copy_batch(connection, batch, made)
            if on_progress:
                for table in filter(world.totals.get, batch):
                    on_progress(plural_of(table), made[table], world.totals[table])
        await trail.lay(connection, made)
        # What is kept beside them is worked out set by set: of tables that are not analysed as if they had few rows.
        await connection.execute(f"analyze {', '.join(made)}, commits, changes")
        await connection.execute("select fill_heads()")
        await connection.execute("analyze heads")
        await connection.execute("select search_fill()")
        await connection.execute("select cited_fill()")
        await connection.execute("select backing_fill()")
        await connection.execute("select keepers_fill()")
        await connection.execute("select bitmaps_fill()")
    return dict(made)


async def _copy_batch(connection: Connection, batch: Batch, made: Counter[str]) -> None:
    for table, rows in batch.items():
        if rows:
            records = [tuple(row.values()) for row in rows]
            await connection.copy_records_to_table(table, records=records, columns=list(rows[0]))
            made[table] += len(rows)
