"""What is done with knowledge needs on their way: change, compile, send back, address, close.

What is decided on them stands in `decisions`.

RAISED → COMPILED → PRIORITISED → HANDLING_DECIDED → ADDRESSED → CLOSED
"""

from typing import TypeAlias
from uuid import UUID

from registry.acts import days, similar
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.errors import Invalid, NotAllowed, NotFound, PeriodOutOfOrder, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work

State: TypeAlias = KnowledgeNeedState
Reason: TypeAlias = NeedCloseReason
#: The life of a need: what each state can be reached from.
STEPS: dict[State, tuple[State, ...]] = {
    # Sent back to whoever raised it, who is asked for more.
    State.RAISED: (State.COMPILED, State.PRIORITISED),
    State.COMPILED: (State.RAISED,),
    # A need is prioritised anew when its rank changes.
    State.PRIORITISED: (State.COMPILED, State.PRIORITISED),
    # A decision can be made anew until it has been carried out.
    State.HANDLING_DECIDED: (State.PRIORITISED, State.HANDLING_DECIDED),
    State.ADDRESSED: (State.HANDLING_DECIDED,),
}
#: The nation has decided that it shall be handled, and nobody else undoes that.
DECIDED = (State.PRIORITISED, State.HANDLING_DECIDED)
_BEFORE = (State.RAISED, State.COMPILED, State.PRIORITISED, State.HANDLING_DECIDED)
#: The ends of its life, by reason, and the states that each is reached from: a need is met only after it is addressed.
ENDS: dict[Reason, tuple[State, ...]] = {
    Reason.MET: (State.ADDRESSED,),
    Reason.NOT_A_KNOWLEDGE_NEED: _BEFORE,
    Reason.SOLVED_LOCALLY: _BEFORE,
    Reason.NOT_TAKEN_UP: _BEFORE,
    Reason.MERGED: (*_BEFORE, State.ADDRESSED),
}


async def _found(work: Work, act: Act, ref: Ref, seen: int) -> KnowledgeNeed:
    return await work.take(act, KnowledgeNeed, ref, "need", seen=seen)


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> KnowledgeNeed:
    """Change a need's facts; its state has acts of its own (ändra)."""
    need = await _found(work, Act.UPDATE_NEED, ref, seen)
    async with similar.warning(work, need):
        await work.put(need, fields, "fields")
    return need


async def compile_(work: Work, ref: Ref, *, seen: int, round_: Ref | None = None) -> KnowledgeNeed:
    """Take a need into the compiled picture; what each RSS body said of it stays in its endorsement (sammanställ)."""
    need = await _found(work, Act.COMPILE_NEED, ref, seen)
    work.step(need, "state", State.COMPILED, STEPS[State.COMPILED])
    need.sent_back_because = None
    await work.put(need, {} if round_ is None else {"round": round_})
    if need.round_id is None:
        work.warn(
            "WITHOUT_ROUND",
            "It is compiled outside any round, so nobody can tell which needs it was gathered among.",
            "Det sammanställs utanför en behovsinventering, så ingen kan se vilka behov det samlades in bland.",
            need,
        )
    return need


async def send_back(work: Work, ref: Ref, *, seen: int, because: str) -> KnowledgeNeed:
    """Ask whoever raised a need for more; it then waits in their inbox (skicka tillbaka)."""
    need = await _found(work, Act.SEND_BACK_NEED, ref, seen)
    if not because.strip():
        raise Required.of("because")
    if need.state is State.PRIORITISED:
        work.warn(
            "DECIDED_ALREADY",
            "It was prioritised, and that decision still stands: see its decisions.",
            "Det var prioriterat, och det beslutet står kvar: se dess beslut.",
            need,
        )
    work.step(need, "state", State.RAISED, STEPS[State.RAISED])
    need.sent_back_because = because
    await work.flush()
    return need


async def address(work: Work, ref: Ref, *, seen: int, on: str) -> KnowledgeNeed:
    """Tell that what was decided for a need has been done (omhändertaget)."""
    need = await _found(work, Act.ADDRESS_NEED, ref, seen)
    days.require_past(work, on)
    # A month or a year is compared by its last day.
    if need.raised_on is not None and f"{on}~" < need.raised_on:
        raise PeriodOutOfOrder(
            "It would be addressed before it was raised.",
            "Det skulle vara omhändertaget innan det lyftes.",
            path=("on",),
        )
    work.step(need, "state", State.ADDRESSED, STEPS[State.ADDRESSED])
    need.addressed_on = on
    await work.flush()
    return need


async def close(work: Work, ref: Ref, *, seen: int, reason: NeedCloseReason) -> KnowledgeNeed:
    """Close a need: nothing more will be done with it; what the nation has decided on it alone closes (stäng)."""
    need = await _found(work, Act.CLOSE_NEED, ref, seen)
    if reason is Reason.MERGED:
        raise Invalid(
            "A need is merged by mergeNeeds, which says into what.",
            "Ett behov slås ihop med mergeNeeds, som säger med vad.",
            path=("reason",),
        )
    if not work.caller.role.overrules and need.state in DECIDED:
        raise NotAllowed.by_another("need")
    work.step(need, "state", State.CLOSED, ENDS[reason])
    need.close_reason, need.sent_back_because = reason, None
    await work.flush()
    return need


async def refuse_closed(work: Work, need: KnowledgeNeed, *path: str | int) -> None:
    """StepNotAllowed when a need is closed; if it was merged, with a hint of the need that it was merged into."""
    if need.state is not State.CLOSED:
        return
    if need.merged_into_id is None:
        raise StepNotAllowed("The need is closed.", "Behovet är stängt.", path=path)
    hints: tuple[str, str] | tuple[None, None] = (None, None)
    if (other := await _visible(work, need.merged_into_id)) is not None:
        hints = f"Use {other.slug} ({other.title}).", f"Använd {other.slug} ({other.title})."
    raise StepNotAllowed(
        "The need was merged into another.", "Behovet är sammanslaget med ett annat.", *hints, path=path
    )


async def _visible(work: Work, key: UUID) -> KnowledgeNeed | None:
    """A need by its key; None when the caller may not see it."""
    try:
        await work.resolve(KnowledgeNeed, Ref("id", f"{KnowledgeNeed.record_type.prefix}_{key.hex}"), as_is=True)
    except NotFound:
        return None
    return await work.session.get_one(KnowledgeNeed, key)
