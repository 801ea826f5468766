"""Acts on groups and seats, as the contract shows them."""

import strawberry

from registry.acts import groups
from registry.concepts.groups import Group, GroupKind, Seat, SeatRole
from registry.work import Work
from schema.language.fields import field, list_of, one
from schema.language.inputs import OrganisationRef, PeriodFields, RecordRef, SourceInput, said, themed, told, values
from schema.language.payloads import Payload
from schema.language.scalars import PartialDate


@strawberry.type(description="A group after an act (svar om en grupp).")
class GroupPayload(Payload):
    """A group after an act."""

    group = one("groups.Group", "The group; null when something must be put right (gruppen).")


@strawberry.type(description="Seats after an act (svar om platser).")
class SeatsPayload(Payload):
    """Seats after an act."""

    seats = field(
        list_of("groups.Seat") | None,
        "The seats, in the order given; null when something must be put right (platserna).",
    )


@strawberry.type(description="A seat after an act (svar om en plats).")
class SeatPayload(Payload):
    """A seat after an act."""

    seat = one("groups.Seat", "The seat; null when something must be put right (platsen).")


# ---- Groups ----------------------------------------------------------------------------------------------------------


@strawberry.input(description="What a group is given: absent leaves as it is, null empties (gruppens uppgifter).")
class GroupFields:
    """What a group is given."""

    kind: GroupKind | None = told("Kind of group (slag).")
    name: str | None = told("Its name (namn).")
    slug: str | None = told("A readable key; made from the name when left out (kortnamn i webbadress).")
    remit: str | None = told("What it is to do, plain text (uppdrag).")
    period: PeriodFields | None = told("From and to (period).")
    convener: OrganisationRef | None = told("The organisation that convenes it (sammankallande organisation).")
    concerns: RecordRef | None = told("The initiative it gives views on or works with (gäller).")
    parent: RecordRef | None = told("The group it is a part of; not for a reference group (ingår i).")
    themes: list[str] | None = told("Service areas and topics, by slug (områden).")
    keeper: OrganisationRef | None = told("Who answers for the facts (förvaltande organisation).")
    sources: list[SourceInput] | None = told("Where the facts come from (källor).")


@strawberry.input(description="A new group (ny grupp).")
class CreateGroupInput:
    """A new group."""

    fields: GroupFields = told("What it is; name and kind are needed (uppgifter).", ...)


@strawberry.input(description="A changed group: absent leaves as it is, null empties (ändrad grupp).")
class UpdateGroupInput:
    """A changed group."""

    group: RecordRef = told("Which (grupp).", ...)
    seen: int = told("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: GroupFields = told("What changes (uppgifter).", ...)


# ---- Seats -----------------------------------------------------------------------------------------------------------


@strawberry.input(description="An organisation that is given a place in a group (plats).")
class SeatInput:
    """An organisation that is given a place in a group."""

    organisation: OrganisationRef = told("Who (organisation).", ...)
    role: SeatRole = told("What it does in the group (roll).", SeatRole.MEMBER)
    function: str | None = told("The function that holds it, never a person (funktion).")
    period: PeriodFields | None = told("From and to (period).")


@strawberry.input(description="Many seats in a group at once, with one source (ge platser i en grupp).")
class SeatMembersInput:
    """Many seats in a group at once."""

    group: RecordRef = told("In which group (grupp).", ...)
    seats: list[SeatInput] = told("Who sits there, 1 to 300 (platser).", ...)
    source: SourceInput | None = told("Where it says so (källa).")


@strawberry.input(description="What a seat is given: absent leaves as it is, null empties (uppgifter).")
class SeatFields:
    """What a seat is given."""

    role: SeatRole | None = told("What the organisation does in the group (roll).")
    function: str | None = told("The function that holds it, never a person (funktion).")
    period: PeriodFields | None = told("From and to (period).")
    sources: list[SourceInput] | None = told("Where the facts come from (källor).")


@strawberry.input(description="A changed seat (ändrad plats).")
class UpdateSeatInput:
    """A changed seat."""

    seat: strawberry.ID = told("Its id (id).", ...)
    seen: int = told("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    fields: SeatFields = told("What changes (uppgifter).", ...)


@strawberry.input(description="A seat that ends (avslutad plats).")
class UnseatMemberInput:
    """A seat that ends."""

    seat: strawberry.ID = told("Its id (id).", ...)
    seen: int = told("The version you saw; CONFLICT if it has changed since (sedd version).", ...)
    on: PartialDate = told("The last day, month or year (datum).", ...)


# ---- Acts ------------------------------------------------------------------------------------------------------------


async def create_group(work: Work, given: CreateGroupInput) -> Group:
    """Add a group as a draft; others of the same name come back as warnings (lägg upp en grupp)."""
    return await groups.create(work, themed(given.fields))


async def update_group(work: Work, given: UpdateGroupInput) -> Group:
    """Change a group's facts (ändra en grupp)."""
    return await groups.update(work, given.group.ref, seen=given.seen, fields=themed(given.fields))


async def seat_members(work: Work, given: SeatMembersInput) -> list[Seat]:
    """Seat organisations in a group that you keep or convene, many at once (ge organisationer plats i en grupp)."""
    source = said(given.source)
    seats = [values(each) for each in given.seats]
    return await groups.seat(work, given.group.ref, seats, values(source) if source else None)


async def update_seat(work: Work, given: UpdateSeatInput) -> Seat:
    """Change a seat; its role only for those who keep or convene the group (ändra en plats i en grupp)."""
    return await groups.update_seat(work, given.seat, seen=given.seen, fields=values(given.fields))


async def unseat_member(work: Work, given: UnseatMemberInput) -> Seat:
    """End a seat on a day; it stays in the registry, as what was (avsluta en plats i en grupp)."""
    return await groups.unseat(work, given.seat, seen=given.seen, on=given.on)
