"""Acts on rounds of gathering needs, as the contract shows them."""

import strawberry

from registry.acts import needs_rounds
from registry.concepts.needs_rounds import NeedsRound
from registry.matrix import Act
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import OrganisationRef, RecordRef, SourceInput, input_field, values
from schema.language.payloads import Payload, act


@strawberry.type(description="A round of gathering needs after an act (svar om en behovsinventering).")
class NeedsRoundPayload(Payload):
    """A round after an act."""

    needs_round = one(
        "needs_rounds.NeedsRound", "The round; null when something must be put right (behovsinventeringen)."
    )


@strawberry.input(description="What a round is given: absent leaves as it is, null empties (uppgifter).")
class NeedsRoundFields:
    """What a round is given."""

    service_area: RecordRef | None = input_field("The service area (verksamhetsområde).")
    year: int | None = input_field("The year (år).")
    step: int | None = input_field("How far it has come in the national model, 1 to 7 (steg).")
    slug: str | None = input_field("A readable key; made from area and year when left out (kortnamn).")
    keeper: OrganisationRef | None = input_field("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = input_field("Where the facts come from (källor).")


@strawberry.input(description="A new round of gathering needs (ny behovsinventering).")
class CreateNeedsRoundInput:
    """A new round."""

    fields: NeedsRoundFields = input_field("What it is; service area and year are needed (uppgifter).", ...)


@strawberry.input(description="A changed round of gathering needs (ändrad behovsinventering).")
class UpdateNeedsRoundInput:
    """A changed round."""

    round: RecordRef = input_field("Which (behovsinventering).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: NeedsRoundFields = input_field("What changes (uppgifter).", ...)


@act(Act.CREATE_NEEDS_ROUND, NeedsRoundPayload)
async def create_needs_round(work: Work, given: CreateNeedsRoundInput) -> NeedsRound:
    """Add a round of gathering needs as a draft (lägg upp en behovsinventering)."""
    return await needs_rounds.create(work, values(given.fields))


@act(Act.UPDATE_NEEDS_ROUND, NeedsRoundPayload)
async def update_needs_round(work: Work, given: UpdateNeedsRoundInput) -> NeedsRound:
    """Change a round's facts, such as how far it has come (ändra en behovsinventering)."""
    return await needs_rounds.update(work, given.round.ref, seen=given.seen, fields=values(given.fields))
