"""What is counted across records, written again from what the contract says of it: the rows of each overview.

Each takes what was asked and what the caller sees, and gives dicts with the columns that the contract's type names.
"""

from collections.abc import Callable
from typing import Any

from tests.oracle.overviews import calendar, coverage, freshness, needs, overlaps, partners, similar_needs
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

#: The rows of each question of the root that counts, given its line of the contract and its arguments.
ROWS: dict[str, Callable[[Any, dict[str, Any], Sight], list[Row]]] = {
    "needsOverview": needs.rows,
    "coverage": coverage.rows,
    "freshness": freshness.rows,
    "calendarEvents": calendar.rows,
    "overlaps": overlaps.rows,
    "similarNeeds": similar_needs.rows,
    "partners": partners.rows,
}
