"""Whether a statement is planned anew at each call or once for all of them, as its own times tell.

    its first calls, by turns one way and the other -> the quicker way -> after many calls it is weighed anew

To plan a long statement may take ten times as long as to run it. PostgreSQL goes by what it reckons that both cost: the
planning by how many tables there are, which for ours is far too little, and of two plans it may hold the worse for the
better. So both ways are tried, on calls that are to be answered anyway.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from statistics import quantiles

from cachetools import LRUCache

#: Whether the first calls are planned once. Each turn comes back the other way round: what drifts falls on both alike.
TURNS = (False, True, True, False)
#: So many calls each way are enough.
ENOUGH = 5
#: What takes so many seconds whenever it is planned anew gains little by being planned once, and may lose much.
LONG = 0.25
#: A call by the plan for all calls is bad when it takes so many times as long as the slowest of the others, and so many
#: seconds more. A few are the machine's doing; after so many each call is planned anew, if they have lost more time
#: than the plan has won.
TIMES_WORSE, SECONDS_WORSE, MOST_BAD = 4.0, 0.05, 5
#: After how many calls a statement is weighed anew, since data grow, and how many statements are remembered.
WEIGHED_FOR, MOST_KNOWN = 1000, 2000


class Planned(StrEnum):
    """When the statements of a connection are planned, in PostgreSQL's words (`plan_cache_mode`)."""

    AS_FOUND_BEST = "auto"
    AT_EACH_CALL = "force_custom_plan"
    ONCE = "force_generic_plan"


@dataclass(slots=True)
class _Weighed:
    """One statement: how often it was asked, what it took both ways, and whether to plan it once."""

    calls: int = 0
    anew: list[float] = field(default_factory=list)
    once: list[float] = field(default_factory=list)
    bad: int = 0
    #: What the bad calls have lost, and what each call wins by the plan for all calls, in seconds.
    lost: float = 0.0
    won: float = 0.0
    is_once: bool | None = None

    @property
    def next(self) -> Planned:
        """How the next call is to be planned."""
        trying = min(self.anew, default=inf) <= LONG and TURNS[self.calls % len(TURNS)]
        return Planned.ONCE if self.is_once or (self.is_once is None and trying) else Planned.AT_EACH_CALL

    def lasted(self, seconds: float, planned: Planned) -> None:
        """Take down how long a call has lasted, whether it was answered or given up."""
        if planned is Planned.ONCE:
            slowest = max(self.anew, default=inf)
            if seconds > slowest * TIMES_WORSE and seconds > slowest + SECONDS_WORSE:
                self.bad, self.lost = self.bad + 1, self.lost + seconds - slowest
        if self.bad >= MOST_BAD and self.lost > self.won * self.calls:
            self.is_once = False

    def took(self, seconds: float, planned: Planned) -> None:
        """Take down what a call took, and decide where that is enough."""
        self.lasted(seconds, planned)
        if self.is_once is None:
            (self.once if planned is Planned.ONCE else self.anew).append(seconds)
            if len(self.anew) >= ENOUGH and min(self.anew) > LONG:
                self.is_once = False
            elif min(len(self.anew), len(self.once)) >= ENOUGH:
                self.won = _usual(self.anew) - _usual(self.once)
                self.is_once = self.won > 0


def _usual(seconds: list[float]) -> float:
    """What calls take that nothing holds up: other work only makes them longer, and sometimes most of them."""
    return quantiles(seconds, n=4, method="inclusive")[0]


class Plans:
    """What is known of the statements of one database, the ones that were asked last.

    They are known by hashes, since their texts may be long: two with the same hash would only share a way.
    """

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._known: LRUCache[int, _Weighed] = LRUCache(MOST_KNOWN)

    def planned(self, sql: str) -> Planned:
        """How this call of a statement is to be planned."""
        known = self._known.get(hash(sql))
        if known is None or known.calls >= WEIGHED_FOR:
            known = self._known[hash(sql)] = _Weighed()
        known.calls += 1
        return known.next

    def took(self, sql: str, planned: Planned, seconds: float) -> None:
        """Learn what a call took, apart from what only the first on its connection takes."""
        if (known := self._known.get(hash(sql))) is not None:
            known.took(seconds, planned)

    def given_up(self, sql: str, planned: Planned, seconds: float) -> None:
        """Learn that nobody waited for a call any longer, which had lasted so long."""
        if (known := self._known.get(hash(sql))) is not None:
            known.lasted(seconds, planned)

    def failed(self, sql: str, planned: Planned) -> None:
        """Learn that a call was stopped: by the plan for all calls it is not made again until it is weighed anew."""
        if planned is Planned.ONCE and (known := self._known.get(hash(sql))) is not None:
            known.is_once = False
