"""Similar needs: other needs that have to do with the same as one, and why."""

from typing import Any

from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from tests.oracle.overviews.alike import (
    are_enough,
    asked,
    backers,
    common,
    of_one,
    points,
    same_target_group,
    shared_words,
)
from tests.oracle.overviews.chosen import placed, standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

#: What two needs are similar by alone.
FOUND_BY = ("initiatives", "outputs", "themes")
WORTH = {
    "initiatives": (20, 40),
    "outputs": (20, 40),
    "themes": (10, 30),
    "organisations": (5, 20),
    "words": (5, 25),
}


def rows(_: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each other need; what was merged into one counts as its own."""
    given = asked(KnowledgeNeed, arguments["need"], sight)
    living = [each for each in standing(KnowledgeNeed, sight) if each["merged_into_id"] is None]
    whole = given and next((each for each in living if each["id"] in (given["id"], given["merged_into_id"])), None)
    if whole is None:
        return []
    found = (_row(whole, other, sight) for other in living if other is not whole)
    return placed([row for row in found if row], lambda row: [-row["score"], row["need_id"]])


def _row(whole: Row, other: Row, sight: Sight) -> Row | None:
    own, theirs = of_one(whole, sight), of_one(other, sight)
    shared: dict[str, list[Any]] = {
        name: common(_all(name, own, sight), _all(name, theirs, sight)) for name in FOUND_BY
    }
    shared["words"] = shared_words(own, theirs, sight)
    if not any(shared[name] for name in FOUND_BY) and not are_enough(shared["words"], own, theirs, sight):
        return None
    both = backers(whole, sight) & backers(other, sight)
    shared["organisations"] = [each for each in standing(Organisation, sight) if each["id"] in both]
    group = same_target_group(whole, other)
    return {
        "id": str(other["id"]),
        "need_id": other["id"],
        "score": points(shared, WORTH) + 10 * (group is True),
        **{f"shared_{name}_count": len(each) for name, each in shared.items()},
        **{f"shared_{name}": each for name, each in shared.items()},
        "has_target_group_in_common": group,
    }


def _all(name: str, parts: list[Row], sight: Sight) -> list[Row]:
    return [each for part in parts for each in sight.along(KnowledgeNeed, part, name)]
