"""Roles that administrators give to people, beside what the issuer's claims say, and which of all that counts.

The rule: **the widest role counts, and only for the organisations that it was given for.** Several grants of that role
are added together. Whoever has no role is a reader of its own organisation; whoever has no organisation either has a
name, and sees and does what anyone may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.concepts.memberships import members_of
from registry.concepts.organisations import Organisation
from registry.identity.people import Person
from registry.matrix import Act
from registry.storage.model.record import SHOWN_AS, CheckConstraint, ForeignKey, Record, add_to, choice, inverse
from registry.storage.model.terms import RecordType, Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: From the narrowest to the widest. An editor may all that a system may, by the matrix. A national system may nothing
#: without the scopes of a key, and so is no wider than a reader where no key says them.
WIDTH = (
    Role.ANONYMOUS,
    Role.NATIONAL_INTEGRATION,
    Role.READER,
    Role.INTEGRATION,
    Role.EDITOR,
    Role.NATIONAL_EDITOR,
    Role.ADMINISTRATOR,
)


class Grant(Record):
    """A role that a person has been given (tilldelad behörighet). Revoked is withdrawn, with a reason."""

    __tablename__ = "grants"
    record_type = RecordType.GRANT
    plural = "Tilldelade behörigheter"
    access_depends_on = ("INSERT", "DELETE", "UPDATE")
    changed_by = Act.REVOKE_GRANT
    for_administrators = True
    closes_over = ("person",)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = mapped_column(choice(Role, "role"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"), info={SHOWN_AS: "acts_for"})
    expires_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(viewonly=True, lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(
        foreign_keys=[organisation_id], viewonly=True, lazy="raise"
    )

    @classmethod
    def shown(cls, row: Row, scope: Scope) -> list[Sql]:
        """A person sees its own, and administrators see all."""
        return scope.self_only(row.c.person_id)

    __table_args__ = (
        CheckConstraint("role not in ('ANONYMOUS', 'NATIONAL_INTEGRATION')", name="role_may_something"),
        CheckConstraint(
            "role not in ('READER', 'EDITOR', 'INTEGRATION') or organisation_id is not null",
            name="organisation_by_role",
        ),
    )


add_to(Person, grants=inverse(Grant))


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has, and whose it is: for which organisation, or at which when it is for everybody."""

    role: Role
    organisation: UUID | None = None


def widest(claimed: Iterable[Role], organisation: UUID | None, granted: Iterable[Held]) -> tuple[Role, list[UUID]]:
    """The role that counts, and the organisations that it is for, or at which it was given.

    `claimed` is what the issuer says of the caller, and `organisation` where it says that the caller belongs.
    """
    held = [Held(role, organisation) for role in claimed]
    held = [each for each in [*held, *granted] if not each.role.has_own or each.organisation is not None]
    if organisation is not None:
        held.append(Held(Role.READER, organisation))
    role = max((each.role for each in held), key=WIDTH.index, default=Role.ANONYMOUS)
    own = [each.organisation for each in held if each.role is role and each.organisation is not None]
    return role, list(dict.fromkeys(own))


#: What somebody has been given that holds now, the first given first.
FIND = """
select role, organisation_id from grants
where person_id = $1 and publication = 'PUBLISHED' and coalesce(expires_at > now(), true) order by created_at, id
"""

#: The organisation that a claim means; none when it could mean several.
CLAIMED = """
select (array_agg(id))[1] from organisations
where $1 in (slug, municipality_code, organisation_number, replace(organisation_number, '-', ''))
  and publication = 'PUBLISHED' and merged_into_id is null having count(*) = 1
"""

#: Whom somebody acts for who acts for these: an RSS body's also its member municipalities.
MEMBERS = members_of("$1")
