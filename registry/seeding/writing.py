"""Writes what is new or changed: each table with one statement, then the links between records."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from registry.seeding.errors import SeedError
from registry.seeding.key_index import KeyIndex
from registry.seeding.matching import Planned
from registry.seeding.statements import DELETE, INSERT, UPDATE, filled, refused, stored_links
from registry.seeding.tables import Link, Row, name_in_files


class Writing:
    """Writes in one transaction."""

    def __init__(self, connection: AsyncConnection, index: KeyIndex, own: Collection[str]) -> None:
        """Takes what leads from keys to ids, and the ids of the records that the seeds may change."""
        self.connection, self.index, self.own = connection, index, own

    async def records(self, table: Table, planned: list[Planned]) -> None:
        """Create the new records of a table, and change those that the files have changed."""
        new = [each for each in planned if each.stored is None]
        await self._run(INSERT, [(each.seed.place, each.row) for each in new], table)
        changed = [each for each in planned if each.changed and not each.left_alone]
        await self._run(UPDATE, [(each.seed.place, each.row) for each in changed], table)

    async def links(self, link: Link, planned: list[Planned]) -> None:
        """Add and remove links until they are those of the file, but none that the trail has under another's record."""
        wanted = _unique(row for each in planned for row in self._rows(link, each))
        stored = (await self.connection.scalars(stored_links(link.rows, link.own, (each.id for each in planned)))).all()
        gone = [row for row in stored if row not in wanted and row[link.logged_under] in self.own]
        missing = [row for row in wanted if row not in stored and row[link.logged_under] in self.own]
        by_id = {each.id: each for each in planned}
        for statement, rows in ((DELETE, gone), (INSERT, missing)):
            await self._run(statement, [(by_id[row[link.own]].seed.place, row) for row in rows], link.rows)
            for row in rows:
                by_id[row[link.own]].linked = True

    def _rows(self, link: Link, planned: Planned) -> Iterator[Row]:
        """The rows that a record's list asks for; an item that points at one record may be that record's key alone."""
        columns = {name_in_files(column): column for column in link.rows.columns if column.name != link.own}
        seed = planned.seed
        for item in seed.links.get(link.key, []):
            values = item if isinstance(item, dict) else {next(iter(columns)): item}
            if values.keys() != columns.keys():
                wants = ", ".join(columns)
                raise SeedError(seed.place, f'"{link.key}" must tell {wants}.', f'"{link.key}" ska ange {wants}.')
            found = {columns[key].name: self.index.value(seed, columns[key], value) for key, value in values.items()}
            yield {link.own: planned.id, **found}

    async def _run(self, statement: str, records: list[tuple[str, Row]], table: Table) -> None:
        """One statement for all rows of a table, each with the place that a refusal names."""
        if not records:
            return
        rows = [row for _, row in records]
        try:
            await self.connection.execute(filled(statement, table, rows[0]), {"rows": rows})
        except DBAPIError as error:
            raise refused(error, records) from error


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({tuple(sorted(row.items())): row for row in rows}.values())
