"""What a list of rows is written as, by how its address ends."""

from collections.abc import Callable
from typing import Any

from schema.http.forms import Csv, Lines


def _workbook() -> Any:
    # Its library, and that of calendars, take long to read in, and most processes write neither.
    from schema.http.workbooks import Xlsx  # noqa: PLC0415

    return Xlsx


def _calendar() -> Any:
    from schema.http.calendars import Events  # noqa: PLC0415

    return Events


#: What a table is mostly fetched as.
TABLES = ("csv", "xlsx")
#: The forms by the end of an address, each as what gives it, and those that only questions of the calendar have.
FORMS: dict[str, Callable[[], Any]] = {"ndjson": lambda: Lines, "csv": lambda: Csv, "xlsx": _workbook}
OF_CALENDAR: dict[str, Callable[[], Any]] = {"ics": _calendar}
