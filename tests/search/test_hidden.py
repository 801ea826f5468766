"""What a caller may not see is not found by it, not counted, not suggested, and turns nothing that it is told."""

from typing import Any

from tests.helpers.searching import labels, search_as, suggested_to
from tests.helpers.workbench import Workbench

#: Words that stand nowhere else.
WORD, NEAR = "blåklintsodling", "blåklintsodlong"


async def a_draft(bench: Workbench, title: str, **fields: Any) -> Any:
    """An initiative that only Göteborgsregionen and those who see everything see."""
    fields = {"title": title, "kind": "PILOT", **fields}
    return (await bench.done("rss", "createInitiative", "initiative { id version slug }", fields=fields))["initiative"]


async def everything_told(bench: Workbench, caller: str | None, text: str) -> Any:
    """All that a caller is told of what it typed, but for the score's last digits."""
    found = await search_as(bench, caller, text)
    filtered = await bench(
        caller, "query Q($t: String!) { initiatives(where: { search: $t }) { totalCount nodes { id } } }", t=text
    )
    return found, await suggested_to(bench, caller, text), filtered


async def test_a_draft_is_found_by_those_who_see_it_alone(bench: Workbench) -> None:
    before = {caller: await everything_told(bench, caller, WORD) for caller in (None, "other", "municipality")}
    near = await everything_told(bench, None, NEAR)
    begun = await everything_told(bench, None, WORD[:9])
    await a_draft(bench, f"Stöd genom {WORD}", summary=f"Även {WORD}en prövas")
    for caller in ("rss", "reader", "national", "administrator"):
        found = await search_as(bench, caller, WORD)
        assert labels(found) == [f"Stöd genom {WORD}"], caller
        assert (found["totalCount"], [each["count"] for each in found["facets"]["recordType"]]) == (1, [1])
        assert await suggested_to(bench, caller, WORD[:9]) == [f"Stöd genom {WORD}"]
    assert {caller: await everything_told(bench, caller, WORD) for caller in before} == before
    # No misspelling is put right by it, and nothing is completed.
    assert await everything_told(bench, None, NEAR) == near
    assert await everything_told(bench, None, WORD[:9]) == begun
    assert near[0]["searchedFor"] is None


async def test_its_words_are_learnt_when_it_is_published_and_forgotten_when_it_is_withdrawn(bench: Workbench) -> None:
    made = await a_draft(bench, "Prov med kaprifolstickling")
    asked = "kaprifolstikling"
    assert labels(await search_as(bench, None, asked)) == []
    await bench.done("rss", "publishRecord", "record { id }", id=made["id"])
    found = await search_as(bench, None, asked)
    assert (labels(found), found["searchedFor"]) == (["Prov med kaprifolstickling"], "kaprifolstickling")
    assert await bench.sql("select uses from search_words where word = 'kaprifolstickling'") == [(1,)]
    await bench.done("rss", "withdrawRecord", "record { id }", id=made["id"], because="Fel")
    assert labels(await search_as(bench, None, asked)) == []
    assert (await search_as(bench, None, asked))["searchedFor"] is None
    assert await bench.sql("select word from search_words where word = 'kaprifolstickling'") == []


async def test_a_word_that_is_changed_away_is_forgotten(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett prov i trädgård", summary="Med vallmofrö.")
    assert await bench.sql("select uses from search_words where word = 'vallmofrö'") == [(1,)]
    changed = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": "Med rosenblad."}}
    await bench.done("rss", "updateInitiative", "initiative { id }", **changed)
    left = await bench.sql("select word from search_words where word in ('vallmofrö', 'rosenblad')")
    assert left == [("rosenblad",)]
    assert labels(await search_as(bench, None, "vallmofrö")) == []
    assert labels(await search_as(bench, None, "rosenbladet")) == ["Ett prov i trädgård"]


async def test_a_part_of_a_draft_is_hidden_with_it(bench: Workbench) -> None:
    """What is published itself, and shown only with a draft, is a draft to search too."""
    made = await a_draft(bench, "Prov av en helhet")
    await bench.done(
        "rss", "addParticipants", "participations { id }", initiative={"id": made["id"]},
        participants=[{"organisation": {"name": "Kungälv"}, "role": "PARTICIPANT", "status": "CONFIRMED"}],
    )  # fmt: skip
    ((id_,),) = await bench.sql(
        "select id from participations where initiative_id = (select id from initiatives where slug = $1)", made["slug"]
    )
    await bench.sql("update participations set publication = 'PUBLISHED', note = 'Med pingstliljor' where id = $1", id_)
    assert (await search_as(bench, None, "pingstliljor"))["totalCount"] == 0
    assert (await search_as(bench, "rss", "pingstliljor"))["totalCount"] == 1
    await bench.done("rss", "publishRecord", "record { id }", id=made["id"])
    assert (await search_as(bench, None, "pingstlilja"))["totalCount"] == 1


async def test_a_draft_does_not_decide_how_others_are_searched(bench: Workbench) -> None:
    """Words are left out where all of them find little: as seen by the caller, whatever others have written."""
    asked = "samverkan liljekonvaljeprov"
    before = await everything_told(bench, None, asked)
    for number in range(4):
        await a_draft(bench, f"Samverkan i liljekonvaljeprov {number}")
    assert await everything_told(bench, None, asked) == before
    assert {each["isPartial"] for each in before[0]["edges"]} == {True}
    assert {each["isPartial"] for each in (await search_as(bench, "rss", asked))["edges"]} == {False}


async def test_former_names_of_a_draft_mean_nothing_to_others(bench: Workbench) -> None:
    fields = {"name": "Solrosnära arbete", "kind": "TOPIC", "formerNames": [{"name": "Tussilagoarbete"}]}
    made = (await bench.done("national", "createTheme", "theme { id }", fields=fields))["theme"]
    told = await everything_told(bench, None, "tussilagoarbete")
    assert await bench.sql("select phrase from search_synonyms where phrase = 'Tussilagoarbete'") == []
    await bench.an_initiative(title="Vårt solrosnära arbete")
    assert await everything_told(bench, None, "tussilagoarbete") == told
    await bench.done("national", "publishRecord", "record { id }", id=made["id"])
    assert sorted(labels(await search_as(bench, None, "tussilagoarbete"))) == [
        "Solrosnära arbete",
        "Vårt solrosnära arbete",
    ]
