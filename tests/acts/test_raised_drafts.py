"""A raised need is a draft that is seen by the RSS bodies of whoever stands behind it, which compile it."""

from typing import Any

import pytest

from tests.helpers.needs import GR, behind
from tests.helpers.workbench import Workbench

SEEN_BY = "seenBy { inWords english: inWords(language: EN) organisations { nodes { slug } } }"
SHOWN = f"need {{ id slug version {SEEN_BY} }}"
NODE = "query Q($id: ID!) { node(id: $id) { id } }"
FOUND = """query Found($title: String!, $slug: String!) {
  knowledgeNeeds(where: { title: { contains: $title } }) { totalCount facets { state { count } } nodes { slug } }
  knowledgeNeed(slug: $slug) { title endorsements(first: 5) { totalCount nodes { organisation { name } } } }
}"""
HISTORY = """query History($id: ID!) { node(id: $id) { ... on KnowledgeNeed {
  history(first: 50) { totalCount nodes { verb act part fields { field after } } } } } }"""


async def raised(bench: Workbench, title: str, **given: Any) -> Any:
    """A need that is kept by Malmö, with Kungälv behind it by its RSS body: a draft."""
    given = {"keeper": {"slug": "malmo"}, "endorsements": behind("Kungälv"), **given}
    return (await bench.done("national", "raiseNeed", SHOWN, title=title, **given))["need"]


async def sees(bench: Workbench, caller: str | None, need: Any) -> bool:
    """Whether a caller is shown a need."""
    return bool((await bench(caller, NODE, id=need["id"]))["node"])


async def test_a_raised_draft_is_seen_by_the_rss_of_whoever_stands_behind_it(bench: Workbench) -> None:
    third = await bench.a_key("fyrbodal", "EDITOR", "fyrbodal")
    need = await raised(bench, "Sett av sin RSS")
    assert {
        each: await sees(bench, each, need) for each in ("rss", "reader", "municipality", "other", third, None)
    } == {
        "rss": True,
        "reader": True,
        "municipality": True,
        "other": True,
        third: False,
        None: False,
    }


async def test_it_is_found_and_counted_by_them_and_by_nobody_else(bench: Workbench) -> None:
    third = await bench.a_key("skaraborg", "EDITOR", "skaraborg")
    need = await raised(bench, "Räknas bara där det syns")
    asked = {"title": "Räknas bara", "slug": need["slug"]}
    found = await bench("rss", FOUND, **asked)
    assert found["knowledgeNeeds"]["totalCount"] == 1
    assert sum(each["count"] for each in found["knowledgeNeeds"]["facets"]["state"]) == 1
    assert found["knowledgeNeed"]["endorsements"] == {"totalCount": 1, "nodes": [{"organisation": {"name": "Kungälv"}}]}
    for caller in (third, None):
        hidden = await bench(caller, FOUND, **asked)
        assert hidden["knowledgeNeeds"] == {"totalCount": 0, "facets": {"state": []}, "nodes": []}
        assert hidden["knowledgeNeed"] is None


async def test_a_title_like_it_is_told_of_to_those_who_see_it(bench: Workbench) -> None:
    third = await bench.a_key("boras", "EDITOR", "borasregionen")
    need = await raised(bench, "Sömnvanor hos nattarbetande familjehem")
    alike: dict[str, Any] = {"title": "Nattarbetande familjehems sömnvanor"}
    ours = await bench.do("rss", "raiseNeed", **alike, endorsements=behind("Härryda"))
    assert [each["id"] for each in ours["warnings"][0]["records"]] == [need["id"]]
    theirs = await bench.do(third, "raiseNeed", **alike, endorsements=[{"organisation": {"slug": "borasregionen"}}])
    assert [each["code"] for each in theirs["warnings"]] == ["RAISED_BY_RSS"]


async def test_the_rss_that_carried_it_sees_it_also_when_the_membership_has_ended(bench: Workbench) -> None:
    need = await raised(bench, "Buret av en RSS som kommunen har lämnat", endorsements=behind("Tjörn"))
    await bench.sql(
        "update memberships set period_end = '2020-12-31' where municipality_id ="
        " (select id from organisations where slug = 'tjorn')"
    )
    assert await sees(bench, "rss", need)
    other = await raised(bench, "Utan väg för den som har lämnat", endorsements=[{"organisation": {"slug": "tjorn"}}])
    assert not await sees(bench, "rss", other)


async def test_the_rss_endorses_and_compiles_it_but_neither_changes_nor_shows_it(bench: Workbench) -> None:
    need = await raised(bench, "Sammanställs av RSS")
    for act, given in (("updateNeed", {"fields": {"title": "Annat"}}), ("closeNeed", {"reason": "NOT_TAKEN_UP"})):
        assert await bench.refused("rss", act, need={"id": need["id"]}, seen=1, **given) == ["NOT_ALLOWED"]
    for act in ("publishRecord", "withdrawRecord"):
        because = {"because": "Nej"} if act == "withdrawRecord" else {}
        assert await bench.refused("rss", act, id=need["id"], seen=1, **because) == ["NOT_ALLOWED"]
    shares: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "harryda"}, "via": GR}
    await bench.done("rss", "endorseNeed", "", **shares)
    compiled = "need { state publication keeper { slug } round { slug } }"
    inventory = {"slug": "funktionshinder-2020"}
    found = await bench.done("rss", "compileNeed", compiled, need={"id": need["id"]}, seen=1, round=inventory)
    assert found["need"] == {
        "state": "COMPILED",
        "publication": "DRAFT",
        "keeper": {"slug": "malmo"},
        "round": inventory,
    }


@pytest.mark.parametrize("caller", ["municipality", "system", "reader"])
async def test_to_stand_behind_it_or_see_it_is_not_to_compile_it(bench: Workbench, caller: str) -> None:
    need = await raised(bench, f"Sammanställs inte av {caller}")
    assert await bench.refused(caller, "compileNeed", need={"id": need["id"]}, seen=1) == ["NOT_ALLOWED"]


async def test_an_rss_with_nobody_behind_a_published_need_does_not_compile_it(bench: Workbench) -> None:
    third = await bench.a_key("halland", "EDITOR", "rss-halland")
    need = await bench.a_need(title="Publicerat men andras")
    given = {"need": {"id": need["id"]}, "seen": need["version"]}
    assert await bench.refused(third, "compileNeed", **given) == ["NOT_ALLOWED"]


async def test_the_answer_says_who_sees_the_draft(bench: Workbench) -> None:
    need = await raised(bench, "Vem ser det här?")
    seen_by = need["seenBy"]
    assert [each["slug"] for each in seen_by["organisations"]["nodes"]] == [
        "goteborgsregionen",
        "kungalv",
        "malmo",
        "skanes-kommuner",
    ]
    names = "Göteborgsregionen, Kungälv, Malmö, Skånes Kommuner"
    assert seen_by["inWords"] == f"Arbetsmaterial: det ses av {names} och av dem som arbetar nationellt."
    assert seen_by["english"] == f"A draft: it is seen by {names}, and by those who work nationally."
    await bench.done("national", "publishRecord", "", id=need["id"], seen=need["version"])
    query = f"query Q($id: ID!) {{ node(id: $id) {{ ... on KnowledgeNeed {{ {SEEN_BY} }} }} }}"
    shown = (await bench(None, query, id=need["id"]))["node"]["seenBy"]
    assert shown == {
        "inWords": "Det är publicerat: alla ser det.",
        "english": "It is published: everyone sees it.",
        "organisations": {"nodes": []},
    }


async def test_whoever_no_longer_stands_behind_it_no_longer_sees_it(bench: Workbench) -> None:
    shown = "need { id endorsements { nodes { id version } } }"
    given: dict[str, Any] = {"keeper": {"slug": "malmo"}, "endorsements": behind("Kungälv")}
    need = (await bench.done("national", "raiseNeed", shown, title="Tas tillbaka", **given))["need"]
    (endorsement,) = need["endorsements"]["nodes"]
    assert await sees(bench, "rss", need)
    await bench.done("rss", "withdrawRecord", "", id=endorsement["id"], seen=1, because="Det var fel behov")
    assert not await sees(bench, "rss", need)
    assert await sees(bench, "other", need)


async def test_a_draft_that_is_withdrawn_is_its_keepers_alone(bench: Workbench) -> None:
    need = await raised(bench, "Återtas av den som förvaltar")
    await bench.done("other", "withdrawRecord", "", id=need["id"], seen=1, because="Det var ett misstag")
    assert not await sees(bench, "rss", need)
    assert await sees(bench, "other", need)


async def test_its_history_is_told_to_those_who_saw_it_then_and_not_to_who_came_later(bench: Workbench) -> None:
    late = await bench.a_key("orebro", "EDITOR", "rss-orebro")
    need = await raised(bench, "Historia för den som såg", description="Som utkast")
    await bench.done("other", "updateNeed", "", need={"id": need["id"]}, seen=1, fields={"description": "Som visas"})
    told = (await bench("rss", HISTORY, id=need["id"]))["node"]["history"]
    # Raised, with one behind it, and then changed.
    assert [(each["verb"], each["act"]) for each in told["nodes"]] == [
        ("CREATED", "raiseNeed"),
        ("CREATED", "raiseNeed"),
        ("UPDATED", "updateNeed"),
    ]
    assert {"field": "description", "after": "Som visas"} in told["nodes"][2]["fields"]
    await bench.done("other", "publishRecord", "", id=need["id"], seen=2)
    for caller in (None, late):
        public = (await bench(caller, HISTORY, id=need["id"]))["node"]["history"]
        assert [each["act"] for each in public["nodes"]] == ["publishRecord"]
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "rss-orebro"}}
    await bench.done(late, "endorseNeed", "", **given)
    after = (await bench(late, HISTORY, id=need["id"]))["node"]["history"]
    assert [each["act"] for each in after["nodes"]] == ["publishRecord", "endorseNeed"]
    assert all(each["fields"] == [] for each in after["nodes"] if each["act"] == "publishRecord")


async def test_another_moment_shows_the_draft_to_those_who_saw_it_then(bench: Workbench) -> None:
    late = await bench.a_key("varmland", "EDITOR", "rss-varmland")
    need = await raised(bench, "Som det var då")
    then = str((await bench.sql("select clock_timestamp()"))[0][0].isoformat())
    await bench.done("other", "publishRecord", "", id=need["id"], seen=1)
    given: dict[str, Any] = {"need": {"id": need["id"]}, "organisation": {"slug": "rss-varmland"}}
    await bench.done(late, "endorseNeed", "", **given)
    asked = """query Then($slug: String!, $at: DateTime!) {
      knowledgeNeeds(where: { slug: { eq: $slug } }, asOf: $at) { nodes { publication } } }"""
    for caller, nodes in (("rss", [{"publication": "DRAFT"}]), (late, []), (None, [])):
        found = await bench(caller, asked, slug=need["slug"], at=then)
        assert found["knowledgeNeeds"]["nodes"] == nodes
