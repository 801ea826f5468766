"""All rows of a database, read once, as plain dicts."""

import json
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB

from registry.model import metadata
from registry.storage import database

Row = dict[str, Any]
# What changes by asking, and what no question tells of.
LEFT_OUT = {"kept_answers", "key_uses", "sightings", "sessions"}


class Rows:
    """Tables as lists of dicts, with indexes that are made when first used."""

    def __init__(self, tables: dict[str, list[Row]], today: date) -> None:
        """Takes the rows by table."""
        self.tables, self.today = tables, today
        self._indexes: dict[tuple[str, str], dict[Any, list[Row]]] = {}

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


async def read(url: str) -> Rows:
    """Read every table of a database."""
    connection = await database.connect(url)
    try:
        tables: dict[str, list[Row]] = {}
        for name, table in metadata.tables.items():
            if name in LEFT_OUT:
                continue
            texts = {column.name for column in table.columns if isinstance(column.type, JSONB)}
            tables[name] = [
                {key: json.loads(value) if key in texts and value else value for key, value in row.items()}
                for row in await connection.fetch(f"select * from {name}")
            ]
        return Rows(tables, datetime.now(UTC).date())
    finally:
        await connection.close()
