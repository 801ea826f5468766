"""How often one caller, or one address, may ask; and how often an address may be wrong about a key.

Counted in this process alone: a door-keeper against mistakes and guessing, not against an attack on the network.
"""

from itertools import count
from math import ceil
from time import time

from cachetools import FIFOCache
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from schema.http.negotiation import RequestRefused

# A limit is counted up to in so many steps, so that it is held to within a fiftieth.
STEPS = 50
# How many callers are remembered between steps.
MOST_KEPT = 10_000


class _Waiting(FIFOCache[str, "count[int]"]):
    """A counter of requests for each caller or address: those that the limit does not count yet."""

    def __missing__(self, who: str) -> "count[int]":
        found = self[who] = count(1)
        return found


class Rates:
    """Counts requests per minute; 0 is no limit."""

    def __init__(self, anonymous: int, signed_in: int, wrong_keys: int) -> None:
        """Takes how many requests an address, a caller and a guesser may make in a minute."""
        self._counter = FixedWindowRateLimiter(MemoryStorage())
        self._waiting = _Waiting(MOST_KEPT)
        #: Until when those are refused who have asked too often.
        self._refused: FIFOCache[str, float] = FIFOCache(MOST_KEPT)
        self._anonymous, self._signed_in, self._wrong = (
            RateLimitItemPerMinute(most) if most else None for most in (anonymous, signed_in, wrong_keys)
        )

    def ask(self, signature: str, address: str) -> None:
        """Count a request, by caller when there is one and else by address; RequestRefused when there were too many."""
        limit, who = (self._signed_in, signature) if signature else (self._anonymous, address)
        if limit is None:
            return
        if who in self._refused and self._refused[who] > time():
            raise self._too_often(limit, "ask", who)
        waiting = next(self._waiting[who])
        # Counted a few at a time: each count cost as much as coercing the variables of a question.
        if waiting < limit.amount // STEPS:
            return
        self._waiting.pop(who, None)
        if not self._counter.hit(limit, "ask", who, cost=waiting):
            self._refused[who] = self._counter.get_window_stats(limit, "ask", who).reset_time
            raise self._too_often(limit, "ask", who)

    def may_try_key(self, address: str) -> None:
        """RequestRefused when an address has been wrong about keys too often."""
        if self._wrong is not None and not self._counter.test(self._wrong, "wrong", address):
            raise self._too_often(self._wrong, "wrong", address)

    def was_wrong(self, address: str) -> None:
        """Count a wrong key."""
        if self._wrong is not None:
            self._counter.hit(self._wrong, "wrong", address)

    def _too_often(self, limit: RateLimitItemPerMinute, *who: str) -> RequestRefused:
        until, _ = self._counter.get_window_stats(limit, *who)
        seconds = max(1, ceil(until - time()))
        return RequestRefused(
            429,
            "RATE_LIMIT",
            f"Too many requests. Try again in {seconds} seconds.",
            f"För många anrop. Försök igen om {seconds} sekunder.",
            retry_after=str(seconds),
        )
