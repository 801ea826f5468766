"""Who is asking. Two kinds of caller exist so far: anyone, and the administrator of this installation."""

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from registry.errors import Unauthenticated
from registry.storage.terms import Role


@dataclass(frozen=True, slots=True)
class Caller:
    """A resolved caller: the role chooses the statement, the rest is bound into it."""

    role: Role
    name: str | None = None


ANYONE = Caller(Role.ANONYMOUS)
LOCAL_ADMINISTRATOR = Caller(Role.ADMINISTRATOR, "Lokal administratör")


class Callers:
    """Resolves an Authorization header to a caller."""

    def __init__(self, administrator_key: str | None) -> None:
        """Takes the administrator's key, or None when nobody may administer over HTTP."""
        self._digest = sha256(administrator_key.encode()).digest() if administrator_key else None

    def resolve(self, authorization: str | None) -> Caller:
        """The caller of a request; no header is anyone, a wrong one is refused rather than read as anyone."""
        if authorization is None:
            return ANYONE
        scheme, _, key = authorization.partition(" ")
        # Compared as digests, in constant time: the answer's delay says nothing about the key.
        given = sha256(key.strip().encode()).digest()
        if scheme.lower() == "bearer" and self._digest is not None and compare_digest(given, self._digest):
            return LOCAL_ADMINISTRATOR
        raise Unauthenticated
