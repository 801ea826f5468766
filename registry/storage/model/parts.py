"""Parts of a whole, such as participations in an initiative: what tells two of one organisation apart.

The unique index of their table says so, and everything that looks for the same part asks here.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement

from registry.storage.model.record import Record
from registry.storage.model.terms import Publication

ORGANISATION = "organisation_id"


@cache
def told_apart_by(model: type[Record]) -> tuple[str, ...]:
    """The columns that tell two parts apart which one organisation has in one whole, by the table's unique index.

    ValueError for what has no such index, or several.
    """
    table: Any = model.__table__
    both = {f"{model.held.whole}_id", ORGANISATION}
    indexes = ([column.name for column in each.columns] for each in table.indexes if each.unique)
    (names,) = (each for each in indexes if both <= set(each))
    return tuple(each for each in names if each not in both)


def same(part: Record) -> list[ColumnElement[bool]]:
    """The conditions of the part that stands already where another would be, of which there is at most one."""
    model: Any = type(part)
    there = [getattr(model, name) == getattr(part, name) for name in (f"{model.held.whole}_id", ORGANISATION)]
    apart = [getattr(model, name).is_not_distinct_from(getattr(part, name)) for name in told_apart_by(model)]
    return [*there, *apart, model.publication != Publication.WITHDRAWN]
