"""Partners as the contract shows them: who stands behind a need, and is not known to take part in what answers it."""

import strawberry
from strawberry import UNSET

from registry.overviews.alike import partners
from registry.overviews.words import KnownPart
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF


@strawberry.type(
    description="A municipality or an RSS body that stands behind a need, itself or as what others count by, and is not"
    " known to take part in any initiative that answers it (möjlig samarbetspartner)."
)
class PartnerRow:
    """A municipality or an RSS body that might join."""

    model = partners.PartnerRow

    organisation = one("organisations.Organisation", "The municipality or RSS body (organisation).", required=True)
    score: int = attribute(
        "Points: 40 for the same RSS body, 20 for like size, and 5 for each need in common (at most 15) (poäng)."
    )
    known_part: KnownPart = attribute(
        "KNOWN_NOT_TO where all who take part in each of the initiatives are known, or it has declined; else NOT_KNOWN"
        " (känt deltagande)."
    )
    is_in_same_rss: bool | None = attribute(
        "Whether a municipality belongs to an RSS body with another that raised the need, or that keeps the initiative"
        " or takes part in it; null for RSS bodies, where the RSS body of either is not known, and where there is"
        " nobody else to compare with (i samma RSS)."
    )
    is_of_like_size: bool | None = attribute(
        "Whether the population of a municipality differs by at most 25 percent from that of another of these; null for"
        " RSS bodies, and where it is not known or there is nobody else to compare with (av liknande storlek)."
    )
    shared_needs = many("knowledge_needs.KnowledgeNeed", "The needs asked about that it stands behind (behov).")
    shared_needs_count: int = attribute("How many needs (antal behov).")


@strawberry.type
class Questions:
    """What can be asked for of partners."""

    partners = connection(
        "partners.PartnerRow",
        "Municipalities and RSS bodies that might join, since they stand behind the same need, which still waits: those"
        " in the same RSS body first, then those of like size. Of a need that is addressed or closed there are none."
        " Either a need or an initiative is given (möjliga samarbetspartner).",
        need=(str | None, UNSET, "The need, by its readable key (behovets kortnamn i webbadress)."),
        initiative=(
            str | None,
            UNSET,
            "The initiative, by its key: who stands behind what it answers (initiativets kortnamn i webbadress).",
        ),
        **AS_OF,
    )
