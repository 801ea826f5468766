"""Who is asking: a role, and the organisations on whose behalf it acts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from registry.storage.model.terms import RecordType, Role


@dataclass(frozen=True, slots=True)
class Caller:
    """A caller who is known: the role decides the text of a statement, and the rest is bound into it.

    `organisation` is the one that it belongs to; `organisations` are all that it may act for, which for an RSS body
    includes its members. `scopes` are the types of records that a system's key is for, see `is_for`,
    and `systems` the other systems that its key speaks for, by their names as they are kept.
    `signature` is what the trail writes of it: a key's prefix, a program's name or a person's id, never a person's
    name. `person` is the id of whoever has signed in, if somebody has.
    """

    role: Role
    name: str | None = None
    organisation: UUID | None = None
    organisations: tuple[UUID, ...] = ()
    scopes: frozenset[RecordType] = frozenset()
    systems: frozenset[str] = frozenset()
    signature: str = ""
    person: UUID | None = None
    #: The id of the key that it came with, which stays when the key gets a new secret.
    key: UUID | None = None

    @property
    def lasting_signature(self) -> str:
        """What is kept for it until it comes again: a key's record, and otherwise as the trail has it."""
        return self.signature if self.key is None else f"api_key_{self.key.hex}"

    def is_for(self, kind: RecordType) -> bool:
        """Whether records of a type are among those that the caller may change at all, by its key's scopes.

        Without scopes an organisation's system is for every type, and a national one for none.
        """
        return kind in self.scopes if self.scopes else self.role is not Role.NATIONAL_INTEGRATION

    def speaks_for(self, system: str) -> bool:
        """Whether its key speaks for another system, whose name is as it is kept."""
        return system in self.systems

    @property
    def own_system(self) -> str | None:
        """The system whose word its acts are when they name none: the only one that a system's key speaks for."""
        return next(iter(self.systems)) if self.role.is_system and len(self.systems) == 1 else None

    def takes_off(self, system: str) -> bool:
        """Whether it may take keys in another system off a record: a system only those that it speaks for."""
        return self.speaks_for(system) or not self.role.is_system

    def bound(self) -> dict[str, Any]:
        """What statements may bind of it: whom it acts for, who it is, and what it is for and speaks for."""
        return {
            "organisations": list(self.organisations),
            "person_id": self.person,
            "types": [each.value for each in RecordType if self.is_for(each)],
            "systems": sorted(self.systems),
        }


ANYONE = Caller(Role.ANONYMOUS)
#: Whoever sits at the machine and runs the command `registry`.
LOCAL_ADMINISTRATOR = Caller(Role.ADMINISTRATOR, "Lokal administratör", signature="local")
