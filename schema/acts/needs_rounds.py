"""Acts on rounds of gathering needs, as the contract shows them."""

import strawberry

from registry.acts import needs_rounds
from registry.concepts.needs_rounds import NeedsRound
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import OrganisationRef, RecordRef, SourceInput, told, values
from schema.language.payloads import Payload


@strawberry.type(description="A round of gathering needs after an act (svar om en behovsinventering).")
class NeedsRoundPayload(Payload):
    """A round after an act."""

    needs_round = one(
        "needs_rounds.NeedsRound", "The round; null when something must be put right (behovsinventeringen)."
    )


@strawberry.input(description="What a round is given: absent leaves as it is, null empties (uppgifter).")
class NeedsRoundFields:
    """What a round is given."""

    service_area: RecordRef | None = told("The service area (verksamhetsområde).")
    year: int | None = told("The year (år).")
    step: int | None = told("How far it has come in the national model, 1 to 7 (steg).")
    slug: str | None = told("A readable key; made from area and year when left out (kortnamn).")
    keeper: OrganisationRef | None = told("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = told("Where the facts come from (källor).")


@strawberry.input(description="A new round of gathering needs (ny behovsinventering).")
class CreateNeedsRoundInput:
    """A new round."""

    fields: NeedsRoundFields = told("What it is; service area and year are needed (uppgifter).", ...)


@strawberry.input(description="A changed round of gathering needs (ändrad behovsinventering).")
class UpdateNeedsRoundInput:
    """A changed round."""

    round: RecordRef = told("Which (behovsinventering).", ...)
    seen: int = told("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: NeedsRoundFields = told("What changes (uppgifter).", ...)


async def create_needs_round(work: Work, given: CreateNeedsRoundInput) -> NeedsRound:
    """Add a round of gathering needs as a draft (lägg upp en behovsinventering)."""
    return await needs_rounds.create(work, values(given.fields))


async def update_needs_round(work: Work, given: UpdateNeedsRoundInput) -> NeedsRound:
    """Change a round's facts, such as how far it has come (ändra en behovsinventering)."""
    return await needs_rounds.update(work, given.round.ref, seen=given.seen, fields=values(given.fields))
