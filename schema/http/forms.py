"""What a list of rows is written as: lines of JSON, or a table for spreadsheets; a workbook has a file of its own."""

import re
from collections.abc import AsyncIterator
from typing import Any, Protocol

import orjson

from schema.http.beside import MORE, Beside
from schema.http.sheets import Sheet, cells_of, told_without_rows

#: What a spreadsheet skips or does not show before a formula: spaces of every kind, control and format characters.
SKIPPED = r"\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
#: What it would run, unless it is a number; the last four are the wide forms that some read as the narrow ones.
RUNS = re.compile(rf"[{SKIPPED}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


class Form(Protocol):
    """Writes rows as they come."""

    async def begin(self) -> bytes:
        """What stands before all rows."""

    async def rows(self, data: dict[str, Any], rows: list[Any]) -> bytes:
        """Some rows, with the answer that they came in."""

    def end(self, beside: Beside, more: str | None) -> AsyncIterator[bytes]:
        """What stands after them; `more` is the address of the rest, where there is a rest."""


class Lines:
    """Each row as one line of JSON, as the question asks for it.

    At the end comes a line with `list` where the question asks for several lists, one with `about` where the list says
    something of itself, one with `warnings` where there are any, and one with `more` where there is more.
    """

    media = "application/x-ndjson"

    def __init__(self, sheet: Sheet, _title: str) -> None:
        """Takes the sheet."""
        self.sheet = sheet

    async def begin(self) -> bytes:
        """Nothing."""
        return b""

    async def rows(self, _data: dict[str, Any], rows: list[Any]) -> bytes:
        """A line for each."""
        return b"".join(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in rows)

    async def end(self, beside: Beside, more: str | None) -> AsyncIterator[bytes]:
        """Which list the rows are of, what to look at, and where the rest is found."""
        keys, left_out = [each.key for each in self.sheet.path], self.sheet.left_out
        for told in (
            {"list": ".".join(keys), "notInTables": left_out} if left_out else {},
            {"about": beside.about},
            {"warnings": list(beside.warnings)},
            {"more": more},
        ):
            yield orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE) if any(told.values()) else b""


class Csv:
    """A table as Swedish spreadsheets read it: semicolons, decimal commas, and a mark first that says UTF-8."""

    media = "text/csv; charset=utf-8"

    def __init__(self, sheet: Sheet, _title: str) -> None:
        """Takes the sheet."""
        self.sheet, self.has_rows = sheet, False

    async def begin(self) -> bytes:
        """The mark and the headings."""
        return "\ufeff".encode() + line(self.sheet.headings)

    async def rows(self, data: dict[str, Any], rows: list[Any]) -> bytes:
        """A line for each; where there is none, a line with what is told beside them."""
        self.has_rows |= bool(rows)
        if not self.has_rows:
            return line(told) if (told := told_without_rows(data, self.sheet)) else b""
        return b"".join(line(cells_of(data, each, self.sheet)) for each in rows)

    async def end(self, beside: Beside, more: str | None) -> AsyncIterator[bytes]:
        """What is told beside the rows, and where the rest is found."""
        for told in last_lines(beside, more, self.sheet):
            yield line(told)


def last_lines(beside: Beside, more: str | None, sheet: Sheet) -> list[list[Any]]:
    """The last lines of a table, as wide as the others: a heading and a text."""
    told = [*beside.lines, *([(MORE, more)] if more else [])]
    return [[*each, *[None] * (len(sheet.headings) - len(each))] for each in told]


def line(cells: list[Any]) -> bytes:
    """A row of a table as Swedish spreadsheets read it."""
    return (";".join(map(_cell, cells)) + "\r\n").encode()


def _cell(value: Any) -> str:
    """A cell that a spreadsheet neither splits nor runs."""
    text = "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)
    safe = f"'{text}" if RUNS.match(text) and not NUMBER.fullmatch(text) else text
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if re.search(r'[";\n\r]', safe) else safe
