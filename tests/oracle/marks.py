"""What the contract's lines say of themselves: which name of the registry a field stands for, and of which record."""

from typing import Any

import strawberry
from graphql import GraphQLNonNull, GraphQLSchema, get_named_type, is_list_type
from sqlalchemy import inspect

from schema.contract import core_of
from schema.language.fields import Connection
from schema.language.scalars import CONFIG
from schema.root import TYPES, Query

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


def has_relation(model: Any, name: str) -> bool:
    """Whether a record has a relation of that name."""
    return name in inspect(model).relationships
