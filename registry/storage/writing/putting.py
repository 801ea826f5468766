"""Putting values into records, under the same names as they are read by.

A name is that of a column, a group of columns such as a period, a relation or a list of values. What is left out stays
as it is, and null empties it. A name that means nothing is an error of ours, never the caller's: KeyError.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Table, delete, insert, inspect, select, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import RelationshipProperty

from registry.errors import Invalid, Refusal, Required, refusals
from registry.storage.model import lists
from registry.storage.model.names import camel
from registry.storage.model.record import KEY, Record, record_of
from registry.storage.model.supported import OF_A_COUNT, supported
from registry.storage.model.swedish_time import is_open_end
from registry.storage.model.terms import RecordType
from registry.storage.writing.references import Ref, References

#: The ends that groups of columns have, each with what is known only with it.
OPEN = {"period": (("end", "end_is"),), "opening": (("closes_on",),)}

#: What values say only when it is so, so that a source is the same one whoever wrote it.
UNLESS_TRUE = {"is_inferred"}

#: What a caller gave of a record: values, references and groups of them, by name.
Fields = Mapping[str, Any]


class Writer:
    """Puts values into records for one caller, inside one transaction."""

    def __init__(
        self,
        session: AsyncSession,
        references: References,
        warn: Callable[..., None],
        takes_off: Callable[[str], bool],
    ) -> None:
        """Takes the session of the transaction, what resolves references as the caller sees, and what warns it.

        `takes_off` says whether the caller may take off keys in another system: others stay beside what is given.
        """
        self.session, self.references, self.warn, self.takes_off = session, references, warn, takes_off

    async def put(self, record: Record, values: Fields) -> None:
        """Set everything that is given, and refuse all that is wrong together.

        Columns are set on the record and sent at the next flush. Link tables and rows that hang on the record are
        written at once, so the record must be in the database already. An ExceptionGroup of refusals, each with its
        path in `values`, is raised when anything cannot be put.
        """
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
            _require_supported(type(record), name, value or ())
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
        """Put a group of columns, such as a period; null empties all of them. KeyError when there is no such group."""
        columns = [each.name for each in type(record).__table__.c if each.name.startswith(f"{name}_")]
        own = [each for each in columns if type(record).__table__.c[each].computed is None]
        if not own:
            raise KeyError(name)
        if value is None:
            for each in own:
                setattr(record, each, None)
            return
        for part, inner in self._open_ended(name, value).items():
            try:
                await self._put(record, f"{name}_{part}", inner)
            except Refusal as error:
                raise error.below(camel(part)) from None

    def _open_ended(self, name: str, value: Fields) -> Fields:
        """A group without an end that means that none is known, as 9999-12-31 does, with a warning."""
        empty = {each: None for each, *_ in OPEN.get(name, ()) if is_open_end(value.get(each))}
        if not empty:
            return value
        written = next(value[each] for each in empty)
        self.warn("OPEN_END", f"{written} is read as no end known.", f"{written} läses som att inget slut är känt.")
        beside = {each: None for ends in OPEN[name] if ends[0] in empty for each in ends[1:]}
        return {**value, **empty, **beside}

    # -- relations -----------------------------------------------------------------------------------------------------

    async def _put_relation(self, record: Record, relation: RelationshipProperty[Any], value: Any) -> None:
        target = relation.mapper.class_
        if relation.secondary is None and relation.uselist:
            await self.rehang(record, relation, value or ())
            return
        if relation.secondary is None:
            ((own, _),) = relation.local_remote_pairs
            setattr(
                record,
                own.name,
                None if value is None else await self._target(target, value, getattr(record, own.name)),
            )
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
            kept = await self._linked(record, inspect(type(record)).relationships[name]) if refs else ()
            keys = await self.references.resolve_each(target, list(refs or ()), kept=kept)
            wrong += [each.below(camel(name), place) for place, each in enumerate(keys) if isinstance(each, Refusal)]
            found[name] = [each for each in keys if not isinstance(each, Refusal)]
        if wrong:
            raise ExceptionGroup("refused", wrong)
        return found

    async def _target(self, target: type[Record], ref: Ref, now: UUID | None) -> UUID:
        """The key that a reference leads to; where it leads already, that may have been withdrawn since."""
        (found,) = await self.references.resolve_each(target, [ref], kept=(now,) if now else ())
        if isinstance(found, Refusal):
            raise found
        return found

    async def _linked(self, record: Record, relation: RelationshipProperty[Any]) -> set[UUID]:
        """The keys of the records that a record's rows in a link table lead to now; none for a new one."""
        if record not in self.session:
            return set()
        (((_, own),), ((_, other),)) = (relation.synchronize_pairs, relation.secondary_synchronize_pairs or ())
        return set((await self.session.scalars(select(other).where(own == record.id))).all())

    async def relink(self, record: Record, relation: RelationshipProperty[Any], wanted: Iterable[Any]) -> None:
        """Make a record's rows in a link table lead to the records with the `wanted` keys, and to no others.

        When that changes anything, the record gets a new version, because its own row has not changed.
        """
        await self.session.flush()
        (((_, own),), ((_, other),)) = (relation.synchronize_pairs, relation.secondary_synchronize_pairs or ())
        table: Table = own.table
        mine = own == record.id
        there = await self._linked(record, relation)
        wanted = set(wanted)
        if there - wanted:
            await self.session.execute(delete(table).where(mine, other.in_(there - wanted)))
        if wanted - there:
            rows = [{own.name: record.id, other.name: each} for each in sorted(wanted - there)]
            await self.session.execute(insert(table), rows)
        if there != wanted:
            await self._new_version(record)

    async def rehang(self, record: Record, relation: RelationshipProperty[Any], values: Iterable[Fields]) -> None:
        """Make the rows that hang on a record, such as its case numbers, those that are given, and no others.

        The table is one without records of its own, and its primary key decides which rows are the same. When that
        changes anything, the record gets a new version.
        """
        ((_, own),) = relation.local_remote_pairs
        table: Table = own.table
        tidied = getattr(relation.mapper.class_, "tidied", dict)
        wanted = [tidied(await self._hanging(each, place)) for place, each in enumerate(values)]
        await self.session.flush()
        if had := getattr(relation.mapper.class_, "by_itself", lambda _: ())(record):
            # Whoever gives back what was read gives back what the record has by itself.
            wanted = [each for each in wanted if each not in had]
        fixed = {own.name: record.id} | ({"record_type": record.record_type} if "record_type" in table.c else {})
        keys = list(table.primary_key.columns)
        names = [column.name for column in keys]
        there = {tuple(row) for row in await self.session.execute(select(*keys).where(own == record.id))}
        wanted_rows = {tuple(each[name] for name in names): each for each in ({**each, **fixed} for each in wanted)}
        if KEY in table.info and "system" in table.c:
            place = names.index("system")
            wanted_rows |= {each: {} for each in there if not self.takes_off(each[place])}
            # Whoever gives keys in these waits until the act is done.
            if refusal := lists.too_many_systems(len({key[place] for key in wanted_rows.keys() - there})):
                raise refusal
        if there == wanted_rows.keys():
            return
        await self.session.execute(delete(table).where(own == record.id, tuple_(*keys).not_in(wanted_rows)))
        new = [row for key, row in wanted_rows.items() if key not in there]
        if new:
            await self.session.execute(insert(table), new)
        await self._new_version(record)

    async def _hanging(self, value: Fields, place: int) -> dict[str, Any]:
        """The columns of a row that hangs on a record; a reference in it is to an organisation."""
        found: dict[str, Any] = {}
        for name, each in value.items():
            if isinstance(each, Ref):
                found[f"{name}_id"] = await self.references.resolve(
                    record_of(RecordType.ORGANISATION), each, place, camel(name)
                )
            else:
                found[name] = each
        return found

    async def _new_version(self, record: Record) -> None:
        """Give the record a new version: rows that hang on it have none, and what others have seen of it is now old."""
        model = type(record)
        bumped = update(model).where(model.id == record.id).values(version=model.version + 1)
        await self.session.execute(bumped.execution_options(synchronize_session=False))

    async def _stored(self, value: Fields) -> dict[str, Any]:
        """A small value, such as a source, as the JSON that is stored in a column; a reference becomes the key."""
        found: dict[str, Any] = {}
        for name, each in value.items():
            if isinstance(each, Ref):
                model = record_of(RecordType.ORGANISATION)
                found[f"{name}_id"] = str(await self.references.resolve(model, each, camel(name)))
            elif isinstance(each, Mapping):
                found[name] = await self._stored(each)
            elif name in UNLESS_TRUE and not each:
                continue
            elif each is not None or name == "fields":
                found[name] = [] if each is None else each.value if isinstance(each, Enum) else each
        return found


def _require_supported(model: type[Record], name: str, values: Iterable[Fields]) -> None:
    """Refuse what sources say that they support and no record of this type has, each at its place."""
    own = () if name == "sources" else OF_A_COUNT
    wrong: list[Refusal] = []
    for place, value in enumerate(values):
        at, source = ((place,), value) if name == "sources" else ((place, "source"), value.get("source") or {})
        for number, each in enumerate(source.get("fields") or ()):
            if each not in own and each not in supported(model):
                wrong.append(_unsupported(each, (*own, *supported(model))).below(*at, "fields", number))
    if wrong:
        raise ExceptionGroup("refused", wrong)


def _unsupported(name: str, names: tuple[str, ...]) -> Refusal:
    (near, *_) = (*get_close_matches(name, names, n=1), None)
    refusal = Invalid(
        f'There is no field "{name}" that a source could support here.',
        f'Det finns inget fält "{name}" som en källa kan styrka här.',
        f'Did you mean "{near}"?' if near else f"It can be: {', '.join(names)}.",
        f'Menas "{near}"?' if near else f"Det kan vara: {', '.join(names)}.",
    )
    refusal.allowed = names
    return refusal
