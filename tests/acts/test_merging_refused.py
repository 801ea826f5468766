"""Merging organisations at the same moment, and what cannot be merged."""

from typing import Any

import pytest

from tests.helpers.merging import key_of, merge, merge_done, pair, take_part
from tests.helpers.workbench import Workbench, told

# ---- At once


async def test_two_merges_that_cross_lose_nothing(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    # One waits for the other; none is thrown out and has to begin again.
    monkeypatch.setattr("schema.answering.acting.TRIES", 1)
    one, other, third = [
        await bench.an_organisation(kind="MUNICIPALITY", name=f"Köping {code}", municipalityCode=code)
        for code in ("0493", "0494", "0495")
    ]
    given = {"municipality": {"id": one["id"]}, "rssBody": {"slug": "rss-sormland"}}
    await bench.done("national", "addMembership", "membership { id }", **given)
    initiative = await bench.an_initiative(title="Korsat")
    await take_part(bench, initiative, one, other, third)
    found = await bench.together(
        merge(bench, one, other, third),
        merge(bench, other, third, one, caller="administrator"),
        held=f"select from memberships where municipality_id = '{key_of(one)}' for update",
    )
    assert sorted(len(each["userErrors"]) for each in found) == [0, 1]
    (lives,) = (each["organisation"]["id"] for each in found if each["organisation"])
    query = """query Q($slug: String!) { initiative(slug: $slug) {
      participations { nodes { organisation { id } } }
    } }"""
    nodes = (await bench(None, query, slug=initiative["slug"]))["initiative"]["participations"]["nodes"]
    assert nodes == [{"organisation": {"id": lives}}]


async def test_two_merges_that_share_a_part_lose_nothing(bench: Workbench) -> None:
    (one, first), (other, second) = await pair(bench), await pair(bench)
    fields = {"kind": "NETWORK", "name": "Delad", "convener": {"id": first["id"]}, "keeper": {"id": second["id"]}}
    group = (await bench.done("national", "createGroup", "group { id }", fields=fields))["group"]
    found = await bench.together(merge(bench, one, first), merge(bench, other, second))
    assert [each["userErrors"] for each in found] == [[], []]
    query = "query Q($id: ID!) { node(id: $id) { ... on Group { convener { id } keeper { id } } } }"
    assert (await bench("national", query, id=group["id"]))["node"] == {
        "convener": {"id": one["id"]},
        "keeper": {"id": other["id"]},
    }


# ---- What is refused


async def test_merging_is_for_national_editors_and_administrators(bench: Workbench) -> None:
    into, gone = await pair(bench)
    for caller in ("reader", "rss", "municipality", "system"):
        found = await merge(bench, into, gone, caller=caller)
        assert [each["code"] for each in found["userErrors"]] == ["NOT_ALLOWED"]
    assert told(await merge(bench, into, gone, caller="administrator")) == []


async def test_what_cannot_be_merged_is_told_in_words_and_where(bench: Workbench) -> None:
    into, gone = await pair(bench)
    region = await bench.an_organisation(name="Av annat slag", kind="REGION")
    merged, into_which = await pair(bench)
    await merge_done(bench, into_which, merged)
    cases: list[tuple[Any, list[tuple[str, list[str]]]]] = [
        ({"because": " "}, [("REQUIRED", ["because"])]),
        ({"seen": 99}, [("CONFLICT", ["seen"])]),
        ({"organisations": []}, [("INVALID", ["organisations"])]),
        ({"organisations": [{"slug": "skr"}] * 51}, [("INVALID", ["organisations"])]),
        ({"organisations": [{"id": gone["id"]}, {"id": into["id"]}]}, [("INVALID", ["organisations", "1"])]),
        ({"organisations": [{"id": gone["id"]}, {"id": region["id"]}]}, [("INVALID", ["organisations", "1"])]),
        ({"organisations": [{"slug": "ingen"}, {"id": merged["id"]}]}, [("NOT_FOUND", ["organisations", "0", "slug"])]),
        ({"organisations": [{"id": merged["id"]}]}, [("STEP_NOT_ALLOWED", ["organisations", "0"])]),
    ]
    for more, expected in cases:
        found = await merge(bench, into, gone, **more)
        assert told(found) == expected
        assert found["organisation"] is None
    assert told(await merge(bench, merged, gone)) == [("STEP_NOT_ALLOWED", ["into"])]


async def test_what_is_published_does_not_disappear_into_a_draft(bench: Workbench) -> None:
    given = {"fields": {"kind": "OTHER", "name": "Utkastet"}}
    draft = (await bench.done("national", "createOrganisation", "organisation { id }", **given))["organisation"]
    gone = await bench.an_organisation(name="Publicerad")
    assert told(await merge(bench, draft, gone)) == [("STEP_NOT_ALLOWED", ["into"])]


async def test_what_was_merged_is_changed_and_restored_no_more(bench: Workbench) -> None:
    into, gone = await pair(bench)
    await merge_done(bench, into, gone)
    ((version,),) = await bench.sql("select version from organisations where id = $1", key_of(gone))
    given = {"organisation": {"id": gone["id"]}, "seen": version, "fields": {"nameEn": "Gone"}}
    assert await bench.refused("national", "updateOrganisation", **given) == ["STEP_NOT_ALLOWED"]
    assert await bench.refused("national", "restoreRecord", id=gone["id"], seen=version) == ["STEP_NOT_ALLOWED"]
