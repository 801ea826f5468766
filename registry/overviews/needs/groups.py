"""Which groups the picture of needs has, what is told of each, and how that is joined together."""

from typing import Any, NamedTuple

from sqlalchemy import Select, Text, Uuid, cast, func, select

from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from registry.overviews.words import NeedsOverviewBy
from registry.storage.model.columns import choice
from registry.storage.reading.scope import Scope

#: Closed without having been taken up, met, or merged into another.
DECLINED = (NeedCloseReason.NOT_A_KNOWLEDGE_NEED, NeedCloseReason.NOT_TAKEN_UP)
#: The columns that a row is grouped by, in the order of the rows.
GROUPS = {
    NeedsOverviewBy.THEME: "theme_id",
    NeedsOverviewBy.ROUND: "round_id",
    NeedsOverviewBy.RSS_BODY: "rss_body_id",
    NeedsOverviewBy.STATE: "state",
    NeedsOverviewBy.CLOSE_REASON: "close_reason",
}
#: Those that hold words of a vocabulary.
WORDS = {"state": choice(KnowledgeNeedState, "state"), "close_reason": choice(NeedCloseReason, "close_reason")}
#: What needs are counted by: those that something answers, or that it is decided how they are handled, apart.
ANSWERED = ("decided_count", "with_initiative_count", "with_output_count", "unanswered_count")
COUNTS = (
    *("need_count", "waiting_count", "addressed_count", "declined_count", "solved_locally_count", *ANSWERED),
    "behind_known_count",
)
#: How many are known to stand behind; null where none is.
PEOPLE = ("rss_body_count", "municipality_count")
RAISED, STATED = ("first_raised_on", "last_raised_on"), ("first_stated_on", "last_stated_on")
DAYS = ("median_days_to_addressed", "days_known_count")
#: The paths along which needs are grouped by records.
PATHS = {NeedsOverviewBy.THEME: ("themes", "within"), NeedsOverviewBy.ROUND: ("round",)}


class Told(NamedTuple):
    """What is told of each group: its `counts`, with the columns of GROUPS, and what has more of it, by `key`."""

    counts: Any
    more: list[Any]


def keyed(counted: Select[Any], scope: Scope) -> Any:
    """What is counted of each group, with the group's key: a text, which is joined by and told, and not grouped by."""
    row = counted.correlate(None).subquery(scope.name("counted"))
    none = scope.text("-")
    sides = (func.coalesce(cast(row.c[each], Text), none) for each in GROUPS.values())
    key = func.concat_ws(scope.text("/"), *sides).label("key")
    return select(*row.c, key).correlate(None).subquery(scope.name("keyed"))


def type_of(name: str) -> Any:
    """The type of a column that groups are told by."""
    return Uuid() if name.endswith("_id") else Text()
