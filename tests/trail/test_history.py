"""History: what was done, by whom and why; going back; and taking out what the law demands."""

from typing import Any
from uuid import UUID

import pytest

from tests.helpers.everywhere import tables_with
from tests.helpers.workbench import Workbench

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { totalCount nodes {
  verb version act reason commit { role organisation { name } } fields { field before after } } } } } }"""


async def _told(bench: Workbench, caller: str | None, key: str) -> list[tuple[str, str]]:
    nodes = (await bench(caller, HISTORY, id=key))["node"]["history"]["nodes"]
    return [(each["act"], " ".join(change["field"] for change in each["fields"])) for each in nodes]


async def test_history_says_what_was_done_by_whom_field_by_field(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med historia", summary="Hemligt utkast")
    ref = {"id": made["id"]}
    fields = {"summary": "Första", "period": {"start": "2026"}}
    await bench.done("rss", "updateInitiative", "", initiative=ref, seen=made["version"], fields=fields)
    nodes = (await bench("rss", HISTORY, id=made["id"]))["node"]["history"]["nodes"]
    assert nodes[-1] == {
        "verb": "UPDATED",
        "version": made["version"] + 1,
        "act": "updateInitiative",
        "reason": None,
        "commit": {
            "role": "EDITOR",
            "organisation": {"name": "Göteborgsregionen"},
        },
        "fields": [
            {"field": "period.start", "before": None, "after": "2026"},
            {"field": "summary", "before": "Hemligt utkast", "after": "Första"},
        ],
    }


PAGED = """query Paged($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { node(id: $id) {
  ... on Record { history(first: $first, after: $after, last: $last, before: $before) {
    nodes { fields { after } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } } }"""


async def test_history_is_read_page_by_page_in_both_directions(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Sida för sida")
    for place in range(3):
        given = {"initiative": {"id": made["id"]}, "seen": made["version"] + place, "fields": {"phaseNote": str(place)}}
        await bench.done("rss", "updateInitiative", "", **given)

    async def page(**window: Any) -> Any:
        return (await bench("rss", PAGED, id=made["id"], **window))["node"]["history"]

    newest = await page(last=2)
    assert [each["fields"][-1]["after"] for each in newest["nodes"]] == ["1", "2"]
    older = await page(last=1, before=newest["pageInfo"]["startCursor"])
    assert [each["fields"][-1]["after"] for each in older["nodes"]] == ["0"]
    again = await page(first=2, after=older["pageInfo"]["endCursor"])
    assert again["nodes"] == newest["nodes"]


async def test_what_was_never_public_is_in_no_public_history(bench: Workbench) -> None:
    themes = ["barn-och-unga"]
    made = await bench.an_initiative(title="Utkast", summary="Ofärdigt", themes=themes)
    ref = {"id": made["id"]}
    keeper = {"keeper": {"slug": "kungalv"}, "summary": "Färdigt"}
    await bench.done("national", "updateInitiative", "", initiative=ref, seen=made["version"], fields=keeper)
    # Whoever is named as keeper by itself has accepted with it; who it is is told to those who see the draft's history.
    openly = [("publishRecord", ""), ("updateInitiative", "keeperAcceptedAt summary")]
    assert await _told(bench, None, made["id"]) == openly
    assert await _told(bench, "other", made["id"]) == await _told(bench, None, made["id"])
    whole = await _told(bench, "national", made["id"])
    assert ("updateInitiative", "keeper keeperAcceptedAt summary") in whole
    assert len(whole) == 3
    for caller in (None, "other"):
        answer = await bench.whole(caller, HISTORY, id=made["id"])
        assert "Ofärdigt" not in str(answer["data"]["node"]["history"]["nodes"][0])


TRYING = """mutation Trying($input: RevertRecordInput!) @dryRun { revertRecord(input: $input) { record {
  history(last: 1) { nodes { version fields { field before after } } } } userErrors { code } } }"""


async def test_a_record_goes_back_to_a_former_version(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Tur och retur", summary="Rätt", period={"start": "2026-01"})
    ref = {"id": made["id"]}
    wrong = {"summary": "Fel", "period": None, "state": "ONGOING"}
    changed = await bench.done(
        "rss", "updateInitiative", "initiative { version }", initiative=ref, seen=made["version"], fields=wrong
    )
    seen = changed["initiative"]["version"]
    shown = "record { ... on Initiative { summary state period { start } publication } }"
    given = {"id": made["id"], "seen": seen, "to": made["version"]}
    tried = await bench("rss", TRYING, input=given)
    (told,) = tried["revertRecord"]["record"]["history"]["nodes"]
    assert told["version"] == seen + 1
    assert [(each["field"], each["before"], each["after"]) for each in told["fields"]] == [
        ("period.start", None, "2026-01"),
        ("state", "ONGOING", "PROPOSED"),
        ("summary", "Fel", "Rätt"),
    ]
    back = await bench.done("rss", "revertRecord", shown, **given)
    assert back["record"] == {
        "summary": "Rätt",
        "state": "PROPOSED",
        "period": {"start": "2026-01"},
        "publication": "PUBLISHED",
    }
    again = await bench.do("rss", "revertRecord", "", **{**given, "seen": seen + 1})
    assert [each["code"] for each in again["warnings"]] == ["ALREADY_SO"]
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
    assert nodes[-1]["reason"] == "Dataskydd; 2026/1"
    codes = await bench.refused("rss", "revertRecord", id=made["id"], seen=found["version"], to=made["version"])
    assert codes == ["STEP_NOT_ALLOWED"]


@pytest.mark.parametrize(
    "fields",
    [[], ["title", "finnsInte"], ["version"], ["kind"], ["keeperId"], ["titleSort"], ["participations"], ["history"]],
)
async def test_what_is_no_text_cannot_be_erased(bench: Workbench, fields: list[str]) -> None:
    made = await bench.an_initiative(title=f"Fel fält {len(fields)}")
    given = {"id": made["id"], "fields": fields, "legalGround": "Dataskydd", "caseNumber": "2026/1"}
    assert await bench.refused("administrator", "eraseRecord", **given) in (["INVALID"], ["REQUIRED"])


async def test_going_back_undoes_nothing_that_others_decided(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Lämnas")
    whom = {
        "initiative": {"id": made["id"]},
        "participants": [{"organisation": {"slug": "malmo"}, "status": "INVITED"}],
    }
    (part,) = (await bench.done("rss", "addParticipants", "participations { id version }", **whom))["participations"]
    ref, shown = {"participation": part["id"]}, "participation { id version status }"
    part = (await bench.done("other", "confirmParticipation", shown, **ref, seen=part["version"]))["participation"]
    part = (await bench.done("other", "leaveInitiative", shown, **ref, seen=part["version"], on="2026"))[
        "participation"
    ]
    shown = "record { version ... on Participation { status } }"
    given = {"id": part["id"], "seen": part["version"], "to": part["version"] - 1}
    assert await bench.refused("rss", "revertRecord", **given) == ["NOT_ALLOWED"]
    back = await bench.done("other", "revertRecord", shown, **given)
    assert back["record"]["status"] == "LEFT"
    need = await bench.a_need("municipality", title="Prioriterat", endorsements=[{"organisation": {"name": "Kungälv"}}])
    for who, act in (("rss", "compileNeed"), ("national", "prioritiseNeed")):
        given = {"need": {"id": need["id"]}, "seen": need["version"]}
        need = (await bench.done(who, act, "need { id version }", **given))["need"]
    shown = "record { ... on KnowledgeNeed { state } }"
    given = {"id": need["id"], "seen": need["version"], "to": 1}
    assert await bench.refused("municipality", "revertRecord", **given) == ["NOT_ALLOWED"]
    back = await bench.done("national", "revertRecord", shown, **given)
    assert back["record"]["state"] == "PRIORITISED"


# ---- Names that others repeat ----------------------------------------------------------------------------------------


async def erased(bench: Workbench, record: str, field: str) -> None:
    given = {"id": record, "fields": [field], "legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "", **given)


async def test_an_erased_name_stands_in_no_key_of_what_it_was_merged_into(bench: Workbench) -> None:
    one, twin = await bench.an_organisation(name="Mottagaren"), await bench.an_organisation(name="Ypsilonverket")
    merging = {"into": {"id": one["id"]}, "seen": one["version"], "organisations": [{"id": twin["id"]}]}
    await bench.done("national", "mergeOrganisations", "", **merging, because="Samma")
    assert await tables_with(bench, "ypsilonverket") != []
    await erased(bench, twin["id"], "name")
    assert await tables_with(bench, "ypsilonverket") == []


async def test_an_erased_title_stands_in_no_kept_answer(bench: Workbench) -> None:
    query = """mutation Make($input: CreateInitiativeInput!) {
      createInitiative(input: $input) { initiative { id title slug } } }"""
    fields = {"title": "Zebrakalle", "kind": "PILOT"}
    made = await bench("rss", query, "en-nyckel", input={"fields": fields})
    assert "kept_answers" in await tables_with(bench, "zebrakalle")
    await erased(bench, made["createInitiative"]["initiative"]["id"], "title")
    assert await tables_with(bench, "zebrakalle") == []


async def test_an_erased_theme_stands_in_no_rounds_key(bench: Workbench) -> None:
    shown = "theme { id version }"
    fields = {"kind": "SERVICE_AREA", "name": "Zorrotema"}
    theme = (await bench.done("national", "createTheme", shown, fields=fields))["theme"]
    area: dict[str, Any] = {"serviceArea": {"id": theme["id"]}, "year": 2029}
    await bench.done("national", "createNeedsRound", "", fields=area)
    assert "needs_rounds" in await tables_with(bench, "zorrotema")
    await erased(bench, theme["id"], "name")
    assert await tables_with(bench, "zorrotema") == []


async def test_a_target_group_is_erased_with_its_ages(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Grupp", targetGroup={"text": "Vildvittror", "ageFrom": 3})
    await erased(bench, made["id"], "targetGroupText")
    assert await tables_with(bench, "vildvittror") == []


async def test_what_a_version_is_older_than_stays_as_it_is(bench: Workbench) -> None:
    """The trail tells what a table had then; a column that came later is no part of that version."""
    made = await bench.an_initiative(title="Före kolumnen", summary="Först", side="PROVIDER")
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": "Sedan"}}
    await bench.done("rss", "updateInitiative", "", **given)
    await bench.sql_as_owner(
        "update changes set after = after - 'side' - 'shares_draft'"
        " where record_id = $1 and (after->>'version')::int = $2",
        UUID(made["id"].rpartition("_")[2]),
        made["version"],
    )
    back = {"id": made["id"], "seen": made["version"] + 1, "to": made["version"]}
    found = await bench.done("rss", "revertRecord", "record { ... on Initiative { summary side } }", **back)
    assert found["record"] == {"summary": "Först", "side": "PROVIDER"}
