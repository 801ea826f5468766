"""Confirming many records at once: each row is judged by itself, and many ask no more of the database than few."""

from datetime import UTC, datetime
from typing import Any

from tests.helpers.statements import sent
from tests.helpers.workbench import Workbench, told

ROWS = """records { id } rows { row outcome record { id }
  errors { code field current { ... on Initiative { id version } } } }"""
SHEET = """query Sheet($organisation: String, $types: [RecordType!], $days: Int) { viewer {
  toConfirm(first: 100, organisation: $organisation, types: $types, days: $days) { totalCount nodes { id } } } }"""


def _row(record: Any, **more: Any) -> dict[str, Any]:
    return {"which": {"id": record["id"]}, "seen": record["version"], **more}


async def _confirmed(bench: Workbench, record: Any) -> datetime | None:
    key = record["id"].removeprefix("initiative_")
    [(found,)] = await bench.sql("select last_confirmed_at from initiatives where id = $1", key)
    return found  # type: ignore[no-any-return]


async def test_rows_are_confirmed_refused_or_in_conflict_each_by_itself(bench: Workbench) -> None:
    mine, changed = [await bench.an_initiative("municipality", title=f"Vårt {each}") for each in (1, 2)]
    theirs = await bench.an_initiative("other", title="Deras")
    gone = await bench.an_initiative("municipality", title="Återtaget")
    gone = (await bench.done("municipality", "withdrawRecord", "record { id version }", id=gone["id"], because="Fel"))[
        "record"
    ]
    part = {"initiative": {"id": theirs["id"]}, "participants": [{"organisation": {"name": "Kungälv"}}]}
    (taking,) = (await bench.done("other", "addParticipants", "participations { id version }", **part))[
        "participations"
    ]
    rows = [
        _row(mine),
        _row(changed, seen=changed["version"] - 1),
        _row(theirs),
        _row(gone),
        {"which": {"slug": "finns-inte"}, "seen": 1},
        _row(taking),
        _row(mine),
        {"which": {"slug": mine["slug"]}, "seen": 99},
        {"which": {"id": "hej"}, "seen": 1},
    ]
    wrong = [
        ("CONFLICT", ["rows", "1", "seen"]),
        ("NOT_ALLOWED", ["rows", "2"]),
        ("STEP_NOT_ALLOWED", ["rows", "3", "which"]),
        ("NOT_FOUND", ["rows", "4", "which", "slug"]),
        ("INVALID", ["rows", "7"]),
        ("INVALID", ["rows", "8", "which", "id"]),
    ]
    found = await bench.do("municipality", "confirmRecords", ROWS, rows=rows)
    assert (told(found), found["records"]) == (wrong, None)
    assert await _confirmed(bench, mine) is None

    found = await bench.done("municipality", "confirmRecords", ROWS, rows=rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == [
        *("CONFIRMED", "CONFLICT", "REFUSED", "REFUSED", "REFUSED"),
        *("CONFIRMED", "UNCHANGED", "REFUSED", "REFUSED"),
    ]
    assert [each["id"] for each in found["records"]] == [mine["id"], taking["id"]]
    assert [(each["code"], each["field"][1:]) for row in found["rows"] for each in row["errors"]] == wrong
    # What stands now is shown beside the row that had changed.
    assert found["rows"][1]["errors"][0]["current"] == {"id": changed["id"], "version": changed["version"]}
    assert {each["code"] for each in found["warnings"]} == {"ALREADY_SO", "ROW_REFUSED"}
    assert [await _confirmed(bench, each) for each in (changed, theirs)] == [None, None]
    when = await _confirmed(bench, mine)
    assert when is not None
    assert (datetime.now(UTC) - when).total_seconds() < 60


async def test_a_cell_that_is_no_number_is_its_rows_error(bench: Workbench) -> None:
    mine = await bench.an_initiative("municipality", title="Fel cell")
    rows = [_row(mine), {"which": {"id": mine["id"]}, "seen": "x"}]
    found = await bench.done("municipality", "confirmRecords", ROWS, rows=rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CONFIRMED", "REFUSED"]
    assert [(each["code"], each["field"][1:]) for each in found["rows"][1]["errors"]] == [
        ("INVALID", ["rows", "1", "seen"])
    ]


async def test_many_ask_no_more_of_the_database_than_few(bench: Workbench) -> None:
    counts = []
    shown = "participations { id version }"
    for number in (2, 150):
        made = [await bench.an_initiative("rss", title=f"Många {number} {each}") for each in range(2)]
        rows = [_row(each) for each in made]
        for each in made:
            units = [{"organisation": {"name": "Malmö"}, "unit": f"Enhet {place}"} for place in range(number // 2)]
            given = {"initiative": {"id": each["id"]}, "participants": units}
            rows += [
                _row(part) for part in (await bench.done("rss", "addParticipants", shown, **given))["participations"]
            ]
        with sent() as statements:
            found = await bench.done("rss", "confirmRecords", "rows { outcome }", rows=rows)
        assert [each["outcome"] for each in found["rows"]] == ["CONFIRMED"] * len(rows)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 12


async def test_the_number_of_rows_has_a_bound(bench: Workbench) -> None:
    row = _row(await bench.an_initiative("rss", title="Gräns"))
    assert await bench.refused("rss", "confirmRecords", rows=[]) == ["INVALID"]
    assert await bench.refused("rss", "confirmRecords", rows=[row] * 301) == ["TOO_MANY"]


async def test_what_is_confirmed_leaves_the_sheet_and_the_history_tells_it(bench: Workbench) -> None:
    async def sheet(caller: str, **given: Any) -> set[str]:
        found = (await bench(caller, SHEET, **given))["viewer"]["toConfirm"]
        assert found["totalCount"] == len(found["nodes"])
        return {each["id"] for each in found["nodes"]}

    made = await bench.an_initiative("municipality", title="Ses över")
    nobodys = await bench.an_initiative("national", title="Ingens")
    age = "update initiatives set updated_at = now() - interval '100 days' where id = $1"
    for each in (made, nobodys):
        await bench.sql_as_owner(age, each["id"].removeprefix("initiative_"))
    assert made["id"] not in await sheet("municipality")
    assert made["id"] not in await sheet("municipality", days=101)
    for caller in ("municipality", "rss"):
        assert made["id"] in await sheet(caller, days=90), caller
        assert made["id"] in await sheet(caller, days=90, organisation="kungalv", types=["INITIATIVE"]), caller
    assert made["id"] not in await sheet("rss", days=90, organisation="goteborgsregionen")
    assert made["id"] not in await sheet("municipality", days=90, types=["GROUP"])
    assert await sheet("municipality", days=90, types=[]) == set()
    # Another's is nobody else's to ask for; whoever changes everything asks for anyone's.
    assert made["id"] not in await sheet("other", days=90, organisation="kungalv")
    assert made["id"] in await sheet("national", days=90, organisation="kungalv")
    assert made["id"] not in await sheet("national", days=90)
    assert nobodys["id"] in await sheet("national", days=90)

    await bench.done("municipality", "confirmRecords", "", rows=[_row(made)])
    assert made["id"] not in await sheet("municipality", days=90)
    history = (
        "query Q($id: ID!) { node(id: $id) { ... on Record { history(last: 1) { nodes { act fields { field } } } } } }"
    )
    [entry] = (await bench("municipality", history, id=made["id"]))["node"]["history"]["nodes"]
    assert entry == {"act": "confirmRecords", "fields": [{"field": "lastConfirmedAt"}]}


async def test_a_hidden_draft_is_nothing_that_anyone_else_is_told_of(bench: Workbench) -> None:
    fields = {"title": "Dolt", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { id slug }", fields=fields))["initiative"]
    for caller in ("other", "municipality"):
        rows = [{"which": {by: draft[by]}, "seen": 1} for by in ("id", "slug")]
        found = await bench.do(caller, "confirmRecords", ROWS, rows=rows)
        assert told(found) == [
            ("NOT_FOUND", ["rows", str(place), "which", by]) for place, by in enumerate(("id", "slug"))
        ]
        assert [each["record"] for each in found["rows"]] == [None, None]


async def test_no_number_of_days_is_too_many_to_ask_for(bench: Workbench) -> None:
    found = await bench("rss", SHEET, days=2**31 - 1)
    assert found["viewer"]["toConfirm"] == {"totalCount": 0, "nodes": []}
