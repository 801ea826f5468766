"""Where to ask instead: hints that the contract itself gives, beside what graphql-core says is wrong.

A field that a type does not have may be one of its own that says the same (`meant`), in the nodes of a list, a field of
what one of its own leads to, of a type that one of those may be, or a list of the root that a filter narrows to the
same records. A plain value where a condition is wanted is a condition `eq`, and an enum has so few values that they can
be told. What a hint says is accepted where it says it. Each hint is in English and Swedish.
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
    is_abstract_type,
    is_interface_type,
    is_object_type,
)

from schema.answering import meant
from schema.answering.at_the_root import arguments_of, record_type_of
from schema.answering.meant import PASSED_BY, Hint
from schema.language.types import is_connection, model_of

NO_FIELD = re.compile(r"Cannot query field '(\w+)' on type '(\w+)'\.")
NO_OBJECT = re.compile(r"Expected value of type '(\w+)!?' to be an object, found: (.*)\.", re.DOTALL)
NO_VALUE = re.compile(
    r"(?:Value '(?P<value>.*)' does not exist in '(?P<of>\w+)' enum"
    r"|Enum '(?P<of2>\w+)' cannot represent non-(?:string|enum) value: .*)\.",
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
#: An order as other interfaces write it, and the enum that says which way it goes here.
ORDERED = re.compile(r"""["']?(?P<minus>-?)(?P<name>\w+?)(?:[_ ](?P<way>ASC|DESC))?["']?""", re.IGNORECASE)
DIRECTION = "Direction"
#: How graphql-core says what is spelt alike.
GUESSED = "Did you mean"
#: What other interfaces call the arguments of a list.
OTHERWISE = {
    **dict.fromkeys(("filter", "filters", "filterBy", "search", "query", "condition"), "where"),
    **dict.fromkeys(("sort", "sortBy", "order", "ordering"), "orderBy"),
    **dict.fromkeys(("limit", "take", "pageSize", "count"), "first"),
    **dict.fromkeys(("cursor", "skip", "offset", "page"), "after"),
}
#: How many types that have a field are named, and how many values of an enum are listed.
MOST_TYPES, MOST_VALUES = 3, 40
#: The longest value that is repeated.
LONGEST = 60
#: The most types that an interface of one concept has: what may be anything leads to nothing in particular.
MOST_KINDS = 12


def values_of(schema: GraphQLSchema, message: str) -> list[str]:
    """The values of the enum that a sentence says has not the one that was given; none when it says nothing such."""
    found = NO_VALUE.search(message)
    type_ = schema.type_map.get((found["of"] or found["of2"]) if found else "")
    return list(type_.values)[:MOST_VALUES] if isinstance(type_, GraphQLEnumType) else []


def hint_of(schema: GraphQLSchema, message: str) -> Hint | None:
    """What to do about what a sentence of the library's says, if the contract tells."""
    if (found := NO_OBJECT.search(message)) is not None:
        return _write(_condition(schema.type_map.get(found[1]), found[2]))
    if (found := NO_TEXT.search(message)) is not None:
        return _write(f'"{found[1]}"')
    if (found := NO_SLUG.search(message)) is not None:
        return _write(f'"{found[1] or found[2]}"')
    if (found := NO_FIELD.match(message)) is not None:
        return _field(schema, found[1], found[2], message)
    if (found := NO_INPUT.search(message)) is not None:
        return _in_filter(schema.type_map.get(found["of"] or found["of2"]), found["one"] or found["one2"], message)
    if (found := NO_ARGUMENT.match(message)) is not None:
        return _argument(schema.type_map.get(found[2]), found[3], found[1], message)
    if (found := NO_VALUE.search(message)) is not None and found["value"]:
        return _of_another(schema, found["value"], found["of"])
    return None


def _write(text: str | None) -> Hint | None:
    return None if text is None else meant.write(text)


def _of_another(schema: GraphQLSchema, value: str, of: str) -> Hint | None:
    """Which enums have a value that one has not; a kind of record is of the type of record that has such."""
    type_ = schema.type_map.get("".join(map(str.capitalize, value.split("_"))))
    if of == "RecordType" and is_object_type(type_) and (record_type := record_type_of(model_of(type_))) is not None:
        return meant.any_of([record_type.value])
    others = [
        each.name for each in schema.type_map.values() if isinstance(each, GraphQLEnumType) and value in each.values
    ]
    if not 0 < len(others) <= MOST_TYPES:
        return None
    told = ", ".join(f"`{each}`" for each in others)
    return f"`{value}` is a value of {told}.", f"`{value}` är ett värde i {told}."


# ---- What stands in a filter or among arguments ----------------------------------------------------------------------


def _in_filter(type_: Any, name: str, message: str) -> Hint | None:
    """Where a line that a filter does not have may be: in the `some` of a list, or under another name."""
    if not isinstance(type_, GraphQLInputObjectType):
        return None
    if (inside := meant.in_filter(type_, name)) is not None:
        return inside
    having = meant.having(name, type_.fields)
    if not _is_guessed_well(message, having) and (near := meant.any_of(having)) is not None:
        return near
    return None if GUESSED in message else meant.listing(type_.name, list(type_.fields))


def _argument(type_: Any, field: str, name: str, message: str) -> Hint | None:
    """What an argument that a field does not have is called, or which it has."""
    declared = type_.fields.get(field) if is_object_type(type_) or is_interface_type(type_) else None
    if declared is None:
        return None
    if (meant := OTHERWISE.get(name)) in declared.args:
        return _write(meant)
    if GUESSED in message:
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
    if (step := ORDERED.fullmatch(given)) is not None and (order := _order(type_, step)) is not None:
        return order
    if given.startswith("[") and "in" in fields:
        return f"{{in: {_written(given, fields['in'].type)}}}"
    if "eq" in fields:
        return f"{{eq: {_written(given, fields['eq'].type)}}}"
    if {"from", "by"} <= fields.keys():
        one = _written(given, fields["from"].type)
        return f"{{from: {one}, by: {one}}}"
    return None


def _order(type_: GraphQLInputObjectType, step: re.Match[str]) -> str | None:
    """How one step of an order is written, where a type is such and has what was named."""
    named = step["name"].replace("_", "").lower()
    descends = step["minus"] or (step["way"] or "").upper() == "DESC"
    for name, each in type_.fields.items():
        if name.lower() == named and get_named_type(each.type).name == DIRECTION:
            return f"{{{name}: {'DESC' if descends else 'ASC'}}}"
    return None


def _written(given: str, type_: Any) -> str:
    """A value as it is written in a document: graphql-core shows variables in Python's way."""
    if len(given) > LONGEST or "..." in given:
        return "…"
    quote = "" if isinstance(get_named_type(type_), GraphQLEnumType) else '"'
    return re.sub(r"""['"]([^'"]*)['"]""", rf"{quote}\1{quote}", given)


# ---- A field that is somewhere else ----------------------------------------------------------------------------------


def _field(schema: GraphQLSchema, name: str, where: str, message: str) -> Hint | None:
    """Where a field is that a type does not have; what is spelt alike stands when nothing nearer is found."""
    type_ = schema.type_map.get(where)
    if not (is_object_type(type_) or is_interface_type(type_)):
        return None
    own, is_guessed = meant.in_nodes(type_, name) or _of_any_type(schema, name, type_), GUESSED in message
    own = own or meant.named(type_, name) or meant.without_pages(type_, name)
    if own is None and not is_guessed:
        own = _beyond(schema, name, type_)
    if own is None and not _is_guessed_well(message, meant.having(name, type_.fields)):
        own = meant.near(type_, name)
    return own if own is not None or is_guessed else _of_types(schema, name) or meant.listed(type_)


def _is_guessed_well(message: str, having: list[str]) -> bool:
    """Whether what graphql-core finds spelt alike has the word that was written."""
    return bool(set(re.findall(r"'(\w+)'", message.partition(GUESSED)[2])).intersection(having))


def _beyond(schema: GraphQLSchema, name: str, type_: Any) -> Hint | None:
    """Where a field is that a type does not have: at the root with a filter, or beside it."""
    query = schema.query_type
    if query is None or type_ is query:
        return None
    listed = query.fields.get(name)
    if listed is not None and is_connection(get_named_type(listed.type)):
        narrowed = arguments_of(schema, listed, model_of(type_))
        return f"Ask at the root: `{name}{narrowed}`.", f"Fråga från roten: `{name}{narrowed}`."
    beside = list(_beside(schema, name, type_))
    if 0 < len(beside) <= MOST_TYPES:
        ways = [f"`{each}`" for each in beside]
        return f"Ask for {' or '.join(ways)}.", f"Fråga efter {' eller '.join(ways)}."
    return None


def _of_any_type(schema: GraphQLSchema, name: str, type_: Any) -> Hint | None:
    """How a field is asked for that only some of the types have that a record may be of, or what stands beside one."""
    if not is_interface_type(type_) or len(kinds := schema.get_possible_types(type_)) <= MOST_KINDS:
        return None
    if having := sorted(each.name for each in kinds if name in each.fields):
        return meant.write(f"... on {having[0]} {{ {meant.selected(schema.type_map[having[0]], name)} }}")
    root = schema.query_type.fields if schema.query_type else {}
    beside = [
        (asked, f"edges {{ {name} }}" if "edges" in target.fields else f"{name}")
        for asked, each in root.items()
        if is_object_type(target := get_named_type(each.type))
        and is_object_type(edge := get_named_type(target.fields["edges"].type) if "edges" in target.fields else target)
        and name in edge.fields
        and "node" in edge.fields
        and get_named_type(edge.fields["node"].type) is type_
    ]
    if not 0 < len(beside) <= MOST_TYPES:
        return None
    en, sv = (" ".join(f"{word} `{asked}` `{way}`" for asked, way in beside) for word in ("in", "i"))
    en, sv = en.replace("` in `", "`, in `"), sv.replace("` i `", "`, i `")
    return f"It stands beside the record: {en}.", f"Det står bredvid posten: {sv}."


def _of_types(schema: GraphQLSchema, name: str) -> Hint | None:
    """The few types that have a field."""
    types = sorted(_having(schema, name))
    if not 0 < len(types) <= MOST_TYPES:
        return None
    told = ", ".join(f"`{each}`" for each in types)
    return f"`{name}` is a field of {told}.", f"`{name}` är ett fält i {told}."


def _beside(schema: GraphQLSchema, name: str, type_: Any) -> Iterator[str]:
    """How a field is reached by one of a type's own: by what that may be, or else by a field of what it leads to."""
    through: list[str] = []
    for own, field in type_.fields.items():
        if own in PASSED_BY:
            continue
        target, inner = get_named_type(field.type), "{}"
        if pages := is_connection(target):
            target, inner = get_named_type(target.fields["nodes"].type), "nodes {{ {} }}"
        if not (is_object_type(target) or is_interface_type(target)):
            continue
        if is_abstract_type(target):
            kinds = {each.name.lower(): each.name for each in schema.get_possible_types(target)}
            if len(kinds) <= MOST_KINDS and (kind := kinds.get(name.lower())) is not None:
                yield f"{own} {{ {inner.format(f'... on {kind} {{ … }}')} }}"
                continue
        # A list in each of a list is another question than one list.
        if name in target.fields and not (pages and meant.is_many(target.fields[name])):
            through.append(f"{own} {{ {inner.format(meant.selected(target, name))} }}")
    yield from through


def _having(schema: GraphQLSchema, name: str) -> Iterator[str]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__") and name in type_.fields:
            yield type_.name
