"""A file of records as rows that nobody has judged yet, read a row at a time however long it is.

What the file is called says what it is: `.xlsx` a workbook, `.ndjson` or `.jsonl` lines of JSON, and anything else a
table of text, which is read as seed files are. InvalidFile for what cannot be read, with its row and byte.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from registry.importing.encodings import encoding_of, invalid
from registry.importing.told import Doubt, Line, Table
from registry.spreadsheets import cells_of

LINES, WORKBOOK = {".ndjson", ".jsonl"}, ".xlsx"


def table_of(path: Path) -> Table:
    """What a file holds; InvalidFile when it cannot be read, then or when its rows are."""
    if path.suffix.casefold() == WORKBOOK:
        from registry.importing.workbooks import workbook_of  # noqa: PLC0415 - its library takes long to read in

        headings, rows, doubts = workbook_of(path)
        return _table(path, headings, rows, doubts)
    try:
        encoding, doubts = encoding_of(path)
    except OSError:
        raise invalid(path, "it cannot be opened.", "den går inte att öppna.") from None
    if path.suffix.casefold() in LINES:
        return _objects(path, encoding, doubts)
    # What cannot be read at its end is told before anything is done with its beginning.
    for _ in _of_csv(path, encoding):
        pass
    rows = _of_csv(path, encoding)
    _, headings = next(rows, (1, []))
    return _table(path, headings, rows, doubts)


def _of_csv(path: Path, encoding: str) -> Iterator[tuple[int, list[Any]]]:
    number = 0
    try:
        with path.open(encoding=encoding, newline="") as text:
            for number, cells in cells_of(text):
                yield number, cells
    except csv.Error as error:
        raise invalid(
            path, f"cannot be read after row {number}: {error}.", f"går inte att läsa efter rad {number}: {error}."
        ) from None


# ---- Rows ------------------------------------------------------------------------------------------------------------


def _table(path: Path, headings: list[Any], rows: Iterator[tuple[int, list[Any]]], doubts: list[Doubt]) -> Table:
    """A table whose first row has the headings; a column without one must be empty."""
    names = ["" if each is None else str(each).strip() for each in headings]
    if not any(names):
        raise invalid(path, "there are no headings in its first row.", "det finns inga rubriker på första raden.")
    if again := next((each for place, each in enumerate(names) if each and each in names[:place]), None):
        raise invalid(path, f'two columns are called "{again}".', f'två kolumner heter "{again}".')

    def lines() -> Iterator[Line]:
        for number, cells in rows:
            given = [(place, each) for place, each in enumerate(cells) if each not in (None, "")]
            if not given:
                continue
            line = Line(number, {names[place]: each for place, each in given if place < len(names) and names[place]})
            if len(line.cells) < len(given):
                line.fault = "Raden har celler utan rubrik."
            yield line

    return Table([each for each in names if each], lines(), doubts)


def _objects(path: Path, encoding: str, doubts: list[Doubt]) -> Table:
    """Lines of JSON, each an object: a record's fields and its key, or the two as the act takes them."""
    # What they call their fields stands in each of them, so they are read twice.
    headings = dict.fromkeys(name for each in _lines(path, encoding) for name in each.cells)
    return Table(list(headings), _lines(path, encoding), doubts)


def _lines(path: Path, encoding: str) -> Iterator[Line]:
    with path.open(encoding=encoding, newline="\n") as text:
        for number, each in enumerate(text, 1):
            if not each.strip():
                continue
            line = Line(number)
            try:
                found = orjson.loads(each)
            except orjson.JSONDecodeError:
                found = None
            if isinstance(found, dict):
                inner = found.get("fields")
                line.cells = {**inner, "key": found["key"]} if found.keys() == {"key", "fields"} and inner else found
            else:
                line.fault = "Raden är inget JSON-objekt."
            yield line
