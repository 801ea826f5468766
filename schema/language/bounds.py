"""Bounds of numbers that a field is given: told in the argument's description, and held where a document is read.

"first": (bounded(int | None, 0, 100), UNSET, "How many, {bounds} (antal).")
"""

from dataclasses import dataclass
from typing import Annotated, Any, get_args

from registry.errors import InvalidPageSize, OutOfBounds, RegistryError

#: Under which name the bounds of an argument stand among its notes.
BOUNDS = "bounds"
#: The arguments that say how many of a list are shown.
SIZES = {"first", "last"}


@dataclass(frozen=True)
class Bounds:
    """The least and the largest that a number may be."""

    least: int
    most: int

    def __str__(self) -> str:
        """As a description tells it."""
        return f"{self.least} to {self.most}"

    def refusal(self, name: str, value: int, *, is_paged: bool) -> RegistryError | None:
        """What is said of a number outside; None for one inside. Where a list `is_paged` it can be read on."""
        if self.least <= value <= self.most:
            return None
        if name not in SIZES:
            return OutOfBounds(name, value, self.least, self.most)
        return InvalidPageSize.of(value, self.least, self.most, is_paged=is_paged)


def bounded(type_: Any, least: int, most: int) -> Any:
    """The type of an argument with its bounds, which its description tells as `{bounds}`."""
    return Annotated[type_, Bounds(least, most)]


def bounds_in(type_: Any) -> Bounds | None:
    """The bounds of an argument by its annotated type."""
    return next((each for each in get_args(type_) if isinstance(each, Bounds)), None)
