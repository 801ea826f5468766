"""One statement being written: names, bound values, and what the caller may see.

Aliases come from table names and a counter, so that the same question always makes the same SQL.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    inspect,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.orm import RelationshipProperty
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import TypeEngine

from registry.storage.model.record import Base, Record
from registry.storage.model.terms import Role
from registry.storage.reading.given import Given
from registry.storage.reading.then import as_it_was, is_traced

Row = FromClause
Sql = ColumnElement[Any]
Reader = Callable[[dict[str, Any]], Any]
#: Where, among the values of a call, stands what is known of the caller.
CALLER = "$caller"


class Scope:
    """Everything that is shared while one statement is compiled for one kind of caller."""

    def __init__(self, role: Role) -> None:
        """Starts an empty statement."""
        self.role = role
        self.readers: dict[str, Reader] = {}
        self._names = 0
        self._own: Sql | None = None
        #: The moment that is asked about, and the tables as they were then.
        self._moment: Sql | None = None
        self._then: dict[tuple[Sql | None, str], FromClause] = {}

    # -- names and values ----------------------------------------------------------------------------------------------

    def name(self, stem: str) -> str:
        """A fresh name."""
        self._names += 1
        return f"{stem}_{self._names}"

    def alias(self, model: Any) -> Row:
        """A fresh alias of a record's table."""
        table: Table = getattr(model, "__table__", model)
        if self._moment is not None and is_traced(table, model):
            return self._as_it_was(table).alias(self.name(table.name))
        return _aliased(table, self.name(table.name))

    # -- another moment ------------------------------------------------------------------------------------------------

    @contextmanager
    def at(self, moment: Given | None) -> Iterator[None]:
        """While this is open, tables are as they were at a moment; None is now."""
        before = self._moment
        self._moment = None if moment is None else self.bind(moment, DateTime(timezone=True))
        try:
            yield
        finally:
            self._moment = before

    @property
    def is_now(self) -> bool:
        """Whether it is today that is asked about."""
        return self._moment is None

    def today(self) -> Sql:
        """The day that is asked about."""
        return func.current_date() if self._moment is None else cast(self._moment, Date())

    def _as_it_was(self, table: Table) -> FromClause:
        key, moment = (self._moment, table.name), self._moment
        if key not in self._then and moment is not None:
            with self.at(None):
                self._then[key] = as_it_was(table, _model_of(table), moment, self)
        return self._then[key]

    def bind(self, value: Given | Reader, kind: TypeEngine[Any] | None = None) -> Sql:
        """A value that is read at every call. Values never become part of the text."""
        name = self.name("p")
        self.readers[name] = value.read if isinstance(value, Given) else value
        return bindparam(name, type_=kind if kind is not None else Text())

    def word(self, value: str) -> Sql:
        """One of our own constants, written in the text so that the planner knows it. Never anything from outside."""
        if not value.replace("_", "").replace("-", "").isalnum():
            raise ValueError(value)
        return literal_column(f"'{value}'")

    def text(self, value: str) -> Sql:
        """A label or sentence of our own, written in the text. Never anything from outside."""
        return literal_column("'" + value.replace("'", "''") + "'", Text())

    # -- small shapes --------------------------------------------------------------------------------------------------

    def all_of(self, *conditions: Sql) -> Sql:
        """All of them, or true."""
        return and_(*conditions) if conditions else true()

    def when(self, condition: Sql, value: Any) -> Sql:
        """The value when the condition holds, else null."""
        return case((condition, value))

    def scalar(self, found: Select[Any], *own: Row) -> Sql:
        """A subselect as a value. `own` are the tables it reads by itself; every other one belongs to a row outside."""
        return found.correlate_except(*own).scalar_subquery()

    def exists(self, found: Select[Any], *own: Row) -> Sql:
        """Whether a subselect finds anything."""
        return exists(found.correlate_except(*own))

    # -- what the caller may see ---------------------------------------------------------------------------------------

    def sees(self, row: Row, model: Any, known: tuple[str, ...] = ()) -> list[Sql]:
        """The conditions under which the caller may see a row; `known` are relations already checked outside.

        It closes over non-null references: whoever sees a participation sees its initiative and its organisation.
        """
        is_record = isinstance(model, type) and issubclass(model, Record)
        if hasattr(model, "shown"):
            found: list[Sql] = model.shown(row, self)
            return found
        if is_record and model.for_administrators:
            return [] if self.role is Role.ADMINISTRATOR else [false()]
        if self.role.sees_all:
            return []
        names = [name for name in getattr(model, "closes_over", ()) if name not in known]
        return [*([self.shows(row, model)] if is_record else []), *self.sees_along(model, row, names)]

    def shows(self, row: Row, model: type[Record]) -> Sql:
        """Whether a record by itself is shown to the caller, whatever it refers to."""
        published = row.c.publication == self.word("PUBLISHED")
        return or_(published, self.owns(row, model)) if self.role.has_own else published

    def owns(self, row: Row, model: type[Record]) -> Sql:
        """Whether a record is one of the caller's organisations', or a part of what is."""
        own = (row.c[name] == any_(self.own()) for name in model.owned_by)
        through = (self._owns_whole(row, model, *each.split(".")) for each in model.owned_through)
        return or_(*own, *through)

    def _owns_whole(self, row: Row, model: type[Record], name: str, column: str) -> Sql:
        return self.any_of(model, row, name, lambda whole: whole.c[column] == any_(self.own()))

    def own(self) -> Sql:
        """The caller's organisations, bound once."""
        if self._own is None:
            self._own = self.bind(lambda values: values[CALLER]["organisations"], ARRAY(Uuid()))
        return self._own

    def self_only(self, column: Sql) -> list[Sql]:
        """What concerns one person is for that person and for administrators."""
        if self.role is Role.ADMINISTRATOR:
            return []
        return [(column == self.bind(lambda values: values[CALLER]["person_id"], Uuid())).is_(True)]

    def sees_along(self, model: Any, row: Row, names: Iterable[str]) -> list[Sql]:
        """The conditions under which the caller may see what references point at."""
        return [] if self.role.sees_all else [self._leads_on(model, row, name) for name in names]

    def _leads_on(self, model: Any, row: Row, name: str) -> Sql:
        target = relation(model, name).mapper.class_
        other = self.alias(target)
        found: Select[Any] = (
            select(literal_column("1")).select_from(other).where(*self.along(model, row, name, other).conditions)
        )
        return self.exists(found, other)

    def _stands(self, through: Row, model: Any) -> list[Sql]:
        """The conditions under which a record may carry a relation between two others."""
        if model is None or not issubclass(model, Record):
            return []
        # One that was taken back carries nothing, also for those who may still read it.
        reads_withdrawn = self.role.sees_all or self.role.has_own
        stands = [through.c.publication != self.word("WITHDRAWN")] if reads_withdrawn else []
        return [*self.sees(through, model), *stands]

    def any_of(self, model: Any, row: Row, name: str, condition: Callable[[Row], Sql] | None = None) -> Sql:
        """Whether a visible record stands along a relation, and meets a condition if one is given."""
        other = self.alias(relation(model, name).mapper.class_)
        step = self.along(model, row, name, other)
        extra = [condition(other)] if condition else []
        found: Select[Any] = select(literal_column("1")).select_from(step.source).where(*step.conditions, *extra)
        return self.exists(found, *step.own)

    def along(self, model: Any, row: Row, name: str, other: Row, *, trusted: bool = False) -> "Step":
        """The way from a row along a relation to `other`: what to read and under which conditions.

        `trusted` is a reference that visibility closes over: to see the row is to see what it points at.
        """
        link = relation(model, name)
        target = link.mapper.class_
        # The row we come from is visible, so what must be visible through it need not be asked again.
        known = tuple(back for back in getattr(target, "closes_over", ()) if _points_back(target, back, link))
        seen = [] if trusted else self.sees(other, target, known)
        if link.secondary is None:
            return Step(other, (other,), [_moved(link.primaryjoin, link, row, other, None), *seen])
        through = self.alias(link.secondary)
        kept = self._stands(through, _model_of(link.secondary))
        joined = through.join(other, _moved(link.secondaryjoin, link, row, other, through))
        return Step(joined, (through, other), [_moved(link.primaryjoin, link, row, other, through), *kept, *seen])


@lru_cache(maxsize=4096)
def _aliased(table: Table, name: str) -> Row:
    """A table under a name. Making one copies all its columns, and the same names come again in every statement."""
    return table.alias(name)


class Step:
    """One step along a relation: the tables it reads, which of them are its own, and its conditions."""

    def __init__(self, source: Any, own: tuple[Row, ...], conditions: list[Sql]) -> None:
        """Plain data."""
        self.source, self.own, self.conditions = source, own, conditions


def relation(model: Any, name: str) -> RelationshipProperty[Any]:
    """A record's relation by name."""
    found: RelationshipProperty[Any] = inspect(model).relationships[name]
    return found


def _points_back(target: Any, name: str, link: RelationshipProperty[Any]) -> bool:
    """Whether the target's non-null reference `name` is the other end of `link`."""
    if link.secondary is not None:
        return False
    back = relation(target, name)
    return {frozenset(p) for p in back.local_remote_pairs} == {frozenset(p) for p in link.local_remote_pairs}


def _model_of(table: Any) -> Any:
    """The record that a table belongs to, or None for a bare link table."""
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            return mapper.class_
    return None


def _moved(clause: Any, link: RelationshipProperty[Any], row: Row, other: Row, through: Row | None) -> Sql:
    """A relation's own join condition, written on this statement's aliases.

    A table that stands on both sides (a need merged into a need) is told apart by which columns are remote.
    """
    remote = {(column.table, column.key) for column in link.remote_side}
    far = other if clause is link.secondaryjoin else row

    def swap(element: Any, **_: Any) -> Any:
        if not isinstance(element, Column):
            return None
        if link.secondary is not None:
            return (
                through.c[element.key]
                if through is not None and element.table is link.secondary
                else far.c[element.key]
            )
        if (element.table, element.key) in remote or element.table is not link.parent.local_table:
            return other.c[element.key]
        return row.c[element.key]

    moved: Sql = replacement_traverse(clause, {}, swap)
    return moved
