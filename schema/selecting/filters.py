"""Filters and orders of a document as conditions of the registry."""

from typing import Any

from graphql import GraphQLBoolean, GraphQLInputObjectType, get_named_type
from strawberry.types.base import StrawberryObjectDefinition

from registry.errors import InvalidFilter
from registry.storage.reading.criteria import Compare, Condition, Either, Every, Not, Related, Within
from registry.storage.reading.given import Given
from registry.storage.reading.selection import Order
from schema.language.fields import Direction, Filter, IntFilter, StringFilter
from schema.language.records import PartialDateFilter, PeriodFilter
from schema.language.types import name_of, notes_of
from schema.selecting.arguments import Argument

OPERATORS = {
    "eq": "eq",
    "in": "in",
    "not": "not",
    "gte": "gte",
    "lte": "lte",
    "startsWith": "starts_with",
    "isNull": "is_null",
}
DATES = {"from": "date_from", "by": "date_by", "isNull": "is_null"}
PERIODS = {
    "startsFrom": "starts_from",
    "startsBy": "starts_by",
    "endsFrom": "ends_from",
    "endsBy": "ends_by",
}


def condition(where: Argument) -> Condition:
    """A filter as a condition; nothing given is no condition."""
    if where.absent and where.node is None:
        return Every()
    return Every(tuple(_field(where, name, argument) for name, argument in where.fields()))


def _field(where: Argument, name: str, argument: Argument) -> Condition:
    if argument.absent and not _is_written_out(argument):
        return Every()
    match name:
        case "and":
            return Every(tuple(condition(each) for each in argument.items()))
        case "or":
            return Either(tuple(condition(each) for each in argument.items()))
        case "not":
            return Not(condition(argument))
    type_ = where.plain_type
    if not isinstance(type_, GraphQLInputObjectType):
        raise TypeError(type_)
    declared = type_.fields[name]
    via: tuple[str, ...] = notes_of(declared).get("via") or ()
    found = _test(name_of(declared), argument, via)
    return _at_the_end(via, found) if via and isinstance(found, Every) else found


def _at_the_end(via: tuple[str, ...], tests: Every) -> Condition:
    """Tests of what stands at the end of a path: one row meets those of a value, and none is what it must not be.

    Where no row stands, the value is unknown.
    """
    found: list[Condition] = []
    of_one: list[Condition] = []
    for test in tests.conditions:
        match test:
            case Compare(operator="is_null", value=value):
                found.append(Related(via, Every(), some=not value.now))
            case Compare(name=name, operator="not", value=value):
                found.append(Related(via, Compare(name, "eq", value), some=False))
            case _:
                of_one.append(test)
    return Every((*found, Related(via, Every(tuple(of_one)))) if of_one else tuple(found))


def _is_written_out(argument: Argument) -> bool:
    return argument.node is not None and argument.node.kind != "null_value"


def _test(column: str, argument: Argument, via: tuple[str, ...]) -> Condition:
    """One field of a filter, by what its type is."""
    named = get_named_type(argument.type)
    if named is GraphQLBoolean:
        return Compare(column, "is", argument.given)
    definition: StrawberryObjectDefinition = named.extensions["strawberry-definition"]
    if definition.origin in (Filter, StringFilter, IntFilter) or issubclass(definition.origin, Filter):
        return Every(tuple(Compare(column, OPERATORS[name], _present(name, each)) for name, each in argument.fields()))
    if definition.origin is PartialDateFilter:
        return Every(tuple(Compare(column, DATES[name], _present(name, each)) for name, each in argument.fields()))
    if definition.origin is PeriodFilter:
        return Every(tuple(found for name, each in argument.fields() for found in _period(column, name, each)))
    if "some" in named.fields:
        return Every(
            tuple(
                Related((column,), condition(each), name == "some") for name, each in argument.fields() if _given(each)
            )
        )
    # A filter on the one record that a reference points at.
    return Related(via or (column,), condition(argument))


def _given(argument: Argument) -> bool:
    return not argument.absent or _is_written_out(argument)


def _present(name: str, argument: Argument) -> Given:
    """The value of an operator. Null is refused: it could mean "unknown" or "no filter", and must not be guessed."""
    given = argument.given
    if given.now is None or (name == "in" and any(item is None for item in given.now)):
        raise InvalidFilter(
            f"The operator `{name}` cannot compare with null.",
            f"Operatorn `{name}` kan inte jämföra med null.",
            "Leave it out for no filter, or use isNull where there is one.",
        )
    return given


def _period(column: str, name: str, argument: Argument) -> list[Condition]:
    if name != "overlaps":
        return [Within(column, PERIODS[name], _present(name, argument))]
    ends = {end: each for end, each in argument.fields() if _given(each)}
    found: list[Condition] = []
    if "end" in ends:
        found.append(Within(column, "begun_by", _present("end", ends["end"])))
    if "start" in ends:
        found.append(Within(column, "not_over_by", _present("start", ends["start"])))
    return found


def order(order_by: Argument, model: Any) -> tuple[Order, ...]:
    """The steps of an order of a record's rows."""
    found: list[Order] = []
    for each in order_by.items():
        type_ = each.plain_type
        if not isinstance(type_, GraphQLInputObjectType):
            raise TypeError(type_)
        for name, direction in each.fields():
            column = _sortable(name_of(type_.fields[name]), model)
            if column not in {step.name for step in found}:
                found.append(Order(column, direction.given.now is Direction.DESC))
    return tuple(found)


def _sortable(column: str, model: Any) -> str:
    """The column that rows are sorted by: the one kept beside it, null-free and in Swedish order, if there is one."""
    beside = f"{column}_sort"
    return beside if beside in model.__table__.columns else column
