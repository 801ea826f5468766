"""How long a document takes that was never seen: written in new words for each call, and asked once."""

import asyncio
import statistics
from collections.abc import Sequence

from tests.benchmark.load import timed
from tests.benchmark.measuring import Side
from tests.benchmark.questions import WORDS, Question

#: What is asked for the first time, and how often.
ASKED = ("list", "nested", "one_with_everything", "by_title_of_a_kind")
TIMES = 11


def rows(sides: Sequence[Side], questions: Sequence[Question]) -> list[list[str]]:
    """A row for each question: its words, and of each side the milliseconds and those that processors were busy.

    All are asked in turns; what is told is the median, with the middle half of the times.
    """
    found = []
    for question in questions:
        if question.name in ASKED:
            took = [_took(side, question) for _ in range(TIMES) for side in sides]
            found.append([WORDS[question.name], *(_told(took[place :: len(sides)]) for place in range(len(sides)))])
    return found


def _told(took: Sequence[tuple[float, float]]) -> str:
    low, middle, high = statistics.quantiles([each for each, _ in took], n=4, method="inclusive")
    return f"{middle:.1f} ({low:.1f}–{high:.1f}), {statistics.median(busy for _, busy in took):.1f}"


def _took(side: Side, question: Question) -> tuple[float, float]:
    asked = side.unseen(question)
    if asked is None:
        raise TypeError(f"{side.name} has no question {question.name}")
    before = side.busy()
    seconds = asyncio.run(timed(side.ports[0], asked))[1]
    return 1000 * seconds, 1000 * (side.busy() - before)
