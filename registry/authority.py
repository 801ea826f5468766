"""Whose each fact is: which act sets it, who may, and who may undo what somebody withdrew, ended or decided.

    (type of record, column) -> Fact: the act that sets it, and whose organisations do

Authority is of facts and not of rows. The acts that can be done to every record, such as going back to a former
version, ask for each fact that they change the same as the act that would set it. The table is derived: from the
matrix, from who holds the records of a type (`Record.held`), and from who last set a fact (`registry.setters`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from registry.callers import Caller
from registry.errors import NotAllowed, Path, Refusal
from registry.matrix import HELD_BY, Act, Reach, reach, require, require_role
from registry.setters import PERIOD_END, has_ended, holders, is_anothers_word, is_decided_above, may_undo
from registry.storage.model.holding import Holder, Setter
from registry.storage.model.names import camel
from registry.storage.model.record import Record
from registry.storage.reading.relations import relation

#: The acts that can be done to every record, and change only whether it is shown.
OF_PUBLICATION = (Act.PUBLISH_RECORD, Act.WITHDRAW_RECORD, Act.RESTORE_RECORD)
#: The same, which change its other facts or vouch for them.
OF_FACTS = (Act.CONFIRM_RECORD, Act.CONFIRM_RECORDS, Act.REVERT_RECORD)


@dataclass(frozen=True)
class Fact:
    """Who sets a fact: whoever may do the act, and of those who may only with what is their own the holders."""

    act: Act
    holder: Holder


@cache
def _act(name: str) -> Act | None:
    return next((each for each in Act if each == name), None)


def act_that_changes(model: type[Record]) -> Act | None:
    """The act that changes records of a type: its `changed_by`, or else "update" and the record's name; or none."""
    return _act(model.changed_by or camel(f"update_{model.record_type.prefix}"))


def act_that_makes(model: type[Record]) -> Act | None:
    """The act that makes records of a type: what `held` says, or else "create" and the record's name; or none."""
    return _act(model.held.made_by or camel(f"create_{model.record_type.prefix}"))


def fact(model: type[Record], column: str) -> Fact | None:
    """Who sets a column of a type of record; None when no act does.

    Whether a record is shown is set by those who may make one and keep it: reference data are shown and withdrawn by
    the nation.
    """
    act = act_that_makes(model) if column == "publication" else act_that_changes(model)
    if act is None:
        return None
    setter = model.held.facts.get(column)
    return Fact(act, setter.holder if setter else Holder.KEEPERS)


def needed(act: Act, model: type[Record]) -> tuple[Fact, ...]:
    """All that a caller must be allowed in order to do an act to a record of a type."""
    asked = "publication" if act in OF_PUBLICATION else "" if act in OF_FACTS else None
    own = Fact(act, HELD_BY.get(act, Holder.KEEPERS))
    sets = fact(model, asked) if asked is not None else None
    return (own,) if sets is None else (own, sets)


def require_by_role(caller: Caller, act: Act, model: type[Record]) -> None:
    """NotAllowed when the caller may do the act to no record of a type; nothing is read to know it."""
    require_role(caller, act, model.record_type)
    for each in needed(act, model):
        if reach(caller.role, each.act) is Reach.NO:
            kind = model.record_type
            raise NotAllowed.national(kind.sv, kind.en)


async def require_for(session: AsyncSession, caller: Caller, act: Act, record: Record) -> None:
    """NotAllowed when the caller may not do the act to this record."""
    require_by_role(caller, act, type(record))
    for each in needed(act, type(record)):
        require(caller, each.act, record.record_type, await holders(session, record, each.holder))
    if hasattr(record, "require_more"):
        await record.require_more(session, caller, act)
    undoes = act in (act_that_changes(type(record)), Act.WITHDRAW_RECORD, Act.RESTORE_RECORD, Act.REVERT_RECORD)
    if undoes and await is_decided_above(session, caller, record):
        raise NotAllowed.by_another()


# ---- What changes ----------------------------------------------------------------------------------------------------


def facts_of(record: Record) -> dict[str, Any]:
    """A record's columns as they stand, to see afterwards what was changed."""
    table = type(record).__table__.c
    return {each.name: getattr(record, each.name) for each in table if each.computed is None}


async def refusals_of(
    session: AsyncSession, caller: Caller, record: Record, before: Mapping[str, Any], today: str
) -> list[Refusal]:
    """NotAllowed for each fact that has changed since `before` and is not the caller's to set or undo.

    Each has the path of its field. Whoever overrules others is refused nothing, a national system only what it would
    undo, and a new record, of which nothing stood before, has been authorised whole.
    """
    if not before or caller.role.overrules:
        return []
    model, now = type(record), facts_of(record)
    changed = [name for name, value in before.items() if now[name] != value]
    found = await _not_own(session, caller, record, before, changed) if caller.role.has_own else []
    undone = [name for name in _ended(model, before, today) if name in changed]
    if undone and not await may_undo(session, caller, record, undone):
        found.append(NotAllowed.by_another(*path_of(undone[0])))
    return found


async def _not_own(
    session: AsyncSession, caller: Caller, record: Record, before: Mapping[str, Any], changed: Collection[str]
) -> list[Refusal]:
    """NotAllowed for each changed fact that is another organisation's to set."""
    model, now = type(record), facts_of(record)
    found: list[Refusal] = []
    for name in changed:
        setter, both = model.held.facts.get(name), name.removesuffix("_id") in model.held.both
        answering = model.held.given_by.get(name, name)
        if setter is not None:
            if not await holders(session, record, setter.holder) & set(caller.organisations):
                found.append(_not_theirs(setter, name))
        elif answering in model.held.consents and not await answers_for(session, caller, record, answering):
            # What is reworded together with whose it is, is refused there.
            if answering == name or answering not in changed:
                found.append(NotAllowed.without_consent(*path_of(name)))
        elif both and now[name] is not None:
            other = await session.get_one(relation(model, name.removesuffix("_id")).mapper.class_, now[name])
            if not await holders(session, other, Holder.KEEPERS) & set(caller.organisations):
                found.append(NotAllowed.without_consent(*path_of(name)))
    said = [name for name in model.held.own_words if name in changed]
    if said and await is_anothers_word(session, caller, record, said, before):
        found.append(NotAllowed.anothers_word(*path_of(said[0])))
    return found


async def answers_for(session: AsyncSession, caller: Caller, record: Record, column: str) -> bool:
    """Whether the organisation in a column may be named as one that answers for the record, such as its carrier.

    The caller acts for it, or it has accepted the record's organisation beforehand, as an RSS body does its members.
    """
    named = getattr(record, column)
    if not caller.role.has_own or named is None or named in caller.organisations:
        return True
    if column not in type(record).held.accepted:
        return False
    about, whom = type(record).held.accepted[column]
    accepts = text(f"select cast(:about as uuid) in ({whom('array[cast(:named as uuid)]')})")
    return bool(await session.scalar(accepts, {"about": getattr(record, about), "named": named}))


def _not_theirs(setter: Setter, name: str) -> Refusal:
    if setter.holder is Holder.NATION:
        return NotAllowed.national(setter.sv, setter.en, *path_of(name))
    return NotAllowed(
        f"The {setter.en} is for those who lead what the record is a part of to change.",
        f"Uppgiften om {setter.sv} ändras av den som förvaltar eller sammankallar det som posten ingår i.",
        path=path_of(name),
    )


def path_of(column: str) -> Path:
    """Where a column stands in an act's fields: a period is given whole, and a case number with its authority in it."""
    if column.startswith("case_number_"):
        return ("caseNumber", column.removeprefix("case_number_").removesuffix("_id"))
    return ("period",) if column.startswith("period_") else (camel(column.removesuffix("_id")),)


def _ended(model: type[Record], before: Mapping[str, Any], today: str) -> Iterable[str]:
    """The columns that said that something had ended."""
    if has_ended(before, today):
        yield from PERIOD_END
    yield from (name for name, values in model.held.ends.items() if before[name] in values)
