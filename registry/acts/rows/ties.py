"""What the rows of an act say hangs on their records: links to others, and rows such as case numbers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

from registry.acts.rows.looked_up import LookedUp
from registry.collisions import key_taken
from registry.errors import Refusal
from registry.refusing import RowResult
from registry.storage.model.names import camel
from registry.storage.model.record import KEY, Record
from registry.storage.model.terms import RowOutcome
from registry.storage.writing import ties
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.storage.writing.taken import having_any
from registry.storage.writing.ties import Row


class RowTies:
    """The ties of the records that rows are about, as they stand and as they are to be."""

    def __init__(self, session: AsyncSession, model: type[Record], references: LookedUp) -> None:
        """Takes what resolves the rows' references without a statement."""
        self.session, self.model, self.references = session, model, references
        #: As they stand, by relation and record.
        self.there: dict[str, Mapping[UUID, set[Row]]] = {}
        #: As they are to be, by the place of the row and relation, where that is otherwise.
        self.wanted: dict[int, dict[str, set[Row]]] = {}
        #: The same, whether it is otherwise or not.
        self.meaning: dict[int, Mapping[str, set[Row]]] = {}

    async def read(self, records: Sequence[UUID], given: Iterable[Fields], also: Collection[str] = ()) -> None:
        """Read the ties that any row says something of, and some `also`, one statement for each."""
        relations = inspect(self.model).relationships
        names = {*also} | {name for fields in given for name in fields if name in relations and relations[name].uselist}
        for name in sorted(names - {"external_ids"}):
            self.there[name] = await ties.ties_of(self.session, self.model, name, records)

    async def meant(self, given: Fields, there: Any) -> dict[str, set[Row]]:
        """The rows of ties that a row gives; references that lead nowhere are refused together."""
        found: dict[str, set[Row]] = {}
        wrong: list[Refusal] = []
        for name, values in given.items():
            relation = inspect(self.model).relationships[name]
            _, _, columns = ties.table_of(self.model, name)
            stood = self.there[name].get(there.id, set()) if there is not None else set()
            found[name] = set()
            for place, value in enumerate(values or ()):
                kept = {each for row in stood for each in row}
                if isinstance(value, Ref):
                    (key,) = await self.references.resolve_each(relation.mapper.class_, [value], kept=kept)
                    row: dict[str, Any] = {columns[0]: key}
                else:
                    row = await self._row(value)
                refused = [each for each in row.values() if isinstance(each, Refusal)]
                wrong += [each.below(camel(name), place) for each in refused]
                if not refused:
                    found[name].add(tuple(row.get(each) for each in columns))
        if wrong:
            raise ExceptionGroup("refused", wrong)
        return found

    async def _row(self, value: Fields) -> dict[str, Any]:
        """The columns of a row that hangs on a record; a reference in it is to an organisation."""
        row: dict[str, Any] = {}
        for name, each in value.items():
            if isinstance(each, Ref):
                found = await self.references.organisation(each)
                row[f"{name}_id"] = found.below(camel(name)) if isinstance(found, Refusal) else found
            else:
                row[name] = each
        return row

    def want(self, place: int, record: UUID | None, meant: Mapping[str, set[Row]]) -> None:
        """Remember what a row says otherwise than what stands."""
        stood = {name: self.there[name].get(record, set()) if record else set() for name in meant}
        self.meaning[place] = meant
        self.wanted[place] = {name: rows for name, rows in meant.items() if rows != stood[name]}

    def differing(self, place: int) -> list[str]:
        """The ties of which a row says otherwise than what stands."""
        return list(self.wanted.get(place, ()))

    async def judge(self, results: Sequence[RowResult], records: Mapping[int, Record]) -> None:
        """Refuse the rows by which a record would have a key of another or of an earlier row, such as a case number.

        `records` are those of the rows that stand so far, by place. What an earlier row takes from its record is free
        for a later one.
        """
        for name in self.there:
            wanted = {place: self.wanted[place][name] for place in records if name in self.wanted[place]}
            if any(wanted.values()) and KEY in ties.table_of(self.model, name)[0].info:
                await self._refuse_taken(results, name, wanted, records)

    async def _refuse_taken(
        self, results: Sequence[RowResult], name: str, wanted: Mapping[int, set[Row]], records: Mapping[int, Record]
    ) -> None:
        table, own, columns = ties.table_of(self.model, name)
        where = [columns.index(each) for each in table.info[KEY]]

        def keys_of(rows: set[Row]) -> set[Row]:
            return {tuple(row[each] for each in where) for row in rows}

        having = await having_any(self.session, table, own, set().union(*map(keys_of, wanted.values())))
        among = {each for some in having.values() for each in some}
        seen = set(await self.references.seen_among(self.model, among))
        has = {key: [each for each in some if each in seen] for key, some in having.items()}
        for place, rows in wanted.items():
            record, keys = records[place].id, keys_of(rows)
            others = [each for key in sorted(keys, key=str) for each in has.get(key, ()) if each != record]
            if others:
                prefix = self.model.record_type.prefix
                results[place].refuse(key_taken((prefix, others[0]), "fields", camel(name)))
                results[place].outcome = RowOutcome.CONFLICT
                continue
            for key in keys_of(self.there[name].get(record, set())) - keys:
                has[key] = [each for each in has.get(key, ()) if each != record]
            for key in keys:
                has[key] = [*has.get(key, ()), record]

    async def write(self, records: Mapping[int, UUID], stood: Collection[UUID]) -> None:
        """Write the ties of the records of some rows; those that `stood` get a new version by it."""
        touched, there = set[UUID](), set(stood)
        for name in self.there:
            wanted = {
                record: self.wanted[place][name] for place, record in records.items() if name in self.wanted[place]
            }
            await ties.put_ties(self.session, self.model, name, wanted, there)
            touched |= wanted.keys() & there
        await ties.new_versions(self.session, self.model, touched)
