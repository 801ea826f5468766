"""A document that has been seen before answers every assignment of its variables as it would at first sight."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import httpx
import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.app import create
from schema.contract import sdl_schema
from schema.http.ready import ready_operations
from tests.helpers.assignments import assigned, declared
from tests.helpers.budgets import part
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.oracle.asking import WIDE, Both
from tests.oracle.operations import operations
from tests.oracle.untidy import make_up
from tests.oracle.values import Pools

SCHEMA = sdl_schema()
assert SCHEMA.mutation_type is not None
READY = {each.name: each for each in ready_operations() if declared(SCHEMA, each.query)}
ACTS = {
    name: f"mutation Act($input: {field.args['input'].type}, $language: Language = SV) @dryRun"
    f" {{ {name}(input: $input) {{ userErrors {{ code field message(language: $language) }} }} }}"
    for name, field in SCHEMA.mutation_type.fields.items()
}
#: Questions in which a variable stands everywhere that a value is decided on while the statement is written.
EVERYWHERE = (
    "query Q($a: Int) { pilots(first: $a) { nodes { id } } initiatives(last: $a) { nodes { id } } }",
    "query Q($d: Direction!) { outputs(orderBy: [{ publishedOn: $d }, { title: ASC }]) { nodes { id } } }",
    (
        "query Q($n: Boolean, $k: [OutputKind!]) { initiatives(where: { isOpen: $n }) { totalCount } outputs(where: {"
        " kind: { in: $k } }) { totalCount } }"
    ),
    (
        "query Q($a: Int, $b: String, $c: Int, $d: String) { pilots(first: $a, after: $b, last: $c, before: $d)"
        " { nodes { id } pageInfo { hasNextPage } } }"
    ),
    (
        "query Q($o: [InitiativeOrder!], $w: InitiativeWhere, $f: Boolean = true, $t: DateTime) {"
        " initiatives(orderBy: $o, where: $w, asOf: $t, first: 2) { totalCount @include(if: $f) nodes { title } } }"
    ),
    (
        "query Q($s: InitiativeState, $k: [InitiativeKind!], $n: Boolean, $d: PartialDate, $e: PartialDate) {"
        " initiatives(where: { state: { eq: $s }, kind: { in: $k }, isOpen: $n,"
        " period: { overlaps: { start: $d, end: $e } } }) { totalCount } }"
    ),
    (
        'query Q($i: [ID!] = [], $c: String = "1440", $p: Int = 5, $v: String = "OutputKind", $l: Language = SV) {'
        " nodes(ids: $i) { id } municipality(code: $c) { peers(withinPercent: $p) { totalCount } }"
        " vocabulary(enum: $v) { label(language: $l) } }"
    ),
    "query Q($n: Int = 5) { viewer { toDecide(first: $n) { totalCount } toConfirm(first: $n) { totalCount } } }",
    "query Q($n: String!, $d: Boolean) { __type(name: $n) { name fields(includeDeprecated: $d) { name } } }",
    (
        "query Q($a: PartialDate!, $b: InitiativeState!) { initiatives(where: { or: [{ state: { in: [$b, ONGOING] } },"
        " { period: { startsFrom: $a } }] }) { totalCount } }"
    ),
)


@pytest.fixture(scope="module")
def pools(on_made_up: Both) -> Pools:
    return Pools(on_made_up.oracle.rows)


@asynccontextmanager
async def an_application(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that has not seen anything."""
    app = create(settings_for(url, **WIDE))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as client,
    ):
        yield client


@pytest_asyncio.fixture(scope="module")
async def on_seeds(seeded_url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with an_application(seeded_url) as client:
        yield client


@pytest_asyncio.fixture(scope="module")
async def on_rows(make_database: CreateDatabase) -> AsyncIterator[httpx.AsyncClient]:
    """The rows that operations are generated for, in a database of their own."""
    async with an_application(await make_database(make_up)) as client:
        yield client


async def told(client: httpx.AsyncClient, text: str, variables: dict[str, Any]) -> Any:
    """What a call is answered with, without what is made anew by each call; never that something of ours went wrong."""
    body = {"query": text, "variables": variables}
    answer = await client.post("/graphql", json=body, headers=ADMINISTRATOR)
    found = answer.json()
    errors = found.get("errors", [])
    for error in errors:
        assert error["extensions"]["code"] != "INTERNAL", (text, variables)
        assert error["extensions"]["messageSv"], (text, variables)
    warnings = found.get("extensions", {}).get("warnings")
    return answer.status_code, errors, warnings, _lasting(found.get("data"))


def _lasting(data: Any) -> Any:
    if isinstance(data, list):
        return [_lasting(each) for each in data]
    if isinstance(data, dict):
        shown = ("userErrors",) if "userErrors" in data else data
        return {name: _lasting(data[name]) for name in shown if name != "moment"}
    return data


#: A document is its text: with a comment of its own it has never been seen.
UNSEEN = count()


async def agree(client: httpx.AsyncClient, text: str, calls: list[dict[str, Any]]) -> None:
    """Every call of a document is answered alike when it has been seen and when it has not."""
    used = f"{text}\n# {next(UNSEEN)}"
    for variables in calls:
        first = await told(client, used, variables)
        again = await told(client, used, variables)
        expected = await told(client, f"{text}\n# {next(UNSEEN)}", variables)
        assert first == expected, (text, calls, variables)
        assert again == expected, (text, calls, variables)


def assignments(data: st.DataObject, text: str, right: dict[str, Any]) -> list[dict[str, Any]]:
    """Some calls of a document, of which the first is as it should be as often as not."""
    types = declared(SCHEMA, text)
    rest = [assigned(data.draw, types, right) for _ in range(data.draw(st.integers(2, 4)))]
    return [right, *rest] if data.draw(st.booleans()) else rest


@given(data=st.data())
@settings(max_examples=part(1))
async def test_ready_operations(data: st.DataObject, on_seeds: httpx.AsyncClient) -> None:
    operation = READY[data.draw(st.sampled_from(sorted(READY)))]
    text = operation.query
    if operation.acts:
        text = text.replace(") {", ") @dryRun {", 1)
    await agree(on_seeds, text, assignments(data, text, json.loads(operation.variables or "{}")))


@given(data=st.data())
@settings(max_examples=part(1))
async def test_every_act(data: st.DataObject, on_seeds: httpx.AsyncClient) -> None:
    text = ACTS[data.draw(st.sampled_from(sorted(ACTS)))]
    await agree(on_seeds, text, assignments(data, text, {}))


@given(data=st.data())
@settings(max_examples=part(1))
async def test_every_place_of_a_variable(data: st.DataObject, on_seeds: httpx.AsyncClient) -> None:
    text = data.draw(st.sampled_from(EVERYWHERE))
    await agree(on_seeds, text, assignments(data, text, {}))


@given(data=st.data())
@settings(max_examples=part(2))
async def test_generated_operations(
    data: st.DataObject, on_made_up: Both, pools: Pools, on_rows: httpx.AsyncClient
) -> None:
    operation = data.draw(operations(on_made_up.oracle.schema, pools))
    await agree(on_rows, operation.text, assignments(data, operation.text, operation.calls[0]))
