"""Which record of the database each seed is, and whether the seeds may still change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from registry.seeding.errors import SeedError
from registry.seeding.key_index import KeyIndex
from registry.seeding.records import Seed
from registry.seeding.statements import LAST_CALLERS, stored_rows
from registry.seeding.tables import Key, Row, keys_of
from registry.trail import changes


@dataclass(slots=True)
class Planned:
    """A seed with its id, the row that the file asks for, and the row that the database holds.

    It is `left_alone` when somebody else changed it last, and `linked` once a link of it was added or removed.
    """

    seed: Seed
    id: str
    stored: Row | None
    row: Row = field(default_factory=dict)
    left_alone: bool = False
    linked: bool = False

    @property
    def changed(self) -> bool:
        """Whether the database's row says something else."""
        return self.stored is not None and any(self.stored[name] != value for name, value in self.row.items())


class Matching:
    """Finds or gives the ids of seeds, one table after another."""

    def __init__(self, connection: AsyncConnection, index: KeyIndex, ids: Iterator[UUID]) -> None:
        """Takes where records are looked for, where their keys are written down, and the ids of new ones."""
        self.connection, self.index, self.ids = connection, index, ids

    async def plan(self, seeds: list[Seed]) -> list[Planned]:
        """What is to become of the seeds of one table."""
        if not seeds:
            return []
        table = seeds[0].table
        keys = [keys_of(table, seed.values | self.index.key_of(seed)) for seed in seeds]
        stored = await self._stored(table, keys)
        planned = [self._planned(seed, own, stored) for seed, own in zip(seeds, keys, strict=True)]
        self._register(table, planned, keys)
        # Only now, because records may point at others of the same table.
        for each in planned:
            each.row = self._row(each)
        return planned

    async def _stored(self, table: Table, keys: list[list[Key]]) -> dict[Key, Row]:
        """The database's rows by every key that they answer to; what is in use goes before what was given up."""
        rows: list[Row] = list((await self.connection.scalars(stored_rows(table, chain(*keys)))).all())
        rows.sort(key=lambda row: ("WITHDRAWN", "DRAFT", "PUBLISHED").index(row.get("publication", "PUBLISHED")))
        ranked = [(rank, key, row) for row in rows for rank, key in enumerate(keys_of(table, row))]
        return {key: row for _, key, row in sorted(ranked, key=lambda each: -each[0])}

    def _planned(self, seed: Seed, keys: list[Key], stored: dict[Key, Row]) -> Planned:
        row = next((stored[key] for key in keys if key in stored), None)
        if "id" not in seed.table.c:
            return Planned(seed, seed.values["code"], row)
        return Planned(seed, row["id"] if row else str(next(self.ids)), row)

    def _register(self, table: Table, planned: list[Planned], keys: list[list[Key]]) -> None:
        """Let others point at these, and refuse two seeds that are the same record."""
        labels: dict[str, str] = {}
        for each, own in zip(planned, keys, strict=True):
            for id_ in [self.index.add(table.name, key, each.id) for key in own]:
                if id_ in labels:
                    other = labels[id_]
                    raise SeedError(
                        each.seed.place, f'is the same record as "{other}".', f'är samma post som "{other}".'
                    )
            labels[each.id] = each.seed.label

    def _row(self, planned: Planned) -> Row:
        """The whole row that the file asks for."""
        row = self.index.row_of(planned.seed)
        if "former_slugs" in row and planned.stored:
            # A slug once given keeps answering, whether or not the file remembers it.
            before = [*planned.stored["former_slugs"], planned.stored["slug"], *row["former_slugs"]]
            row["former_slugs"] = [slug for slug in dict.fromkeys(before) if slug != row["slug"]]
        return {"id": planned.id, **row} if "id" in planned.seed.table.c else row


async def leave_others_alone(connection: AsyncConnection, planned: Mapping[str, list[Planned]]) -> None:
    """Mark the records that somebody else than the seeds changed last."""
    stored = [each for each in chain(*planned.values()) if each.stored and "id" in each.seed.table.c]
    rows = await connection.execute(LAST_CALLERS, {"ids": [UUID(each.id) for each in stored]})
    callers: dict[str, str | None] = dict(rows.all())
    for each in stored:
        each.left_alone = callers.get(each.id) != changes.SEEDS.signature
