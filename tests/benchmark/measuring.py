"""Servers asked in turns: each question of all of them in one run, so that what else the machine does falls on all."""

import asyncio
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import orjson
import uvloop

from tests.benchmark.agreeing import Told, first_difference, told
from tests.benchmark.load import Measure, answer, run
from tests.benchmark.questions import HEAVY, Question

WARM_UP = 0.5
#: How many rounds there are at least, and after how many seconds no more begin.
FEWEST, LONGEST = 3, 15.0
#: What takes one client so many milliseconds is not asked by more at once: two cores are busy with less.
SLOW = 1000
#: How many answers of a question are compared.
COMPARED = 3


@dataclass(frozen=True)
class Side:
    """One server: its name, the ports that it answers on, and what it is asked; None where it has no such question.

    `requests` are those of all calls of a question, and `unseen` is one of its first call, in a document, or for raw a
    statement, that it has never seen. `busy` tells for how many seconds it has kept processors busy, with its database.
    """

    name: str
    ports: Sequence[int]
    busy: Callable[[], float]
    requests: Callable[[Question], list[bytes] | None]
    unseen: Callable[[Question], bytes | None]


@dataclass(frozen=True)
class Ratio:
    """How many times as fast as another side the first one was: the median of the turns, and the middle half of them.

    On a machine that does other work too, the lowest and the highest say more of that than of the sides.
    """

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        """As the table has it."""
        return f"{self.middle:.2f} ({self.low:.2f}–{self.high:.2f})"


@dataclass(frozen=True)
class Line:
    """What was measured of one question with so many clients, by the names of the sides."""

    question: Question
    clients: int
    turns: dict[str, list[Measure]]

    def ratio(self, name: str) -> Ratio | None:
        """The first side's requests per second to another's, turn by turn; None where the other was not asked."""
        return self._ratio(name, lambda each: each.per_second)

    def work(self, name: str) -> Ratio | None:
        """The same of requests per second that processors were busy."""
        return self._ratio(name, lambda each: each.requests / each.busy)

    def _ratio(self, name: str, value: Callable[[Measure], float]) -> Ratio | None:
        if name not in self.turns:
            return None
        first = next(iter(self.turns.values()))
        found = [value(mine) / value(theirs) for mine, theirs in zip(first, self.turns[name], strict=True)]
        low, middle, high = statistics.quantiles(found, n=4, method="inclusive")
        return Ratio(middle, low, high)

    def milliseconds(self, name: str) -> float:
        """How long a side takes for one answer, as its clients see it."""
        return statistics.median(1000 * self.clients / each.per_second for each in self.turns[name])

    def busy_milliseconds(self, name: str) -> float:
        """How long one answer of a side keeps a processor busy, that of the database with it."""
        return statistics.median(1000 * each.busy / each.requests for each in self.turns[name])

    @property
    def kilobytes(self) -> float:
        """How long the first side's answers are."""
        measures = next(iter(self.turns.values()))
        return sum(each.bytes for each in measures) / sum(each.requests for each in measures) / 1000


def at_once(question: Question, clients: int) -> int:
    """How many ask a question at once: of what keeps the database busy for long, an eighth of the many."""
    return max(1, clients // 8) if question.name in HEAVY else clients


async def agree(sides: Sequence[Side], question: Question) -> None:
    """AssertionError where two sides answer a question differently."""
    first, *others = ((side, found) for side in sides if (found := side.requests(question)) is not None)
    for place in range(min(COMPARED, len(question.calls))):
        ours = await _told(first[0], first[1][place])
        for side, asked in others:
            difference = first_difference(ours, await _told(side, asked[place]))
            assert difference is None, f"{question.name} of {side.name}: {difference}"


async def _told(side: Side, asked: bytes) -> Told:
    found = orjson.loads(await answer(side.ports[0], asked))
    assert "errors" not in found, f"{side.name}: {found['errors']}"
    return told(found["data"])


def measured(sides: Sequence[Side], question: Question, clients: int, rounds: int, seconds: float) -> Line:
    """Rounds in each of which every side that has the question is asked for some seconds; who begins changes.

    After the fewest no new one begins once they have taken `LONGEST` seconds.
    """
    asked = [(side, found) for side in sides if (found := side.requests(question)) is not None]
    for side, found in asked:
        uvloop.run(run(side.ports, found, clients, WARM_UP))
    turns: dict[str, list[Measure]] = {side.name: [] for side, _ in asked}
    until = perf_counter() + LONGEST
    for turn in range(rounds):
        if turn >= FEWEST and perf_counter() > until:
            break
        for side, found in asked[turn % len(asked) :] + asked[: turn % len(asked)]:
            before = side.busy()
            measure = uvloop.run(run(side.ports, found, clients, seconds))
            turns[side.name].append(replace(measure, busy=side.busy() - before))
    return Line(question, clients, turns)


def lines(sides: Sequence[Side], question: Question, clients: Sequence[int], rounds: int, seconds: float) -> list[Line]:
    """What was measured with each number of clients; AssertionError where two sides answer a question differently."""
    asyncio.run(agree(sides, question))
    found: list[Line] = []
    for count in dict.fromkeys(at_once(question, each) for each in clients):
        if not found or found[0].milliseconds(sides[0].name) < SLOW:
            found.append(measured(sides, question, count, rounds, seconds))
    return found
