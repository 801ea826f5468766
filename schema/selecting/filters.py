"""Filters of a document as conditions of the registry."""

from collections.abc import Iterable
from typing import Any

from graphql import GraphQLBoolean, GraphQLInputObjectType, GraphQLScalarType, get_named_type

from registry.errors import InvalidFilter
from registry.storage.reading.criteria import (
    ALL,
    Among,
    Chosen,
    Compare,
    Condition,
    Either,
    Every,
    InOrder,
    Not,
    Related,
    Search,
    Usual,
    Within,
    leads_nowhere,
    says,
)
from registry.storage.reading.given import Given
from registry.storage.reading.searching import says_something
from schema.language.conditions import (
    CHILDREN,
    AmongFilter,
    DateFilter,
    Filter,
    IntFilter,
    ListFilter,
    MomentFilter,
    PartialDateFilter,
    PeriodFilter,
    RolledUpFilter,
    StringFilter,
    TextsFilter,
)
from schema.language.types import name_of, notes_of, origin_of
from schema.selecting.arguments import Argument

OPERATORS = {
    "eq": "eq",
    "in": "in",
    "not": "not",
    "gte": "gte",
    "lte": "lte",
    "startsWith": "starts_with",
    "contains": "contains",
    "isNull": "is_null",
}
DATES = {"from": "date_from", "by": "date_by", "isNull": "is_null"}
MOMENTS = {"from": "gte", "by": "lte", "isNull": "is_null"}
#: The operators of each test of a value; an enum has a type of its own for each.
TESTS: dict[Any, dict[str, str]] = {
    StringFilter: OPERATORS,
    RolledUpFilter: OPERATORS,
    IntFilter: OPERATORS,
    PartialDateFilter: DATES,
    DateFilter: MOMENTS,
    MomentFilter: MOMENTS,
    TextsFilter: {"contains": "contains", "isEmpty": "is_empty"},
}
#: The operators that are two ends of a stretch of time.
STRETCHES = (("from", "by"), ("startsFrom", "startsBy"), ("endsFrom", "endsBy"))
PERIODS = {
    "startsFrom": "starts_from",
    "startsBy": "starts_by",
    "endsFrom": "ends_from",
    "endsBy": "ends_by",
}
#: Which end of a period is tested for being unknown.
UNKNOWN = {"startIsNull": "start", "endIsNull": "end"}


def condition(where: Argument) -> Condition:
    """A filter as a condition; one that nothing was given for is no condition."""
    return _filter(where) or ALL


def listed(where: Argument, model: Any) -> Condition:
    """What a list is filtered by, and what such lists usually leave out, where the filter does not say otherwise."""
    found = condition(where)
    usual: Usual | None = getattr(model, "usual", None)
    return found if usual is None or says(found, usual.unless) else Every((found, usual.condition))


def usual_condition(model: Any) -> Condition:
    """What the records that a list shows meet where its filter says nothing of it."""
    usual: Usual | None = getattr(model, "usual", None)
    return ALL if usual is None else usual.condition


def among(where: Argument) -> Among:
    """The records that an argument chooses, among which a value is computed."""
    return Among(origin_of(where.plain_type).chooses, condition(where), where.place)


def chooses(type_: Any) -> bool:
    """Whether an argument of a type chooses records."""
    return hasattr(origin_of(get_named_type(type_)), "chooses")


def _filter(where: Argument, prefix: str = "") -> Condition | None:
    """A filter, or None where every value in it is absent: what is not there narrows nothing, however deep it stood."""
    if not _given(where):
        return None
    return _all(_line(where, name, argument, prefix) for name, argument in where.fields() if _given(argument))


def _all(found: Iterable[Condition | None]) -> Condition | None:
    """All conditions that are there; None when none is."""
    there = tuple(each for each in found if each is not None)
    return Every(there) if there else None


def _line(where: Argument, name: str, argument: Argument, prefix: str) -> Condition | None:
    """One line of a filter; `prefix` is the group of columns that it is about."""
    match name:
        case "and":
            return _all(_filter(each, prefix) for each in argument.items())
        case "or":
            return _any(argument, prefix)
        case "not":
            inner = _filter(argument, prefix)
            return None if inner is None else Not(inner)
    type_ = where.plain_type
    if not isinstance(type_, GraphQLInputObjectType):
        raise TypeError(type_)
    return _test(prefix + name_of(type_.fields[name]), argument, notes_of(type_.fields[name]))


def _any(argument: Argument, prefix: str) -> Condition | None:
    """One of several, of those that are there."""
    there = tuple(found for each in argument.items() if (found := _filter(each, prefix)) is not None)
    return Either(there) if there else None


def _test(column: str, argument: Argument, notes: dict[str, Any]) -> Condition | None:
    """One line of a filter, by what its type is."""
    named = get_named_type(argument.type)
    if named is GraphQLBoolean:
        return Compare(column, "is", argument.given)
    if notes.get("is_search"):
        return _search(argument)
    if isinstance(named, GraphQLScalarType):
        return Compare(column, "on", _present("on", argument))
    origin = named.extensions["strawberry-definition"].origin
    if issubclass(origin, ListFilter):
        return _value(column, argument, {"contains": "holds"}, notes)
    if origin is PeriodFilter:
        tests = [found for name, each in argument.fields() for found in _period(column, name, each)]
        return _all((*tests, *_in_order(argument)))
    operators = OPERATORS if issubclass(origin, Filter | AmongFilter) else TESTS.get(origin)
    if operators is not None:
        return _value(column, argument, operators, notes)
    if "some" in named.fields:
        path = _way(tuple(notes.get("via") or (column,)), argument)
        return _all(_of_several(path, name, each) for name, each in argument.fields() if _given(each))
    if "and" not in named.fields:
        return _filter(argument, f"{column}_")
    # A filter on the one record that a reference points at.
    inner = _filter(argument)
    return None if inner is None else Related(tuple(notes.get("via") or (column,)), inner)


def _search(argument: Argument) -> Condition | None:
    """What is searched for; an empty text, such as that of an emptied search box, narrows nothing."""
    given = _present("search", argument)
    return Search(given, argument.place) if says_something(given.now) else None


def _way(path: tuple[str, ...], argument: Argument) -> tuple[str, ...]:
    """The way to what is tested; without children it does not go up to what that is a part of."""
    stops = any(name == CHILDREN and each.given.now is False for name, each in argument.fields())
    return path[:-1] if stops and len(path) > 1 else path


def _of_several(path: tuple[str, ...], name: str, argument: Argument) -> Condition | None:
    """Whether a relation leads to some records, to some that meet a filter, or to none that do."""
    if name == CHILDREN:
        return None
    if name == "any":
        return Related(path, ALL, some=bool(argument.given.now))
    inner = _filter(argument)
    return None if inner is None else Related(path, inner, some=name == "some")


def _value(column: str, argument: Argument, operators: dict[str, str], notes: dict[str, Any]) -> Condition | None:
    """Tests of a value: of the record itself, or of what stands at the end of the paths that the line tells."""
    facet, paths = notes.get("facet"), notes.get("paths")
    # What is counted is never unknown, so that null can only mean that nothing was chosen.
    given = [(name, each) for name, each in argument.fields() if name in operators and (facet is None or _given(each))]
    within = tuple((name, among(each)) for name, each in argument.fields() if chooses(each.type))
    tests = [Compare(column, operators[name], _present(name, each), each.place, within) for name, each in given]
    if not tests:
        _require_operator(argument, operators)
        return None
    met = (*tests, *_in_order(argument))
    found = _at_the_end(tuple(_way(each, argument) for each in paths), tests) if paths else Every(met)
    return found if facet is None else Chosen(facet, found)


def _in_order(argument: Argument) -> list[Condition]:
    """That a stretch of time of a filter does not end before it begins, where both of its ends are told."""
    given = dict(argument.fields())
    both = [(given[start], given[end]) for start, end in STRETCHES if start in given and end in given]
    return [InOrder(_present("from", start), _present("by", end)) for start, end in both]


def _require_operator(argument: Argument, operators: dict[str, str]) -> None:
    """InvalidFilter for a line that says among which records a value is computed, and does not test the value."""
    among_some = [name for name, each in argument.fields() if chooses(each.type) and _given(each)]
    if among_some and not argument.written() & operators.keys():
        name = among_some[0]
        raise InvalidFilter(
            f"`{name}` alone chooses nothing: it says among which the value is computed that is tested.",
            f"`{name}` ensamt väljer ingenting: det säger bland vilka värdet som prövas räknas fram.",
            "Add what the value is to be, with `eq` or `in`.",
            "Lägg till vad värdet ska vara, med `eq` eller `in`.",
        )


def _at_the_end(paths: tuple[tuple[str, ...], ...], tests: list[Compare]) -> Condition:
    """Tests of what stands at the end of any path: one row meets those of a value, and none is what it must not be.

    Where no row stands, the value is unknown.
    """
    found: list[Condition] = []
    of_one: list[Condition] = []
    for test in tests:
        match test:
            case Compare(operator="is_null", value=value) if value.now:
                found.append(leads_nowhere(paths))
            case Compare(operator="is_null"):
                found.append(_either(paths, ALL))
            case Compare(name=name, operator="not", value=value):
                found += [Related(path, Compare(name, "eq", value), some=False) for path in paths]
            case _:
                of_one.append(test)
    return Every((*found, _either(paths, Every(tuple(of_one))))) if of_one else Every(tuple(found))


def _either(paths: tuple[tuple[str, ...], ...], inner: Condition) -> Condition:
    first, *others = (Related(path, inner) for path in paths)
    return Either((first, *others)) if others else first


def _given(argument: Argument) -> bool:
    return not argument.absent or (argument.node is not None and argument.node.kind != "null_value")


def _present(name: str, argument: Argument) -> Given:
    """The value of an operator. Null is refused: it could mean "unknown" or "no filter", and must not be guessed."""
    given = argument.given
    if given.now is None or (name == "in" and any(item is None for item in given.now)):
        raise InvalidFilter(
            f"The operator `{name}` cannot compare with null.",
            f"Operatorn `{name}` kan inte jämföra med null.",
            "Leave it out for no filter, or use isNull where there is one.",
            "Utelämna den för att inte filtrera, eller använd isNull där den finns.",
        )
    return given


def _period(column: str, name: str, argument: Argument) -> list[Condition]:
    if name in UNKNOWN:
        return [Compare(f"{column}_{UNKNOWN[name]}", "is_null", _present(name, argument))]
    if name != "overlaps":
        return [Within(column, PERIODS[name], _present(name, argument))]
    ends = {end: each for end, each in argument.fields() if _given(each)}
    found: list[Condition] = []
    if "end" in ends:
        found.append(Within(column, "begun_by", _present("end", ends["end"])))
    if len(ends) == 2:
        found.append(InOrder(_present("start", ends["start"]), _present("end", ends["end"])))
    if "start" in ends:
        found.append(Within(column, "not_over_by", _present("start", ends["start"])))
    return found
