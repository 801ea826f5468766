"""Acts that decide on knowledge needs, as the contract shows them."""

import strawberry

from registry.acts import decisions
from registry.concepts.decisions import Decision
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.matrix import Act
from registry.work import Work
from schema.acts.initiatives import CaseNumberInput
from schema.acts.knowledge_needs import KnowledgeNeedPayload
from schema.language.deriving import inputs_of, same
from schema.language.fields import one
from schema.language.inputs import changes, seen_version, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A decision after an act (svar om ett beslut).")
class DecisionPayload(Payload):
    """A decision after an act."""

    decision = one("decisions.Decision", "The decision; null when something must be put right (beslutet).")


@inputs_of("decisions.Decision", description="A need that is to be handled, and who decided so (prioritera).")
class PrioritiseNeedInput:
    """A need that is prioritised."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    decided_on = same()
    decided_by = same()
    deciding_organisation = same()
    rank = same()
    reason = same()
    case_number: CaseNumberInput | None = same()
    sources = same()


@inputs_of("decisions.Decision", description="A decision on how a need is handled (beslut om hantering).")
class DecideHandlingInput:
    """A decision on how a need is handled."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    ways = same("The ways, at least one (sätt).", ...)
    decided_on = same(default=...)
    decided_by = same()
    deciding_organisation = same()
    reason = same(default=...)
    case_number: CaseNumberInput | None = same()
    sources = same()


@inputs_of(
    "decisions.Decision",
    description="What is told of a decision: absent leaves as it is, null empties (beslutets uppgifter).",
)
class DecisionFields:
    """What is told of a decision."""

    decided_on = same()
    decided_by = same()
    deciding_organisation = same()
    rank = same()
    ways = same()
    reason = same()
    case_number: CaseNumberInput | None = same()
    outcome = same()
    sources = same()


@strawberry.input(description="A changed decision, such as with what came of it (ändrat beslut).")
class UpdateDecisionInput:
    """A changed decision."""

    which: RecordRef = which("beslut")
    seen: int = seen_version()
    fields: DecisionFields = changes()


@act(Act.PRIORITISE_NEED, KnowledgeNeedPayload)
async def prioritise_need(work: Work, given: PrioritiseNeedInput) -> KnowledgeNeed:
    """Put a compiled need among those that are to be handled, or rank it anew (prioritera ett behov)."""
    fields = values(given)
    seen = fields.pop("seen")
    return await decisions.prioritise(work, fields.pop("need"), seen=seen, fields=fields)


@act(Act.DECIDE_HANDLING, KnowledgeNeedPayload)
async def decide_handling(work: Work, given: DecideHandlingInput) -> KnowledgeNeed:
    """Decide how a prioritised need is handled; earlier decisions stay in its series (besluta om hantering)."""
    fields = values(given)
    seen = fields.pop("seen")
    return await decisions.decide_handling(work, fields.pop("need"), seen=seen, fields=fields)


@act(Act.UPDATE_DECISION, DecisionPayload)
async def update_decision(work: Work, given: UpdateDecisionInput) -> Decision:
    """Put right what is told of a decision, or tell what came of it (ändra ett beslut om ett behov)."""
    return await decisions.update(work, given.which.ref, seen=given.seen, fields=values(given.fields))
