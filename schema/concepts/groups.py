"""Groups and seats as the contract shows them."""

import strawberry

from registry.concepts import groups
from registry.concepts.groups import GroupKind, SeatRole
from schema.language.fields import attribute, connection, many, one
from schema.language.questions import AS_OF, by_slug
from schema.language.records import Actor, KnownList, Period, Record, readable_key


@strawberry.interface(
    description="A group with seats (grupp). Kinds other than reference groups are OtherGroup, so no network is called"
    " a reference group."
)
class Group(Record, Actor):
    """A group with seats."""

    model = groups.Group
    at_a_glance = "name kind publication"

    kind: GroupKind = attribute("Kind of group (slag).")
    slug: str = readable_key("the name")
    name: str = attribute("Its name (namn).")
    remit: str | None = attribute("What it is to do, plain text (uppdrag).")
    period: Period | None = attribute("From and to (period).")
    convener = one("organisations.Organisation", "The organisation that convenes it (sammankallande organisation).")
    concerns = one("initiatives.Initiative", "The initiative it gives views on or works with (gäller).")
    themes = many("themes.Theme", "Service areas and topics (områden).")
    seats = connection(
        "groups.Seat",
        "Who sits in it (platser).",
    )
    participations = connection("participations.Participation", "What it takes part in, and as what (deltaganden).")
    collaboration_initiatives = connection(
        "initiatives.Initiative",
        "The initiatives that are said to be its own; there may be others (initiativ inom samverkan).",
    )
    endorsements = connection("endorsements.Endorsement", "The needs it stands behind (behov den ställer sig bakom).")
    decisions = connection("decisions.Decision", "What it has decided on needs (beslut).")
    seats_known: KnownList | None = attribute(
        "Whether all who sit in it are known here, some or none; null when nobody has said (kända platser)."
    )


@strawberry.type(description="Reference group (referensgrupp): gives its views on an initiative.")
class ReferenceGroup(Group):
    """Reference group."""

    kinds = (GroupKind.REFERENCE_GROUP,)


@strawberry.type(description="Steering, preparatory or working group, or network (annan grupp).")
class OtherGroup(Group):
    """Steering, preparatory or working group, or network."""

    kinds = tuple(kind for kind in GroupKind if kind is not GroupKind.REFERENCE_GROUP)

    parent = one("groups.Group", "The group it is a part of (ingår i).")


@strawberry.type(
    description="An organisation's place in a group (plats); the holder is a function, such as planning officer."
)
class Seat(Record):
    """An organisation's place in a group."""

    model = groups.Seat
    called = "organisation { name } group { name }"
    at_a_glance = "role function publication"

    group = one("groups.Group", "The group (grupp).", required=True)
    organisation = one("organisations.Organisation", "The organisation (organisation).", required=True)
    role: SeatRole = attribute("What it does in the group (roll).")
    function: str | None = attribute("The function that holds it, never a person (funktion).")
    period: Period | None = attribute("From and to (period).")
    is_current: bool = attribute(
        "Whether it is held now: it has not ended, as far as is known, and does not begin later (aktuell plats)."
    )


@strawberry.type
class Questions:
    """What can be asked for of groups."""

    groups = connection(
        "groups.Group",
        "Groups (grupper).",
        kind=(GroupKind | None, strawberry.UNSET, "Only of this kind (slag av grupp)."),
        **AS_OF,
    )
    reference_groups = connection("groups.ReferenceGroup", "Groups of kind REFERENCE_GROUP (referensgrupper).", **AS_OF)
    group = by_slug("groups.Group", "A group by slug (grupp).")
    seats = connection("groups.Seat", "Who sits in which group (platser).", **AS_OF)
