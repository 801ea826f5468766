"""What is decided on needs: that one is prioritised, how it is handled, and what came of it.

Each decision is told beside those before it, and none is overwritten. The newest of its kind stands.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, true

from registry.acts import days
from registry.acts.following import new_versions
from registry.acts.knowledge_needs import STEPS, State
from registry.concepts.decisions import Decision, DecisionKind, HandlingWay
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.errors import Invalid, Refusal, Required
from registry.matrix import Act
from registry.storage.model.terms import Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering, published

#: What a decision of each kind makes of a need.
LEADS_TO = {
    DecisionKind.PRIORITISED: State.PRIORITISED,
    DecisionKind.HANDLING: State.HANDLING_DECIDED,
}
#: What whoever decides how a need is handled must say, and nobody takes away afterwards.
NEEDED = ("ways", "decided_on", "reason")


async def prioritise(work: Work, ref: Ref, *, seen: int, fields: Fields | None = None) -> KnowledgeNeed:
    """Choose a need to be handled, or give it another rank among those (prioritera)."""
    need = await work.take(Act.PRIORITISE_NEED, KnowledgeNeed, ref, "need", seen=seen)
    return await _decide(work, Act.PRIORITISE_NEED, need, DecisionKind.PRIORITISED, fields or {})


async def decide_handling(work: Work, ref: Ref, *, seen: int, fields: Fields) -> KnowledgeNeed:
    """Decide how a need is handled, anew too until that has been carried out (besluta om hantering)."""
    need = await work.take(Act.DECIDE_HANDLING, KnowledgeNeed, ref, "need", seen=seen)
    return await _decide(work, Act.DECIDE_HANDLING, need, DecisionKind.HANDLING, fields)


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Decision:
    """Put right what is told of a decision, or tell what came of it (ändra)."""
    decision = await work.take(Act.UPDATE_DECISION, Decision, ref, "which", seen=seen)
    stands = {name: getattr(decision, name) for name in NEEDED}
    with gathering() as wrong:
        known = {name: each for name, each in fields.items() if name not in NEEDED or stands[name] or each}
        wrong.extend(each.below("fields") for each in _wrong(known, decision.kind))
        async with work.savepoint(wrong):
            if fields.get("decided_on"):
                days.require_past(work, fields["decided_on"], "fields", "decidedOn")
        async with work.savepoint(wrong, "fields"):
            if decision.decided_on is not None and not fields.get("decided_on", decision.decided_on):
                need = await work.session.get_one(KnowledgeNeed, decision.need_id)
                _require_day(made=None, before=await _newest(work, need, decision.kind, beside=decision))
        async with work.savepoint(wrong):
            await work.put(decision, _whole(fields), "fields")
    return decision


async def _decide(work: Work, act: Act, need: KnowledgeNeed, kind: DecisionKind, fields: Fields) -> KnowledgeNeed:
    """Tell a decision, and let the need be where that leads."""
    before = await _newest(work, need, kind)
    made = published(Decision(need_id=need.id, kind=kind))
    missing = {name: fields.get(name) for name in NEEDED} if kind is DecisionKind.HANDLING else {}
    with gathering() as wrong:
        wrong.extend(_wrong({**missing, **fields}, kind))
        async with work.savepoint(wrong):
            if fields.get("decided_on"):
                days.require_past(work, fields["decided_on"], "decidedOn")
            _require_day(made=fields.get("decided_on"), before=before)
        async with work.savepoint(wrong):
            # Where something is wrong already, only the references are looked at, and nothing is made.
            await (work.put(made, _whole(fields)) if wrong else work.create(act, made, _whole(fields)))
    if before is not None and before.decided_on is not None and (made.decided_on or "") < before.decided_on:
        work.warn(
            "OLDER_DECISION",
            "There is a newer decision, which still stands; this one is told before it.",
            "Det finns ett senare beslut, som fortfarande gäller; det här står före det.",
            before,
        )
    if need.state is LEADS_TO[kind]:
        # Whoever saw the need before this decision must look again.
        await new_versions(work, KnowledgeNeed, [need.id])
        await work.session.refresh(need)
    else:
        work.step(need, "state", LEADS_TO[kind], STEPS[LEADS_TO[kind]])
    await work.flush()
    return need


async def _newest(
    work: Work, need: KnowledgeNeed, kind: DecisionKind, *, beside: Decision | None = None
) -> Decision | None:
    """The decision of a kind that stands; `beside` another, the one that would without that."""
    found = (
        select(Decision)
        .where(Decision.need_id == need.id, Decision.kind == kind, Decision.publication == Publication.PUBLISHED)
        .where(true() if beside is None else Decision.id != beside.id)
        .order_by(Decision.decided_on_sort.desc(), Decision.id.desc())
        .limit(1)
    )
    return (await work.session.scalars(found)).one_or_none()


def _require_day(*, made: str | None, before: Decision | None) -> None:
    """Required when nobody could tell which of two decisions is the newest."""
    if made is None and before is not None and before.decided_on is not None:
        raise Required(
            f"There is a decision of {before.decided_on}; without a day nobody can tell which is the newest.",
            f"Det finns ett beslut från {before.decided_on}; utan dag går det inte att säga vilket som är senast.",
            "A year or a month is enough, if it is not earlier.",
            "Ett år eller en månad räcker, om det inte är tidigare.",
            path=("decidedOn",),
        )


def _wrong(fields: Mapping[str, Any], kind: DecisionKind) -> list[Refusal]:
    """What is wrong with what is told of a decision, whatever its references lead to."""
    found: list[Refusal] = []
    ways = fields.get("ways") or ()
    if kind is DecisionKind.HANDLING:
        found += [
            Required.of("decidedOn" if name == "decided_on" else name)
            for name in NEEDED
            if name in fields and not (fields[name].strip() if isinstance(fields[name], str) else fields[name])
        ]
    if HandlingWay.NONE in ways and len(set(ways)) > 1:
        found.append(
            Invalid("No action stands alone.", "Ingen åtgärd kan inte stå bredvid andra sätt.", path=("ways",))
        )
    number = fields.get("case_number")
    if number and not (number.get("value") or "").strip():
        found.append(Required.of("caseNumber", "value"))
    return found


def _whole(fields: Fields) -> Fields:
    """The facts as they are kept: each way once."""
    ways = fields.get("ways")
    return {**fields, "ways": list(dict.fromkeys(ways))} if ways else fields
