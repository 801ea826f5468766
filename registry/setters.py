"""Who last said something of a record, by the trail, and who may undo it: take it back, say it anew or take it away."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, cast, exists, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.callers import Caller
from registry.storage.model.holding import Holder
from registry.storage.model.record import Record
from registry.storage.model.terms import DateStatus, Publication, Role
from registry.storage.reading.relations import relation
from registry.storage.writing import loading
from registry.trail.changes import Change, Commit

PERIOD_END = ("period_end", "period_end_is")


async def holders(session: AsyncSession, record: Record, holder: Holder) -> set[UUID]:
    """The organisations that a holder of a record is."""
    found = set()
    for path in type(record).held.paths(holder):
        name, _, column = path.rpartition(".")
        whole = record
        if name:
            key = getattr(record, f"{name}_id")
            if key is None:
                continue
            whole = await loading.one(session, relation(type(record), name).mapper.class_, key)
        found.add(getattr(whole, column))
    gathered_by = type(record).held.gathered_by
    if holder is Holder.GATHERERS and gathered_by is not None:
        found |= set(await session.scalars(text(gathered_by), {"record": record.id}))
    return found - {None}


async def wholes_of(session: AsyncSession, records: Sequence[Record], holder: Holder) -> list[Record]:
    """What some records of one type are parts of, by the paths to a holder, read by one statement for each way.

    While they are kept `holders` asks the database for none of them.
    """
    found: list[Record] = []
    for name in dict.fromkeys(path.rpartition(".")[0] for each in records[:1] for path in each.held.paths(holder)):
        if name:
            model: Any = relation(type(records[0]), name).mapper.class_
            keys = {getattr(each, f"{name}_id") for each in records} - {None}
            found += await session.scalars(select(model).where(model.id == any_(cast(list(keys), ARRAY(Uuid)))))
    return found


#: Under which key a session holds what the trail says of records that many questions are about.
READ_AHEAD, DECIDED_AHEAD = "said", "decided"
#: Under which name it is known of a record that others were merged into it.
MERGED = "merged"


@asynccontextmanager
async def read_ahead(session: AsyncSession, records: Iterable[Record]) -> AsyncIterator[None]:
    """Inside this context `last_said` of these records asks nothing: the trail of all is read by one statement.

    Neither does `is_decided_above`. What is changed in the context is not known to it.
    """
    records = list(records)
    said: dict[UUID, list[Any]] = {each.id: [] for each in records}
    if said:
        changes = (
            select(Change.record_id, Change.verb, Change.before, Change.after, Commit.role, Commit.organisation_id)
            .join(Commit, Change.commit_id == Commit.id)
            .where(Change.record_id == any_(cast(list(said), ARRAY(Uuid))), Change.part.is_(None))
            .order_by(Change.id.desc())
        )
        for row in await session.execute(changes):
            said[row.record_id].append(row)
    session.info[READ_AHEAD] = said
    session.info[DECIDED_AHEAD] = await _resting_on(session, records)
    try:
        yield
    finally:
        del session.info[READ_AHEAD], session.info[DECIDED_AHEAD]


async def _resting_on(session: AsyncSession, records: Sequence[Record]) -> dict[str, set[UUID]]:
    """Of some records of one type those that others were merged into, and those with what decides on them, by name."""
    records = [each for each in records if each.held.decided]
    if not records:
        return {}
    model: Any = type(records[0])
    mine = any_(cast([each.id for each in records], ARRAY(Uuid)))
    asked = {name: select(model.id).where(model.id == mine, rests) for name, rests in _deciding(model).items()}
    asked[MERGED] = select(model.merged_into_id).where(model.merged_into_id == mine)
    return {name: set(await session.scalars(each)) for name, each in asked.items()}


def _deciding(model: type[Record]) -> dict[str, Any]:
    """By relation, the condition that something is there that decides on a record."""
    return {name: getattr(model, name).has() for name in model.held.decided if name in model.__mapper__.relationships}


def _last_of(changes: Iterable[Any], columns: Collection[str], *, made: bool) -> Any:
    """The newest of some changes that changed any of some columns, or with `made` made the record."""
    for each in changes:
        before, after = each.before or {}, each.after or {}
        is_changed = each.verb == "UPDATED" and any(before.get(name) != after.get(name) for name in columns)
        if is_changed or (made and each.verb == "CREATED"):
            return each
    return None


async def last_said(session: AsyncSession, record: Record, columns: Iterable[str], *, made: bool = False) -> Any:
    """The role and organisation of whoever last changed any of some columns of a record; None when nobody has.

    With `made`, whoever made the record counts as well.
    """
    columns = list(columns)
    if record.id in (known := session.info.get(READ_AHEAD, {})):
        return _last_of(known[record.id], columns, made=made)
    differs = (Change.before[name].as_string().is_distinct_from(Change.after[name].as_string()) for name in columns)
    changed = and_(Change.verb == "UPDATED", or_(*differs))
    last = (
        select(Commit.role, Commit.organisation_id)
        .join(Change, Change.commit_id == Commit.id)
        .where(Change.record_id == record.id, Change.part.is_(None))
        .where(or_(changed, Change.verb == "CREATED") if made else changed)
        .order_by(Change.id.desc())
        .limit(1)
    )
    return (await session.execute(last)).one_or_none()


def is_wide(role: str | None) -> bool:
    """Whether a role of the trail changes everybody's records; an unsigned change is the registry's own."""
    return role is None or not Role[role].has_own


async def may_undo(
    session: AsyncSession, caller: Caller, record: Record, columns: Iterable[str], *, sides: bool = True
) -> bool:
    """Whether the caller may set anew what stands in some columns, by who last changed any of them.

    What the nation said is the nation's to take back, and what a person said is not a system's. Of a part of a whole
    each side takes back its own: those who lead the whole, and those whom it is about. Whoever made the record said
    nothing by that. Without `sides` only how wide the roles are is asked.
    """
    if caller.role.overrules:
        return True
    said = await last_said(session, record, columns)
    if said is None or said.organisation_id == caller.organisation is not None:
        return said is None or _as_wide(caller, said.role)
    if not sides or not caller.role.has_own or not _as_wide(caller, said.role):
        return _as_wide(caller, said.role)
    leaders = await holders(session, record, Holder.LEADERS)
    if not leaders or said.organisation_id in caller.organisations:
        return True
    speakers = await holders(session, record, Holder.SPEAKERS)
    # Whoever is on neither side acted for one as its RSS body, or was one before: neither side takes back its word.
    side = next((each for each in (leaders, speakers) if said.organisation_id in each), set())
    return bool(side & set(caller.organisations))


def _as_wide(caller: Caller, role: str | None) -> bool:
    """Whether the caller's role is as wide as one of the trail, of which an unsigned one is the registry's own.

    A national system is as wide as every system, and as no person.
    """
    as_wide = {Role.READER.value, Role.INTEGRATION.value, caller.role.value}
    return role in as_wide


def has_ended(facts: Mapping[str, Any], today: str) -> bool:
    """Whether the period among the facts of a record has ended, by what is known of its end."""
    end, status = (facts.get(name) for name in PERIOD_END)
    return end is not None and (status is DateStatus.ACTUAL or f"{end}~" < today)


async def may_make_anew(
    session: AsyncSession,
    caller: Caller,
    made: Record,
    today: str,
    *,
    sides: bool = True,
    among: Sequence[Record] | None = None,
) -> bool:
    """Whether the caller may say a part of a whole anew: of whatever it would replace, it may undo how that ended.

    That is the newest of the same organisation in the same whole, the newest of them in the same role, and the newest
    in the same place. Who withdrew what had ended undoes that it was withdrawn, and not that it had ended. What merely
    asks, as an invitation does, replaces nothing. `among` are all of that organisation in that whole, the newest
    first, when they have been read already.
    """
    model, held = type(made), type(made).held
    asks = any(getattr(made, name) in values for name, values in held.asks.items()) and sides
    if caller.role.overrules or held.whole is None or not held.speakers or asks:
        return True
    if among is None:
        same = (getattr(model, name) == getattr(made, name) for name in (f"{held.whole}_id", *held.speakers))
        among = list(await session.scalars(select(model).where(*same).order_by(model.id.desc())))
    found = [each for each in among if each.merged_into_id is None and each.id != made.id]
    alike = [each for each in found if _role(each) == _role(made)]
    there = [each for each in alike if _place(each) == _place(made)]
    for each in {*found[:1], *alike[:1], *there[:1]}:
        undone: list[tuple[str, ...]] = [("publication",)] if each.publication is Publication.WITHDRAWN else []
        if has_ended({name: getattr(each, name, None) for name in PERIOD_END}, today):
            undone.append(PERIOD_END)
        for columns in undone:
            if not await may_undo(session, caller, each, columns, sides=sides):
                return False
    return True


def _place(record: Any) -> list[Any]:
    """What tells a part from others of its organisation in the same whole and role, such as its unit."""
    table = type(record).__table__
    names = {column.name for index in table.indexes if index.unique for column in index.columns} - {"role"}
    return [getattr(record, name) for name in sorted(names)]


def _role(record: Any) -> str | None:
    """The name of a record's role, which is the usual one when none was given; None when it has no roles."""
    column = type(record).__table__.c.get("role")
    return None if column is None else str(getattr(record.role, "name", column.server_default.arg))


async def is_decided_above(session: AsyncSession, caller: Caller, record: Record) -> bool:
    """Whether a wider role than the caller's has decided something on a record, or merged others into it."""
    model, decided = type(record), type(record).held.decided
    if caller.role.overrules or not decided:
        return False
    ahead = session.info.get(DECIDED_AHEAD, {}) if record.id in session.info.get(READ_AHEAD, {}) else {}
    rests = {MERGED: model.merged_into_id == record.id} | {
        name: and_(model.id == record.id, has) for name, has in _deciding(model).items()
    }
    for name, condition in rests.items():
        if record.id in ahead[name] if ahead else await session.scalar(select(exists().where(condition))):
            return True
    for name, values in decided.items():
        if name in model.__mapper__.relationships:
            continue
        if (getattr(record, name) in values) if values else (getattr(record, name) is not None):
            said = await last_said(session, record, (name,), made=True)
            if said is None or is_wide(said.role):
                return True
    return False


async def is_anothers_word(
    session: AsyncSession, caller: Caller, record: Record, columns: Iterable[str], before: Mapping[str, Any]
) -> bool:
    """Whether what stood in some columns was said by the organisation that a record is about, and not by the caller."""
    columns = [name for name in columns if before[name] is not None]
    if not columns or await holders(session, record, Holder.SPEAKERS) & set(caller.organisations):
        return False
    said = await last_said(session, record, columns, made=True)
    if said is None or is_wide(said.role):
        return False
    return said.organisation_id not in await holders(session, record, Holder.LEADERS)
