"""Scalars of the contract: moments, days, dates that know their precision, addresses, and tokens of the feed."""

import re
from datetime import date, datetime
from typing import NewType

import strawberry
from strawberry.schema.config import StrawberryConfig

from registry.storage.model.swedish_time import UnreadableValue, parse_moment, parse_until

PartialDate = NewType("PartialDate", str)
URL = NewType("URL", str)
Until = NewType("Until", datetime)
ChangeToken = NewType("ChangeToken", str)

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def parse_partial_date(value: object) -> str:
    """A year, month or day that exists, as text; UnreadableValue for anything else."""
    found = _PARTS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise UnreadableValue(
            f"A date is written 2022, 2022-06 or 2022-06-14, not {value!r}.",
            f"Ett datum skrivs 2022, 2022-06 eller 2022-06-14, inte {value!r}.",
        )
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise UnreadableValue(f"There is no date {found[0]}.", f"Datumet {found[0]} finns inte.") from error
    return found[0]


def _parse_day(value: object) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise UnreadableValue(
            f"A day is written 2022-06-14, not {value!r}.", f"En dag skrivs 2022-06-14, inte {value!r}."
        )
    return date.fromisoformat(parse_partial_date(value))


def _parse_token(value: object) -> str:
    if not isinstance(value, str):
        raise UnreadableValue("A token is a text.", "Ett ändringsmärke är en text.")
    return value


def _parse_url(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https://\S+", value):
        raise UnreadableValue(
            "An address begins with https:// and has no spaces.",
            "En webbadress börjar med https:// och har inga mellanslag.",
        )
    return value


CONFIG = StrawberryConfig(
    scalar_map={
        date: strawberry.scalar(
            name="Date",
            description="A day, such as 2022-06-14 (dag).",
            specified_by_url="https://datatracker.ietf.org/doc/html/rfc3339",
            serialize=lambda day: day.isoformat(),
            parse_value=_parse_day,
        ),
        datetime: strawberry.scalar(
            name="DateTime",
            description="A day and a time with its zone, such as 2026-11-15T10:00:00Z (tidpunkt)."
            " Without a zone it is refused.",
            specified_by_url="https://datatracker.ietf.org/doc/html/rfc3339",
            serialize=lambda moment: moment.isoformat(),
            parse_value=parse_moment,
        ),
        Until: strawberry.scalar(
            name="Until",
            description="When something stops: a moment with its zone, or a day, such as 2026-12-31, which is included:"
            " it stops when the day ends in Sweden (till och med).",
            specified_by_url="https://datatracker.ietf.org/doc/html/rfc3339",
            serialize=lambda moment: moment.isoformat(),
            parse_value=parse_until,
        ),
        PartialDate: strawberry.scalar(
            name="PartialDate",
            description="As much of a date as is known: 2022, 2022-06 or 2022-06-14 (datum)."
            " Filters read 2022 as the whole year; it sorts first in it.",
            specified_by_url="https://www.loc.gov/standards/datetime/",
            serialize=str,
            parse_value=parse_partial_date,
        ),
        ChangeToken: strawberry.scalar(
            name="ChangeToken",
            description="A place in the order of all changes: opaque, and it never expires (ändringsmärke). It is the"
            " reader's own: whoever sees something else gets what that changes first.",
            serialize=str,
            parse_value=_parse_token,
        ),
        URL: strawberry.scalar(
            name="URL",
            description="An absolute https address (webbadress).",
            specified_by_url="https://datatracker.ietf.org/doc/html/rfc3986",
            serialize=str,
            parse_value=_parse_url,
        ),
    }
)
