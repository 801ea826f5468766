"""How often one caller, or one address, may ask; and how often an address may be wrong about a key.

Counted in this process alone: a door-keeper against mistakes and guessing, not against an attack on the network.
"""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv6Address, ip_network
from math import ceil
from time import monotonic

from schema.http.negotiation import RequestRefused

MINUTE, HOUR = 60, 3600
#: How many callers or addresses are remembered.
MOST_KEPT = 10_000
# Whoever has one address of IPv6 has as many as there are in a network of this length.
NETWORK = 64

Headers = Sequence[tuple[bytes, bytes]]


class Limit:
    """So many times a minute, or some other while, counted by whoever it is; 0 is no limit."""

    def __init__(self, name: str, most: int, seconds: int = MINUTE) -> None:
        """Takes what it is called in headers, how many times, and for how many seconds they count."""
        self.name, self.most, self.seconds = name, most, seconds
        self._policy = b"ratelimit-policy", f'"{name}";q={most};w={seconds}'.encode()
        #: When each one's while ends, and how many times there have been in it; the oldest first.
        self._minutes: dict[str, list[float]] = {}

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._minutes)

    def take(self, who: str) -> bool:
        """Count once; gives whether that was within the limit."""
        if not self.most:
            return True
        minute = self._minutes.get(who)
        now = monotonic()
        if minute is None or minute[0] <= now:
            self._minutes.pop(who, None)
            if len(self._minutes) >= MOST_KEPT:
                del self._minutes[next(iter(self._minutes))]
            minute = self._minutes[who] = [now + self.seconds, 0]
        if minute[1] >= self.most:
            return False
        minute[1] += 1
        return True

    def is_used_up(self, who: str) -> bool:
        """Whether nothing is left."""
        return bool(self.most) and self._now(who)[0] == 0

    def seconds_until_more(self, who: str) -> float:
        """For how many seconds what is left is all there is."""
        return float(self._now(who)[1])

    def left(self, who: str) -> Headers:
        """What is left and for how long, as headers."""
        if not self.most:
            return ()
        left, seconds = self._now(who)
        return self._policy, (b"ratelimit", b'"%b";r=%d;t=%d' % (self.name.encode(), left, seconds))

    def refusal(self, who: str) -> RequestRefused:
        """What to answer whoever has used it up."""
        seconds = str(self._now(who)[1])
        (_, policy), (_, left) = self.left(who)
        return RequestRefused(
            429,
            "RATE_LIMIT",
            f"Too many requests. Try again in {seconds} seconds.",
            f"För många anrop. Försök igen om {seconds} sekunder.",
            retry_after=seconds,
            ratelimit_policy=policy.decode(),
            ratelimit=left.decode(),
        )

    def _now(self, who: str) -> tuple[int, int]:
        """How many times are left, and for how many seconds."""
        until, count = self._minutes.get(who, (0.0, 0))
        seconds = ceil(until - monotonic())
        return (self.most - int(count), seconds) if seconds > 0 else (self.most, self.seconds)


class Rates:
    """Counts requests per minute; 0 is no limit."""

    def __init__(self, anonymous: int, signed_in: int, wrong_keys: int) -> None:
        """Takes how many requests an address, a caller and a guesser may make in a minute."""
        self._anonymous, self._signed_in = Limit("address", anonymous), Limit("caller", signed_in)
        self._wrong = Limit("wrong-keys", wrong_keys)

    def __len__(self) -> int:
        """How many addresses without a key are remembered."""
        return len(self._anonymous)

    def ask(self, signature: str, address: str) -> None:
        """Count a request, by caller when there is one and else by address; RequestRefused when there were too many."""
        limit, who = self._whose(signature, address)
        if not limit.take(who):
            raise limit.refusal(who)

    def wait_for_one(self, signature: str, address: str) -> float:
        """Count what goes on by itself as a request, and give 0; or how many seconds pass before that can be tried."""
        limit, who = self._whose(signature, address)
        return 0.0 if limit.take(who) else limit.seconds_until_more(who)

    def left(self, signature: str, address: str) -> Headers:
        """How many requests are left, as headers; none where there is no limit."""
        limit, who = self._whose(signature, address)
        return limit.left(who)

    def is_guessing(self, address: str) -> bool:
        """Whether an address has been wrong about keys too often."""
        return self._wrong.is_used_up(network_of(address))

    def was_wrong(self, address: str) -> None:
        """Count a wrong key."""
        self._wrong.take(network_of(address))

    def too_often_wrong(self, address: str) -> RequestRefused:
        """What to answer a wrong key with after that."""
        return self._wrong.refusal(network_of(address))

    def _whose(self, signature: str, address: str) -> tuple[Limit, str]:
        return (self._signed_in, signature) if signature else (self._anonymous, network_of(address))


@lru_cache(MOST_KEPT)
def network_of(address: str) -> str:
    """What an address is counted as: itself, or with IPv6 the network that it is one of."""
    if ":" not in address:
        return address
    try:
        found = IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or ip_network((found.packed, NETWORK), strict=False))
