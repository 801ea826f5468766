"""Records of any type by their ids: what is read is what the ids can lead to, and the same is answered."""

from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.storage.model.terms import Role
from registry.storage.reading.ids import MOST_TYPES
from registry.storage.reading.reads import compile_selection
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector

SHOWN = "{ id __typename ... on Initiative { title } ... on Theme { name } }"
ONE = f"query One($id: ID!) {{ node(id: $id) {SHOWN} }}"
SOME = f"query Some($ids: [ID!]!) {{ nodes(ids: $ids) {SHOWN} }}"
BY_TWO = f"query ByTwo($one: ID!, $other: ID!) {{ nodes(ids: [$one, $other]) {SHOWN} }}"
KEY = "018bcfe587d072d690cd854580f03c1d"


def statement(query: str, **variables: Any) -> str:
    document = parse(query)
    operation = get_operation_ast(document)
    assert operation is not None
    values = get_variable_values(sdl_schema(), operation.variable_definitions or (), variables)
    assert not isinstance(values, list), values
    return compile_selection(Selector(sdl_schema(), document, operation, values, {}).selection(), Role.ANONYMOUS).sql


async def ids(client: httpx.AsyncClient) -> dict[str, str]:
    """An id of each of some types."""
    lists = ("initiatives", "knowledgeNeeds", "groups", "organisations", "outputs")
    asked = await client.post(
        "/graphql", json={"query": f"{{ {' '.join(f'{each}(first: 1) {{ nodes {{ id }} }}' for each in lists)} }}"}
    )
    return {each: asked.json()["data"][each]["nodes"][0]["id"] for each in lists}


async def answer(client: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    return (await client.post("/graphql", json={"query": query, "variables": variables})).json()["data"]


def test_only_tables_that_an_id_can_lead_to_are_read() -> None:
    one, two = statement(ONE, id=f"theme_{KEY}"), statement(SOME, ids=[f"theme_{KEY}", f"initiative_{KEY}"])

    assert ("FROM themes" in one, "FROM initiatives" in one) == (True, False)
    assert ("FROM themes" in two, "FROM initiatives" in two, "FROM groups" in two) == (True, True, False)


@pytest.mark.parametrize("given", [f"secret_{KEY}", "", "theme", KEY])
def test_what_begins_as_no_id_does_reads_one_table(given: str) -> None:
    assert statement(ONE, id=given).count("UNION ALL") == 0


def test_ids_of_many_types_share_a_statement() -> None:
    many = [f"{each}_{KEY}" for each in ("theme", "group", "initiative", "output")]
    assert len(many) > MOST_TYPES
    assert statement(SOME, ids=many) == statement(SOME, ids=[*many, f"organisation_{KEY}"])


async def test_calls_of_one_document_are_answered_whatever_types_their_ids_are_of(client: httpx.AsyncClient) -> None:
    found = await ids(client)

    for each in found.values():
        assert (await answer(client, ONE, id=each))["node"]["id"] == each
        assert [one["id"] for one in (await answer(client, SOME, ids=[each]))["nodes"]] == [each]
    for first in found.values():
        for second in found.values():
            assert [one["id"] for one in (await answer(client, BY_TWO, one=first, other=second))["nodes"]] == [
                first,
                second,
            ]
    every = [*found.values()]
    assert [each["id"] for each in (await answer(client, SOME, ids=every))["nodes"]] == every
    assert (await answer(client, ONE, id=f"secret_{KEY}"))["node"] is None


async def test_types_that_are_made_up_are_prepared_for_once(client: httpx.AsyncClient, app: FastAPI) -> None:
    prepared = app.endpoint.engine.prepared  # type: ignore[attr-defined]
    await answer(client, ONE, id=f"made_{KEY}")
    before = len(prepared)

    for n in range(5):
        assert orjson.dumps((await answer(client, ONE, id=f"up{n}_{KEY}"))["node"]) == b"null"

    assert len(prepared) == before
