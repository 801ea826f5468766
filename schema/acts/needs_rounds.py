"""Acts on rounds of gathering needs, as the contract shows them."""

import strawberry

from registry.acts import needs_rounds
from registry.concepts.needs_rounds import NeedsRound
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import one
from schema.language.inputs import changes, facts, seen_version, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A round of gathering needs after an act (svar om en behovsinventering).")
class NeedsRoundPayload(Payload):
    """A round after an act."""

    needs_round = one(
        "needs_rounds.NeedsRound", "The round; null when something must be put right (behovsinventeringen)."
    )


@inputs_of(
    "needs_rounds.NeedsRound",
    description="What a round is given: absent leaves as it is, null empties (uppgifter).",
)
class NeedsRoundFields:
    """What a round is given."""

    service_area = same()
    year = same()
    step = same()
    slug = same()
    answers_known = same("Whether all that was answered is known, some or none (kända svar).")
    keeper = same()
    sources = same()


@strawberry.input(description="A new round of gathering needs (ny behovsinventering).")
class CreateNeedsRoundInput:
    """A new round."""

    fields: NeedsRoundFields = facts("service area and year")


@strawberry.input(description="A changed round of gathering needs (ändrad behovsinventering).")
class UpdateNeedsRoundInput:
    """A changed round."""

    round: RecordRef = which("behovsinventering")
    seen: int = seen_version()
    fields: NeedsRoundFields = changes()


@act(Act.CREATE_NEEDS_ROUND, NeedsRoundPayload)
async def create_needs_round(work: Work, given: CreateNeedsRoundInput) -> NeedsRound:
    """Add a round of gathering needs as a draft (lägg upp en behovsinventering)."""
    return await needs_rounds.create(work, values(given.fields))


@act(Act.UPDATE_NEEDS_ROUND, NeedsRoundPayload)
async def update_needs_round(work: Work, given: UpdateNeedsRoundInput) -> NeedsRound:
    """Change a round's facts, such as how far it has come (ändra en behovsinventering)."""
    return await needs_rounds.update(work, given.round.ref, seen=given.seen, fields=values(given.fields))
