"""Outputs as the contract shows them."""

import strawberry

from registry.concepts import outputs
from registry.concepts.outputs import OutputKind
from schema.concepts.initiatives import ReportedCount
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF, by_slug
from schema.language.records import KnownList, Record, readable_key
from schema.language.scalars import URL, PartialDate


@strawberry.type(
    description="A product of knowledge, that initiatives led to or that somebody published without any: report,"
    " knowledge support, model, course, film (kunskapsprodukt). Not effects on people."
)
class Output(Record):
    """A product of knowledge."""

    model = outputs.Output

    slug: str = readable_key("the title")
    title: str = attribute("Its title (titel).")
    title_en: str | None = attribute("Its title in English (engelsk titel).")
    summary: str | None = attribute("What it is, plain text (sammanfattning).")
    kind: OutputKind = attribute("Kind of output (slag).")
    published_on: PartialDate | None = attribute("When it was published (utgiven).")
    language: str = attribute("Its language, such as sv (språk).")
    url: URL | None = attribute("Where it can be found (webbadress).")
    published_in: str | None = attribute("The series, site or collection that it is published in (publicerad i).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    publisher = one("organisations.Organisation", "Who published it (utgivare).")
    makers = many("organisations.Organisation", "Who made it (framtaget av).")
    on_kunskapsguiden: bool | None = attribute("Whether it is shown on Kunskapsguiden (finns på Kunskapsguiden).")
    licence: URL | None = attribute("Licence of the work itself, not of this record (licens).")
    supersedes = one("outputs.Output", "The output it replaces (ersätter).")
    superseded_by = one("outputs.Output", "The published output that replaced it (ersatt av).")
    reported_counts: list[ReportedCount] = attribute(
        "Counts that somebody has stated of those who use it, dated and sourced; never derived (uppgivna antal)."
    )
    user_count: int = attribute(
        "Distinct organisations known to use it now; reportedCounts are what others have stated, and usersKnown"
        " tells whether all are known here (antal kända användare)."
    )
    uses = connection("method_uses.MethodUse", "Who uses it (användningar).")
    users_known: KnownList | None = attribute(
        "Whether all who use it are known here, some or none; null when nobody has said (kända användare)."
    )
    about_methods = many("methods.Method", "Methods it is about (metoder den handlar om).")
    needs = connection("knowledge_needs.KnowledgeNeed", "Needs it answers (behov den svarar mot).")
    implemented_by = connection(
        "initiatives.Initiative",
        "Initiatives that put it to use (prövas i).",
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives it came out of (kommer ur).",
    )


@strawberry.type
class Questions:
    """What can be asked for of outputs."""

    outputs = connection("outputs.Output", "Outputs (kunskapsprodukter).", **AS_OF)
    output = by_slug("outputs.Output", "An output by slug (kunskapsprodukt).")
