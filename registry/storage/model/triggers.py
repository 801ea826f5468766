"""A trigger as the model asks for it, written as PostgreSQL itself prints one.

Each table of the model carries its triggers in `table.info`; `registry.storage.database.comparing` holds the database
to them, and writes what a migration must do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Table

TRIGGERS = "triggers"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: `when` comes before the table's name in its definition, and `run` after it."""

    name: str
    when: str
    run: str
    kind: str = "TRIGGER"

    def create(self, table: str) -> str:
        """The statement that makes it, word for word as `pg_get_triggerdef` gives it back."""
        return f"CREATE {self.kind} {self.name} {self.when} ON {table} {self.run}"

    def drop(self, table: str) -> str:
        """The statement that takes it away."""
        return f"DROP TRIGGER {self.name} ON {table}"


def triggers_of(table: Table) -> tuple[Trigger, ...]:
    """The triggers that the model asks of a table."""
    found: tuple[Trigger, ...] = table.info.get(TRIGGERS, ())
    return found


def ask_for(table: Table, triggers: Iterable[Trigger]) -> None:
    """Add triggers to those that the model asks of a table."""
    table.info[TRIGGERS] = (*triggers_of(table), *triggers)
