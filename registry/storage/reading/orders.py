"""Orders and cursors: where a page begins.

A cursor is a JSON list: a mark of the list it belongs to, then the values of the order's columns, the id last. The
mark covers the order and the filter with its values, so a cursor used on another list is refused and not misread.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Date, Integer, Text, and_, cast, func, literal_column, or_, tuple_
from sqlalchemy.types import TypeEngine

from registry.errors import InvalidCursor
from registry.storage.model.record import UNKNOWN
from registry.storage.reading.conditions import value_of
from registry.storage.reading.criteria import Chosen, Compare, Condition, Either, Every, Not, Related, Within
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.selection import Order, Page
from registry.storage.reading.statement import Reader, Row, Sql

#: A moment in UTC and a whole number as PostgreSQL writes them.
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\+00")
NUMBER = re.compile(r"-?[0-9]{1,10}")


@dataclass(frozen=True)
class OrderStep:
    """What rows are ordered by, first, second and so on: a value of the row, and in which direction."""

    value: Sql
    descending: bool

    @property
    def sorted(self) -> Any:
        """The step as an expression for ORDER BY."""
        return self.value.desc() if self.descending else self.value.asc()


def steps(page: Page, row: Row, scope: Scope, first: list[Sql]) -> list[OrderStep]:
    """The whole order of a page, so that no two rows have the same place in it.

    The values `first` lead, such as a distance, but only when the caller gives no order. Then comes the order that the
    caller gave, or else the record's usual one, and the primary key last.
    """
    order = page.order or tuple(Order(name) for name in page.model.default_order)
    key = next(iter(page.model.__table__.primary_key.columns)).name
    if all(step.name != key for step in order):
        order = (*order, Order(key, order[-1].descending))
    found = [OrderStep(value, False) for value in first] if not page.order else []
    found += [OrderStep(_placed(page.model, row, step.name, scope), step.descending) for step in order]
    if page.backward:
        return [OrderStep(step.value, not step.descending) for step in found]
    return found


def _placed(model: Any, row: Row, name: str, scope: Scope) -> Sql:
    """A value as rows are ordered by it: never null, for a cursor must stand somewhere.

    The unknown comes before everything known, unless the column says otherwise.
    """
    value, column = value_of(model, row, name, scope), model.__table__.columns.get(name)
    if column is None or not column.nullable:
        return value
    if isinstance(column.type, Integer):
        return func.coalesce(value, literal_column("-1", Integer()))
    # A day as text sorts as it does as a day.
    known = cast(value, Text(collation="C")) if isinstance(column.type, Date) else value
    return func.coalesce(known, scope.text(column.info.get(UNKNOWN, "")), type_=Text(collation="C"))


def after(page: Page, order: list[OrderStep], mark: Reader, scope: Scope) -> list[Sql]:
    """The condition that a row comes after the page's cursor, in the direction that the page is read."""
    if page.cursor is None or page.cursor.absent:
        return []
    cursor = page.cursor
    kinds = [step.value.type for step in order]

    def part(place: int) -> Reader:
        return lambda values: read_cursor(cursor.read(values), mark(values), kinds)[place]

    bound = [cast(scope.bind(part(place)), _plain(kind)) for place, kind in enumerate(kinds)]
    if len({step.descending for step in order}) == 1:
        left, right = tuple_(*(step.value for step in order)), tuple_(*bound)
        return [left < right if order[0].descending else left > right]
    # Mixed directions cannot be compared as a row; the leading bound lets an index begin in the right place.
    lead = order[0].value <= bound[0] if order[0].descending else order[0].value >= bound[0]
    return [and_(lead, _beyond(order, bound))]


def _beyond(order: list[OrderStep], bound: list[Any]) -> Sql:
    step, value = order[0], bound[0]
    further: Sql = step.value < value if step.descending else step.value > value
    if len(order) == 1:
        return further
    return or_(further, and_(step.value == value, _beyond(order[1:], bound[1:])))


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    return Text() if issubclass(kind.python_type, str) else kind


def cursor_text(mark: Sql, values: list[Sql]) -> Sql:
    """The cursor of a row, written by the database."""
    return cast(func.json_build_array(mark, *(cast(value, Text) for value in values)), Text)


def reader_of_mark(page: Page) -> Reader:
    """What reads at every call the mark of the page's list: a digest of its order and its filter with the values."""
    givens = list(_givens(page.condition)) + [given for _, given in page.arguments]
    shape = f"{page.model.__name__}{page.name}{page.order}{_bare(page.condition)}"

    def read(values: dict[str, Any]) -> str:
        filter_values = orjson.dumps([given.read(values) for given in givens], default=str)
        return blake2b(shape.encode() + filter_values, digest_size=6).hexdigest()

    if all(given.path is None and given.items is None for given in givens):
        always = read({})
        return lambda _: always
    return read


def read_cursor(text: Any, mark: str, kinds: list[TypeEngine[Any]]) -> list[str]:
    """The values of a cursor as text.

    InvalidCursor when it is not one of ours, or when its mark says that it belongs to a list with another filter or
    order.
    """
    try:
        found_mark, *given = orjson.loads(text)
        values: list[str] = given
        if len(values) == len(kinds):
            for value, kind in zip(values, kinds, strict=True):
                _readable(value, kind.python_type)
    except (ValueError, TypeError) as error:
        raise InvalidCursor("The cursor cannot be read.", "Markören går inte att läsa.") from error
    if found_mark != mark or len(values) != len(kinds):
        raise InvalidCursor(
            "The cursor belongs to a list with another filter or order.",
            "Markören hör till en lista med annat urval eller annan ordning.",
        )
    return values


def _readable(value: Any, kind: type) -> None:
    """ValueError or TypeError for what PostgreSQL would not have written: it and Python read many other forms apart."""
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(value)
    if kind is UUID and str(UUID(value)) != value:
        raise ValueError(value)
    if kind is datetime and not (MOMENT.fullmatch(value) and datetime.fromisoformat(value)):
        raise ValueError(value)
    if kind is int and not (NUMBER.fullmatch(value) and -(2**31) <= int(value) < 2**31):
        raise ValueError(value)


def _givens(condition: Condition) -> list[Given]:
    match condition:
        case Compare(value=value) | Within(value=value):
            return [value]
        case Related(condition=inner) | Not(condition=inner) | Chosen(condition=inner):
            return _givens(inner)
        case Every(conditions) | Either(conditions):
            return [given for each in conditions for given in _givens(each)]


def _bare(condition: Condition) -> str:
    """A text that is the same for all conditions that differ only in their values."""
    match condition:
        case Compare(name, operator) | Within(name, operator):
            return f"{name} {operator}"
        case Related(path, inner, some):
            return f"{path}{some}({_bare(inner)})"
        case Not(inner):
            return f"not({_bare(inner)})"
        case Chosen(condition=inner):
            return _bare(inner)
        case Every(conditions):
            return f"and({','.join(_bare(each) for each in conditions)})"
        case Either(conditions):
            return f"or({','.join(_bare(each) for each in conditions)})"
