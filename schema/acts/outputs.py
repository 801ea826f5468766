"""Acts on outputs, as the contract shows them."""

import strawberry

from registry.acts import outputs
from registry.concepts.outputs import Output
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import changes, seen_version, theme_slugs, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef


@strawberry.type(description="An output after an act (svar om en kunskapsprodukt).")
class OutputPayload(Payload):
    """An output after an act."""

    output = one("outputs.Output", "The output; null when something must be put right (kunskapsprodukten).")


@inputs_of(
    "outputs.Output",
    description="What an output is given: absent leaves as it is, null empties (kunskapsproduktens uppgifter).",
)
class OutputFields:
    """What an output is given."""

    title = same()
    title_en = same()
    summary = same("What it is, plain text, in words of one's own (sammanfattning).")
    slug = same()
    kind = same()
    published_on = same()
    language = same("Its language; sv when left out (språk).")
    url = same()
    published_in = same()
    licence = same("Licence of the work itself, as an address (licens).")
    on_kunskapsguiden = same()
    themes: list[str] | None = theme_slugs()
    publisher = same()
    makers = same()
    initiatives = same()
    about_methods = same()
    reported_counts = same("Stated numbers of those who use it, with date and source (uppgivna antal).")
    users_known = same("Whether all who use it are known, some or none (kända användare).")
    needs = same()
    keeper = same()
    sources = same()


@inputs_of("outputs.Output", description="A new output (ny kunskapsprodukt).")
class RegisterOutputInput(OutputFields):
    """A new output."""

    title = same(default=...)
    kind = same(default=...)
    language = same("Its language (språk).", "sv")


@strawberry.input(description="A changed output: absent leaves as it is, null empties (ändrad kunskapsprodukt).")
class UpdateOutputInput:
    """A changed output."""

    output: RecordRef = which("kunskapsprodukt")
    seen: int = seen_version()
    fields: OutputFields = changes()


@strawberry.input(description="An output that takes an older one's place (ersätt).")
class SupersedeOutputInput:
    """An output that takes an older one's place."""

    output: RecordRef = input_field("The newer one (det nyare).", ...)
    seen: int = input_field("The version you saw of it; CONFLICT if it has changed since (sedd version).", ...)
    supersedes: RecordRef = input_field("The older one (det äldre).", ...)


@act(Act.REGISTER_OUTPUT, OutputPayload)
async def register_output(work: Work, given: RegisterOutputInput) -> Output:
    """Register an output as a draft; likely duplicates come back as warnings (registrera en kunskapsprodukt)."""
    return await outputs.register(work, values(given))


@act(Act.UPDATE_OUTPUT, OutputPayload)
async def update_output(work: Work, given: UpdateOutputInput) -> Output:
    """Change an output's facts; likely duplicates of a new title come back as warnings (ändra en kunskapsprodukt)."""
    return await outputs.update(work, given.output.ref, seen=given.seen, fields=values(given.fields))


@act(Act.SUPERSEDE_OUTPUT, OutputPayload)
async def supersede_output(work: Work, given: SupersedeOutputInput) -> Output:
    """Let a newer output take an older one's place; both must be yours to change (ersätt en kunskapsprodukt)."""
    return await outputs.supersede(work, given.output.ref, given.supersedes.ref, seen=given.seen)
