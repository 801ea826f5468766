"""The issuer whose tokens are believed: where it stands, and the keys that it signs with.

Keys are asked for when the first token comes, and anew when a token names one that is unknown, but never oftener than
the wait allows: whoever invents names of keys cannot make the registry knock on the issuer's door. While the issuer is
silent, the keys that are known hold.
"""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK, PyJWTError

from registry.errors import IssuerUnavailable
from registry.identity.fetching import ask

#: After this long the keys are asked for although nothing is unknown, so that one that was taken back stops.
KEPT_SECONDS = 3600.0
SHORTEST_RSA, CURVE = 2048, "secp256r1"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the one algorithm that it checks: the token's own word on that is never taken."""

    key: RSAPublicKey | EllipticCurvePublicKey
    algorithm: str


class Issuer:
    """An issuer of tokens, by its address."""

    def __init__(self, address: str, wait: float) -> None:
        """Takes the address, and how many seconds pass before the keys may be asked for again."""
        self.address, self.wait = address, wait
        self._keys: dict[str, SigningKey] = {}
        self._asked, self._answered = -float("inf"), -float("inf")
        self._lock = asyncio.Lock()
        self._about: tuple[float, Any] | None = None
        self._refreshing: asyncio.Task[None] | None = None

    async def key(self, name: str) -> SigningKey | None:
        """A key by its name; None when there is none, IssuerUnavailable when the issuer cannot be asked."""
        found = self._keys.get(name)
        if found is not None:
            self._refresh_in_passing()
            return found
        async with self._lock:
            # Somebody else may have asked while this one waited.
            if name not in self._keys and monotonic() - self._asked >= self.wait:
                await self._ask()
        if name not in self._keys and self._answered < self._asked:
            raise IssuerUnavailable
        return self._keys.get(name)

    def _refresh_in_passing(self) -> None:
        """Ask anew for old keys, while those that are known go on answering."""
        busy = self._refreshing is not None and not self._refreshing.done()
        if not busy and monotonic() - max(self._answered, self._asked) > max(KEPT_SECONDS, self.wait):
            self._refreshing = asyncio.create_task(self._refresh())

    async def _refresh(self) -> None:
        async with self._lock:
            await self._ask()

    async def _ask(self) -> None:
        """Fetch the keys; when the issuer does not answer, those that are known stay."""
        self._asked = monotonic()
        # What it answers with may be anything: none of it is worth more than silence.
        with suppress(OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError):
            self._keys = await asyncio.to_thread(_fetch, self.address)
            self._answered = monotonic()

    async def about(self) -> Any:
        """What the issuer tells of itself, asked for once an hour."""
        if self._about is None or monotonic() - self._about[0] > KEPT_SECONDS:
            self._about = monotonic(), await asyncio.to_thread(_about, self.address)
        return self._about[1]

    async def close(self) -> None:
        """Stop asking."""
        if self._refreshing is not None:
            self._refreshing.cancel()
            with suppress(asyncio.CancelledError):
                await self._refreshing


def _fetch(address: str) -> dict[str, SigningKey]:
    return keys_of(ask(_about(address)["jwks_uri"])["keys"])


def _about(address: str) -> Any:
    found = ask(f"{address.rstrip('/')}/.well-known/openid-configuration")
    if found["issuer"] != address:
        raise ValueError("another issuer")
    return found


def keys_of(listed: Iterable[Mapping[str, Any]]) -> dict[str, SigningKey]:
    """The keys of a JWKS that can be believed, by name: RSA of 2048 bits or more for RS256, P-256 for ES256."""
    found: dict[str, SigningKey] = {}
    for each in listed:
        # A list may hold keys of kinds that nobody here reads.
        with suppress(PyJWTError, ValueError, TypeError):
            key = PyJWK.from_dict(dict(each), algorithm="RS256" if each.get("kty") == "RSA" else "ES256").key
            algorithm = _algorithm_of(key)
            fits = each.get("alg", algorithm) == algorithm and each.get("use", "sig") == "sig"
            if algorithm is not None and fits and "kid" in each:
                found[str(each["kid"])] = SigningKey(key, algorithm)
    return found


def _algorithm_of(key: object) -> str | None:
    if isinstance(key, RSAPublicKey) and key.key_size >= SHORTEST_RSA:
        return "RS256"
    return "ES256" if isinstance(key, EllipticCurvePublicKey) and key.curve.name == CURVE else None
