"""JSON as PostgreSQL writes it: objects and lists, and the joins that a row's fields ask for."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import JSON, FromClause, Select, and_, func, literal_column, select

from registry.errors import NotSupported
from registry.storage.reading.fields import Body
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

# PostgreSQL cuts a longer column label in silence, and json_build_object takes at most fifty pairs.
LONGEST_LABEL, MOST_PAIRS = 63, 50
EMPTY_LIST: Sql = literal_column("'[]'::json")


class Source:
    """What to read FROM: a row, and what its fields join to it. What is joined to an outer join must be one itself."""

    def __init__(self, row: FromClause) -> None:
        """Starts with the row alone."""
        self.clause: Any = row
        self.own: list[FromClause] = [row]
        #: Where they are the rows of a page of the root: the alias they are shown by, and all their ids selected.
        self.ids: tuple[FromClause, Select[Any]] | None = None

    def outer(self, other: Row, conditions: Iterable[Sql]) -> None:
        """Join a row that may be missing."""
        self.clause = self.clause.outerjoin(other, and_(*conditions))
        self.own.append(other)

    def inner(self, other: Row, condition: Sql) -> None:
        """Join a row that is known to be there, before any outer join."""
        self.clause = self.clause.join(other, condition)
        self.own.append(other)


def as_object(pairs: list[tuple[str, Sql]], scope: Scope) -> Sql:
    """A JSON object with these keys in this order; NotSupported when PostgreSQL cannot make one with such keys."""
    if not pairs:
        return literal_column("'{}'::json")
    if any(len(key.encode()) > LONGEST_LABEL for key, _ in pairs):
        if len(pairs) > MOST_PAIRS:
            raise NotSupported(
                f"An object with an alias over {LONGEST_LABEL} characters can have at most {MOST_PAIRS} fields.",
                f"Ett objekt med alias över {LONGEST_LABEL} tecken kan ha högst {MOST_PAIRS} fält.",
                "Use shorter aliases.",
                "Använd kortare alias.",
            )
        return func.json_build_object(*(part for key, value in pairs for part in (scope.word(key), value)))
    inner = select(*(value.label(key) for key, value in pairs)).correlate_except().subquery(scope.name("o"))
    whole = func.row_to_json(literal_column(inner.name), type_=JSON())
    return select(whole).select_from(inner).scalar_subquery()


def as_list(item: Sql, order: list[Any]) -> Sql:
    """An aggregate that makes one JSON list of all rows; of no rows it is an empty list and not null."""
    return func.coalesce(func.json_agg(item).aggregate_order_by(*order), EMPTY_LIST)


#: Shows a record as a JSON object. Lists get the function as an argument and do not import it: its module imports them.
Show = Callable[[Body, Row, Source, Scope], Sql]
