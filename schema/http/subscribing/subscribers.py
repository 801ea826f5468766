"""How many connections may stay open, in all and for one caller; an address without a key counts as one.

Whoever has no key has half of the room: as many addresses as one likes would else keep everybody with a key out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from registry.callers import Caller
from schema.http.negotiation import RequestRefused
from schema.http.rates import network_of

#: After how many seconds whoever found no room may try again.
LATER = "30"
#: How many connections may wait for being told whose they are.
MOST_WAITING = 100


class Who(NamedTuple):
    """Whom a connection counts for: a caller with a key, or an address."""

    name: str
    has_key: bool


def counted_as(caller: Caller, address: str) -> Who:
    """Whom a caller's connection counts for."""
    return Who(caller.signature or network_of(address), bool(caller.signature))


class Subscribers:
    """The subscribers of one process, each a connection."""

    def __init__(self, most: int, each: int) -> None:
        """Takes how many there may be, and how many of them one caller may be."""
        self.most, self.each = most, each
        self.most_without_key = (most + 1) // 2
        self._taken: Counter[Who] = Counter()
        self._without_key = 0

    def __len__(self) -> int:
        """How many there are."""
        return self._taken.total()

    def take(self, who: Who) -> None:
        """Count one more, who must be let go; RequestRefused when there is no room, or none for this caller."""
        if self._taken[who] >= self.each:
            raise too_many_of_one(self.each)
        if len(self) >= self.most or not (who.has_key or self._without_key < self.most_without_key):
            raise RequestRefused(
                503,
                "TOO_MANY_SUBSCRIBERS",
                "Too many are connected for subscriptions just now.",
                "För många är anslutna för prenumerationer just nu.",
                retry_after=LATER,
            )
        self._taken[who] += 1
        self._without_key += not who.has_key

    def give(self, who: Who) -> None:
        """Let one go."""
        self._taken[who] -= 1
        self._without_key -= not who.has_key
        if not self._taken[who]:
            del self._taken[who]

    @contextmanager
    def of(self, who: Who) -> Iterator[None]:
        """Counted for as long as this lasts; RequestRefused as `take` does."""
        self.take(who)
        try:
            yield
        finally:
            self.give(who)


class Waiting:
    """Connections whose key may come yet: a few seconds each, and room for the next is where the longest has waited."""

    def __init__(self, most: int, each: int) -> None:
        """Takes how many may wait, and how many of one address."""
        self.most, self.each = most, each
        self._there: dict[object, tuple[str, Callable[[], None]]] = {}

    def enter(self, connection: object, address: str, end: Callable[[], None]) -> None:
        """Let one wait, who must leave, and end the one that has waited longest if there are too many.

        RequestRefused when too many of its address wait.
        """
        network = network_of(address)
        if sum(each == network for each, _ in self._there.values()) >= self.each:
            raise too_many_of_one(self.each)
        if len(self._there) >= self.most:
            _, end_longest = self._there.pop(next(iter(self._there)))
            end_longest()
        self._there[connection] = network, end

    def leave(self, connection: object) -> None:
        """It waits no more."""
        self._there.pop(connection, None)


def too_many_of_one(most: int) -> RequestRefused:
    """What to answer whoever has as many connections as one may have."""
    return RequestRefused(
        429,
        "TOO_MANY_SUBSCRIBERS",
        f"You have {most} connections open for subscriptions, which is as many as one may have.",
        f"Du har {most} anslutningar öppna för prenumerationer, så många som en får ha.",
        retry_after=LATER,
    )
