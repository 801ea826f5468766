"""Moments and days: a moment has its zone, and a day is a day in Sweden, whatever the server's clock is set to.

Python reads the zone's rules from the package `tzdata` where the machine has none, and PostgreSQL has its own. Each
definition stands here twice, for both, and a test holds the two against each other.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, DateTime, cast, func, literal_column

#: Where a day begins and ends at midnight.
ZONE = "Europe/Stockholm"
SWEDEN = ZoneInfo(ZONE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: The year that people write for an end that nobody knows of.
NEVER = "9999"


class UnreadableValue(ValueError):
    """A value is none of its kind; told in both languages."""

    def __init__(self, message: str, message_sv: str) -> None:
        """Takes the sentence in English and Swedish."""
        super().__init__(message)
        self.message_sv = message_sv


# ---- Days ------------------------------------------------------------------------------------------------------------


def day_of(moment: datetime) -> date:
    """The day in Sweden that a moment, which has a zone, belongs to."""
    return moment.astimezone(SWEDEN).date()


def today() -> str:
    """The day in Sweden, as YYYY-MM-DD."""
    return day_of(datetime.now(UTC)).isoformat()


#: SQL for the day in Sweden, as a date and as the text that known dates are kept as.
TODAY = f"(now() at time zone '{ZONE}')::date"
TODAY_AS_TEXT = f"to_char({TODAY}, 'YYYY-MM-DD')"


def day_in_sql(moment: ColumnElement[datetime] | None) -> ColumnElement[date]:
    """SQL for the day in Sweden that a moment belongs to; None is now."""
    at = func.now() if moment is None else moment
    found: ColumnElement[date] = cast(func.timezone(literal_column(f"'{ZONE}'"), at), Date())
    return found


def a_year_before(day: ColumnElement[date]) -> ColumnElement[Any]:
    """SQL for the same day a year before: what nobody has told or confirmed since an earlier day than that is old."""
    return day - literal_column("interval '1 year'")


def beginning_in_sql(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQL for the moment when a day, which is a date or its midnight, begins in Sweden."""
    return func.timezone(literal_column(f"'{ZONE}'"), cast(day, DateTime()))


def end_of(day: date) -> datetime:
    """The moment, in UTC, when a day ends in Sweden: its midnight."""
    return datetime.combine(day + timedelta(days=1), time(), SWEDEN).astimezone(UTC)


def is_open_end(known: object) -> bool:
    """Whether a date is how people write that no end is known: 9999, or a day in that year."""
    return str(known)[:4] == NEVER


# ---- Moments as they are written -------------------------------------------------------------------------------------


#: The least moment that is a moment for PostgreSQL too.
LEAST = datetime.min.replace(tzinfo=UTC, microsecond=1)


def parse_moment(value: object) -> datetime:
    """A moment in UTC, of a text with its zone; UnreadableValue for anything else."""
    try:
        found = datetime.fromisoformat(value if isinstance(value, str) else "")
        moment = found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableValue(
            f"A moment is written 2026-11-15T10:00:00Z, not {value!r}.",
            f"En tidpunkt skrivs 2026-11-15T10:00:00Z, inte {value!r}.",
        ) from error
    if found.tzinfo is None and _DAY.fullmatch(str(value)):
        raise UnreadableValue(
            f"{value} is a day, and a moment has a time and a zone: {value}T10:00:00Z.",
            f"{value} är en dag, och en tidpunkt har klockslag och tidszon: {value}T10:00:00Z.",
        )
    if found.tzinfo is None:
        raise UnreadableValue(
            f"{value} has no zone. Write {value}Z for UTC, or the time's own zone, such as {value}+01:00.",
            f"{value} saknar tidszon. Skriv {value}Z för UTC, eller tidens egen zon, som {value}+01:00.",
        )
    # asyncpg sends the least moment of all as one without an end, which cannot be given back.
    return max(moment, LEAST)


def parse_until(value: object) -> datetime:
    """The moment when something stops, of a moment's text or of a day's, which is included; UnreadableValue else."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return end_of(date.fromisoformat(value))
        except (ValueError, OverflowError) as error:
            raise UnreadableValue(f"There is no day {value}.", f"Dagen {value} finns inte.") from error
    return parse_moment(value)
