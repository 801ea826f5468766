"""One statement while it is being written: its aliases, its bound values, and the moment that its tables are read at.

Aliases come from table names and a counter, so that the same question always makes the same SQL. Values never become
part of the text.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self, TypeAlias

from sqlalchemy import (
    ColumnElement,
    DateTime,
    FromClause,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    true,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import Grouping, UnaryExpression
from sqlalchemy.types import TypeEngine

from registry.errors import RegistryError
from registry.storage.model import swedish_time
from registry.storage.model.derived import MADE, TAKES, UNTIL
from registry.storage.reading.aliases import named
from registry.storage.reading.given import Given

Row: TypeAlias = FromClause
Sql: TypeAlias = ColumnElement[Any]
Reader: TypeAlias = Callable[[dict[str, Any]], Any]
#: How a table is put together as it was, from (table, moment, draft); None when it has no past.
Past: TypeAlias = Callable[[Table, Sql, Any], FromClause | None]


def written(value: str) -> Sql:
    """A text of our own, quoted and written into the text of a statement; never anything from outside."""
    return literal_column("'" + value.replace("'", "''") + "'", Text())


def is_true(test: Sql) -> Sql:
    """Whether a test is met: never unknown, and what is not known is not met."""
    return _closed(test).is_(True)


def is_not_true(test: Sql) -> Sql:
    """Whether a test is not met: never unknown, and what is not known is not met."""
    return _closed(test).is_not(True)


def _closed(test: Sql) -> Sql:
    """A test that IS can follow: `NOT a IS TRUE`, as SQLAlchemy writes it, is the opposite of `a IS TRUE`."""
    is_opposite = isinstance(test, UnaryExpression) and test.operator in (operators.inv, operators.is_false)
    return Grouping(test) if is_opposite else test


class Draft:
    """A statement while it is being written: what all its parts share. The finished one is a `reads.Statement`."""

    def __init__(self) -> None:
        """Starts an empty statement about the present."""
        self.readers: dict[str, Reader] = {}
        #: What looks at the values of each call and refuses what cannot be; what it reads is bound nowhere.
        self.requirements: list[Reader] = []
        self._names = 0
        #: The keys of the answer that lead to what is being written.
        self._keys: list[str] = []
        #: The moment that the question is about, what puts a table together as it was then, and the ones put together.
        self._moment: Sql | None = None
        self._as_it_was: Past | None = None
        self._past_tables: dict[tuple[Sql, str], FromClause | None] = {}
        #: What lists of the root were asked with, and the tables that were put together, some from that.
        self._arguments: dict[str, Any] = {}
        self._made: dict[tuple[Any, ...], FromClause] = {}

    # -- where in the answer -------------------------------------------------------------------------------------------

    @contextmanager
    def below(self, key: str) -> Iterator[None]:
        """Inside this context what is written is of the field that has this key in the answer."""
        self._keys.append(key)
        try:
            yield
        finally:
            self._keys.pop()

    def _placed(self, reader: Reader) -> Reader:
        """The same reader, which says of what it refuses where in the answer that would stand."""
        path = tuple(self._keys)

        def read(values: dict[str, Any]) -> Any:
            try:
                return reader(values)
            except RegistryError as error:
                error.field_path = path
                raise

        return read if path else reader

    # -- names and values ----------------------------------------------------------------------------------------------

    def name(self, stem: str) -> str:
        """A name that nothing else in the statement has."""
        self._names += 1
        return f"{stem}_{self._names}"

    def alias(self, model: Any) -> Row:
        """A new alias of a record's table, or of the table as it was when the statement is about another moment."""
        table: Table = getattr(model, "__table__", model)
        if MADE in table.info:
            return self._made_here(table).alias(self.name(table.name))
        past = None if self._moment is None else self._past(table, self._moment)
        if past is not None:
            return past.alias(self.name(table.name))
        return named(table, self.name(table.name))

    def _made_here(self, table: Table) -> FromClause:
        """A table that no database has, put together once for the statement, or for each moment that it is about.

        One that takes arguments is put together for each way that these are given.
        """
        given = {name: self._arguments[name] for name in table.info[TAKES] if name in self._arguments}
        key = (self._moment, table.name, tuple(given.items()))
        if key not in self._made:
            self._made[key] = table.info[MADE](self, **given)
        return self._made[key]

    @contextmanager
    def given(self, arguments: Mapping[str, Any]) -> Iterator[None]:
        """Inside this context tables that take arguments are put together from these."""
        before, self._arguments = self._arguments, dict(arguments)
        try:
            yield
        finally:
            self._arguments = before

    @property
    def reads_first_rows(self) -> bool:
        """Whether no more of the list that is written are put together than a page of its first rows needs."""
        return UNTIL in self._arguments

    # -- another moment ------------------------------------------------------------------------------------------------

    @contextmanager
    def at(self, moment: Given | None, as_it_was: Past | None = None) -> Iterator[Self]:
        """Inside this context every alias is of a table as `as_it_was` puts it together for a moment; None is now."""
        before = self._moment, self._as_it_was
        self._moment = None if moment is None else self.bind(moment, DateTime(timezone=True))
        self._as_it_was = as_it_was
        try:
            yield self
        finally:
            self._moment, self._as_it_was = before

    @property
    def is_now(self) -> bool:
        """Whether the question is about the present."""
        return self._moment is None

    def moment(self) -> Sql:
        """The moment that the question is about."""
        return func.now() if self._moment is None else self._moment

    def today(self) -> Sql:
        """The day in Sweden that the question is about."""
        return swedish_time.day_in_sql(self._moment)

    def _past(self, table: Table, moment: Sql) -> FromClause | None:
        key, as_it_was = (moment, table.name), self._as_it_was
        if key not in self._past_tables and as_it_was is not None:
            # What the caller may see is decided by the table as it is now.
            with self.at(None):
                self._past_tables[key] = as_it_was(table, moment, self)
        return self._past_tables[key]

    def bind(self, value: Given | Reader, kind: TypeEngine[Any] | None = None) -> Sql:
        """A bound parameter, whose value is read anew at every call; its type is text unless `kind` says another.

        What a caller gave as text is tidied as stored texts are, so that the two can be equal.
        """
        name = self.name("p")
        self.readers[name] = value.read_tidied if isinstance(value, Given) else self._placed(value)
        return bindparam(name, type_=kind if kind is not None else Text())

    def require(self, reader: Reader) -> None:
        """Have something look at the values of every call before the statement is run."""
        self.requirements.append(self._placed(reader))

    @staticmethod
    def word(value: str) -> Sql:
        """One of our own constants, written into the text so that the planner knows it; never anything from outside.

        ValueError for anything but letters, digits, hyphens and underscores.
        """
        if not value.replace("_", "").replace("-", "").isalnum():
            raise ValueError(value)
        return literal_column(f"'{value}'")

    def text(self, value: str) -> Sql:
        """A label or sentence of our own, quoted and written into the text; never anything from outside."""
        return written(value)

    # -- small shapes --------------------------------------------------------------------------------------------------

    def all_of(self, *conditions: Sql) -> Sql:
        """That all of the conditions hold; true when there are none."""
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
