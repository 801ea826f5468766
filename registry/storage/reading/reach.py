"""Where a list's rows come from: every visible record, or those along a relation."""

from typing import Any

from registry.storage.reading.relations import Step, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row


def key_names(model: Any) -> list[str]:
    """The columns that tell two rows of a record apart, those of its order left out."""
    return [column.name for column in model.__table__.primary_key.columns if column.name not in model.default_order]


def reach(name: str | None, model: Any, parent: Any, row: Row | None, other: Row, scope: Scope) -> Step:
    """The way to a list's rows: along a relation from a row, or every visible record."""
    if row is None or name is None:
        return Step(other, (other,), scope.sees(other, model))
    if relation(parent, name).mapper.class_ is not model:
        raise TypeError(name)
    return scope.along(parent, row, name, other)
