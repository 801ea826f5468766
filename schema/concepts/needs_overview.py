"""The consolidated picture of needs as the contract shows it: needs in groups, counted."""

import strawberry
from strawberry import UNSET

from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from registry.overviews.needs import overview as needs
from registry.overviews.words import NeedsOverviewBy
from schema.language.fields import attribute, connection, later, one
from schema.language.questions import AS_OF
from schema.language.scalars import PartialDate


@strawberry.type(
    description="A group of knowledge needs, counted, as far as one may see them; what it is not grouped by is null,"
    " and so is what the needs of the group lack (rad i den samlade bilden)."
)
class NeedsOverviewRow:
    """A group of knowledge needs, counted."""

    model = needs.NeedsOverviewRow

    theme = one("themes.Theme", "The theme they are in, or in one below it (område).")
    round = one(
        "needs_rounds.NeedsRound",
        "The round that the needs were gathered in, or in which somebody came to stand behind them. Who stands behind"
        " counts in the round that it told of it in; where none is told, in the need's own (behovsinventering).",
    )
    rss_body = one(
        "organisations.RssBody",
        "The RSS body that stands behind them, carried them, or is the primary one of a municipality behind (RSS).",
    )
    state: KnowledgeNeedState | None = attribute("Where they are in their life (läge).")
    close_reason: NeedCloseReason | None = attribute("Why they are closed (skäl till stängning).")
    need_count: int = attribute("How many needs; one that was merged counts in what it was merged into (antal behov).")
    waiting_count: int = attribute("How many are neither addressed nor closed (väntar).")
    addressed_count: int = attribute("How many are addressed, or closed because they were met (omhändertagna).")
    declined_count: int = attribute(
        "How many are closed without having been taken up: not a knowledge need, or not taken up (stängda utan att tas"
        " upp)."
    )
    solved_locally_count: int = attribute("How many are closed because they were solved locally (lösta lokalt).")
    decided_count: int = attribute(
        "How many have a decision on how they are handled, those included that have been addressed or closed since (med"
        " beslut om hantering)."
    )
    with_initiative_count: int = attribute(
        "How many an initiative answers that is being prepared, goes on or is completed (besvaras av initiativ)."
    )
    with_output_count: int = attribute("How many an output answers (besvaras av kunskapsprodukt).")
    unanswered_count: int = attribute(
        "How many are not closed, and neither an initiative nor an output here answers them, as `isAnswered` of needs"
        " tells; they may be addressed otherwise (utan initiativ och kunskapsprodukt)."
    )
    rss_body_count: int | None = attribute(
        "Distinct RSS bodies known to be behind them, null where none is known; a municipality counts by the body that"
        " carried the need or its primary body (antal kända RSS bakom)."
    )
    municipality_count: int | None = attribute(
        "Distinct municipalities known to be behind them, null where none is known; grouped by RSS body, those that"
        " count in it (antal kända kommuner bakom)."
    )
    behind_known_count: int = attribute(
        "How many of the needs any RSS body or municipality is known to stand behind, which the two counts before rest"
        " on: of the others none has been told, and the counts are at least so many (antal med känd RSS eller kommun"
        " bakom)."
    )
    member_count: int | None = attribute(
        "How many municipalities belong to the RSS body on the day asked about, associated ones too, to reckon shares"
        " by; only when grouped by RSS body, and null in the row without one (antal medlemmar och adjungerade)."
    )
    first_raised_on: PartialDate | None = attribute("When the oldest was raised, of those known (äldsta lyft).")
    last_raised_on: PartialDate | None = attribute("When the newest was raised, of those known (senaste lyft).")
    first_stated_on: PartialDate | None = attribute("When the first stood behind one, of those known (första uppgift).")
    last_stated_on: PartialDate | None = attribute("When the last stood behind one, of those known (senaste uppgift).")
    median_days_to_addressed: int | None = attribute(
        "Days from raised to addressed, the median of the needs of which both days are known to the day; those that"
        " still wait are not in it, so that it is longer for all (median av dagar från lyft till omhändertaget)."
    )
    days_known_count: int = attribute("How many needs that median rests on (antal med kända dagar).")


@strawberry.type
class Questions:
    """What can be asked for of the picture of needs."""

    needs_overview = connection(
        "needs_overview.NeedsOverviewRow",
        "The consolidated picture: needs in groups, with how many there are, who stands behind them and how far they"
        " have come. By RSS body a need stands in the row of each body behind it, and also in the row without one when"
        " somebody behind it counts by none (samlad bild av behoven).",
        most=1000,
        by=(
            list[NeedsOverviewBy],
            ...,
            "What they are grouped by; a row for each group that has a need, one of all if none is named (indelning).",
        ),
        needs=(later("knowledge_needs.KnowledgeNeedWhere") | None, UNSET, "Which needs are counted (vilka behov)."),
        **AS_OF,
    )
