"""Orders of a document as steps of the registry."""

from typing import Any

from graphql import GraphQLInputObjectType, get_named_type

from registry.storage.reading.criteria import ALL, Order
from registry.storage.reading.relations import relation
from schema.language.orders import CountOrder, Direction
from schema.language.types import name_of, notes_of, origin_of
from schema.selecting.arguments import Argument
from schema.selecting.filters import usual_condition


def order(order_by: Argument, model: Any) -> tuple[Order, ...]:
    """The steps of an order of a record's rows; what was ordered by once decides nothing more later."""
    found: dict[tuple[Any, ...], Order] = {}
    for each in order_by.items():
        for step in _steps(each, model, ()):
            found.setdefault((step.path, step.name, step.counted), step)
    return tuple(found.values())


def _steps(argument: Argument, model: Any, path: tuple[str, ...]) -> list[Order]:
    """The steps of one item: by what the record at the end of a path has."""
    type_, found = argument.plain_type, []
    if not isinstance(type_, GraphQLInputObjectType):
        raise TypeError(type_)
    for name, each in argument.fields():
        column, named = name_of(type_.fields[name]), get_named_type(each.type)
        if each.absent and each.node is None:
            continue
        if origin_of(named) is CountOrder:
            counted = usual_condition(relation(model, column).mapper.class_) if _is_filtered(type_, name) else ALL
            found += [Order(column, _descends(by), path, True, counted) for _, by in each.fields()]
        elif isinstance(named, GraphQLInputObjectType):
            found += _steps(each, relation(model, column).mapper.class_, (*path, column))
        else:
            found.append(Order(_sortable(column, model), _descends(each), path))
    return found


def _is_filtered(type_: GraphQLInputObjectType, name: str) -> bool:
    """Whether what is counted is a list that can be filtered, and so leaves out what such lists do."""
    return bool(notes_of(type_.fields[name]).get("is_filtered"))


def _descends(direction: Argument) -> bool:
    return direction.given.now is Direction.DESC


def _sortable(column: str, model: Any) -> str:
    """The column that rows are sorted by: the one kept beside it, null-free and in Swedish order, if there is one."""
    beside = f"{column}_sort"
    return beside if beside in model.__table__.columns else column
