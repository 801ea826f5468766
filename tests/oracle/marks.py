"""What the contract's lines say of themselves: which name of the registry a field stands for, and of which record."""

from collections.abc import Iterable, Iterator
from typing import Any

import strawberry
from graphql import (
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_interface_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)
from sqlalchemy import inspect

from schema.contract import core_of
from schema.language.fields import Connection
from schema.language.scalars import CONFIG
from schema.root import TYPES, Query
from tests.oracle.ways import target

DEFINITION = "strawberry-definition"
#: What changes by asking has tests of its own.
LEFT_OUT = {
    "ApiKey": ["lastUsedAt"],
    "Person": ["lastSeenAt", "keptAnswerCount"],
}


def contract() -> GraphQLSchema:
    """The contract without the resolvers that Strawberry hangs on it, so that only the oracle answers."""
    schema = core_of(strawberry.Schema(Query, types=list(TYPES), config=CONFIG))
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        for name in ("resolve_type", "is_type_of"):
            if hasattr(type_, name):
                setattr(type_, name, None)
        for field in getattr(type_, "fields", {}).values():
            if hasattr(field, "resolve"):
                field.resolve = None
    for left, names in LEFT_OUT.items():
        for name in names:
            del schema.type_map[left].fields[name]  # type: ignore[attr-defined]
    return schema


def said(declared: Any) -> tuple[str, dict[str, Any]]:
    """The registry's name of a field, and what its line says beside it."""
    line = declared.extensions[DEFINITION]
    mark = (line.metadata or {}).get("registry", {})
    return mark.get("of") or line.python_name, mark


def origin(type_: Any) -> Any:
    """The class that a contract type was written as."""
    definition = type_.extensions.get(DEFINITION)
    return definition.origin if definition else None


def model_of(type_: Any) -> Any:
    """The record that a contract type shows, or None."""
    return getattr(origin(type_), "model", None)


def kinds_of(type_: Any) -> set[str] | None:
    """The kinds of rows that a contract type shows; None is every kind."""
    kinds = getattr(origin(type_), "kinds", None)
    return None if kinds is None else {kind.value for kind in kinds}


def is_of(type_: Any, model: Any, row: dict[str, Any]) -> bool:
    """Whether a row is shown as a contract type."""
    kinds = kinds_of(type_)
    return model_of(type_) is model and (kinds is None or row["kind"] in kinds)


def is_connection(type_: Any) -> bool:
    """Whether a type is a page of a list."""
    found = origin(type_)
    return isinstance(found, type) and issubclass(found, Connection)


def is_list(type_: Any) -> bool:
    """Whether a field holds several."""
    return is_list_type(type_.of_type if isinstance(type_, GraphQLNonNull) else type_)


def node_of(connection: Any) -> Any:
    """The type of a page's records."""
    return get_named_type(connection.fields["nodes"].type)


def filters_of(schema: GraphQLSchema) -> dict[str, Any]:
    """The record that each filter of the contract is about, by the name of its type."""
    found: dict[str, Any] = {}
    for type_ in schema.type_map.values():
        for field in type_.fields.values() if is_object_type(type_) or is_interface_type(type_) else ():
            if "where" in field.args:
                node = node_of(get_named_type(field.type))
                _add_filter(get_named_type(field.args["where"].type), model_of(node), found)
    return found


def _add_filter(type_: Any, model: Any, found: dict[str, Any]) -> None:
    """A filter, and those of what it leads to."""
    if type_.name in found:
        return
    found[type_.name] = model
    for name, field in type_.fields.items():
        column, mark = (name, {}) if name in ("and", "or", "not") else said(field)
        inner = get_named_type(field.type)
        some = getattr(inner, "fields", {}).get("some")
        if some is not None:
            _add_filter(get_named_type(some.type), target(model, column), found)
        elif inner.name.endswith("Where") and inner is not type_:
            _add_filter(inner, at_the_end(model, mark.get("via") or (column,)), found)


def promised(schema: GraphQLSchema) -> dict[Any, list[tuple[str, str]]]:
    """By record, which columns the contract promises to hold something in a group that holds anything: (group, column).

    A period is such a group, and so is a handling: the columns whose names begin alike.
    """
    found: dict[Any, list[tuple[str, str]]] = {}
    for type_ in schema.type_map.values():
        if is_object_type(type_) and model_of(type_) is not None:
            found.setdefault(model_of(type_), []).extend(_promised(type_, model_of(type_), ""))
    return found


def _promised(type_: Any, model: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for field in type_.fields.values():
        column, inner = prefix + said(field)[0], get_named_type(field.type)
        if is_leaf_type(inner):
            if prefix and isinstance(field.type, GraphQLNonNull) and column in model.__table__.c:
                yield prefix, column
        elif is_object_type(inner) and model_of(inner) is None and not (is_list(field.type) or is_connection(inner)):
            yield from _promised(inner, model, f"{column}_")


def at_the_end(model: Any, path: Iterable[str]) -> Any:
    """The record at the end of a path of relations."""
    for name in path:
        model = target(model, name)
    return model


def has_relation(model: Any, name: str) -> bool:
    """Whether a record has a relation of that name."""
    return name in inspect(model).relationships
