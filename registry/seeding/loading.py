"""One load: every seed is matched with a record, then tables are written, then links."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from registry.feed.placing import ALONE
from registry.model import metadata
from registry.seeding import search_words
from registry.seeding.key_index import KeyIndex
from registry.seeding.matching import Matching, Planned, leave_others_alone
from registry.seeding.records import Seed, links_in, read
from registry.seeding.report import Outcome, Report
from registry.seeding.shares import shares_of
from registry.seeding.statements import NEW_IDS
from registry.seeding.tables import Link, concepts, plural_of
from registry.seeding.writing import Writing
from registry.storage.database.database import engine_url
from registry.storage.database.folders import SEEDS
from registry.trail import changes

#: Hears of each table when it is done: what its records are called, how many are done, and of how many.
Progress = Callable[[str, int, int], None]


async def load(
    url: str,
    folder: Path = SEEDS,
    *,
    only: Collection[str] | None = None,
    new_ids: Iterator[UUID] | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Load the files of a folder, or those of the tables in `only`, in one transaction; SeedError if any is wrong.

    Ids come from the database unless `new_ids` gives them.
    """
    seeds = read(folder, concepts().keys() if only is None else only)
    links = links_in(seeds)
    # One snapshot, with nobody else's changes meanwhile: none is written over, and the feed misses none.
    engine = create_async_engine(engine_url(url), isolation_level="REPEATABLE READ", poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(ALONE))
            await changes.sign(connection, changes.SEEDS, "seed")
            await search_words.load(connection, folder)
            index = KeyIndex(seeds)
            planned = await _plan(connection, index, seeds, new_ids or await _draw_ids(connection, seeds))
            await _write(connection, index, planned, links, on_progress)
            # Without figures the planner takes every table for empty, and a count over needs ran for over 20 s.
            await connection.execute(text("analyze"))
            return Report({table: _outcome(each) for table, each in planned.items()}, shares_of(planned))
    finally:
        await engine.dispose()


async def _draw_ids(connection: AsyncConnection, seeds: Mapping[str, list[Seed]]) -> Iterator[UUID]:
    """As many ids as there are records, so that records can point at each other before they are written."""
    found = await connection.scalars(NEW_IDS, {"count": sum(map(len, seeds.values()))})
    return iter(found.all())


async def _plan(
    connection: AsyncConnection, index: KeyIndex, seeds: Mapping[str, list[Seed]], ids: Iterator[UUID]
) -> dict[str, list[Planned]]:
    matching = Matching(connection, index, ids)
    planned = {table: await matching.plan(each) for table, each in seeds.items()}
    await leave_others_alone(connection, planned)
    return planned


async def _write(
    connection: AsyncConnection,
    index: KeyIndex,
    planned: Mapping[str, list[Planned]],
    links: list[Link],
    on_progress: Progress | None,
) -> None:
    own = {each.id for each in chain(*planned.values()) if not each.left_alone}
    writing = Writing(connection, index, own)
    for table, each in planned.items():
        if each:
            await writing.records(metadata.tables[table], each)
        if each and on_progress:
            on_progress(plural_of(table), len(each), len(each))
    for link in links:
        await writing.links(link, [each for each in planned[link.table] if not each.left_alone])


def _outcome(planned: list[Planned]) -> Outcome:
    left_alone = tuple(each.seed.label for each in planned if each.left_alone)
    created = sum(each.stored is None for each in planned)
    updated = sum(each.stored is not None and not each.left_alone and (each.changed or each.linked) for each in planned)
    return Outcome(created, updated, len(planned) - created - updated - len(left_alone), left_alone)
