"""Putting values into records, by the same names as they are read: columns, groups of columns, links, value lists.

Absent leaves as it is, null empties. What no column can be named by is an error of ours, never the caller's.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Table, delete, insert, inspect, select, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import RelationshipProperty

from registry.errors import Refusal, Required, refusals
from registry.storage.model.names import camel
from registry.storage.model.record import Record, record_of
from registry.storage.model.terms import RecordType
from registry.storage.writing.references import Ref, References

Fields = Mapping[str, Any]


class Writer:
    """Puts values into records for one caller, inside one transaction."""

    def __init__(self, session: AsyncSession, references: References) -> None:
        """Takes the transaction and what resolves references."""
        self.session, self.references = session, references

    async def put(self, record: Record, values: Fields) -> None:
        """Set what is given, and collect everything that is wrong before refusing."""
        wrong: list[Refusal] = []
        relations = inspect(type(record)).relationships
        for name, value in values.items():
            # References in a list say by themselves which of them is wrong.
            path = () if name in relations and relations[name].secondary is not None else (camel(name),)
            try:
                await self._put(record, name, value)
            except Refusal as error:
                wrong.append(error.below(*path))
            except ExceptionGroup as group:
                wrong += [each.below(*path) for each in refusals(group)]
        if wrong:
            raise ExceptionGroup("refused", wrong)

    async def _put(self, record: Record, name: str, value: Any) -> None:
        relations = inspect(type(record)).relationships
        columns = type(record).__table__.c
        if name in relations:
            await self._put_relation(record, relations[name], value)
        elif name in columns and isinstance(columns[name].type, JSONB):
            setattr(record, name, [await self._stored(each) for each in value or ()])
        elif name in columns and isinstance(columns[name].type, ARRAY) and not columns[name].nullable:
            setattr(record, name, list(value or ()))
        elif name in columns:
            if value is None and not columns[name].nullable:
                raise Required.of()
            setattr(record, name, value)
        else:
            await self._group(record, name, value)

    async def _group(self, record: Record, name: str, value: Fields | None) -> None:
        """A group of columns, such as a period: null empties all of them."""
        columns = [each.name for each in type(record).__table__.c if each.name.startswith(f"{name}_")]
        own = [each for each in columns if type(record).__table__.c[each].computed is None]
        if not own:
            raise KeyError(name)
        if value is None:
            for each in own:
                setattr(record, each, None)
            return
        for part, inner in value.items():
            await self._put(record, f"{name}_{part}", inner)

    # -- relations -----------------------------------------------------------------------------------------------------

    async def _put_relation(self, record: Record, relation: RelationshipProperty[Any], value: Any) -> None:
        target = relation.mapper.class_
        if relation.secondary is None and relation.uselist:
            await self.rehang(record, relation, value or ())
            return
        if relation.secondary is None:
            ((own, _),) = relation.local_remote_pairs
            setattr(record, own.name, None if value is None else await self.references.resolve(target, value))
            return
        await self.relink(record, relation, (await self.targets(record, {relation.key: value}))[relation.key])

    async def targets(self, record: Record, references: Fields) -> dict[str, list[UUID]]:
        """The keys of the records that relations through a link table are to lead to, by the relation's name.

        `references` has, by the same names, the references as they were given; null is none. Those that lead nowhere
        are refused together, each with its place in the input.
        """
        found: dict[str, list[UUID]] = {}
        wrong: list[Refusal] = []
        for name, refs in references.items():
            target = inspect(type(record)).relationships[name].mapper.class_
            found[name] = []
            for place, ref in enumerate(refs or ()):
                try:
                    found[name].append(await self.references.resolve(target, ref))
                except Refusal as error:
                    wrong.append(error.below(camel(name), place))
        if wrong:
            raise ExceptionGroup("refused", wrong)
        return found

    async def relink(self, record: Record, relation: RelationshipProperty[Any], wanted: Iterable[Any]) -> None:
        """Make the links of a record those that are wanted, and no others."""
        await self.session.flush()
        (((_, own),), ((_, other),)) = (relation.synchronize_pairs, relation.secondary_synchronize_pairs or ())
        table: Table = own.table
        mine = own == record.id
        there = set((await self.session.scalars(select(other).where(mine))).all())
        wanted = set(wanted)
        if there - wanted:
            await self.session.execute(delete(table).where(mine, other.in_(there - wanted)))
        if wanted - there:
            rows = [{own.name: record.id, other.name: each} for each in sorted(wanted - there)]
            await self.session.execute(insert(table), rows)
        if there != wanted:
            await self._bump(record)

    async def rehang(self, record: Record, relation: RelationshipProperty[Any], values: Iterable[Fields]) -> None:
        """Make what hangs on a record, such as its case numbers, what is given and nothing else."""
        ((_, own),) = relation.local_remote_pairs
        table: Table = own.table
        wanted = [await self._hanging(each, place) for place, each in enumerate(values)]
        await self.session.flush()
        fixed = {own.name: record.id} | ({"record_type": record.record_type} if "record_type" in table.c else {})
        keys = list(table.primary_key.columns)
        names = [column.name for column in keys]
        there = {tuple(row) for row in await self.session.execute(select(*keys).where(own == record.id))}
        wanted_rows = {tuple(each[name] for name in names): {**each, **fixed} for each in wanted}
        if there == wanted_rows.keys():
            return
        await self.session.execute(delete(table).where(own == record.id, tuple_(*keys).not_in(wanted_rows)))
        new = [row for key, row in wanted_rows.items() if key not in there]
        if new:
            await self.session.execute(insert(table), new)
        await self._bump(record)

    async def _hanging(self, value: Fields, place: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, each in value.items():
            if isinstance(each, Ref):
                found[f"{name}_id"] = await self.references.resolve(
                    record_of(RecordType.ORGANISATION), each, place, camel(name)
                )
            else:
                found[name] = each
        return found

    async def _bump(self, record: Record) -> None:
        """What hangs on a record has no version of its own: whoever saw the record before must see it anew."""
        model = type(record)
        bumped = update(model).where(model.id == record.id).values(version=model.version + 1)
        await self.session.execute(bumped.execution_options(synchronize_session=False))

    async def _stored(self, value: Fields) -> dict[str, Any]:
        """A value that is kept with the record, such as a source; what it points at is kept by key."""
        found: dict[str, Any] = {}
        for name, each in value.items():
            if isinstance(each, Ref):
                model = record_of(RecordType.ORGANISATION)
                found[f"{name}_id"] = str(await self.references.resolve(model, each, camel(name)))
            elif isinstance(each, Mapping):
                found[name] = await self._stored(each)
            elif each is not None or name == "fields":
                found[name] = [] if each is None else each.value if isinstance(each, Enum) else each
        return found
