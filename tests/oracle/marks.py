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
#: What changes by asking, or by delivering, has tests of its own, and so have the change feed, what rows lost, and
#: drafts that others share. What words are found by is Swedish, which the oracle does not speak: see `tests/search`.
LEFT_OUT = {
    "Query": [
        *("changes", "changeToken", "disputedValues", "parallelDrafts", "search", "suggest", "moment"),
    ],
    "ApiKey": ["lastUsedAt"],
    "Person": ["lastSeenAt", "keptAnswerCount"],
    "Webhook": ["cursor", "failures", "nextAt"],
}
#: The same of every type that has it: what other systems said.
LEFT_OUT_EVERYWHERE = "assertions"


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
        getattr(type_, "fields", {}).pop(LEFT_OUT_EVERYWHERE, None)
        if type_.name.endswith("Where"):
            getattr(type_, "fields", {}).pop("search", None)
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


def is_counted(declared: Any) -> bool:
    """Whether a list is of what is counted across records: its rows are groups, or are about one that is given."""
    return is_connection(get_named_type(declared.type)) and bool({"by", "need", "initiative"} & declared.args.keys())


def is_list(type_: Any) -> bool:
    """Whether a field holds several."""
    return is_list_type(type_.of_type if isinstance(type_, GraphQLNonNull) else type_)


def node_of(connection: Any) -> Any:
    """The type of a page's records."""
    return get_named_type(connection.fields["nodes"].type)


def filters_of(schema: GraphQLSchema) -> dict[str, list[tuple[Any, str]]]:
    """What each filter of the contract is about, by the name of its type: records, and which group of their columns."""
    found: dict[str, list[tuple[Any, str]]] = {}
    for type_ in schema.type_map.values():
        for name, field in type_.fields.items() if is_object_type(type_) or is_interface_type(type_) else ():
            if "where" in field.args and name not in LEFT_OUT.get(type_.name, ()):
                shown = get_named_type(field.type)
                model = model_of(node_of(shown) if is_connection(shown) else shown)
                _add_filter(get_named_type(field.args["where"].type), model, "", found)
    return found


def _add_filter(type_: Any, model: Any, prefix: str, found: dict[str, list[tuple[Any, str]]]) -> None:
    """A filter, and those of what it leads to."""
    if (model, prefix) in found.setdefault(type_.name, []):
        return
    found[type_.name].append((model, prefix))
    for name, field in type_.fields.items():
        if name in ("and", "or", "not"):
            continue
        (column, mark), inner = said(field), get_named_type(field.type)
        if "some" in getattr(inner, "fields", {}):
            _add_filter(get_named_type(inner.fields["some"].type), target(model, column), "", found)
        elif inner.name.endswith("Where"):
            _add_filter(inner, at_the_end(model, mark.get("via") or (column,)), "", found)
        elif is_group(inner):
            _add_filter(inner, model, f"{column}_", found)


def is_group(type_: Any) -> bool:
    """Whether an input holds lines about a group of columns, and not tests of a value."""
    lines = list(getattr(type_, "fields", {}).values())
    return type_.name.endswith("Filter") and all(
        "registry" in (each.extensions[DEFINITION].metadata or {}) for each in lines
    )


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
