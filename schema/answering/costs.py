"""What an operation costs, told so that whoever asked knows what to change."""

from collections import Counter
from typing import Any

from registry.errors import CostLimit
from registry.storage.reading.cost import dearest
from registry.storage.reading.selection import Selection
from registry.storage.reading.weights import REMEDIES

#: The dearest fields of an operation: where each stands in the answer, and its part of the cost.
Dearest = tuple[tuple[str, int], ...]
#: How many of them are told.
MOST_TOLD = 3


def require_affordable(selection: Selection, most: int) -> None:
    """CostLimit when an operation costs more than it may; it names the dearest field, and what to do about it."""
    if selection.cost <= most:
        return
    where, why, amount = dearest(selection.roots, 1)[0]
    field = ".".join(where)
    raise CostLimit(
        f"The operation costs {selection.cost} and may cost {most}; {amount} of that is `{field}`.",
        f"Frågan kostar {selection.cost} och får kosta {most}; {amount} av det är `{field}`.",
        *(each.format(f"`{field}`") for each in REMEDIES[why]),
    )


def dearest_of(selection: Selection) -> Dearest:
    """The fields that cost most, each with all that it costs by itself."""
    found: Counter[str] = Counter()
    for each in dearest(selection.roots, None):
        found[".".join(each.path)] += each.amount
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:MOST_TOLD])


def told(cost: int, most: int, fields: Dearest) -> dict[str, Any]:
    """The cost as `extensions.cost` shows it."""
    return {"total": cost, "limit": most, "dearest": [{"field": field, "cost": each} for field, each in fields]}
