"""The records of the seed files, checked against their tables before the database is asked anything.

What a file may say is read from the tables: a key is a column's name, and a reference is the column's name without
`_id`, holding the other record's natural key. So a new column needs no line here, and a misspelled one is found.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import ARRAY, Boolean, Column, Enum, Integer, Table
from sqlalchemy.dialects.postgresql import JSONB

from registry.concepts.initiatives import CountedUnit
from registry.model import metadata
from registry.seeding.errors import SeedError
from registry.seeding.files import SeedFile, rows_of, seed_files
from registry.seeding.tables import Link, Row, concepts, default_of, links, name_in_files, natural_key, plural_of
from registry.seeding.texts import toml_of
from registry.seeding.tidying import tidied
from registry.storage.model.supported import OF_A_COUNT, supported

# The trail and the people who confirm a record own these.
NOT_IN_FILES = {"id", "version", "created_at", "updated_at", "last_confirmed_at", "keeper_accepted_at"}

# Lists of small values that stand in the record's own row, and what each value may hold.
VALUE_LISTS = {
    "sources": {"source", "fields", "locator", "inferred"},
    "contacts": {"function", "organisation", "email", "phone"},
    "reported_counts": {"unit", "count", "is_approximate", "on", "source"},
    "grades": {"publisher", "grade", "concerns", "on", "source"},
    "former_names": {"name", "until"},
    "former_titles": {"name", "until"},
    "former_keys": {"system", "value", "until"},
}
#: What sources.toml says of a source.
SOURCE = ("title", "url", "publisher", "date")


@dataclass(frozen=True, slots=True)
class Seed:
    """One record as its file has it: every column has a value, and references still are natural keys.

    `links` holds the lists of links that the file names.
    """

    place: str
    label: str
    table: Table
    values: Row
    links: Mapping[str, list[Any]]


def read(folder: Path, only: Collection[str]) -> dict[str, list[Seed]]:
    """The records of the tables named in `only`, by table and in the order of the files."""
    sources: dict[str, Row] = tidied(toml_of(folder / "sources.toml"), "sources.toml")
    found: dict[str, list[Seed]] = {}
    for file in seed_files():
        if file.table in only:
            rows = enumerate(rows_of(folder, file), 1)
            found.setdefault(file.table, []).extend(_Check(file, number, row, sources).seed() for number, row in rows)
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
                f'"{link.key}" is given already, by "{other.key}" of {other.table}.',
                f'"{link.key}" anges redan, med "{other.key}" för {plural_of(other.table).lower()}.',
            )
        if seed or not other_is_named:
            found[link.rows.name] = link
    return sorted(found.values(), key=links().index)


class _Check:
    """Checks one row of a file against its table."""

    def __init__(self, file: SeedFile, number: int, row: Row, sources: dict[str, Row]) -> None:
        self.table = metadata.tables[file.table]
        names = [name_in_files(self.table.c[name]) for name in natural_key(self.table)]
        self.label = " / ".join(str(row[name]) for name in names if name in row) or f"nr {number}"
        self.place = f"{file.name}, {self.label}"
        self.row = {**tidied(row, self.place), **file.always}
        self.sources = sources
        if file.sources:
            self.row["sources"] = file.sources(self.row)

    def seed(self) -> Seed:
        """The record, or SeedError."""
        columns = {
            name_in_files(column): column
            for column in self.table.columns
            if column.computed is None and column.name not in NOT_IN_FILES
        }
        lists = [link.key for link in links() if link.table == self.table.name]
        for name in self.row:
            if name not in columns and name not in lists:
                raise SeedError.unknown(self.place, "column", "ingen kolumn", name, [*columns, *lists])
        values = {column.name: self._value(name, column) for name, column in columns.items()}
        linked = {name: self._list(name, self.row[name]) for name in lists if name in self.row}
        for name, item in ((name, item) for name, items in linked.items() for item in items):
            if not isinstance(item, dict):
                self._kind(name, item, str, "a list of texts", "en lista av texter")
        return Seed(self.place, self.label, self.table, values, linked)

    def _value(self, name: str, column: Column[Any]) -> Any:
        if name not in self.row:
            if not column.nullable and column.server_default is None:
                raise SeedError(self.place, f'"{name}" is missing.', f'"{name}" saknas.')
            return default_of(column)
        value = self.row[name]
        if isinstance(column.type, Enum):
            return self._word(value, column.type.enums)
        if isinstance(column.type, JSONB):
            return [self._item(name, item) for item in self._list(name, value)]
        if isinstance(column.type, ARRAY):
            return [self._kind(name, item, str, "text", "text") for item in self._list(name, value)]
        if isinstance(column.type, Boolean):
            return self._kind(name, value, bool, "true or false", "true eller false")
        if isinstance(column.type, Integer):
            return self._kind(name, value, int, "a whole number", "ett heltal")
        if column.foreign_keys and isinstance(value, dict):
            return value
        return self._kind(name, value.isoformat() if isinstance(value, date) else value, str, "text", "text")

    def _kind(self, name: str, value: Any, kind: type, wanted: str, wanted_sv: str) -> Any:
        # To Python, true is a number too.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SeedError(self.place, f'"{name}" must be {wanted}.', f'"{name}" ska vara {wanted_sv}.')
        return value

    def _list(self, name: str, value: Any) -> list[Any]:
        return list(self._kind(name, value, list, "a list", "en lista"))

    def _word(self, value: Any, words: Iterable[str]) -> str:
        choices = list(words)
        if value not in choices:
            raise SeedError.unknown(self.place, "value", "inget värde", value, choices)
        return str(value)

    def _item(self, name: str, value: Any) -> Row:
        item: Row = dict(self._kind(name, value, dict, "a list of { … }", "en lista av { … }"))
        for key in item.keys() - VALUE_LISTS[name]:
            raise SeedError.unknown(self.place, f"key of {name}", f"ingen nyckel i {name}", key, VALUE_LISTS[name])
        if name == "sources":
            return self._source(item)
        if name == "reported_counts":
            self._word(item.get("unit"), [unit.value for unit in CountedUnit])
            source = self._source({"source": item.get("source"), "fields": ["count"]}, OF_A_COUNT)
            item = {"is_approximate": False, **item, "source": source}
        if name == "grades":
            item = {**item, "source": self._source({"source": item.get("source"), "fields": ["grades"]})}
        return {key: part.isoformat() if isinstance(part, date) else part for key, part in item.items()}

    def _source(self, item: Row, own: tuple[str, ...] = ()) -> Row:
        """A source as it is stored: what sources.toml says of it, what it supports here, and where it says so."""
        key, fields = item.get("source"), self._list("fields", item.get("fields", []))
        if key not in self.sources:
            raise SeedError.unknown(self.place, "source", "ingen källa", key, self.sources)
        known = (*own, *supported(concepts()[self.table.name]))
        for name in fields:
            if name not in known:
                raise SeedError.unknown(self.place, "field for a source", "inget fält för en källa", name, known)
        source = {part: self.sources[key][part] for part in SOURCE if part in self.sources[key]} | {"fields": fields}
        if "locator" in item:
            source["locator"] = self._kind("locator", item["locator"], str, "text", "text")
        if self._kind("inferred", item.get("inferred", False), bool, "true or false", "true eller false"):
            source["is_inferred"] = True
        return source
