"""Scalars of the contract: dates that know their precision, and addresses."""

import re
from datetime import date
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


CONFIG = StrawberryConfig(
    scalar_map={
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
