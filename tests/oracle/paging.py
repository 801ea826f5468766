"""Pages of a list: its order, its cursors and the part that was asked for."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cmp_to_key, reduce
from typing import Any
from uuid import UUID

from graphql import get_named_type
from sqlalchemy import Enum, Integer, Numeric

from tests.oracle.by_day import leaves_out
from tests.oracle.derived import value
from tests.oracle.marks import said
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.ways import target

#: The mark of the list that a cursor belongs to is the registry's own affair.
MARK = re.compile(r'^\["[0-9a-f]{12}", ')
UNMARKED = '["*", '


@dataclass(frozen=True)
class Listed:
    """A row with what it is ordered by."""

    row: Row
    keys: tuple[Any, ...]
    #: The id of the record that the list is below, if it is below one.
    parent: UUID | str | None = None

    @property
    def cursor(self) -> str:
        """Its place as text, with nothing for the mark."""
        parent = [] if self.parent is None else [str(self.parent)]
        return unmarked(json.dumps(["0" * 12, *parent, *(written(key) for key in self.keys)], ensure_ascii=False))


@dataclass(frozen=True)
class Step:
    """A value that rows are ordered by: of the record at the end of a path, or how many a relation of it leads to."""

    name: str
    path: tuple[str, ...] = ()
    counted: bool = False
    #: Whether what is counted is a list that leaves out the organisations that do not exist.
    leaves_out: bool = False

    def of(self, model: Any, row: Row, sight: Sight) -> Any:
        """The value of a row: what is unknown, or of no record, comes first, and an open end last."""
        is_certain = True
        for place, name in enumerate(self.path, 1):
            is_certain = is_certain and not sight.is_then and name in getattr(model, "closes_over", ())
            ends, model = sight.along(model, row, name), target(model, name)
            if not ends:
                return self._nothing(reduce(target, self.path[place:], model))
            row = ends[0]
        if self.counted:
            there, ends = target(model, self.name), sight.along(model, row, self.name)
            return sum(not (self.leaves_out and leaves_out(None, there, each, sight)) for each in ends)
        found, column = value(model, row, self.name, sight), model.__table__.columns.get(self.name)
        if column is not None and isinstance(column.type, Enum) and found is not None:
            found = column.type.enums.index(found) + 1
        if is_certain and found is not None and (column is None or not column.nullable):
            return found
        if found is None:
            return self._nothing(model)
        return written(found) if isinstance(found, date | datetime) else found

    def _nothing(self, model: Any) -> Any:
        column = model.__table__.columns.get(self.name)
        if self.counted or (column is None and self.name not in model.__table__.columns):
            return 0 if self.counted else -1
        return "9999" if self.name == "period_end" else -1 if isinstance(column.type, Integer | Numeric | Enum) else ""


@dataclass(frozen=True)
class Steps:
    """An order: what it goes by, and which of that goes from the last to the first."""

    steps: tuple[Step, ...]
    descending: tuple[bool, ...]

    def listed(
        self, model: Any, row: Row, sight: Sight, before: tuple[Any, ...] = (), parent: UUID | str | None = None
    ) -> Listed:
        """A row with its place; `before` are values that count before the named ones."""
        return Listed(row, (*before, *(step.of(model, row, sight) for step in self.steps)), parent)

    def compare(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
        """Below zero when the first place comes before the second."""
        ahead = (False,) * (len(one) - len(self.descending))
        for left, right, descending in zip(one, other, (*ahead, *self.descending), strict=True):
            if left != right:
                return 1 if (left > right) is not descending else -1
        return 0

    def sorted(self, rows: list[Listed]) -> list[Listed]:
        """Rows in this order. Python compares text by code points, and ids as the numbers that they are."""
        place = cmp_to_key(self.compare)
        return sorted(rows, key=lambda row: place(row.keys))


def steps(model: Any, order_by: list[dict[str, Any]] | None, type_: Any) -> Steps:
    """The asked order, or the record's usual one; the key decides last, in the direction of the step before it."""
    found: dict[Step, bool] = {}
    for item in order_by or []:
        for step, descends in _asked(item, type_, model, ()):
            found.setdefault(step, descends)
    if not found:
        found = dict.fromkeys(map(Step, model.default_order), False)
    key = Step(next(iter(model.__table__.primary_key.columns)).name)
    found.setdefault(key, list(found.values())[-1])
    return Steps(tuple(found), tuple(found.values()))


def _asked(item: dict[str, Any], type_: Any, model: Any, path: tuple[str, ...]) -> Iterator[tuple[Step, bool]]:
    for name, given in item.items():
        (column, mark), named = said(type_.fields[name]), get_named_type(type_.fields[name].type)
        if given is None:
            continue
        if named.name == "CountOrder":
            leaves = mark["is_filtered"]
            yield from ((Step(column, path, True, leaves), each.name == "DESC") for each in given.values())
        elif named.name == "Direction":
            beside = f"{column}_sort"
            yield Step(beside if beside in model.__table__.columns else column, path), given.name == "DESC"
        else:
            yield from _asked(given, named, target(model, column), (*path, column))


@dataclass(frozen=True)
class Window:
    """The asked part of a list, in the list's own order, and what there is on either side."""

    part: list[Listed]
    has_next_page: bool
    has_previous_page: bool


def window(
    rows: list[Listed], order: Steps, size: int, backward: bool, between: tuple[str | None, str | None], parent: Any
) -> Window:
    """A page from the start or the end of what lies between two cursors; those of other records' lists say nothing."""
    after, before = (None if each is None else read(each, rows, parent) for each in between)
    if after is not None:
        rows = [row for row in rows if order.compare(row.keys, after) > 0]
    if before is not None:
        rows = [row for row in rows if order.compare(row.keys, before) < 0]
    part = rows[max(0, len(rows) - size) :] if backward else rows[:size]
    more = len(rows) > size
    return Window(part, before is not None or (more and not backward), after is not None or (more and backward))


# ---- Cursors ---------------------------------------------------------------------------------------------------------


def unmarked(text: str) -> str:
    """A cursor without the mark of its list; other text as it is."""
    return MARK.sub(UNMARKED, text, count=1)


def read(cursor: str, rows: list[Listed], parent: UUID | str | None) -> tuple[Any, ...] | None:
    """The place that a cursor tells: its values, read as what they are in the list; None if it is another list's."""
    values = json.loads(cursor)[1:]
    if parent is not None:
        of, *values = values
        if of != str(parent):
            return None
    kinds = [type(key) for key in rows[0].keys] if rows else [str] * len(values)
    return tuple(_as(kind, each) for kind, each in zip(kinds, values, strict=True))


def _as(kind: Any, text: str) -> Any:
    if issubclass(kind, datetime):
        return datetime.fromisoformat(text)
    return UUID(text) if kind is UUID else kind(text)


def written(key: Any) -> str:
    """A value as PostgreSQL writes it in text."""
    if isinstance(key, datetime):
        return moment(key).replace("T", " ").removesuffix(":00")
    return str(key)


def moment(at: datetime) -> str:
    """A moment in UTC as PostgreSQL writes it in JSON: no more decimals than it has."""
    whole = at.strftime("%Y-%m-%dT%H:%M:%S")
    decimals = f".{at.microsecond:06}".rstrip("0") if at.microsecond else ""
    return f"{whole}{decimals}+00:00"


def without_marks(found: Any) -> Any:
    """An answer with every cursor unmarked."""
    if isinstance(found, dict):
        return {key: without_marks(each) for key, each in found.items()}
    if isinstance(found, list):
        return [without_marks(each) for each in found]
    return unmarked(found) if isinstance(found, str) else found
