"""Parallel drafts: who is told of whose draft, and what of it."""

from typing import Any

import pytest

from schema.http.ready import every_ready_operation
from tests.helpers.workbench import Workbench

PARALLEL = """query Q($slug: String!) { parallelDrafts(initiative: $slug, first: 100) { totalCount nodes {
  title start end score sharedWords keeper { slug }
  sharedNeeds { slug } sharedMethods { slug } sharedThemes { slug } } } }"""


async def told(bench: Workbench, caller: str | None, slug: str) -> dict[str, Any]:
    """The rows by title."""
    found = (await bench(caller, PARALLEL, slug=slug))["parallelDrafts"]
    assert found["totalCount"] == len(found["nodes"])
    return {each["title"]: each for each in found["nodes"]}


async def draft(bench: Workbench, caller: str, title: str, **fields: Any) -> Any:
    """A draft that a caller keeps."""
    given = {"title": title, "kind": "PILOT", **fields}
    made = await bench.done(caller, "createInitiative", "initiative { id slug version publication }", fields=given)
    assert made["initiative"]["publication"] == "DRAFT"
    return made["initiative"]


ALIKE: dict[str, Any] = {"themes": ["familjehem"], "triedMethods": [{"slug": "ips"}]}


async def test_both_are_told_of_the_other_where_both_have_said_so(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Nattöppna klotterplank", sharesDraft=True, **ALIKE)
    theirs = await draft(bench, "other", "Seglarläger", sharesDraft=True, period={"start": "2027-03"}, **ALIKE)
    found = await told(bench, "rss", ours["slug"])
    assert set(found) == {"Seglarläger"}
    row = found["Seglarläger"]
    assert (row["start"], row["end"], row["score"], row["sharedWords"]) == ("2027-03", None, 20 + 10, [])
    assert [each["slug"] for each in row["sharedMethods"]] == ["ips"]
    assert [each["slug"] for each in row["sharedThemes"]] == ["familjehem"]
    assert row["keeper"] is not None
    assert set(await told(bench, "other", theirs["slug"])) == {"Nattöppna klotterplank"}
    # The draft itself stays hidden.
    query = "query Q($id: ID!) { node(id: $id) { id } }"
    assert (await bench.whole("rss", query, id=theirs["id"]))["data"]["node"] is None


async def test_nobody_else_is_told(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Vår kanotled", sharesDraft=True, **ALIKE)
    theirs = await draft(bench, "other", "Deras kanotled", sharesDraft=True, **ALIKE)
    silent = await draft(bench, "other", "Tyst kanotled", **ALIKE)
    # Not by a draft of one's own that is not told of, by another's, by none, nor without a key.
    own_silent = await draft(bench, "rss", "Egen tyst kanotled", **ALIKE)
    await draft(bench, "rss", "Egen öppen kanotled", sharesDraft=True, **ALIKE)
    for caller, slug in (
        ("rss", own_silent["slug"]),
        ("rss", theirs["slug"]),
        ("rss", "finns-inte"),
        ("other", silent["slug"]),
        (None, ours["slug"]),
        (None, theirs["slug"]),
    ):
        assert await told(bench, caller, slug) == {}
    found = await told(bench, "rss", ours["slug"])
    assert "Deras kanotled" in found
    assert not {"Tyst kanotled", "Egen tyst kanotled", "Egen öppen kanotled", "Vår kanotled"} & set(found)


async def test_what_is_taken_back_is_told_no_more(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Vår fyrvakt", sharesDraft=True, **ALIKE)
    first = await draft(bench, "other", "Deras fyrvakt", sharesDraft=True, **ALIKE)
    second = await draft(bench, "other", "Fyrvakt i hamn", sharesDraft=True, **ALIKE)
    assert {"Deras fyrvakt", "Fyrvakt i hamn"} <= set(await told(bench, "rss", ours["slug"]))
    given = {"initiative": {"id": first["id"]}, "seen": first["version"], "fields": {"sharesDraft": False}}
    await bench.done("other", "updateInitiative", "", **given)
    await bench.done("other", "publishRecord", "", id=second["id"], seen=second["version"])
    assert not {"Deras fyrvakt", "Fyrvakt i hamn"} & set(await told(bench, "rss", ours["slug"]))


async def test_words_alone_find_a_draft(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Kvällsdans för bryggeriägare", sharesDraft=True)
    await draft(bench, "other", "Bryggeriägare lär ut kvällsdans", sharesDraft=True)
    await draft(bench, "other", "Kvällsdans bara", sharesDraft=True)
    found = await told(bench, "rss", ours["slug"])
    assert set(found) == {"Bryggeriägare lär ut kvällsdans"}
    assert len(found["Bryggeriägare lär ut kvällsdans"]["sharedWords"]) == 2


@pytest.mark.parametrize("caller", ["national", "administrator"])
async def test_whoever_sees_all_drafts_may_ask_of_any(bench: Workbench, caller: str) -> None:
    ours = await draft(bench, "rss", f"Vår roddtur {caller}", sharesDraft=True, **ALIKE)
    await draft(bench, "other", f"Deras roddtur {caller}", sharesDraft=True, **ALIKE)
    assert f"Deras roddtur {caller}" in await told(bench, caller, ours["slug"])


async def test_the_page_asks_for_it_and_says_yes_to_it(bench: Workbench) -> None:
    ready = {each.name: each.query for each in every_ready_operation()}
    ours = await draft(bench, "rss", "Vår isjakt", **ALIKE)
    await draft(bench, "other", "Deras isjakt", sharesDraft=True, **ALIKE)
    given = {"initiative": {"id": ours["id"]}, "seen": ours["version"], "sharesDraft": True}
    assert await told(bench, "rss", ours["slug"]) == {}
    await bench("rss", ready["ShareDraft"], **given)
    found = await bench("rss", ready["ParallelDrafts"], initiative=ours["slug"])
    rows = {each["title"]: each for each in found["parallelDrafts"]["nodes"]}
    assert [each["name"] for each in rows["Deras isjakt"]["sharedThemes"]] == ["Familjehem"]


async def test_consent_ends_with_the_draft(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Vår långfärd", sharesDraft=True, **ALIKE)
    theirs = await draft(bench, "other", "Deras långfärd", sharesDraft=True, **ALIKE)
    assert "Deras långfärd" in await told(bench, "rss", ours["slug"])
    for act, more in (("publishRecord", {}), ("withdrawRecord", {"because": "Fel"}), ("restoreRecord", {})):
        seen = await bench.sql(f"select version from initiatives where slug = '{theirs['slug']}'")
        await bench.done("national", act, "", id=theirs["id"], seen=seen[0][0], **more)
    query = "query Q($slug: String!) { initiative(slug: $slug) { publication sharesDraft version } }"
    again = (await bench("national", query, slug=theirs["slug"]))["initiative"]
    assert (again["publication"], again["sharesDraft"]) == ("DRAFT", False)
    assert "Deras långfärd" not in await told(bench, "rss", ours["slug"])


async def test_consent_ends_with_the_keeper_and_comes_back_by_no_former_version(bench: Workbench) -> None:
    made = await draft(bench, "other", "Vems stuga", sharesDraft=True)
    given = {
        "initiative": {"id": made["id"]},
        "seen": made["version"],
        "fields": {"sharesDraft": False, "summary": "Ny"},
    }
    await bench.done("other", "updateInitiative", "", **given)
    back = {"id": made["id"], "seen": made["version"] + 1, "to": made["version"]}
    shown = "record { ... on Initiative { summary sharesDraft } }"
    found = await bench.done("other", "revertRecord", shown, **back)
    assert found["record"] == {"summary": None, "sharesDraft": False}
    sharing = {**given, "seen": made["version"] + 2, "fields": {"sharesDraft": True}}
    await bench.done("other", "updateInitiative", "", **sharing)
    handing = {**given, "seen": made["version"] + 3, "fields": {"keeper": {"slug": "goteborgsregionen"}}}
    kept = await bench.done("national", "updateInitiative", "initiative { sharesDraft }", **handing)
    assert kept["initiative"] == {"sharesDraft": False}


async def test_no_words_are_told_that_stand_elsewhere(bench: Workbench) -> None:
    ours = await draft(bench, "rss", "Kajakpaddling vid fjordkanten", sharesDraft=True, **ALIKE)
    await draft(bench, "other", "Kajakpaddling", titleEn="Fjordkanten", sharesDraft=True, **ALIKE)
    row = (await told(bench, "rss", ours["slug"]))["Kajakpaddling"]
    assert row["sharedWords"] == ["kajakpaddling"]
