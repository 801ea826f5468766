"""The calendar: what starts, ends, closes, falls due and is published, by day."""

from typing import Any

from registry.concepts.initiatives import Initiative
from registry.concepts.mandates import Mandate
from registry.concepts.outputs import Output
from tests.oracle.overviews.chosen import standing
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

#: What happens, by the column that holds the day, and the one that says whether it is a plan.
DAYS: dict[Any, dict[str, tuple[str, str | None]]] = {
    Initiative: {
        "INITIATIVE_STARTS": ("period_start", "period_start_is"),
        "INITIATIVE_ENDS": ("period_end", "period_end_is"),
        "OPENING_CLOSES": ("opening_closes_on", None),
    },
    Mandate: {
        "MANDATE_STARTS": ("period_start", "period_start_is"),
        "MANDATE_ENDS": ("period_end", "period_end_is"),
        "REPORT_DUE": ("report_due_on", None),
    },
    Output: {"OUTPUT_PUBLISHED": ("published_on", None)},
}


def rows(_: Any, __: dict[str, Any], sight: Sight) -> list[Row]:
    """A row for each day of each record that has one."""
    nothing = {f"{model.record_type.prefix}_id": None for model in DAYS}
    return [
        {
            "id": f"{row['id']}/{kind}",
            "day": str(row[column]),
            "day_is": row[status] if status else None,
            "kind": kind,
            "title": row["title"],
            **nothing,
            "record_id": row["id"],
            f"{model.record_type.prefix}_id": row["id"],
        }
        for model, days in DAYS.items()
        for row in standing(model, sight)
        for kind, (column, status) in days.items()
        if row[column] is not None
    ]
