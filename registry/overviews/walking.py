"""Which records a row is counted by: those that a path of relations leads to."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import relationship

from registry.storage.model.derived import KINDS
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row


def pairs(model: Any, start: Row, path: tuple[str, ...], scope: Scope) -> Select[Any]:
    """Each row of `start`, which are records of `model`, with each record that a path leads to and the caller may see.

    Gives pairs `counted_id`, `by_id`, each once: by several ways a row is still counted once.
    """
    source: Any = start
    here, row = model, start
    for name in path:
        target = scope.end_of(here, name)
        other = scope.alias(target)
        join = scope.along(here, row, name, other)
        source = source.join(join.source, and_(*join.conditions))
        here, row = target, other
    key = row.c[next(iter(here.__table__.primary_key.columns)).name]
    return select(start.c.id.label("counted_id"), key.label("by_id")).select_from(source).distinct().correlate(None)


def led(target: Any, by: Callable[[], Any], kind: str | None = None) -> Any:
    """The relation from a row to the one record that it is about, which is always of a `kind` if one is told."""
    info = {KINDS: (kind,)} if kind is not None else {}
    return relationship(target, primaryjoin=by, viewonly=True, lazy="raise", uselist=False, info=info)
