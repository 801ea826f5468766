"""What is bound at a call is what whoever asks has given, or is: words of the registry's own are written out."""

from typing import Any

import orjson
import pytest
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.settings import Settings
from registry.storage.model.terms import Role
from registry.storage.reading.given import Given
from registry.storage.reading.reads import Statement, compile_selection
from schema.app import about
from schema.contract import sdl_schema
from schema.http.ready import ready_operations
from schema.selecting.selecting import Selector

BY_IDS = "query Known($ids: [ID!]!) { nodes(ids: $ids) { id ... on Initiative { slug } } }"


def _statement(query: str, variables: str, role: Role) -> Statement:
    document = parse(query)
    operation = get_operation_ast(document)
    assert operation is not None
    values = get_variable_values(sdl_schema(), operation.variable_definitions or (), orjson.loads(variables))
    assert not isinstance(values, list), values
    selection = Selector(sdl_schema(), document, operation, values, about(Settings())).selection()
    return compile_selection(selection, role, checks=True)


def _words(statement: Statement) -> list[Any]:
    """What SQLAlchemy has made a parameter of by itself: such is read as it stands, and what is given is tidied."""
    given = [(each, getattr(each, "__self__", None)) for each in statement.readers]
    return [
        found.now for each, found in given if isinstance(found, Given) and found.path is None and each == found.read
    ]


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.EDITOR])
def test_no_word_of_the_registrys_own_is_bound(role: Role) -> None:
    questions = [each for each in ready_operations() if not each.acts]

    found = {each.name: _words(_statement(each.query, each.variables or "{}", role)) for each in questions}

    assert len(found) > 50
    assert {name: words for name, words in found.items() if words} == {}


def test_of_records_by_their_ids_the_ids_alone_are_bound() -> None:
    statement = _statement(BY_IDS, '{"ids": []}', Role.ADMINISTRATOR)

    assert len(statement.readers) == len(("prefixes", "keys"))
