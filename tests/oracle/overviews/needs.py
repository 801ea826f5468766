"""The consolidated picture of needs: which groups each need stands in, and what is counted of those in each group."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from statistics import median
from typing import Any, NamedTuple

from registry.concepts.endorsements import Endorsement
from registry.concepts.knowledge_needs import KnowledgeNeed, KnowledgeNeedState, NeedCloseReason
from registry.concepts.memberships import Membership
from registry.concepts.needs_rounds import NeedsRound
from registry.concepts.organisations import Organisation
from registry.concepts.themes import Theme
from tests.oracle.by_day import is_valid
from tests.oracle.derived import bodies_behind, endorsers
from tests.oracle.facets import ends
from tests.oracle.overviews.chosen import chosen, one, placed
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.used import is_current

#: What needs are grouped by, in the order that rows are sorted and told apart by.
SIDES = {
    "THEME": "theme_id",
    "ROUND": "round_id",
    "RSS_BODY": "rss_body_id",
    "STATE": "state",
    "CLOSE_REASON": "close_reason",
}
#: What says something of those behind a need, and not only of the need.
OF_PEOPLE = ("ROUND", "RSS_BODY")
Group = tuple[Any, ...]


class Behind(NamedTuple):
    """Somebody behind a need: which RSS body it counts by, in which round it told so, and when."""

    rss_body_id: Any
    municipality: Any
    round_id: Any
    stated_on: str | None


def rows(declared: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each group that has a need, or one of them all."""
    by = [side for side in SIDES if side in {each.value for each in arguments["by"]}]
    groups: dict[Group, list[tuple[Row, list[Behind]]]] = {}
    for need in chosen(KnowledgeNeed, declared, "needs", arguments, sight):
        if need["merged_into_id"] is None:
            behind = list(_behind(need, sight))
            for group in _groups(need, behind, by, sight):
                its = [each for each in behind if all(_of(each, side, group, by) for side in by)]
                groups.setdefault(group, []).append((need, its))
    found = [_row(dict(zip(by, group, strict=True)), needs, sight) for group, needs in groups.items()]
    return placed(found, lambda row: _order(row, sight))


def _behind(need: Row, sight: Sight) -> Iterator[Behind]:
    """Those behind a need or what was merged into it; where none told a round, it is that of the need they told of."""
    for endorsement, organisation in endorsers(need, sight):
        (told_of,) = sight.along(Endorsement, endorsement, "need")
        rounds = [*sight.along(Endorsement, endorsement, "round"), *sight.along(KnowledgeNeed, told_of, "round")]
        municipality = organisation["id"] if organisation["kind"] == "MUNICIPALITY" else None
        for body in bodies_behind(endorsement, organisation, sight) or [None]:
            yield Behind(body, municipality, rounds[0]["id"] if rounds else None, endorsement["stated_on"])


def _of(behind: Behind, side: str, group: Group, by: list[str]) -> bool:
    """Whether somebody behind a need belongs to a group that it stands in."""
    return side not in OF_PEOPLE or getattr(behind, SIDES[side]) == group[by.index(side)]


def _groups(need: Row, behind: list[Behind], by: list[str], sight: Sight) -> set[Group]:
    """Each combination of sides that a need has: only a body and a round hang together, by who told of both."""
    themes = {each["id"] for each in ends(("themes", "within"), KnowledgeNeed, need, sight)} or {None}
    own = {each["id"] for each in sight.along(KnowledgeNeed, need, "round")} or {None}
    rounds = own | {each.round_id for each in behind} if "ROUND" in by else {None}
    pairs = set()
    for round_ in rounds:
        bodies = {each.rss_body_id for each in behind if "ROUND" not in by or each.round_id == round_} or {None}
        pairs |= {(round_, body) for body in bodies}
    return {
        tuple({"THEME": theme, "ROUND": pair[0], "RSS_BODY": pair[1]}.get(side, need.get(side.lower())) for side in by)
        for theme, pair in product(themes, pairs)
    }


def _row(group: dict[str, Any], needs: list[tuple[Row, list[Behind]]], sight: Sight) -> Row:
    """What is counted of a group."""
    sides = {column: group.get(side) for side, column in SIDES.items()}
    body, behind = sides["rss_body_id"], [each for _, its in needs for each in its]
    known = {str(each["id"]) for each, its in needs if any(who.rss_body_id or who.municipality for who in its)}
    days = [each for need, _ in needs if (each := _days(need)) is not None]
    return {
        "id": "/".join("-" if each is None else str(each) for each in sides.values()),
        **sides,
        **_counts([need for need, _ in needs], sight),
        "rss_body_count": len({each.rss_body_id for each in behind} - {None}) or None,
        "municipality_count": len({each.municipality for each in behind} - {None}) or None,
        "behind_known_count": len(known),
        "member_count": None if body is None else len(_members(body, sight)),
        **_ends("raised_on", [need["raised_on"] for need, _ in needs]),
        **_ends("stated_on", [each.stated_on for each in behind]),
        # Half a day goes to the even one, as PostgreSQL rounds.
        "median_days_to_addressed": round(median(days)) if days else None,
        "days_known_count": len(days),
    }


def _counts(needs: list[Row], sight: Sight) -> dict[str, int]:
    def has(need: Row, name: str) -> bool:
        return bool(sight.along(KnowledgeNeed, need, name))

    def has_initiative(need: Row) -> bool:
        there = sight.along(KnowledgeNeed, need, "initiatives")
        return any(each["state"] in ("PREPARING", "ONGOING", "COMPLETED") for each in there)

    def is_addressed(need: Row) -> bool:
        return bool(need["state"] == "ADDRESSED" or need["close_reason"] == "MET")

    told: dict[str, Callable[[Row], bool]] = {
        "need_count": lambda _: True,
        "waiting_count": lambda need: need["state"] not in ("ADDRESSED", "CLOSED"),
        "addressed_count": is_addressed,
        "declined_count": lambda need: need["close_reason"] in ("NOT_A_KNOWLEDGE_NEED", "NOT_TAKEN_UP"),
        "solved_locally_count": lambda need: need["close_reason"] == "SOLVED_LOCALLY",
        "decided_count": lambda need: has(need, "handling"),
        "with_initiative_count": has_initiative,
        "with_output_count": lambda need: has(need, "outputs"),
        "unanswered_count": lambda need: (
            need["state"] != "CLOSED" and not (has_initiative(need) or has(need, "outputs"))
        ),
    }
    return {name: sum(is_so(need) for need in needs) for name, is_so in told.items()}


def _ends(name: str, known: list[str | None]) -> dict[str, str | None]:
    """The first and the last of dates, of those known."""
    told = sorted(each for each in known if each is not None)
    return {f"first_{name}": told[0] if told else None, f"last_{name}": told[-1] if told else None}


def _days(need: Row) -> int | None:
    """Days from raised to addressed, where both are known to the day."""
    raised, addressed = need["raised_on"] or "", need["addressed_on"] or ""
    if len(raised) < len("2026-01-01") or len(addressed) < len("2026-01-01"):
        return None
    return (date.fromisoformat(addressed) - date.fromisoformat(raised)).days


def _members(body: Any, sight: Sight) -> set[Any]:
    """The municipalities that belong to an RSS body on the day that is looked at."""
    return {
        each["municipality_id"]
        for each in sight.every(Membership)
        if each["rss_body_id"] == body and each["publication"] == "PUBLISHED" and is_current(each, sight)
        for municipality in sight.along(Membership, each, "municipality")
        if is_valid(municipality, sight)
    }


def _order(row: Row, sight: Sight) -> list[Any]:
    """By theme, round and RSS body as these are sorted, then as states and reasons follow on each other."""
    theme, body = one(Theme, row["theme_id"], sight), one(Organisation, row["rss_body_id"], sight)
    round_ = one(NeedsRound, row["round_id"], sight)
    words = [
        None if row[name] is None else [each.value for each in kind].index(row[name])
        for name, kind in (("state", KnowledgeNeedState), ("close_reason", NeedCloseReason))
    ]
    return [
        theme and theme["name_sort"],
        round_ and round_["year"],
        row["round_id"],
        body and body["name_sort"],
        *words,
        row["id"],
    ]
