"""People who sign in and their grants as the contract shows them: to administrators, and to each of themselves."""

from datetime import datetime

import strawberry

from registry import grants, people
from registry.storage.terms import Role
from schema.fields import StringFilter, asked, both, connection, one, said, word
from schema.records import Record

word(Role)


@strawberry.type(description="Somebody who has signed in; erased is withdrawn, with nothing left but the id (person).")
class Person(Record):
    """Somebody who has signed in."""

    model = people.Person

    issuer: str = said("Who vouches for the person (utfärdare).")
    subject: str | None = said("The issuer's own name for the person; null when erased (subjekt).")
    display_name: str | None = said("The name, if the issuer tells it; null when erased (namn).", of="name")
    email: str | None = said("The e-mail address, if the issuer tells it; null when erased (e-post).")
    last_seen_at: datetime | None = said("When the person was last here, to the hour (senast sedd).")
    grants = connection("people.Grant", "Roles that the person has been given, also those revoked (behörigheter).")
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
