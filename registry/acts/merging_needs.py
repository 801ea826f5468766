"""Merging needs: one lives on, and the others are closed, stay visible, and lead to it.

Decisions go over to the one that lives on. Endorsements stay with the need that they were given to, and count for the
one that lives on (see `municipality_count`).
Initiatives and outputs that answer a merged need answer the one that lives on too. A merged need is never merged again,
and nothing is merged into it, so that one step always leads to the need that lives on and there are no circles.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Table, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from registry.acts.knowledge_needs import ENDS, refuse_closed
from registry.concepts.decisions import Decision, DecisionKind
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason, initiative_needs
from registry.concepts.outputs import Output, need_outputs
from registry.errors import Invalid, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import Publication
from registry.storage.writing.references import Ref
from registry.work import Work, gathering

MERGED = NeedCloseReason.MERGED


async def merge(work: Work, into: Ref, needs: Sequence[Ref], *, seen: int, because: str) -> KnowledgeNeed:
    """Merge needs into one that lives on; the reason stands in the trail (slå ihop)."""
    work.may(Act.MERGE_NEEDS, KnowledgeNeed)
    wrong_at_once = [Required.of(name) for name, given in (("needs", needs), ("because", because.strip())) if not given]
    if wrong_at_once:
        raise ExceptionGroup("refused", wrong_at_once)
    one, others = await _named(work, into, needs)
    await _lock(work, one, list(others.values()))
    lives_on = await work.lock(KnowledgeNeed, one, seen)
    await work.require(Act.MERGE_NEEDS, lives_on)
    merged: list[UUID] = []
    with gathering() as wrong:
        async with work.savepoint(wrong):
            await refuse_closed(work, lives_on, "into")
            _refuse_unpublished(lives_on, "into")
        for place, key in others.items():
            async with work.savepoint(wrong, "needs", place):
                merged += [key] if await _close(work, key, lives_on) else []
    if merged:
        await _follow(work, one, merged)
        await _warn_of_decisions(work, lives_on)
    return lives_on


async def _named(work: Work, into: Ref, needs: Sequence[Ref]) -> tuple[UUID, dict[int, UUID]]:
    """The key of the one that lives on, and of the others by their place in the input, each once."""
    found: dict[UUID, int] = {}
    with gathering() as wrong:
        async with work.savepoint(wrong):
            one = await work.resolve(KnowledgeNeed, into, "into", as_is=True)
        for place, ref in enumerate(needs):
            async with work.savepoint(wrong, "needs", place):
                found.setdefault(await work.resolve(KnowledgeNeed, ref, as_is=True), place)
    if one in found:
        raise Invalid(
            "A need cannot be merged into itself.",
            "Ett behov kan inte slås ihop med sig självt.",
            path=("needs", found[one]),
        )
    return one, {place: key for key, place in found.items()}


async def _lock(work: Work, one: UUID, others: Sequence[UUID]) -> None:
    """Lock the needs and all that was merged into them, in the order of their ids, so that crossing merges wait."""
    await work.flush()
    chosen = (
        select(KnowledgeNeed)
        .where(or_(KnowledgeNeed.id.in_([one, *others]), KnowledgeNeed.merged_into_id.in_(others)))
        .order_by(KnowledgeNeed.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    # Twice, because another merge may have been committed while the first lock was waited for.
    for _ in range(2):
        (await work.session.scalars(chosen)).all()


async def _close(work: Work, key: UUID, lives_on: KnowledgeNeed) -> bool:
    """Close one as merged; False when it was so already."""
    need = await work.session.get_one(KnowledgeNeed, key)
    await work.require(Act.MERGE_NEEDS, need)
    if need.merged_into_id == lives_on.id:
        work.warn("ALREADY_SO", "It was merged before.", "Behovet är redan sammanslaget med det.", need)
        return False
    await refuse_closed(work, need)
    _refuse_unpublished(need)
    work.step(need, "state", KnowledgeNeedState.CLOSED, ENDS[MERGED])
    need.close_reason, need.merged_into_id, need.sent_back_because = MERGED, lives_on.id, None
    await work.flush()
    return True


def _refuse_unpublished(need: KnowledgeNeed, *path: str) -> None:
    """StepNotAllowed for a need that is not published, since readers must be able to follow one need to the other."""
    if need.publication is not Publication.PUBLISHED:
        raise StepNotAllowed(
            "Only published needs are merged.",
            "Bara publicerade behov kan slås ihop.",
            "Publish it first, or withdraw it.",
            "Publicera det först, eller återta det.",
            path=path,
        )


async def _follow(work: Work, into: UUID, merged: Sequence[UUID]) -> None:
    """Let references to the merged needs lead to the one that lives on."""
    await work.session.execute(
        update(KnowledgeNeed)
        .where(KnowledgeNeed.merged_into_id.in_(merged))
        .values(merged_into_id=into)
        .execution_options(synchronize_session=False)
    )
    await _answer(work, initiative_needs, Initiative, "initiative_id", into, merged)
    await _answer(work, need_outputs, Output, "output_id", into, merged)
    await work.session.execute(
        update(Decision)
        .where(Decision.need_id.in_(merged))
        .values(need_id=into)
        .execution_options(synchronize_session=False)
    )
    await _new_versions(work, KnowledgeNeed, [into])


async def _warn_of_decisions(work: Work, need: KnowledgeNeed) -> None:
    """Warn when more has been decided on a need than its state says, because that was decided on what became part."""
    found = select(Decision.kind).where(Decision.need_id == need.id, Decision.publication == Publication.PUBLISHED)
    kinds = set((await work.session.scalars(found)).all())
    before = {KnowledgeNeedState.RAISED, KnowledgeNeedState.COMPILED}
    if (kinds and need.state in before) or (
        DecisionKind.HANDLING in kinds and need.state is KnowledgeNeedState.PRIORITISED
    ):
        work.warn(
            "DECIDED_ALREADY",
            f"The need is {need.state.en}, and more was decided on what was merged into it: see its decisions.",
            f"Behovet är {need.state.sv}, men mer är beslutat om det som slogs ihop med det: se dess beslut.",
            need,
        )


async def _answer(
    work: Work, links: Table, model: type[Record], answer: str, into: UUID, merged: Sequence[UUID]
) -> None:
    """Let the records that answer the merged needs, by a link table, answer the one that lives on too."""
    answers = select(links.c[answer])
    new = answers.where(links.c.need_id.in_(merged)).except_(answers.where(links.c.need_id == into))
    keys = sorted((await work.session.scalars(new)).all())
    if keys:
        await work.session.execute(
            insert(links).on_conflict_do_nothing(), [{answer: key, "need_id": into} for key in keys]
        )
        await _new_versions(work, model, keys)


async def _new_versions(work: Work, model: type[Record], keys: Sequence[UUID]) -> None:
    """Give records new versions, because their rows in a link table, which have none, have changed."""
    found = model.id.in_(keys)
    await work.session.execute(select(model.id).where(found).order_by(model.id).with_for_update())
    raised = update(model).where(found).values(version=model.version + 1)
    await work.session.execute(raised.execution_options(synchronize_session=False))
