"""What lists are ordered by."""

from enum import Enum
from typing import Any

import strawberry
from strawberry import UNSET

from schema.language.fields import NOTES, later


@strawberry.enum(description="Which way a list is ordered (riktning).")
class Direction(Enum):
    """Which way a list is ordered."""

    ASC = strawberry.enum_value("ASC", description="from the first to the last (stigande)")
    DESC = strawberry.enum_value("DESC", description="from the last to the first (fallande)")


@strawberry.input(one_of=True, description="By how many there are of what a relation leads to (antal).")
class CountOrder:
    """By how many there are."""

    count: Direction | None = strawberry.field(
        default=UNSET, description="How many, of those that one may see (antal)."
    )


def sort_key(description: str, type_: Any = Direction, *, of: str | None = None, is_filtered: bool = False) -> Any:
    """A field of an order: what a list can be sorted by, itself or through what a relation leads to.

    `is_filtered` says of what is counted that it is a list that can be filtered.
    """
    type_ = later(type_) if isinstance(type_, str) else type_
    notes = {"of": of, "is_filtered": is_filtered}
    return strawberry.field(description=description, default=UNSET, graphql_type=type_ | None, metadata={NOTES: notes})
