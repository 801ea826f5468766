"""Ready questions of the calendar as iCalendar files, which calendar programs subscribe to (RFC 5545)."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from icalendar import TRANSP, Calendar, Event

from registry.overviews.words import CalendarEventKind
from registry.storage.model.terms import DateStatus
from schema.http.beside import Beside
from schema.http.sheets import WHOSE, Sheet

#: Who wrote the file, as RFC 5545 asks for it.
WRITER = "-//Partnerskapet//Registret//SV"
#: What is told of a day that is known only in part, by how long it is written.
IN_PART = {4: "Bara året är känt.", 7: "Bara månaden är känd."}
#: How often a calendar program may look again.
AGAIN = timedelta(hours=12)


class Events:
    """Each event as one of the calendar; a month or a year lasts for all of its days."""

    media = "text/calendar; charset=utf-8"

    def __init__(self, _sheet: Sheet, title: str) -> None:
        """Takes what the calendar is called."""
        self.title = title
        self.book = Calendar.new(prodid=WRITER, name=title, language="sv", refresh_interval=AGAIN)
        self.now = datetime.now(UTC)

    async def begin(self) -> bytes:
        """Nothing is sent yet."""
        return b""

    async def rows(self, data: dict[str, Any], rows: list[Any]) -> bytes:
        """Nothing is sent yet."""
        if whose := data.get(WHOSE):
            self.book.calendar_name = f"{whose['name']} – {self.title}"
        for row in rows:
            self.book.add_component(self._event(row))
        return b""

    async def end(self, beside: Beside, more: str | None) -> AsyncIterator[bytes]:
        """The whole calendar; its comments say what to look at, and where the rest is found if it does not hold all."""
        for label, text in beside.lines:
            self.book.add("comment", f"{label}: {text}")
        if more:
            self.book.add("comment", f"Fler händelser: {more}")
        # The same calendar at each fetch: a program that gets another name for it takes it for another.
        self.book.uid = str(uuid5(NAMESPACE_URL, self.book.calendar_name or self.title))
        yield self.book.to_ical()

    def _event(self, row: dict[str, Any]) -> Event:
        day, kind = row["day"], CalendarEventKind[row["kind"]]
        first, end = days_of(day)
        planned = "Planerat." if row.get("dayIs") == DateStatus.PLANNED.value else ""
        told = " ".join(filter(None, (IN_PART.get(len(day), ""), planned)))
        # Nobody is busy because an initiative ends.
        return Event.new(
            uid=row["id"],
            stamp=self.now,
            start=first,
            end=end if end > first else None,
            summary=f"{row['title']} – {kind.sv}",
            description=told or None,
            categories=[kind.sv],
            transparency=TRANSP.TRANSPARENT,
        )


def days_of(day: str) -> tuple[date, date]:
    """The first day that a date as far as it is known stands for, and the one after its last, if there is one."""
    year, month, exact = ([int(each) for each in day.split("-")] + [0, 0])[:3]
    first = date(year, month or 1, exact or 1)
    try:
        if exact:
            return first, first + timedelta(days=1)
        return first, date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
    except (OverflowError, ValueError):
        return first, date.max
