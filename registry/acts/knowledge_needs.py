"""What is done with knowledge needs on their way: change, compile, prioritise, send back, decide, address, close.

RAISED → COMPILED → PRIORITISED → HANDLING_DECIDED → ADDRESSED → CLOSED
"""

from collections.abc import Sequence
from typing import TypeAlias
from uuid import UUID

from registry.acts import days
from registry.concepts.groups import Group
from registry.concepts.knowledge_needs import HandlingWay, KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.concepts.organisations import Organisation
from registry.errors import Invalid, NotAllowed, NotFound, PeriodOutOfOrder, Refusal, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering

State: TypeAlias = KnowledgeNeedState
Reason: TypeAlias = NeedCloseReason
#: The life of a need: what each state can be reached from.
STEPS: dict[State, tuple[State, ...]] = {
    # Sent back to whoever raised it, who is asked for more.
    State.RAISED: (State.COMPILED, State.PRIORITISED),
    State.COMPILED: (State.RAISED,),
    State.PRIORITISED: (State.COMPILED,),
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


async def prioritise(work: Work, ref: Ref, *, seen: int) -> KnowledgeNeed:
    """Choose a need to be handled (prioritera)."""
    need = await _found(work, Act.PRIORITISE_NEED, ref, seen)
    work.step(need, "state", State.PRIORITISED, STEPS[State.PRIORITISED])
    await work.flush()
    return need


async def send_back(work: Work, ref: Ref, *, seen: int, because: str) -> KnowledgeNeed:
    """Ask whoever raised a need for more; it then waits in their inbox (skicka tillbaka)."""
    need = await _found(work, Act.SEND_BACK_NEED, ref, seen)
    if not because.strip():
        raise Required.of("because")
    work.step(need, "state", State.RAISED, STEPS[State.RAISED])
    need.sent_back_because = because
    await work.flush()
    return need


async def decide_handling(
    work: Work,
    ref: Ref,
    *,
    seen: int,
    ways: Sequence[HandlingWay],
    decided_on: str,
    reason: str,
    decided_by: Ref | None = None,
    case_number: tuple[Ref, str] | None = None,
) -> KnowledgeNeed:
    """Decide how a need is handled; a later decision replaces an earlier one (besluta om hantering)."""
    need = await _found(work, Act.DECIDE_HANDLING, ref, seen)
    group = authority = None
    with gathering() as wrong:
        wrong.extend(_wrong(ways, reason, case_number))
        async with work.savepoint(wrong):
            days.require_past(work, decided_on, "decidedOn")
        async with work.savepoint(wrong):
            group = await work.resolve(Group, decided_by, "decidedBy") if decided_by else None
        async with work.savepoint(wrong, "caseNumber"):
            authority = await work.resolve(Organisation, case_number[0], "authority") if case_number else None
    work.step(need, "state", State.HANDLING_DECIDED, STEPS[State.HANDLING_DECIDED])
    need.handling_ways = list(dict.fromkeys(ways))
    need.handling_decided_on, need.handling_reason = decided_on, reason
    need.handling_decided_by_id, need.handling_case_number_authority_id = group, authority
    need.handling_case_number_value = case_number[1] if case_number else None
    await work.flush()
    return need


def _wrong(ways: Sequence[HandlingWay], reason: str, case_number: tuple[Ref, str] | None) -> list[Refusal]:
    """What is wrong with a decision whatever need it is for, and whatever its references lead to."""
    found: list[Refusal] = []
    if not ways:
        found.append(Required.of("ways"))
    if HandlingWay.NONE in ways and len(ways) > 1:
        found.append(
            Invalid("No action stands alone.", "Ingen åtgärd kan inte stå bredvid andra sätt.", path=("ways",))
        )
    if not reason.strip():
        found.append(Required.of("reason"))
    if case_number and not case_number[1].strip():
        found.append(Required.of("caseNumber", "value"))
    return found


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
