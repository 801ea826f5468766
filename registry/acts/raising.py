"""Raising a need: the need as a draft, with the endorsements of those who stand behind it."""

from collections.abc import Sequence

from sqlalchemy import select

from registry.acts import endorsements, similar
from registry.concepts.endorsements import Endorsement, EndorsementKind
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.work import Work, gathering


async def raise_need(work: Work, fields: Fields, behind: Sequence[Fields]) -> KnowledgeNeed | None:
    """Raise a need as a draft, with the endorsements of those who stand behind it (lyft).

    `behind` has one group of values for each endorsement; Required when there is none. Unless `fields` has a day, the
    need was raised on the first day that any of them stated it. Everything that is wrong, with the need or with any of
    the endorsements, is refused together.
    """
    work.may(Act.RAISE_NEED, KnowledgeNeed)
    if not behind:
        raise Required.of("endorsements")
    await similar.warn_of_title(work, KnowledgeNeed, fields["title"])
    need: KnowledgeNeed | None = None
    raised: list[Endorsement] = []
    with gathering() as wrong:
        async with work.savepoint(wrong):
            need = await work.create(Act.RAISE_NEED, KnowledgeNeed(), since_told(fields, behind))
        for place, each in enumerate(behind):
            async with work.savepoint(wrong, "endorsements", place):
                raised.append(await _endorse(work, need, each))
    await warn_of_rss(work, raised)
    return need


def since_told(fields: Fields, behind: Sequence[Fields]) -> Fields:
    """The fields of a need, raised on the first day that any of those behind it stated it unless it has a day."""
    return {"raised_on": min((each["stated_on"] for each in behind if each.get("stated_on")), default=None), **fields}


async def warn_of_rss(work: Work, raised: Sequence[Endorsement]) -> None:
    """Warn of RSS bodies that raise a need for themselves: by the national model they gather municipalities' needs."""
    keys = [each.organisation_id for each in raised if each.kind is not EndorsementKind.SHARED]
    asked = select(Organisation).where(Organisation.id.in_(keys), Organisation.kind == OrganisationKind.RSS_BODY)
    bodies = (await work.session.scalars(asked.order_by(Organisation.id))).all() if keys else ()
    if bodies:
        work.warn(
            "RAISED_BY_RSS",
            "An RSS body raises it for itself. By the national model a need is a municipality's, and RSS bodies gather"
            " them: name the municipality as the organisation, and the RSS body as via.",
            "En RSS lyfter det för egen del. Enligt den nationella modellen är behovet en kommuns, och RSS samlar in"
            " dem: ange kommunen som organisation och RSS:en som via.",
            *bodies,
        )


async def _endorse(work: Work, need: KnowledgeNeed | None, values: Fields) -> Endorsement:
    """Add an endorsement in the need's round. When the need itself was refused it is only checked, and not added."""
    endorsement = await endorsements.drawn(work, values)
    if need is None:
        await work.require(Act.ENDORSE_NEED, endorsement)
        return endorsement
    endorsement.round_id = need.round_id
    return await endorsements.add(work, need, endorsement, values)
