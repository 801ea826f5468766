"""The calendar: what starts, ends, closes, falls due and is published, put together from the records (kalender).

    initiatives, mandates, outputs that the caller may see -> a row for each of their days

A day is as exact as it is known: a month or a year stands for all of its days. What has no date stands on no day.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import Column, FromClause, Index, Select, Text, Uuid, cast, collate, literal_column, select, union_all
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative
from registry.concepts.mandates import Mandate
from registry.concepts.outputs import Output
from registry.overviews.facts import stands
from registry.overviews.walking import led
from registry.overviews.words import CalendarEventKind
from registry.storage.model.columns import choice
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base, Record
from registry.storage.model.terms import DateStatus
from registry.storage.reading.scope import Scope

EXACT = Text(collation="C")


class Day(NamedTuple):
    """A day of a record: what happens on it, the column that holds it, and the one that says whether it is a plan."""

    kind: CalendarEventKind
    column: str
    status: str | None = None


#: The days of each type of record.
DAYS: dict[type[Record], tuple[Day, ...]] = {
    Initiative: (
        Day(CalendarEventKind.INITIATIVE_STARTS, "period_start", "period_start_is"),
        Day(CalendarEventKind.INITIATIVE_ENDS, "period_end", "period_end_is"),
        Day(CalendarEventKind.OPENING_CLOSES, "opening_closes_on"),
    ),
    Mandate: (
        Day(CalendarEventKind.MANDATE_STARTS, "period_start", "period_start_is"),
        Day(CalendarEventKind.MANDATE_ENDS, "period_end", "period_end_is"),
        Day(CalendarEventKind.REPORT_DUE, "report_due_on"),
    ),
    Output: (Day(CalendarEventKind.OUTPUT_PUBLISHED, "published_on"),),
}


def _indexes() -> None:
    """The indexes that the days of each kind are read by, with all that is told of them."""
    for model, days in DAYS.items():
        columns = model.__table__.c
        for day in days:
            told = ("title", *((day.status,) if day.status else ()), "publication", *model.owned_by)
            Index(
                f"ix_{model.__tablename__}_{day.column}_day",
                columns[day.column],
                columns.id,
                postgresql_include=told,
                postgresql_where=f"{day.column} is not null",
            )


_indexes()


def _events(scope: Scope) -> FromClause:
    """Every day of every record that has one."""
    whole = union_all(*(each for model in DAYS for each in _of(model, scope))).subquery(scope.name("days"))
    found = select(*whole.c).correlate(None).cte(scope.name("events"))
    # Read anew wherever it stands, by the indexes: kept whole, all days of all records would be put together.
    return found.prefix_with("NOT MATERIALIZED") if scope.is_now else found


def _of(model: type[Record], scope: Scope) -> Iterator[Select[Any]]:
    table = CalendarEvent.__table__
    for day in DAYS[model]:
        row = scope.alias(model)
        key = cast(row.c.id, Text)
        values: dict[str, Any] = {
            "id": key.concat(scope.text(f"/{day.kind.value}")),
            "day": cast(row.c[day.column], Text),
            "kind": scope.word(day.kind.value),
            "title": row.c.title,
            "day_is": row.c[day.status] if day.status else literal_column("null"),
            **{each: literal_column("null") for each in REFERENCES},
            "record_id": row.c.id,
            f"{model.record_type.prefix}_id": row.c.id,
        }
        columns = [
            (collate(values[each.name], "C") if each.name in COLLATED else cast(values[each.name], each.type)).label(
                each.name
            )
            for each in table.c
        ]
        where = [row.c[day.column].is_not(None), *stands(row, scope), *scope.sees(row, model)]
        # In the order of the list, so that what indexes give in order need only be merged.
        yield select(*columns).where(*where).order_by(collate(values["day"], "C"), row.c.id).correlate(None)


#: The records that a day can be of, and the texts that are compared letter for letter.
REFERENCES = tuple(f"{model.record_type.prefix}_id" for model in DAYS)
COLLATED = ("id", "day")


class CalendarEvent(Base):
    """Something that happens on a day to an initiative, a mandate or an output (händelse i kalendern)."""

    __table__ = made_table(
        "calendar_events",
        _events,
        Column("id", EXACT, primary_key=True),
        Column("day", EXACT, nullable=False, info={"partial_date": True}),
        Column("kind", choice(CalendarEventKind, "kind"), nullable=False),
        Column("title", Text, nullable=False),
        Column("day_is", choice(DateStatus, "day_is")),
        *(Column(each, Uuid) for each in REFERENCES),
        # The one of them that is there.
        Column("record_id", Uuid, nullable=False),
        weight="calendar",
        in_order=True,
    )
    plural = "Kalender"
    #: What starts and ends with the same day, month or year starts first.
    default_order = ("day", "record_id", "kind")
    #: The references that lead to what the caller sees, since nothing else is put together.
    seen_already: ClassVar[tuple[str, ...]] = ("initiative", "mandate", "output")

    initiative = led(Initiative, lambda: foreign(CalendarEvent.__table__.c.initiative_id) == Initiative.id)
    mandate = led(Mandate, lambda: foreign(CalendarEvent.__table__.c.mandate_id) == Mandate.id)
    output = led(Output, lambda: foreign(CalendarEvent.__table__.c.output_id) == Output.id)

    #: Nothing more is asked of a row: only days of what the caller may see are put together.
    shown = staticmethod(lambda *_: [])
