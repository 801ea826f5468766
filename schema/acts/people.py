"""Acts on people who sign in, as the contract shows them."""

import strawberry

from registry.acts import erasing_people, people
from registry.identity.grants import Grant
from registry.identity.people import Person
from registry.matrix import Act
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field, one
from schema.language.inputs import id_alone, named, or_none, ref, seen_version, which_one
from schema.language.payloads import Payload, act
from schema.language.references import OrganisationRef, RecordRef
from schema.language.scalars import Until


@strawberry.type(description="A grant after an act (svar om en behörighet).")
class GrantPayload(Payload):
    """A grant after an act."""

    grant = one("people.Grant", "The grant; null when something must be put right (behörigheten).")


@inputs_of("people.Grant", description="Who is given which role (ge behörighet).")
class GiveRoleInput:
    """Who is given which role."""

    which: RecordRef | None = input_field("Who, somebody who has signed in; needed (person).")
    person: strawberry.ID | None = id_alone()
    role = same(default=...)
    organisation: OrganisationRef | None = input_field(
        "For which, or at which when it is national; needed for all but ADMINISTRATOR (organisation)."
    )
    expires_at: Until | None = same("When it stops; a day is included (går ut).")


@strawberry.input(description="Which grant is taken back, and why (återkalla behörighet).")
class RevokeGrantInput:
    """Which grant is taken back, and why."""

    which: RecordRef | None = which_one()
    grant: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    because: str = input_field("Why; no personal data (skäl).", ...)


@strawberry.type(description="A person after an act (svar om en person).")
class PersonPayload(Payload):
    """A person after an act."""

    person = one("people.Person", "The person; null when something must be put right (personen).")


@strawberry.input(description="On whom nothing is to be held any more, and why (radera person).")
class ErasePersonInput:
    """On whom nothing is to be held any more, and why."""

    which: RecordRef | None = which_one()
    person: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    because: str = input_field("Why, such as a case number; no personal data, for it is kept (skäl).", ...)


@act(Act.GIVE_ROLE, GrantPayload)
async def give_role(work: Work, given: GiveRoleInput) -> Grant:
    """Give somebody who has signed in a role, beside what the issuer says; the widest counts (ge en behörighet)."""
    return await people.give_role(
        work,
        named(given),
        role=given.role,
        organisation=ref(given.organisation),
        expires_at=or_none(given.expires_at),
    )


@act(Act.REVOKE_GRANT, GrantPayload)
async def revoke_grant(work: Work, given: RevokeGrantInput) -> Grant:
    """Take a role back, everywhere within five seconds (återkalla en behörighet)."""
    return await people.revoke_grant(work, named(given), seen=given.seen, because=given.because)


@act(Act.ERASE_PERSON, PersonPayload)
async def erase_person(work: Work, given: ErasePersonInput) -> Person:
    """Empty the name, the address and all else a person may be known by, and take its roles back (radera en person)."""
    return await erasing_people.erase(work, named(given), seen=given.seen, because=given.because)
