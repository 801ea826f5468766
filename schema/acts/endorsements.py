"""Acts on endorsements, as the contract shows them."""

import strawberry

from registry.acts import endorsements
from registry.concepts.endorsements import Endorsement, EndorsementKind
from registry.matrix import Act
from registry.work import Work
from schema.acts.knowledge_needs import EndorsementInput
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import changes, id_alone, named, seen_version, values, which, which_one
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="An endorsement after an act (svar om vem som står bakom ett behov).")
class EndorsementPayload(Payload):
    """An endorsement after an act."""

    endorsement = one(
        "endorsements.Endorsement",
        "The endorsement; null when something must be put right (vem som står bakom).",
    )


@strawberry.input(description="An organisation that stands behind a need (ställ dig bakom).")
class EndorseNeedInput(EndorsementInput):
    """An organisation that stands behind a need."""

    need: RecordRef = which("behov")
    kind: EndorsementKind = input_field("Whether it raised the need or shares it (slag).", EndorsementKind.SHARED)
    round: RecordRef | None = input_field("The round it was told in (behovsinventering).")


@inputs_of(
    "endorsements.Endorsement",
    description="What another system tells of an endorsement: absent leaves as it is, null empties. Behind which need"
    " and who does not change (uppgifter).",
)
class EndorsementRowFields:
    """What another system tells of an endorsement."""

    need = same("Behind which need (behov).")
    organisation = same("Who (organisation).")
    acting_group = same("The group that the organisation acts for (grupp).")
    via = same()
    kind = same()
    local_wording = same()
    priority = same()
    stated_on = same()
    round = same()
    sources = same("Where it says so (källor).")


@inputs_of(
    "endorsements.Endorsement",
    description="What an endorsement is given: absent leaves as it is, null empties (uppgifter).",
    like=EndorsementRowFields,
    without=("need", "organisation"),
)
class EndorsementFields:
    """What an endorsement is given."""


@strawberry.input(description="A changed endorsement (ändrad uppgift om vem som står bakom).")
class UpdateEndorsementInput:
    """A changed endorsement."""

    which: RecordRef | None = which_one()
    endorsement: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: EndorsementFields = changes()


@act(Act.ENDORSE_NEED, EndorsementPayload)
async def endorse_need(work: Work, given: EndorseNeedInput) -> Endorsement:
    """Let an organisation stand behind a need, by itself or through its RSS body (ställ dig bakom ett behov)."""
    fields = values(given)
    return await endorsements.endorse(work, fields.pop("need"), fields)


@act(Act.UPDATE_ENDORSEMENT, EndorsementPayload)
async def update_endorsement(work: Work, given: UpdateEndorsementInput) -> Endorsement:
    """Change what an organisation said of a need (ändra vem som står bakom ett behov)."""
    return await endorsements.update(work, named(given), seen=given.seen, fields=values(given.fields))
