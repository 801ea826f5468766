"""What lists are ordered by."""

from enum import Enum
from typing import Any

import strawberry
from strawberry import UNSET

from schema.language.fields import NOTES


@strawberry.enum(description="Which way a list is ordered (riktning).")
class Direction(Enum):
    """Which way a list is ordered."""

    ASC = strawberry.enum_value("ASC", description="from the first to the last (stigande)")
    DESC = strawberry.enum_value("DESC", description="from the last to the first (fallande)")


def sort_key(description: str, *, of: str | None = None) -> Any:
    """A field of an order: what a list can be sorted by."""
    return strawberry.field(
        description=description, default=UNSET, graphql_type=Direction | None, metadata={NOTES: {"of": of}}
    )
