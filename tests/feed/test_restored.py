"""A registry that is dumped and restored elsewhere goes on with the tokens that were given before.

Also where the dump passes through another major version of PostgreSQL, if the machine has one.
"""

import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from registry.storage.database import database, embedded, roles
from schema.app import create
from tests.feed.test_feed import TOUCH, WITHDRAW, a_draft, slugs
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.elsewhere import AS_MADE, others, through
from tests.helpers.merging import key_of
from tests.helpers.mirroring import Mirror
from tests.helpers.workbench import Workbench


def program(name: str, *arguments: str) -> None:
    subprocess.run([embedded.PROGRAMS / name, *arguments], check=True, capture_output=True)


@asynccontextmanager
async def restored(make_database: CreateDatabase, file: Path) -> AsyncIterator[Workbench]:
    """A registry of its own with what a dump holds."""
    url = await make_database()
    connection = await database.connect(url)
    await connection.execute("drop schema public cascade; create schema public")
    await connection.close()
    program("pg_restore", "--exit-on-error", *AS_MADE, f"--dbname={url}", str(file))
    await roles.grant(url, "only-for-tests")
    app = create(settings_for(url))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://registry") as client,
    ):
        yield Workbench(client, url, app)


@pytest.mark.parametrize("way", ["as it was written", "through another version"])
async def test_old_tokens_go_on_where_a_dump_was_restored(
    bench: Workbench, make_database: CreateDatabase, tmp_path: Path, way: str
) -> None:
    elsewhere = others() if way == "through another version" else []
    if way == "through another version" and not elsewhere:
        pytest.skip("this machine has no other major version of PostgreSQL, such as Debian's postgresql-15")
    draft = await a_draft(bench, await slugs(bench, 3))
    readers: tuple[str | None, ...] = (None, "rss", "national")
    before = {caller: Mirror(bench, caller, 400) for caller in readers}
    for mirror in before.values():
        await mirror.pull()
    halfway = Mirror(bench, None, 50)
    await halfway.page()
    made = await bench.an_initiative(title="Efter märket, före kopian")
    if elsewhere:
        through(elsewhere[0], bench.url, tmp_path / "kopia")
    else:
        program("pg_dump", "--format=custom", *AS_MADE, f"--file={tmp_path / 'kopia'}", bench.url)
    async with restored(make_database, tmp_path / "kopia") as other:
        await other.done("rss", "publishRecord", "", id=draft["id"])
        await other.sql(WITHDRAW, key_of(made))
        await other.sql("update themes set sources = $1 where publication = 'PUBLISHED'", TOUCH % 1)
        for caller, mirror in before.items():
            fresh = Mirror(other, caller, 1000)
            await fresh.pull()
            mirror.bench = other
            assert (await mirror.page())["count"] > 0
            await mirror.pull()
            assert mirror.records == fresh.records
            if caller is None:
                halfway.bench = other
                await halfway.pull()
                assert halfway.records == fresh.records
