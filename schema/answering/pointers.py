"""Where to ask instead: hints that the contract itself gives, beside what graphql-core says is wrong.

A field that a type does not have may be a list of the root that a filter narrows to the same records; a plain value
where a condition is wanted is a condition `eq`; and an enum has so many values that they can be told.
"""

import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_interface_type,
    is_object_type,
)

from schema.language.types import is_connection, model_of

NO_FIELD = re.compile(r"Cannot query field '(\w+)' on type '(\w+)'\.")
NO_OBJECT = re.compile(r"Expected value of type '(\w+)!?' to be an object, found: (.*)\.", re.DOTALL)
NO_VALUE = re.compile(
    r"(?:Value '.*' does not exist in '(\w+)' enum|Enum '(\w+)' cannot represent non-(?:string|enum) value: .*)\.",
    re.DOTALL,
)
#: How many types that have a field are named, how many values of an enum are listed, and how many relations a filter
#: is led through.
MOST_TYPES, MOST_VALUES, FURTHEST = 3, 40, 3
#: The longest value that is repeated.
LONGEST = 60


def values_of(schema: GraphQLSchema, message: str) -> list[str]:
    """The values of the enum that a sentence says has not the one that was given; none when it says nothing such."""
    found = NO_VALUE.search(message)
    type_ = schema.type_map.get((found[1] or found[2]) if found else "")
    return list(type_.values)[:MOST_VALUES] if isinstance(type_, GraphQLEnumType) else []


def hint_of(schema: GraphQLSchema, message: str) -> str | None:
    """What to do about what a sentence of the library's says, if the contract tells."""
    if (found := NO_OBJECT.search(message)) is not None:
        return _condition(schema.type_map.get(found[1]), found[2])
    if "Did you mean" not in message and (found := NO_FIELD.fullmatch(message)) is not None:
        return _elsewhere(schema, found[1], found[2])
    return None


# ---- A plain value where a condition is wanted -----------------------------------------------------------------------


def _condition(type_: Any, given: str) -> str | None:
    """How a plain value is written as a condition of a type."""
    if not isinstance(type_, GraphQLInputObjectType):
        return None
    fields = type_.fields
    if given.startswith("[") and "in" in fields:
        return f"Write `{{in: {_written(given, fields['in'].type)}}}`."
    if "eq" in fields:
        return f"Write `{{eq: {_written(given, fields['eq'].type)}}}`."
    if {"from", "by"} <= fields.keys():
        one = _written(given, fields["from"].type)
        return f"Write `{{from: {one}, by: {one}}}`."
    return None


def _written(given: str, type_: Any) -> str:
    """A value as it is written in a document: graphql-core shows variables in Python's way."""
    if len(given) > LONGEST or "..." in given:
        return "…"
    quote = "" if isinstance(get_named_type(type_), GraphQLEnumType) else '"'
    return re.sub(r"""['"]([^'"]*)['"]""", rf"{quote}\1{quote}", given)


# ---- A field that is somewhere else ----------------------------------------------------------------------------------


def _elsewhere(schema: GraphQLSchema, name: str, where: str) -> str | None:
    """Where a field is that a type does not have: at the root with a filter, or on other types."""
    query, type_ = schema.query_type, schema.type_map.get(where)
    if query is None or not (is_object_type(type_) or is_interface_type(type_)):
        return None
    listed = query.fields.get(name) if type_ is not query else None
    if listed is not None:
        path = _way(schema, listed, model_of(type_))
        narrowed = f"(where: {_nested(path)})" if path is not None else ""
        return f"Ask at the root: `{name}{narrowed}`."
    types = sorted(_having(schema, name))
    return (
        f"`{name}` is a field of {', '.join(f'`{each}`' for each in types)}." if 0 < len(types) <= MOST_TYPES else None
    )


def _having(schema: GraphQLSchema, name: str) -> Iterator[str]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__") and name in type_.fields:
            yield type_.name


def _nested(path: tuple[str, ...]) -> str:
    """A filter that leads along a path to a record."""
    return "{" + ": {".join((*path, "slug", 'eq: "…"')) + "}" * (len(path) + 2)


def _filtered(schema: GraphQLSchema) -> dict[Any, Any]:
    """The records that each filter of a list is about."""
    types = (each for each in schema.type_map.values() if is_object_type(each) or is_interface_type(each))
    fields = (field for type_ in types for field in type_.fields.values() if "where" in field.args)
    return {
        get_named_type(field.args["where"].type): model_of(get_named_type(connection.fields["nodes"].type))
        for field in fields
        if is_connection(connection := get_named_type(field.type))
    }


def _way(schema: GraphQLSchema, listed: Any, model: Any) -> tuple[str, ...] | None:
    """The shortest way through the filters of a list to the records of a model, if there is one."""
    where = listed.args.get("where")
    if where is None or model is None:
        return None
    filtered = _filtered(schema)
    waiting: list[tuple[Any, tuple[str, ...]]] = [(get_named_type(where.type), ())]
    for _ in range(FURTHEST):
        further: list[tuple[Any, tuple[str, ...]]] = []
        for type_, path in waiting:
            for name, field in type_.fields.items():
                inner = get_named_type(field.type)
                if name in ("and", "or", "not") or not isinstance(inner, GraphQLInputObjectType):
                    continue
                steps: tuple[str, ...] = (name,)
                if "some" in inner.fields:
                    inner, steps = get_named_type(inner.fields["some"].type), (name, "some")
                if filtered.get(inner) is model and "slug" in inner.fields:
                    return (*path, *steps)
                further.append((inner, (*path, *steps)))
        waiting = further
    return None
