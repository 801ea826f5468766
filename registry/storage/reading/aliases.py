"""Tables under other names, whose columns are made one by one, as a statement names them.

SQLAlchemy's own alias makes all columns of its table the first time that one is named. A statement names a few of each
of its hundred aliases, and to make the others took half of the time of writing it.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Alias, ColumnClause, FromClause


class Columns:
    """The columns of an alias, by name or as attributes; each is made when it is first asked for."""

    def __init__(self, alias: FromClause, table: FromClause) -> None:
        """Takes the alias that they belong to, and the table that says which there are."""
        self._alias, self._table = alias, table
        #: Those that have been asked for.
        self.made: dict[str, ColumnClause[Any]] = {}

    def __getitem__(self, name: str) -> ColumnClause[Any]:
        """The column with a name; KeyError when the table has none."""
        made = self.made.get(name)
        if made is None:
            made = self.made[name] = ColumnClause(name, self._table.c[name].type, _selectable=self._alias)
        return made

    def __getattr__(self, name: str) -> ColumnClause[Any]:
        """The same, as an attribute; AttributeError when the table has none."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[ColumnClause[Any]]:
        """All columns, in the order of the table."""
        return (self[name] for name in self.keys())

    def __contains__(self, name: str) -> bool:
        """Whether the table has a column with a name."""
        return name in self._table.c

    def keys(self) -> list[str]:
        """The names of all columns, in the order of the table."""
        return self._table.c.keys()

    def items(self) -> list[tuple[str, ColumnClause[Any]]]:
        """All columns with their names, in the order of the table."""
        return [(name, self[name]) for name in self.keys()]


class NamedTable(Alias):
    """A table under a name."""

    inherit_cache = True

    @property
    def c(self) -> Any:
        """The columns that a statement names of it."""
        found = self.__dict__.get("lazy")
        if found is None:
            found = self.__dict__["lazy"] = Columns(self, self.element)
        return found


def named(table: FromClause, name: str) -> FromClause:
    """A table under a name."""
    return NamedTable._construct(table, name=name)
