"""Indexes of the trail by what records pointed at and were listed by, so that another moment can be asked about.

Which references those are follows from the relations of the concepts: each that leads to many, or through a record.
What records are listed by is the first of their usual order.
"""

from sqlalchemy import Computed, DateTime, Index, Table, Text, Uuid, literal_column, text
from sqlalchemy.orm import mapped_column

from registry.storage.model import functions, listed
from registry.storage.model.record import PART_OF, every_record, record_in
from registry.storage.reading.relations import reference_of, relations_of
from registry.trail.changes import Change
from registry.trail.parts import whole_in_sql


def attach() -> None:
    """Give the table of changes an index for each reference that is looked for; every concept must have been read.

    And the column that says what a change of a part is told on.
    """
    changes = Change.__table__
    if not isinstance(changes, Table):
        raise TypeError(changes)
    Change.whole_id = mapped_column(Uuid, Computed(whole_in_sql(), persisted=True))
    Index("ix_changes_whole_id", changes.c.whole_id, changes.c.id, postgresql_where=text("whole_id is not null"))
    functions.ask_for(changes.metadata, listed.functions())
    listed_as = literal_column(listed.LISTED_AS, Text)
    Index(
        listed.INDEX,
        *(listed_as, changes.c.record_id, changes.c.record_type, changes.c.at),
        literal_column("held_since(before)", DateTime(timezone=True)),
        postgresql_where=text(f"part is null and {listed.LISTED_AS} is not null"),
    )
    for name, (rows, column) in sorted(_references().items()):
        pointed = literal_column(f"((before ->> '{column}')::uuid)", Uuid)
        Index(name, pointed, _table=changes, postgresql_where=text(f"{rows} and before is not null"))


def _references() -> dict[str, tuple[str, str]]:
    """The references by the name of their index: which changes are of the rows that point, and the column."""
    found = {}
    for model in every_record():
        for each in relations_of(model):
            reference = reference_of(each)
            record = None if reference is None else record_in(reference.table)
            if reference is None or (record is not None and record.for_administrators):
                continue
            name = f"ix_changes_{reference.table.name}_{reference.name}"
            if record is not None:
                found[name] = (f"record_type = '{record.record_type.value}' and part is null", reference.name)
            elif reference.table.info.get(PART_OF) not in (None, reference.name):
                found[name] = (f"part = '{reference.table.name}'", reference.name)
    return found
