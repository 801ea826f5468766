"""The mark of what a copy can rely on: fields that change only when their record comes in the change feed.

    the model: own columns, references and links of its own -> @synced on the contract's fields

One rule for all: the tests' own copies ask for what is marked, and are compared with what can be read.
"""

from collections.abc import Iterable
from copy import copy
from typing import Any

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type, is_leaf_type
from sqlalchemy import inspect
from strawberry.schema_directive import Location

from registry.feed.derived import told_of
from registry.storage.model.record import PART_OF
from registry.storage.model.supported import groups_of
from schema.language.types import is_connection, is_list, model_of, name_of

BACK = "strawberry-definition"


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="synced",
    description="A copy that follows `changes` keeps this right: it changes only with the record, which then comes. Of"
    " a record that it leads to, that is the `id`; what stands within it has marks of its own (hålls i fas).",
)
class Synced:
    """That a copy can rely on a field."""


def mark(schema: GraphQLSchema) -> None:
    """Mark the fields of all that shows a record which the feed tells of."""
    marks: dict[str, dict[str, bool]] = {}
    types = [each for each in schema.type_map.values() if isinstance(each, GraphQLObjectType)]
    for type_ in types:
        if model_of(type_) in told_of():
            _look(type_, model_of(type_), "", marks)
    for each in schema.type_map.values():
        if isinstance(each, GraphQLInterfaceType):
            marks[each.name] = _of_all(each, (marks.get(of.name) for of in schema.get_possible_types(each)))
    for name, fields in marks.items():
        shown: Any = schema.type_map[name]
        for field in (shown.fields[one] for one, is_synced in fields.items() if is_synced):
            # Types that inherit a line share it, and need not agree.
            marked = copy(field.extensions[BACK])
            marked.directives = [*marked.directives, Synced()]
            field.extensions = {**field.extensions, BACK: marked}


def is_synced(field: Any) -> bool:
    """Whether a copy can rely on a field of the contract."""
    return any(isinstance(each, Synced) for each in field.extensions[BACK].directives)


def _of_all(interface: GraphQLInterfaceType, types: Iterable[dict[str, bool] | None]) -> dict[str, bool]:
    """A field of an interface has the mark when it has it in all types that the interface may be."""
    every = list(types)
    return {name: all(each is not None and each.get(name, False) for each in every) for name in interface.fields}


def _look(type_: Any, model: Any, prefix: str, marks: dict[str, dict[str, bool]]) -> bool:
    """Note of each field of a type, which shows a row or a part of it, whether it has the mark; whether any has.

    A part that several types have in common must be so in all of those that have anything of their own in it.
    """
    own = {name: _is_own(field, model, prefix, marks) for name, field in type_.fields.items()}
    if any(own.values()):
        seen = marks.setdefault(type_.name, {})
        seen.update({name: each and seen.get(name, True) for name, each in own.items()})
    return any(own.values())


def _is_own(field: Any, model: Any, prefix: str, marks: dict[str, dict[str, bool]]) -> bool:
    column, inner = prefix + name_of(field), get_named_type(field.type)
    if field.args or is_connection(inner):
        return False
    if is_leaf_type(inner):
        return column in model.__table__.columns
    if column in inspect(model).relationships:
        own = _follows_own(inspect(model).relationships[column])
        # A row that hangs on the record, such as a key in another system, is shown whole.
        return own and (model_of(inner) in told_of() or _look(inner, model_of(inner), "", marks))
    if not isinstance(inner, GraphQLObjectType):
        return False
    if model_of(inner) is not None:
        # A type may show rows of its own in one place, and columns of this row in another, as with case numbers.
        return column in groups_of(model) and _look(inner, model, f"{column}_", marks)
    if is_list(field.type):
        return column in model.__table__.columns and _values(inner, marks)
    return _look(inner, model, f"{column}_", marks)


def _values(type_: GraphQLObjectType, marks: dict[str, dict[str, bool]]) -> bool:
    """Note that all of a value in a list of the record's own has the mark."""
    seen = marks.setdefault(type_.name, {})
    for name, field in type_.fields.items():
        inner = get_named_type(field.type)
        seen[name] = not field.args and seen.get(name, True)
        if isinstance(inner, GraphQLObjectType) and model_of(inner) is None:
            _values(inner, marks)
    return True


def _follows_own(relationship: Any) -> bool:
    """Whether a relation follows a reference of the record's own, or links that are parts of it."""
    if relationship.secondary is not None:
        ((_, near),) = relationship.synchronize_pairs
        return bool(relationship.secondary.info.get(PART_OF) == near.name)
    if not relationship.uselist:
        ((own, _),) = relationship.local_remote_pairs
        return bool(own.name != "id")
    return PART_OF in relationship.mapper.local_table.info
