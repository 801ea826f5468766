"""Acts on knowledge needs, as the contract shows them."""

import strawberry

from registry.acts import knowledge_needs, merging_needs, raising
from registry.concepts.endorsements import EndorsementKind
from registry.concepts.knowledge_needs import KnowledgeNeed, NeedCloseReason
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import changes, ref, seen_version, theme_slugs, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef
from schema.language.scalars import PartialDate


@strawberry.type(description="A knowledge need after an act (svar om ett kunskapsbehov).")
class KnowledgeNeedPayload(Payload):
    """A knowledge need after an act."""

    need = one("knowledge_needs.KnowledgeNeed", "The need; null when something must be put right (behovet).")


@inputs_of(
    "knowledge_needs.KnowledgeNeed",
    description="What a need is given: absent leaves as it is, null empties (behovets uppgifter).",
)
class NeedFields:
    """What a need is given."""

    title = same()
    title_en = same()
    description = same()
    slug = same()
    target_group = same()
    themes: list[str] | None = theme_slugs()
    side = same("Which side of the work (myndighetsutövning eller utförare).")
    raised_on = same()
    round = same()
    keeper = same()
    sources = same()


@inputs_of("endorsements.Endorsement", description="An organisation behind a need that is raised (vem som står bakom).")
class EndorsementInput:
    """An organisation behind a need that is raised."""

    organisation = same("Who (organisation).", ...)
    acting_group = same("The group that it acts for, which it convenes or answers for (grupp).")
    via = same()
    kind = same(default=EndorsementKind.RAISED)
    local_wording = same()
    priority = same()
    stated_on = same()
    sources = same("Where it says so (källor).")


@inputs_of("knowledge_needs.KnowledgeNeed", description="A need that is raised, and who stands behind it (lyft behov).")
class RaiseNeedInput(NeedFields):
    """A need that is raised."""

    title = same(default=...)
    raised_on = same("When it was first raised; the first of statedOn when left out (lyft).")
    endorsements: list[EndorsementInput] = input_field("Who stands behind it, at least one (ställer sig bakom).", ...)


@inputs_of(
    "knowledge_needs.KnowledgeNeed",
    description="What another system tells of a need: absent leaves as it is, null empties (behovets uppgifter).",
)
class NeedRowFields(NeedFields):
    """What another system tells of a need."""

    raised_on = same("When it was first raised; of a new need the first of statedOn when left out (lyft).")
    endorsements: list[EndorsementInput] | None = input_field(
        "Who stands behind it, at least one of a new need. Those who do not yet are added, and nobody is taken away or"
        " changed (ställer sig bakom)."
    )


@strawberry.input(description="A changed need: absent leaves as it is, null empties (ändrat behov).")
class UpdateNeedInput:
    """A changed need."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    fields: NeedFields = changes()


@strawberry.input(description="A need that takes its place in the compiled picture (sammanställ).")
class CompileNeedInput:
    """A need that is compiled."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    round: RecordRef | None = input_field("In which round, if that was not told before (behovsinventering).")


@strawberry.input(description="A need that whoever raised it must tell more of (skicka tillbaka).")
class SendBackNeedInput:
    """A need that is sent back."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    because: str = input_field("What is missing (skäl).", ...)


@strawberry.input(description="A need that is taken care of (omhändertaget).")
class AddressNeedInput:
    """A need that is taken care of."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    on: PartialDate = input_field("When (datum).", ...)


@strawberry.input(description="A need that waits for nothing more (stäng).")
class CloseNeedInput:
    """A need that is closed."""

    need: RecordRef = which("behov")
    seen: int = seen_version()
    reason: NeedCloseReason = input_field("Why; MERGED only by mergeNeeds (skäl till stängning).", ...)
    because: str | None = input_field("More in words, for those who ask later (motivering).")


@strawberry.input(description="Needs that are the same as another (slå ihop).")
class MergeNeedsInput:
    """Needs that are the same as another."""

    into: RecordRef = input_field("The one that lives on (behovet som blir kvar).", ...)
    seen: int = input_field("The version you saw of it; CONFLICT if it has changed since (sedd version).", ...)
    needs: list[RecordRef] = input_field(
        "Those that are merged into it, at least one (behoven som går upp i det).", ...
    )
    because: str = input_field("Why (skäl).", ...)


@act(Act.RAISE_NEED, KnowledgeNeedPayload)
async def raise_need(work: Work, given: RaiseNeedInput) -> KnowledgeNeed | None:
    """Raise a need as a draft, with who stands behind it; likely duplicates come back as warnings (lyft ett behov)."""
    fields = values(given)
    behind = fields.pop("endorsements")
    return await raising.raise_need(work, fields, behind)


@act(Act.UPDATE_NEED, KnowledgeNeedPayload)
async def update_need(work: Work, given: UpdateNeedInput) -> KnowledgeNeed:
    """Change a need's facts; its state has acts of its own (ändra ett kunskapsbehov).

    Likely duplicates of a new title come back as warnings.
    """
    return await knowledge_needs.update(work, given.need.ref, seen=given.seen, fields=values(given.fields))


@act(Act.COMPILE_NEED, KnowledgeNeedPayload)
async def compile_need(work: Work, given: CompileNeedInput) -> KnowledgeNeed:
    """Give a raised need its place in the compiled picture (sammanställ ett behov)."""
    return await knowledge_needs.compile_(work, given.need.ref, seen=given.seen, round_=ref(given.round))


@act(Act.SEND_BACK_NEED, KnowledgeNeedPayload)
async def send_back_need(work: Work, given: SendBackNeedInput) -> KnowledgeNeed:
    """Send a need back to RAISED, for more from whoever raised it (skicka tillbaka ett behov)."""
    return await knowledge_needs.send_back(work, given.need.ref, seen=given.seen, because=given.because)


@act(Act.ADDRESS_NEED, KnowledgeNeedPayload)
async def address_need(work: Work, given: AddressNeedInput) -> KnowledgeNeed:
    """Tell that what was decided on a need is done (ange att ett behov är omhändertaget)."""
    return await knowledge_needs.address(work, given.need.ref, seen=given.seen, on=given.on)


@act(Act.CLOSE_NEED, KnowledgeNeedPayload)
async def close_need(work: Work, given: CloseNeedInput) -> KnowledgeNeed:
    """Close a need that waits for nothing more: MET once it is addressed, else why not (stäng ett behov)."""
    return await knowledge_needs.close(work, given.need.ref, seen=given.seen, reason=given.reason)


@act(Act.MERGE_NEEDS, KnowledgeNeedPayload)
async def merge_needs(work: Work, given: MergeNeedsInput) -> KnowledgeNeed:
    """Merge needs into one that lives on; who stands behind them and what answers them follow (slå ihop behov)."""
    needs = [each.ref for each in given.needs]
    return await merging_needs.merge(work, given.into.ref, needs, seen=given.seen, because=given.because)
