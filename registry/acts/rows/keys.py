"""The keys in other systems that the rows of an act give: judged together, and written by three statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from registry.acts.rows.given import KEYS, refuse_systems
from registry.collisions import key_taken
from registry.refusing import RowResult
from registry.storage.model.names import camel
from registry.storage.model.record import Record, record_of
from registry.storage.model.terms import RecordType
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing import bulk
from registry.storage.writing.taken import carriers
from registry.work import Work

Key = tuple[str, str]


class RowKeys:
    """The keys that rows give to the records that they are about."""

    def __init__(self, work: Work, wanted: Mapping[int, set[Key]], about: Mapping[int, Record], *path: str) -> None:
        """Takes the keys and the record of each row that gives any, by its place; each record has its id.

        `path` is where in a row its keys stand.
        """
        self.work, self.wanted, self.about, self.path = work, wanted, about, (*path, camel(KEYS))

    async def judge(self, results: Sequence[RowResult], had: Mapping[UUID, set[Key]]) -> None:
        """Refuse the rows with a key that cannot be, or that another record or an earlier row has.

        `had` are the keys that the records have now: what an earlier row takes from its record is free for a later one.
        """
        if not self.wanted:
            return
        await self._hold_to_rules(results)
        carrying = await self._carrying(had, str(results[0].path[0]))
        for place, keys in self.wanted.items():
            own = self.about[place].id
            for key in sorted(keys):
                others = [each for each in carrying[key] if each[1] != own]
                if others:
                    results[place].refuse(key_taken(others[0], *self.path))
            if results[place].wrong:
                continue
            for key in had.get(own, set()) - keys:
                carrying[key] = [each for each in carrying[key] if each[1] != own]
            for key in keys:
                carrying[key].append((self.about[place].record_type.prefix, own))

    async def write(
        self, results: Sequence[RowResult], standing: Collection[UUID], among: Collection[int] | None = None
    ) -> None:
        """Give the keys to the records of the rows that were not refused; `standing` are those that are not new.

        With `among` only to those of some rows, by place.
        """
        places = [place for place in self.about if not results[place].wrong and (among is None or place in among)]
        kept = {self.about[place].id: self.wanted[place] for place in places}
        if kept:
            stood = [each for each in kept if each in standing]
            await bulk.put_keys(self.work.session, type(next(iter(self.about.values()))), kept, stood)

    async def _hold_to_rules(self, results: Sequence[RowResult]) -> None:
        """Refuse the rows with a key that breaks a rule of the table."""
        given = [(place, key) for place, keys in self.wanted.items() for key in sorted(keys)]
        keys = [
            ExternalId(system=system, value=value, record_type=self.about[place].record_type)
            for place, (system, value) in given
        ]
        for (place, _), wrong in zip(given, await bulk.broken_rules(self.work.session, keys), strict=True):
            if wrong:
                named = (each.at() if each.path[:1] == self.path[-1:] else each for each in wrong)
                results[place].refuse(*(each.below(*self.path) for each in named))

    async def _carrying(self, had: Mapping[UUID, set[Key]], rows: str) -> defaultdict[Key, list[tuple[str, UUID]]]:
        """The records that the caller sees and that carry any of the keys, as prefix and id, by key.

        TooMany when the new keys of the `rows`, as they are called, are of too many systems.
        """
        new = set().union(*(keys - had.get(self.about[place].id, set()) for place, keys in self.wanted.items()))
        refuse_systems({system for system, _ in new}, rows)
        found = await carriers(self.work.session, set().union(*self.wanted.values()), new)
        by_type: defaultdict[RecordType, set[UUID]] = defaultdict(set)
        for some in found.values():
            for kind, record in some:
                by_type[kind].add(record)
        seen: set[UUID] = set()
        for kind, records in by_type.items():
            seen |= set(await self.work.references.seen_among(record_of(kind), records))
        carrying: defaultdict[Key, list[tuple[str, UUID]]] = defaultdict(list)
        for key, some in found.items():
            carrying[key] = [(kind.prefix, record) for kind, record in some if record in seen]
        return carrying
