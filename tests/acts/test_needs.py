"""Acts on needs: raised with those behind them, changed, and endorsed by others."""

from typing import Any

import pytest

from tests.helpers.needs import GR, behind
from tests.helpers.workbench import Workbench

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
    endorsement, behind_it = "query Q($id: ID!) { node(id: $id) { id } }", need["endorsements"]["nodes"][0]["id"]
    for caller in (None, "other"):
        assert await bench(caller, query, id=need["id"]) == {"node": None}
        assert await bench(caller, endorsement, id=behind_it) == {"node": None}
    both = {"nodes": [{"round": {"slug": "funktionshinder-2020"}}] * 2}
    # Whoever stands behind it sees it as a draft too.
    assert await bench("municipality", query, id=need["id"]) == {"node": {"endorsements": both}}
    assert await bench("municipality", endorsement, id=behind_it) == {"node": {"id": behind_it}}
    await bench.done("rss", "publishRecord", "", id=need["id"], seen=need["version"])
    assert await bench(None, query, id=need["id"]) == {"node": {"endorsements": both}}


async def test_everything_wrong_with_a_raised_need_is_refused_at_once(bench: Workbench) -> None:
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
        ({"title": " "}, "REQUIRED", ["title"]),
        ({"slug": "Å"}, "INVALID", ["slug"]),
        ({"slug": "battre-anpassade-kunskapsstod"}, "ALREADY_EXISTS", ["slug"]),
        ({"targetGroup": {"text": "Vuxna", "ageFrom": 20, "ageTo": 10}}, "INVALID", ["targetGroup"]),
        ({"keeper": {"slug": "malmo"}}, "NOT_ALLOWED", ["keeper"]),
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


async def test_a_need_like_another_brings_a_warning_and_never_of_somebody_elses_draft(bench: Workbench) -> None:
    shown = "need { id }"
    first: dict[str, Any] = {"title": "Att nå unga som isolerar sig hemma", "endorsements": behind("Kungälv")}
    made = (await bench.done("rss", "raiseNeed", shown, **first))["need"]
    alike: dict[str, Any] = {"title": "Nå ungas isolering hemma", "endorsements": [{"organisation": {"name": "Malmö"}}]}
    assert (await bench.do("other", "raiseNeed", **alike))["warnings"] == []
    ours = (await bench.do("rss", "raiseNeed", **first))["warnings"]
    assert [(each["code"], each["records"]) for each in ours] == [("SIMILAR", [{"id": made["id"]}])]
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=1)
    theirs = (await bench.do("other", "raiseNeed", **alike))["warnings"]
    assert {each["id"] for each in theirs[0]["records"]} >= {made["id"]}
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
    words: dict[str, Any] = {"localWording": "Vi med", "priority": 2}
    found = (await bench.done("other", "endorseNeed", shown, **given, **words))["endorsement"]
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


# ---- Whose it is to raise, and when it is gathered


@pytest.mark.parametrize(
    ("caller", "behind_it", "codes"),
    [
        ("rss", {"organisation": GR}, ["RAISED_BY_RSS"]),
        ("rss", {"organisation": GR, "kind": "SHARED"}, []),
        ("rss", {"organisation": {"name": "Kungälv"}, "via": GR}, []),
        ("national", {"organisation": {"slug": "skr"}}, []),
    ],
)
async def test_an_rss_body_that_raises_a_need_for_itself_is_told_of_the_model(
    bench: Workbench, caller: str, behind_it: Any, codes: list[str]
) -> None:
    given: dict[str, Any] = {"title": "Lodjurens vintervila", "endorsements": [behind_it]}
    found = await bench.do(caller, "raiseNeed", "", "@dryRun", **given)
    assert found["userErrors"] == []
    assert [each["code"] for each in found["warnings"]] == codes
    if codes:
        rows = await bench.sql("select id from organisations where slug = 'goteborgsregionen'")
        assert found["warnings"][0]["records"] == [{"id": f"organisation_{rows[0][0].hex}"}]


async def test_a_need_that_is_compiled_outside_a_round_is_told_of(bench: Workbench) -> None:
    need = await bench.a_need(title="Utan inventering")
    given: dict[str, Any] = {"need": {"id": need["id"]}, "seen": need["version"]}
    outside = await bench.do("rss", "compileNeed", "", "@dryRun", **given)
    assert [(each["code"], each["records"]) for each in outside["warnings"]] == [
        ("WITHOUT_ROUND", [{"id": need["id"]}])
    ]
    inside = await bench.do("rss", "compileNeed", "", "@dryRun", round={"slug": "funktionshinder-2020"}, **given)
    assert (inside["userErrors"], inside["warnings"]) == ([], [])
