"""Acts on initiatives, as the contract shows them."""

import strawberry

from registry.acts import initiatives
from registry.concepts.initiatives import CountedUnit, Initiative, InitiativeKind, InitiativeState, PilotFocus
from registry.matrix import Act
from registry.storage.model.terms import ServiceSide
from registry.work import Work
from schema.language.fields import one
from schema.language.inputs import (
    CaseNumberInput,
    ContactInput,
    ExternalKey,
    OpeningInput,
    OrganisationRef,
    PeriodFields,
    RecordRef,
    SourceInput,
    TargetGroupInput,
    input_field,
    themed,
    values,
)
from schema.language.payloads import Payload, act
from schema.language.scalars import PartialDate


@strawberry.type(description="An initiative after an act (svar om ett initiativ).")
class InitiativePayload(Payload):
    """An initiative after an act."""

    initiative = one("initiatives.Initiative", "The initiative; null when something must be put right (initiativet).")


@strawberry.input(description="A stated number with its date and source; never derived (uppgivet antal).")
class ReportedCountInput:
    """A stated number with its date and source."""

    unit: CountedUnit = input_field("What was counted (vad som räknats).", ...)
    count: int = input_field("How many (antal).", ...)
    is_approximate: bool = input_field("Whether the number is approximate (ungefärligt).", False)
    on: PartialDate | None = input_field("When it was so (datum).")
    source: SourceInput = input_field("Who said it (källa).", ...)


@strawberry.input(
    description="What an initiative is given: absent leaves as it is, null empties (initiativets uppgifter)."
)
class InitiativeFields:
    """What an initiative is given."""

    title: str | None = input_field("Its title (titel).")
    title_en: str | None = input_field("Its title in English (engelsk titel).")
    summary: str | None = input_field("What it is, plain text (sammanfattning).")
    summary_en: str | None = input_field("What it is, in English (engelsk sammanfattning).")
    slug: str | None = input_field("A readable key; made from the title when left out (kortnamn).")
    kind: InitiativeKind | None = input_field("Kind of initiative (slag).")
    pilot_focus: PilotFocus | None = input_field("What a pilot tries (pilotens inriktning).")
    side: ServiceSide | None = input_field("Which side of the work (myndighetsutövning eller utförare).")
    state: InitiativeState | None = input_field("Where it is in its life, when first registered (läge).")
    phase_note: str | None = input_field("Where in its work, in the participants' own words (fas).")
    period: PeriodFields | None = input_field("From and to (period).")
    target_group: TargetGroupInput | None = input_field("Whom it is for (målgrupp).")
    questions: list[str] | None = input_field("What it asks (frågeställningar).")
    methods: list[str] | None = input_field("Methods tried, such as IPS (metoder och arbetssätt).")
    themes: list[str] | None = input_field("Service areas and topics, by slug (områden).")
    contacts: list[ContactInput] | None = input_field("Functions to turn to, never persons (funktionskontakter).")
    opening: OpeningInput | None = input_field("What a new participant is asked for (inbjudan att delta).")
    case_numbers: list[CaseNumberInput] | None = input_field("Case numbers with their authorities (diarienummer).")
    external_ids: list[ExternalKey] | None = input_field("Its keys in other systems (identiteter i andra system).")
    reported_counts: list[ReportedCountInput] | None = input_field(
        "Stated numbers with date and source (uppgivna antal)."
    )
    keeper: OrganisationRef | None = input_field("Who answers for the facts (förvaltande organisation).")
    parent: RecordRef | None = input_field("What it is a part of (ingår i).")
    follows: list[RecordRef] | None = input_field("What it builds on (bygger på).")
    needs: list[RecordRef] | None = input_field("The needs it answers (kunskapsbehov).")
    implements: list[RecordRef] | None = input_field("The outputs it puts into practice (inför).")
    prompted_by: list[RecordRef] | None = input_field("The outputs that gave rise to it (föranleddes av).")
    outputs: list[RecordRef] | None = input_field("What came out of it (resultat).")
    sources: list[SourceInput] | None = input_field("Where the facts come from (källor).")


@strawberry.input(description="A new initiative (nytt initiativ).")
class CreateInitiativeInput:
    """A new initiative."""

    fields: InitiativeFields = input_field("What it is; title and kind are needed (uppgifter).", ...)


@strawberry.input(description="A changed initiative: absent leaves as it is, null empties (ändrat initiativ).")
class UpdateInitiativeInput:
    """A changed initiative."""

    initiative: RecordRef = input_field("Which (initiativ).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: InitiativeFields = input_field("What changes (uppgifter).", ...)


@strawberry.input(description="An initiative that takes a step, and when (steg i ett initiativ).")
class InitiativeStepInput:
    """An initiative that takes a step."""

    initiative: RecordRef = input_field("Which (initiativ).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    on: PartialDate = input_field("When: a day, month or year (datum).", ...)


@strawberry.input(description="An initiative that is stopped early, and why (avbrutet initiativ).")
class DiscontinueInitiativeInput:
    """An initiative that is stopped early."""

    initiative: RecordRef = input_field("Which (initiativ).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    on: PartialDate = input_field("When it stopped (datum).", ...)
    because: str = input_field("Why, for others to learn from (skäl).", ...)


@strawberry.input(description="An invitation to take part in an initiative (öppna för deltagare).")
class OpenInitiativeInput:
    """An invitation to take part."""

    initiative: RecordRef = input_field("Which (initiativ).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    opening: OpeningInput = input_field("What a participant is asked for (inbjudan).", ...)


@strawberry.input(description="An invitation that no longer holds (stängd inbjudan).")
class CloseOpeningInput:
    """An invitation that no longer holds."""

    initiative: RecordRef = input_field("Which (initiativ).", ...)
    seen: int = input_field("The version you saw; CONFLICT if it has changed since (sedd version).", ...)


@act(Act.CREATE_INITIATIVE, InitiativePayload)
async def create_initiative(work: Work, given: CreateInitiativeInput) -> Initiative:
    """Register an initiative as a draft; likely duplicates come back as warnings (registrera ett initiativ)."""
    return await initiatives.create(work, themed(given.fields))


@act(Act.UPDATE_INITIATIVE, InitiativePayload)
async def update_initiative(work: Work, given: UpdateInitiativeInput) -> Initiative:
    """Change an initiative's facts (ändra ett initiativ)."""
    return await initiatives.update(work, given.initiative.ref, seen=given.seen, fields=themed(given.fields))


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
