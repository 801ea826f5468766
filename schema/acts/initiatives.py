"""Acts on initiatives, as the contract shows them."""

import strawberry

from registry.acts import initiatives
from registry.concepts.initiatives import Initiative
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import OpeningInput, changes, facts, seen_version, theme_slugs, values, which
from schema.language.payloads import Payload, act
from schema.language.references import RecordRef
from schema.language.scalars import PartialDate


@strawberry.type(description="An initiative after an act (svar om ett initiativ).")
class InitiativePayload(Payload):
    """An initiative after an act."""

    initiative = one("initiatives.Initiative", "The initiative; null when something must be put right (initiativet).")


@inputs_of("initiatives.CaseNumber")
class CaseNumberInput:
    """A case number with its authority."""

    authority = same()
    value = same()


@inputs_of(
    "initiatives.ReportedCount",
    description="A stated number with its date and source; never derived (uppgivet antal).",
)
class ReportedCountInput:
    """A stated number with its date and source."""

    unit = same()
    count = same()
    is_approximate = same(default=False)
    on = same()
    source = same()


@inputs_of(
    "initiatives.Initiative",
    description="What an initiative is given: absent leaves as it is, null empties (initiativets uppgifter).",
)
class InitiativeFields:
    """What an initiative is given."""

    title = same("Its title (titel).")
    title_en = same()
    summary = same()
    summary_en = same()
    slug = same()
    kind = same()
    pilot_focus = same("What a pilot tries (pilotens inriktning).")
    side = same("Which side of the work (myndighetsutövning eller utförare).")
    state = same("Where it is in its life, when first registered (läge).")
    state_as_of = same("When the state, the phase and the summary were so, no day to come (läget per).")
    phase_note = same()
    period = same()
    target_group = same()
    questions = same()
    methods = same()
    tried_methods = same()
    themes: list[str] | None = theme_slugs()
    contacts = same()
    opening = same("What a new participant is asked for (inbjudan att delta).")
    case_numbers = same("Case numbers with their authorities, which give them themselves (diarienummer).")
    reported_counts = same("Stated numbers with date and source (uppgivna antal).")
    shares_draft = same()
    participants_known = same("Whether all who take part are known, some or none (kända deltagare).")
    keeper = same()
    parent = same("What it is a part of (ingår i).")
    follows = same("What it builds on (bygger vidare på).")
    collaborations = same()
    needs = same("The needs it answers (kunskapsbehov).")
    implements = same("The outputs it puts into practice (prövar eller inför).")
    prompted_by = same("The outputs that gave rise to it (föranlett av).")
    outputs = same()
    sources = same()


@strawberry.input(description="A new initiative (nytt initiativ).")
class CreateInitiativeInput:
    """A new initiative."""

    fields: InitiativeFields = facts("title and kind")


@strawberry.input(description="A changed initiative: absent leaves as it is, null empties (ändrat initiativ).")
class UpdateInitiativeInput:
    """A changed initiative."""

    initiative: RecordRef = which("initiativ")
    seen: int = seen_version()
    fields: InitiativeFields = changes()


@strawberry.input(description="An initiative that takes a step, and when (steg i ett initiativ).")
class InitiativeStepInput:
    """An initiative that takes a step."""

    initiative: RecordRef = which("initiativ")
    seen: int = seen_version()
    on: PartialDate = input_field("When: a day, month or year (datum).", ...)


@strawberry.input(description="An initiative that is stopped early, and why (avbrutet initiativ).")
class DiscontinueInitiativeInput:
    """An initiative that is stopped early."""

    initiative: RecordRef = which("initiativ")
    seen: int = seen_version()
    on: PartialDate = input_field("When it stopped (datum).", ...)
    because: str = input_field("Why, for others to learn from (skäl).", ...)


@strawberry.input(description="An invitation to take part in an initiative (öppna för deltagare).")
class OpenInitiativeInput:
    """An invitation to take part."""

    initiative: RecordRef = which("initiativ")
    seen: int = seen_version()
    opening: OpeningInput = input_field("What a participant is asked for (inbjudan).", ...)


@strawberry.input(description="An invitation that no longer holds (stängd inbjudan).")
class CloseOpeningInput:
    """An invitation that no longer holds."""

    initiative: RecordRef = which("initiativ")
    seen: int = seen_version()


@act(Act.CREATE_INITIATIVE, InitiativePayload)
async def create_initiative(work: Work, given: CreateInitiativeInput) -> Initiative:
    """Register an initiative as a draft; likely duplicates come back as warnings (registrera ett initiativ)."""
    return await initiatives.create(work, values(given.fields))


@act(Act.UPDATE_INITIATIVE, InitiativePayload)
async def update_initiative(work: Work, given: UpdateInitiativeInput) -> Initiative:
    """Change an initiative's facts; likely duplicates of a new title come back as warnings (ändra ett initiativ)."""
    return await initiatives.update(work, given.initiative.ref, seen=given.seen, fields=values(given.fields))


@act(Act.START_INITIATIVE, InitiativePayload)
async def start_initiative(work: Work, given: InitiativeStepInput) -> Initiative:
    """An initiative that was proposed or prepared has begun (starta ett initiativ)."""
    return await initiatives.start(work, given.initiative.ref, seen=given.seen, on=given.on)


@act(Act.COMPLETE_INITIATIVE, InitiativePayload)
async def complete_initiative(work: Work, given: InitiativeStepInput) -> Initiative:
    """An initiative has come to its planned end (avsluta ett initiativ som planerat)."""
    return await initiatives.complete(work, given.initiative.ref, seen=given.seen, on=given.on)


@act(Act.DISCONTINUE_INITIATIVE, InitiativePayload)
async def discontinue_initiative(work: Work, given: DiscontinueInitiativeInput) -> Initiative:
    """Stop an initiative before its end, and say why (avbryt ett initiativ)."""
    return await initiatives.discontinue(
        work, given.initiative.ref, seen=given.seen, on=given.on, because=given.because
    )


@act(Act.OPEN_INITIATIVE, InitiativePayload)
async def open_initiative(work: Work, given: OpenInitiativeInput) -> Initiative:
    """Invite new participants to an initiative (öppna ett initiativ för deltagare)."""
    return await initiatives.open_for_participants(
        work, given.initiative.ref, seen=given.seen, opening=values(given.opening)
    )


@act(Act.CLOSE_OPENING, InitiativePayload)
async def close_opening(work: Work, given: CloseOpeningInput) -> Initiative:
    """Take no more participants (stäng inbjudan att delta)."""
    return await initiatives.close_opening(work, given.initiative.ref, seen=given.seen)
