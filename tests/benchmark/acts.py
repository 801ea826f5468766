"""How long acts take, beside the same rows written by plain SQL with every trigger on.

    python -m tests.benchmark.acts --size 1 --size 20

An editor's key acts over HTTP, in this process; plain SQL is one transaction through asyncpg, as the API's role. They
take turns in one run, so that what else the machine does falls on all of them. Participants join initiatives that
everybody sees. For how long a core worked for Python and for PostgreSQL is told by Linux, and changes little with how
busy the machine is.
"""

import asyncio
import secrets
import statistics
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from registry import synthetic
from registry.storage.database import database, embedded, migrations, roles
from registry.storage.database.readers import Connection
from schema.app import create
from tests.helpers.databases import plant_key, settings_for
from tests.helpers.statements import sent

console = Console()
EDITOR = "prk_0000000e_only-for-benchmarks"
MANY = (1, 20, 290)
#: PostgreSQL makes up its mind about a statement after five times.
WARM_UP = 7
RECORD = "initiative { id slug version title kind state publication period { start end } keeper { name } }"
TOLD = "userErrors { code } warnings { code }"
CREATE = f"mutation ($fields: InitiativeFields!) {{ createInitiative(input: {{ fields: $fields }}) {{ %s {TOLD} }} }}"
UPDATE = f"""mutation ($id: ID!, $seen: Int!, $fields: InitiativeFields!) {{
  updateInitiative(input: {{ initiative: {{ id: $id }}, seen: $seen, fields: $fields }}) {{ {RECORD} {TOLD} }}
}}"""
PUBLISH = f"""mutation ($id: ID!, $seen: Int!) {{
  publishRecord(input: {{ which: {{ id: $id }}, seen: $seen }}) {{ {TOLD} }}
}}"""
ADD = f"""mutation ($id: ID!, $participants: [ParticipantInput!]!) {{
  addParticipants(input: {{ initiative: {{ id: $id }}, participants: $participants }}) {{
    participations {{ id version role status organisation {{ name }} }} {TOLD}
  }}
}}"""
RAW_CREATE = """
insert into initiatives (slug, title, kind, summary, keeper_id)
select $1, $2, 'PILOT', $3, id from organisations where slug = 'goteborgsregionen' returning id
"""
RAW_UPDATE = "update initiatives set phase_note = $2 where id = $1"
RAW_ADD = """
insert into participations (initiative_id, organisation_id, keeper_id, role, status, publication)
select $1, id, id, 'PARTICIPANT', 'STATED', 'PUBLISHED' from organisations where municipality_code = any($2::text[])
"""


class Editing:
    """One made-up registry, an editor of it, and a plain connection to it."""

    def __init__(self, client: httpx.AsyncClient, raw: Connection, codes: list[str]) -> None:
        """Takes who asks, the plain connection, and the codes of municipalities to add."""
        self.client, self.raw, self.codes = client, raw, codes

    async def does(self, document: str, **variables: Any) -> Any:
        """Does one act and gives what it answers."""
        answer = await self.client.post("/graphql", json={"query": document, "variables": variables})
        (payload,) = answer.json()["data"].values()
        if payload["userErrors"]:
            raise RuntimeError(payload["userErrors"])
        return payload

    async def published(self) -> str:
        """A new initiative that everybody sees."""
        made = (await self.does(CREATE % RECORD, fields=_fields()))["initiative"]
        await self.does(PUBLISH, id=made["id"], seen=made["version"])
        return str(made["id"])

    async def raw_id(self) -> Any:
        """The key of a new initiative that everybody sees."""
        return (await self.published()).partition("_")[2]


#: What titles end with, after a word of their own.
ENDINGS = ("stöd till unga vuxna", " i skolan", "team för hela länet", ": samverkan om ohälsa", " på lika villkor")
#: Prepares one turn of something, and gives what is to be timed.
Turn = Callable[[Editing], Awaitable[Callable[[], Awaitable[Any]]]]


def _fields() -> dict[str, Any]:
    """An initiative that is like no other, in words of which some are new."""
    new = "".join(chr(ord("a") + each % 26) for each in secrets.token_bytes(8))
    return {
        "title": f"{new.capitalize()}{secrets.choice(ENDINGS)}",
        "kind": "PILOT",
        "summary": f"Kommunerna prövar tillsammans hur {new} kan ge tidigt stöd till barn och unga i länet.",
    }


async def _create(at: Editing, payload: str) -> Callable[[], Awaitable[Any]]:
    fields = _fields()
    return lambda: at.does(CREATE % payload, fields=fields)


async def _update(at: Editing) -> Callable[[], Awaitable[Any]]:
    key = await at.published()
    return lambda: at.does(UPDATE, id=key, seen=2, fields={"phaseNote": _fields()["summary"]})


def _add(number: int) -> Turn:
    async def turn(at: Editing) -> Callable[[], Awaitable[Any]]:
        key = await at.published()
        rows = [{"organisation": {"municipalityCode": each}, "status": "STATED"} for each in at.codes[:number]]
        return lambda: at.does(ADD, id=key, participants=rows)

    return turn


async def _alone(at: Editing, statement: str, *arguments: Any) -> None:
    async with at.raw.transaction():
        await at.raw.execute("select set_config('registry.caller', 'raw', true)")
        await at.raw.fetch(statement, *arguments)


async def _raw_create(at: Editing) -> Callable[[], Awaitable[Any]]:
    fields = _fields()
    slug = fields["title"][:8].lower()
    return lambda: _alone(at, RAW_CREATE, slug, fields["title"], fields["summary"])


async def _raw_update(at: Editing) -> Callable[[], Awaitable[Any]]:
    key = await at.raw_id()
    return lambda: _alone(at, RAW_UPDATE, key, _fields()["summary"])


def _raw_add(number: int) -> Turn:
    async def turn(at: Editing) -> Callable[[], Awaitable[Any]]:
        key = await at.raw_id()
        return lambda: _alone(at, RAW_ADD, key, at.codes[:number])

    return turn


async def _create_shown(at: Editing) -> Callable[[], Awaitable[Any]]:
    return await _create(at, RECORD)


async def _create_untold(at: Editing) -> Callable[[], Awaitable[Any]]:
    return await _create(at, "")


COLUMNS = ("ms", "plain SQL, ms", "Python", "PostgreSQL", "of plain SQL", "statements")
#: Each act, by name, with what plain SQL writes in its place.
ACTS: dict[str, tuple[Turn, Turn]] = {
    "createInitiative": (_create_shown, _raw_create),
    "createInitiative, record not asked for": (_create_untold, _raw_create),
    "updateInitiative": (_update, _raw_update),
    **{f"addParticipants, {number}": (_add(number), _raw_add(number)) for number in MANY},
}


@asynccontextmanager
async def editing(url: str) -> AsyncIterator[Editing]:
    """An editor at work on the filled database that has an address, who has a key there already."""
    app = create(settings_for(url))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        client = await stack.enter_async_context(
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url="http://registry",
                headers={"authorization": f"Bearer {EDITOR}"},
                timeout=600,
            )
        )
        raw = await stack.enter_async_context(database.opened(database.role_url(url, roles.API_ROLE, "only-for-tests")))
        codes = await raw.fetch(
            "select municipality_code from organisations where municipality_code is not null"
            " and publication = 'PUBLISHED' order by 1"
        )
        at = Editing(client, raw, [each[0] for each in codes])
        yield at


async def _filled(server: Any, size: float) -> str:
    name = f"acts_{str(size).replace('.', '_')}"
    await database.create(embedded.server_url(server, "postgres"), name)
    url = database.database_url(embedded.server_url(server, "postgres"), name)
    await migrations.move(database.engine_url(url))
    await roles.grant(url, "only-for-tests")
    with console.status(f"making up a registry of size {size:g} …"):
        await synthetic.fill(database.engine_url(url), size)
    await plant_key(url, EDITOR, "EDITOR", "goteborgsregionen")
    async with database.opened(url) as connection:
        await connection.execute("vacuum analyze")
    return url


@dataclass
class Measured:
    """What an act took, turn by turn, in milliseconds: by the clock, and of a core's work; the same of plain SQL."""

    took: list[float] = field(default_factory=list)
    python: list[float] = field(default_factory=list)
    postgresql: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    plain_postgresql: list[float] = field(default_factory=list)
    statements: int = 0

    def row(self) -> Iterator[str]:
        """The cells of a table."""
        for each in (self.took, self.plain):
            yield f"{statistics.median(each):.1f} ({min(each):.1f}–{max(each):.1f})"
        for each in (self.python, self.postgresql, self.plain_postgresql):
            yield f"{statistics.median(each):.1f}"
        yield str(self.statements)


async def _worked(at: Editing) -> float:
    """For how many milliseconds a core has worked for the connections to the database, but for this question."""
    mine = "select pid from pg_stat_activity where datname = current_database()"
    paths = [Path(f"/proc/{each[0]}/schedstat") for each in await at.raw.fetch(mine)]
    return sum(int(each.read_text().split()[0]) for each in paths if each.exists()) / 1e6


async def _once(at: Editing, act: Turn, plain: Turn, into: Measured) -> None:
    act_now = await act(at)
    with sent() as statements:
        served, before, worked = await _worked(at), perf_counter(), process_time()
        await act_now()
        into.took.append((perf_counter() - before) * 1000)
        into.python.append((process_time() - worked) * 1000)
        into.postgresql.append(await _worked(at) - served)
    into.statements = len(statements)
    plain_now = await plain(at)
    served, before = await _worked(at), perf_counter()
    await plain_now()
    into.plain.append((perf_counter() - before) * 1000)
    into.plain_postgresql.append(await _worked(at) - served)


async def _measured(server: Any, sizes: list[float], rounds: int) -> None:
    for size in sizes:
        found = {name: Measured() for name in ACTS}
        async with editing(await _filled(server, size)) as at:
            for round_ in track(range(-WARM_UP, rounds), f"acting at {size:g}x …", console=console):
                for name, (act, plain) in ACTS.items():
                    await _once(at, act, plain, found[name] if round_ >= 0 else Measured())
        table = Table(f"act, {size:g}x", *COLUMNS)
        for name, each in found.items():
            table.add_row(name, *each.row())
        console.print(table)


def main(
    size: Annotated[list[float] | None, typer.Option(help="Sizes of made-up registries, the smallest first.")] = None,
    rounds: Annotated[int, typer.Option(help="How often each act is done.")] = 20,
) -> None:
    """Measure, and print a table for each size."""
    with tempfile.TemporaryDirectory(prefix="registry-") as folder, embedded.running(Path(folder)) as server:
        asyncio.run(_measured(server, size or [1], rounds))


if __name__ == "__main__":
    typer.run(main)
