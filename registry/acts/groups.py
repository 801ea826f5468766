"""What is done with groups and seats: add, change, seat, unseat. Who keeps or convenes a group says who sits in it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from registry.acts import days, naming
from registry.concepts.groups import Group, GroupKind, Seat, SeatRole
from registry.concepts.organisations import Organisation
from registry.errors import AlreadyExists, Invalid, Required, StepNotAllowed
from registry.matrix import Act
from registry.storage.model.terms import DateStatus, Publication
from registry.storage.writing.putting import Fields
from registry.storage.writing.references import Ref
from registry.work import Work, gathering, published

MOST_AT_ONCE = 300


async def create(work: Work, fields: Fields) -> Group:
    """Add a group as a draft; name and kind are needed (lägg upp)."""
    work.may(Act.CREATE_GROUP, Group)
    missing = [Required.of("fields", name) for name in ("name", "kind") if not fields.get(name)]
    if missing:
        raise ExceptionGroup("refused", missing)
    group = Group()
    _refuse_part(group, fields)
    given = await naming.named(work, group, fields)
    return await work.create(Act.CREATE_GROUP, group, given, path=("fields",))


async def update(work: Work, ref: Ref, *, seen: int, fields: Fields) -> Group:
    """Change a group's facts (ändra)."""
    group = await work.take(Act.UPDATE_GROUP, Group, ref, "group", seen=seen)
    _refuse_part(group, fields)
    await work.put(group, await naming.named(work, group, fields), "fields")
    return group


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


async def seat(work: Work, group: Ref, seats: Sequence[Fields], source: Fields | None = None) -> list[Seat]:
    """Seat organisations in a group, many at once, with one source; what is wrong is refused together (ge plats)."""
    work.may(Act.SEAT_MEMBERS, Seat)
    if not 1 <= len(seats) <= MOST_AT_ONCE:
        raise Invalid(
            f"Between 1 and {MOST_AT_ONCE} can be seated at once.",
            f"Mellan 1 och {MOST_AT_ONCE} kan få plats på en gång.",
            path=("seats",),
        )
    into = await _led(work, group)
    sources = {"sources": [source]} if source else {}
    found: list[Seat] = []
    with gathering() as wrong:
        for place, each in enumerate(seats):
            async with work.savepoint(wrong, "seats", place):
                found.append(await _sit(work, into, {**each, **sources}))
    return found


async def _led(work: Work, ref: Ref) -> Group:
    """The group that a reference leads to, locked, when the caller says who sits in it."""
    key = await work.resolve(Group, ref, "group")
    # A seat that is not there yet tells who leads its group.
    await work.require(Act.SEAT_MEMBERS, Seat(group_id=key))
    return await work.lock(Group, key)


async def _sit(work: Work, into: Group, values: Fields) -> Seat:
    """Give one organisation a seat, which is visible as soon as the group is.

    When it has that seat already there is a warning and no change; AlreadyExists when it had the seat and left it.
    """
    key = await work.resolve(Organisation, values["organisation"], "organisation")
    made = published(Seat(group_id=into.id, organisation_id=key, keeper_id=into.keeper_id))
    rest = {name: each for name, each in values.items() if name != "organisation"}
    there = await _same(work, into, key, rest)
    if there is None:
        return await work.create(Act.SEAT_MEMBERS, made, rest)
    if there.period_end is not None and f"{there.period_end}~" < work.today:
        refusal = AlreadyExists(
            f"It had that seat until {there.period_end}.",
            f"Organisationen hade den platsen till {there.period_end}.",
            "Take the seat up again with updateSeat.",
            "Ta upp platsen igen med updateSeat.",
            path=("organisation",),
        )
        refusal.current = (there.record_type.prefix, there.id)
        raise refusal
    work.warn(
        "ALREADY_SO",
        "It has that seat already; nothing was added.",
        "Organisationen har redan den platsen; inget lades till.",
        there,
    )
    return there


async def _same(work: Work, into: Group, organisation: UUID, values: Fields) -> Seat | None:
    """The seat that the organisation has already in the same role and function, if any."""
    return (
        await work.session.scalars(
            select(Seat).where(
                Seat.group_id == into.id,
                Seat.organisation_id == organisation,
                Seat.role == values.get("role", SeatRole.MEMBER),
                Seat.function.is_not_distinct_from(values.get("function")),
                Seat.publication != Publication.WITHDRAWN,
            )
        )
    ).one_or_none()


async def update_seat(work: Work, key: str, *, seen: int, fields: Fields) -> Seat:
    """Change a seat; its role is changed only by those who keep or convene the group (ändra)."""
    found = await work.take(Act.UPDATE_SEAT, Seat, Ref("id", key), "seat", seen=seen)
    await work.put(found, fields, "fields")
    return found


async def unseat(work: Work, key: str, *, seen: int, on: str) -> Seat:
    """End a seat on a day; the record of it stays, as history (avsluta)."""
    found = await work.take(Act.UNSEAT_MEMBER, Seat, Ref("id", key), "seat", seen=seen)
    if found.period_end_is is DateStatus.ACTUAL:
        raise StepNotAllowed(
            f"The seat ended {found.period_end}.",
            f"Platsen upphörde {found.period_end}.",
            "If the day is wrong, change it with updateSeat.",
            "Om dagen är fel, ändra den med updateSeat.",
        )
    await days.end(work, found, on)
    return found
