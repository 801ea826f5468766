"""What becomes visible with a record that is shown: whether each may be said today, and whether its keys are free.

A draft may be shown long after it was written, when whoever wrote it acts for others than it did.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from registry import authority, setters
from registry.concepts.memberships import members_of
from registry.errors import NotAllowed
from registry.matrix import HELD_BY
from registry.storage.model.holding import Holder
from registry.storage.model.record import Record, every_record
from registry.storage.model.terms import Publication
from registry.storage.reading.relations import relation
from registry.storage.writing.taken import kept_keys, keys_of
from registry.work import Work


async def with_parts(work: Work, record: Record) -> list[Record]:
    """A record and all that is shown with it."""
    return [record, *await _parts(work, type(record), [record.id])]


async def refuse_taken(work: Work, shown: Sequence[Record]) -> None:
    """AlreadyExists when a key of what is shown is that of a record that all see.

    As a draft it may have had a key that somebody else, who could not see it, has shown since.
    """
    keyed = await keys_of(work.session, [each.id for each in shown])
    for place, each in enumerate(shown):
        names = kept_keys(type(each))
        # A part has keys of other systems only, and most have none.
        if place == 0 or each.id in keyed or set(names) != {"external_ids"}:
            await work.refuse_taken(each, names, ("which",), shown=True)


async def refuse_unsaid(work: Work, shown: Sequence[Record]) -> None:
    """NotAllowed when something that is shown with a record could neither be said by the caller, nor by who said it.

    The record comes first, before what is shown with it.
    """
    if not work.caller.role.has_own:
        return
    record = shown[0]
    for each in shown:
        held = type(each).held
        act = authority.act_that_makes(type(each))
        whose = HELD_BY.get(act, Holder.KEEPERS) if act else Holder.KEEPERS
        if each is not record and whose is not Holder.LEADERS:
            await _refuse(work, each, whose, each, held.speakers or ("keeper_id",))
        for name in (name for name, values in held.spoken.items() if getattr(each, name) in values):
            await _refuse(work, each, Holder.SPEAKERS, each, (name,))
        for name in (name for name in held.consents if name != "keeper_id"):
            if not await authority.answers_for(work.session, work.caller, each, name):
                await _refuse_of(work, each, {getattr(each, name)}, (name,))
        for name in (name for name in held.both if getattr(each, f"{name}_id") is not None):
            model = relation(type(each), name).mapper.class_
            other = await work.session.get_one(model, getattr(each, f"{name}_id"))
            await _refuse(work, each, Holder.KEEPERS, other, (f"{name}_id",))


async def _parts(work: Work, model: type[Record], keys: Sequence[UUID]) -> list[Record]:
    """The parts of records of a type that are shown with them, and the parts of those."""
    found: list[Record] = []
    for each in every_record() if keys else ():
        whole = each.held.whole
        if whole is None or relation(each, whole).mapper.class_ is not model:
            continue
        shown = each.publication == Publication.PUBLISHED
        parts = list(await work.session.scalars(select(each).where(getattr(each, f"{whole}_id").in_(keys), shown)))
        found += [*parts, *await _parts(work, each, [part.id for part in parts])]
    return found


async def _refuse(work: Work, said: Record, holder: Holder, of: Record, columns: Sequence[str]) -> None:
    await _refuse_of(work, said, await setters.holders(work.session, of, holder), columns)


async def _refuse_of(work: Work, said: Record, whose: Collection[Any], columns: Sequence[str]) -> None:
    """NotAllowed when neither the caller nor who last said something acts for one of some organisations."""
    if set(whose) & set(work.caller.organisations):
        return
    by = await setters.last_said(work.session, said, columns, made=True)
    if by is None or setters.is_wide(by.role) or by.organisation_id in whose:
        return
    # An RSS body says it for its members, while they are.
    members = text(members_of("array[cast(:body as uuid)]")).bindparams(body=by.organisation_id)
    if set(whose).isdisjoint((await work.session.scalars(members)).all()):
        raise NotAllowed.without_consent()
