"""The text of a seed file as people save it: from an editor or a spreadsheet, in Swedish or in English.

A spreadsheet begins its text with a byte order mark, separates cells with what its language does, puts line breaks
within quotes, leaves empty rows, writes true and false in its own words, and takes the zeros off codes. All of it is
read, but for the zeros, which nobody can know were there.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from registry.seeding.errors import SeedError
from registry.seeding.tables import Row
from registry.spreadsheets import UTF_16, cells_of


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 that says so; SeedError for any other, or when there is none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SeedError(path.name, "the file is missing.", "filen saknas.") from None
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        word = re.split(rb"[\s,;\"]", content[: error.start])[-1] + re.split(rb"[\s,;\"]", content[error.start :])[0]
        read = word.decode("windows-1252", "replace")
        raise SeedError(
            f"{path.name}, line {row}",
            f'the file is not in UTF-8. If this is "{read}", it is in Windows-1252: save it as "CSV UTF-8".',
            f'filen är inte sparad som UTF-8. Ska det stå "{read}" är det Windows-1252: spara den som "CSV UTF-8".',
        ) from None


def decoded(content: bytes) -> str:
    """The text of bytes in UTF-8, or in UTF-16 that says so, without its mark; UnicodeDecodeError for any other."""
    return content.decode("utf-16" if content.startswith(UTF_16) else "utf-8-sig")


def toml_of(path: Path) -> Row:
    """What a toml file holds."""
    try:
        return tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(path.name, f"cannot be read: {error}.", f"går inte att läsa: {error}.") from None


def csv_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a csv file with its number as a spreadsheet has it, and its cells by the names of the first row.

    Cells and rows that are empty are left out. SeedError when a row cannot be told apart into those columns.
    """
    rows = _rows(path)
    _, names = next(rows, (1, []))
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) < len(names) or any(cells[len(names) :]):
            raise SeedError(
                f"{path.name}, row {number}",
                f"has {len(cells)} cells, and row 1 has {len(names)}.",
                f"har {len(cells)} celler, och rad 1 har {len(names)}.",
            )
        yield number, {name: cell for name, cell in zip(names, cells, strict=False) if cell}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from cells_of(io.StringIO(text_of(path), newline=""))
    except csv.Error as error:
        raise SeedError(path.name, f"cannot be read: {error}.", f"går inte att läsa: {error}.") from None
