"""What an act on many rows tells of each: cells that cannot be read, rows that are left out, and those that repeat."""

from typing import Any

from registry.storage.writing.references import MOST_SUGGESTED
from tests.helpers.rows import added, keyed, named, outcomes
from tests.helpers.workbench import Workbench


async def test_a_cell_that_cannot_be_read_is_its_rows_error(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fel i en cell")
    rows = [
        named("Kungälv", role="DELTAGARE"),
        named("Ale", period={"start": "2026-13"}, status="CONFIRMD"),
        {"organisation": {"municipalityCode": 1480}},
        {"note": "Utan organisation"},
        named("Lerum"),
    ]
    shown = "participations { id } rows { outcome errors { code field hint(language: EN) allowed } }"
    given = {"initiative": {"id": made["id"]}, "participants": rows}
    found = await bench.done("rss", "addParticipants", shown, **given, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["REFUSED"] * 4 + ["CREATED"]
    errors = [[(each["code"], each["field"][3:]) for each in row["errors"]] for row in found["rows"]]
    assert errors == [
        [("INVALID", ["role"])],
        [("INVALID", ["status"]), ("INVALID", ["period", "start"])],
        [("INVALID", ["organisation", "municipalityCode"])],
        [("REQUIRED", ["organisation"])],
        [],
    ]
    role, status = found["rows"][0]["errors"][0], found["rows"][1]["errors"][0]
    assert (role["hint"], role["allowed"][:2]) == ("Did you mean PARTICIPANT?", ["INITIATOR", "COMMISSIONER"])
    assert status["hint"] == "Did you mean CONFIRMED?"
    # All of them are refused together when no row is kept, and nothing else is as lenient.
    assert len((await bench.do("rss", "addParticipants", **given))["userErrors"]) == 5
    query = "mutation A($input: AddParticipantsInput!) { addParticipants(input: $input) { userErrors { code } } }"
    for wrong in (
        {"onError": "MAYBE"},
        {"participants": [named("Ale", rol="OWNER")]},
        {"source": {"title": "En", "date": "2026-13"}},
    ):
        answer = await bench.whole("rss", query, input={**given, **wrong})
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_row_that_is_left_out_says_nothing_of_a_later_one(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Rättas på en senare rad")
    rows = [named("Ale", period={"start": "2026-13"}), named("Ale", note="Rätt")]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["REFUSED", "CREATED"]


async def test_a_source_that_a_part_has_is_not_added_again(bench: Workbench) -> None:
    made = await bench.an_initiative(title="En källa")
    for note in ("Först", "Sedan"):
        source = {"title": "Listan", "date": "2026-11"}
        found = await added(bench, "rss", made, named("Ale", note=note), source=source, onDifference="UPDATE")
    assert outcomes(found) == [("UPDATED", ["note"])]
    key = made["id"].removeprefix("initiative_")
    assert await bench.sql("select jsonb_array_length(sources) from participations where initiative_id = $1", key) == [
        (1,)
    ]


async def test_a_row_that_is_left_out_is_told_of_in_both_languages(bench: Workbench) -> None:
    made = await bench.an_initiative(title="På två språk")
    shown = "warnings { en: message(language: EN) sv: message(language: SV) }"
    given = {"initiative": {"id": made["id"]}, "participants": [named("Ingenstans")], "onError": "KEEP_GOING"}
    (warning,) = (await bench.done("rss", "addParticipants", shown, **given))["warnings"]
    assert warning["en"] == "There is no organisation 'Ingenstans'."
    assert warning["sv"].startswith("Det finns ingen post")


async def test_what_was_meant_is_told_of_the_first_rows_alone(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Många felskrivna")
    names = [name for (name,) in await bench.sql("select name from organisations where length(name) > 9 limit 10")]
    rows: list[dict[str, Any]] = [named(f"{name}x") for name in names]
    rows.append({"organisation": {"slug": "goteborgsregionenx"}})
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    hints = [each["errors"][0]["hint"] for each in found["rows"]]
    assert None not in hints[:MOST_SUGGESTED]
    assert hints[MOST_SUGGESTED:] == [None]


async def test_a_cell_is_understood_by_its_label_in_either_language(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Etiketter")
    rows = [named("Ale", role="Finansiär"), named("Lerum", role="funder"), {"note": "Utan organisation"}]
    shown = "rows { errors { code hint(language: EN) } }"
    given = {"initiative": {"id": made["id"]}, "participants": rows, "onError": "KEEP_GOING"}
    found = (await bench.done("rss", "addParticipants", shown, **given))["rows"]
    assert [each["errors"][0]["hint"] for each in found[:2]] == ["Did you mean FUNDER?"] * 2


async def test_a_row_that_repeats_one_whose_key_is_taken_is_refused_as_that_is(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Upprepas")
    rows = [named(name, **keyed("upprepas", "1")) for name in ("Kungälv", "Ale", "Ale")]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED"]
