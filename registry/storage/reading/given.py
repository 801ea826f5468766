"""An argument as it was given: its value in this call, and where the next call has its own."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """An argument: its value now, which may decide the statement's shape, and where to read it at the next call.

    `path` leads into the coerced variables; without a path the value stands in the document. `items` are the elements
    of a list that was written out with variables inside.
    """

    now: Any
    path: tuple[str | int, ...] | None = None
    items: tuple["Given", ...] | None = None

    @property
    def absent(self) -> bool:
        """Whether there is nothing to apply."""
        return self.now is None

    def read(self, values: dict[str, Any]) -> Any:
        """The value in a call with these coerced variables."""
        if self.items is not None:
            return [item.read(values) for item in self.items]
        if self.path is None:
            return self.now
        found: Any = values
        for step in self.path:
            found = found[step]
        return found

    def __eq__(self, other: object) -> bool:
        """Equal when they will always read the same value."""
        if not isinstance(other, Given) or (self.path, self.items) != (other.path, other.items):
            return False
        return self.path is not None or self.now == other.now

    def __hash__(self) -> int:
        """By where it is read from; values in the document may be unhashable."""
        return hash((self.path, self.items))
