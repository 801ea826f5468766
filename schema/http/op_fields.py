"""The plain fields of an input object in a form at `/op/`: what the question's example says, each by itself.

    {"where": {"state": {"in": ["ONGOING"]}}}  ->  where.state.in, called "Läge"

An address may give whatever place in an input object so; the form has those that are in the example.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from graphql import GraphQLInputObjectType, get_named_type

from schema.contract import sdl_schema
from schema.http.field_words import term

#: The tests that say what a value is, and need no word beside what they are of.
IS = {"eq", "in", "some"}
#: What stands between the steps of a place.
STEP = "."


class Place(NamedTuple):
    """A value in an input object: how an address names it, its type, what people call it, and its example."""

    name: str
    type: str
    label: str
    example: Any


def places_in(variable: str, type_: str, example: Any) -> list[Place]:
    """The plain fields of a variable, by its example; none of one that is no input object."""
    named = sdl_schema().type_map.get(type_.rstrip("!"))
    return list(_places(variable, named, example, ())) if isinstance(example, dict) else []


def _places(name: str, type_: Any, example: dict[str, Any], around: tuple[str, ...]) -> Iterator[Place]:
    if not isinstance(type_, GraphQLInputObjectType):
        return
    for step, value in example.items():
        field = type_.fields[step]
        words = (*around, *([] if step in IS else [term(field.description or "", step)]))
        at = f"{name}{STEP}{step}"
        if isinstance(value, dict):
            yield from _places(at, get_named_type(field.type), value, words)
        else:
            yield Place(at, str(field.type), ", ".join(words), value)
