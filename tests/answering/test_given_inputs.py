"""What acts are given is made of coerced values as Strawberry would make it."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull
from strawberry import UNSET
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from schema.answering.inputs import Inputs
from schema.contract import bare, core_of
from schema.language.scalars import CONFIG

SCALARS = bare().schema_converter.scalar_registry
DEEPEST = 4


def acts() -> dict[str, tuple[StrawberryField, Any]]:
    """Every act's field, and the type of its input."""
    mutation = core_of(bare()).mutation_type
    assert mutation is not None
    return {
        name: (each.extensions["strawberry-definition"], each.args["input"].type)
        for name, each in mutation.fields.items()
    }


def values_of(kind: Any, depth: int = 0) -> Iterator[Any]:
    """Coerced values of a type: null and not set where it may be, with nothing in it, and with everything."""
    if isinstance(kind, GraphQLNonNull):
        yield from (each for each in values_of(kind.of_type, depth) if each is not None and each is not UNSET)
    elif isinstance(kind, GraphQLList):
        yield from (None, UNSET, [], list(values_of(kind.of_type, depth)))
    elif not isinstance(kind, GraphQLInputObjectType):
        yield from (None, UNSET, f"a {kind}")
    elif depth <= DEEPEST:
        yield from (None, UNSET, {})
        fields = {name: list(values_of(each.type, depth + 1)) for name, each in kind.fields.items()}
        for place in range(max(map(len, fields.values()))):
            yield {name: some[place % len(some)] for name, some in fields.items() if some}


@pytest.mark.parametrize("act", sorted(acts()))
def test_an_input_is_made_as_strawberry_makes_it(act: str) -> None:
    (line, kind), inputs = acts()[act], Inputs(CONFIG, SCALARS)
    tried = list(values_of(kind))
    assert len(tried) > 1
    for value in tried:
        expected = convert_arguments({"input": value}, line.arguments, SCALARS, CONFIG)["input"]
        assert inputs.argument(line, value) == expected
        assert type(inputs.argument(line, value)) is type(expected)


def test_a_list_that_was_not_given_is_nobody_elses() -> None:
    line, _ = acts()["addParticipants"]
    shared: list[Any] = []
    given = Inputs(CONFIG, SCALARS).argument(line, {"initiative": {"id": "x"}, "participants": shared})
    given.participants.append("mine")
    assert shared == []
