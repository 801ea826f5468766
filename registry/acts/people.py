"""What is done with people who sign in: give a role, revoke it."""

from datetime import UTC, datetime

from sqlalchemy import func, or_, select

from registry.acts.erasing_people import names_nobody
from registry.concepts.organisations import Organisation
from registry.errors import AlreadyExists, Invalid, Required, StepNotAllowed
from registry.identity.grants import Grant
from registry.identity.people import Person
from registry.matrix import Act
from registry.storage.model.terms import Publication, Role
from registry.storage.writing.references import Ref
from registry.work import Work


async def give_role(
    work: Work, person: Ref, *, role: Role, organisation: Ref | None = None, expires_at: datetime | None = None
) -> Grant:
    """Give a role to somebody who has signed in, in addition to those from the issuer (ge behörighet).

    AlreadyExists when the person has the same role for the same organisation now.
    """
    work.may(Act.GIVE_ROLE, Grant)
    given = await work.lock(Person, await work.resolve(Person, person, "which", as_is=True))
    _must_hold(role, organisation, expires_at)
    if given.publication is Publication.WITHDRAWN:
        raise StepNotAllowed("What was held on that person is erased.", "Uppgifterna om personen är raderade.")
    grant = Grant(person_id=given.id, role=role, expires_at=expires_at, publication=Publication.PUBLISHED)
    if organisation is not None:
        grant.organisation_id = await work.resolve(Organisation, organisation, "organisation")
    # The person is locked, so that nobody else gives the same role at the same time.
    same = select(Grant.id).where(
        Grant.person_id == given.id,
        Grant.role == role,
        Grant.organisation_id.is_not_distinct_from(grant.organisation_id),
        Grant.publication == Publication.PUBLISHED,
        or_(Grant.expires_at.is_(None), Grant.expires_at > func.now()),
    )
    if (await work.session.scalars(same.limit(1))).one_or_none() is not None:
        raise AlreadyExists("The person has that role.", "Personen har den behörigheten.", path=("role",))
    return await work.create(Act.GIVE_ROLE, grant, {})


def _must_hold(role: Role, organisation: Ref | None, expires_at: datetime | None) -> None:
    if role in (Role.ANONYMOUS, Role.NATIONAL_INTEGRATION):
        raise Invalid("That is no role to give.", "Det är ingen behörighet att ge.", path=("role",))
    if role.needs_organisation and organisation is None:
        raise Required.of("organisation")
    if expires_at is not None and expires_at <= datetime.now(UTC):
        raise Invalid("It would have expired already.", "Den skulle redan ha gått ut.", path=("expiresAt",))


async def revoke_grant(work: Work, ref: Ref, *, seen: int, because: str) -> Grant:
    """Take a role back, everywhere within seconds (återkalla behörighet)."""
    grant = await work.take(Act.REVOKE_GRANT, Grant, ref, "which", seen=seen)
    if not because.strip():
        raise Required.of("because")
    names_nobody(await work.lock(Person, grant.person_id), because)
    work.step(grant, "publication", Publication.WITHDRAWN, (Publication.PUBLISHED,))
    grant.withdrawn_because = because
    await work.flush()
    return grant
