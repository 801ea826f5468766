"""Made-up records of every type, in batches that are small enough to hold in memory.

What they point at is drawn before they are made, so no record waits for another.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from registry.concepts.endorsements import EndorsementKind
from registry.concepts.groups import GroupKind, SeatRole
from registry.concepts.initiatives import InitiativeKind, InitiativeState, PilotFocus
from registry.concepts.knowledge_needs import HandlingWay, KnowledgeNeedState, NeedCloseReason
from registry.concepts.outputs import OutputKind
from registry.concepts.participations import LessonKind, ParticipationRole, ParticipationStatus
from registry.concepts.themes import ThemeKind
from registry.storage.model.terms import RecordType, ServiceSide
from registry.synthetic.world import (
    BATCH,
    FUNCTIONS,
    SERVICE_AREAS,
    SUBJECTS,
    TODAY,
    UNITS,
    WAYS,
    Row,
    World,
)

#: Rows by table.
Batch = dict[str, list[Row]]

KINDS = (
    *(InitiativeKind.PILOT,) * 8, *(InitiativeKind.JOINT_DEVELOPMENT,) * 5, *(InitiativeKind.INQUIRY,) * 2,
    InitiativeKind.PRE_STUDY, InitiativeKind.NATIONAL_TEST, InitiativeKind.PRIORITY_AREA, InitiativeKind.PROGRAMME,
    InitiativeKind.YRKESRESA, InitiativeKind.JOINT_OPERATION,
)  # fmt: skip
ROLES = (*(ParticipationRole.PARTICIPANT,) * 14, *ParticipationRole)
STATUSES = (*(ParticipationStatus.CONFIRMED,) * 14, *ParticipationStatus)
SEAT_ROLES = (*(SeatRole.MEMBER,) * 8, *SeatRole)


def everything(world: World) -> Iterator[Batch]:
    """All batches, in order."""
    yield _themes(world)
    yield from _groups(world)
    yield from _needs(world)
    yield from _outputs(world)
    yield from _initiatives(world)


def _themes(world: World) -> Batch:
    areas = world.ids["themes"][:SERVICE_AREAS]
    themes = [
        {
            **world.named("themes", number, record),
            "kind": ThemeKind.SERVICE_AREA if number < SERVICE_AREAS else ThemeKind.TOPIC,
            "name": f"Exempelområde {SUBJECTS[number % len(SUBJECTS)]} {number}",
            "name_en": f"Example theme {number}",
            "parent_id": world.maybe(0.6, areas) if number >= SERVICE_AREAS else None,
        }
        for number, record in enumerate(world.ids["themes"])
    ]
    rounds = [
        {
            **world.named("needs_rounds", number, record),
            "service_area_id": areas[number % SERVICE_AREAS],
            "year": 2020 + number // SERVICE_AREAS,
            "step": world.maybe(0.6, range(1, 8)),
        }
        for number, record in enumerate(world.ids["needs_rounds"])
    ]
    return {"themes": themes, "needs_rounds": rounds}


def _groups(world: World) -> Iterator[Batch]:
    for start, part in world.batches("groups", "seats"):
        batch: Batch = {"groups": [], "seats": [], "group_themes": [], "external_ids": []}
        for number, (record, seats) in enumerate(part, start):
            batch["groups"].append(_group(world, number, record))
            batch["seats"] += [_seat(world, record, each) for each in world.members(seats)]
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


def _seat(world: World, group: UUID, organisation: UUID) -> Row:
    period, _, _ = world.period(0.5)
    return {
        **world.record(),
        **period,
        "group_id": group,
        "organisation_id": organisation,
        "role": world.rng.choice(SEAT_ROLES),
        "function": world.maybe(0.5, FUNCTIONS),
    }


def _needs(world: World) -> Iterator[Batch]:
    standing: list[UUID] = []
    for start, part in world.batches("knowledge_needs", "endorsements"):
        batch: Batch = {"knowledge_needs": [], "endorsements": [], "need_themes": [], "need_outputs": []}
        batch["external_ids"] = []
        for number, (record, endorsements) in enumerate(part, start):
            need = _need(world, number, record, standing)
            batch["knowledge_needs"].append(need)
            if need["merged_into_id"] is None:
                standing.append(record)
            batch["endorsements"] += [_endorsement(world, need, each) for each in world.members(endorsements)]
            batch["need_themes"] += world.links("need_id", record, "theme_id", "themes", 0.9, 3)
            batch["need_outputs"] += world.links("need_id", record, "output_id", "outputs", 0.4)
            batch["external_ids"] += world.external_ids(RecordType.KNOWLEDGE_NEED, number, record)
        yield batch


def _need(world: World, number: int, record: UUID, standing: list[UUID]) -> Row:
    merged = world.rng.choice(standing) if standing and world.chance(0.03) else None
    state = KnowledgeNeedState.CLOSED if merged else world.rng.choice([*KnowledgeNeedState])
    reasons = [each for each in NeedCloseReason if each is not NeedCloseReason.MERGED]
    closed = NeedCloseReason.MERGED if merged else world.rng.choice(reasons)
    title = world.title(number)
    return {
        **world.named("knowledge_needs", number, record),
        **world.target_group("target_group", 0.5),
        **_handling(world, state in (KnowledgeNeedState.HANDLING_DECIDED, KnowledgeNeedState.ADDRESSED)),
        "title": title,
        "title_en": f"Example need {number}",
        "description": world.maybe_text(0.8, 3),
        "side": world.maybe(0.3, [*ServiceSide]),
        "state": state,
        "close_reason": closed if state is KnowledgeNeedState.CLOSED else None,
        "raised_on": world.maybe_known(0.8),
        "addressed_on": world.maybe_known(0.7, 2022, 4) if state is KnowledgeNeedState.ADDRESSED else None,
        "round_id": world.maybe(0.4, world.ids["needs_rounds"]),
        "merged_into_id": merged,
    }


def _handling(world: World, decided: bool) -> Row:
    ways = [way.value for way in world.rng.sample([*HandlingWay], world.rng.randint(1, 2))]
    numbered = decided and world.chance(0.3)
    return {
        "handling_ways": ways if decided else None,
        "handling_decided_on": world.known(world.day(2019, 7)) if decided else None,
        "handling_decided_by_id": world.maybe(0.8, world.ids["groups"]) if decided else None,
        "handling_reason": world.text(1) if decided else None,
        "handling_case_number_authority_id": world.rng.choice(world.organisations) if numbered else None,
        "handling_case_number_value": f"EX 2024/{world.rng.randrange(1, 9999):04}" if numbered else None,
    }


def _endorsement(world: World, need: Row, organisation: UUID) -> Row:
    return {
        **world.record(),
        "need_id": need["id"],
        "organisation_id": organisation,
        "via_id": world.bodies.get(organisation) if world.chance(0.6) else None,
        "kind": world.rng.choice([*EndorsementKind]),
        "local_wording": world.maybe_text(0.2),
        "priority": world.maybe(0.3, range(1, 11)),
        "stated_on": world.maybe_known(0.7),
        "round_id": need["round_id"],
    }


def _outputs(world: World) -> Iterator[Batch]:
    every = world.ids["outputs"]
    for start in range(0, len(every), BATCH):
        batch: Batch = {"outputs": [], "output_themes": [], "output_makers": [], "external_ids": []}
        for number, record in enumerate(every[start : start + BATCH], start):
            batch["outputs"].append(_output(world, number, record))
            batch["output_themes"] += world.links("output_id", record, "theme_id", "themes", 0.9, 3)
            batch["output_makers"] += [{"output_id": record, "organisation_id": each} for each in world.members(2)]
            batch["external_ids"] += world.external_ids(RecordType.OUTPUT, number, record)
        yield batch


def _output(world: World, number: int, record: UUID) -> Row:
    return {
        **world.named("outputs", number, record),
        "title": world.title(number),
        "title_en": f"Example output {number}",
        "summary": world.maybe_text(0.8, 3),
        "kind": world.rng.choice([*OutputKind]),
        "published_on": world.maybe_known(0.85),
        "language": "sv" if world.chance(0.95) else "en",
        "url": f"https://example.org/resultat/{number}" if world.chance(0.6) else None,
        "licence": "https://creativecommons.org/licenses/by/4.0/" if world.chance(0.2) else None,
        "on_kunskapsguiden": world.maybe(0.4, (True, False)),
        "publisher_id": world.maybe(0.7, world.organisations),
        # An output has one successor at most, so it is always the next one.
        "supersedes_id": world.ids["outputs"][number - 1] if number and world.chance(0.05) else None,
    }


INITIATIVE_LINKS = (
    ("initiative_needs", "need_id", "knowledge_needs", 0.5),
    ("initiative_outputs", "output_id", "outputs", 0.4),
    ("initiative_prompts", "output_id", "outputs", 0.15),
    ("initiative_implements", "output_id", "outputs", 0.15),
)


def _initiatives(world: World) -> Iterator[Batch]:
    for start, part in world.batches("initiatives", "participations"):
        batch: Batch = {"initiatives": [], "participations": [], "lessons": [], "initiative_themes": []}
        batch |= {table: [] for table, *_ in INITIATIVE_LINKS}
        batch |= {"initiative_follows": [], "case_numbers": [], "external_ids": []}
        for number, (record, members) in enumerate(part, start):
            batch["initiatives"].append(_initiative(world, number, record))
            _take_part(world, batch, record, members)
            batch["initiative_themes"] += world.links("initiative_id", record, "theme_id", "themes", 0.95, 3)
            for table, column, other, share in INITIATIVE_LINKS:
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
        "reported_counts": json.dumps(counted if world.chance(0.15) else []),
        "parent_id": world.ids["initiatives"][world.rng.randrange(number)] if number and world.chance(0.05) else None,
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


def _take_part(world: World, batch: Batch, initiative: UUID, members: int) -> None:
    """The participations of one initiative, and what some of them learned."""
    for place, organisation in enumerate(world.members(members)):
        participation = _participation(world, initiative, organisation, first=place == 0)
        batch["participations"].append(participation)
        if world.chance(0.1):
            batch["lessons"].append(
                {
                    **world.record(),
                    "participation_id": participation["id"],
                    "kind": world.rng.choice([*LessonKind]),
                    "text": world.text(3),
                    "stated_on": world.maybe_known(0.7),
                }
            )


def _participation(world: World, initiative: UUID, organisation: UUID, *, first: bool) -> Row:
    period, _, _ = world.period(0.4)
    return {
        **world.record(),
        **period,
        **world.target_group("local_target_group", 0.08),
        "initiative_id": initiative,
        "organisation_id": organisation,
        "unit": world.maybe(0.1, UNITS),
        "role": ParticipationRole.OWNER if first else world.rng.choice(ROLES),
        "status": world.rng.choice(STATUSES),
        "note": world.maybe_text(0.1),
    }
