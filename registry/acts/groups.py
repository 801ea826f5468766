"""What is done with groups and seats: add, change, seat, unseat. Who keeps or convenes a group says who sits in it."""

from uuid import UUID

from registry.acts import days, naming
from registry.acts.following_rows import led_to
from registry.acts.rows.given import Rows
from registry.acts.rows.many import Many
from registry.concepts.groups import Group, GroupKind, Seat
from registry.errors import AlreadyExists, Invalid, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.record import Record
from registry.storage.model.terms import DateStatus
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, published


async def create(work: Work, fields: Fields) -> Group:
    """Add a group as a draft; name and kind are needed (lägg upp)."""
    work.may(Act.CREATE_GROUP, Group)
    missing = [Required.of("fields", name) for name in ("name", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    group = Group()
    given = await checked(work, group, fields)
    return await work.create(Act.CREATE_GROUP, group, given, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Group:
    """Change a group's facts (ändra)."""
    group = await work.take(Act.UPDATE_GROUP, Group, ref, "group", seen=seen)
    await work.put(group, await checked(work, group, fields), "fields")
    return group


async def checked(work: Work, group: Group, fields: Fields) -> Fields:
    """The fields to put into a group, see `naming.named`; Invalid for a reference group as a part of another."""
    _refuse_part(group, fields)
    return await naming.named(work, group, fields)


def _refuse_part(group: Group, fields: Fields) -> None:
    """A reference group gives its views on an initiative, and is no part of another group."""
    kind, parent = fields.get("kind") or group.kind, fields.get("parent", group.parent_id)
    if kind is GroupKind.REFERENCE_GROUP and parent:
        raise Invalid(
            "A reference group is no part of another group.",
            "En referensgrupp ingår inte i en annan grupp.",
            path=("fields", "parent"),
        )


# ---- Seats -----------------------------------------------------------------------------------------------------------


class Seats(Many):
    """The seats of a group, said by who keeps or convenes it."""

    model, made_by, changed_by, name = Seat, Act.SEAT_MEMBERS, Act.UPDATE_SEAT, "seats"
    stands_already = (
        "It has that seat already; nothing was added.",
        "Organisationen har redan den platsen; inget lades till.",
    )

    def drawn(self, organisation: UUID) -> Seat:
        """Visible as soon as the group is."""
        return published(Seat(group_id=self.whole.id, organisation_id=organisation, keeper_id=self.whole.keeper_id))

    def refuse_standing(self, there: Seat) -> None:
        """AlreadyExists when the organisation had the seat and left it: to take it up again is to change it."""
        if there.period_end is None or f"{there.period_end}~" >= self.work.today:
            return
        refusal = AlreadyExists(
            f"It had that seat until {there.period_end}.",
            f"Organisationen hade den platsen till {there.period_end}.",
            "Take the seat up again with updateSeat.",
            "Ta upp platsen igen med updateSeat.",
            path=("organisation",),
        )
        refusal.current = (there.record_type.prefix, there.id)
        raise refusal


async def seat(work: Work, group: Ref, rows: Rows) -> list[Record]:
    """Seat organisations in a group, many at once, with one source, each row judged by itself (ge plats)."""
    work.may(Act.SEAT_MEMBERS, Seat)
    Seats.refuse_number(rows, "seated", "få plats")
    key = await work.resolve(Group, group, "group")
    # A seat that is not there yet tells who leads its group.
    await work.require(Act.SEAT_MEMBERS, Seat(group_id=key))
    return await Seats(work, await work.lock(Group, key)).add(rows)


async def seated(work: Work, made: Seat, fields: Fields) -> Fields:
    """The fields of a new seat that a row tells of: it is its group's keeper's, as `seat` has it."""
    key = await led_to(work, Group, fields["group"])
    if key is not None:
        made.keeper_id = (await work.session.get_one(Group, key)).keeper_id
    return fields


async def update_seat(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Seat:
    """Change a seat; its role is changed only by those who keep or convene the group (ändra)."""
    found = await work.take(Act.UPDATE_SEAT, Seat, ref, "which", seen=seen)
    await work.put(found, fields, "fields")
    return found


async def unseat(work: Work, ref: Ref, *, seen: int, on: str) -> Seat:
    """End a seat on a day; the record of it stays, as history (avsluta)."""
    found = await work.take(Act.UNSEAT_MEMBER, Seat, ref, "which", seen=seen)
    if found.period_end_is is DateStatus.ACTUAL:
        raise StepNotAllowed(
            f"The seat ended {found.period_end}.",
            f"Platsen upphörde {found.period_end}.",
            "If the day is wrong, change it with updateSeat.",
            "Om dagen är fel, ändra den med updateSeat.",
        )
    await days.end(work, found, on)
    return found
