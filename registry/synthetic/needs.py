"""Made-up knowledge needs with those who stand behind them and what was decided."""

from collections.abc import Iterator
from uuid import UUID

from registry.concepts.decisions import DecisionKind, HandlingWay
from registry.concepts.endorsements import EndorsementKind
from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from registry.storage.model.terms import Publication, RecordType, ServiceSide
from registry.synthetic.world import Batch, Row, World


def needs(world: World) -> Iterator[Batch]:
    """Needs, their endorsements, and what they lead to.

    What answers a need that was merged answers the one that it was merged into too, as the act of merging leaves it.
    """
    standing: list[UUID] = []
    made: set[tuple[UUID, UUID]] = set()
    for start, part in world.batches("knowledge_needs", "endorsements"):
        batch: Batch = {"knowledge_needs": [], "endorsements": [], "decisions": [], "need_themes": []}
        batch |= {"need_outputs": [], "external_ids": []}
        for number, (record, endorsements) in enumerate(part, start):
            need = _need(world, number, record, standing)
            batch["knowledge_needs"].append(need)
            if need["merged_into_id"] is not None:
                world.lives_on[record] = need["merged_into_id"]
            elif need["publication"] is Publication.PUBLISHED:
                standing.append(record)
            batch["endorsements"] += [_endorsement(world, need, each) for each in world.members(endorsements)]
            batch["decisions"] += _decisions(world, need)
            batch["need_themes"] += world.links("need_id", record, "theme_id", "themes", 0.9, 3)
            for link in world.links("need_id", record, "output_id", "outputs", 0.4):
                batch["need_outputs"] += world.also_lives_on(link, made)
            batch["external_ids"] += world.external_ids(RecordType.KNOWLEDGE_NEED, number, record)
        yield batch


def _need(world: World, number: int, record: UUID, standing: list[UUID]) -> Row:
    """One need; only what is published has been merged, into what is published."""
    named = world.named("knowledge_needs", number, record)
    is_merged = standing and world.chance(0.03) and named["publication"] is Publication.PUBLISHED
    merged = world.rng.choice(standing) if is_merged else None
    state = KnowledgeNeedState.CLOSED if merged else world.rng.choice([*KnowledgeNeedState])
    reasons = [each for each in NeedCloseReason if each is not NeedCloseReason.MERGED]
    closed = NeedCloseReason.MERGED if merged else world.rng.choice(reasons)
    title = world.title(number)
    return {
        **named,
        **world.target_group("target_group", 0.5),
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


def _decisions(world: World, need: Row) -> list[Row]:
    """The series of decisions that led to where a need is: some have been made anew."""
    decided = need["state"] in (KnowledgeNeedState.HANDLING_DECIDED, KnowledgeNeedState.ADDRESSED)
    prioritised = decided or need["state"] is KnowledgeNeedState.PRIORITISED
    kinds = [DecisionKind.PRIORITISED] * prioritised + [DecisionKind.HANDLING] * decided
    found = [each for each in kinds for _ in range(2 if world.chance(0.2) else 1)]
    return [_decision(world, need, kind) for kind in found]


def _decision(world: World, need: Row, kind: DecisionKind) -> Row:
    is_handling = kind is DecisionKind.HANDLING
    ways = [way for way in world.rng.sample([*HandlingWay], world.rng.randint(1, 2)) if way is not HandlingWay.NONE]
    by_group, numbered = world.chance(0.8), world.chance(0.3)
    return {
        **world.record(whole=need),
        "need_id": need["id"],
        "kind": kind,
        "decided_by_id": world.rng.choice(world.ids["groups"]) if by_group else None,
        "deciding_organisation_id": None if by_group else world.rng.choice(world.organisations),
        "decided_on": world.known(world.day(2019, 7)),
        "rank": None if is_handling else world.maybe(0.7, range(1, 11)),
        "ways": [way.value for way in ways or [HandlingWay.NONE]] if is_handling else None,
        "reason": world.text(1) if is_handling else world.maybe_text(0.5),
        "case_number_authority_id": world.rng.choice(world.organisations) if numbered else None,
        "case_number_value": f"EX 2024/{world.rng.randrange(1, 9999):04}" if numbered else None,
        "outcome": world.maybe_text(0.3),
    }


def _endorsement(world: World, need: Row, organisation: UUID) -> Row:
    return {
        **world.record(whole=need),
        "need_id": need["id"],
        "organisation_id": organisation,
        "acting_group_id": world.maybe(0.05, world.ids["groups"]),
        "via_id": world.bodies.get(organisation) if world.chance(0.6) else None,
        "kind": world.rng.choice([*EndorsementKind]),
        "local_wording": world.maybe_text(0.2),
        "priority": world.maybe(0.3, range(1, 11)),
        "stated_on": world.maybe_known(0.7),
        "round_id": need["round_id"],
    }
