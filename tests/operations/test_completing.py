"""Ready acts made whole: what every act asks for is added to what its file says."""

import re

import pytest
from graphql import parse, print_ast

from registry.model import RECORDS
from schema.concepts.groups import Seat
from schema.contract import sdl_schema
from schema.http.completing import Completion
from schema.language.types import model_of

ACTS = ("registerOutput", "updateSeat", "publishRecord", "updateOrganisation", "createKey")
COMPLETION = Completion(sdl_schema(), ACTS)


def completed(act: str) -> str:
    return " ".join(COMPLETION.complete(act).split())


def test_an_act_asks_what_to_look_at_and_what_to_put_right_of_its_record() -> None:
    assert completed("mutation A { startInitiative(input: $input) { initiative { id } } }") == (
        "mutation A { startInitiative(input: $input) { initiative { id }"
        " warnings { code field message records { id ... on Initiative { title } } }"
        " userErrors { code field message hint allowed"
        " current { id version updatedAt ... on Initiative { title state publication } } } } }"
    )


def test_a_type_says_what_its_records_are_called_and_what_to_see_of_them() -> None:
    found = completed("mutation A { updateSeat(input: $input) { seat { id } } }")
    assert "records { id ... on Seat { organisation { name } group { name } } }" in found
    assert "current { id version updatedAt ... on Seat { role function publication } }" in found


def test_what_a_file_asks_for_itself_is_left_as_it_is() -> None:
    found = completed("mutation A { closeNeed(input: $input) { warnings { code } need { id } } }")
    assert found.startswith("mutation A { closeNeed(input: $input) { warnings { code } need { id } userErrors { code")


def test_every_act_of_an_operation_is_completed_and_nothing_else() -> None:
    found = completed("mutation A { a: closeNeed { need { id } } b: addTheme { theme { id } } c: updateTheme { x } }")
    assert found.count("userErrors") == found.count("warnings") == 2
    assert " b: addTheme { theme { id } } " in found


def test_an_act_on_any_record_asks_for_what_each_type_is_called_in_the_order_of_the_acts() -> None:
    found = completed("mutation A { publishRecord(input: $input) { record { id } } }")
    of_record = found[: found.index("warnings")]
    types = re.findall(r"\.\.\. on (\w+)", of_record)
    assert types[:3] == ["Output", "Seat", "Organisation"]
    assert {model_of(sdl_schema().type_map[name]) for name in types} == {
        model for model in RECORDS.values() if not model.for_administrators
    }
    assert "... on Output { slug title }" in of_record
    assert "... on NeedsRound { slug }" in of_record
    assert found.count("... on Output { title }") == 2
    assert "current { id version updatedAt publication ... on Output { title }" in found


def test_a_type_without_title_or_name_must_say_what_its_records_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Seat, "called")
    with pytest.raises(ValueError, match="Seat has no title or name"):
        completed("mutation A { updateSeat(input: $input) { seat { id } } }")


def test_a_completed_act_is_laid_out_as_the_page_lays_out() -> None:
    whole = COMPLETION.complete("mutation A { addMembership(input: $input) { membership { id } } }")
    assert whole == print_ast(parse(whole)) + "\n"


def test_an_act_on_many_rows_asks_what_came_of_each() -> None:
    rows = "rows { row outcome differs record { id } errors { code field message hint allowed } }"
    assert rows in completed("mutation A { addParticipants(input: $input) { participations { id } } }")
    assert "rows {" not in completed("mutation A { updateParticipation(input: $input) { participation { id } } }")
