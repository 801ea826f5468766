"""Which rows a list has: every visible record of a type, or those that a relation leads to."""

from typing import Any

from registry.storage.reading.relations import Join, relation
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row


def rows_of(
    name: str | None,
    model: Any,
    parent: Any,
    row: Row | None,
    other: Row,
    scope: Scope,
    leading_on: tuple[str, ...] = (),
) -> Join:
    """The rows of a list, read as `other`: those along the relation `name` from a parent's row.

    Without a row or a name it is a list of the root, which has every record that the caller may see. A relation to
    records of another type than `model` is an error of ours: TypeError. `leading_on` is as in `Scope.along`.
    """
    if row is None or name is None:
        return Join(other, (other,), scope.sees(other, model, leading_on))
    if relation(parent, name).mapper.class_ is not model:
        raise TypeError(name)
    return scope.along(parent, row, name, other, leading_on=leading_on)
