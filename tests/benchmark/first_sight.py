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
    """A row for each question: its words, and the milliseconds of each side, with their spread; all asked in turns."""
    found = []
    for question in questions:
        if question.name in ASKED:
            took = [asyncio.run(_took(side, question)) for _ in range(TIMES) for side in sides]
            each = [took[place :: len(sides)] for place in range(len(sides))]
            told = [f"{statistics.median(one):.1f} ({min(one):.1f}–{max(one):.1f})" for one in each]
            found.append([WORDS[question.name], *told])
    return found


async def _took(side: Side, question: Question) -> float:
    asked = side.unseen(question)
    if asked is None:
        raise TypeError(f"{side.name} has no question {question.name}")
    return 1000 * (await timed(side.ports[0], asked))[1]
