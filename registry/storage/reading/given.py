"""An argument as the caller gave it: its value in this call, and where to find its value in the next one."""

from dataclasses import dataclass
from typing import Any

from registry.storage.model.texts import tidied


@dataclass(frozen=True, slots=True)
class Given:
    """An argument: its value now, and where its value is read at the next call, which uses the same statement.

    `now` is for decisions about the statement's shape, such as whether a filter is there at all. `path` leads into the
    coerced variables; without one the value was written in the document, and is always the same. `items` are the
    elements of a list that was written in the document with variables among them.
    """

    now: Any
    path: tuple[str | int, ...] | None = None
    items: tuple["Given", ...] | None = None

    @property
    def absent(self) -> bool:
        """Whether the argument is null or was left out, so that it changes nothing."""
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

    def read_tidied(self, values: dict[str, Any]) -> Any:
        """The same, with a text, or the texts of a list, in the form in which texts are kept."""
        found = self.read(values)
        if isinstance(found, str):
            return tidied(found)
        return [tidied(each) if isinstance(each, str) else each for each in found] if isinstance(found, list) else found

    def __eq__(self, other: object) -> bool:
        """Equal when both read the same value at every call."""
        if not isinstance(other, Given) or (self.path, self.items) != (other.path, other.items):
            return False
        return self.path is not None or self.now == other.now

    def __repr__(self) -> str:
        """The same for all that are equal."""
        return f"Given({self.path}, {self.items})" if self.path or self.items else f"Given({self.now!r})"

    def __hash__(self) -> int:
        """A hash of where it is read from, and not of its value: a list in the document cannot be hashed."""
        return hash((self.path, self.items))
