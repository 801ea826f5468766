"""Freshness: what may no longer be so and what lacks its ground, by who answers for it or in all."""

from typing import Any

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation
from tests.oracle.by_day import is_stale
from tests.oracle.overviews.chosen import chosen, one, placed, standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def rows(declared: Any, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each that answers for anything, or one for all."""
    initiatives = chosen(Initiative, declared, "initiatives", arguments, sight)
    keepers = {each["id"]: _keeper(Initiative, each, sight) for each in initiatives}
    parts = [each for each in standing(Participation, sight) if each["initiative_id"] in keepers]
    by_keeper = arguments["by"].value == "KEEPER"

    def of(model: Any, row: Row) -> Any:
        """Who answers for a record: its own keeper, or for a participation that of its initiative."""
        own = _keeper(model, row, sight)
        return own if own is not None or model is Initiative else keepers[row["initiative_id"]]

    groups: dict[Any, tuple[list[Row], list[Row]]] = {}
    for place, (model, found) in enumerate(((Initiative, initiatives), (Participation, parts))):
        for row in found:
            groups.setdefault(of(model, row) if by_keeper else None, ([], []))[place].append(row)
    found = [_row(keeper, *its, keepers, sight) for keeper, its in groups.items()]
    return placed(
        found, lambda row: [(keeper := one(Organisation, row["keeper_id"], sight)) and keeper["name_sort"], row["id"]]
    )


def _keeper(model: Any, row: Row, sight: Sight) -> Any:
    """Who keeps a record, as far as the caller sees, of those that nobody has taken back."""
    kept = [each for each in sight.along(model, row, "keeper") if each["publication"] != "WITHDRAWN"]
    return kept[0]["id"] if kept else None


def _row(keeper: Any, initiatives: list[Row], parts: list[Row], keepers: dict[Any, Any], sight: Sight) -> Row:
    running = [each for each in initiatives if each["state"] not in ("COMPLETED", "DISCONTINUED")]
    days = sorted(each["state_as_of"] for each in running if each["state_as_of"] is not None)
    return {
        "id": "-" if keeper is None else str(keeper),
        "keeper_id": keeper,
        "initiative_count": len(initiatives),
        "stale_count": sum(is_stale(each, sight) is True for each in initiatives),
        "stale_not_known_count": sum(is_stale(each, sight) is None for each in initiatives),
        "state_as_of_missing_count": sum(each["state_as_of"] is None for each in running),
        "initiatives_without_source_count": sum(not _has_source(each) for each in initiatives),
        "not_accepted_count": sum(
            keepers[each["id"]] is not None and each["keeper_accepted_at"] is None for each in initiatives
        ),
        "oldest_state_as_of": days[0] if days else None,
        "participation_count": len(parts),
        "unconfirmed_count": sum(each["status"] == "STATED" for each in parts),
        "participations_without_source_count": sum(not _has_source(each) for each in parts),
    }


def _has_source(row: Row) -> bool:
    """Whether a record names any source, of the whole or of a number that is told of it."""
    return bool(row["sources"]) or any(each.get("source") for each in row.get("reported_counts") or ())
