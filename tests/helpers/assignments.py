"""Assignments of an operation's variables: right, null, wrong and missing, and wrong deep inside what is right."""

import copy
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    type_from_ast,
)
from hypothesis import strategies as st

from tests.oracle.values import Draw

#: What stands where something else should: each is wrong for some type, and right for another.
WRONG: tuple[Any, ...] = (
    None, {}, [], [None], "", "x", "NOPE", "SV", "2022", "2026-11-15T10:00:00", "9999-12-31", 0, -1, 2**31, 1.5, True,
    {"eq": None}, {"eq": "x"}, {"name": None}, {"name": "Ale", "id": None}, {"slug": "a", "id": "b"}, {"nope": 1},
    ["x", None], "https://[", "\u0000",
)  # fmt: skip
#: How deep inputs are made.
DEEPEST = 4


def declared(schema: GraphQLSchema, text: str) -> dict[str, Any]:
    """The types of a document's variables."""
    operation = get_operation_ast(parse(text))
    assert isinstance(operation, OperationDefinitionNode)
    return {each.variable.name.value: type_from_ast(schema, each.type) for each in operation.variable_definitions or ()}


def assigned(draw: Draw, types: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """One assignment: most variables as they should be, and one or two of them not."""
    found = {}
    for name, type_ in types.items():
        value = copy.deepcopy(right[name]) if name in right else made(draw, type_)
        match draw(st.sampled_from(("right", "right", "null", "missing", "wrong", "deep", "deep"))):
            case "right":
                found[name] = value
            case "null":
                found[name] = None
            case "wrong":
                found[name] = draw(st.sampled_from(WRONG))
            case "deep":
                found[name] = _spoiled(draw, value)
    return found


def made(draw: Draw, type_: Any, depth: int = DEEPEST) -> Any:
    """A value of a type, as a client would send it."""
    match type_:
        case GraphQLNonNull():
            return made(draw, type_.of_type, depth)
        case GraphQLList():
            return [made(draw, type_.of_type, depth - 1) for _ in range(draw(st.integers(0, 2)))] if depth else []
        case GraphQLEnumType():
            return draw(st.sampled_from(sorted(type_.values)))
        case GraphQLInputObjectType():
            return {name: made(draw, type_.fields[name].type, depth - 1) for name in _chosen(draw, type_, depth)}
    if type_ is GraphQLBoolean:
        return draw(st.booleans())
    if type_ in (GraphQLInt, GraphQLFloat):
        return draw(st.integers(0, 30))
    texts = {"PartialDate": "2022-06", "DateTime": "2026-01-15T10:00:00Z", "URL": "https://example.org/"}
    return texts.get(type_.name) or draw(st.sampled_from(("Ale", "1440", "ale", "sv", "NewsKind", "a_1")))


def _chosen(draw: Draw, type_: GraphQLInputObjectType, depth: int) -> list[str]:
    """Some fields of an input, and those that must be there; of a one-of input, one."""
    if type_.is_one_of:
        return [draw(st.sampled_from(sorted(type_.fields)))]
    needed = [name for name, field in type_.fields.items() if isinstance(field.type, GraphQLNonNull)]
    others = [name for name in type_.fields if name not in needed]
    some = draw(st.lists(st.sampled_from(others), max_size=3, unique=True)) if others and depth > 0 else []
    return [*needed, *some]


def _spoiled(draw: Draw, value: Any) -> Any:
    """A value in which one thing, however deep, is null, wrong, gone or added."""
    places = list(_places(value))
    if not places:
        return draw(st.sampled_from(WRONG))
    holder, key = draw(st.sampled_from(places))
    match draw(st.sampled_from(("null", "wrong", "gone", "added"))):
        case "null":
            holder[key] = None
        case "wrong":
            holder[key] = draw(st.sampled_from(WRONG))
        case "gone":
            del holder[key]
        case "added" if isinstance(holder, dict):
            holder[draw(st.sampled_from(("nope", "name", "id", "eq")))] = draw(st.sampled_from(WRONG))
        case _:
            holder.append(draw(st.sampled_from(WRONG)))
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield value, key
        yield from _places(each)
