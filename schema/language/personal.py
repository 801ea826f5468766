"""The mark of personal data in the contract: what for, and for how long."""

import strawberry
from strawberry.schema_directive import Location


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="personalData",
    description="What the field holds is about a person who signs in, and is kept for this and no longer"
    " (personuppgift).",
)
class PersonalData:
    """Why a field holds personal data, and for how long."""

    purpose: str = strawberry.directive_field(name="purpose")
    retention: str = strawberry.directive_field(name="retention")


WHILE_THEY_COME = "Until the person has not been here for REGISTRY_PEOPLE_KEPT_DAYS days, or asks to be erased."
TO_KNOW_AGAIN = PersonalData(purpose="To know whoever signs in again.", retention=WHILE_THEY_COME)
TO_GIVE_ROLES = PersonalData(
    purpose="So that administrators give roles to the right person and know who did what.", retention=WHILE_THEY_COME
)
TO_FORGET = PersonalData(purpose="To know when to erase what is held.", retention=WHILE_THEY_COME)
TO_GREET = PersonalData(purpose="To show somebody who they are signed in as.", retention="Nothing is kept for this.")
TO_LINK = PersonalData(
    purpose="To tell acts of one person from those of another.",
    retention="For ever in the trail; it leads to nobody once the person is erased.",
)
