"""The seed files: which there are, and their text as rows that nobody has checked yet.

Every table has a file with its name. What official registers publish is a csv file, laid out as they lay it out; those
files are listed here, with what they cannot say of themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Integer

from registry.model import metadata
from registry.seeding.errors import SeedError
from registry.seeding.tables import Row, concepts, name_in_files
from registry.seeding.texts import csv_of, toml_of
from registry.spreadsheets import TRUTHS

#: What vouches for which fields, as files of records say it.
Sources = list[Row]


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file and the table that it fills.

    A csv file may call columns something else than the table does (`renamed`), leave out what all its rows have in
    common (`always`), and has no room for its sources (`sources`). Its codes have so many `digits`, whatever a
    spreadsheet makes of them. Codes that its records had before stand in a csv file of their own (`former`).
    """

    table: str
    name: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, Any] = field(default_factory=dict)
    sources: Callable[[Row], Sources] | None = None
    may_be_missing: bool = False
    digits: Mapping[str, int] = field(default_factory=dict)
    former: str | None = None


def _municipality_sources(row: Row) -> Sources:
    found = [_told("T3c", "code", "name")]
    if "population" in row:
        found.append(_told("T3b", "population"))
    if "organisation_number" in row:
        # Stockholm and Göteborg publish their own numbers, in the same place.
        found.append(_told("T9b" if row["municipality_code"] in ("0180", "1480") else "D2", "organisationNumber"))
    if "former_keys" in row:
        found.append(_told("T3d", "formerKeys"))
    return found


def _membership_sources(row: Row) -> Sources:
    own = {"goteborgsregionen": "S4", "borasregionen": "P21", "skaraborg": "P22b", "fyrbodal": "P23"}
    stated = own.get(row.get("rss_body", ""))
    # Elsewhere it is known that each county has one; that all its municipalities belong to that is what follows.
    return [_told(stated or "P16", "municipality", "rssBody") | ({} if stated else {"inferred": True})]


def _told(source: str, *fields: str) -> Row:
    return {"source": source, "fields": list(fields)}


CSV_FILES = (
    SeedFile("counties", "counties.csv", digits={"code": 2}),
    SeedFile(
        "organisations",
        "municipalities.csv",
        {"code": "municipality_code"},
        {"kind": "MUNICIPALITY"},
        _municipality_sources,
        digits={"code": 4, "county_code": 2},
        former="former_codes.csv",
    ),
    SeedFile(
        "memberships",
        "memberships.csv",
        {"municipality_code": "municipality"},
        sources=_membership_sources,
        digits={"municipality_code": 4},
    ),
)
#: No public source says yet what anybody learned, and none says who has asked to keep what.
MAY_BE_MISSING = {"lessons", "keeper_requests"}
#: Places and who belongs where, which other data can be built upon: what the csv files are about.
REFERENCE = tuple(dict.fromkeys(file.table for file in CSV_FILES))


def seed_files() -> Iterator[SeedFile]:
    """Every file, in the order in which records need each other."""
    for table in concepts():
        listed = [file for file in CSV_FILES if file.table == table]
        yield from listed
        if f"{table}.csv" not in (file.name for file in listed):
            yield SeedFile(table, f"{table}.toml", may_be_missing=table in MAY_BE_MISSING)


# ---- Rows ------------------------------------------------------------------------------------------------------------


def rows_of(folder: Path, file: SeedFile) -> list[Row]:
    """The rows of a file, with the names and values that are written there."""
    path = folder / file.name
    if file.may_be_missing and not path.exists():
        return []
    return _csv_rows(path, file) if path.suffix == ".csv" else _toml_rows(path, file)


def _toml_rows(path: Path, file: SeedFile) -> list[Row]:
    content = toml_of(path)
    for name in content.keys() - {file.table}:
        raise SeedError.unknown(path.name, "table", "ingen tabell", name, [file.table])
    return list(content.get(file.table, []))


def _csv_rows(path: Path, file: SeedFile) -> list[Row]:
    columns = {name_in_files(column): column for column in metadata.tables[file.table].columns}
    found = list(csv_of(path))
    for name, digits in file.digits.items():
        _require_zeros(path.name, name, digits, {number: cells[name] for number, cells in found if name in cells})
    renamed = [{file.renamed.get(name, name): cell for name, cell in cells.items()} for _, cells in found]
    rows = [{name: _value_of(cell, columns.get(name)) for name, cell in cells.items()} for cells in renamed]
    if file.former and (path.parent / file.former).exists():
        _add_former_codes(path.parent / file.former, rows)
    return rows


def _add_former_codes(path: Path, rows: list[Row]) -> None:
    """Let municipalities have the codes that they had before, each with the last day it was valid."""
    by_code = {row.get("municipality_code"): row for row in rows}
    found = list(csv_of(path))
    for name in ("municipality_code", "former_code"):
        _require_zeros(path.name, name, 4, {number: cells[name] for number, cells in found if name in cells})
    for number, cells in found:
        municipality = by_code.get(cells.get("municipality_code"))
        if municipality is None or cells.keys() != {"municipality_code", "former_code", "until"}:
            raise SeedError(
                f"{path.name}, row {number}",
                "it needs the code of a municipality, a code that it had, and the last day that was valid.",
                "raden behöver koden för en kommun, en kod som den haft och sista dagen den gällde.",
            )
        key = {"system": "scb-kommunkod", "value": cells["former_code"], "until": cells["until"]}
        municipality.setdefault("former_keys", []).append(key)


def _require_zeros(file: str, name: str, digits: int, cells: Mapping[int, str]) -> None:
    """Refuse codes that a spreadsheet has taken for numbers."""
    short = [(row, cell) for row, cell in cells.items() if cell.isdecimal() and len(cell) < digits]
    if not short:
        return
    row, cell = short[0]
    others, others_sv = (
        (f" {len(short) - 1} more rows have.", f" {len(short) - 1} rader till har det.") if len(short) > 1 else ("", "")
    )
    raise SeedError(
        f"{file}, row {row}, column {name}",
        f'"{cell}" has lost its zeros, and should be "{cell.zfill(digits)}": read the column as text.{others}',
        f'"{cell}" har tappat sina nollor och ska vara "{cell.zfill(digits)}": läs in kolumnen som text.{others_sv}',
    )


def _value_of(cell: str, column: Column[Any] | None) -> Any:
    """A cell as the kind of value that its column holds; left as text when it is not one, and then refused."""
    if column is not None and isinstance(column.type, Boolean):
        return TRUTHS.get(cell.casefold(), cell)
    return int(cell) if column is not None and isinstance(column.type, Integer) and cell.isdecimal() else cell
