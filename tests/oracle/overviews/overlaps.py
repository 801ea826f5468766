"""Overlaps: other initiatives that have to do with the same as one, and why."""

from typing import Any

from registry.concepts.initiatives import Initiative
from registry.concepts.participations import Participation
from tests.oracle.overviews.alike import are_enough, asked, common, points, same_target_group, shared_words
from tests.oracle.overviews.chosen import placed, standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.taking_part import is_taking_part

#: What initiatives can share, by the relation that leads to it.
BY_LINKS = {"needs": "needs", "methods": "tried_methods", "themes": "themes"}
WORTH = {"needs": (30, 60), "methods": (20, 40), "municipalities": (5, 20), "themes": (5, 15), "words": (3, 15)}


def rows(_: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each other initiative."""
    one = asked(Initiative, arguments["initiative"], sight)
    others = [each for each in standing(Initiative, sight) if each is not one] if one else []
    found = (_row(one, other, sight) for other in others)
    return placed([row for row in found if row], lambda row: [-row["score"], row["initiative_id"]])


def _row(one: Any, other: Row, sight: Sight) -> Row | None:
    shared: dict[str, list[Any]] = {
        name: common(sight.along(Initiative, one, relation), sight.along(Initiative, other, relation))
        for name, relation in BY_LINKS.items()
    }
    shared["municipalities"] = common(_municipalities(one, sight), _municipalities(other, sight))
    found_by = any(shared.values())
    shared["words"] = shared_words([one], [other], sight)
    if not found_by and not are_enough(shared["words"], [one], [other], sight):
        return None
    group, period = same_target_group(one, other), _has_day_in_common(one, other)
    return {
        "id": str(other["id"]),
        "initiative_id": other["id"],
        "score": points(shared, WORTH) + 10 * (group is True) + 5 * (period is True),
        **{f"shared_{name}_count": len(each) for name, each in shared.items()},
        **{f"shared_{name}": each for name, each in shared.items()},
        "has_target_group_in_common": group,
        "has_period_in_common": period,
        "lineage": _lineage(one, other, sight),
    }


def _lineage(one: Row, other: Row, sight: Sight) -> str | None:
    """What the other is to the one."""

    def leads(row: Row, relation: str, to: Row) -> bool:
        return to["id"] in [each["id"] for each in sight.along(Initiative, row, relation)]

    wholes = [each for each in sight.along(Initiative, one, "parent") if each["publication"] != "WITHDRAWN"]
    ways = {
        "PREDECESSOR": leads(one, "follows", other),
        "SUCCESSOR": leads(other, "follows", one),
        "WHOLE": leads(one, "parent", other),
        "PART": leads(other, "parent", one),
        "SIBLING": any(leads(other, "parent", each) for each in wholes),
    }
    return next((word for word, is_so in ways.items() if is_so), None)


def _municipalities(initiative: Row, sight: Sight) -> list[Row]:
    """Those that are known to take part, or to have."""
    return [
        each
        for part in sight.along(Initiative, initiative, "participations")
        if is_taking_part(part) and part["publication"] != "WITHDRAWN"
        for each in sight.along(Participation, part, "organisation")
        if each["kind"] == "MUNICIPALITY"
    ]


def _has_day_in_common(one: Row, other: Row) -> bool | None:
    """Whether periods have a day in common; null where a start is not known, or the end of what has ended."""
    for row in (one, other):
        has_ended = row["state"] in ("COMPLETED", "DISCONTINUED")
        if row["period_start"] is None or (row["period_end"] is None and has_ended):
            return None
    begins, ends = zip(*((row["period_start"], f"{row['period_end'] or '9999'}~") for row in (one, other)), strict=True)
    return bool(max(begins) <= min(ends))
