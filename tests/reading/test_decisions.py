"""Decisions: what a group has decided, and a need's way to its outputs, held against SQL written by hand."""

from typing import Any

from tests.helpers.asker import Asker
from tests.helpers.ready_questions import answer
from tests.reading.test_methods import rows

#: What a group has decided of a kind, the newest first, with the handling of each need that stands today.
DECIDED = """
select n.slug, d.decided_on, d.rank, d.ways, d.outcome,
  (select h.ways from decisions h where h.need_id = n.id and h.kind = 'HANDLING' and h.publication = 'PUBLISHED'
   order by coalesce(h.decided_on, '') desc, h.id desc limit 1)
from decisions d join groups g on g.id = d.decided_by_id join knowledge_needs n on n.id = d.need_id
where g.slug = $1 and d.kind = $2 and d.publication = 'PUBLISHED' and n.publication = 'PUBLISHED'
order by coalesce(d.decided_on, '') desc, coalesce(d.rank, 0), d.id
"""
#: What has been decided on a need, in order, with the name of who decided.
SERIES = """
select d.kind, d.decided_on, d.ways, coalesce(g.name, o.name)
from decisions d join knowledge_needs n on n.id = d.need_id
  left join groups g on g.id = d.decided_by_id left join organisations o on o.id = d.deciding_organisation_id
where n.slug = $1 and d.publication = 'PUBLISHED' order by coalesce(d.decided_on, ''), d.id
"""


def on_the_agenda(node: dict[str, Any]) -> tuple[Any, ...]:
    need, handling = node["need"], node["need"]["handling"]
    told = (need["slug"], node["decidedOn"], node.get("rank"), node.get("ways"), node["outcome"])
    return (*told, handling and handling["ways"])


async def test_what_a_group_has_decided_is_what_it_is_by_hand(ask: Asker, seeded_url: str) -> None:
    lengths = {}
    for group in ("nsk-s", "s-kis", "partnerskapet", "socialchefsnatverket"):
        found = (await answer(ask, "AgendaOfAGroup", group=group))["group"]
        for name, kind in (("prioritised", "PRIORITISED"), ("handled", "HANDLING")):
            told = [on_the_agenda(each) for each in found[name]["nodes"]]
            assert told == await rows(seeded_url, DECIDED, group, kind)
        lengths[group] = found["handled"]["totalCount"]
    assert lengths == {"nsk-s": 1, "partnerskapet": 1, "s-kis": 0, "socialchefsnatverket": 0}


async def test_an_agenda_tells_that_a_way_is_inferred_and_who_decided_is_not(ask: Asker) -> None:
    [decision] = (await answer(ask, "AgendaOfAGroup", group="nsk-s"))["group"]["handled"]["nodes"]
    inferred = {field: it["isInferred"] for it in decision["sources"] for field in it["fields"]}
    assert inferred == {"decidedBy": False, "outcome": False, "kind": True, "ways": True}


async def test_an_agenda_tells_rank_way_case_number_and_outcome(later: Asker) -> None:
    found = (await answer(later, "AgendaOfAGroup"))["group"]
    (first,) = found["prioritised"]["nodes"]
    assert (first["rank"], first["caseNumber"]["value"]) == (2, "25/00123")
    newest, oldest = found["handled"]["nodes"]
    assert (newest["ways"], oldest["ways"]) == (["EXISTING_SUPPORT", "REGIONAL"], ["PILOT"])
    assert oldest["outcome"] == "Ingen kommun anmälde sig."
    assert oldest["need"]["handling"] == {"ways": newest["ways"], "decidedOn": "2025-09"}


async def test_a_needs_way_from_raised_to_outputs_is_what_it_is_by_hand(ask: Asker, seeded_url: str) -> None:
    needs = await rows(seeded_url, "select slug from knowledge_needs where publication = 'PUBLISHED' order by slug")
    assert len(needs) > 10
    for (slug,) in needs:
        found = (await answer(ask, "FromNeedToOutputs", need=slug))["knowledgeNeed"]
        told = [
            (each["kind"], each["decidedOn"], each["ways"], each["decider"] and each["decider"]["name"])
            for each in found["decisions"]["nodes"]
        ]
        assert told == await rows(seeded_url, SERIES, slug)
        by_hand = """select o.slug from need_outputs l join outputs o on o.id = l.output_id
            join knowledge_needs n on n.id = l.need_id where n.slug = $1 and o.publication = 'PUBLISHED'
            order by coalesce(o.published_on, ''), o.id"""
        assert [(each["slug"],) for each in found["outputs"]["nodes"]] == await rows(seeded_url, by_hand, slug)


async def test_every_need_whose_handling_is_decided_tells_it(ask: Asker) -> None:
    query = """{ knowledgeNeeds(where: { state: { in: [HANDLING_DECIDED, ADDRESSED] } }, first: 100) {
        nodes { slug handling { ways } } } }"""
    nodes = (await ask(query))["knowledgeNeeds"]["nodes"]
    assert nodes
    assert [each["slug"] for each in nodes if each["handling"] is None] == []


async def test_needs_are_ordered_by_the_day_of_the_decision_that_stands(later: Asker, ask: Asker) -> None:
    query = """{ knowledgeNeeds(where: { handling: { decidedOn: { isNull: false } } },
        orderBy: [{ handling: { decidedOn: DESC } }]) { nodes { slug handling { decidedOn } } } }"""
    reviewed = {"slug": "granskning-av-ibic-i-kungsbacka", "handling": {"decidedOn": "2018"}}
    assert (await later(query))["knowledgeNeeds"]["nodes"] == [
        {"slug": "omhandertaget", "handling": {"decidedOn": "2025-09"}},
        reviewed,
    ]
    assert (await ask(query))["knowledgeNeeds"]["nodes"] == [reviewed]
