"""The calendar as the contract shows it: what starts, ends, closes, falls due and is published."""

import strawberry

from registry.overviews import calendar
from registry.overviews.words import CalendarEventKind
from registry.storage.model.terms import DateStatus
from schema.language.fields import attribute, connection, one
from schema.language.questions import AS_OF
from schema.language.scalars import PartialDate


@strawberry.type(
    description="Something that happens on a day to an initiative, a mandate or an output; one of the three is there"
    " (händelse i kalendern)."
)
class CalendarEvent:
    """Something that happens on a day."""

    model = calendar.CalendarEvent

    id: strawberry.ID = attribute("The same as long as the record has such a day (id).")
    day: PartialDate = attribute("When; a month or a year stands for all of its days (dag).")
    day_is: DateStatus | None = attribute(
        "Whether the day is planned or a fact; null when nobody has said (planerat eller faktiskt)."
    )
    kind: CalendarEventKind = attribute("What happens (händelse).")
    title: str = attribute("The title of what it happens to (titel).")
    initiative = one("initiatives.Initiative", "The initiative that it happens to (initiativ).")
    mandate = one("mandates.Mandate", "The mandate that it happens to (överenskommelse, uppdrag, bidrag).")
    output = one("outputs.Output", "The output that it happens to (kunskapsprodukt).")


@strawberry.type
class Questions:
    """What can be asked for of the calendar."""

    calendar_events = connection(
        "calendar.CalendarEvent",
        "What starts, ends, closes, falls due and is published, by day (kalender).",
        most=1000,
        **AS_OF,
    )
