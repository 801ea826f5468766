"""People who sign in and their grants as the contract shows them: to administrators, and to each of themselves."""

from datetime import datetime

import strawberry

from registry.identity import grants, people
from registry.storage.model.terms import Role
from schema.language.fields import StringFilter, asked, both, connection, one, said
from schema.language.personal import TO_FORGET, TO_GIVE_ROLES, TO_KNOW_AGAIN
from schema.language.records import Record


@strawberry.type(description="Somebody who has signed in; erased is withdrawn, with nothing left but the id (person).")
class Person(Record):
    """Somebody who has signed in."""

    model = people.Person

    issuer: str = said("Who vouches for the person (utfärdare).")
    subject: str | None = said("The issuer's own name for the person; null when erased (subjekt).", about=TO_KNOW_AGAIN)
    display_name: str | None = said("The name, if told; null when erased (namn).", of="name", about=TO_GIVE_ROLES)
    email: str | None = said("The e-mail address, if told; null when erased (e-post).", about=TO_GIVE_ROLES)
    last_seen_at: datetime | None = said("When the person was last here, to the hour (senast sedd).", about=TO_FORGET)
    grants = connection("people.Grant", "Roles that the person has been given, also those revoked (behörigheter).")
    kept_answer_count: int = said("How many answers to its acts are kept for a retry, for a day (sparade svar).")
    commits = connection("history.Commit", "What the person has done (ändringstillfällen).")


@strawberry.type(description="A role given to a person beside what the issuer says; revoked is withdrawn (behörighet).")
class Grant(Record):
    """A role given to a person."""

    model = grants.Grant

    person = one("people.Person", "To whom (person).", required=True)
    role: Role = said("What it lets one do (behörighet).")
    acts_for = one(
        "organisations.Organisation", "For which organisation, if for one (organisation).", of="organisation"
    )
    expires_at: datetime | None = said("When it stops; null is when it is revoked (går ut).")


@strawberry.input(description="Which people (urval av personer).")
class PersonWhere:
    """Which people."""

    and_, or_, not_ = both("people.PersonWhere")
    display_name: StringFilter | None = asked("By name (namn).", StringFilter, of="name")
    email: StringFilter | None = asked("By e-mail address (e-post).", StringFilter)
