"""What is done with memberships: add, change. A municipality is counted at one RSS body, its primary one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from registry.acts.following import Folded
from registry.acts.standing_keys import add_keys
from registry.concepts.memberships import Membership
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.errors import AlreadyExists
from registry.matrix import Act
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, published


async def add(work: Work, municipality: Ref, rss_body: Ref, fields: Fields) -> Membership:
    """Let a municipality belong to an RSS body; it is counted there if it is counted nowhere else (lägg till)."""
    work.may(Act.ADD_MEMBERSHIP, Membership)
    member = await work.resolve(Organisation, municipality, "municipality", kind=OrganisationKind.MUNICIPALITY)
    body = await work.resolve(Organisation, rss_body, "rssBody", kind=OrganisationKind.RSS_BODY)
    membership = published(Membership(municipality_id=member, rss_body_id=body))
    standing = await _standing(work, member)
    there = next((each for each in standing if each.rss_body_id == body), None)
    if there is not None:
        _refuse_difference(there, fields)
        await add_keys(work, Act.UPDATE_MEMBERSHIP, there, fields)
        work.warn("ALREADY_SO", "It belongs there already.", "Kommunen hör redan dit.", there)
        return there
    counted = any(each.is_primary and _lasts(each, work.today) for each in standing)
    given = {"is_primary": not counted, **fields}
    if given["is_primary"]:
        await _count_nowhere(work, standing)
    return await work.create(Act.ADD_MEMBERSHIP, membership, given)


def _refuse_difference(there: Membership, fields: Fields) -> None:
    """AlreadyExists when the membership that is there already differs from the given fields."""
    given = {name: value for name, value in _flat(fields).items() if name not in ("sources", "external_ids")}
    if any(getattr(there, name) != value for name, value in given.items()):
        refusal = AlreadyExists(
            "The municipality belongs to that RSS body already, in another way.",
            "Kommunen hör redan till den RSS:en, på ett annat sätt.",
            "Change the membership with updateMembership.",
            "Ändra medlemskapet med updateMembership.",
            path=("rssBody",),
        )
        refusal.current = (there.record_type.prefix, there.id)
        raise refusal


def _flat(fields: Fields) -> dict[str, Any]:
    """The fields by column, with those of the period beside the others."""
    period = fields.get("period") or {}
    return {name: each for name, each in fields.items() if name != "period"} | {
        f"period_{name}": each for name, each in period.items()
    }


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Membership:
    """Change a membership; when it becomes the primary one, the former primary one no longer is (ändra)."""
    work.may(Act.UPDATE_MEMBERSHIP, Membership)
    found = await work.resolve(Membership, ref, "which", as_is=True)
    member = await work.session.scalar(select(Membership.municipality_id).where(Membership.id == found))
    standing = await _standing(work, member) if member else []
    membership = await work.lock(Membership, found, seen)
    if fields.get("is_primary") and membership in standing:
        await _count_nowhere(work, [each for each in standing if each is not membership])
    await work.put(membership, fields, "fields")
    return membership


async def _standing(work: Work, municipality: UUID) -> list[Membership]:
    """A municipality's memberships, locked: nobody else changes which one is primary until the transaction ends."""
    # A weak lock on the municipality, so that inserts which only refer to it need not wait.
    alone = select(Organisation.id).where(Organisation.id == municipality).with_for_update(key_share=True)
    await work.session.execute(alone)
    return await _of(work, [municipality])


async def _of(work: Work, municipalities: Sequence[UUID]) -> list[Membership]:
    mine = Membership.municipality_id.in_(municipalities), Membership.publication != Publication.WITHDRAWN
    rows = select(Membership).where(*mine).order_by(Membership.id).with_for_update()
    return list(await work.session.scalars(rows.execution_options(populate_existing=True)))


def _lasts(membership: Membership, today: str) -> bool:
    """Whether it has not ended; a month or a year ends with its last day."""
    return membership.period_end is None or f"{membership.period_end}~" >= today


async def _count_nowhere(work: Work, standing: Sequence[Membership]) -> None:
    """Make all of them secondary and send that, before another becomes primary: the database allows only one."""
    for each in standing:
        each.is_primary = False
    await work.flush()


# ---- When organisations are merged -----------------------------------------------------------------------------------


async def count_once(work: Work, municipalities: Sequence[UUID]) -> None:
    """Leave one primary membership to municipalities that are to be merged: that of the first which has one."""
    primary = [each for each in await _of(work, municipalities) if each.is_primary]
    primary.sort(key=lambda each: municipalities.index(each.municipality_id))
    await _count_nowhere(work, primary[1:])


async def keep_counted(work: Work, folded: Sequence[Folded]) -> None:
    """Let a primary membership that was withdrawn because it equals another one make that one primary."""
    for each in folded:
        if isinstance(each.remaining, Membership) and isinstance(each.gone, Membership) and each.gone.is_primary:
            each.gone.is_primary = False
            await work.flush()
            each.remaining.is_primary = True
            await work.flush()
