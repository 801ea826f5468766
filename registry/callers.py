"""Who is asking: a role, and the organisations on whose behalf it acts."""

from dataclasses import dataclass
from uuid import UUID

from registry.storage.model.terms import RecordType, Role


@dataclass(frozen=True, slots=True)
class Caller:
    """A caller who is known: the role decides the text of a statement, and the rest is bound into it.

    `organisation` is the one that it belongs to; `organisations` are all that it may act for, which for an RSS body
    includes its members. `scopes` are the types of records that a system's key may change; none is every type.
    `signature` is what the trail writes of it: a key's prefix, a program's name or a person's id, never a person's
    name. `person` is the id of whoever has signed in, if somebody has.
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
