"""Where to ask instead: hints that the contract itself gives, beside what graphql-core says is wrong.

A field that a type does not have may be in the nodes of a list, a field of what one of its own leads to, of a type that
one of those may be, or a list of the root that a filter narrows to the same records. A plain value where a condition is
wanted is a condition `eq`, what a filter of a list lacks stands in its `some`, and an enum has so many values that they
can be told. Each hint is in English and Swedish.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
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
NO_INPUT = re.compile(
    r"(?:Field '(?P<one>\w+)' is not defined by type '(?P<of>\w+)!?'"
    r"|Expected value of type '(?P<of2>\w+)!?' not to include unknown field '(?P<one2>\w+)')"
)
NO_ARGUMENT = re.compile(r"Unknown argument '(\w+)' on field '(\w+)\.(\w+)'\.")
NO_TEXT = re.compile(r"(?:String|ID) cannot represent a non string value: (-?\d+(?:\.\d+)?)")
#: A reference by its slug, in a document or as a variable, where the slug itself is wanted.
NO_SLUG = re.compile(r"""String cannot represent a non string value: \{ ?'?slug'?: (?:"([^"']*)"|'([^"']*)') ?\}""")
#: What other interfaces call the arguments of a list.
OTHERWISE = {
    **dict.fromkeys(("filter", "filters", "filterBy", "search", "query", "condition"), "where"),
    **dict.fromkeys(("sort", "sortBy", "order", "ordering"), "orderBy"),
    **dict.fromkeys(("limit", "take", "pageSize", "count"), "first"),
    **dict.fromkeys(("cursor", "skip", "offset", "page"), "after"),
}
#: A hint in English and Swedish.
Hint: TypeAlias = tuple[str, str]
#: How many types that have a field are named, how many values of an enum are listed, and how many relations a filter
#: is led through.
MOST_TYPES, MOST_VALUES, FURTHEST = 3, 40, 3
#: The longest value that is repeated.
LONGEST = 60
#: The most types that an interface of one concept has: what may be anything leads to nothing in particular.
MOST_KINDS = 12


def values_of(schema: GraphQLSchema, message: str) -> list[str]:
    """The values of the enum that a sentence says has not the one that was given; none when it says nothing such."""
    found = NO_VALUE.search(message)
    type_ = schema.type_map.get((found[1] or found[2]) if found else "")
    return list(type_.values)[:MOST_VALUES] if isinstance(type_, GraphQLEnumType) else []


def hint_of(schema: GraphQLSchema, message: str) -> Hint | None:
    """What to do about what a sentence of the library's says, if the contract tells."""
    if (found := NO_OBJECT.search(message)) is not None:
        return _write(_condition(schema.type_map.get(found[1]), found[2]))
    if (found := NO_TEXT.search(message)) is not None:
        return _write(f'"{found[1]}"')
    if (found := NO_SLUG.search(message)) is not None:
        return _write(f'"{found[1] or found[2]}"')
    if (found := NO_FIELD.match(message)) is not None and (inside := _in_nodes(schema, found[1], found[2])):
        return _write(inside)
    if (found := NO_INPUT.search(message)) is not None:
        return _in_filter(schema.type_map.get(found["of"] or found["of2"]), found["one"] or found["one2"], message)
    if (found := NO_ARGUMENT.match(message)) is not None:
        return _argument(schema.type_map.get(found[2]), found[3], found[1], message)
    if "Did you mean" in message:
        return None
    if (found := NO_FIELD.fullmatch(message)) is not None:
        return _elsewhere(schema, found[1], found[2])
    return None


def _write(text: str | None) -> Hint | None:
    return None if text is None else (f"Write `{text}`.", f"Skriv `{text}`.")


# ---- What stands in a filter or among arguments ----------------------------------------------------------------------


def _in_filter(type_: Any, name: str, message: str) -> Hint | None:
    """Where a line that a filter does not have may be: in the `some` of a list, or under another name."""
    if not isinstance(type_, GraphQLInputObjectType):
        return None
    some = type_.fields.get("some")
    inner = None if some is None else get_named_type(some.type)
    if isinstance(inner, GraphQLInputObjectType) and name in inner.fields:
        return _write(f"some: {{{name}: …}}")
    if "Did you mean" in message:
        return None
    near = [each for each in type_.fields if len(name) > 2 and name.lower() in each.lower()]
    listed = ", ".join(f"`{each}`" for each in near or list(type_.fields)[:MOST_VALUES])
    if near:
        return f"Did you mean {listed}?", f"Menade du {listed}?"
    return f"`{type_.name}` has {listed}.", f"`{type_.name}` har {listed}."


def _argument(type_: Any, field: str, name: str, message: str) -> Hint | None:
    """What an argument that a field does not have is called, or which it has."""
    declared = type_.fields.get(field) if is_object_type(type_) or is_interface_type(type_) else None
    if declared is None:
        return None
    if (meant := OTHERWISE.get(name)) in declared.args:
        return _write(meant)
    if "Did you mean" in message:
        return None
    listed = ", ".join(f"`{each}`" for each in declared.args)
    if not listed:
        return f"`{field}` takes no arguments.", f"`{field}` har inga argument."
    return f"`{field}` takes {listed}.", f"`{field}` har {listed}."


# ---- A plain value where a condition is wanted -----------------------------------------------------------------------


def _condition(type_: Any, given: str) -> str | None:
    """How a plain value is written as a condition of a type."""
    if not isinstance(type_, GraphQLInputObjectType):
        return None
    fields = type_.fields
    if given.startswith("[") and "in" in fields:
        return f"{{in: {_written(given, fields['in'].type)}}}"
    if "eq" in fields:
        return f"{{eq: {_written(given, fields['eq'].type)}}}"
    if {"from", "by"} <= fields.keys():
        one = _written(given, fields["from"].type)
        return f"{{from: {one}, by: {one}}}"
    return None


def _written(given: str, type_: Any) -> str:
    """A value as it is written in a document: graphql-core shows variables in Python's way."""
    if len(given) > LONGEST or "..." in given:
        return "…"
    quote = "" if isinstance(get_named_type(type_), GraphQLEnumType) else '"'
    return re.sub(r"""['"]([^'"]*)['"]""", rf"{quote}\1{quote}", given)


# ---- A field that is somewhere else ----------------------------------------------------------------------------------


def _in_nodes(schema: GraphQLSchema, name: str, where: str) -> str | None:
    """How a field is asked for that the records of a list have, and the list itself has not."""
    type_ = schema.type_map.get(where)
    if not isinstance(type_, GraphQLObjectType) or not is_connection(type_):
        return None
    node = get_named_type(type_.fields["nodes"].type)
    return f"nodes {{ {name} }}" if name in getattr(node, "fields", ()) else None


def _elsewhere(schema: GraphQLSchema, name: str, where: str) -> Hint | None:
    """Where a field is that a type does not have: beside it, at the root with a filter, or on other types."""
    query, type_ = schema.query_type, schema.type_map.get(where)
    if query is None or not (is_object_type(type_) or is_interface_type(type_)):
        return None
    listed = query.fields.get(name) if type_ is not query else None
    if listed is not None and is_connection(get_named_type(listed.type)):
        path = _way(schema, listed, model_of(type_))
        narrowed = f"(where: {_nested(path)})" if path is not None else ""
        return f"Ask at the root: `{name}{narrowed}`.", f"Fråga från roten: `{name}{narrowed}`."
    beside = list(_beside(schema, name, type_)) if type_ is not query else []
    if 0 < len(beside) <= MOST_TYPES:
        ways = [f"`{each}`" for each in beside]
        return f"Ask for {' or '.join(ways)}.", f"Fråga efter {' eller '.join(ways)}."
    types = sorted(_having(schema, name))
    if not 0 < len(types) <= MOST_TYPES:
        return None
    told = ", ".join(f"`{each}`" for each in types)
    return f"`{name}` is a field of {told}.", f"`{name}` är ett fält i {told}."


def _beside(schema: GraphQLSchema, name: str, type_: Any) -> Iterator[str]:
    """How a field is reached by one of a type's own: by what that may be, or else by a field of what it leads to."""
    through: list[str] = []
    for own, field in type_.fields.items():
        # Every record has one that keeps it, and some come of others or become them: nobody looks for those.
        if own in ("keeper", "mergedInto", "predecessors", "successors"):
            continue
        target, inner = get_named_type(field.type), "{}"
        if is_connection(target):
            target, inner = get_named_type(target.fields["nodes"].type), "nodes {{ {} }}"
        if not (is_object_type(target) or is_interface_type(target)):
            continue
        if is_abstract_type(target):
            kinds = {each.name.lower(): each.name for each in schema.get_possible_types(target)}
            if len(kinds) <= MOST_KINDS and (kind := kinds.get(name.lower())) is not None:
                yield f"{own} {{ {inner.format(f'... on {kind} {{ … }}')} }}"
                continue
        if name in target.fields:
            through.append(f"{own} {{ {inner.format(name)} }}")
    yield from through


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
