"""Another moment is read by indexes, and a record has one state at every moment."""

import re
from typing import Any

import asyncpg
import orjson
import pytest
import pytest_asyncio
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values
from sqlalchemy import false, select
from sqlalchemy.dialects.postgresql.base import PGDialect

from registry.concepts.decisions import Decision
from registry.storage.database import database
from registry.storage.model.terms import Role
from registry.storage.reading import then
from registry.storage.reading.reads import Statement, compile_selection
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import written
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import furnish

RECORD = """query Q($asOf: DateTime) { initiative(slug: "x", asOf: $asOf) {
  title keeper { name } themes { name } participations { totalCount nodes { organisation { name } } } } }"""
LIST = """query Q($asOf: DateTime) {
  initiatives(orderBy: [{ title: ASC }], where: { state: { eq: ONGOING } }, asOf: $asOf) {
    nodes { title participations { nodes { id } } } } }"""
DECISIONS = "query Q($asOf: DateTime) { decisions(first: 50, asOf: $asOf) { nodes { id decidedOn } } }"
WHO = [Role.ANONYMOUS, Role.EDITOR, Role.ADMINISTRATOR]


@pytest_asyncio.fixture(scope="module")
async def own_url(make_database: CreateDatabase) -> str:
    """A database of these tests' own, since some of them write."""
    return await make_database(furnish)


@pytest_asyncio.fixture
async def connection(own_url: str) -> Any:
    """A connection that reads whole tables only where nothing else can be done."""
    made = await database.connect(own_url)
    await made.execute("set enable_seqscan = off")
    yield made
    await made.close()


def statement(query: str, role: Role, moment: str = "2026-01-01T00:00:00Z") -> tuple[Statement, list[Any]]:
    """The statement of a question about a moment, and its arguments."""
    document = parse(query)
    operation = get_operation_ast(document)
    assert operation is not None
    values: Any = get_variable_values(sdl_schema(), operation.variable_definitions or (), {"asOf": moment})
    made = compile_selection(Selector(sdl_schema(), document, operation, values, {}).selection(), role)
    return made, made.arguments({**values.coerced, "$caller": {"organisations": [], "person_id": None}})


async def plan(connection: "asyncpg.Connection[Any]", query: str, role: Role) -> str:
    """How PostgreSQL would answer a question about a moment."""
    made, arguments = statement(query, role)
    return "\n".join(line for (line,) in await connection.fetch(f"explain {made.sql}", *arguments))


@pytest.mark.parametrize("role", WHO)
@pytest.mark.parametrize("query", [RECORD, LIST], ids=["record", "list"])
async def test_no_table_of_then_is_put_together_whole(connection: Any, query: str, role: Role) -> None:
    found = await plan(connection, query, role)
    assert "CTE Scan" not in found.replace("CTE Scan on few", "")
    assert "Seq Scan on changes" not in found


async def test_a_list_of_then_is_read_in_its_order(connection: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is little is put in order, and here much has happened.
    monkeypatch.setattr(then, "_are_few", lambda *_: false())
    await connection.execute("set enable_sort = off")
    found = await plan(connection, LIST, Role.ANONYMOUS)
    assert "Merge Append" in found
    assert "Index Scan using ix_changes_listed" in found


async def listed(connection: Any, moment: str, query: str = LIST, name: str = "initiatives") -> list[Any]:
    """A list of a moment, which must be the same whether much has happened since or little."""
    found: list[list[Any]] = []
    for few in (0, 10_000):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(then, "FEW", few)
            made, arguments = statement(query, Role.ANONYMOUS, moment)
        found.append(orjson.loads(await connection.fetchval(made.sql, *arguments))[name]["nodes"])
    assert found[0] == found[1]
    return found[0]


async def titles(connection: Any, moment: str) -> list[str]:
    """The titles of a list of a moment."""
    return [each["title"] for each in await listed(connection, moment)]


async def test_a_list_of_then_has_the_order_of_then(connection: Any) -> None:
    moment = (await connection.fetchval("select now()")).isoformat()
    before = await titles(connection, moment)
    async with connection.transaction():
        await connection.execute("update initiatives set title = reverse(title) where state = 'ONGOING'")
        assert len(before) > 2
        assert await titles(connection, moment) == before
        # What the trail does not say is as it is today.
        await connection.execute("set local session_replication_role = replica")
        await connection.execute(
            "update changes set before = before - 'title' - 'title_sort' where before ->> 'title' = $1", before[1]
        )
        assert sorted(await titles(connection, moment)) == sorted([before[1][::-1], before[0], *before[2:]])


async def test_what_had_no_date_is_read_in_its_order(connection: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the trail does not say what it was listed as is all read and put in order."""
    moment = (await connection.fetchval("select now()")).isoformat()
    before = await listed(connection, moment, DECISIONS, "decisions")
    assert any(each["decidedOn"] is None for each in before)
    monkeypatch.setattr(then, "FEW", 0)
    few = then._are_few(Decision, "decided_on_sort", written(moment), Scope(Role.ANONYMOUS))
    dialect: Any = PGDialect()  # type: ignore[no-untyped-call]
    asked = str(select(few).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    async with connection.transaction():
        await connection.execute("update decisions set reason = 'Sedan dess'")
        assert not await connection.fetchval(asked)
        assert await listed(connection, moment, DECISIONS, "decisions") == before
        await connection.execute("set local session_replication_role = replica")
        await connection.execute(
            "update changes set before = before - 'decided_on_sort' where before ? 'decided_on_sort'"
        )
        assert await connection.fetchval(asked)


async def test_a_list_of_then_reads_no_change_that_made_something(connection: Any) -> None:
    found = await plan(connection, LIST, Role.ANONYMOUS)
    read = re.findall(r"(?:using (\w+) )?on changes", found) + re.findall(r"on (ix_changes\w*)", found)
    without = "select indexrelid::regclass::text from pg_index where indrelid = 'changes'::regclass and {}"
    leaving_out = "pg_get_expr(indpred, indrelid) ~ '(before|listed_as.*) IS NOT NULL'"
    partial = {name for (name,) in await connection.fetch(without.format(leaving_out))}
    assert len(read) > 1
    assert set(read) <= partial


def test_single_records_of_then_are_planned_once() -> None:
    assert statement(RECORD, Role.ANONYMOUS)[0].is_planned_once
    assert not statement(LIST, Role.ANONYMOUS)[0].is_planned_once


async def test_a_record_that_two_change_at_once_is_never_older_than_it_was(own_url: str) -> None:
    first, second = await database.connect(own_url), await database.connect(own_url)
    began = first.transaction()
    await began.start()
    await first.execute("select now()")
    key = await second.fetchval("select id from initiatives order by id limit 1")
    change = "update initiatives set phase_note = $1 where id = $2 returning updated_at"
    later = await second.fetchval(change, "Den andra", key)
    assert await first.fetchval(change, "Den första", key) >= later
    await began.rollback()
    await first.close()
    await second.close()
