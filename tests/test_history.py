"""History: what was done, by whom and why; going back; and taking out what the law demands."""

from typing import Any

import pytest

from tests.workbench import Workbench

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { totalCount nodes {
  verb part commit { act reason role organisation { name } } fields { field before after } } } } } }"""


async def _told(bench: Workbench, caller: str | None, key: str) -> list[tuple[str, str]]:
    nodes = (await bench(caller, HISTORY, id=key))["node"]["history"]["nodes"]
    return [(each["commit"]["act"], " ".join(change["field"] for change in each["fields"])) for each in nodes]


async def test_history_says_what_was_done_by_whom_field_by_field(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med historia", summary="Hemligt utkast")
    ref = {"id": made["id"]}
    fields = {"summary": "Första", "period": {"start": "2026"}}
    await bench.done("rss", "updateInitiative", "", initiative=ref, seen=made["version"], fields=fields)
    nodes = (await bench("rss", HISTORY, id=made["id"]))["node"]["history"]["nodes"]
    assert nodes[-1] == {
        "verb": "UPDATED",
        "part": None,
        "commit": {
            "act": "updateInitiative",
            "reason": None,
            "role": "EDITOR",
            "organisation": {"name": "Göteborgsregionen"},
        },
        "fields": [
            {"field": "periodStart", "before": None, "after": "2026"},
            {"field": "summary", "before": "Hemligt utkast", "after": "Första"},
        ],
    }


async def test_what_was_never_public_is_in_no_public_history(bench: Workbench) -> None:
    themes = ["barn-och-unga"]
    made = await bench.an_initiative(title="Utkast", summary="Ofärdigt", themes=themes)
    ref = {"id": made["id"]}
    keeper = {"keeper": {"slug": "kungalv"}, "summary": "Färdigt"}
    await bench.done("national", "updateInitiative", "", initiative=ref, seen=made["version"], fields=keeper)
    assert await _told(bench, None, made["id"]) == [("publishRecord", ""), ("updateInitiative", "summary")]
    assert await _told(bench, "other", made["id"]) == await _told(bench, None, made["id"])
    whole = await _told(bench, "national", made["id"])
    assert ("updateInitiative", "keeperId summary") in whole
    assert len(whole) > 3
    for caller in (None, "other"):
        answer = await bench.whole(caller, HISTORY, id=made["id"])
        assert "Ofärdigt" not in str(answer["data"]["node"]["history"]["nodes"][0])


async def test_a_record_goes_back_to_a_former_version(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Tur och retur", summary="Rätt", period={"start": "2026-01"})
    ref = {"id": made["id"]}
    wrong = {"summary": "Fel", "period": None, "state": "ONGOING"}
    changed = await bench.done(
        "rss", "updateInitiative", "initiative { version }", initiative=ref, seen=made["version"], fields=wrong
    )
    seen = changed["initiative"]["version"]
    shown = "record { ... on Initiative { summary state period { start } publication } }"
    back = await bench.done("rss", "revertRecord", shown, id=made["id"], seen=seen, to=made["version"])
    assert back["record"] == {
        "summary": "Rätt",
        "state": "PROPOSED",
        "period": {"start": "2026-01"},
        "publication": "PUBLISHED",
    }
    codes = await bench.refused("rss", "revertRecord", id=made["id"], seen=seen + 1, to=99)
    assert codes == ["NOT_FOUND"]


async def test_what_is_erased_is_nowhere_and_cannot_be_brought_back(bench: Workbench) -> None:
    word = "Storhemligheten"
    told: dict[str, Any] = {"summary": f"{word} i sammanfattningen", "questions": [word, "annat"]}
    made = await bench.an_initiative(title=f"{word} i titeln", **told)
    ref = {"id": made["id"]}
    changed = {"title": f"{word} i en annan titel", "summary": f"{word} igen"}
    await bench.done("rss", "updateInitiative", "", initiative=ref, seen=made["version"], fields=changed)
    fields = ["title", "summary", "questions"]
    given = {"id": made["id"], "fields": fields, "legalGround": "Dataskydd", "caseNumber": "2026/1"}
    assert await bench.refused("national", "eraseRecord", **given) == ["NOT_ALLOWED"]
    shown = "record { version ... on Initiative { title slug summary questions } }"
    found = (await bench.done("administrator", "eraseRecord", shown, **given))["record"]
    assert (found["title"], found["summary"], found["questions"]) == ("[raderat]", None, [])
    # The readable key was made of the title.
    assert found["slug"].startswith("raderad-")
    tables = await bench.sql("select tablename from pg_tables where schemaname = 'public'")
    for (table,) in tables:
        holding = f"select 1 from {table} t where to_jsonb(t)::text ilike '%' || $1 || '%'"
        assert await bench.sql(holding, word) == [], table
    nodes = (await bench("administrator", HISTORY, id=made["id"]))["node"]["history"]["nodes"]
    assert nodes[-1]["verb"] == "ERASED"
    assert nodes[-1]["commit"]["reason"] == "Dataskydd; 2026/1"
    codes = await bench.refused("rss", "revertRecord", id=made["id"], seen=found["version"], to=made["version"])
    assert codes == ["STEP_NOT_ALLOWED"]


@pytest.mark.parametrize("fields", [[], ["title", "finnsInte"], ["version"], ["slug"], ["keeperId"]])
async def test_what_is_no_text_cannot_be_erased(bench: Workbench, fields: list[str]) -> None:
    made = await bench.an_initiative(title=f"Fel fält {len(fields)}")
    given = {"id": made["id"], "fields": fields, "legalGround": "Dataskydd", "caseNumber": "2026/1"}
    assert await bench.refused("administrator", "eraseRecord", **given) in (["INVALID"], ["REQUIRED"])
