"""Freshness as the contract shows it: what may no longer be so, and what lacks its ground, by who answers for it."""

import strawberry
from strawberry import UNSET

from registry.overviews import freshness
from registry.overviews.words import FreshnessBy
from schema.language.fields import attribute, connection, later, one
from schema.language.questions import AS_OF
from schema.language.scalars import PartialDate


@strawberry.type(
    description="What an organisation answers for, or all of it, with how much of it may no longer be so, as far as one"
    " may see it (rad i aktualiteten)."
)
class FreshnessRow:
    """What an organisation answers for."""

    model = freshness.FreshnessRow

    keeper = one(
        "organisations.Organisation",
        "Who answers for it; null for what nobody is shown to keep, and for the whole (förvaltare).",
    )
    initiative_count: int = attribute("How many initiatives it keeps (antal initiativ).")
    stale_count: int = attribute("How many of them may no longer be so, by `isStale` (kan vara inaktuella).")
    stale_not_known_count: int = attribute(
        "How many are not known to be stale or not, since nobody has said when it was so (inte känt om de är"
        " inaktuella)."
    )
    state_as_of_missing_count: int = attribute(
        "How many that have not ended do not tell when their state was so (inte avslutade utan känd dag för läget)."
    )
    initiatives_without_source_count: int = attribute("How many name no source (initiativ utan källa).")
    not_accepted_count: int = attribute(
        "How many it keeps by the registry's own suggestion, and has not taken on (förvaltaren har inte tagit på sig)."
    )
    oldest_state_as_of: PartialDate | None = attribute(
        "The oldest day of a state, of those known and not ended (äldsta läget per)."
    )
    participation_count: int = attribute(
        "How many participations it answers for, by itself or as keeper of the initiative (antal deltaganden)."
    )
    unconfirmed_count: int = attribute(
        "How many of these are stated and not confirmed by whoever takes part (obekräftade deltaganden)."
    )
    participations_without_source_count: int = attribute("How many of these name no source (deltaganden utan källa).")


@strawberry.type
class Questions:
    """What can be asked for of freshness."""

    freshness = connection(
        "freshness.FreshnessRow",
        "What may no longer be so and what lacks its ground, by who answers for it or in all (aktualitet).",
        most=1000,
        by=(
            FreshnessBy,
            ...,
            "What it is told by; a row for each that answers for anything, none where nothing is chosen (indelning).",
        ),
        initiatives=(
            later("initiatives.InitiativeWhere") | None,
            UNSET,
            "Which initiatives, with their participations; all if left out (urval).",
        ),
        **AS_OF,
    )
