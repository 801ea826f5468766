"""Filters as their descriptions say them, in plain Python. Every test is two-valued."""

import calendar
from collections.abc import Callable
from datetime import date
from typing import Any

from graphql import GraphQLBoolean, get_named_type, is_scalar_type

from registry.concepts.initiatives import Initiative
from tests.oracle.by_day import is_valid
from tests.oracle.cited import folded
from tests.oracle.derived import takes_part, value
from tests.oracle.marks import said
from tests.oracle.official import COLUMNS, of
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.ways import target

Given = dict[str, Any]


def texts(found: str | list[str]) -> list[str]:
    """A text, or each of several."""
    return [found] if isinstance(found, str) else found


class Slug(str):
    """A slug, which is also each of those that its record gave up and nobody has now."""

    former: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether it is or was this one."""
        return str(self) == other or other in self.former

    def __ne__(self, other: object) -> bool:
        """Whether it neither is nor was this one."""
        return not self == other

    __hash__ = str.__hash__


def _now(model: Any, row: Row, column: str, found: Any, sight: Sight) -> Any:
    if column == "slug" and "former_slugs" in row:
        slug = Slug(found)
        slug.former = tuple(each for each in row["former_slugs"] if not _is_taken(each, model, sight))
        return slug
    return of(row, column, sight) if column in COLUMNS and column in row else found


def _is_taken(slug: str, model: Any, sight: Sight) -> bool:
    """Whether a record that one sees has a slug now."""
    return any(sight.sees(model, each) for each in sight.rows.where(model.__tablename__, "slug", slug))


#: What is unknown meets none of these but `not`. Blanks around a part of a text are not looked for.
TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda found, given: found is not None and found == given,
    "in": lambda found, given: found is not None and found in given,
    "not": lambda found, given: found is None or found != given,
    "startsWith": lambda found, given: found is not None and folded(found).startswith(folded(given.strip())),
    "contains": lambda found, given: (
        found is not None and any(folded(given.strip()) in folded(each) for each in texts(found))
    ),
    "isEmpty": lambda found, given: (not found) is given,
    "isNull": lambda found, given: (found is None or getattr(found, "missing", False)) is given,
    "gte": lambda found, given: found is not None and found >= given,
    "lte": lambda found, given: found is not None and found <= given,
    "from": lambda found, given: found is not None and found >= given,
    "by": lambda found, given: found is not None and found <= given,
}


def said_in(given: Any) -> Any:
    """What a filter says, without all that holds no value; None when nothing is left of it."""
    if isinstance(given, dict):
        given = {name: each for name, each in given.items() if each or name not in ("and", "or")}
        left = {name: said for name, each in given.items() if (said := said_in(each)) is not None}
        # That what is below counts too is how something is tested, and no test.
        return left if left.keys() - {"withChildren"} else None
    if isinstance(given, list) and any(isinstance(each, dict) for each in given):
        return [left for each in given if (left := said_in(each)) is not None] or None
    return given


def but(where: Given | None, type_: Any, facet: str) -> Given | None:
    """A filter without the lines of a facet that stand in it by themselves."""
    left = {}
    for name, given in (where or {}).items():
        if name == "and":
            left[name] = [but(each, type_, facet) for each in given or []]
        elif name in ("or", "not") or said(type_.fields[name])[1].get("facet") != facet:
            left[name] = given
    return left


def meets(where: Given | None, type_: Any, model: Any, row: Row, sight: Sight, prefix: str = "") -> bool:
    """Whether a row meets a filter of a type; nothing given is no filter."""
    where = said_in(where) or {}
    return all(_line(name, given, type_, model, row, sight, prefix) for name, given in where.items())


def known_part(row: Row, initiatives: Given | None, type_: Any, sight: Sight) -> str:
    """Whether an organisation takes part in any of the initiatives that meet a filter."""
    where = get_named_type(type_)
    return takes_part(row, sight, lambda each: meets(initiatives, where, Initiative, each, sight))


def _takes_part(given: Given, type_: Any, row: Row, sight: Sight) -> bool:
    found = known_part(row, given.get("initiatives"), type_.fields["initiatives"].type, sight)
    return _tests({name: each for name, each in given.items() if name != "initiatives"}, found)


def _of_one(given: Given, type_: Any, row: Row, column: str, sight: Sight) -> bool | None:
    """Tests of one value that are made in a way of their own; None for others."""
    match type_.name:
        case "TakesPartFilter":
            return _takes_part(given, type_, row, sight)
        case "PeriodFilter":
            return _period(given, row[f"{column}_start"], row[f"{column}_end"])
        case "PartialDateFilter":
            return _date(given, row[column])
        case _ if set(type_.fields) == {"contains"}:
            return given["contains"] in (row[column] or ())
        case "TextsFilter":
            return _tests(given, row[column])
    return None


def _line(name: str, given: Any, type_: Any, model: Any, row: Row, sight: Sight, prefix: str) -> bool:
    match name:
        case "and":
            return all(meets(each, type_, model, row, sight) for each in given)
        case "or":
            return any(meets(each, type_, model, row, sight) for each in given)
        case "not":
            return not meets(given, type_, model, row, sight)
    declared = type_.fields[name]
    column, mark = said(declared)
    column, named = prefix + column, get_named_type(declared.type)
    if is_scalar_type(named):
        # What is no truth is a day on which it is so.
        is_truth = named is GraphQLBoolean
        return value(model, row, column, sight) is given if is_truth else is_valid(row, sight, given)
    if (found := _of_one(given, named, row, column, sight)) is not None:
        return found
    via = mark.get("via") or ()
    # Without children nothing counts by what it is a part of.
    stops = given.get("withChildren") is False
    given = {each: said for each, said in given.items() if each != "withChildren"}
    if "isNull" in named.fields:
        if not mark.get("paths"):
            return _tests(given, _now(model, row, column, value(model, row, column, sight), sight))
        paths = [path[:-1] if stops and len(path) > 1 else path for path in mark["paths"]]
        ends = [each for path in paths for each in _ends(path, model, row, sight)]
        return _at_the_end(given, [_now(there, end, column, end[column], sight) for there, end in ends])
    if "some" in named.fields:
        inner, there = get_named_type(named.fields["some"].type), target(model, column)
        path = via[:-1] if stops else via or (column,)
        some_there = [end for _, end in _ends(path, model, row, sight)]
        return all(
            bool(some_there) is each
            if some == "any"
            else any(meets(each, inner, there, end, sight) for end in some_there) is (some == "some")
            for some, each in given.items()
        )
    if "and" not in named.fields:
        return meets(given, named, model, row, sight, f"{column}_")
    # A filter on the records at the end of a path, or on the one that a reference points at.
    return any(meets(given, named, there, end, sight) for there, end in _ends(via or (column,), model, row, sight))


def _tests(given: Given, found: Any) -> bool:
    return all(TESTS[name](found, each) for name, each in given.items())


def _at_the_end(given: Given, found: list[Any]) -> bool:
    """Tests of what stands at the end of a path, which is unknown where nothing does.

    One of them meets all tests of a value; none of them is what it must not be.
    """
    of_one = {name: each for name, each in given.items() if name not in ("not", "isNull")}
    return (
        (not of_one or any(_tests(of_one, each) for each in found))
        and ("not" not in given or given["not"] not in found)
        and ("isNull" not in given or (not found) is given["isNull"])
    )


def _ends(path: tuple[str, ...], model: Any, row: Row, sight: Sight) -> list[tuple[Any, Row]]:
    """The records at the end of a path of relations."""
    here = [(model, row)]
    for name in path:
        here = [(target(at, name), end) for at, each in here for end in sight.along(at, each, name)]
    return here


def days(text: str) -> tuple[date, date]:
    """The first and last day of a date that is known so far."""
    year, *rest = (int(part) for part in text.split("-"))
    match rest:
        case []:
            return date(year, 1, 1), date(year, 12, 31)
        case [month]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case [month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(text)


def _date(given: Given, found: str | None) -> bool:
    """A date known in part counts as every day of it."""
    tests: dict[str, Callable[[Any], bool]] = {
        "from": lambda day: found is not None and days(found)[1] >= days(day)[0],
        "by": lambda day: found is not None and days(found)[0] <= days(day)[1],
        "isNull": lambda wanted: (found is None) is wanted,
    }
    return all(tests[name](each) for name, each in given.items())


def _period(given: Given, start: str | None, end: str | None) -> bool:
    """A known part of a date counts as the whole of it; an unknown date meets no test of itself."""
    tests: dict[str, Callable[[Any], bool]] = {
        "startsFrom": lambda day: start is not None and days(start)[1] >= days(day)[0],
        "startsBy": lambda day: start is not None and days(start)[0] <= days(day)[1],
        "endsFrom": lambda day: end is not None and days(end)[1] >= days(day)[0],
        "endsBy": lambda day: end is not None and days(end)[0] <= days(day)[1],
        "startIsNull": lambda wanted: (start is None) is wanted,
        "endIsNull": lambda wanted: (end is None) is wanted,
        "overlaps": lambda stretch: _overlaps(stretch, start, end),
    }
    return all(tests[name](each) for name, each in given.items() if each is not None)


def _overlaps(stretch: Given, start: str | None, end: str | None) -> bool:
    """Shares a day; a period with one unknown end may reach as far as is asked, one with none is not known to."""
    first, last = stretch.get("start"), stretch.get("end")
    if first is None and last is None:
        return True
    if start is None and end is None:
        return False
    begun = last is None or start is None or days(start)[0] <= days(last)[1]
    return begun and (first is None or end is None or days(end)[1] >= days(first)[0])
