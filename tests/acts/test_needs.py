"""Acts on needs: raised with those behind them, taken step by step, merged so that nothing is lost."""

from typing import Any

import pytest

from registry.acts.knowledge_needs import ENDS, STEPS
from registry.concepts.knowledge_needs import KnowledgeNeedState, NeedCloseReason
from tests.helpers.workbench import Workbench

GR = {"slug": "goteborgsregionen"}
STATE = "need { id version state }"


def behind(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"organisation": {"name": name}, "via": GR, **more} for name in names]


# ---- Raising


RAISE = """mutation RaiseNeed($need: RaiseNeedInput!) {
  raiseNeed(input: $need) {
    need { id slug state endorsements(first: 20) { nodes { organisation { name } via { shortName } priority } } }
    warnings { message records { id ... on KnowledgeNeed { slug title rssBodyCount } } }
    userErrors { field message }
  }
}"""


async def test_a_need_is_raised_by_an_rss_for_its_municipality(bench: Workbench) -> None:
    need = {
        "title": "Exempel: tidigt stöd till vuxna",
        "themes": ["ekonomiskt-bistand"],
        "targetGroup": {"text": "vuxna", "ageFrom": 18},
        "endorsements": [
            {
                "organisation": {"name": "Kungälv"},
                "via": {"slug": "goteborgsregionen"},
                "localWording": "Vi ser att behovet växer",
                "priority": 1,
                "statedOn": "2026-09",
            }
        ],
    }
    found = (await bench("rss", RAISE, need=need))["raiseNeed"]
    assert found["userErrors"] == []
    assert found["need"] | {"id": ""} == {
        "id": "",
        "slug": "exempel-tidigt-stod-till-vuxna",
        "state": "RAISED",
        "endorsements": {"nodes": [{"organisation": {"name": "Kungälv"}, "via": {"shortName": "GR"}, "priority": 1}]},
    }
    # The seeds have a need for early support that works, for adults.
    assert [each["slug"] for each in found["warnings"][0]["records"]] == ["verksamt-tidigt-stod-till-vuxna"]
    rows = await bench.sql("select publication, raised_on from knowledge_needs where slug = $1", found["need"]["slug"])
    assert rows == [("DRAFT", "2026-09")]


async def test_what_is_raised_is_a_draft_and_shown_with_its_endorsements_when_published(bench: Workbench) -> None:
    shown = "need { id version keeper { slug } round { slug } endorsements { nodes { id } } }"
    fields: dict[str, Any] = {"title": "Utkast", "round": {"slug": "funktionshinder-2020"}}
    need = (await bench.done("rss", "raiseNeed", shown, endorsements=behind("Kungälv", "Härryda"), **fields))["need"]
    assert need["keeper"] == GR
    query = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { endorsements { nodes { round { slug } } } } } }"
    for caller in (None, "other", "municipality"):
        assert await bench(caller, query, id=need["id"]) == {"node": None}
    endorsement = "query Q($id: ID!) { node(id: $id) { id } }"
    assert await bench("municipality", endorsement, id=need["endorsements"]["nodes"][0]["id"]) == {"node": None}
    await bench.done("rss", "publishRecord", "", id=need["id"], seen=need["version"])
    told = {"nodes": [{"round": {"slug": "funktionshinder-2020"}}] * 2}
    assert await bench(None, query, id=need["id"]) == {"node": {"endorsements": told}}


async def test_everything_wrong_with_a_raised_need_is_told_at_once(bench: Workbench) -> None:
    given: dict[str, Any] = {
        "title": "Fel",
        "themes": ["ekonomiskt-bistånd"],
        "endorsements": [
            {"organisation": {"name": "Kungelv"}, "via": {"slug": "kungalv"}},
            {"organisation": {"name": "Malmö"}},
            {"organisation": {"name": "Malmö"}, "via": {"slug": "finns-inte"}},
        ],
    }
    found = (await bench.do("rss", "raiseNeed", **given))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [
        ("NOT_FOUND", ["themes", "0"]),
        ("NOT_FOUND", ["endorsements", "0", "organisation", "name"]),
        ("INVALID", ["endorsements", "0", "via", "slug"]),
        ("NOT_ALLOWED", ["endorsements", "1"]),
        ("NOT_FOUND", ["endorsements", "2", "via", "slug"]),
    ]
    assert found[0]["hint"] == "Menade du ekonomiskt-bistand (Ekonomiskt bistånd)?"
    assert found[2]["message"] == "Den måste vara av slaget regional samverkans- och stödstruktur."
    assert await bench.sql("select count(*) from knowledge_needs where title = 'Fel'") == [(0,)]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"title": " "}, "INVALID", ["title"]),
        ({"slug": "Å"}, "INVALID", ["slug"]),
        ({"slug": "battre-anpassade-kunskapsstod"}, "ALREADY_EXISTS", ["slug"]),
        ({"targetGroup": {"text": "Vuxna", "ageFrom": 20, "ageTo": 10}}, "INVALID", ["targetGroup"]),
        ({"keeper": {"slug": "malmo"}}, "NOT_ALLOWED", []),
        ({"endorsements": []}, "REQUIRED", ["endorsements"]),
        ({"endorsements": behind("Kungälv", "Kungälv")}, "ALREADY_EXISTS", ["endorsements", "1", "organisation"]),
        ({"endorsements": behind("Kungälv", priority=11)}, "INVALID", ["endorsements", "0", "priority"]),
    ],
)
async def test_a_need_is_not_raised_with(bench: Workbench, given: Any, code: str, field: list[str]) -> None:
    whole = {"title": "Går inte", "endorsements": behind("Kungälv"), **given}
    found = (await bench.do("rss", "raiseNeed", **whole))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [(code, field)]


async def test_only_those_who_may_raise_needs(bench: Workbench) -> None:
    given: dict[str, Any] = {"title": "Vem som helst", "endorsements": behind("Kungälv")}
    for caller in (None, "reader", "outputs_only"):
        assert "NOT_ALLOWED" in await bench.refused(caller, "raiseNeed", **given)
    assert await bench.refused("system", "raiseNeed", **given) == []
    assert await bench.refused("national", "raiseNeed", **given) == []


async def test_what_is_alike_is_told_of_and_never_a_draft_of_somebody_elses(bench: Workbench) -> None:
    shown = "need { id }"
    first: dict[str, Any] = {"title": "Att nå unga som isolerar sig hemma", "endorsements": behind("Kungälv")}
    made = (await bench.done("rss", "raiseNeed", shown, **first))["need"]
    alike: dict[str, Any] = {"title": "Nå ungas isolering hemma", "endorsements": [{"organisation": {"name": "Malmö"}}]}
    assert (await bench.do("other", "raiseNeed", **alike))["warnings"] == []
    ours = (await bench.do("rss", "raiseNeed", **first))["warnings"]
    assert [(each["code"], each["records"]) for each in ours] == [("SIMILAR", [{"id": made["id"]}])]
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=1)
    told = (await bench.do("other", "raiseNeed", **alike))["warnings"]
    assert {each["id"] for each in told[0]["records"]} >= {made["id"]}
    unlike: dict[str, Any] = {**alike, "title": "Hjälpmedel för äldre på landsbygden"}
    assert (await bench.do("other", "raiseNeed", **unlike))["warnings"] == []


async def test_a_need_is_changed_by_those_whose_it_is(bench: Workbench) -> None:
    need = await bench.a_need(title="Ändras", description="Först", themes=["funktionshinder"])
    given: dict[str, Any] = {"need": {"slug": need["slug"]}, "seen": need["version"]}
    fields: dict[str, Any] = {"description": None, "themes": ["barn-och-unga", "socialpsykiatri"], "raisedOn": "2025"}
    assert await bench.refused("other", "updateNeed", fields=fields, **given) == ["NOT_ALLOWED"]
    shown = "need { title description raisedOn themes { slug } }"
    found = (await bench.done("rss", "updateNeed", shown, fields=fields, **given))["need"]
    assert found == {
        "title": "Ändras",
        "description": None,
        "raisedOn": "2025",
        "themes": [{"slug": "barn-och-unga"}, {"slug": "socialpsykiatri"}],
    }
    again = await bench.do("rss", "updateNeed", fields={"themes": ["barn"], "title": None}, need=given["need"], seen=99)
    assert [each["code"] for each in again["userErrors"]] == ["CONFLICT"]


# ---- Standing behind


async def test_others_stand_behind_a_need_and_change_what_they_said(bench: Workbench) -> None:
    need = await bench.a_need(title="Delas")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "malmo"}}
    shown = "endorsement { id version kind priority localWording keeper { slug } via { slug } publication }"
    said: dict[str, Any] = {"localWording": "Vi med", "priority": 2}
    found = (await bench.done("other", "endorseNeed", shown, **given, **said))["endorsement"]
    assert (found["kind"], found["keeper"], found["publication"]) == ("SHARED", {"slug": "malmo"}, "PUBLISHED")
    again = await bench.done("other", "endorseNeed", shown, **given, localWording="En gång till")
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"]
    assert again["endorsement"] == found
    change: dict[str, Any] = {"endorsement": found["id"], "seen": found["version"]}
    fields: dict[str, Any] = {"via": {"slug": "kungalv"}, "priority": 3, "round": {"slug": "finns-inte"}}
    refused = (await bench.do("other", "updateEndorsement", fields=fields, **change))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in refused] == [
        ("INVALID", ["fields", "via", "slug"]),
        ("NOT_FOUND", ["fields", "round", "slug"]),
    ]
    assert await bench.refused("rss", "updateEndorsement", fields={"priority": 1}, **change) == ["NOT_ALLOWED"]
    ((rss,),) = await bench.sql("select slug from organisations where kind = 'RSS_BODY' and slug like '%skan%'")
    fields = {"via": {"slug": rss}, "localWording": None}
    now = (await bench.done("other", "updateEndorsement", shown, fields=fields, **change))["endorsement"]
    assert (now["via"], now["localWording"], now["priority"]) == ({"slug": rss}, None, 2)
    assert now["version"] == found["version"] + 1


async def test_an_endorsement_cannot_be_made_up_for_others_nor_on_what_is_not_seen(bench: Workbench) -> None:
    need = await bench.a_need(title="Påhitt")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "malmo"}}
    assert await bench.refused("municipality", "endorseNeed", **given) == ["NOT_ALLOWED"]
    assert await bench.refused("reader", "endorseNeed", **given) == ["NOT_ALLOWED"]
    made = await bench.done("rss", "raiseNeed", "need { id }", title="Osedd", endorsements=behind("Kungälv"))
    given["need"] = {"id": made["need"]["id"]}
    found = (await bench.do("other", "endorseNeed", **given))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [("NOT_FOUND", ["need", "id"])]


# ---- Rounds


async def test_a_round_has_a_service_area_and_a_year(bench: Workbench) -> None:
    shown = "needsRound { id slug version publication serviceArea { slug } year step }"
    fields: dict[str, Any] = {"serviceArea": {"slug": "aldreomsorg"}, "year": 2027}
    assert await bench.refused("rss", "createNeedsRound", fields=fields) == ["NOT_ALLOWED"]
    found = await bench.done("national", "createNeedsRound", shown, fields=fields)
    made = found["needsRound"]
    assert (made["slug"], made["publication"], found["warnings"]) == ("aldreomsorg-2027", "DRAFT", [])
    again = await bench.done("national", "createNeedsRound", shown, fields=fields)
    assert again["needsRound"]["slug"] == "aldreomsorg-2027-2"
    assert [(each["code"], each["records"]) for each in again["warnings"]] == [("SIMILAR", [{"id": made["id"]}])]
    change: dict[str, Any] = {"round": {"slug": made["slug"]}, "seen": made["version"]}
    now = await bench.done("national", "updateNeedsRound", shown, fields={"step": 3, "year": 2028}, **change)
    assert (now["needsRound"]["step"], now["needsRound"]["year"], now["needsRound"]["slug"]) == (3, 2028, made["slug"])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, [("REQUIRED", "serviceArea"), ("REQUIRED", "year")]),
        ({"serviceArea": {"slug": "barnahus"}, "year": 2027}, [("INVALID", "serviceArea")]),
        ({"serviceArea": {"slug": "aldreomsorg"}, "year": 27}, [("INVALID", "year")]),
        ({"serviceArea": {"slug": "aldreomsorg"}, "year": 2027, "step": 8}, [("INVALID", "step")]),
    ],
)
async def test_a_round_is_not_made_with(bench: Workbench, fields: Any, told: list[tuple[str, str]]) -> None:
    found = (await bench.do("national", "createNeedsRound", fields=fields))["userErrors"]
    assert [(each["code"], each["field"][2]) for each in found] == told


# ---- Steps


async def taken(bench: Workbench, need: Any, *acts: str) -> Any:
    """A need after some acts."""
    more: dict[str, dict[str, Any]] = {
        "decideHandling": {"ways": ["PILOT"], "decidedOn": "2026-11", "reason": "Pröva först"},
        "addressNeed": {"on": "2027-03"},
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
    rows = await bench.sql("select reason from commits where act = 'sendBackNeed' order by id desc limit 1")
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
    assert await bench.sql("select distinct reason from commits where act = 'decideHandling'") == [(None,)]


async def test_everything_wrong_with_a_decision_is_told_at_once(bench: Workbench) -> None:
    need = await taken(bench, await bench.a_need(title="Fel beslut"), "compileNeed", "prioritiseNeed")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"], "decidedOn": "2026", "reason": " "}
    number = {"authority": {"slug": "finns-inte"}, "value": " "}
    more: dict[str, Any] = {"ways": ["NONE", "PILOT"], "decidedBy": {"slug": "finns-inte"}, "caseNumber": number}
    found = (await bench.do("national", "decideHandling", **given, **more))["userErrors"]
    assert [(each["code"], each["field"][1:]) for each in found] == [
        ("INVALID", ["ways"]),
        ("REQUIRED", ["reason"]),
        ("REQUIRED", ["caseNumber", "value"]),
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
