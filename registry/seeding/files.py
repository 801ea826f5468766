"""The seed files, read and checked before the database is asked anything.

    seeds/*.csv, *.toml -> Seed -> registry.seeding

What a file may say is read from the tables: a key is a column's name, and a reference is the column's name without
`_id`, holding the other record's natural key. So a new column needs no line here, and a misspelled one is found.
"""

import csv
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Enum, Integer, Table
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from registry.concepts.initiatives import CountedUnit
from registry.errors import RegistryError
from registry.model import metadata
from registry.seeding.tables import Link, concepts, default_of, links, name_in_files, natural_key, plural_of

Given = dict[str, Any]

# The trail and the people who confirm a record own these.
NOT_IN_FILES = {"id", "version", "created_at", "updated_at", "last_confirmed_at"}


class SeedError(RegistryError):
    """A seed file that cannot be loaded. Nothing is, when one is wrong."""

    code = "INVALID_SEED"

    def __init__(self, place: str, problem: str, problem_sv: str) -> None:
        """Takes the file and the record, and what is wrong there."""
        super().__init__(f"{place}: {problem}", f"{place}: {problem_sv}")

    @classmethod
    def unknown(cls, place: str, what: str, what_sv: str, word: Any, words: Iterable[str]) -> "SeedError":
        """Something that is not on the list, with the word that may have been meant."""
        near = get_close_matches(str(word), list(words), n=1)
        ask, ask_sv = (f'; did you mean "{near[0]}"?', f'; menas "{near[0]}"?') if near else (".", ".")
        return cls(place, f'there is no {what} "{word}"{ask}', f'det finns {what_sv} "{word}"{ask_sv}')


# ---- What files say --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file and the table that it fills. A csv file cannot tell its sources, so they are told here."""

    table: str
    name: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    always: Mapping[str, Any] = field(default_factory=dict)
    sources: Callable[[Given], list[tuple[str, list[str]]]] | None = None
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Seed:
    """One record as its file tells it: every column has a value, and references still are natural keys.

    `links` holds the lists of links that the file names.
    """

    place: str
    label: str
    table: Table
    values: Given
    links: Mapping[str, list[Any]]


def _municipality_sources(given: Given) -> list[tuple[str, list[str]]]:
    found = [("T3c", ["code", "name"])]
    if "population" in given:
        found.append(("T3b", ["population"]))
    if "organisation_number" in given:
        # Stockholm and Göteborg tell their own numbers, in the same place.
        found.append(("T9b" if given["municipality_code"] in ("0180", "1480") else "D2", ["organisationNumber"]))
    return found


def _membership_sources(given: Given) -> list[tuple[str, list[str]]]:
    own = {"goteborgsregionen": "S4", "borasregionen": "P21", "skaraborg": "P22b", "fyrbodal": "P23"}
    return [(own.get(given.get("rss_body", ""), "P16"), ["municipality", "rssBody"])]


#: What csv files hold is laid out as their source has it. A file that has its table's name is the table's only one.
CSV_FILES = (
    SeedFile("counties", "counties.csv"),
    SeedFile(
        "organisations",
        "municipalities.csv",
        {"code": "municipality_code"},
        {"kind": "MUNICIPALITY"},
        _municipality_sources,
    ),
    SeedFile("memberships", "memberships.csv", {"municipality_code": "municipality"}, sources=_membership_sources),
)
#: No public source tells yet what anybody learned.
MAY_BE_MISSING = {"lessons"}
#: Places and who belongs where, which other data can be built upon: what registers tell of as csv.
REFERENCE = tuple(dict.fromkeys(file.table for file in CSV_FILES))


def seed_files() -> Iterator[SeedFile]:
    """Every file, in the order in which records need each other; links come after all of them."""
    for table in concepts():
        listed = [file for file in CSV_FILES if file.table == table]
        yield from listed
        if f"{table}.csv" not in (file.name for file in listed):
            yield SeedFile(table, f"{table}.toml", may_be_missing=table in MAY_BE_MISSING)


# Lists of small values that are kept with the record, and what each value may say.
LISTS = {
    "sources": {"source", "fields"},
    "contacts": {"function", "organisation", "email", "phone"},
    "reported_counts": {"unit", "count", "is_approximate", "on", "source"},
    "former_names": {"name", "until"},
    "former_titles": {"name", "until"},
}


# ---- Reading ---------------------------------------------------------------------------------------------------------


def read(folder: Path, only: Collection[str]) -> dict[str, list[Seed]]:
    """The records of the tables named in `only`, by table and in the order of the files."""
    sources: dict[str, Given] = _toml(folder / "sources.toml")
    found: dict[str, list[Seed]] = {}
    for file in seed_files():
        if file.table not in only:
            continue
        seeds = found.setdefault(file.table, [])
        if (folder / file.name).exists() or not file.may_be_missing:
            given = (_csv if file.name.endswith(".csv") else _records)(folder / file.name, file)
            seeds += [_Reader(file, number, each, sources).seed() for number, each in enumerate(given, 1)]
    return found


def links_in(seeds: Mapping[str, list[Seed]]) -> list[Link]:
    """The lists that links between loaded records are read from: one for each table of links.

    It is the list that a file names. Where no file names one, the later concept's file says that there are no links.
    """
    naming = {(seed.table.name, key): seed for seed in chain(*seeds.values()) for key in seed.links}
    found: dict[str, Link] = {}
    for link in links():
        if not link.needs <= seeds.keys():
            continue
        other, seed = found.get(link.rows.name), naming.get((link.table, link.key))
        other_is_named = other is not None and (other.table, other.key) in naming
        if seed and other and other_is_named:
            raise SeedError(
                seed.place,
                f'"{link.key}" is told already, by "{other.key}" of {other.table}.',
                f'"{link.key}" anges redan, med "{other.key}" för {plural_of(other.table).lower()}.',
            )
        if seed or not other_is_named:
            found[link.rows.name] = link
    return sorted(found.values(), key=links().index)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise SeedError(path.name, "the file is missing.", "filen saknas.") from None
    except UnicodeDecodeError:
        raise SeedError(path.name, "the file is not in UTF-8.", "filen är inte sparad som UTF-8.") from None


def _toml(path: Path) -> Given:
    try:
        return tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise SeedError(path.name, f"cannot be read: {error}.", f"går inte att läsa: {error}.") from None


def _records(path: Path, file: SeedFile) -> list[Given]:
    content = _toml(path)
    for name in content.keys() - {file.table}:
        raise SeedError.unknown(path.name, "table", "ingen tabell", name, [file.table])
    return list(content.get(file.table, []))


def _csv(path: Path, file: SeedFile) -> list[Given]:
    columns = {name_in_files(column): column for column in metadata.tables[file.table].columns}
    found = []
    for line, row in enumerate(csv.DictReader(_text_of(path).splitlines()), 2):
        if None in row or None in row.values():
            place = f"{path.name}, line {line}"
            raise SeedError(place, "has not as many cells as the first line.", "har inte lika många celler som rad 1.")
        told = {file.renamed.get(name, name): cell for name, cell in row.items() if cell}
        found.append({name: _cell(columns.get(name), cell) for name, cell in told.items()})
    return found


def _cell(column: Column[Any] | None, cell: str) -> Any:
    """A cell as the kind of value that its column holds; left as text when it is not one, and then refused."""
    if column is not None and isinstance(column.type, Boolean) and cell in ("true", "false"):
        return cell == "true"
    return int(cell) if column is not None and isinstance(column.type, Integer) and cell.isdecimal() else cell


class _Reader:
    """Checks one record of a file against its table."""

    def __init__(self, file: SeedFile, number: int, given: Given, sources: dict[str, Given]) -> None:
        self.table = metadata.tables[file.table]
        self.given = {**given, **file.always}
        names = [name_in_files(self.table.c[name]) for name in natural_key(self.table)]
        self.label = " / ".join(str(given[name]) for name in names if name in given) or f"nr {number}"
        self.place = f"{file.name}, {self.label}"
        self.sources = sources
        if file.sources:
            self.given["sources"] = [{"source": key, "fields": fields} for key, fields in file.sources(self.given)]

    def seed(self) -> Seed:
        """The record, or SeedError."""
        columns = {
            name_in_files(column): column
            for column in self.table.columns
            if column.computed is None and column.name not in NOT_IN_FILES
        }
        listing = [link.key for link in links() if link.table == self.table.name]
        for name in self.given:
            if name not in columns and name not in listing:
                raise SeedError.unknown(self.place, "column", "ingen kolumn", name, [*columns, *listing])
        values = {column.name: self._value(name, column) for name, column in columns.items()}
        listed = {name: self._list(name, self.given[name]) for name in listing if name in self.given}
        for name, item in ((name, item) for name, items in listed.items() for item in items):
            if not isinstance(item, dict):
                self._kind(name, item, str, "a list of texts", "en lista av texter")
        return Seed(self.place, self.label, self.table, values, listed)

    def _value(self, name: str, column: Column[Any]) -> Any:
        if name not in self.given:
            if not column.nullable and column.server_default is None:
                raise SeedError(self.place, f'"{name}" is missing.', f'"{name}" saknas.')
            return default_of(column)
        given = self.given[name]
        if isinstance(column.type, Enum):
            return self._word(given, column.type.enums)
        if isinstance(column.type, JSONB):
            return [self._item(name, item) for item in self._list(name, given)]
        if isinstance(column.type, ARRAY):
            return [self._kind(name, item, str, "text", "text") for item in self._list(name, given)]
        if isinstance(column.type, Boolean):
            return self._kind(name, given, bool, "true or false", "true eller false")
        if isinstance(column.type, Integer):
            return self._kind(name, given, int, "a whole number", "ett heltal")
        if column.foreign_keys and isinstance(given, dict):
            return given
        return self._kind(name, given.isoformat() if isinstance(given, date) else given, str, "text", "text")

    def _kind(self, name: str, given: Any, kind: type, said: str, said_sv: str) -> Any:
        # To Python, true is a number too.
        if not isinstance(given, kind) or (kind is int and isinstance(given, bool)):
            raise SeedError(self.place, f'"{name}" must be {said}.', f'"{name}" ska vara {said_sv}.')
        return given

    def _list(self, name: str, given: Any) -> list[Any]:
        return list(self._kind(name, given, list, "a list", "en lista"))

    def _word(self, given: Any, words: Iterable[str]) -> str:
        found = list(words)
        if given not in found:
            raise SeedError.unknown(self.place, "value", "inget värde", given, found)
        return str(given)

    def _item(self, name: str, given: Any) -> Given:
        item: Given = dict(self._kind(name, given, dict, "a list of { … }", "en lista av { … }"))
        for key in item.keys() - LISTS[name]:
            raise SeedError.unknown(self.place, f"key of {name}", f"ingen nyckel i {name}", key, LISTS[name])
        if name == "sources":
            return self._source(item.get("source"), self._list("fields", item.get("fields", [])))
        if name == "reported_counts":
            self._word(item.get("unit"), [unit.value for unit in CountedUnit])
            item = {"is_approximate": False, **item, "source": self._source(item.get("source"), ["count"])}
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in item.items()}

    def _source(self, key: Any, fields: list[str]) -> Given:
        if key not in self.sources:
            raise SeedError.unknown(self.place, "source", "ingen källa", key, self.sources)
        known = self.sources[key]
        return {part: known[part] for part in ("title", "url", "publisher", "date") if part in known} | {
            "fields": fields
        }
