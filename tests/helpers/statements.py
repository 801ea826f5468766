"""The statements that acts send to the database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import orjson
from sqlalchemy import event
from sqlalchemy.engine import Engine

from registry.storage.database import database
from registry.storage.writing import sending

#: What is sent around every act: who acts, and its savepoint.
AROUND = ("select set_config", "SELECT set_config", "SAVEPOINT", "RELEASE", "ROLLBACK", "select pg_catalog", "show ")


@contextmanager
def sent() -> Iterator[list[str]]:
    """The statements that are sent by acts in this context, except those around every act."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(AROUND):
            found.append(statement)

    with _noted(note):
        yield found


#: A statement, with what is bound into it.
Bound: TypeAlias = tuple[str, Sequence[Any]]


@contextmanager
def bound(*parts: str) -> Iterator[list[Bound]]:
    """The statements with all of some parts that are sent in this context, with what is bound into them."""
    found: list[Bound] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if all(each in statement for each in parts):
            found.append((statement, given))

    with _noted(note):
        yield found


@contextmanager
def _noted(note: Callable[..., None]) -> Iterator[None]:
    """Have statements noted, whether they go by SQLAlchemy or past it."""
    rows = sending.rows

    async def noted(session: Any, sql: str, *arguments: Any) -> list[Any]:
        note(None, None, sql, arguments)
        return await rows(session, sql, *arguments)

    event.listen(Engine, "before_cursor_execute", note)
    sending.rows = noted
    try:
        yield
    finally:
        sending.rows = rows
        event.remove(Engine, "before_cursor_execute", note)


async def rows_read(url: str, statement: Bound) -> int:
    """How many rows of tables an act's statement reads where it is answered from indexes as far as they answer it."""
    connection = await database.connect(url)
    try:
        await connection.execute("set enable_seqscan = off; set plan_cache_mode = force_generic_plan")
        text, given = statement
        plan = await connection.fetchval(f"explain (analyze, format json) {text}", *given)
    finally:
        await connection.close()
    return sum(_rows_of(each["Plan"]) for each in orjson.loads(plan))


def _rows_of(node: Any) -> int:
    own = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
    here = sum(node.get(each, 0) for each in own) * node["Actual Loops"] if "Relation Name" in node else 0
    return int(here) + sum(_rows_of(each) for each in node.get("Plans", ()))
