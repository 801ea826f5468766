"""What a rule that the database keeps reads: which columns of which concepts, so that their changes are followed."""

from typing import Any

from sqlalchemy import Alias, ColumnClause, Select
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.sql import visitors


def columns_read(rule: Select[Any], followed: tuple[Any, ...]) -> dict[Any, list[str]]:
    """The columns that a rule reads, by concept; KeyError where it reads a table that is not among those followed."""
    models = {each.__tablename__: each for each in followed}
    read: dict[Any, set[str]] = {}
    for each in visitors.iterate(rule):
        if isinstance(each, ColumnClause) and isinstance(each.table, Alias):
            read.setdefault(models[str(each.table.element.name)], set()).add(each.name)  # type: ignore[attr-defined]
    return {model: sorted(names) for model, names in read.items()}


def turned(columns: list[str]) -> str:
    """Whether a change, `c` in a statement, is of any of some columns, or of what is there or not."""
    tests = (f"c.before -> '{each}' is distinct from c.after -> '{each}'" for each in columns if each != "id")
    return "\n           or ".join(tests)


def as_text(rule: Select[Any]) -> str:
    """A rule as the text of a statement in a function."""
    dialect = PGDialect()  # type: ignore[no-untyped-call]
    return str(rule.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
