"""How a list of the root is asked for one record of a concept: by its key, or by a filter that leads to it."""

from typing import Any, TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    get_named_type,
    is_interface_type,
    is_object_type,
    is_required_argument,
)

from registry.storage.model.terms import RecordType
from schema.language.types import is_connection, model_of

#: The arguments of lists of the root that take the readable key of one record.
OF_KEYS = ("need", "initiative")
#: How many relations a filter is led through.
FURTHEST = 3
#: A line of a filter, and what must stand beside it.
Step: TypeAlias = tuple[str, str]


def record_type_of(model: Any) -> RecordType | None:
    """The type of the records of a concept; None for what is no record."""
    found = getattr(model, "record_type", None)
    return found if isinstance(found, RecordType) else None


def arguments_of(schema: GraphQLSchema, listed: Any, model: Any) -> str:
    """The arguments by which a list of the root is about one record of a concept, where it can be."""
    keys, record_type = [name for name in listed.args if name in OF_KEYS], record_type_of(model)
    of_it = [name for name in keys if record_type is not None and record_type.prefix.endswith(name)]
    given = dict.fromkeys((of_it or keys)[:1], '"…"')
    for name, each in listed.args.items():
        if is_required_argument(each) and name not in given:
            words = get_named_type(each.type)
            given[name] = next(iter(words.values)) if isinstance(words, GraphQLEnumType) else '"…"'
    if not given and (path := _way(schema, listed, model)) is not None:
        given["where"] = _nested(path)
    told = ", ".join(f"{name}: {each}" for name, each in given.items())
    return f"({told})" if told else ""


def _nested(path: tuple[Step, ...]) -> str:
    """A filter that leads along a path to a record."""
    found = '{slug: {eq: "…"}}'
    for name, beside in reversed(path):
        found = f"{{{name}: {found}{beside}}}"
    return found


def _filtered(schema: GraphQLSchema) -> dict[Any, Any]:
    """The records that each filter of a list is about."""
    types = (each for each in schema.type_map.values() if is_object_type(each) or is_interface_type(each))
    fields = (field for type_ in types for field in type_.fields.values() if "where" in field.args)
    return {
        get_named_type(field.args["where"].type): model_of(get_named_type(connection.fields["nodes"].type))
        for field in fields
        if is_connection(connection := get_named_type(field.type))
    }


def _tested(type_: Any) -> str | None:
    """What must stand beside a line of a filter that chooses nothing alone: what the value is to be."""
    if "eq" not in type_.fields:
        return ""
    words = get_named_type(type_.fields["eq"].type)
    return f", eq: {next(iter(words.values))}" if isinstance(words, GraphQLEnumType) else None


def _way(schema: GraphQLSchema, listed: Any, model: Any) -> tuple[Step, ...] | None:
    """The shortest way through the filters of a list to the records of a model, if there is one."""
    where = listed.args.get("where")
    if where is None or model is None:
        return None
    filtered = _filtered(schema)
    waiting: list[tuple[Any, tuple[Step, ...]]] = [(get_named_type(where.type), ())]
    for _ in range(FURTHEST):
        further: list[tuple[Any, tuple[Step, ...]]] = []
        for type_, path in waiting:
            if (beside := _tested(type_)) is None:
                continue
            for name, field in type_.fields.items():
                inner = get_named_type(field.type)
                if name in ("and", "or", "not") or not isinstance(inner, GraphQLInputObjectType):
                    continue
                steps: tuple[Step, ...] = ((name, beside),)
                if "some" in inner.fields:
                    inner, steps = get_named_type(inner.fields["some"].type), ((name, beside), ("some", ""))
                if filtered.get(inner) is model and "slug" in inner.fields:
                    return (*path, *steps)
                further.append((inner, (*path, *steps)))
        waiting = further
    return None
