"""Partners: who stands behind a need, and is not known to take part in what answers it."""

from typing import Any

from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.memberships import Membership
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation
from tests.oracle.by_day import is_valid
from tests.oracle.derived import takes_part
from tests.oracle.overviews.alike import asked, backers, backing, of_one
from tests.oracle.overviews.chosen import placed, standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.taking_part import is_taking_part
from tests.oracle.used import is_current

#: How much the populations of two may differ to be of like size, in percent of the one that would be joined.
LIKE_SIZE = 25


def rows(_: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each that might join: those that have most points first, then by name."""
    initiative = asked(Initiative, arguments.get("initiative"), sight)
    needs = _asked_about(asked(KnowledgeNeed, arguments.get("need"), sight), initiative, sight)
    answers = {each["id"]: each for need in needs for each in _answers(need, sight)}
    circle = [each for need in needs for each in _raisers(need, sight)]
    if initiative:
        answers[initiative["id"]] = initiative
        circle = _doers(initiative, sight)
    behind = {need["id"]: backers(need, sight) for need in needs}
    found = []
    for row in standing(Organisation, sight):
        shared = [each for each in needs if row["id"] in behind[each["id"]]]
        if row["kind"] in ("MUNICIPALITY", "RSS_BODY") and is_valid(row, sight) and shared:
            known = takes_part(row, sight, lambda it: it["id"] in answers)
            if known != "KNOWN_TO":
                found.append(_row(row, known, shared, circle, sight))
    names = {each["id"]: each["name_sort"] for each in standing(Organisation, sight)}
    return placed(found, lambda row: [-row["score"], names[row["organisation_id"]], row["organisation_id"]])


def _asked_about(need: Row | None, initiative: Row | None, sight: Sight) -> list[Row]:
    """The one need, or those that the initiative answers, of those that wait; the merged as what they became."""
    given = [need] if need else sight.along(Initiative, initiative, "needs") if initiative else []
    living = {each["merged_into_id"] or each["id"] for each in given if _stands(each)}
    waiting = [each for each in standing(KnowledgeNeed, sight) if each["state"] not in ("ADDRESSED", "CLOSED")]
    return [each for each in waiting if each["id"] in living]


def _answers(need: Row, sight: Sight) -> list[Row]:
    """The initiatives that answer a need, or what was merged into it."""
    found = [each for part in of_one(need, sight) for each in sight.along(KnowledgeNeed, part, "initiatives")]
    return [each for each in found if each["publication"] != "WITHDRAWN"]


def _raisers(need: Row, sight: Sight) -> list[Row]:
    """Those who raised a need, and not only share it."""
    return [each for endorsement, each in backing(need, sight) if endorsement["kind"] == "RAISED" and _stands(each)]


def _doers(initiative: Row, sight: Sight) -> list[Row]:
    """Who keeps an initiative, and those who take part in it."""
    parts = [each for each in sight.along(Initiative, initiative, "participations") if is_taking_part(each)]
    there = [
        each
        for part in parts
        if part["publication"] != "WITHDRAWN"
        for each in sight.along(Participation, part, "organisation")
    ]
    return [each for each in [*sight.along(Initiative, initiative, "keeper"), *there] if _stands(each)]


def _stands(row: Row) -> bool:
    return bool(row["publication"] != "WITHDRAWN")


def _row(row: Row, known: str, shared: list[Row], circle: list[Row], sight: Sight) -> Row:
    others = [each for each in circle if each["id"] != row["id"]]
    same, size = _is_in_same_rss(row, others, sight), _is_of_like_size(row, others)
    return {
        "id": str(row["id"]),
        "organisation_id": row["id"],
        "score": 40 * (same is True) + 20 * (size is True) + min(5 * len(shared), 15),
        "known_part": known,
        "is_in_same_rss": same,
        "is_of_like_size": size,
        "shared_needs_count": len(shared),
        "shared_needs": shared,
    }


def _is_in_same_rss(row: Row, others: list[Row], sight: Sight) -> bool | None:
    own, theirs = _bodies(row, sight), {body for each in others for body in _bodies(each, sight)}
    return bool(own & theirs) if own and theirs and row["kind"] != "RSS_BODY" else None


def _bodies(row: Row, sight: Sight) -> set[Any]:
    """The RSS bodies that an organisation belongs to on the day that is looked at, or is."""
    belongs = {
        body["id"]
        for each in sight.along(Organisation, row, "municipality_memberships")
        if each["publication"] == "PUBLISHED" and is_current(each, sight)
        for body in sight.along(Membership, each, "rss_body")
        if _stands(body)
    }
    return belongs | ({row["id"]} if row["kind"] == "RSS_BODY" else set())


def _is_of_like_size(row: Row, others: list[Row]) -> bool | None:
    own = row["population"] if row["kind"] == "MUNICIPALITY" else None
    sizes = [each["population"] for each in others if each["kind"] == "MUNICIPALITY" and each["population"]]
    if own is None or not sizes:
        return None
    return any(abs(own - each) * 100 <= each * LIKE_SIZE for each in sizes)
