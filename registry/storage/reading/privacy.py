"""Private columns, by which a person can be recognised, and whether a selection shows any of them."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from sqlalchemy import Table

from registry.storage.reading.fields import Body, Inside, Leaf


@cache
def private_columns(model: Any) -> tuple[str, ...]:
    """The names of a table's private columns; they are never written to the trail, nor into a stored answer."""
    table = getattr(model, "__table__", model)
    return tuple(each.name for each in table.columns if each.info.get("private")) if isinstance(table, Table) else ()


def shows_private(part: Any) -> bool:
    """Whether a selection, or any part of one, shows a private column."""
    if isinstance(part, Body):
        private = set(private_columns(part.model))
        shown = [field for branch in part.branches for field in branch.fields]
        return any(_is_private(each, private) or shows_private(each) for each in shown)
    if isinstance(part, tuple):
        return any(shows_private(each) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return any(shows_private(getattr(part, each.name)) for each in fields(part))
    return False


def _is_private(field: Any, private: set[str]) -> bool:
    if isinstance(field, Inside):
        return any(_is_private(each, private) for each in field.fields)
    return isinstance(field, Leaf) and field.name in private
