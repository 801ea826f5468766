"""The first sheet of a workbook as rows: days as they are written in the contract, and months that were made days."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from registry.errors import InvalidFile
from registry.importing.told import Doubt

#: What in a format is no letter of it: names of languages and colours, texts, and what is escaped.
_NO_LETTERS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def workbook_of(path: Path) -> tuple[list[Any], Iterator[tuple[int, list[Any]]], list[Doubt]]:
    """The cells of the first row, the other rows with their numbers, and what is doubtful; InvalidFile if unreadable.

    Doubts are told with the headings, and are complete when the rows have been read.
    """
    rows = _rows(path)
    headings = [each.value for _, cells in islice(rows, 1) for each in cells]
    doubts: list[Doubt] = []

    def values() -> Iterator[tuple[int, list[Any]]]:
        for number, cells in rows:
            yield number, [_value(each, number, headings, place, doubts) for place, each in enumerate(cells)]

    return headings, values(), doubts


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            # What the file says of its own size is often wrong.
            sheet.reset_dimensions()
            yield from enumerate(sheet.iter_rows(), 1)
        finally:
            book.close()
    except (InvalidFileException, BadZipFile, KeyError, IndexError, ValueError, SyntaxError, OSError):
        # What its XML cannot be is a SyntaxError.
        raise InvalidFile(
            f"{path.name}: it is no workbook that can be read.",
            f"{path.name}: den är ingen arbetsbok som går att läsa.",
            "Save it again as .xlsx.",
            "Spara om den som .xlsx.",
        ) from None


def _value(cell: Any, row: int, headings: list[Any], place: int, doubts: list[Doubt]) -> Any:
    """What a cell says: a text, a number, a truth, or a day as text; doubts are added to what is told."""
    value = cell.value
    if value is None:
        return None
    heading = str(headings[place]) if place < len(headings) else None
    if cell.data_type == "e":
        doubts.append(Doubt(f"Cellen visar felet {value} och lästes som den står.", row, heading))
    if isinstance(value, datetime) and value.time() != datetime.min.time():
        return value.isoformat(sep=" ")
    if not isinstance(value, date):
        return value
    letters = _NO_LETTERS.sub("", cell.number_format or "").casefold()
    if value.day == 1 and "d" not in letters and "y" in letters:
        known = f"{value:%Y-%m}" if "m" in letters else f"{value:%Y}"
        doubts.append(Doubt(f"Visas utan dag i arbetsboken och lästes som {known}.", row, heading))
        return known
    return f"{value:%Y-%m-%d}"
