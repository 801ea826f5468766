"""Raising a need: the need as a draft, and those who stand behind it."""

from collections.abc import Sequence

from registry.acts import endorsements, similar
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.errors import Required
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.work import Work, gathering


async def raise_need(work: Work, fields: Fields, behind: Sequence[Fields]) -> KnowledgeNeed | None:
    """Raise a need as a draft, with those who stand behind it; they are shown when it is published (lyft).

    It was first raised when the first of them told of it, unless something else is said.
    """
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
    """One of those behind it, in the same round; only looked at when the need itself cannot be."""
    endorsement = await endorsements.drawn(work, values)
    if need is None:
        await work.require(Act.ENDORSE_NEED, endorsement)
        return
    endorsement.round_id = need.round_id
    await endorsements.add(work, need, endorsement, values)
