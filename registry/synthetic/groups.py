"""Made-up groups with the seats in them."""

from collections.abc import Iterator
from uuid import UUID

from registry.concepts.groups import GroupKind, SeatRole
from registry.storage.model.terms import RecordType
from registry.synthetic.world import FUNCTIONS, SUBJECTS, Batch, Row, World

SEAT_ROLES = (*(SeatRole.MEMBER,) * 8, *SeatRole)


def groups(world: World) -> Iterator[Batch]:
    """Groups, their seats and their themes."""
    for start, part in world.batches("groups", "seats"):
        batch: Batch = {"groups": [], "seats": [], "group_themes": [], "external_ids": []}
        for number, (record, seats) in enumerate(part, start):
            group = _group(world, number, record)
            batch["groups"].append(group)
            batch["seats"] += [_seat(world, group, each) for each in world.members(seats)]
            batch["group_themes"] += world.links("group_id", record, "theme_id", "themes", 0.8)
            batch["external_ids"] += world.external_ids(RecordType.GROUP, number, record)
        yield batch


def _group(world: World, number: int, record: UUID) -> Row:
    period, _, _ = world.period(0.6)
    return {
        **world.named("groups", number, record),
        **period,
        "kind": world.rng.choice([*GroupKind]),
        "name": f"Exempelgrupp för {world.rng.choice(SUBJECTS)} {number}",
        "remit": world.maybe_text(0.6, 2),
        "convener_id": world.maybe(0.7, world.organisations),
        "concerns_id": world.maybe(0.3, world.ids["initiatives"]),
        "parent_id": world.ids["groups"][number // 2] if number and world.chance(0.1) else None,
    }


def _seat(world: World, group: Row, organisation: UUID) -> Row:
    period, _, _ = world.period(0.5)
    return {
        **world.record(whole=group),
        **period,
        "group_id": group["id"],
        "organisation_id": organisation,
        "role": world.rng.choice(SEAT_ROLES),
        "function": world.maybe(0.5, FUNCTIONS),
    }
