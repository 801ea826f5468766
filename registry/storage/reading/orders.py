"""Orders and cursors: where a page begins.

A cursor is a JSON list: a mark of the list it belongs to, below a record the id of that record, then the values of the
order's columns, the id last. The mark covers the order and the filter with its values, so a cursor used on another list
is refused and not misread. The list of another record than the cursor's is not moved by it, so that nothing is lost by
whoever continues the lists of many records with one cursor.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import blake2b
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Enum, Integer, Numeric, Text, and_, cast, false, func, literal_column, or_, select, true, tuple_
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.types import TypeEngine

from registry.errors import InvalidCursor
from registry.storage.model.derived import TAKES, UNTIL, Derived
from registry.storage.model.record import UNKNOWN
from registry.storage.reading.conditions import all_conditions, value_of
from registry.storage.reading.counting import counted_at_once
from registry.storage.reading.criteria import ALL, Among, Condition, Order, givens_of, leads_along, shape_of
from registry.storage.reading.fields import Many, Page
from registry.storage.reading.given import Given
from registry.storage.reading.json import Source
from registry.storage.reading.relations import relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Row, Sql

#: A moment in UTC and a whole number as PostgreSQL writes them.
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\+00")
NUMBER = re.compile(r"-?[0-9]{1,10}")
SHARE = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,10})?")


@dataclass(frozen=True)
class OrderStep:
    """What rows are ordered by, first, second and so on: a value of the row, and in which direction."""

    value: Sql
    descending: bool

    @property
    def sorted(self) -> Any:
        """The step as an expression for ORDER BY."""
        return self.value.desc() if self.descending else self.value.asc()


def of_plain_list(field: Many, row: Row, source: Source, scope: Scope) -> list[Any]:
    """The order of a plain list, as expressions for ORDER BY; what it needs is joined to `source`."""
    model = field.body.model
    keys = [each.name for each in model.__table__.primary_key.columns]
    order = (
        _whole(field.order, model) if field.order else tuple(map(Order, dict.fromkeys((*model.default_order, *keys))))
    )
    ways = Ways(model, row, source, scope, at_root=field.name is None)
    return [OrderStep(ways.value(step), step.descending).sorted for step in order]


def _whole(order: tuple[Order, ...], model: Any) -> tuple[Order, ...]:
    """An order in which no two rows have the same place: the key decides last, in the direction before it."""
    key = next(iter(model.__table__.primary_key.columns)).name
    if any(step.name == key and not step.path for step in order):
        return order
    return (*order, Order(key, order[-1].descending))


def steps(page: Page, row: Row, source: Source, scope: Scope, first: list[Sql]) -> list[OrderStep]:
    """The whole order of a page, so that no two rows have the same place in it; what it needs is joined to `source`.

    The values `first` lead, such as a distance, but only when the caller gives no order. Then comes the order that the
    caller gave, or else the record's usual one, and the primary key last.
    """
    order = _whole(page.order or tuple(map(Order, page.model.default_order)), page.model)
    found = [OrderStep(value, False) for value in first] if not page.order else []
    ways = Ways(page.model, row, source, scope, at_root=page.name is None)
    found += [OrderStep(ways.value(step), step.descending) for step in order]
    if page.backward:
        return [OrderStep(step.value, not step.descending) for step in found]
    return found


class Ways:
    """Where the values stand that rows are ordered by: each reference that leads to them is joined once."""

    def __init__(self, model: Any, row: Row, source: Source, scope: Scope, *, at_root: bool) -> None:
        """Takes the rows that are ordered, what they are read from, and whether that is a list of the root."""
        self.source, self.scope, self.at_once = source, scope, at_root and scope.is_now
        #: By path: the record, its row, and whether there may be none.
        self._ends: dict[tuple[str, ...], tuple[Any, Row, bool]] = {(): (model, row, False)}

    def value(self, step: Order) -> Sql:
        """The value of a step, which is never null, for a cursor must stand somewhere."""
        model, row, may_be_absent = self._end(step.path)
        if step.counted:
            return self._count(model, row, step.name, step.condition)
        value, column = value_of(model, row, step.name, self.scope), model.__table__.columns.get(step.name)
        if column is not None and isinstance(column.type, Enum):
            value = place_of_word(value, column.type, self.scope)
        return _placed(model, value, step.name, may_be_absent)

    def _end(self, path: tuple[str, ...]) -> tuple[Any, Row, bool]:
        if path not in self._ends:
            *before, name = path
            model, row, may_be_absent = self._end(tuple(before))
            target = relation(model, name).mapper.class_
            other = self.scope.alias(target)
            # One that is always there and seen lets PostgreSQL begin at the other end, where an index has the order.
            certain = self.scope.is_now and not may_be_absent and name in getattr(model, "closes_over", ())
            conditions = self.scope.along(model, row, name, other, trusted=certain).conditions
            if certain:
                self.source.inner(other, and_(*conditions))
            else:
                self.source.outer(other, conditions)
            self._ends[path] = target, other, not certain
        return self._ends[path]

    def _count(self, model: Any, row: Row, name: str, condition: Condition) -> Sql:
        """How many a relation leads to: in a list of the root all are counted at once, below a record each row's."""
        if self.at_once:
            return counted_at_once(model, row, name, condition, self.source, self.scope)
        target = relation(model, name).mapper.class_
        other = self.scope.alias(target)
        join = self.scope.along(model, row, name, other, leading_on=leads_along(condition))
        join.conditions += all_conditions(condition, target, other, self.scope)
        found = select(func.count().label("n")).select_from(join.source).where(*join.conditions)
        counted = found.correlate_except(*join.own).lateral(self.scope.name("n"))
        self.source.outer(counted, [true()])
        return func.coalesce(counted.c.n, literal_column("0"), type_=Integer())


def place_of_word(value: Sql, words: Enum, scope: Scope) -> Sql:
    """Which of its vocabulary's words a value is, counted from one: words have an order that letters do not tell."""
    return func.array_position(array([scope.word(each) for each in words.enums]), cast(value, Text), type_=Integer())


def _placed(model: Any, value: Sql, name: str, may_be_absent: bool) -> Sql:
    """A value that is null where it is unknown or its record is not there: then it comes first, unless it says else."""
    column = model.__table__.columns.get(name)
    found = getattr(model, name, None)
    is_nullable = found.is_nullable if isinstance(found, Derived) else column is not None and column.nullable
    if not may_be_absent and not is_nullable:
        return value
    kind = value.type
    if isinstance(kind, Integer | Numeric):
        return func.coalesce(value, literal_column("-1", kind))
    # A day or a moment as text sorts as it does as itself.
    known = value if issubclass(kind.python_type, str) else cast(value, Text(collation="C"))
    unknown = "" if column is None else column.info.get(UNKNOWN, "")
    return func.coalesce(known, literal_column(f"'{unknown}'"), type_=Text(collation="C"))


def between(page: Page, order: list[OrderStep], mark: Reader, parent: Sql | None, scope: Scope) -> list[Sql]:
    """The conditions that a row comes after the page's one cursor and before its other, as far as they are given.

    `parent` is the id of the record that the list is below; a cursor of another record's list moves nothing.
    """
    found = []
    for cursor, is_beyond in ((page.after, not page.backward), (page.before, page.backward)):
        if cursor is not None and not cursor.absent:
            # Rows are read on from one of the cursors, and up to the other.
            read = order if is_beyond else [OrderStep(step.value, not step.descending) for step in order]
            found.append(_on_one_side(cursor, read, mark, parent, scope))
    return found


def moves(cursor: Given | None, order: list[OrderStep], mark: Reader, parent: Sql | None, scope: Scope) -> Sql:
    """Whether a cursor is there and moves the page: below a record, one of that record's list."""
    if cursor is None or cursor.absent:
        return false()
    if parent is None:
        return true()
    kinds, given = kinds_of(order, parent), cursor
    of = scope.bind(lambda values: read_cursor(given.read(values), mark(values), kinds)[0])
    return parent == cast(of, parent.type)


def kinds_of(order: list[OrderStep], parent: Sql | None) -> list[TypeEngine[Any]]:
    """The types of the values of a cursor."""
    return [*(() if parent is None else (parent.type,)), *(step.value.type for step in order)]


def _on_one_side(cursor: Given, order: list[OrderStep], mark: Reader, parent: Sql | None, scope: Scope) -> Sql:
    kinds = kinds_of(order, parent)

    def part(place: int) -> Reader:
        return lambda values: read_cursor(cursor.read(values), mark(values), kinds)[place]

    bound = [cast(scope.bind(part(place)), _plain(kind)) for place, kind in enumerate(kinds)]
    if parent is None:
        return _compared(order, bound)
    of, *places = bound
    return or_(parent != of, _compared(order, places))


def _compared(order: list[OrderStep], bound: list[Any]) -> Sql:
    if len({step.descending for step in order}) == 1:
        left, right = tuple_(*(step.value for step in order)), tuple_(*bound)
        return left < right if order[0].descending else left > right
    # Mixed directions cannot be compared as a row; the leading bound lets an index begin in the right place.
    lead = order[0].value <= bound[0] if order[0].descending else order[0].value >= bound[0]
    return and_(lead, _beyond(order, bound))


def _beyond(order: list[OrderStep], bound: list[Any]) -> Sql:
    step, value = order[0], bound[0]
    further: Sql = step.value < value if step.descending else step.value > value
    if len(order) == 1:
        return further
    return or_(further, and_(step.value == value, _beyond(order[1:], bound[1:])))


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    return Text() if issubclass(kind.python_type, str) else kind


def first_rows(page: Page, scope: Scope) -> dict[str, Reader]:
    """How many rows of a list of the root a page needs to know, of a table that can tell of its first alone.

    It stands under `UNTIL`; nothing where others may be needed too, as where some are chosen or ordered otherwise. The
    order of such a table is its place, so that a cursor tells how many stand before.
    """
    table = page.model.__table__
    is_plain = page.condition == ALL and not page.order and not page.backward and page.before is None
    if not (UNTIL in table.info.get(TAKES, ()) and is_plain and scope.is_now):
        return {}
    mark, after, size = reader_of_mark(page), page.after, page.size + 1
    (key,) = table.primary_key.columns
    kinds = [*(table.c[name].type for name in page.model.default_order), key.type]

    def read(values: dict[str, Any]) -> int:
        cursor = None if after is None else after.read(values)
        return size if cursor is None else size + int(read_cursor(cursor, mark(values), kinds)[0])

    return {UNTIL: read}


def cursor_text(mark: Sql, values: list[Sql]) -> Sql:
    """The cursor of a row, written by the database; below a record its id is the first of the values."""
    return cast(func.json_build_array(mark, *(cast(value, Text) for value in values)), Text)


def reader_of_mark(page: Page) -> Reader:
    """What reads at every call the mark of the page's list: a digest of its order and its filter with the values."""
    chosen = [each.condition for _, each in page.arguments if isinstance(each, Among)]
    conditions = (page.condition, *chosen)
    givens = [given for each in conditions for given in givens_of(each)]
    givens += [each for _, each in page.arguments if isinstance(each, Given)]
    shape = f"{page.model.__name__}{page.called}{page.order}{''.join(map(shape_of, conditions))}"

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
    if kind is Decimal and not SHARE.fullmatch(value):
        raise ValueError(value)
    if kind is int and not (NUMBER.fullmatch(value) and -(2**31) <= int(value) < 2**31):
        raise ValueError(value)
