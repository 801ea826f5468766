"""A SELECT that is written once for all callers with a role, and asked again and again with other values.

Writing one takes SQLAlchemy longer than PostgreSQL takes to answer it, so that what every act asks is kept written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select

from registry.storage.model.terms import Role
from registry.storage.reading.driver import reading
from registry.storage.reading.reads import Statement, as_statement
from registry.storage.reading.scope import CALLER, Scope

#: How many each keeps: one for each role, type of record and sort of key that it is asked with.
MOST_READIED = 2048


@dataclass(frozen=True, slots=True)
class Readied:
    """A SELECT as a finished statement, and what each of its columns is read by, where it is not taken as it comes."""

    statement: Statement
    columns: tuple[Callable[[Any], Any] | None, ...]

    def arguments(self, caller: Mapping[str, Any], **given: Any) -> list[Any]:
        """What to bind in one call, from what is known of the caller, as `Caller.bound` has it, and values by name."""
        return self.statement.arguments({CALLER: caller, **given})

    def read(self, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows that the driver gave, with the words of enums in the place of texts."""
        if not any(self.columns):
            return rows
        return [
            tuple(each if read is None else read(each) for read, each in zip(self.columns, row, strict=True))
            for row in rows
        ]


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
        return Readied(as_statement(found, scope), reading(found))

    return written
