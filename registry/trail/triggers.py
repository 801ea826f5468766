"""The triggers of every table, read from the model: they write the trail, count versions and remember slugs.

A record's own row is logged in full, except for its private columns. A row of a link table, or another that hangs on a
record, such as a case number, is logged as a part of that record. Other tables have no trail. A new concept thus gets
its triggers without a line here, and `registry.storage.database.comparing` writes them into its migration.
"""

from collections.abc import Iterator

from sqlalchemy import MetaData, Table

from registry.storage.model.record import PART_OF, Base, Named, Record, model_of, record_in
from registry.storage.model.triggers import Trigger, ask_for
from registry.storage.reading.privacy import private_columns
from registry.trail.changes import Change, Commit

EACH_ROW, EACH_STATEMENT = "FOR EACH ROW", "FOR EACH STATEMENT"
#: The trail is only ever added to.
OF_THE_TRAIL = {
    Commit: (
        Trigger(
            "place",
            "AFTER INSERT",
            f"DEFERRABLE INITIALLY DEFERRED {EACH_ROW} EXECUTE FUNCTION place()",
            "CONSTRAINT TRIGGER",
        ),
        Trigger(
            "unchangeable", "BEFORE UPDATE", f'{EACH_ROW} WHEN (old."position" IS NOT NULL) EXECUTE FUNCTION refuse()'
        ),
        Trigger("undeletable", "BEFORE DELETE", f"{EACH_ROW} EXECUTE FUNCTION refuse()"),
        Trigger("not_truncated", "BEFORE TRUNCATE", f"{EACH_STATEMENT} EXECUTE FUNCTION refuse()"),
    ),
    Change: (
        Trigger("unchangeable", "BEFORE DELETE OR UPDATE", f"{EACH_ROW} EXECUTE FUNCTION refuse()"),
        Trigger("not_truncated", "BEFORE TRUNCATE", f"{EACH_STATEMENT} EXECUTE FUNCTION refuse()"),
    ),
}


def attach(metadata: MetaData) -> None:
    """Ask every table of the model for its triggers."""
    for table in metadata.tables.values():
        model = model_of(table)
        ask_for(table, _of(table, model))


def _of(table: Table, model: type[Base] | None) -> Iterator[Trigger]:
    if model in OF_THE_TRAIL:
        yield from OF_THE_TRAIL[model]
    if model is not None and issubclass(model, Record):
        computed = [each.name for each in table.columns if each.computed is not None]
        yield Trigger("touch", "BEFORE UPDATE", f"{EACH_ROW} EXECUTE FUNCTION touch({_arguments(*computed)})")
        yield from _logging(model.record_type.value, "id", "", *private_columns(model))
    elif (column := table.info.get(PART_OF)) is not None:
        # A key in another system can belong to any type of record, and has a column that says to which.
        whole = next((record_in(key.column.table) for key in table.c[column].foreign_keys), None)
        kind = whole.record_type.value if whole is not None else ""
        yield from _logging(kind, column, table.name)
    if model is not None and issubclass(model, Named):
        changed = "WHEN (old.slug IS DISTINCT FROM new.slug)"
        yield Trigger("keep_slug", "BEFORE UPDATE OF slug", f"{EACH_ROW} {changed} EXECUTE FUNCTION keep_slug()")
    if model is not None and model.access_depends_on:
        # Every process forgets the callers that it has resolved when something that they depend on has changed.
        when = f"AFTER {' OR '.join(model.access_depends_on)}"
        yield Trigger("tell_access", when, f"{EACH_STATEMENT} EXECUTE FUNCTION tell_access()")


def _logging(*arguments: str) -> Iterator[Trigger]:
    """The triggers that log every change of a table; a statement of a hundred rows is written down at once.

    `arguments` are the record's type, empty when the row itself says it, the column with the record's id, the name of
    the part, empty for the record's own row, and then the columns that stay out of the trail.
    """
    run = f"{EACH_STATEMENT} EXECUTE FUNCTION log_changes({_arguments(*arguments)})"
    old, new = "OLD TABLE AS removed", "NEW TABLE AS added"
    for event, rows in (("insert", new), ("update", f"{old} {new}"), ("delete", old)):
        yield Trigger(f"log_{event}", f"AFTER {event.upper()}", f"REFERENCING {rows} {run}")
    yield Trigger("not_truncated", "BEFORE TRUNCATE", f"{EACH_STATEMENT} EXECUTE FUNCTION refuse()")


def _arguments(*texts: str) -> str:
    return ", ".join(f"'{each}'" for each in texts)
