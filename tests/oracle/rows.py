"""All rows of a database, read once, as plain dicts."""

import json
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, DateTime, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.record import Base, Record
from registry.storage.model.swedish_time import day_of
from tests.oracle import cited
from tests.oracle.stemmed import Stem, stems

Row = dict[str, Any]
#: The tables whose changes the database writes down.
TRACED = "select distinct tgrelid::regclass::text from pg_trigger where tgname like 'log_%'"
MODELS = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}


class Rows:
    """Tables as lists of dicts, with indexes that are made when first used."""

    def __init__(
        self,
        tables: dict[str, list[Row]],
        today: date,
        traced: frozenset[str] = frozenset(),
        stemmed: dict[str, Stem] | None = None,
    ) -> None:
        """Takes the rows by table, which tables have a trail to tell of another moment, and the words of titles."""
        self.stems = stemmed or {}
        self.tables, self.today, self.traced = tables | cited.tables(tables), today, traced
        self._indexes: dict[tuple[str, str], dict[Any, list[Row]]] = {}
        self._moments: dict[datetime, Rows] = {}

    def where(self, table: str, column: str, value: Any) -> list[Row]:
        """The rows whose column has a value; nothing equals null."""
        if value is None:
            return []
        if (table, column) not in self._indexes:
            found: dict[Any, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                found[row[column]].append(row)
            self._indexes[table, column] = found
        return self._indexes[table, column].get(value, [])

    def then(self, moment: datetime) -> "Rows":
        """The rows as they were at a moment; what has no trail is as it is now."""
        if moment not in self._moments:
            times = {commit["id"]: commit["at"] for commit in self.tables["commits"]}
            changes = [each for each in self.tables["changes"] if times[each["commit_id"]] <= moment]
            changes.sort(key=lambda each: each["id"])
            tables = {
                name: self._then(name, changes) if name in self.traced else rows for name, rows in self.tables.items()
            }
            self._moments[moment] = Rows(tables, day_of(moment), stemmed=self.stems)
        return self._moments[moment]

    def _then(self, name: str, changes: list[Row]) -> list[Row]:
        table = metadata.tables[name]
        model = MODELS.get(table)
        found: dict[Any, Row | None] = {}
        for each in changes:
            body = each["after"] or each["before"]
            if isinstance(model, type) and issubclass(model, Record):
                is_of_it = each["record_type"] == model.record_type.value and each["part"] is None and each["after"]
                key: Any = each["record_id"]
            else:
                is_of_it, key = each["part"] == name, None
            if is_of_it:
                key = key or tuple(body[column.name] for column in table.primary_key)
                found[key] = each["after"]
        if not (isinstance(model, type) and issubclass(model, Record)):
            return [_typed(table, row) for row in found.values() if row]
        # What the trail does not say is as it is now.
        return [{**self.where(name, "id", key)[0], **_told(table, row)} for key, row in found.items() if row]


def _told(table: Table, row: Row) -> Row:
    """What the trail tells of a record; contacts are as they are now."""
    return {name: value for name, value in _typed(table, row).items() if name != "contacts"}


def _typed(table: Table, row: Row) -> Row:
    """A row of the trail, where everything is JSON, with the values that the driver gives."""
    read: dict[type, Any] = {Uuid: UUID, DateTime: datetime.fromisoformat, Date: date.fromisoformat}
    found = {}
    for name, value in row.items():
        column = table.columns.get(name)
        if column is not None:
            convert = next((each for kind, each in read.items() if isinstance(column.type, kind)), None)
            found[name] = convert(value) if convert and value is not None else value
    return found


async def read(url: str) -> Rows:
    """Read every table of a database."""
    connection = await database.connect(url)
    try:
        tables: dict[str, list[Row]] = {}
        for name, table in metadata.tables.items():
            texts = {column.name for column in table.columns if isinstance(column.type, JSONB)}
            tables[name] = [
                {key: json.loads(value) if key in texts and value else value for key, value in row.items()}
                for row in await connection.fetch(f"select * from {name}")
            ]
        # Who signs in, and with what, is told as it is now.
        now = {model.__tablename__ for model in RECORDS.values() if model.for_administrators}
        traced = frozenset(name for (name,) in await connection.fetch(TRACED)) - now
        return Rows(tables, day_of(datetime.now(UTC)), traced, await stems(connection, tables))
    finally:
        await connection.close()
