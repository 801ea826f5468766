"""From the natural keys that files point with to ids."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column

from registry.seeding.errors import SeedError
from registry.seeding.records import Seed
from registry.seeding.tables import Key, Row, default_of, name_in_files, natural_key, plural_of


class KeyIndex:
    """The ids of the records that are loaded, by every key that they answer to."""

    def __init__(self, tables: Iterable[str]) -> None:
        """Takes the tables whose records may be pointed at."""
        self._ids: dict[str, dict[Key, str]] = {table: {} for table in tables}

    def add(self, table: str, key: Key, id_: str) -> str:
        """Let a key lead to a record, and give the id of the one that it leads to: the first to have it stays."""
        return self._ids[table].setdefault(key, id_)

    def key_of(self, seed: Seed) -> Row:
        """The columns that tell a seed apart, with ids where the file has keys."""
        columns = [seed.table.c[name] for name in natural_key(seed.table)]
        return {column.name: self.value(seed, column, seed.values[column.name]) for column in columns}

    def row_of(self, seed: Seed) -> Row:
        """The columns of a seed, with ids where the file has keys."""
        row = {name: self.value(seed, seed.table.c[name], value) for name, value in seed.values.items()}
        if "contacts" in row:
            row["contacts"] = [self._contact(seed, contact) for contact in row["contacts"]]
        return row

    def value(self, seed: Seed, column: Column[Any], value: Any) -> Any:
        """A column's value, with the id in place of a reference's natural key."""
        if value is None or not column.foreign_keys:
            return value
        target = next(iter(column.foreign_keys)).column.table
        if not isinstance(value, dict):
            return self._id(seed, target.name, (value,))
        # A record without a slug is pointed at with the columns that tell it apart.
        columns = {name_in_files(target.c[name]): target.c[name] for name in natural_key(target)}
        for name in value.keys() - columns.keys():
            raise SeedError.unknown(seed.place, "column", "ingen kolumn", name, columns)
        key = tuple(self.value(seed, each, value.get(name, default_of(each))) for name, each in columns.items())
        return self._id(seed, target.name, key, " / ".join(str(part) for part in value.values()))

    def _contact(self, seed: Seed, contact: Row) -> Row:
        if "organisation" not in contact:
            return contact
        organisation = self._id(seed, "organisations", (contact["organisation"],))
        return {"organisation_id" if key == "organisation" else key: value for key, value in contact.items()} | {
            "organisation_id": organisation
        }

    def _id(self, seed: Seed, table: str, key: Key, as_written: str | None = None) -> str:
        ids = self._ids[table]
        if key not in ids:
            words = [str(first) for first, *more in ids if not more]
            what = f"ingen post i {plural_of(table).lower()}"
            raise SeedError.unknown(seed.place, f"record in {table}", what, as_written or key[0], words)
        return ids[key]
