"""Overlaps as the contract shows them: other initiatives that have to do with the same, and why."""

import strawberry

from registry.overviews.alike import overlaps
from registry.overviews.words import Lineage
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF


@strawberry.type(
    description="Another initiative that has to do with the same as the one that was asked about, with what they share"
    " (överlappande initiativ)."
)
class OverlapRow:
    """Another initiative that has to do with the same."""

    model = overlaps.OverlapRow

    initiative = one("initiatives.Initiative", "The other initiative (initiativ).", required=True)
    score: int = attribute(
        "Points: 30 for each need that both answer (at most 60), 20 for each method (40), 5 for each municipality (20)"
        " and each theme (15), 3 for each word of the titles (15), 10 for target groups that overlap, and 5 for periods"
        " that have a day in common (poäng)."
    )
    shared_needs = many("knowledge_needs.KnowledgeNeed", "The needs that both answer (gemensamma behov).")
    shared_methods = many("methods.Method", "The methods that both try (gemensamma metoder).")
    shared_municipalities = many(
        "organisations.Organisation", "The municipalities that are known to take part in both (gemensamma kommuner)."
    )
    shared_themes = many("themes.Theme", "The themes that both have (gemensamma områden).")
    shared_needs_count: int = attribute("How many needs (antal gemensamma behov).")
    shared_methods_count: int = attribute("How many methods (antal gemensamma metoder).")
    shared_municipalities_count: int = attribute("How many municipalities (antal gemensamma kommuner).")
    shared_themes_count: int = attribute("How many themes (antal gemensamma områden).")
    shared_words: list[str] = attribute(
        "The words that both have in a title, former ones too, whatever their endings: as they stand in"
        " the title of the one that was asked about. A word that more than 10,000 titles of initiatives have says"
        " nothing and is left out (gemensamma ord)."
    )
    has_target_group_in_common: bool | None = attribute(
        "Whether the target groups are worded alike or have ages in common, for which it is not enough that one ends"
        " where the other begins; null where that is not known: two that are worded otherwise may be the same, unless"
        " their ages tell them apart (målgrupp: lika ord eller gemensam ålder)."
    )
    has_period_in_common: bool | None = attribute(
        "Whether the periods have a day in common; null where a start is not known, or the end of what has ended"
        " (överlappar i tid)."
    )
    lineage: Lineage | None = attribute(
        "What the other is to the one that was asked about, where they hang together already: what one follows on from"
        " or is a part of is no double of it; null where nobody has said that they do (samband)."
    )


@strawberry.type
class Questions:
    """What can be asked for of overlaps."""

    overlaps = connection(
        "overlaps.OverlapRow",
        "Other initiatives that share a need, a method, a municipality or a theme with one, or two words of a title or"
        " the only one, those with most points first. Of another moment words find nothing (överlapp).",
        initiative=(str, ..., "The one, by its readable key (initiativets kortnamn i webbadress)."),
        **AS_OF,
    )
