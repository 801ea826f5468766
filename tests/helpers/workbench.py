"""A registry of a test's own in which acts are done, by callers of every kind."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from socket import socket
from threading import Event
from typing import Any
from uuid import UUID

import httpx
import orjson

from registry import seeding
from registry.storage.database import database
from registry.storage.model.record import every_record
from schema.app import create
from schema.contract import sdl_schema
from tests.helpers.databases import SECRET, CreateDatabase, plant_key, settings_for
from tests.helpers.live import PATIENCE, serving

#: Everyone who can be signed in, by what the tests call them: role, organisation and scopes.
CALLERS: dict[str, tuple[str, str | None, tuple[str, ...]]] = {
    "reader": ("READER", "goteborgsregionen", ()),
    "rss": ("EDITOR", "goteborgsregionen", ()),
    "municipality": ("EDITOR", "kungalv", ()),
    "other": ("EDITOR", "malmo", ()),
    "system": ("INTEGRATION", "goteborgsregionen", ()),
    "outputs_only": ("INTEGRATION", "goteborgsregionen", ("OUTPUT",)),
    "national": ("NATIONAL_EDITOR", None, ()),
    "national_system": (
        "NATIONAL_INTEGRATION",
        None,
        ("INITIATIVE", "PARTICIPATION", "KNOWLEDGE_NEED", "ENDORSEMENT"),
    ),
}
#: The other system that the key of each of them speaks for, unless it only reads.
SYSTEM = "verksamhetsplan"
SECRETS = {name: f"prk_{place:08x}_only-for-tests" for place, name in enumerate(CALLERS, 1)} | {"administrator": SECRET}

#: What every change needs: it is written down under its commit.
CHANGES = "lock table commits in exclusive mode"
#: How many connections to this database wait for a lock.
WAITING = """
select count(distinct pid) from pg_locks join pg_stat_activity using (pid)
where not granted and datname = current_database()
"""


#: A channel of the database that tells only that all before has been told.
HEARD = "tests_heard"


def told(answer: Any) -> list[tuple[str, list[str]]]:
    """What was wrong with an act, and where in its input."""
    return [(each["code"], each["field"][1:]) for each in answer["userErrors"]]


class Workbench:
    """Asks and acts as one of the callers."""

    def __init__(self, client: httpx.AsyncClient, url: str, app: Any = None, heard: Event | None = None) -> None:
        """Takes the client, where the database is, and the application when it runs in this process.

        `heard` is set when the application is told something on the tests' own channel, see `hearing`.
        """
        self.client, self.url, self.app, self.heard = client, url, app, heard

    async def whole(self, caller: str | None, query: str, key: str | None = None, /, **variables: Any) -> Any:
        """The whole answer to an operation."""
        headers = {"authorization": f"Bearer {SECRETS[caller]}"} if caller else {}
        if key:
            headers["idempotency-key"] = key
        answer = await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        return orjson.loads(answer.content)

    async def __call__(self, caller: str | None, query: str, key: str | None = None, /, **variables: Any) -> Any:
        """The data of an answer; fails on errors."""
        found = await self.whole(caller, query, key, **variables)
        assert "errors" not in found, found["errors"]
        return found["data"]

    async def do(self, caller: str | None, act: str, shown: str = "", how: str = "", /, **given: Any) -> Any:
        """The payload of one act; `how` is a directive. Without `seen` the record is seen as it stands."""
        type_: Any = sdl_schema().mutation_type.fields[act].args["input"].type  # type: ignore[union-attr]
        if "seen" in type_.of_type.fields and "seen" not in given:
            given["seen"] = await self._version(str(next(iter(given.values()))))
        told = "warnings { code field message records { id } }"
        told += " userErrors { code field message hint current { id version } }"
        query = f"mutation Act($input: {type_}) {how} {{ {act}(input: $input) {{ {shown} {told} }} }}"
        return (await self(caller, query, input=given))[act]

    async def _version(self, key: str) -> int:
        """The version that a record has now, by its id; 1 for what is no record."""
        prefix, _, digits = key.rpartition("_")
        tables = [each.__tablename__ for each in every_record() if each.record_type.prefix == prefix]
        found = await self.sql(f"select version from {tables[0]} where id = $1", UUID(digits)) if tables else []
        return int(found[0][0]) if found else 1

    async def done(self, caller: str | None, act: str, shown: str, **given: Any) -> Any:
        """The payload of an act in which nothing was wrong."""
        found = await self.do(caller, act, shown, **given)
        assert found["userErrors"] == [], found["userErrors"]
        return found

    async def tried(self, caller: str | None, act: str, **given: Any) -> set[str]:
        """The codes of what would be wrong with an act; nothing is kept of it."""
        return {each["code"] for each in (await self.do(caller, act, "", "@dryRun", **given))["userErrors"]}

    async def refused(self, caller: str | None, act: str, **given: Any) -> list[str]:
        """The codes of what was wrong with an act."""
        return [each["code"] for each in (await self.do(caller, act, **given))["userErrors"]]

    async def a_key(
        self,
        name: str,
        role: str,
        organisation: str | None = None,
        scopes: tuple[str, ...] = (),
        systems: tuple[str, ...] = (),
    ) -> str:
        """What a new caller is called, once it has a key of its own."""
        SECRETS[name] = f"prk_{0xE000 + len(SECRETS):08x}_only-for-tests"
        await plant_key(self.url, SECRETS[name], role, organisation, scopes, systems)
        return name

    async def an_initiative(self, caller: str = "rss", **fields: Any) -> Any:
        """A published initiative, made by the acts."""
        fields = {"title": "Ett prov", "kind": "PILOT", **fields}
        made = (await self.done(caller, "createInitiative", "initiative { id slug version }", fields=fields))[
            "initiative"
        ]
        shown = "record { ... on Initiative { id slug version } }"
        return (await self.done(caller, "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]

    async def a_need(self, caller: str = "rss", **given: Any) -> Any:
        """A published need, raised by the acts."""
        behind = [{"organisation": {"name": "Kungälv"}, "via": {"slug": "goteborgsregionen"}}]
        given = {"title": "Ett behov", "endorsements": behind, **given}
        made = (await self.done(caller, "raiseNeed", "need { id slug version }", **given))["need"]
        shown = "record { ... on KnowledgeNeed { id slug version } }"
        return (await self.done(caller, "publishRecord", shown, id=made["id"], seen=made["version"]))["record"]

    async def an_organisation(self, **fields: Any) -> Any:
        """A published organisation, made by the acts."""
        made = await self.done(
            "national", "createOrganisation", "organisation { id version }", fields={"kind": "OTHER", **fields}
        )
        given = {"id": made["organisation"]["id"], "seen": made["organisation"]["version"]}
        shown = "record { ... on Organisation { id slug version } }"
        return (await self.done("national", "publishRecord", shown, **given))["record"]

    async def together(self, *acts: Coroutine[Any, Any, Any], held: str = CHANGES) -> list[Any]:
        """Do acts at the same moment: each has come as far as it can while somebody else holds what they need."""
        connection = await database.connect(self.url)
        try:
            async with connection.transaction():
                await connection.execute(held)
                tasks = [asyncio.create_task(each) for each in acts]
                for _ in range(1000):
                    if await connection.fetchval(WAITING) >= len(acts):
                        break
                    await asyncio.sleep(0.01)
                    await connection.execute("select pg_stat_clear_snapshot()")
        finally:
            await connection.close()
        return await asyncio.gather(*tasks)

    async def sql(self, statement: str, *arguments: Any) -> list[Any]:
        """Rows straight from the database, once the application has been told what it is told of the statement.

        Who acts for whom is kept for seconds, and forgotten when the database tells of a change: after an act, a
        little later. What is told comes in the order of commits, so that whoever has heard this has heard all before.
        """
        connection = await database.connect(self.url)
        try:
            rows = [tuple(row) for row in await connection.fetch(statement, *arguments)]
            if self.heard is not None:
                self.heard.clear()
                await connection.execute(f"notify {HEARD}")
                assert await asyncio.to_thread(self.heard.wait, PATIENCE)
        finally:
            await connection.close()
        return rows

    async def sql_as_owner(self, statement: str, *arguments: Any) -> None:
        """Change rows past every trigger, as only the owner of the database can."""
        connection = await database.connect(self.url)
        try:
            async with connection.transaction():
                await connection.execute("set local session_replication_role = replica")
                await connection.execute(statement, *arguments)
        finally:
            await connection.close()


def hearing(app: Any) -> Event:
    """What an application that is not yet started sets when it is told something on the tests' own channel."""
    heard = Event()
    app.endpoint.callers.doors.listeners[HEARD] = [heard.set]
    return heard


#: Tests of a workbench write past the triggers, of which no answer that is kept can know.
PAST_TRIGGERS: dict[str, Any] = {"kept_answer_bytes": 0}


async def furnish(url: str) -> None:
    """Put the seeds into a database, and a key for each caller."""
    await seeding.load(database.engine_url(url))
    for name, (role, organisation, scopes) in CALLERS.items():
        await plant_key(url, SECRETS[name], role, organisation, scopes, () if role == "READER" else (SYSTEM,))


@asynccontextmanager
async def workbench(
    make_database: CreateDatabase, /, *, fill: Any = furnish, **settings: Any
) -> AsyncIterator[Workbench]:
    """A registry with the seeds, and a key for each caller; or with what else `fill` puts into it."""
    url = await make_database(fill)
    app = create(settings_for(url, **PAST_TRIGGERS | settings))
    heard = hearing(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        yield Workbench(client, url, app, heard)


@asynccontextmanager
async def live_workbench(
    make_database: CreateDatabase, port: socket | None = None, **settings: Any
) -> AsyncIterator[Workbench]:
    """The same behind a real server, for what no in-process client can show."""
    url = await make_database(furnish)
    app = create(settings_for(url, **PAST_TRIGGERS | settings))
    heard = hearing(app)
    with serving(app, port) as address:
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
            yield Workbench(client, url, app, heard)
