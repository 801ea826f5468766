"""Scalars of the contract: dates that know their precision, and addresses."""

import re
from datetime import UTC, date, datetime
from typing import NewType

import strawberry
from strawberry.schema.config import StrawberryConfig

PartialDate = NewType("PartialDate", str)
URL = NewType("URL", str)

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def parse_partial_date(value: object) -> str:
    """A year, month or day that exists, as text; raises ValueError with a sentence for people."""
    found = _PARTS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"A date is written 2022, 2022-06 or 2022-06-14, not {value!r}.")
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"There is no date {found[0]}.") from error
    return found[0]


def _parse_url(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https://\S+", value):
        raise ValueError("An address begins with https:// and has no spaces.")
    return value


def _parse_moment(value: object) -> datetime:
    """A moment in UTC; without a zone it is read as UTC."""
    try:
        found = datetime.fromisoformat(value if isinstance(value, str) else "")
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"A moment is written 2026-11-15T10:00:00Z, not {value!r}.") from error


CONFIG = StrawberryConfig(
    scalar_map={
        datetime: strawberry.scalar(
            name="DateTime",
            description="A day and a time with its zone, such as 2026-11-15T10:00:00Z (tidpunkt).",
            serialize=lambda moment: moment.isoformat(),
            parse_value=_parse_moment,
        ),
        PartialDate: strawberry.scalar(
            name="PartialDate",
            description="As much of a date as is known: 2022, 2022-06 or 2022-06-14 (datum)."
            " Filters read 2022 as the whole year; it sorts first in it.",
            serialize=str,
            parse_value=parse_partial_date,
        ),
        URL: strawberry.scalar(
            name="URL",
            description="An absolute https address (webbadress).",
            serialize=str,
            parse_value=_parse_url,
        ),
    }
)
