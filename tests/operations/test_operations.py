"""The ready-made questions: each is whole, and runs as it stands in one statement."""

import re

import httpx
import pytest
from graphql import get_operation_ast, parse, print_ast
from graphql.execution.values import get_variable_values

from schema.contract import sdl_schema
from schema.http.ready import OPERATIONS, ReadyOperation
from tests.helpers.asker import Asker
from tests.helpers.ready_questions import GROUPS, READY, answer, each, variables_of

# ---- Each is whole


def test_an_operation_is_called_as_its_file() -> None:
    files = {path.stem for path in OPERATIONS.glob("*.graphql")}
    assert files == {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in READY}


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_an_operation_tells_in_swedish_what_it_is_for(operation: ReadyOperation) -> None:
    assert operation.title
    assert operation.description.endswith(".")
    assert operation.group in GROUPS
    assert set(operation.title + operation.description) & set("åäö"), "It is not in Swedish."


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_the_variables_it_shows_are_those_it_asks_for(operation: ReadyOperation) -> None:
    asked = get_operation_ast(parse(operation.query))
    assert asked is not None
    given = variables_of(operation)
    assert set(given) == {each.variable.name.value for each in asked.variable_definitions or ()}
    assert not isinstance(get_variable_values(sdl_schema(), asked.variable_definitions or (), given), list)


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_an_operation_is_laid_out_as_the_page_lays_out(operation: ReadyOperation) -> None:
    lines = [line for line in operation.query.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines == [line for line in print_ast(parse(operation.query)).splitlines() if line]
    assert max(map(len, operation.query.splitlines())) <= 120


async def statements(client: httpx.AsyncClient) -> float:
    metrics = (await client.get("/metrics")).text
    found = re.search(r"^registry_statements_total (\S+)$", metrics, re.MULTILINE)
    assert found
    return float(found[1])


@pytest.mark.parametrize("name", READY)
async def test_an_operation_is_one_statement(name: str, ask: Asker, client: httpx.AsyncClient) -> None:
    before = await statements(client)
    data = await answer(ask, name)
    assert await statements(client) == before + 1
    assert all(value is not None for value in data.values()), "Its variables point at nothing in the seeds."


# ---- The question the registry is made for


async def test_tidigt_stod_has_two_municipalities_in_gr_and_answers_one_need(ask: Asker) -> None:
    pilot = (await answer(ask, "TidigtStod"))["initiative"]
    places = each(pilot["municipalities"], "organisation")
    assert {it["name"] for it in places} == {"Kungälv", "Härryda"}
    assert [each(it["memberships"], "rssBody", "shortName") for it in places] == [["GR"], ["GR"]]
    assert each(pilot["needs"], "title") == ["Tidigt stöd till vuxna som fungerar"]
    assert len(pilot["promptedBy"]) == 3
    assert pilot["outputs"]["nodes"] == pilot["lessons"]["nodes"] == []
