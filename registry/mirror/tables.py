"""The tables of a copy, and a record as their rows.

Each type of records has a table by its plural, such as `initiatives`, and each list of other records a table of links
that begins with it: `initiative_themes`. There are no foreign keys, since records come in the order in which they
changed, and one may point at what is not for this reader, or not in this copy, to see.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Float, Integer, MetaData, Table, Text, delete, inspect, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from registry.mirror.contract import Held, Kind, Shape

TYPES: dict[str, TypeEngine[Any]] = {
    "text": Text(),
    "record": Text(),
    "integer": Integer(),
    "number": Float(),
    "boolean": Boolean(),
    "json": JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
}
#: In each table: during which load a record was last told of.
LOAD = "mirror_load"


class Tables:
    """The tables of a shape."""

    def __init__(self, shape: Shape) -> None:
        """Takes what the copy holds."""
        self.metadata = MetaData()
        self.records = {each.record_type: self._records(each) for each in shape.kinds}
        self.links = {each.record_type: list(self._links(each)) for each in shape.kinds}
        self.kinds = {each.record_type: each for each in shape.kinds}

    def _records(self, kind: Kind) -> Table:
        columns = [
            Column(each.name, TYPES[each.kind], primary_key=each.name == "id", index=each.kind == "record")
            for each in kind.held
            if each.kind != "records"
        ]
        return Table(kind.table, self.metadata, *columns, Column(LOAD, Integer, index=True))

    def _links(self, kind: Kind) -> Iterator[tuple[Held, Table]]:
        owner = kind.table.removesuffix("s")
        for each in kind.held:
            if each.kind == "records":
                other = f"{each.of}_id" if each.of != owner else "to_id"
                columns = (
                    Column(f"{owner}_id", Text, primary_key=True),
                    Column(other, Text, primary_key=True, index=True),
                )
                yield each, Table(f"{owner}_{each.name}", self.metadata, *columns)

    def fit(self, connection: Connection) -> None:
        """Make the tables, and bring those that another shape made to this one; what they held comes with a load."""
        there = inspect(connection)
        for table in self.metadata.tables.values():
            if not there.has_table(table.name):
                continue
            # A table is short of columns or has too many after the contract has changed; that is seldom, and the load
            # that follows fills it.
            if {each["name"] for each in there.get_columns(table.name)} != {each.name for each in table.columns}:
                connection.execute(text(f"drop table {connection.dialect.identifier_preparer.format_table(table)}"))
        self.metadata.create_all(connection)

    def remove(self, connection: Connection, record_type: str, ids: list[str]) -> None:
        """Take records of a type out of the copy, with their links; those that are not there are let be."""
        if record_type not in self.kinds:
            return
        table = self.records[record_type]
        connection.execute(delete(table).where(table.c.id.in_(ids)))
        for _, links in self.links[record_type]:
            connection.execute(delete(links).where(links.columns[0].in_(ids)))

    def put(self, connection: Connection, record_type: str, shown: list[dict[str, Any]], load: int) -> None:
        """Put records of a type into the copy, whether they were there before or not."""
        kind, table = self.kinds[record_type], self.records[record_type]
        self.remove(connection, record_type, [each["id"] for each in shown])
        columns = [each for each in kind.held if each.kind != "records"]
        rows = [{each.name: _at(record, each.path) for each in columns} | {LOAD: load} for record in shown]
        connection.execute(table.insert(), rows)
        for held, links in self.links[record_type]:
            owner, other = (each.name for each in links.columns)
            pairs = {(record["id"], each["id"]) for record in shown for each in _at(record, held.path) or ()}
            if pairs:
                connection.execute(links.insert(), [{owner: one, other: another} for one, another in sorted(pairs)])

    def drop_older(self, connection: Connection, load: int) -> int:
        """Take out what a whole load has not told of; gives how many records."""
        removed = 0
        for record_type, table in self.records.items():
            older = [row.id for row in connection.execute(table.select().where(table.c[LOAD] < load))]
            for start in range(0, len(older), 1000):
                self.remove(connection, record_type, older[start : start + 1000])
            removed += len(older)
        return removed


def _at(record: Any, path: tuple[str, ...]) -> Any:
    """What stands in a record at a path; null where the way there ends."""
    for each in path:
        if record is None:
            return None
        record = record.get(each)
    return record
