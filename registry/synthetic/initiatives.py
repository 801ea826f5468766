"""Made-up initiatives with those who take part in them, and what these learned."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from registry.concepts.initiatives import InitiativeKind, InitiativeState, PilotFocus
from registry.concepts.participations import LessonKind, ParticipationRole, ParticipationStatus
from registry.storage.model.terms import Completeness, RecordType, ServiceSide
from registry.synthetic.world import FUNCTIONS, SUBJECTS, TODAY, UNITS, WAYS, Batch, Row, World

KINDS = (
    *(InitiativeKind.PILOT,) * 8, *(InitiativeKind.JOINT_DEVELOPMENT,) * 5, *(InitiativeKind.INQUIRY,) * 2,
    InitiativeKind.PRE_STUDY, InitiativeKind.NATIONAL_TEST, InitiativeKind.PRIORITY_AREA, InitiativeKind.PROGRAMME,
    InitiativeKind.YRKESRESA, InitiativeKind.JOINT_OPERATION,
)  # fmt: skip
ROLES = (*(ParticipationRole.PARTICIPANT,) * 14, *ParticipationRole)
STATUSES = (*(ParticipationStatus.CONFIRMED,) * 14, *ParticipationStatus)
#: Tables of links, each with its other column, the table that this leads to, and how many initiatives have any.
LINKS = (
    ("initiative_outputs", "output_id", "outputs", 0.4),
    ("initiative_prompts", "output_id", "outputs", 0.15),
    ("initiative_implements", "output_id", "outputs", 0.15),
)


def initiatives(world: World) -> Iterator[Batch]:
    """Initiatives, their participations, and what they lead to."""
    made: set[tuple[UUID, UUID]] = set()
    for start, part in world.batches("initiatives", "participations"):
        batch: Batch = {"initiatives": [], "participations": [], "lessons": [], "initiative_themes": []}
        batch |= {table: [] for table, *_ in LINKS}
        batch |= {"initiative_needs": [], "initiative_follows": [], "case_numbers": [], "external_ids": []}
        for number, (record, members) in enumerate(part, start):
            initiative = _initiative(world, number, record)
            batch["initiatives"].append(initiative)
            _take_part(world, batch, initiative, members)
            batch["initiative_themes"] += world.links("initiative_id", record, "theme_id", "themes", 0.95, 3)
            for link in world.links("initiative_id", record, "need_id", "knowledge_needs", 0.5):
                batch["initiative_needs"] += world.also_lives_on(link, made)
            for table, column, other, share in LINKS:
                batch[table] += world.links("initiative_id", record, column, other, share)
            if number and world.chance(0.15):
                followed = world.ids["initiatives"][world.rng.randrange(number)]
                batch["initiative_follows"].append({"initiative_id": record, "follows_id": followed})
            if world.chance(0.3):
                authority = world.rng.choice(world.organisations)
                case = {"authority_id": authority, "value": f"EX 2025/{number}", "initiative_id": record}
                batch["case_numbers"].append(case)
            batch["external_ids"] += world.external_ids(RecordType.INITIATIVE, number, record)
        yield batch


def _initiative(world: World, number: int, record: UUID) -> Row:
    period, start, end = world.period(0.85)
    kind, state = world.rng.choice(KINDS), _state(world, start, end)
    stopped = state is InitiativeState.DISCONTINUED
    former = [{"name": world.title(number)}] if world.chance(0.03) else []
    counts = [{"unit": "MUNICIPALITIES", "count": world.rng.randint(2, 290), "is_approximate": world.chance(0.3)}]
    counted = [{**each, "source": {"title": "Exempel på en källa", "fields": ["count"]}} for each in counts]
    return {
        **world.named("initiatives", number, record),
        **period,
        **world.target_group("target_group", 0.6),
        **_opening(world, state in (InitiativeState.PROPOSED, InitiativeState.PREPARING)),
        "title": world.title(number),
        "title_en": f"Example initiative {number}",
        "summary": world.maybe_text(0.9, 4),
        "summary_en": f"A made-up initiative, number {number}." if world.chance(0.5) else None,
        "former_titles": json.dumps(former),
        "kind": kind,
        "pilot_focus": world.maybe(0.8, [*PilotFocus]) if kind is InitiativeKind.PILOT else None,
        "side": world.maybe(0.3, [*ServiceSide]),
        "state": state,
        "phase_note": world.maybe_text(0.1),
        "discontinued_because": world.text(1) if stopped else None,
        "questions": [f"Hur fungerar {each}?" for each in world.rng.sample(SUBJECTS, world.rng.randint(0, 2))],
        "methods": world.rng.sample(WAYS, world.rng.randint(0, 2)),
        "contacts": json.dumps([{"function": world.rng.choice(FUNCTIONS)}] if world.chance(0.2) else []),
        **_known(world),
        "reported_counts": json.dumps(counted if world.chance(0.15) else []),
        "parent_id": world.ids["initiatives"][world.rng.randrange(number)] if number and world.chance(0.05) else None,
    }


def _known(world: World) -> Row:
    """How much is known of who takes part, and when the state was so."""
    known = world.maybe(0.8, [*Completeness])
    return {
        "participants_known_completeness": known,
        "participants_known_on": None if known is None else world.maybe(0.7, ["2024", "2025-03", "2025-11-04"]),
        "state_as_of": world.maybe(0.6, ["2023", "2025-06", "2026-10-01"]),
    }


def _state(world: World, start: date | None, end: date | None) -> InitiativeState:
    if start is None:
        return world.rng.choice([InitiativeState.PROPOSED, InitiativeState.ONGOING, InitiativeState.COMPLETED])
    if start > TODAY:
        return world.rng.choice([InitiativeState.PROPOSED, InitiativeState.PREPARING])
    if end and end < TODAY:
        return InitiativeState.COMPLETED if world.chance(0.9) else InitiativeState.DISCONTINUED
    return InitiativeState.ONGOING


def _opening(world: World, early: bool) -> Row:
    """What a new participant is asked for, mostly before the work has begun."""
    is_open = world.chance(0.5 if early else 0.04)
    asks = world.chance(0.5)
    return {
        "opening_seeks": "Fler kommuner som vill vara med" if is_open else None,
        "opening_demands": "En kontaktperson och tid för uppföljning" if is_open else None,
        "opening_offers": world.maybe_text(0.5) if is_open else None,
        "opening_places": world.rng.randint(1, 20) if is_open and asks else None,
        "opening_closes_on": TODAY + timedelta(days=world.rng.randrange(-200, 500)) if is_open and asks else None,
        "opening_contact_function": world.rng.choice(FUNCTIONS) if is_open else None,
        "opening_contact_email": "funktion@example.org" if is_open else None,
        "opening_contact_organisation_id": world.rng.choice(world.organisations) if is_open else None,
    }


def _take_part(world: World, batch: Batch, initiative: Row, members: int) -> None:
    """The participations of one initiative, and what some of them learned."""
    for place, organisation in enumerate(world.members(members)):
        participation = _participation(world, initiative, organisation, first=place == 0)
        batch["participations"].append(participation)
        if world.chance(0.1):
            batch["lessons"].append(
                {
                    **world.record(whole=participation),
                    "participation_id": participation["id"],
                    "kind": world.rng.choice([*LessonKind]),
                    "text": world.text(3),
                    "stated_on": world.maybe_known(0.7),
                }
            )


def _participation(world: World, initiative: Row, organisation: UUID, *, first: bool) -> Row:
    period, _, _ = world.period(0.4)
    return {
        **world.record(whole=initiative),
        **period,
        **world.target_group("local_target_group", 0.08),
        "initiative_id": initiative["id"],
        "organisation_id": organisation,
        "acting_group_id": world.maybe(0.03, world.ids["groups"]),
        "via_id": world.bodies.get(organisation) if world.chance(0.3) else None,
        "unit": world.maybe(0.1, UNITS),
        "role": ParticipationRole.OWNER if first else world.rng.choice(ROLES),
        "status": world.rng.choice(STATUSES),
        "note": world.maybe_text(0.1),
    }
