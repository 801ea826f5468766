"""What came of a question, before it is HTTP."""

from typing import NamedTuple

from graphql import GraphQLError

from schema.answering.costs import Dearest
from schema.answering.hints import Warning_

#: What an answer takes beside its text, in bytes.
BESIDE = 2000


class Answer(NamedTuple):
    """What came of a question: JSON from the database, or errors; what to look at, and what it cost.

    `stamp` tells it from every other answer, where it follows from the place that changes have come to. Without data
    and without errors it is the one that whoever asks has already. `statements` is how many were run for it, and
    `position` how far the registry had come in it, where the answer's own statement told.
    """

    data: bytes | None
    errors: list[GraphQLError] | None = None
    warnings: list[Warning_] | None = None
    cost: int = 0
    statements: int = 0
    dearest: Dearest = ()
    stamp: str | None = None
    position: int | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether whoever asks has it already."""
        return self.data is None and self.errors is None


def size_of(answer: Answer) -> int:
    """About how many bytes an answer takes in memory."""
    return len(answer.data or b"") + len(repr(answer.warnings)) + BESIDE
