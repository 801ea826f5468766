"""Merging needs: one lives on, nothing that was said or done is lost, and readers can follow."""

from typing import Any

from tests.helpers.workbench import Workbench

GR = {"slug": "goteborgsregionen"}
FOLLOWED = """query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed {
  state closeReason publication mergedInto { slug } mergedFrom { slug } rssBodyCount municipalityCount
  initiatives { nodes { slug } } outputs { nodes { slug } } endorsements { totalCount } } } }"""


async def three(bench: Workbench, stem: str) -> list[Any]:
    """Three needs behind which stand Kungälv, Härryda and Malmö; Malmö by itself."""
    carried = [[{"organisation": {"name": name}, "via": GR}] for name in ("Kungälv", "Härryda")]
    behind = [*carried, [{"organisation": {"name": "Malmö"}}]]
    return [await bench.a_need("national", title=f"{stem} {n}", endorsements=each) for n, each in enumerate(behind, 1)]


async def merged(bench: Workbench, into: Any, *needs: Any) -> Any:
    """Merge, and the one that lives on."""
    given = {"into": {"id": into["id"]}, "needs": [{"id": each["id"]} for each in needs], "because": "Samma fråga"}
    shown = "need { id slug version }"
    return (await bench.done("national", "mergeNeeds", shown, seen=into["version"], **given))["need"]


async def refusals(bench: Workbench, into: Any, /, *needs: Any, **more: Any) -> list[tuple[str, list[str], str | None]]:
    """What is wrong with merging."""
    refs = [{"id": each["id"]} for each in needs]
    given: dict[str, Any] = {"into": {"id": into["id"]}, "seen": into["version"], "needs": refs, "because": "Samma"}
    found = (await bench.do("national", "mergeNeeds", **given | more))["userErrors"]
    return [(each["code"], each["field"][1:], each["hint"]) for each in found]


MERGE = """mutation Merge($into: String!, $needs: [RecordRef!]!) {
  mergeNeeds(input: { into: { slug: $into }, seen: 2, needs: $needs, because: "Samma fråga, olika ord" }) {
    need { slug rssBodyCount municipalityCount mergedFrom { slug title } }
    userErrors { code field message }
  }
}"""


async def test_needs_are_merged_and_counted_together(bench: Workbench) -> None:
    one, two, three_ = await three(bench, "Exempel behov")
    assert one["version"] == 2
    needs = [{"slug": two["slug"]}, {"slug": three_["slug"]}]
    found = (await bench("national", MERGE, into=one["slug"], needs=needs))["mergeNeeds"]
    assert found == {
        "need": {
            "slug": "exempel-behov-1",
            "rssBodyCount": 2,
            "municipalityCount": 3,
            "mergedFrom": [
                {"slug": "exempel-behov-2", "title": "Exempel behov 2"},
                {"slug": "exempel-behov-3", "title": "Exempel behov 3"},
            ],
        },
        "userErrors": [],
    }
    # Anyone can follow the others, and what was said stays where it was said.
    assert (await bench(None, FOLLOWED, id=two["id"]))["node"] == {
        "state": "CLOSED",
        "closeReason": "MERGED",
        "publication": "PUBLISHED",
        "mergedInto": {"slug": "exempel-behov-1"},
        "mergedFrom": [],
        "rssBodyCount": 1,
        "municipalityCount": 1,
        "initiatives": {"nodes": []},
        "outputs": {"nodes": []},
        "endorsements": {"totalCount": 1},
    }
    reason = await bench.sql("select distinct reason from changes where act = 'mergeNeeds'")
    assert reason == [("Samma fråga, olika ord",)]


async def test_what_answers_a_merged_need_answers_the_one_that_lives_on(bench: Workbench) -> None:
    one, two, _ = await three(bench, "Besvarat")
    pilot = await bench.an_initiative("rss", title="Pilot för båda", needs=[{"id": two["id"]}])
    both = [{"id": one["id"]}, {"id": two["id"]}]
    output = (
        await bench.done(
            "national", "registerOutput", "output { id slug version }", title="För båda", kind="REPORT", needs=both
        )
    )["output"]
    await bench.done("national", "publishRecord", "", id=output["id"], seen=output["version"])
    await merged(bench, one, two)
    for need in (one, two):
        found = (await bench(None, FOLLOWED, id=need["id"]))["node"]
        assert found["initiatives"]["nodes"] == [{"slug": pilot["slug"]}]
        assert found["outputs"]["nodes"] == [{"slug": output["slug"]}]
    # Whoever saw the pilot before has not seen what it answers now; the output answers what it did.
    answers = "query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Record { version } } }"
    versions = [each["version"] for each in (await bench(None, answers, ids=[pilot["id"], output["id"]]))["nodes"]]
    assert versions == [pilot["version"] + 1, output["version"] + 1]


async def test_what_was_merged_before_follows_to_the_one_that_lives_on(bench: Workbench) -> None:
    one, two, last = await three(bench, "Kedja")
    two = await merged(bench, two, last)
    now = await merged(bench, one, two)
    assert now["version"] == one["version"] + 1
    found = (await bench(None, FOLLOWED, id=one["id"]))["node"]
    assert (found["municipalityCount"], found["rssBodyCount"]) == (3, 2)
    assert [each["slug"] for each in found["mergedFrom"]] == ["kedja-2", "kedja-3"]
    assert (await bench(None, FOLLOWED, id=last["id"]))["node"]["mergedInto"] == {"slug": "kedja-1"}


async def test_nothing_is_merged_into_itself_or_in_a_circle(bench: Workbench) -> None:
    one, two, last = await three(bench, "Krets")
    assert await refusals(bench, one, two, one) == [("INVALID", ["needs", "1"], None)]
    now = await merged(bench, one, two)
    lives_on = "Använd krets-1 (Krets 1)."
    gone = {"id": two["id"], "version": two["version"] + 1}
    for other in (now, last):
        assert await refusals(bench, gone, other) == [("STEP_NOT_ALLOWED", ["into"], lives_on)]
    assert await refusals(bench, last, two) == [("STEP_NOT_ALLOWED", ["needs", "0"], lives_on)]


async def test_a_merged_need_leads_on_to_the_one_that_lives_on(bench: Workbench) -> None:
    one, two, _ = await three(bench, "Leder")
    await merged(bench, one, two)
    endorse: dict[str, Any] = {"need": {"id": two["id"]}, "organisation": {"slug": "malmo"}}
    shown = "endorsement { need { id } }"
    answer = await bench.done("other", "endorseNeed", shown, **endorse)
    assert answer["endorsement"]["need"] == {"id": one["id"]}
    assert [each["code"] for each in answer["warnings"]] == ["MERGED"]
    fields = {"title": "Svarar mot ett sammanslaget behov", "kind": "PILOT", "needs": [{"slug": "leder-2"}]}
    made = await bench.done("rss", "createInitiative", "initiative { needs { nodes { id } } }", fields=fields)
    assert made["initiative"]["needs"]["nodes"] == [{"id": one["id"]}]
    assert [each["code"] for each in made["warnings"]] == ["MERGED"]


async def test_merging_again_changes_nothing_and_says_so(bench: Workbench) -> None:
    one, two, _ = await three(bench, "Igen")
    now = await merged(bench, one, two)
    given = {"into": {"id": one["id"]}, "seen": now["version"], "needs": [{"id": two["id"]}] * 2, "because": "Samma"}
    again = await bench.done("national", "mergeNeeds", "need { version }", **given)
    assert [(each["code"], each["records"]) for each in again["warnings"]] == [("ALREADY_SO", [{"id": two["id"]}])]
    assert again["need"]["version"] == now["version"]


async def test_everything_wrong_with_a_merge_is_told_at_once(bench: Workbench) -> None:
    one, two, last = await three(bench, "Fel sammanslagning")
    draft = await bench.done(
        "national", "raiseNeed", "need { id }", title="Ett utkast", endorsements=[{"organisation": {"name": "Malmö"}}]
    )
    closed = {"need": {"id": last["id"]}, "seen": last["version"], "reason": "NOT_TAKEN_UP"}
    await bench.done("national", "closeNeed", "", **closed)
    found = await refusals(bench, one, draft["need"], last, two)
    assert [(code, field) for code, field, _ in found] == [
        ("STEP_NOT_ALLOWED", ["needs", "0"]),
        ("STEP_NOT_ALLOWED", ["needs", "1"]),
    ]
    assert [(code, field) for code, field, _ in await refusals(bench, one, needs=[], because=" ")] == [
        ("REQUIRED", ["because"]),
        ("REQUIRED", ["needs"]),
    ]
    nowhere = {"into": {"slug": "finns-inte"}, "needs": [{"id": two["id"]}, {"slug": "finns-inte-heller"}]}
    assert [(code, field) for code, field, _ in await refusals(bench, one, **nowhere)] == [
        ("NOT_FOUND", ["into", "slug"]),
        ("NOT_FOUND", ["needs", "1", "slug"]),
    ]
    assert [code for code, *_ in await refusals(bench, one, two, seen=1)] == ["CONFLICT"]
    assert (await bench(None, FOLLOWED, id=two["id"]))["node"]["state"] == "RAISED"


async def test_only_the_nation_merges(bench: Workbench) -> None:
    one, two, _ = await three(bench, "Vems")
    given = {"into": {"id": one["id"]}, "seen": one["version"], "needs": [{"id": two["id"]}], "because": "Samma"}
    for caller in (None, "reader", "rss", "municipality", "system"):
        assert await bench.refused(caller, "mergeNeeds", **given) == ["NOT_ALLOWED"]
