"""Raising a need: the need as a draft, with the endorsements of those who stand behind it."""

from collections.abc import Sequence

from registry.acts import endorsements, similar
from registry.concepts.knowledge_needs import KnowledgeNeed
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
    first_told = min((each["stated_on"] for each in behind if each.get("stated_on")), default=None)
    need: KnowledgeNeed | None = None
    with gathering() as wrong:
        async with work.savepoint(wrong):
            need = await work.create(Act.RAISE_NEED, KnowledgeNeed(), {"raised_on": first_told, **fields})
        for place, each in enumerate(behind):
            async with work.savepoint(wrong, "endorsements", place):
                await _endorse(work, need, each)
    return need


async def _endorse(work: Work, need: KnowledgeNeed | None, values: Fields) -> None:
    """Add an endorsement in the need's round. When the need itself was refused it is only checked, and not added."""
    endorsement = await endorsements.drawn(work, values)
    if need is None:
        await work.require(Act.ENDORSE_NEED, endorsement)
        return
    endorsement.round_id = need.round_id
    await endorsements.add(work, need, endorsement, values)
