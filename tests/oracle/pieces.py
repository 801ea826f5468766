"""What a generated operation is made of."""

import json
from dataclasses import dataclass, field
from typing import Any

#: How many records are nested in each other.
DEEPEST_SELECTION = 4


@dataclass(frozen=True)
class Operation:
    """A document, and the variables of each call of it."""

    text: str
    calls: list[dict[str, Any]]

    def __repr__(self) -> str:
        """As it can be tried by hand."""
        return "\n".join(["", self.text, *(json.dumps(call, ensure_ascii=False) for call in self.calls)])


@dataclass(frozen=True)
class Taken:
    """What a key of the answer stands for, so that it can be asked for again and merged."""

    parent: str
    name: str
    arguments: str
    type: str
    rows: int

    def merges_with(self, other: "Taken") -> bool:
        """Whether the language lets both stand side by side."""
        return (self.name, self.arguments, self.type) == (other.name, other.arguments, other.type)


@dataclass
class Spot:
    """One object of the answer; all selections that are merged into it share its keys."""

    taken: dict[str, Taken] = field(default_factory=dict)
    below: dict[str, "Spot"] = field(default_factory=dict)


@dataclass(frozen=True)
class Here:
    """Where a selection is written: on which type, how deep it may still go, and how often it is read."""

    type: Any
    spot: Spot
    depth: int = DEEPEST_SELECTION
    rows: int = 1
