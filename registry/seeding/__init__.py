"""Loads the seed files into a database, so that it says what they say, and never over what others have written.

    files -> Seed (files) -> Planned -> one statement per table

The files are the truth about what the seeds themselves have put in. A record that anyone else changed last is theirs:
it is left as it stands, and told of. Loading twice therefore changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from registry.seeding.files import REFERENCE, Given, Seed, SeedError, links_in, read
from registry.seeding.statements import (
    DELETE,
    INSERT,
    LAST_CALLERS,
    NEW_IDS,
    UPDATE,
    Key,
    filled,
    refused,
    stored_links,
    stored_rows,
)
from registry.seeding.tables import Link, concepts, default_of, name_in_files, natural_key, plural_of
from registry.storage.database.database import engine_url
from registry.storage.database.folders import SEEDS
from registry.trail import changes

Progress = Callable[[str, int, int], None]


# ---- The report ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the records of one table; `kept` names those that others have changed."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In words, leaving out what there is none of."""
        parts = {
            "nya": self.created,
            "ändrade": self.updated,
            "oförändrade": self.unchanged,
            "behållna": len(self.kept),
        }
        return ", ".join(f"{count} {word}" for word, count in parts.items() if count) or "inga"


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did, by table."""

    outcomes: Mapping[str, Outcome]

    @property
    def changed(self) -> int:
        """How many records were created or updated."""
        return sum(each.created + each.updated for each in self.outcomes.values())

    def lines(self) -> list[str]:
        """The report for people, in Swedish."""
        found = [f"{plural_of(table)}: {outcome}" for table, outcome in self.outcomes.items()]
        why = "som någon annan har ändrat och som därför är kvar som de var"
        found += [
            f"{plural_of(table)} {why}: {', '.join(outcome.kept)}"
            for table, outcome in self.outcomes.items()
            if outcome.kept
        ]
        return found if self.changed else [*found, "Inget behövde ändras."]


# ---- Loading ---------------------------------------------------------------------------------------------------------


async def load(
    url: str,
    folder: Path = SEEDS,
    *,
    only: Collection[str] | None = None,
    new_ids: Iterator[UUID] | None = None,
    on_progress: Progress | None = None,
) -> Report:
    """Load the files of a folder, or those of the tables in `only`, in one transaction; SeedError if any is wrong.

    Ids come from the database unless `new_ids` gives them. `on_progress` is told of each table when it is done.
    """
    seeds = read(folder, concepts().keys() if only is None else only)
    links = links_in(seeds)
    # One snapshot: what somebody else changes meanwhile stops the load instead of being written over.
    engine = create_async_engine(engine_url(url), isolation_level="REPEATABLE READ", poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await changes.sign(connection, changes.SEEDS, "seed")
            ids = new_ids or await _draw_ids(connection, seeds)
            report = await _Loading(connection, seeds, links, ids).run(on_progress)
            # Without figures the planner takes every table for empty, and a count over needs ran for over 20 s.
            await connection.execute(text("analyze"))
            return report
    finally:
        await engine.dispose()


async def _draw_ids(connection: AsyncConnection, seeds: Mapping[str, list[Seed]]) -> Iterator[UUID]:
    """As many ids as there are records, so that records can point at each other before they are written."""
    found = await connection.scalars(NEW_IDS, {"count": sum(map(len, seeds.values()))})
    return iter(found.all())


@dataclass(slots=True)
class _Planned:
    """A seed with its id, the row it wants to be, and the row that the database holds."""

    seed: Seed
    id: str
    stored: Given | None
    row: Given = field(default_factory=dict)
    kept: bool = False
    linked: bool = False

    @property
    def changed(self) -> bool:
        """Whether the database's row says something else."""
        return self.stored is not None and any(self.stored[name] != value for name, value in self.row.items())


class _Loading:
    """One load: first every record is found or given an id, then tables are written, then links."""

    def __init__(
        self, connection: AsyncConnection, seeds: Mapping[str, list[Seed]], links: list[Link], ids: Iterator[UUID]
    ) -> None:
        self.connection, self.seeds, self.links, self.ids = connection, seeds, links, ids
        self.known: dict[str, dict[Key, str]] = {table: {} for table in seeds}
        self.planned: dict[str, list[_Planned]] = {}
        self.ours: set[str] = set()

    async def run(self, on_progress: Progress | None) -> Report:
        """All of it."""
        for table, seeds in self.seeds.items():
            self.planned[table] = await self._plan(seeds)
        await self._tell_owners()
        for table, planned in self.planned.items():
            if planned:
                await self._write(planned)
            if planned and on_progress:
                on_progress(plural_of(table), len(planned), len(planned))
        for link in self.links:
            await self._write_links(link, [each for each in self.planned[link.table] if not each.kept])
        return Report({table: _outcome(planned) for table, planned in self.planned.items()})

    # ---- Finding

    async def _plan(self, seeds: list[Seed]) -> list[_Planned]:
        if not seeds:
            return []
        table = seeds[0].table
        names = [_names(table, seed.values | self._key(seed)) for seed in seeds]
        stored = await self._stored(table, names)
        found = [self._found(seed, own, stored) for seed, own in zip(seeds, names, strict=True)]
        self._register(table, found, names)
        # Only now, because records may point at others of the same table.
        for each in found:
            each.row = self._row(each)
        return found

    def _key(self, seed: Seed) -> Given:
        columns = [seed.table.c[name] for name in natural_key(seed.table)]
        return {column.name: self._value(seed, column, seed.values[column.name]) for column in columns}

    async def _stored(self, table: Table, names: list[list[Key]]) -> dict[Key, Given]:
        """The database's rows by every key that they answer to; what is in use goes before what was given up."""
        rows: list[Given] = list((await self.connection.scalars(stored_rows(table, chain(*names)))).all())
        rows.sort(key=lambda row: row.get("publication") != "WITHDRAWN")
        ranked = [(rank, name, row) for row in rows for rank, name in enumerate(_names(table, row))]
        return {name: row for _, name, row in sorted(ranked, key=lambda each: -each[0])}

    def _found(self, seed: Seed, names: list[Key], stored: dict[Key, Given]) -> _Planned:
        row = next((stored[name] for name in names if name in stored), None)
        if "id" not in seed.table.c:
            return _Planned(seed, seed.values["code"], row)
        return _Planned(seed, row["id"] if row else str(next(self.ids)), row)

    def _register(self, table: Table, found: list[_Planned], names: list[list[Key]]) -> None:
        known = self.known[table.name]
        holders: dict[str, str] = {}
        for each, own in zip(found, names, strict=True):
            for name in own:
                known.setdefault(name, each.id)
            other = next((holders[known[name]] for name in own if known[name] in holders), None)
            if other is not None:
                raise SeedError(each.seed.place, f'is the same record as "{other}".', f'är samma post som "{other}".')
            holders[each.id] = each.seed.label

    def _row(self, planned: _Planned) -> Given:
        """The whole row that the file asks for."""
        seed, table = planned.seed, planned.seed.table
        row = {name: self._value(seed, table.c[name], value) for name, value in seed.values.items()}
        if "former_slugs" in row and planned.stored:
            # A slug once given keeps answering, whether or not the file remembers it.
            before = [*planned.stored["former_slugs"], planned.stored["slug"], *row["former_slugs"]]
            row["former_slugs"] = [slug for slug in dict.fromkeys(before) if slug != row["slug"]]
        if "contacts" in row:
            row["contacts"] = [self._contact(seed, contact) for contact in row["contacts"]]
        return {"id": planned.id, **row} if "id" in table.c else row

    def _contact(self, seed: Seed, contact: Given) -> Given:
        if "organisation" not in contact:
            return contact
        found = self._meant(seed, "organisations", (contact["organisation"],))
        return {"organisation_id" if key == "organisation" else key: value for key, value in contact.items()} | {
            "organisation_id": found
        }

    def _value(self, seed: Seed, column: Column[Any], value: Any) -> Any:
        """A column's value, with the id in place of a reference's natural key."""
        if value is None or not column.foreign_keys:
            return value
        target = next(iter(column.foreign_keys)).column.table
        if not isinstance(value, dict):
            return self._meant(seed, target.name, (value,))
        # A record without a slug is pointed at with the columns that tell it apart.
        columns = [target.c[name] for name in natural_key(target)]
        for name in value.keys() - {name_in_files(each) for each in columns}:
            raise SeedError.unknown(
                seed.place, "column", "ingen kolumn", name, [name_in_files(each) for each in columns]
            )
        given = [value.get(name_in_files(each), default_of(each)) for each in columns]
        key = tuple(self._value(seed, each, one) for each, one in zip(columns, given, strict=True))
        return self._meant(seed, target.name, key, " / ".join(str(one) for one in value.values()))

    def _meant(self, seed: Seed, table: str, key: Key, said: str | None = None) -> str:
        known = self.known[table]
        if key not in known:
            words = [str(each) for each, *more in known if not more]
            what = f"ingen post i {plural_of(table).lower()}"
            raise SeedError.unknown(seed.place, f"record in {table}", what, said or key[0], words)
        return known[key]

    async def _tell_owners(self) -> None:
        """Who changed each record last: the seeds' own may be changed, all others are kept."""
        found = [each for each in chain(*self.planned.values()) if each.stored and "id" in each.seed.table.c]
        rows = await self.connection.execute(LAST_CALLERS, {"ids": [UUID(each.id) for each in found]})
        callers: dict[str, str | None] = dict(rows.all())
        for each in found:
            each.kept = callers.get(each.id) != changes.SEEDS.signature
        self.ours = {each.id for each in chain(*self.planned.values()) if not each.kept}

    # ---- Writing

    async def _write(self, planned: list[_Planned]) -> None:
        new = [each for each in planned if each.stored is None]
        await self._run(INSERT, [(each.seed.place, each.row) for each in new], planned[0].seed.table)
        other = [each for each in planned if each.changed and not each.kept]
        await self._run(UPDATE, [(each.seed.place, each.row) for each in other], planned[0].seed.table)

    async def _write_links(self, link: Link, planned: list[_Planned]) -> None:
        """Add and remove links until they are those of the file. A link that hangs on another's record is theirs."""
        wanted = _unique(row for each in planned for row in self._links(link, each))
        stored = (await self.connection.scalars(stored_links(link.rows, link.own, (each.id for each in planned)))).all()
        gone = [row for row in stored if row not in wanted and row[link.logged_under] in self.ours]
        missing = [row for row in wanted if row not in stored and row[link.logged_under] in self.ours]
        by_id = {each.id: each for each in planned}
        for statement, rows in ((DELETE, gone), (INSERT, missing)):
            await self._run(statement, [(by_id[row[link.own]].seed.place, row) for row in rows], link.rows)
            for row in rows:
                by_id[row[link.own]].linked = True

    def _links(self, link: Link, planned: _Planned) -> Iterator[Given]:
        columns = {name_in_files(column): column for column in link.rows.columns if column.name != link.own}
        seed = planned.seed
        for given in seed.links.get(link.key, []):
            said = given if isinstance(given, dict) else {next(iter(columns)): given}
            if said.keys() != columns.keys():
                wants = ", ".join(columns)
                raise SeedError(seed.place, f'"{link.key}" must tell {wants}.', f'"{link.key}" ska ange {wants}.')
            found = {columns[key].name: self._value(seed, columns[key], value) for key, value in said.items()}
            yield {link.own: planned.id, **found}

    async def _run(self, statement: str, records: list[tuple[str, Given]], table: Table) -> None:
        """One statement for all rows of a table, each with the place that a refusal names."""
        if not records:
            return
        rows = [row for _, row in records]
        try:
            await self.connection.execute(filled(statement, table, rows[0]), {"rows": rows})
        except DBAPIError as error:
            raise refused(error, records) from error


def _names(table: Table, row: Given) -> list[Key]:
    """Every key that a row answers to, the strongest first."""
    if "slug" not in table.c:
        return [tuple(row[name] for name in natural_key(table))]
    # A municipality is its code, whatever it is called.
    code = row.get("municipality_code")
    return [(name,) for name in [*([code] if code else []), row["slug"], *row["former_slugs"]]]


def _unique(rows: Iterable[Given]) -> list[Given]:
    return list({tuple(sorted(row.items())): row for row in rows}.values())


def _outcome(planned: list[_Planned]) -> Outcome:
    kept = tuple(each.seed.label for each in planned if each.kept)
    created = sum(each.stored is None for each in planned)
    updated = sum(each.stored is not None and not each.kept and (each.changed or each.linked) for each in planned)
    return Outcome(created, updated, len(planned) - created - updated - len(kept), kept)


__all__ = ["REFERENCE", "Outcome", "Report", "SeedError", "load"]
