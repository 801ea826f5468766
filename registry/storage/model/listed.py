"""What records are listed by, so that a list of another moment is read in its order, as today's list is.

listed_as(kind, body)  what a former row stood in its list as: '' where that is nothing or not known, null where none
                       is listed
held_since(body)       since when a former row had said what it says
"""

from sqlalchemy import Text

from registry.storage.model.functions import Function
from registry.storage.model.record import Record, every_record

#: The index of former rows in the order of lists, which is made anew when the order of a list is another.
INDEX = "ix_changes_listed"
#: What it is in the order of. The collation is that of the columns that lists are in the order of: said of what goes
#: in, it is that of what comes out, and PostgreSQL tells it where Alembic looks.
LISTED_AS = 'listed_as(record_type collate "C", before)'
_BEGINS = "language plpgsql immutable strict parallel safe as $$\nbegin\n  return"

#: PostgreSQL takes the cast for one that may change with the zone, which a moment in JSON says itself.
HELD_SINCE = f"""create or replace function held_since(body jsonb) returns timestamptz
{_BEGINS} (body ->> 'updated_at')::timestamptz;
end $$"""


def listed_by(model: type[Record]) -> str | None:
    """The text that records of a type are listed by, if it is one that each of them has."""
    if model.for_administrators:
        return None
    column = model.__table__.columns[model.default_order[0]]
    return column.name if isinstance(column.type, Text) and not column.nullable else None


def functions() -> tuple[Function, ...]:
    """The functions of the database; every concept must have been read in."""
    whens = "\n".join(
        f"    when '{each.record_type.value}' then coalesce(body ->> '{name}', '')"
        for each in every_record()
        if (name := listed_by(each))
    )
    listed_as = f"""create or replace function listed_as(kind text, body jsonb) returns text
{_BEGINS} case kind
{whens}
    else null end;
end $$"""
    return (
        Function("listed_as", "text, jsonb", listed_as, then=f"reindex index {INDEX}"),
        Function("held_since", "jsonb", HELD_SINCE),
    )
