"""What an operation costs, told so that whoever asked knows what to change."""

from collections import Counter
from typing import Any

from registry.errors import CostLimit
from registry.storage.reading.cost import Charge, dearest
from registry.storage.reading.selection import Selection
from registry.storage.reading.weights import REMEDIES

#: The dearest fields of an operation: where each stands in the answer, and its part of the cost.
Dearest = tuple[tuple[str, int], ...]
#: How many of them are told.
MOST_TOLD = 3


def require_affordable(selection: Selection, most: int, spared: tuple[Charge, ...] = ()) -> None:
    """CostLimit when an operation costs more than it may; `spared` is what it costs its caller less.

    It names the dearest fields, and says what to do about as many as must be spared for the rest to be answered.
    """
    total = selection.cost + sum(each.amount for each in spared)
    if total <= most:
        return
    reasons: dict[str, str] = {}
    for each in dearest(selection.roots, None):
        reasons.setdefault(".".join(each.path), each.why)
    fields, left, hints = dearest_of(selection, spared), total, list[tuple[str, str]]()
    for field, amount in fields:
        if left > most:
            hints.append(REMEDIES[reasons[field]])
            left -= amount
    told_of = ", ".join(f"{amount} `{field}`" for field, amount in fields)
    en, sv = (
        " ".join(each[place].format(f"`{field}`") for each, (field, _) in zip(hints, fields, strict=False))
        for place in (0, 1)
    )
    raise CostLimit(
        f"The operation costs {total} and may cost {most}. Of that the dearest fields are {told_of}.",
        f"Frågan kostar {total} och får kosta {most}. Dyrast i den är {told_of}.",
        en,
        sv,
        cost=total,
        dearest=fields,
    )


def dearest_of(selection: Selection, spared: tuple[Charge, ...] = ()) -> Dearest:
    """The fields that cost most, each with all that it costs by itself."""
    found: Counter[str] = Counter()
    for each in (*dearest(selection.roots, None), *spared):
        found[".".join(each.path)] += each.amount
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:MOST_TOLD])


def told(cost: int, most: int, fields: Dearest) -> dict[str, Any]:
    """The cost as `extensions.cost` shows it."""
    return {"total": cost, "limit": most, "dearest": [{"field": field, "cost": each} for field, each in fields]}
