"""The statements that acts send to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

#: What is sent around every act: who acts, and its savepoint.
AROUND = ("select set_config", "SELECT set_config", "SAVEPOINT", "RELEASE", "ROLLBACK", "select pg_catalog", "show ")


@contextmanager
def sent() -> Iterator[list[str]]:
    """The statements that are sent by acts in this context, except those around every act."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(AROUND):
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
