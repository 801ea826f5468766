"""Coverage as the contract shows it: who is known to take part, who is known not to, and who is not known."""

import strawberry
from strawberry import UNSET

from registry.overviews.coverage import overview as coverage
from registry.overviews.words import CoverageBy, PopulationClass
from schema.language.fields import attribute, connection, later, one
from schema.language.questions import AS_OF


@strawberry.type(
    description="A group of municipalities, or what initiatives are about, with how many municipalities are known to"
    " take part, known not to, or neither: the three are all. What it is not told by is null (rad i täckningen)."
)
class CoverageRow:
    """A group of municipalities, or a subject, with who is known to take part."""

    model = coverage.CoverageRow

    municipality = one("organisations.Municipality", "The municipality (kommun).")
    county = one("organisations.County", "The county that the municipalities lie in (län).")
    rss_body = one(
        "organisations.RssBody",
        "The RSS body that the municipalities belong to, or did, associated ones too; one that belongs to two counts in"
        " both, while participations and needs count by the primary one alone (RSS).",
    )
    population_class: PopulationClass | None = attribute("How many live in each of the municipalities (storleksklass).")
    theme = one("themes.Theme", "The theme that the initiatives have, or one above it (område).")
    need = one("knowledge_needs.KnowledgeNeed", "The need that the initiatives answer (kunskapsbehov).")
    method = one("methods.Method", "The method that the initiatives try (metod).")
    planned_count: int = attribute(
        "How many of the initiatives are proposed or being prepared; of a place also those that go on, where the time"
        " of nobody there has come (föreslagna eller förbereds)."
    )
    ongoing_count: int = attribute(
        "How many of the initiatives are ongoing: of a place those in which the part of any municipality there goes on,"
        " as `isCurrent` of participations tells, of a subject all that are about it (pågår)."
    )
    ended_count: int = attribute(
        "How many of the initiatives are completed or discontinued; of a place also those that all there have left, or"
        " were in for a time that is over (avslutade, avbrutna eller lämnade)."
    )
    reported_count: int = attribute(
        "How many of the initiatives have a number of their own told by a source, which may be larger than what is"
        " known here by name; see their `reportedCounts`, which are counted in nothing here (med uppgivna antal)."
    )
    municipality_count: int = attribute("How many municipalities there are in all (antal kommuner).")
    known_to_count: int = attribute("How many are known to take part in any, or to have (deltar eller har deltagit).")
    known_not_to_count: int = attribute(
        "How many are known not to: each initiative has told that all who take part are known, or the municipality has"
        " declined (deltar inte enligt listorna)."
    )
    not_known_count: int = attribute("How many are not known either to take part or not to (inte känt).")
    municipality_population: int = attribute("How many live in the municipalities, of those known (folkmängd).")
    known_to_population: int = attribute(
        "How many live where they are known to take part (folkmängd i kommuner som deltar eller har deltagit)."
    )
    known_not_to_population: int = attribute(
        "How many live where they are known not to (folkmängd i kommuner som inte deltar)."
    )
    not_known_population: int = attribute(
        "How many live where neither is known (folkmängd i kommuner där det inte är känt)."
    )
    municipality_share: float | None = attribute(
        "The least share of the municipalities that takes part or has, 0 to 1: those known to; null without initiatives"
        " (andel kommuner, minst)."
    )
    municipality_share_at_most: float | None = attribute(
        "The same with those of which it is not known (andel kommuner, högst)."
    )
    population_share: float | None = attribute(
        "The least share of the population that lives in such municipalities, 0 to 1, and not of how many the work"
        " reaches (andel av folkmängden som bor i dem, minst)."
    )
    population_share_at_most: float | None = attribute(
        "The same with those of which it is not known (andel av folkmängden som bor i dem, högst)."
    )


@strawberry.type
class Questions:
    """What can be asked for of coverage."""

    coverage = connection(
        "coverage.CoverageRow",
        "Which municipalities take part in some initiatives, place by place or subject by subject, as far as is known"
        " (täckning).",
        most=1000,
        by=(CoverageBy, ..., "What it is told by; a row for each, also where nothing is known (indelning)."),
        initiatives=(
            later("initiatives.InitiativeWhere") | None,
            UNSET,
            "In which initiatives; all if left out (urval).",
        ),
        **AS_OF,
    )
