"""People who sign in and their grants as the contract shows them: to administrators, and to each of themselves."""

from datetime import datetime

import strawberry

from registry.identity import grants, people
from registry.storage.model.terms import Role
from schema.language.fields import attribute, connection, field, later, one
from schema.language.personal import TO_FORGET, TO_GIVE_ROLES, TO_KNOW_AGAIN
from schema.language.records import Record


@strawberry.type(description="Somebody who has signed in; erased is withdrawn, with nothing left but the id (person).")
class Person(Record):
    """Somebody who has signed in."""

    model = people.Person
    called = "displayName"
    at_a_glance = "publication"

    issuer: str = attribute("Who vouches for the person (utfärdare).")
    subject: str | None = attribute(
        "The issuer's own name for the person; null when erased (subjekt).", about=TO_KNOW_AGAIN
    )
    display_name: str | None = attribute("The name, if told; null when erased (namn).", of="name", about=TO_GIVE_ROLES)
    email: str | None = attribute("The e-mail address, if told; null when erased (e-post).", about=TO_GIVE_ROLES)
    last_seen_at: datetime | None = attribute(
        "When the person was last here, to the hour (senast sedd).", about=TO_FORGET
    )
    grants = connection("people.Grant", "Roles that the person has been given, also those revoked (behörigheter).")
    kept_answer_count: int = attribute("How many answers to its acts are kept for a retry, for a day (sparade svar).")
    commits = connection("history.Commit", "What the person has done (ändringstillfällen).", of_records=False)


@strawberry.type(description="A role given to a person beside what the issuer says; revoked is withdrawn (behörighet).")
class Grant(Record):
    """A role given to a person."""

    model = grants.Grant
    called = "role"

    person = one("people.Person", "To whom (person).", required=True)
    role: Role = attribute("What it lets one do (behörighet).")
    acts_for = one(
        "organisations.Organisation",
        "For which organisation, or at which when it is national (organisation).",
        of="organisation",
    )
    expires_at: datetime | None = attribute("When it stops; null is when it is revoked (går ut).")


@strawberry.type
class Questions:
    """What can be asked for of people and their grants."""

    people = connection(
        "people.Person",
        "People who have signed in; only for administrators, but for oneself (personer).",
    )
    grants = connection(
        "people.Grant", "Roles given to people; to others than administrators, one's own (behörigheter)."
    )
    personal_data = field(
        later("people.Person") | None,
        "All that is held on somebody who has signed in, for administrators and for oneself; null when there is"
        " nothing, or nothing that is yours to read (registerutdrag).",
        {"about": (strawberry.ID, ..., "The person's id; `viewer { person }` tells one's own (person).")},
        nodes=True,
    )
