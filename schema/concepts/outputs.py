"""Outputs as the contract shows them."""

from typing import Any

import strawberry

from registry.concepts import outputs
from registry.concepts.outputs import OutputKind
from schema.language.fields import (
    Filter,
    StringFilter,
    attribute,
    condition,
    connection,
    connectives,
    many,
    one,
    sort_key,
)
from schema.language.questions import AS_OF, by_slug
from schema.language.records import PartialDateFilter, Record, readable_key
from schema.language.scalars import URL, PartialDate


@strawberry.type(
    description="What came out of the work: report, knowledge support, model, course, film (resultat, kunskapsprodukt)."
    " Not effects on people."
)
class Output(Record):
    """What came out of the work."""

    model = outputs.Output

    slug: str = readable_key("the title", "kortnamn")
    title: str = attribute("Its title (titel).")
    title_en: str | None = attribute("Its title in English (engelsk titel).")
    summary: str | None = attribute("What it is, plain text (sammanfattning).")
    kind: OutputKind = attribute("Kind of output (slag).")
    published_on: PartialDate | None = attribute("When it was published (utgiven).")
    language: str = attribute("Its language, such as sv (språk).")
    url: URL | None = attribute("Where it can be found (webbadress).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    publisher = one("organisations.Organisation", "Who published it (utgivare).")
    makers = many("organisations.Organisation", "Who made it (framtaget av).")
    on_kunskapsguiden: bool | None = attribute("Whether it is shown on Kunskapsguiden (finns på Kunskapsguiden).")
    licence: URL | None = attribute("Licence of the work itself, not of this record (licens).")
    supersedes = one("outputs.Output", "The output it replaces (ersätter).")
    superseded_by = one("outputs.Output", "The published output that replaced it (ersatt av).")
    needs = connection("knowledge_needs.KnowledgeNeed", "Needs it answers (behov den svarar mot).")
    implemented_by = connection(
        "initiatives.Initiative",
        "Initiatives that put it to use (prövas i).",
        where="initiatives.InitiativeWhere",
        as_type="initiatives.InitiativeConnection",
    )
    initiatives = connection(
        "initiatives.Initiative",
        "Initiatives it came out of (kommer ur).",
        where="initiatives.InitiativeWhere",
        as_type="initiatives.InitiativeConnection",
    )


@strawberry.input(description="Which outputs (urval av resultat).")
class OutputWhere:
    """Which outputs."""

    and_, or_, not_ = connectives("outputs.OutputWhere")
    slug: StringFilter | None = condition("By slug (kortnamn i webbadress).", StringFilter)
    kind: Filter[OutputKind] | None = condition("By kind (slag).", Filter[OutputKind])
    published_on: PartialDateFilter | None = condition("By when it was published (utgiven).", PartialDateFilter)
    licence: StringFilter | None = condition("By the licence of the work (licens).", StringFilter)
    publisher: Any = condition("By who published it (utgivare).", "organisations.OrganisationWhere")
    makers: Any = condition("By who made it (framtaget av).", "organisations.OrganisationsFilter")
    initiatives: Any = condition("By what it came out of (kommer ur).", "initiatives.InitiativesFilter")
    implemented_by: Any = condition("By what puts it to use (prövas i).", "initiatives.InitiativesFilter")
    themes: Any = condition("By themes (områden).", "themes.ThemesFilter")


@strawberry.input(one_of=True, description="One step of an order of outputs (ordning).")
class OutputOrder:
    """One step of an order of outputs."""

    title: Any = sort_key("By title, in Swedish alphabetical order (titel).")
    published_on: Any = sort_key("By when it was published; unknown comes first (utgiven).")


@strawberry.type
class Questions:
    """What can be asked for of outputs."""

    outputs = connection(
        "outputs.Output", "Outputs (resultat).", where="outputs.OutputWhere", order_by="outputs.OutputOrder", **AS_OF
    )
    output = by_slug("outputs.Output", "An output by slug (resultat).")
