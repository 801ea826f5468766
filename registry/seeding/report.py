"""What a load did, for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.seeding.shares import Share
from registry.seeding.tables import plural_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the records of one table; `left_alone` names those that somebody else changed last."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left_alone: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In words, leaving out what there is none of."""
        parts = {
            "nya": self.created,
            "ändrade": self.updated,
            "oförändrade": self.unchanged,
            "behållna": len(self.left_alone),
        }
        return ", ".join(f"{count} {word}" for word, count in parts.items() if count) or "inga"


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did, by table."""

    outcomes: Mapping[str, Outcome]
    #: How well the records of each table are vouched for.
    shares: Mapping[str, Share] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """How many records were created or updated."""
        return sum(each.created + each.updated for each in self.outcomes.values())

    def lines(self) -> list[str]:
        """The report for people, in Swedish."""
        found = [f"{plural_of(table)}: {outcome}" for table, outcome in self.outcomes.items()]
        why = "som någon annan har ändrat och som därför är kvar som de var"
        found += [
            f"{plural_of(table)} {why}: {', '.join(outcome.left_alone)}"
            for table, outcome in self.outcomes.items()
            if outcome.left_alone
        ]
        found += [f"{plural_of(table)}: {share}" for table, share in self.shares.items()]
        return found if self.changed else [*found, "Inget behövde ändras."]
