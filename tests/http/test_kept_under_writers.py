"""While many write, whoever asks after a commit has returned is never answered with what was before it."""

import asyncio
import os
from collections import Counter
from random import Random
from typing import Any

import httpx
import orjson

from registry.storage.database import database
from schema.app import create
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.over_http import client_of
from tests.helpers.workbench import furnish

#: How many transactions each writer makes: more with CHURN=2000.
COMMITS = int(os.environ.get("CHURN", "120")) // 2
QUERY = "query Summary($slug: String!) { initiative(slug: $slug) { summary } initiatives { totalCount } }"


class Story:
    """What has been committed of each record, as far as its writer has been told."""

    def __init__(self, slugs: tuple[str, ...]) -> None:
        self.told = dict.fromkeys(slugs, 0)
        self.writing = len(slugs)
        self.seen: Counter[str] = Counter()

    async def write(self, url: str, slug: str, rng: Random) -> None:
        """Give a record one number after the other; some commits wait with their place, and some are rolled back."""
        async with database.opened(url) as connection:
            for number in range(1, COMMITS + 1):
                transaction = connection.transaction()
                await transaction.start()
                await connection.execute("update initiatives set summary = $1 where slug = $2", f"n {number}", slug)
                if rng.random() < 0.3:
                    await connection.execute("set constraints place immediate")
                    await asyncio.sleep(rng.random() / 50)
                if rng.random() < 0.2:
                    await transaction.rollback()
                    continue
                await transaction.commit()
                self.told[slug] = number
                await asyncio.sleep(rng.random() / 50)
        self.writing -= 1

    async def read(self, clients: list[httpx.AsyncClient], rng: Random) -> None:
        """Ask again and again, of any process, by GET and POST, with the last answer's tag and without."""
        had: dict[tuple[str, bool], tuple[str, int]] = {}
        while self.writing:
            slug, by_get, client = rng.choice([*self.told]), rng.random() < 0.7, rng.choice(clients)
            tag, number = had.get((slug, by_get), ("", 0))
            headers = {"if-none-match": tag} if tag and rng.random() < 0.5 else {}
            least = self.told[slug]
            answer = await _asked(client, slug, headers, by_get=by_get)
            if answer.status_code != 304:
                number = int(answer.json()["data"]["initiative"]["summary"].removeprefix("n "))
            assert number >= least, f"{slug}: {least} was committed, and {answer.status_code} told {number}"
            had[slug, by_get] = answer.headers["etag"], number
            self.seen[str(answer.status_code)] += 1
            await asyncio.sleep(0)


async def _asked(client: httpx.AsyncClient, slug: str, headers: dict[str, str], *, by_get: bool) -> Any:
    given = {"slug": slug}
    if by_get:
        asked = {"query": QUERY, "variables": orjson.dumps(given).decode()}
        return await client.get("/graphql", params=asked, headers=headers)
    return await client.post("/graphql", json={"query": QUERY, "variables": given}, headers=headers)


async def test_nobody_is_answered_with_what_was_before_a_commit_that_has_returned(
    make_database: CreateDatabase,
) -> None:
    url = await make_database(furnish)
    async with database.opened(url) as connection:
        found = await connection.fetch(
            "update initiatives set summary = 'n 0' where publication = 'PUBLISHED' and slug in"
            " (select slug from initiatives where publication = 'PUBLISHED' order by slug limit 3) returning slug"
        )
    story = Story(tuple(each["slug"] for each in found))
    apps = [create(settings_for(url, pool_size=4)) for _ in range(2)]
    rng = Random(int(os.environ.get("SEED", "1")))  # noqa: S311 - what is tried, and no secret
    async with client_of(apps[0]) as one, client_of(apps[1]) as two, asyncio.TaskGroup() as group:
        for slug in story.told:
            group.create_task(story.write(url, slug, rng))
        for _ in range(6):
            group.create_task(story.read([one, two], rng))
    engines = [app.endpoint.engine for app in apps]  # type: ignore[attr-defined]
    assert len(story.told) == 3
    assert story.seen["200"] > COMMITS
    # Otherwise nothing was tried: tags were met, and answers were kept.
    assert story.seen["304"] > 0
    assert all(len(each.kept) > 0 for each in engines)
