"""`registry check`: whether the change feed says what the records say, and putting it right."""

import subprocess
from pathlib import Path

from registry import synthetic
from registry.feed import checking
from registry.storage.database import database, embedded, roles
from schema.app import create
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.over_http import client_of
from tests.helpers.processes import run
from tests.helpers.workbench import Workbench, furnish

HIDE = "update themes set publication = 'DRAFT' where slug = 'ekonomiskt-bistand'"
PAGE = "query Q($after: ChangeToken) { changes(after: $after) { count changes { tombstone { reason } } } }"


async def test_what_was_written_past_the_triggers_is_told_and_put_right(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    known = {"DATABASE_URL": database.plain_url(url)}
    assert "stämmer med posterna" in run("check", **known).stderr
    async with database.opened(url) as connection, connection.transaction():
        await connection.execute("set local session_replication_role = replica")
        await connection.execute(HIDE)
    found = run("check", **known)
    assert found.returncode == 1
    assert "theme_" in found.stderr
    assert "registry check --mend" in found.stderr
    mended = run("check", "--mend", **known)
    assert (mended.returncode, "är rättat" in mended.stderr) == (0, True)
    assert run("check", **known).returncode == 0


async def test_made_up_records_are_known_to_the_feed(fresh_url: str) -> None:
    await synthetic.fill(fresh_url, 0.01)
    async with database.opened(database.plain_url(fresh_url)) as connection:
        assert await checking.amiss(connection) == []


def _copy(source: str, target: str) -> None:
    """Write a database to a dump, and read that into another."""
    whole = ["--no-owner", "--no-privileges"]
    dump: list[str | Path] = [embedded.PROGRAMS / "pg_dump", "--format=custom", *whole, source]
    restore: list[str | Path] = [
        embedded.PROGRAMS / "pg_restore",
        "--clean",
        "--if-exists",
        *whole,
        f"--dbname={target}",
    ]
    kept = subprocess.run(dump, capture_output=True, check=True).stdout
    subprocess.run(restore, input=kept, check=True)


async def test_a_token_goes_on_in_a_database_that_was_restored_whole(make_database: CreateDatabase) -> None:
    url, empty = await make_database(furnish), await make_database()
    async with client_of(create(settings_for(url))) as client:
        token = (await Workbench(client, url)(None, "{ changeToken }"))["changeToken"]
    async with database.opened(url) as connection:
        await connection.execute(HIDE)
    _copy(database.plain_url(url), database.plain_url(empty))
    await roles.grant(database.plain_url(empty), "only-for-tests")
    async with client_of(create(settings_for(empty))) as client:
        found = (await Workbench(client, empty)(None, PAGE, after=token))["changes"]
    gone = [each["tombstone"] for each in found["changes"] if each["tombstone"]]
    assert gone == [{"reason": "OUT_OF_SCOPE"}]
    assert found["count"] > 1
