"""Acts on groups and seats, as the contract shows them."""

import strawberry

from registry.acts import groups
from registry.concepts.groups import Group, Seat, SeatRole
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import OnDifference, OnError
from registry.work import Work
from schema.language.deriving import inputs_of, same
from schema.language.fields import field, input_field, list_of, one
from schema.language.inputs import (
    SourceInput,
    changes,
    facts,
    id_alone,
    named,
    on_difference,
    on_error,
    rows_of,
    seen_version,
    theme_slugs,
    values,
    which,
    which_one,
)
from schema.language.payloads import Payload, RowsPayload, act
from schema.language.references import RecordRef
from schema.language.scalars import PartialDate


@strawberry.type(description="A group after an act (svar om en grupp).")
class GroupPayload(Payload):
    """A group after an act."""

    group = one("groups.Group", "The group; null when something must be put right (gruppen).")


@strawberry.type(description="Seats after an act (svar om platser).")
class SeatsPayload(RowsPayload):
    """Seats after an act."""

    seats = field(
        list_of("groups.Seat") | None,
        "The seats, in the order given, without those of rows that were refused; null when something must be put right"
        " (platserna).",
    )


@strawberry.type(description="A seat after an act (svar om en plats).")
class SeatPayload(Payload):
    """A seat after an act."""

    seat = one("groups.Seat", "The seat; null when something must be put right (platsen).")


# ---- Groups ----------------------------------------------------------------------------------------------------------


@inputs_of(
    "groups.Group",
    description="What a group is given: absent leaves as it is, null empties (gruppens uppgifter).",
)
class GroupFields:
    """What a group is given."""

    kind = same()
    name = same()
    slug = same()
    remit = same()
    period = same()
    seats_known = same("Whether all who sit in it are known, some or none (kända platser).")
    convener = same()
    concerns = same()
    parent: RecordRef | None = input_field("The group it is a part of; not for a reference group (ingår i).")
    themes: list[str] | None = theme_slugs()
    keeper = same()
    sources = same()


@strawberry.input(description="A new group (ny grupp).")
class CreateGroupInput:
    """A new group."""

    fields: GroupFields = facts("name and kind")


@strawberry.input(description="A changed group: absent leaves as it is, null empties (ändrad grupp).")
class UpdateGroupInput:
    """A changed group."""

    group: RecordRef = which("grupp")
    seen: int = seen_version()
    fields: GroupFields = changes()


# ---- Seats -----------------------------------------------------------------------------------------------------------


@inputs_of("groups.Seat", description="An organisation that is given a place in a group (plats).")
class SeatInput:
    """An organisation that is given a place in a group."""

    organisation = same("Who (organisation).", ...)
    role = same(default=SeatRole.MEMBER)
    function = same()
    period = same()


@strawberry.input(description="Many seats in a group at once, with one source (ge platser i en grupp).")
class SeatMembersInput:
    """Many seats in a group at once."""

    group: RecordRef = input_field("In which group (grupp).", ...)
    seats: list[SeatInput] = input_field("Who sits there, 1 to 300 (platser).", ...)
    source: SourceInput | None = input_field("Where it says so (källa).")
    on_error: OnError = on_error()
    on_difference: OnDifference = on_difference()


@inputs_of(
    "groups.Seat",
    description="What another system tells of a seat: absent leaves as it is, null empties. In which group and whose"
    " does not change (uppgifter).",
)
class SeatRowFields:
    """What another system tells of a seat."""

    group = same("In which group (grupp).")
    organisation = same("Who (organisation).")
    role = same("What the organisation does in the group (roll).")
    function = same()
    period = same()
    sources = same()


@inputs_of(
    "groups.Seat",
    description="What a seat is given: absent leaves as it is, null empties (uppgifter).",
    like=SeatRowFields,
    without=("group", "organisation"),
)
class SeatFields:
    """What a seat is given."""


@strawberry.input(description="A changed seat (ändrad plats).")
class UpdateSeatInput:
    """A changed seat."""

    which: RecordRef | None = which_one()
    seat: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    fields: SeatFields = changes()


@strawberry.input(description="A seat that ends (avslutad plats).")
class UnseatMemberInput:
    """A seat that ends."""

    which: RecordRef | None = which_one()
    seat: strawberry.ID | None = id_alone()
    seen: int = seen_version()
    on: PartialDate = input_field("The last day, month or year (datum).", ...)


# ---- Acts ------------------------------------------------------------------------------------------------------------


@act(Act.CREATE_GROUP, GroupPayload)
async def create_group(work: Work, given: CreateGroupInput) -> Group:
    """Add a group as a draft; others of the same name come back as warnings (lägg upp en grupp)."""
    return await groups.create(work, values(given.fields))


@act(Act.UPDATE_GROUP, GroupPayload)
async def update_group(work: Work, given: UpdateGroupInput) -> Group:
    """Change a group's facts (ändra en grupp)."""
    return await groups.update(work, given.group.ref, seen=given.seen, fields=values(given.fields))


@act(Act.SEAT_MEMBERS, SeatsPayload)
async def seat_members(work: Work, given: SeatMembersInput) -> list[Record]:
    """Seat organisations in a group that you keep or convene, many at once (ge organisationer plats i en grupp).

    Each row is judged by itself, and told of in `rows`.
    """
    return await groups.seat(work, given.group.ref, rows_of(given, given.seats))


@act(Act.UPDATE_SEAT, SeatPayload)
async def update_seat(work: Work, given: UpdateSeatInput) -> Seat:
    """Change a seat; its role only for those who keep or convene the group (ändra en plats i en grupp)."""
    return await groups.update_seat(work, named(given), seen=given.seen, fields=values(given.fields))


@act(Act.UNSEAT_MEMBER, SeatPayload)
async def unseat_member(work: Work, given: UnseatMemberInput) -> Seat:
    """End a seat on a day; it stays in the registry, as what was (avsluta en plats i en grupp)."""
    return await groups.unseat(work, named(given), seen=given.seen, on=given.on)
