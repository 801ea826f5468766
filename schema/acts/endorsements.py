"""Acts on endorsements, as the contract shows them."""

import strawberry

from registry.acts import endorsements
from registry.concepts.endorsements import Endorsement, EndorsementKind
from registry.matrix import Act
from registry.work import Work
from schema.acts.knowledge_needs import SEEN, EndorsementInput
from schema.language.fields import one
from schema.language.inputs import OrganisationRef, RecordRef, SourceInput, input_field, values
from schema.language.payloads import Payload, act
from schema.language.scalars import PartialDate


@strawberry.type(description="An endorsement after an act (svar om ett ställningstagande).")
class EndorsementPayload(Payload):
    """An endorsement after an act."""

    endorsement = one(
        "endorsements.Endorsement",
        "The endorsement; null when something must be put right (ställningstagandet).",
    )


@strawberry.input(description="An organisation that stands behind a need (ställ dig bakom).")
class EndorseNeedInput(EndorsementInput):
    """An organisation that stands behind a need."""

    need: RecordRef = input_field("Which (behov).", ...)
    kind: EndorsementKind = input_field("Whether it raised the need or shares it (slag).", EndorsementKind.SHARED)
    round: RecordRef | None = input_field("The round it was told in (behovsinventering).")


@strawberry.input(description="What an endorsement is given: absent leaves as it is, null empties (uppgifter).")
class EndorsementFields:
    """What an endorsement is given."""

    via: OrganisationRef | None = input_field("The RSS body that carries it (via RSS).")
    kind: EndorsementKind | None = input_field("Whether it raised the need or shares it (slag).")
    local_wording: str | None = input_field("The need in its own words, plain text (egen formulering).")
    priority: int | None = input_field("How it ranks the need, 1 to 10, 1 first (prioritet).")
    stated_on: PartialDate | None = input_field("When it was told (datum).")
    round: RecordRef | None = input_field("The round it was told in (behovsinventering).")
    sources: list[SourceInput] | None = input_field("Where it says so (källor).")


@strawberry.input(description="A changed endorsement (ändrat ställningstagande).")
class UpdateEndorsementInput:
    """A changed endorsement."""

    endorsement: strawberry.ID = input_field("Its id (id).", ...)
    seen: int = input_field(SEEN, ...)
    fields: EndorsementFields = input_field("What changes (uppgifter).", ...)


@act(Act.ENDORSE_NEED, EndorsementPayload)
async def endorse_need(work: Work, given: EndorseNeedInput) -> Endorsement:
    """Let an organisation stand behind a need, by itself or through its RSS body (ställ dig bakom ett behov)."""
    fields = values(given)
    return await endorsements.endorse(work, fields.pop("need"), fields)


@act(Act.UPDATE_ENDORSEMENT, EndorsementPayload)
async def update_endorsement(work: Work, given: UpdateEndorsementInput) -> Endorsement:
    """Change what an organisation said of a need (ändra ett ställningstagande)."""
    return await endorsements.update(work, given.endorsement, seen=given.seen, fields=values(given.fields))
