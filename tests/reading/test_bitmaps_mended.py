"""Bitmaps that are others than the records say are found, and put right."""

import pytest

from registry.overviews.kept import bitmaps as kept_bitmaps
from registry.storage.database import database
from tests.helpers.bitmaps import PUT, kept_and_due
from tests.helpers.databases import CreateDatabase
from tests.helpers.locks import held
from tests.helpers.processes import run
from tests.helpers.workbench import furnish

NEWEST = "select max(position) from commits"


async def test_what_was_written_past_the_triggers_is_told_and_put_right(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    async with database.opened(url) as connection:
        ids = {each: await connection.fetchval(PUT, each) for each in ("ett-prov", "ett-annat")}
        async with connection.transaction():
            await connection.execute("set local session_replication_role = replica")
            await connection.execute("update initiatives set kind = 'INQUIRY' where slug = 'ett-prov'")
            await connection.execute("delete from bitmap_ordinals where record_id = $1", ids["ett-annat"])
        # What had a number and has none has left bits behind that are no record's.
        assert await kept_bitmaps.amiss(connection) == [("INITIATIVE", each) for each in (*sorted(ids.values()), None)]
        newest = await connection.fetchval(NEWEST)
        # Nobody sees more or less for it, so heads are not put; but answers that were counted before hold no longer.
        name = await connection.fetchval("select current_database()")
        await connection.execute(f"alter database {name} set lock_timeout = '5s'")
        async with held(url, "lock table heads in share mode"):
            mended = run("check", "--mend", DATABASE_URL=database.plain_url(url))
        assert mended.returncode == 0
        assert await connection.fetchval(NEWEST) > newest
    kept, due = await kept_and_due(url)
    assert kept == due


@pytest.mark.parametrize(
    "write",
    [
        pytest.param("update bitmaps set bits = set_bit(bits, 5000, 1) where attribute = 'existence'", id="no number"),
        pytest.param(
            "insert into bitmaps select record_type, segment + 7, attribute, value, bits from bitmaps"
            " where attribute = 'existence' and record_type = 'INITIATIVE'",
            id="another segment",
        ),
        pytest.param(
            "insert into bitmaps select 'ELSEWHERE', segment, attribute, value, bits from bitmaps"
            " where attribute = 'existence' and record_type = 'INITIATIVE'",
            id="another type",
        ),
    ],
)
async def test_bits_that_are_no_records_are_told_and_put_right(make_database: CreateDatabase, write: str) -> None:
    url = await make_database(furnish)
    async with database.opened(url) as connection:
        await connection.fetchval(PUT, "ett-prov")
        await connection.execute(write)
        assert {each for _, each in await kept_bitmaps.amiss(connection)} == {None}
        known = {"DATABASE_URL": database.plain_url(url)}
        told = run("check", **known)
        assert told.returncode == 1
        assert "listor räknar med bitar som inte är någon posts" in told.stderr
        assert run("check", "--mend", **known).returncode == 0
    kept, due = await kept_and_due(url)
    assert kept == due
