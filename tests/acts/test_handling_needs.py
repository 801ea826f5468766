"""Acts on needs: taken step by step, sent back, decided upon, addressed and closed."""

from typing import Any

from registry.acts.knowledge_needs import ENDS, STEPS
from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from tests.helpers.workbench import Workbench

STATE = "need { id version state }"


async def taken(bench: Workbench, need: Any, *acts: str) -> Any:
    """A need after some acts."""
    more: dict[str, dict[str, Any]] = {
        "decideHandling": {"ways": ["PILOT"], "decidedOn": "2026-11", "reason": "Pröva först"},
        "addressNeed": {"on": "2025-03"},
        "closeNeed": {"reason": "MET"},
    }
    for act in acts:
        given = {"need": {"id": need["id"]}, "seen": need["version"], **more.get(act, {})}
        need = (await bench.done("national", act, "need { id slug version state closeReason }", **given))["need"]
    return need


DECIDED = ("compileNeed", "prioritiseNeed", "decideHandling")


async def test_a_need_goes_all_the_way(bench: Workbench) -> None:
    need = await bench.a_need(title="Hela vägen")
    assert (await taken(bench, need, *DECIDED, "addressNeed", "closeNeed")) | {"id": "", "slug": ""} == {
        "id": "",
        "slug": "",
        "version": need["version"] + 5,
        "state": "CLOSED",
        "closeReason": "MET",
    }


def test_every_state_but_the_last_is_reached_by_a_step_and_every_end_has_its_way() -> None:
    assert STEPS.keys() | {KnowledgeNeedState.CLOSED} == set(KnowledgeNeedState)
    assert ENDS.keys() == set(NeedCloseReason)


async def test_a_need_is_sent_back_with_a_reason_that_the_trail_keeps(bench: Workbench) -> None:
    need = await taken(bench, await bench.a_need(title="Tillbaka"), "compileNeed")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"]}
    assert await bench.refused("rss", "sendBackNeed", because="Mer om omfattningen", **given) == ["NOT_ALLOWED"]
    blank = (await bench.do("national", "sendBackNeed", because=" ", **given))["userErrors"]
    assert [(each["code"], each["field"]) for each in blank] == [("REQUIRED", ["input", "because"])]
    back = await bench.done("national", "sendBackNeed", STATE, because="Mer om omfattningen", **given)
    assert back["need"]["state"] == "RAISED"
    rows = await bench.sql("select reason from changes where act = 'sendBackNeed' order by changes.id desc limit 1")
    assert rows == [("Mer om omfattningen",)]


DECIDE = """mutation Decide($input: DecideHandlingInput!) {
  decideHandling(input: $input) {
    need { state handling { ways decidedOn decidedBy { name kind } reason caseNumber { authority { name } value } } }
    userErrors { code field message }
  }
}"""


async def test_handling_is_decided(bench: Workbench) -> None:
    # The group of the example is not among the seeds.
    await bench.sql(
        "insert into groups (slug, name, kind, publication)"
        " values ('exempel-styrgrupp', 'Exempelstyrgruppen', 'STEERING_GROUP', 'PUBLISHED')"
    )
    need = await bench.a_need(title="Exempel", slug="exempel-behov")
    need = await taken(bench, need, "compileNeed", "prioritiseNeed")
    assert need["version"] == 4
    given: dict[str, Any] = {
        "need": {"slug": "exempel-behov"},
        "seen": 4,
        "ways": ["RESEARCH_OVERVIEW", "PILOT"],
        "decidedOn": "2026-11",
        "decidedBy": {"slug": "exempel-styrgrupp"},
        "reason": "Kunskapsöversikt först, pilot därefter",
    }
    found = (await bench("national", DECIDE, input=given))["decideHandling"]
    assert found == {
        "need": {
            "state": "HANDLING_DECIDED",
            "handling": {
                "ways": ["RESEARCH_OVERVIEW", "PILOT"],
                "decidedOn": "2026-11",
                "decidedBy": {"name": "Exempelstyrgruppen", "kind": "STEERING_GROUP"},
                "reason": "Kunskapsöversikt först, pilot därefter",
                "caseNumber": None,
            },
        },
        "userErrors": [],
    }
    number = {"authority": {"slug": "socialstyrelsen"}, "value": "1.2-3/2026"}
    anew = {**given, "seen": 5, "ways": ["PILOT", "PILOT"], "decidedBy": None, "caseNumber": number}
    handling = (await bench("national", DECIDE, input=anew))["decideHandling"]["need"]["handling"]
    assert (handling["ways"], handling["decidedBy"]) == (["PILOT"], None)
    assert handling["caseNumber"] == {"authority": {"name": "Socialstyrelsen"}, "value": "1.2-3/2026"}
    # The reason stands with the decision, and what the trail tells is never the input itself.
    assert await bench.sql("select distinct reason from changes where act = 'decideHandling'") == [(None,)]


async def test_everything_wrong_with_a_decision_is_refused_at_once(bench: Workbench) -> None:
    need = await taken(bench, await bench.a_need(title="Fel beslut"), "compileNeed", "prioritiseNeed")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"], "decidedOn": "2026", "reason": " "}
    number = {"authority": {"slug": "finns-inte"}, "value": " "}
    more: dict[str, Any] = {"ways": ["NONE", "PILOT"], "decidedBy": {"slug": "finns-inte"}, "caseNumber": number}
    found = (await bench.do("national", "decideHandling", **given, **more))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [
        ("REQUIRED", ["reason"]),
        ("REQUIRED", ["caseNumber", "value"]),
        ("INVALID", ["ways"]),
        ("NOT_FOUND", ["decidedBy", "slug"]),
        ("NOT_FOUND", ["caseNumber", "authority", "slug"]),
    ]
    nothing: dict[str, Any] = {**given, "reason": "Skäl", "ways": []}
    assert await bench.refused("national", "decideHandling", **nothing) == ["REQUIRED"]


async def test_nothing_is_addressed_before_it_was_raised(bench: Workbench) -> None:
    need = await taken(bench, await bench.a_need(title="För tidigt", raisedOn="2026-09"), *DECIDED)
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"]}
    found = (await bench.do("national", "addressNeed", on="2026-08", **given))["userErrors"]
    assert [(each["code"], each["field"]) for each in found] == [("PERIOD_OUT_OF_ORDER", ["input", "on"])]
    # Some day in 2026 may be after September.
    done = await bench.done("national", "addressNeed", "need { addressedOn }", on="2026", **given)
    assert done["need"] == {"addressedOn": "2026"}


async def test_a_need_is_closed_for_a_reason_that_fits_where_it_is(bench: Workbench) -> None:
    need = await bench.a_need(title="Stängs")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"]}
    assert await bench.refused("rss", "closeNeed", reason="MET", **given) == ["STEP_NOT_ALLOWED"]
    found = (await bench.do("rss", "closeNeed", reason="MERGED", **given))["userErrors"]
    assert [(each["code"], each["field"]) for each in found] == [("INVALID", ["input", "reason"])]
    assert await bench.refused("system", "closeNeed", reason="SOLVED_LOCALLY", **given) == ["NOT_ALLOWED"]
    closed = await bench.done("rss", "closeNeed", STATE, reason="SOLVED_LOCALLY", because="Löst i länet", **given)
    assert closed["need"]["state"] == "CLOSED"
    again: dict[str, Any] = {"need": given["need"], "organisation": {"slug": "malmo"}}
    assert await bench.refused("other", "endorseNeed", **again) == ["STEP_NOT_ALLOWED"]


async def test_a_case_number_is_not_told_when_its_authority_is_hidden(bench: Workbench) -> None:
    need = await taken(bench, await bench.a_need(title="Hos en dold"), "compileNeed", "prioritiseNeed")
    authority = await bench.an_organisation(name="Myndigheten som återtas")
    given = {
        "need": {"id": need["id"]},
        "seen": need["version"],
        "ways": ["PILOT"],
        "decidedOn": "2026-11",
        "reason": "Prov",
        "caseNumber": {"authority": {"id": authority["id"]}, "value": "EX 2026/77"},
    }
    answer = await bench("national", DECIDE, input=given)
    assert answer["decideHandling"]["userErrors"] == []
    query = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { handling { caseNumber { value } } } } }"
    assert (await bench(None, query, id=need["id"]))["node"]["handling"] == {"caseNumber": {"value": "EX 2026/77"}}
    await bench.done("national", "withdrawRecord", "", id=authority["id"], seen=authority["version"], because="Prov")
    assert (await bench(None, query, id=need["id"]))["node"]["handling"] == {"caseNumber": None}
