"""Acts on outputs, as the contract shows them."""

import strawberry

from registry.acts import outputs
from registry.concepts.outputs import Output, OutputKind
from registry.matrix import Act
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import OrganisationRef, RecordRef, SourceInput, input_field, themed
from schema.language.payloads import Payload, act
from schema.language.scalars import URL, PartialDate


@strawberry.type(description="An output after an act (svar om ett resultat).")
class OutputPayload(Payload):
    """An output after an act."""

    output = one("outputs.Output", "The output; null when something must be put right (resultatet).")


@strawberry.input(description="What an output is given: absent leaves as it is, null empties (resultatets uppgifter).")
class OutputFields:
    """What an output is given."""

    title: str | None = input_field("Its title (titel).")
    title_en: str | None = input_field("Its title in English (engelsk titel).")
    summary: str | None = input_field("What it is, plain text, in words of one's own (sammanfattning).")
    slug: str | None = input_field("A readable key; made from the title when left out (kortnamn).")
    kind: OutputKind | None = input_field("Kind of output (slag).")
    published_on: PartialDate | None = input_field("When it was published (utgiven).")
    language: str | None = input_field("Its language; sv when left out (språk).")
    url: URL | None = input_field("Where it can be found (webbadress).")
    licence: URL | None = input_field("Licence of the work itself, as an address (licens).")
    on_kunskapsguiden: bool | None = input_field("Whether it is shown on Kunskapsguiden (finns på Kunskapsguiden).")
    themes: list[str] | None = input_field("Service areas and topics, by slug (områden).")
    publisher: OrganisationRef | None = input_field("Who published it (utgivare).")
    makers: list[OrganisationRef] | None = input_field("Who made it (framtaget av).")
    initiatives: list[RecordRef] | None = input_field("Initiatives it came out of (kommer ur).")
    needs: list[RecordRef] | None = input_field("Needs it answers (behov den svarar mot).")
    keeper: OrganisationRef | None = input_field("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = input_field("Where the facts come from (källor).")


@strawberry.input(description="A new output (nytt resultat).")
class RegisterOutputInput(OutputFields):
    """A new output."""

    title: str = input_field("Its title (titel).", ...)
    kind: OutputKind = input_field("Kind of output (slag).", ...)
    language: str = input_field("Its language (språk).", "sv")


@strawberry.input(description="A changed output: absent leaves as it is, null empties (ändrat resultat).")
class UpdateOutputInput:
    """A changed output."""

    output: RecordRef = input_field("Which (resultat).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: OutputFields = input_field("What changes (uppgifter).", ...)


@strawberry.input(description="An output that takes an older one's place (ersätt).")
class SupersedeOutputInput:
    """An output that takes an older one's place."""

    output: RecordRef = input_field("The newer one (det nyare).", ...)
    seen: int = input_field("The version you saw of it; CONFLICT if it has changed since (sedd version).", ...)
    supersedes: RecordRef = input_field("The older one (det äldre).", ...)


@act(Act.REGISTER_OUTPUT, OutputPayload)
async def register_output(work: Work, given: RegisterOutputInput) -> Output:
    """Register an output as a draft; likely duplicates come back as warnings (registrera ett resultat)."""
    return await outputs.register(work, themed(given))


@act(Act.UPDATE_OUTPUT, OutputPayload)
async def update_output(work: Work, given: UpdateOutputInput) -> Output:
    """Change an output's facts (ändra ett resultat)."""
    return await outputs.update(work, given.output.ref, seen=given.seen, fields=themed(given.fields))


@act(Act.SUPERSEDE_OUTPUT, OutputPayload)
async def supersede_output(work: Work, given: SupersedeOutputInput) -> Output:
    """Let a newer output take an older one's place; both must be yours to change (ersätt ett resultat)."""
    return await outputs.supersede(work, given.output.ref, given.supersedes.ref, seen=given.seen)
