"""What is done with endorsements: stand behind a need, change what was said of it.

The organisation endorses the need itself, or its RSS body does it on its behalf (`via`) while it is a member. No
other RSS body is named as the carrier.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from registry import authority
from registry.acts import kinds
from registry.acts.following_rows import led_to
from registry.acts.knowledge_needs import refuse_closed
from registry.acts.standing_keys import add_keys
from registry.behalf import refuse_untrue
from registry.concepts.endorsements import Endorsement, EndorsementKind
from registry.concepts.groups import Group
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.errors import NotAllowed
from registry.matrix import Act
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering, published

_ENDS = ("organisation", "acting_group", "via")


async def endorse(work: Work, need: Ref, values: Fields) -> Endorsement:
    """Stand behind a need that has been raised (ställ dig bakom).

    When the organisation does so already there is a warning, and nothing changes but that new keys are added.
    """
    work.may(Act.ENDORSE_NEED, Endorsement)
    endorsement = await drawn(work, values)
    await work.require(Act.ENDORSE_NEED, endorsement)
    behind = await work.fetch(KnowledgeNeed, need, "need")
    await refuse_closed(work, behind, "need")
    there = await _same(work, behind, endorsement)
    if there is not None:
        await add_keys(work, Act.UPDATE_ENDORSEMENT, there, values)
        work.warn(
            "ALREADY_SO",
            "It stands behind the need already; nothing was changed.",
            "Organisationen står redan bakom behovet; inget ändrades.",
            there,
        )
        return there
    return await add(work, behind, endorsement, values)


async def drawn(work: Work, values: Fields) -> Endorsement:
    """A new endorsement with its organisation, its group and its carrier; it is not in the database yet."""
    made = published(Endorsement(stated_on=values.get("stated_on")))
    with gathering() as wrong:
        async with work.savepoint(wrong):
            made.organisation_id = await work.resolve(Organisation, values["organisation"], "organisation")
        async with work.savepoint(wrong):
            group = values.get("acting_group")
            made.acting_group_id = await work.resolve(Group, group, "actingGroup") if group else None
            await _require_consent(work, made, "acting_group_id")
        async with work.savepoint(wrong):
            made.via_id = await _carrier(work, values.get("via"))
            await _require_consent(work, made, "via_id")
    made.keeper_id = made.organisation_id
    return made


async def _require_consent(work: Work, endorsement: Endorsement, column: str) -> None:
    """NotAllowed for a group or an RSS body that the caller does not speak for and that has not agreed beforehand.

    Invalid for one that the organisation cannot name at all, such as a body that it is no member of: no consent helps.
    """
    if not await work.answers_for(endorsement, column):
        await refuse_untrue(work.session, endorsement)
        raise NotAllowed.without_consent(*authority.path_of(column))


async def add(work: Work, need: KnowledgeNeed, endorsement: Endorsement, values: Fields) -> Endorsement:
    """Add an endorsement to its need; it becomes visible as soon as the need is."""
    endorsement.need_id = need.id
    return await work.create(Act.ENDORSE_NEED, endorsement, said_of(values))


def said_of(values: Fields) -> dict[str, Any]:
    """What an organisation said of a need, without who it is and who carried it."""
    return {name: each for name, each in values.items() if name not in _ENDS}


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Endorsement:
    """Change what an organisation said of a need (ändra)."""
    endorsement = await work.take(Act.UPDATE_ENDORSEMENT, Endorsement, ref, "which", seen=seen)
    via = None
    with gathering() as wrong:
        async with work.savepoint(wrong, "fields"):
            via = await _carrier(work, fields.get("via"))
        async with work.savepoint(wrong):
            async with work.changing(endorsement, "fields"):
                endorsement.via_id = via if "via" in fields else endorsement.via_id
                if "via" in fields:
                    await refuse_untrue(work.session, endorsement, "fields")
            await work.put(endorsement, {name: each for name, each in fields.items() if name != "via"}, "fields")
    return endorsement


async def made(work: Work, _: Endorsement, fields: Fields) -> Fields:
    """The fields of a new endorsement that a row tells of, refused as `endorse` refuses them."""
    key = await led_to(work, KnowledgeNeed, fields["need"])
    with gathering() as wrong:
        async with work.savepoint(wrong, "fields"):
            if key is not None:
                await refuse_closed(work, await work.session.get_one(KnowledgeNeed, key), "need")
        async with work.savepoint(wrong, "fields"):
            await _carrier(work, fields.get("via"))
    return {"kind": EndorsementKind.SHARED, **fields}


async def changed(work: Work, _: Endorsement, fields: Fields) -> Fields:
    """The fields to put into an endorsement that a row tells of, refused as `update` refuses them."""
    with gathering() as wrong:
        async with work.savepoint(wrong, "fields"):
            await _carrier(work, fields.get("via"))
    return fields


async def _carrier(work: Work, ref: Ref | None) -> UUID | None:
    """The key of the RSS body that an endorsement came through; Invalid when the organisation is of another kind."""
    return await kinds.resolve(work, Organisation, ref, OrganisationKind.RSS_BODY, "via") if ref else None


async def _same(work: Work, need: KnowledgeNeed, endorsement: Endorsement) -> Endorsement | None:
    """The endorsement that the need has from the same organisation already, if any."""
    same = select(Endorsement).where(
        Endorsement.need_id == need.id,
        Endorsement.organisation_id == endorsement.organisation_id,
        Endorsement.acting_group_id.is_not_distinct_from(endorsement.acting_group_id),
        Endorsement.publication != Publication.WITHDRAWN,
    )
    return (await work.session.scalars(same)).one_or_none()
