"""Tokens of the issuer's: what a checked one says of whoever carries it. Nothing of one is ever logged or repeated.

    Authorization: Bearer <token> -> signature by a key of the issuer's -> issuer, audience, times -> Token

A person and a system come the same way. Which of them it is, the roles tell: INTEGRATION is a system's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

from registry.errors import Unauthenticated
from registry.identity.issuer import Issuer
from registry.settings import Settings
from registry.storage.model.terms import Role

#: Clocks differ by this many seconds.
LEEWAY = 30
MUST_SAY = ["iss", "aud", "sub", "exp"]
# What kind of token it is, by its header (RFC 9068; older issuers say only that it is a JWT), and by the claim of the
# same name that Keycloak has. One that signs somebody out, refreshes, or tells who signed in, has the same signature.
ACCESS = frozenset({None, "jwt", "at+jwt", "application/at+jwt"}), frozenset({None, "bearer", "jwt", "at+jwt"})
IDENTITY = frozenset({None, "jwt"}), frozenset({None, "id", "jwt"})
LONGEST_SUBJECT, LONGEST_NAME, LONGEST_TOKEN = 255, 200, 16_000


@dataclass(frozen=True, slots=True)
class Token:
    """What a checked token says."""

    issuer: str
    #: Who carries it, by the issuer's own name; a person's is personal data.
    subject: str
    #: The program that it was issued to, which is no person.
    client: str | None
    name: str | None
    email: str | None
    roles: frozenset[Role]
    #: A slug, a municipality code or an organisation number.
    organisation: str | None
    #: Until when it holds, in seconds since 1970, other clocks allowed for.
    until: float


class Tokens:
    """Checks the tokens of one issuer."""

    def __init__(self, issuer: Issuer, chosen: Settings) -> None:
        """Takes the issuer, and what the settings say of its tokens."""
        self.issuer, self.chosen = issuer, chosen

    async def read(self, token: str, audience: str | None = None, nonce: str | None = None) -> Token:
        """What a token says; Unauthenticated when it cannot be believed.

        One that was asked for is for an `audience` of its own, and carries the `nonce` that was sent.
        """
        try:
            head = jwt.get_unverified_header(token) if len(token) <= LONGEST_TOKEN else {}
            name = head.get("kid")
            key = await self.issuer.key(name) if isinstance(name, str) else None
            if key is None:
                raise Unauthenticated
            said = jwt.decode(
                token,
                key.key,
                algorithms=[key.algorithm],
                audience=audience or self.chosen.oidc_audience,
                issuer=self.issuer.address,
                leeway=LEEWAY,
                options={"require": MUST_SAY},
            )
            _require_kind(head, said, ACCESS if nonce is None else IDENTITY)
            if nonce is not None and said.get("nonce") != nonce:
                raise Unauthenticated
            return self._told(said)
        # Its words would repeat what was sent. A number may be too large for any clock, and brackets too deep to read.
        except (jwt.PyJWTError, ValueError, TypeError, ArithmeticError, RecursionError):
            raise Unauthenticated from None

    def _told(self, said: Mapping[str, Any]) -> Token:
        subject = _text(said["sub"], LONGEST_SUBJECT)
        if subject is None or subject != said["sub"]:
            raise Unauthenticated
        words = at(said, self.chosen.oidc_role_claim)
        return Token(
            self.issuer.address,
            subject,
            next((found for each in ("azp", "client_id", "appid") if (found := _text(said.get(each), 100))), None),
            next((found for each in ("name", "preferred_username") if (found := _text(said.get(each)))), None),
            _text(said.get("email")),
            frozenset(self.chosen.oidc_roles[each] for each in _words(words) if each in self.chosen.oidc_roles),
            next(iter(_words(at(said, self.chosen.oidc_organisation_claim))), None),
            float(said["exp"]) + LEEWAY,
        )


def _require_kind(
    head: Mapping[str, Any], said: Mapping[str, Any], kinds: tuple[frozenset[str | None], frozenset[str | None]]
) -> None:
    """Unauthenticated when a token is of another kind than was asked for; events are told of by no token of those."""
    told = tuple(each.lower() if isinstance(each := part.get("typ"), str) else each for part in (head, said))
    if told[0] not in kinds[0] or told[1] not in kinds[1] or "events" in said:
        raise Unauthenticated


def at(said: Mapping[str, Any], path: str) -> Any:
    """What a claim says. Its name may hold dots, as addresses do; else they lead into it, as in realm_access.roles."""
    if path in said:
        return said[path]
    first, _, rest = path.partition(".")
    inner = said.get(first)
    return at(inner, rest) if rest and isinstance(inner, Mapping) else None


def _words(value: Any) -> list[str]:
    """One word or several."""
    return [found for each in (value if isinstance(value, list) else [value]) if (found := _text(each)) is not None]


def _text(value: Any, longest: int = LONGEST_NAME) -> str | None:
    """A text that can be kept, cut where it is too long; None when there is none."""
    return value.strip()[:longest] or None if isinstance(value, str) and value.isprintable() else None
