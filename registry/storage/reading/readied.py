"""A SELECT that is written once for all callers with a role, and asked again and again with other values.

Writing one takes SQLAlchemy longer than PostgreSQL takes to answer it, so that what every act asks is kept written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Select, Uuid, bindparam, select

from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading.scope import CALLER, Scope
from registry.storage.reading.statement import Reader

#: How many each keeps: one for each role, type of record and sort of key that it is asked with.
MOST_READIED = 2048


@dataclass(frozen=True, slots=True)
class Readied:
    """A SELECT, and where each of its bound values is read at a call."""

    select: Select[Any]
    readers: Mapping[str, Reader]

    def bound(self, caller: Mapping[str, Any], **given: Any) -> dict[str, Any]:
        """What to bind in one call, from what is known of the caller, as `Caller.bound` has it, and values by name."""
        values = {CALLER: caller, **given}
        return {name: read(values) for name, read in self.readers.items()}


def readied(write: Callable[..., Select[Any]]) -> Callable[..., Readied]:
    """What writes a SELECT into a scope, made to write it once for each role and for each of the other arguments.

    What is bound at a call is read by its name: `scope.bind(itemgetter("keys"))`.
    """

    @lru_cache(MOST_READIED)
    def written(role: Role, *arguments: Any, **named: Any) -> Readied:
        scope = Scope(role)
        found = write(scope, *arguments, **named)
        if scope.requirements:
            raise TypeError(f"{write.__name__} requires something of its values, which nobody would look at")
        return Readied(found, scope.readers)

    return written


@cache
def locking(model: type[Record]) -> Select[Any]:
    """A SELECT of the record that has `key`, locked until the transaction ends and read anew, whoever asks."""
    asked = select(model).where(model.id == bindparam("key", type_=Uuid()))
    return asked.with_for_update().execution_options(populate_existing=True)
