"""Mandates as the contract shows them: what work rests on, who gives and receives it, and until when."""

import strawberry

from registry.concepts import mandates
from registry.concepts.mandates import AmountUnit, MandateKind
from schema.concepts.initiatives import CaseNumber
from schema.language.fields import attribute, connection, linked, many
from schema.language.questions import AS_OF, by_slug
from schema.language.records import Period, Record, readable_key
from schema.language.scalars import PartialDate


@strawberry.type(description="An amount of money, as exact as it is stated (belopp).")
class Amount:
    """An amount of money."""

    value: str = attribute("Kronor as a decimal number, such as 20000000 or 1.95: no öre is lost (belopp).")
    unit: AmountUnit = attribute("In all, per year, or per inhabitant and year (enhet).")
    is_at_most: bool | None = attribute("Whether it is the most that it can be; null when nobody has said (högst).")


@strawberry.type(
    description="An agreement, commission, grant or joint funding that work rests on (överenskommelse, uppdrag,"
    " statsbidrag, gemensam finansiering)."
)
class Mandate(Record):
    """An agreement, commission, grant or joint funding."""

    model = mandates.Mandate

    slug: str = readable_key("the title")
    kind: MandateKind = attribute("Kind of mandate (slag).")
    title: str = attribute("Its title (titel).")
    title_en: str | None = attribute("Its title in English (engelsk titel).")
    summary: str | None = attribute("What it is, plain text (sammanfattning).")
    given_by = many("organisations.Organisation", "Who gives it: commissions, pays or agrees (givare).")
    given_to = many("organisations.Organisation", "Who receives it (mottagare).")
    period: Period | None = attribute("From and to (period).")
    amount: Amount | None = attribute("How much money (belopp).")
    case_number: CaseNumber | None = attribute("Under which case number (diarienummer).")
    report_due_on: PartialDate | None = attribute("When it is to be reported on (ska redovisas).")
    outcome: str | None = attribute("What came of it, plain text (vad det ledde till).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    initiatives = connection("initiatives.Initiative", "Initiatives that it pays for or governs (initiativ).")
    linked_initiatives = linked(
        "initiatives.Initiative",
        "Initiatives that it pays for, all at once, for copies; `initiatives` has pages (kopplade initiativ).",
        of="initiatives",
    )


@strawberry.type
class Questions:
    """What can be asked for of mandates."""

    mandates = connection(
        "mandates.Mandate",
        "Agreements, commissions, grants and joint funding (överenskommelser, uppdrag, bidrag).",
        **AS_OF,
    )
    mandate = by_slug("mandates.Mandate", "A mandate by slug (överenskommelse, uppdrag, bidrag).")
