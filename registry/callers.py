"""Who is asking: a role, and the organisations on whose behalf it acts."""

from dataclasses import dataclass
from uuid import UUID

from registry.storage.model.terms import RecordType, Role


@dataclass(frozen=True, slots=True)
class Caller:
    """A resolved caller: the role chooses the statement, the rest is bound into it.

    `organisation` is the one it belongs to; `organisations` are all it may act for: an RSS body's also its members.
    `scopes` are the types of records that a system's key may change; none is every type.
    `signature` is how the trail names it: a key's prefix, a program, or a person's id, never a name.
    `person` is who has signed in, for those who have.
    """

    role: Role
    name: str | None = None
    organisation: UUID | None = None
    organisations: tuple[UUID, ...] = ()
    scopes: frozenset[RecordType] = frozenset()
    signature: str = ""
    person: UUID | None = None


ANYONE = Caller(Role.ANONYMOUS)
#: Whoever sits at the machine and runs the command `registry`.
LOCAL_ADMINISTRATOR = Caller(Role.ADMINISTRATOR, "Lokal administratör", signature="local")
