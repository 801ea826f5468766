"""Keys to the API as the contract shows them, to administrators only."""

from datetime import datetime

import strawberry

from registry.identity import keys
from registry.storage.model.terms import RecordType, Role
from schema.language.fields import attribute, connection, one
from schema.language.records import Record


@strawberry.type(description="A key to the API, for a function or a system; revoked is withdrawn (nyckel).")
class ApiKey(Record):
    """A key to the API."""

    model = keys.ApiKey
    called = "purpose"

    purpose: str = attribute("What it is for: a function or a system, never a person (ändamål).")
    prefix: str = attribute("How it begins; not secret, and what the trail names it by (början).")
    role: Role = attribute("What it may do (behörighet).")
    holder = one(
        "organisations.Organisation",
        "Whose it is: for which organisation, or at which when it is national; told by history (innehavare).",
        of="organisation",
    )
    scopes: list[RecordType] = attribute(
        "A system's key changes only these types of records; none is every type (avgränsning)."
    )
    systems: list[str] = attribute(
        "The other systems that it speaks for, by name; none is no system (system som den talar för)."
    )
    expires_at: datetime | None = attribute("When it stops; null is when it is revoked (går ut).")
    last_used_at: datetime | None = attribute("When it last opened the API, to the minute (senast använd).")


@strawberry.type
class Questions:
    """What can be asked for of keys."""

    api_keys = connection("keys.ApiKey", "Keys to the API; only for administrators (nycklar).")
