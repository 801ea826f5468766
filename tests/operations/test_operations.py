"""The ready-made questions: each is whole, and runs as it stands in one statement."""

import re
from collections import Counter

import httpx
import pytest
from graphql import (
    FieldNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_operation_ast,
    parse,
    print_ast,
    visit,
)
from graphql.execution.values import get_variable_values

from schema.contract import sdl_schema
from schema.http.ready import OPERATIONS, ReadyOperation, ready_operations
from tests.helpers.asker import Asker
from tests.helpers.ready_questions import GROUPS, READY, answer, each, variables_of

#: The groups of questions whose answers people read; others follow changes, or show records to be changed.
TELLING = ("Börja här", "Nationellt", "Regionalt", "Kommun", "Sidor")

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


class DatelessStates(Visitor):
    """Finds where the state of an initiative is asked for, and not the day of which that is told."""

    def __init__(self, info: TypeInfo) -> None:
        """Takes what tells of which type a selection is."""
        super().__init__()
        self.info, self.found = info, list[SelectionSetNode]()

    def enter_selection_set(self, node: SelectionSetNode, *_: object) -> None:
        """Looks at what is selected of one record."""
        of, names = (
            self.info.get_parent_type(),
            {each.name.value for each in node.selections if isinstance(each, FieldNode)},
        )
        if of is not None and of.name == "Initiative" and "state" in names and "stateAsOf" not in names:
            self.found.append(node)


@pytest.mark.parametrize(
    "operation", [each for each in READY.values() if each.group in TELLING], ids=lambda each: each.name
)
def test_a_state_is_told_with_its_day(operation: ReadyOperation) -> None:
    info = TypeInfo(sdl_schema())
    states = DatelessStates(info)
    visit(parse(operation.query), TypeInfoVisitor(info, states))
    assert not states.found


def same_lists_in(selections: SelectionSetNode | None) -> list[str]:
    """The keys under which a question asks more than once for one field, there and below."""
    fields = [each for each in (selections.selections if selections else ()) if isinstance(each, FieldNode)]
    often = {name for name, many in Counter(each.name.value for each in fields).items() if many > 1}
    here = [each.alias.value if each.alias else each.name.value for each in fields if each.name.value in often]
    return here + [key for each in fields for key in same_lists_in(each.selection_set)]


@pytest.mark.parametrize("operation", READY.values(), ids=READY)
def test_lists_of_one_kind_are_told_apart_on_the_page(operation: ReadyOperation) -> None:
    asked = get_operation_ast(parse(operation.query))
    assert asked is not None
    assert [key for key in same_lists_in(asked.selection_set) if key not in operation.called] == []


@pytest.mark.parametrize("operation", ready_operations(), ids=lambda operation: operation.name)
def test_what_an_operation_is_for_is_told_without_the_contracts_names(operation: ReadyOperation) -> None:
    assert "`" not in operation.description


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


@pytest.mark.parametrize("name", [name for name, each in READY.items() if "$asOf" in each.query])
async def test_an_operation_can_be_asked_about_another_moment(name: str, ask: Asker) -> None:
    assert await answer(ask, name, asOf="2020-01-01T00:00:00Z")


async def test_tidigt_stod_has_two_municipalities_in_gr_and_answers_one_need(ask: Asker) -> None:
    pilot = (await answer(ask, "TidigtStod"))["initiative"]
    places = each(pilot["municipalities"], "organisation")
    assert {it["name"] for it in places} == {"Kungälv", "Härryda"}
    assert [each(it["memberships"], "rssBody", "shortName") for it in places] == [["GR"], ["GR"]]
    assert each(pilot["needs"], "title") == ["Tidigt stöd till vuxna som fungerar"]
    assert len(pilot["promptedBy"]) == 3
    assert pilot["outputs"]["nodes"] == pilot["lessons"]["nodes"] == []
