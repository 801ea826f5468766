"""Similar needs as the contract shows them: other needs that have to do with the same, and why."""

import strawberry

from registry.overviews.alike import similar_needs
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF


@strawberry.type(
    description="Another need that has to do with the same as the one that was asked about, with what they share. What"
    " was merged into a need counts as its own (liknande behov)."
)
class SimilarNeedRow:
    """Another need that has to do with the same."""

    model = similar_needs.SimilarNeedRow

    need = one("knowledge_needs.KnowledgeNeed", "The other need, closed ones too (kunskapsbehov).", required=True)
    score: int = attribute(
        "Points: 20 for each initiative that answers both (at most 40) and each output (40), 10 for each theme (30), 5"
        " for each organisation behind both (20) and each word of the titles (25), and 10 for target groups that"
        " overlap (poäng)."
    )
    shared_initiatives = many("initiatives.Initiative", "The initiatives that answer both (gemensamma initiativ).")
    shared_outputs = many("outputs.Output", "The outputs that answer both (gemensamma kunskapsprodukter).")
    shared_themes = many("themes.Theme", "The themes that both have (gemensamma områden).")
    shared_organisations = many(
        "organisations.Organisation",
        "Those behind both: organisations that stand there themselves, and the RSS bodies that they count by; they add"
        " points, and make no need similar by themselves (gemensamma organisationer bakom).",
    )
    shared_initiatives_count: int = attribute("How many initiatives (antal gemensamma initiativ).")
    shared_outputs_count: int = attribute("How many outputs (antal gemensamma kunskapsprodukter).")
    shared_themes_count: int = attribute("How many themes (antal gemensamma områden).")
    shared_organisations_count: int = attribute("How many organisations (antal gemensamma organisationer bakom).")
    shared_words: list[str] = attribute(
        "The words that both have in a title, whatever their endings: as they stand in the title of the one that was"
        " asked about. A word that more than 10,000 titles of needs have says nothing and is left out"
        " (gemensamma ord)."
    )
    has_target_group_in_common: bool | None = attribute(
        "Whether the target groups are worded alike or have ages in common, for which it is not enough that one ends"
        " where the other begins; null where that is not known: two that are worded otherwise may be the same, unless"
        " their ages tell them apart (målgrupp: lika ord eller gemensam ålder)."
    )


@strawberry.type
class Questions:
    """What can be asked for of similar needs."""

    similar_needs = connection(
        "similar_needs.SimilarNeedRow",
        "Other needs that share an initiative, an output or a theme with one, or two words of a title or the only one,"
        " those with most points first. A need that was merged leads to what it became part of. Of another moment"
        " words find nothing (liknande behov).",
        need=(str, ..., "The one, by its readable key (behovets kortnamn i webbadress)."),
        **AS_OF,
    )
