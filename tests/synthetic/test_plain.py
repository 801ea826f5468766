"""A concept without a function of its own has plain made-up rows: here no concept has one."""

import pytest
import pytest_asyncio

from registry import seeding, synthetic
from registry.model import metadata
from registry.seeding.tables import concepts, links
from registry.storage.database import database
from registry.synthetic.plain import the_rest
from tests.helpers.databases import CreateDatabase
from tests.helpers.made_up import lost_references, rows

SIZE = 0.02
MADE = sorted(concepts().keys() - {*seeding.REFERENCE})
#: What ties the places to each other is as real as they are, and nothing is made up for it.
LINKED = sorted({link.rows.name for link in links() if not link.needs <= {*seeding.REFERENCE}})


@pytest_asyncio.fixture(scope="module")
async def plain(make_database: CreateDatabase) -> str:
    """A database in which every row but those of the places is plain."""
    url = database.engine_url(await make_database())
    connection = await database.connect(url)
    try:
        world = await synthetic.a_world(connection, url, SIZE)
        await synthetic.copy(connection, the_rest(world, {*seeding.REFERENCE}), world)
    finally:
        await connection.close()
    return url


@pytest.mark.parametrize("table", MADE)
async def test_a_concept_has_rows_with_most_columns_filled(plain: str, table: str) -> None:
    columns = [column.name for column in metadata.tables[table].columns]
    filled = ", ".join(f"count({column})" for column in columns)

    ((whole, *counts),) = await rows(plain, f"select count(*), {filled} from {table}")

    assert whole >= 10
    assert sum(map(bool, counts)) > len(columns) / 2


@pytest.mark.parametrize("table", LINKED)
async def test_records_are_linked(plain: str, table: str) -> None:
    # Of ten records some six have one to three links; how many at least depends on what was drawn before them.
    assert await rows(plain, f"select count(*) from {table}") > [(1,)]


async def test_every_reference_leads_somewhere(plain: str) -> None:
    assert await lost_references(plain) == []


async def test_a_choice_is_not_always_the_same(plain: str) -> None:
    for table, column in (("themes", "kind"), ("participations", "status"), ("endorsements", "via_id")):
        assert await rows(plain, f"select count(distinct {column}) from {table}") > [(1,)]


async def test_records_are_drafts_and_withdrawn_too(plain: str) -> None:
    found = await rows(plain, "select distinct publication from initiatives union select publication from needs_rounds")

    assert {publication for (publication,) in found} >= {"PUBLISHED", "DRAFT"}


async def test_nobody_takes_it_for_real(plain: str) -> None:
    for table, column in (("initiatives", "title"), ("groups", "name"), ("themes", "name")):
        assert await rows(plain, f"select {column} from {table} where {column} not like 'Exempel%'") == []


async def test_what_has_rows_is_left_as_it_is(make_database: CreateDatabase) -> None:
    url = database.engine_url(await make_database())
    connection = await database.connect(url)
    try:
        world = await synthetic.a_world(connection, url, SIZE)
        made = {table for batch in the_rest(world, metadata.tables.keys() - {"needs_rounds"}) for table in batch}
    finally:
        await connection.close()

    assert made == {"needs_rounds", "external_ids"}
