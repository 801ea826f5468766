"""Parallel drafts as the contract shows them: others' drafts that have to do with the same as one's own."""

import strawberry

from registry.overviews.alike import parallel_drafts
from schema.language.fields import attribute, connection, many, one
from schema.language.scalars import PartialDate


@strawberry.type(
    description="A draft of somebody else's that has to do with the same as one's own, by consent of both. The draft"
    " itself stays hidden: turn to its keeper (parallellt utkast)."
)
class ParallelDraftRow:
    """A draft of somebody else's that has to do with the same."""

    model = parallel_drafts.ParallelDraftRow

    title: str = attribute("The title of the other draft (titel).")
    keeper = one("organisations.Organisation", "Who keeps it, and can be turned to (ansvarig).")
    start: PartialDate | None = attribute("When it is to begin, as far as is known (start).")
    end: PartialDate | None = attribute("When it is to end, as far as is known (slut).")
    score: int = attribute(
        "Points: 30 for each need that both answer (at most 60), 20 for each method (40), 10 for each theme (30) and 5"
        " for each word of the titles (25) (poäng)."
    )
    shared_needs = many("knowledge_needs.KnowledgeNeed", "The needs that both answer (gemensamma behov).")
    shared_methods = many("methods.Method", "The methods that both try (gemensamma metoder).")
    shared_themes = many("themes.Theme", "The themes that both have (gemensamma områden).")
    shared_words: list[str] = attribute(
        "The words that both titles have, whatever their endings: as they stand in the title of the one that was asked"
        " about (gemensamma ord)."
    )


@strawberry.type
class Questions:
    """What can be asked for of parallel drafts."""

    parallel_drafts = connection(
        "parallel_drafts.ParallelDraftRow",
        "Drafts of others that share a need, a method, a theme or words of their titles with a draft of one's own,"
        " those with most points first; only where both have sharesDraft. One that is published or not shared has"
        " none (parallella utkast).",
        initiative=(str, ..., "One's own draft, by its readable key (initiativets kortnamn i webbadress)."),
    )
