"""Initiatives as the contract shows them; pilots are initiatives of kind PILOT."""

import strawberry

from registry.concepts import initiatives
from registry.concepts.initiatives import CountedUnit, InitiativeKind, InitiativeState, PilotFocus
from registry.concepts.participations import LessonKind
from registry.storage.model.terms import ServiceSide
from schema.language.conditions import condition
from schema.language.fields import attribute, connection, linked, many, one
from schema.language.lists import where
from schema.language.questions import AS_OF, by_slug
from schema.language.records import (
    Contact,
    FormerName,
    KnownList,
    Opening,
    Period,
    Record,
    Source,
    TargetGroup,
    readable_key,
)
from schema.language.scalars import PartialDate


@strawberry.type(
    description="A stated number with its date and source (uppgivet antal); 'ett 60-tal' is 60 and approximate."
)
class ReportedCount:
    """A stated number with its date and source; never derived."""

    unit: CountedUnit = attribute("What was counted (vad som räknats).")
    count: int = attribute("How many (antal).")
    is_approximate: bool = attribute("Whether the number is approximate (ungefärligt).")
    on: PartialDate | None = attribute("When it was so (datum).")
    source: Source = attribute("Who said it (källa).")


@strawberry.type(description="A case number, unique only within the authority that gave it (diarienummer).")
class CaseNumber:
    """A case number with the authority that gave it."""

    model = initiatives.CaseNumber

    authority = one("organisations.Organisation", "The authority that gave it (myndighet).", required=True)
    value: str = attribute("The number (diarienummer).")


@strawberry.type(
    description="A pilot or other effort that organisations run together (initiativ; pilot when kind is PILOT)."
)
class Initiative(Record):
    """A pilot or other effort that organisations run together."""

    model = initiatives.Initiative

    slug: str = readable_key("the title")
    title: str = attribute("Its title, as written (titel).")
    title_en: str | None = attribute("Its title in English (engelsk titel).")
    summary: str | None = attribute("What it is, plain text (sammanfattning).")
    summary_en: str | None = attribute("What it is, in English (engelsk sammanfattning).")
    former_titles: list[FormerName] = attribute("Titles it had before (tidigare titlar).")
    kind: InitiativeKind = attribute("Kind of initiative (slag).")
    pilot_focus: PilotFocus | None = attribute("What a pilot tries; null for other kinds (pilotens inriktning).")
    side: ServiceSide | None = attribute(
        "Exercise of authority, or provider services (myndighetsutövning eller utförare)."
    )
    state: InitiativeState = attribute("Where it is in its life (läge).")
    state_as_of: PartialDate | None = attribute(
        "When the state, the phase and the summary were so; who tells a step tells that it was so on that day (läget"
        " per)."
    )
    is_stale: bool | None = attribute(
        "Whether what is told of it may no longer be so: its period is over though it has not ended, or nobody has said"
        " or confirmed it for more than a year. False of one that has ended; null when its period is not over and"
        " nobody has said when it was so (kan vara inaktuellt)."
    )
    phase_note: str | None = attribute("Where in its work, in the participants' own words (fas).")
    discontinued_because: str | None = attribute("Why it was stopped; given when DISCONTINUED (skäl till avbrott).")
    period: Period | None = attribute("From and to (period).")
    target_group: TargetGroup | None = attribute("Whom it is for (målgrupp).")
    questions: list[str] = attribute("What it asks (frågeställningar).")
    methods: list[str] = attribute(
        "Methods and ways of working, in its own words; those that have records of their own are in triedMethods"
        " (metoder och arbetssätt)."
    )
    tried_methods = many(
        "methods.Method", "Methods that it tries, with what is known of each; others are in methods (prövar metoder)."
    )
    themes = many("themes.Theme", "Service areas and topics (områden).")
    contacts: list[Contact] = attribute("Functions to turn to, never persons (funktionskontakter).")
    case_numbers = many("initiatives.CaseNumber", "Case numbers with the authority that gave them (diarienummer).")
    shares_draft: bool = attribute(
        "Whether it is told of while it is a draft, by its title, period and keeper and what both have, to those whose"
        " own draft has to do with the same and is told of too; see parallelDrafts (visas som utkast för den som har"
        " ett liknande)."
    )
    opening: Opening | None = attribute(
        "What a new participant is asked for; null when no invitation is known (inbjudan att delta)."
    )
    reported_counts: list[ReportedCount] = attribute(
        "Counts somebody has stated, dated and sourced; never derived (uppgivna antal)."
    )
    parent = one("initiatives.Initiative", "The initiative it is a part of (ingår i).")
    parts = connection(
        "initiatives.Initiative",
        "The initiatives it consists of (delar).",
    )
    follows = many("initiatives.Initiative", "What it builds on (bygger vidare på).")
    collaborations = many(
        "groups.Group",
        "The collaborations whose own it is said to be, such as Partnerskapet: decided, begun or carried out there."
        " None is that nobody has said so, not that it is nobody's; sources tell who says it (inom samverkan).",
        as_input="The collaborations whose own it is, where a source says so (inom samverkan).",
    )
    followed_by = many("initiatives.Initiative", "What builds on it (följs av).")
    prompted_by = many("outputs.Output", "Outputs that led to it (föranlett av).")
    implements = many("outputs.Output", "Outputs it puts to use (prövar eller inför).")
    needs = connection("knowledge_needs.KnowledgeNeed", "Needs it answers (kunskapsbehov).")
    outputs = connection(
        "outputs.Output",
        "What came out of it (kunskapsprodukter).",
    )
    linked_needs = linked(
        "knowledge_needs.KnowledgeNeed",
        "Needs it answers, all at once, for copies; `needs` has pages (kopplade behov).",
        of="needs",
    )
    linked_outputs = linked(
        "outputs.Output",
        "What came out of it, all at once, for copies; `outputs` has pages (kopplade kunskapsprodukter).",
        of="outputs",
    )
    lessons = connection(
        "participations.Lesson",
        "What participants learned (lärdomar).",
        kind=(LessonKind | None, strawberry.UNSET, "Only of this kind (slag av lärdom)."),
    )
    participations = connection(
        "participations.Participation",
        "Who takes part (deltaganden).",
    )
    participants_known: KnownList | None = attribute(
        "Whether all who take part are known here, some or none; null when nobody has said (kända deltagare)."
    )
    mandates = connection(
        "mandates.Mandate", "Agreements, commissions and grants it rests on (överenskommelser, uppdrag, bidrag)."
    )
    groups = many("groups.Group", "Groups that concern it, such as its reference group (grupper).")


@where
class InitiativeWhere:
    """Which initiatives."""

    is_open = condition("Whether it takes more participants today (är öppen).", bool)
    has_outputs = condition("Whether anything came out of it (har kunskapsprodukter).", bool)
    has_lessons = condition("Whether any participant told what it learned (har lärdomar).", bool)


@strawberry.type
class Questions:
    """What can be asked for of initiatives."""

    initiatives = connection("initiatives.Initiative", "Initiatives (initiativ).", **AS_OF)
    pilots = connection(
        "initiatives.Initiative",
        "Initiatives of kind PILOT (piloter).",
        only={"kind": InitiativeKind.PILOT},
        **AS_OF,
    )
    initiative = by_slug("initiatives.Initiative", "An initiative by slug (initiativ).")
