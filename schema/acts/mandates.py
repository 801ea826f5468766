"""Acts on mandates, as the contract shows them."""

import strawberry

from registry.acts import mandates
from registry.concepts.mandates import Mandate
from registry.matrix import Act
from registry.work import Work
from schema.acts.initiatives import CaseNumberInput
from schema.language.deriving import inputs_of, same
from schema.language.fields import one
from schema.language.inputs import changes, facts, seen_version, theme_slugs, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="A mandate after an act (svar om en överenskommelse, ett uppdrag eller ett bidrag).")
class MandatePayload(Payload):
    """A mandate after an act."""

    mandate = one("mandates.Mandate", "The mandate; null when something must be put right (överenskommelsen).")


@inputs_of("mandates.Amount")
class AmountInput:
    """An amount of money."""

    value = same()
    unit = same()
    is_at_most = same()


@inputs_of(
    "mandates.Mandate",
    description="What a mandate is given: absent leaves as it is, null empties (uppgifter).",
)
class MandateFields:
    """What a mandate is given."""

    kind = same()
    title = same()
    title_en = same()
    summary = same()
    slug = same()
    given_by = same()
    given_to = same()
    period = same()
    amount = same()
    case_number: CaseNumberInput | None = same()
    report_due_on = same()
    outcome = same()
    themes: list[str] | None = theme_slugs()
    initiatives = same()
    keeper = same()
    sources = same()


@strawberry.input(description="A new mandate (ny överenskommelse, nytt uppdrag eller bidrag).")
class CreateMandateInput:
    """A new mandate."""

    fields: MandateFields = facts("title and kind")


@strawberry.input(description="A changed mandate: absent leaves as it is, null empties (ändrad överenskommelse).")
class UpdateMandateInput:
    """A changed mandate."""

    mandate: RecordRef = which("överenskommelse, uppdrag eller bidrag")
    seen: int = seen_version()
    fields: MandateFields = changes()


@act(Act.CREATE_MANDATE, MandatePayload)
async def create_mandate(work: Work, given: CreateMandateInput) -> Mandate:
    """Add a mandate as a draft; likely duplicates come back as warnings (lägg upp en överenskommelse)."""
    return await mandates.create(work, values(given.fields))


@act(Act.UPDATE_MANDATE, MandatePayload)
async def update_mandate(work: Work, given: UpdateMandateInput) -> Mandate:
    """Change a mandate's facts (ändra en överenskommelse, ett uppdrag eller ett bidrag).

    Likely duplicates of a new title come back as warnings.
    """
    return await mandates.update(work, given.mandate.ref, seen=given.seen, fields=values(given.fields))
