"""Those who write while others are killed: by the API, by rows with keys, straight in the database, and by psql.

What is written by the API bears a mark, which the trail must have once: neither lost nor done twice, whatever was
killed between the act and its answer.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any, Protocol

import asyncpg

from registry.storage.database import database, embedded
from tests.helpers.churning import Churn
from tests.helpers.killing import AWAY, Patient, until_so
from tests.helpers.workbench import SYSTEM

CREATE = """mutation Create($input: CreateInitiativeInput!) {
  createInitiative(input: $input) { initiative { id } userErrors { code } } }"""
UPDATE = """mutation Update($input: UpdateInitiativeInput!) {
  updateInitiative(input: $input) { initiative { id } userErrors { code } } }"""
PUBLISH = """mutation Publish($input: SeenRecordInput!) {
  publishRecord(input: $input) { record { id } userErrors { code } } }"""
WITHDRAW = """mutation Withdraw($input: WithdrawRecordInput!) {
  withdrawRecord(input: $input) { record { id } userErrors { code } } }"""
TAKE_PART = """mutation TakePart($input: AddParticipantsInput!) {
  addParticipants(input: $input) { participations { id } userErrors { code } } }"""
UPSERT = """mutation Upsert($input: UpsertInitiativesInput!) {
  upsertInitiatives(input: $input) { rows { outcome } userErrors { code } } }"""
VERSION = "query Version($ids: [ID!]!) { nodes(ids: $ids) { ... on Initiative { version } } }"
BY_HAND = """update themes set sources = '[{"title": "För hand %d", "fields": []}]'
  where id = (select id from themes order by md5(id::text || '%d') limit 1)"""
#: How many keys another system sends again and again, and how many rows at a time.
KEYS, ROWS = 40, 5
#: How many pages others read while somebody lingers, or for how many seconds at most.
PAGES, MOST_LINGERING = 9, 10.0


class Writer(Protocol):
    """Whoever writes, a step at a time."""

    async def step(self) -> None:
        """Do one thing; what is refused is let be."""


class ByApi:
    """Writes by the API as one caller."""

    def __init__(self, bench: Patient, caller: str, rng: Random, marks: list[str]) -> None:
        """Takes the API, who acts, and where the marks of what was acknowledged are kept."""
        self.bench, self.caller, self.rng, self.marks = bench, caller, rng, marks
        self.number, self.own = 0, list[str]()

    async def step(self) -> None:
        """Make an initiative, or do something with one that was made before."""
        self.number += 1
        await self.rng.choice([self._create, self._create, self._update, self._publish, self._withdraw, self._join])()

    async def _act(self, document: str, **given: Any) -> Any:
        """The payload of an act, which is done once however often it must be asked for; None when it was refused."""
        key = f"{self.caller}-{self.number}"
        (payload,) = (await self.bench(self.caller, document, key, input=given)).values()
        return None if payload["userErrors"] else payload

    async def _create(self) -> None:
        mark = f"Märke {self.caller} {self.number}"
        made = await self._act(CREATE, fields={"title": mark, "kind": "PILOT", "summary": mark})
        if made:
            self.own.append(made["initiative"]["id"])
            self.marks.append(mark)

    async def _update(self) -> None:
        mark = f"Märke {self.caller} {self.number}"
        if (at := await self._one()) and await self._act(
            UPDATE, initiative={"id": at[0]}, seen=at[1], fields={"summary": mark}
        ):
            self.marks.append(mark)

    async def _publish(self) -> None:
        if at := await self._one():
            await self._act(PUBLISH, id=at[0], seen=at[1])

    async def _withdraw(self) -> None:
        if at := await self._one():
            await self._act(WITHDRAW, id=at[0], seen=at[1], because="Ett prov")

    async def _join(self) -> None:
        if at := await self._one():
            whom = [{"organisation": {"slug": each}} for each in self.rng.sample(("kungalv", "malmo", "boras"), 2)]
            await self._act(TAKE_PART, initiative={"id": at[0]}, participants=whom)

    async def _one(self) -> tuple[str, int] | None:
        """One of those that it made, as it stands; None when it is not to be seen."""
        if not self.own:
            return None
        key = self.rng.choice(self.own[-20:])
        (found,) = (await self.bench(self.caller, VERSION, ids=[key]))["nodes"]
        return (key, found["version"]) if found else None


class ByRows(ByApi):
    """Sends rows with the keys of another system, the same again and again."""

    async def step(self) -> None:
        """Some rows, each judged by itself."""
        self.number += 1
        marks = [f"Rad {self.number} {each}" for each in range(ROWS)]
        keys = self.rng.sample(range(KEYS), ROWS)
        rows = [
            {"key": {"system": SYSTEM, "value": f"vandring-{key}"},
             "fields": {"title": f"Rad {key}", "kind": "PILOT", "summary": mark}}
            for key, mark in zip(keys, marks, strict=True)
        ]  # fmt: skip
        found = await self._act(UPSERT, source=SYSTEM, rows=rows, onError="KEEP_GOING")
        for mark, row in zip(marks, found["rows"] if found else (), strict=bool(found)):
            if row["outcome"] in ("CREATED", "UPDATED"):
                self.marks.append(mark)


class InDatabase:
    """Changes anything straight in the database, and begins anew when it is gone."""

    def __init__(self, url: str, rng: Random) -> None:
        """Takes the database, as its owner."""
        self.url, self.rng = url, rng
        self._churn: Churn | None = None

    async def step(self) -> None:
        """One transaction."""
        try:
            if self._churn is None:
                self._churn = Churn(await database.connect(self.url), self.rng)
            await self._churn.commit()
        except AWAY:
            self._churn = None
            await asyncio.sleep(0.1)

    async def close(self) -> None:
        """Leave the database."""
        if self._churn is not None:
            with suppress(*AWAY):
                await self._churn.connection.close()


class Lingering:
    """Has its place in the order, and commits only when others have read: whoever is to come after it must wait."""

    def __init__(self, url: str, rng: Random, pages: Callable[[], int]) -> None:
        """Takes the database, as its owner, and how many pages readers have read so far."""
        self.url, self.rng, self.pages = url, rng, pages

    async def step(self) -> None:
        """One transaction."""
        with suppress(*AWAY, asyncpg.DeadlockDetectedError):
            async with database.opened(self.url) as connection, connection.transaction():
                await connection.execute(BY_HAND % (self.rng.getrandbits(30), self.rng.getrandbits(30)))
                await connection.execute("set constraints place immediate")
                enough = self.pages() + PAGES
                with suppress(TimeoutError):
                    await until_so(lambda: self.pages() >= enough, MOST_LINGERING)


class ByPsql:
    """Puts something right by hand, with the program psql."""

    def __init__(self, url: str, rng: Random) -> None:
        """Takes the database, as its owner."""
        self.url, self.rng = database.plain_url(url), rng

    async def step(self) -> None:
        """One statement; whether it could be done is not asked."""
        no, statement = asyncio.subprocess.DEVNULL, BY_HAND % (self.rng.getrandbits(30), self.rng.getrandbits(30))
        psql = embedded.PROGRAMS / "psql"
        process = await asyncio.create_subprocess_exec(psql, self.url, "-qc", statement, stdout=no, stderr=no)
        await process.wait()
