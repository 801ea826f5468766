"""Conditions to SQL: filters on columns, periods and relations.

A filter has two outcomes where SQL has three: a value that is unknown does not meet a condition, and therefore meets
the opposite of it.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Select,
    Text,
    and_,
    any_,
    cast,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BooleanClauseList, Grouping
from sqlalchemy.types import TypeEngine

from registry.errors import InvalidFilter
from registry.storage.model.derived import is_in_order
from registry.storage.model.record import END_OF_DATE, Derived, end_of
from registry.storage.model.supported import closed_over
from registry.storage.reading import official, searching
from registry.storage.reading.criteria import (
    Chosen,
    Compare,
    Condition,
    Either,
    Every,
    InOrder,
    Not,
    Related,
    Search,
    Within,
    leads_along,
)
from registry.storage.reading.given import Given
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_not_true


def all_conditions(condition: Condition, model: Any, row: Row, scope: Scope) -> list[Sql]:
    """The conditions that a row must meet, as a list to put into WHERE; an empty filter gives an empty list."""
    if isinstance(condition, Every):
        return [found for each in condition.conditions for found in all_conditions(each, model, row, scope)]
    if isinstance(condition, InOrder):
        start, end = condition.start, condition.end
        scope.require(lambda values: _require_order(start.read(values), end.read(values)))
        return []
    return [compile_condition(condition, model, row, scope)]


def compile_condition(condition: Condition, model: Any, row: Row, scope: Scope) -> Sql:
    """The condition as SQL on a row of a record."""
    match condition:
        case Every() | InOrder():
            return and_(true(), *all_conditions(condition, model, row, scope))
        case Either(conditions):
            return or_(false(), *(compile_condition(each, model, row, scope) for each in conditions))
        case Not(inner) if isinstance(alone := _alone(inner), Related):
            # Never unknown, and written so that PostgreSQL can join: a subselect in IS NOT TRUE is asked for every row.
            return compile_condition(Related(alone.path, alone.condition, not alone.some), model, row, scope)
        case Not(inner):
            return is_not_true(compile_condition(inner, model, row, scope))
        case Chosen(condition=inner):
            return compile_condition(inner, model, row, scope)
        case Compare(name, "starts_with" | "contains" as operator, value):
            return _part(model, row, name, operator, value, scope)
        case Compare("slug", "eq" | "in" | "not" as operator, value) if "former_slugs" in row.c:
            return _of_slug(model, row, operator, value, scope)
        case Compare(name, "eq" | "in" | "not" as operator, value) if official.system_of(model, name):
            given = scope.bind(value, ARRAY(Text()) if operator == "in" else Text())
            answers = official.answers(model, row, name, given, scope, many=operator == "in")
            return is_not_true(answers) if operator == "not" else answers
        case Compare():
            return _of_value(condition, model, row, scope)
        case Within() | Search():
            return _within_or_found(condition, model, row, scope)
        case Related(path, inner, some):
            found = _related(path, inner, model, row, scope)
            return found if some else not_(found)


def _require_order(start: Any, end: Any) -> None:
    """InvalidFilter for a stretch of time that ends before it begins: of dates as far as known, days or moments."""
    if start > (f"{end}{END_OF_DATE}" if isinstance(end, str) else end):
        raise InvalidFilter(
            f"The period ends {end}, before it begins {start}.",
            f"Perioden slutar {end}, innan den börjar {start}.",
            "Let start come before end.",
            "Låt start komma före end.",
        )


def _alone(condition: Condition) -> Condition:
    """The one condition that stands in others alone."""
    while True:
        match condition:
            case Every((one,)) | Chosen(condition=one):
                condition = one
            case _:
                return condition


def value_of(model: Any, row: Row, name: str, scope: Scope, **arguments: Any) -> Sql:
    """A value of a row by its name: what the record's class computes under that name, or else the column.

    One of a group that is shown to who sees what it names alone, as a case number's authority, is null to others.
    """
    found = getattr(model, name, None)
    if isinstance(found, Derived):
        value: Sql = found.compute(row, scope, **arguments)
        return value
    visible = scope.sees_along(model, row, closed_over(model, name))
    return scope.when(and_(*visible), row.c[name]) if visible else row.c[name]


def _of_value(test: Compare, model: Any, row: Row, scope: Scope) -> Sql:
    if test.operator == "on":
        return value_of(model, row, test.name, scope, day=test.value)
    if test.operator == "date_from" and is_in_order(model):
        day, given = row.c[test.name], scope.bind(test.value)
        # What is over later begins in that year at the earliest, from where its index is read.
        return and_(end_of(day) >= given, day >= func.left(given, literal_column("4")))
    return compare(value_of(model, row, test.name, scope, **dict(test.among)), test.operator, test.value, scope)


def compare(left: Sql, operator: str, value: Given, scope: Scope) -> Sql:
    """A value compared with one that was given, as `Compare` says."""
    if operator == "among":
        words = [scope.word(each) for each in value.now]
        return left == words[0] if len(words) == 1 else left.in_(words)
    kind = _bound_as(left.type)
    match operator:
        case "is":
            # What is not known is neither, so that it is never told as no.
            return left if value.now else _opposite(left)
        case "is_null":
            return left.is_(None) if value.now else left.is_not(None)
        case "is_empty":
            empty: Sql = func.cardinality(left) == literal_column("0")
            return empty if value.now else not_(empty)
        case "holds":
            return scope.bind(value) == any_(left)
        case "in":
            return left == any_(scope.bind(value, ARRAY(kind)))
        case "not":
            return left.is_distinct_from(scope.bind(value, kind))
        case "date_from":
            return end_of(left) >= scope.bind(value)
        case "date_by":
            return left <= end_of(scope.bind(value))
        case "gte":
            return left >= scope.bind(value, kind)
        case "lte":
            return left <= scope.bind(value, kind)
        case _:
            return left == scope.bind(value, kind)


def _opposite(test: Sql) -> Sql:
    """That a test does not hold; of several, that each does not, so that PostgreSQL can join what they look for."""
    if isinstance(test, BooleanClauseList) and test.operator is operators.or_:
        several: list[Any] = [each.element if isinstance(each, Grouping) else each for each in test.clauses]
        return and_(*(not_(each) for each in several))
    return not_(test)


def _part(model: Any, row: Row, name: str, operator: str, value: Given, scope: Scope) -> Sql:
    """Whether a text begins with another or holds it, both as texts are sorted: whatever the case, in Swedish letters.

    What is looked for is no pattern: % and _ are themselves.
    """
    text = _folded(model, row, name, scope)
    given = func.swedish_sort(scope.bind(value), type_=Text())
    return (
        func.starts_with(text, given) if operator == "starts_with" else func.strpos(text, given) > literal_column("0")
    )


def _folded(model: Any, row: Row, name: str, scope: Scope) -> Sql:
    """A text as texts are sorted, or all of a list: then what stands between them is what no text holds."""
    beside = f"{name}_sort"
    if beside in row.c:
        return row.c[beside]
    value = value_of(model, row, name, scope)
    if isinstance(value.type, ARRAY):
        value = func.array_to_string(value, func.chr(literal_column("31")), type_=Text())
    folded: Sql = func.swedish_sort(value, type_=Text())
    return folded


def _of_slug(model: Any, row: Row, operator: str, value: Given, scope: Scope) -> Sql:
    """A test of a slug: of that which a record has, or gave up and no record that the caller may see has now."""
    now = scope.alias(model)
    if operator == "in":
        given = scope.bind(value, ARRAY(Text()))
        each = func.unnest(given).table_valued("slug", name=scope.name("u")).render_derived()
        has: Select[Any] = select(literal_column("1")).where(now.c.slug == each.c.slug, *scope.sees(now, model))
        free = scope.scalar(select(func.array_agg(each.c.slug)).where(~scope.exists(has, now)), each)
        return or_(row.c.slug == any_(given), row.c.former_slugs.overlap(type_coerce(free, ARRAY(Text()))))
    one = scope.bind(value)
    taken = scope.exists(select(literal_column("1")).where(now.c.slug == one, *scope.sees(now, model)), now)
    same = or_(row.c.slug == one, and_(row.c.former_slugs.contains(array([cast(one, Text)])), ~taken))
    return not_(same) if operator == "not" else same


def _bound_as(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """The type that a value is bound as: text for texts and enums, and for numbers and days the column's own."""
    return Text() if kind.python_type is str or issubclass(kind.python_type, str) else kind


def _within_or_found(condition: Within | Search, model: Any, row: Row, scope: Scope) -> Sql:
    if isinstance(condition, Search):
        return searching.has_all_words(condition.value, model, row, scope)
    return _within(row, condition.name, condition.operator, condition.value, scope)


def _within(row: Row, name: str, operator: str, value: Given, scope: Scope) -> Sql:
    start, end = row.c[f"{name}_start"], row.c[f"{name}_end"]
    given = scope.bind(value)
    match operator:
        case "starts_from":
            return end_of(start) >= given
        case "starts_by":
            return start <= end_of(given)
        case "ends_from":
            return end_of(end) >= given
        case "ends_by":
            return end <= end_of(given)
        # A period with one known end can be of any length; one with none is not known to overlap anything.
        case "begun_by":
            return and_(func.num_nonnulls(start, end) > 0, or_(start.is_(None), start <= end_of(given)))
        case _:
            known = func.num_nonnulls(start, end) > 0
            return and_(known, or_(end.is_(None), end_of(end) >= given))


def _related(path: tuple[str, ...], inner: Condition, model: Any, row: Row, scope: Scope) -> Sql:
    first, *rest = path
    target = relation(model, first).mapper.class_

    def meets(other: Row) -> Sql:
        if rest:
            return _related(tuple(rest), inner, target, other, scope)
        return compile_condition(inner, target, other, scope)

    leading_on = tuple(rest[:1]) or leads_along(inner)
    return scope.any_of(model, row, first, meets if rest or inner != Every() else None, leading_on=leading_on)
