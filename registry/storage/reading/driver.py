"""How statements are written for the driver, and what it gives is read, when neither goes through SQLAlchemy."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Select
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect


@cache
def dialect() -> Any:
    """Percent signs and casts as asyncpg wants them."""
    return asyncpg_dialect()  # type: ignore[no-untyped-call]


def reading(found: Select[Any]) -> tuple[Callable[[Any], Any] | None, ...]:
    """What turns each column of what the driver gives into what SQLAlchemy would give; None where they are the same."""
    kinds = (each.type.dialect_impl(dialect()) for each in found.selected_columns)
    return tuple(each.result_processor(dialect(), None) for each in kinds)
