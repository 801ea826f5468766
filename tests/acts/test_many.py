"""Acts on many rows: each row is judged by itself, told of by itself, and asks nothing of the database by itself."""

from typing import Any

import pytest

from registry.storage.writing.references import MOST_SUGGESTED
from tests.helpers.statements import sent
from tests.helpers.workbench import Workbench, told

ROWS = """participations { id status } rows { row outcome differs record { id }
  errors { code field message(language: EN) hint(language: EN) current { id } } }"""


async def _added(bench: Workbench, caller: str, initiative: Any, *rows: Any, **how: Any) -> Any:
    given = {"initiative": {"id": initiative["id"]}, "participants": list(rows), **how}
    return await bench.do(caller, "addParticipants", ROWS, **given)


def _named(name: str, **more: Any) -> dict[str, Any]:
    return {"organisation": {"name": name}, **more}


def _keyed(system: str, value: str) -> dict[str, Any]:
    return {"externalIds": [{"system": system, "value": value}]}


def _outcomes(found: Any) -> list[tuple[str, list[str]]]:
    return [(each["outcome"], each["differs"]) for each in found["rows"]]


async def test_a_row_that_stands_is_unchanged_and_one_that_differs_is_told_with_its_row(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Står och skiljer sig")
    first = await _added(bench, "national", made, _named("Kungälv"), _named("Ale", status="LEFT"))
    assert _outcomes(first) == [("CREATED", []), ("CREATED", [])]
    again = await _added(bench, "national", made, _named("Lerum"), _named("Kungälv"), _named("Ale", note="Hej"))
    assert _outcomes(again) == [("CREATED", []), ("UNCHANGED", []), ("DIFFERS", ["status", "note"])]
    warned = [(each["code"], each["field"]) for each in again["warnings"]]
    assert warned == [
        ("ALREADY_SO", ["input", "participants", "1"]),
        ("DIFFERS", ["input", "participants", "2"]),
    ]
    # What stands is untouched.
    assert [each["status"] for each in again["participations"]] == ["CONFIRMED", "CONFIRMED", "LEFT"]
    assert [each["record"]["id"] for each in again["rows"]] == [each["id"] for each in again["participations"]]


async def test_a_row_that_differs_is_updated_by_choice(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ändras")
    await _added(bench, "national", made, _named("Kungälv", note="Kvar"), _named("Ale", status="LEFT"))
    given = [_named("Kungälv", period={"start": "2026"}), _named("Ale"), _named("Lerum")]
    source = {"title": "Listan", "date": "2026-11"}
    found = await _added(bench, "national", made, *given, onDifference="UPDATE", source=source)
    assert _outcomes(found) == [("UPDATED", ["period"]), ("UPDATED", ["status"]), ("CREATED", [])]
    rows = await bench.sql(
        "select status, note, period_start, version, jsonb_array_length(sources) from participations"
        " where initiative_id = $1 order by id",
        made["id"].removeprefix("initiative_"),
    )
    assert rows == [
        ("CONFIRMED", "Kvar", "2026", 2, 1),
        ("CONFIRMED", None, None, 2, 1),
        ("CONFIRMED", None, None, 1, 1),
    ]
    again = await _added(bench, "national", made, *given, onDifference="UPDATE", source=source)
    assert {each["outcome"] for each in again["rows"]} == {"UNCHANGED"}


async def test_rows_that_are_wrong_stop_all_others_or_only_themselves(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fel på vissa rader")
    rows = [
        _named("Kungälv"),
        _named("Kungelv"),
        _named("Ale", note="Ring 19121212-1212", period={"start": "2026", "end": "2025"}),
        _named("Lerum"),
    ]
    wrong = [
        ("NOT_FOUND", ["participants", "1", "organisation", "name"]),
        ("PERSONAL_IDENTITY_NUMBER", ["participants", "2", "note"]),
        ("PERIOD_OUT_OF_ORDER", ["participants", "2", "period"]),
    ]
    found = await _added(bench, "rss", made, *rows)
    assert (told(found), found["participations"]) == (wrong, None)
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED", "CREATED"]
    # Nothing was kept, so there is no record to show.
    assert [each["record"] for each in found["rows"]] == [None] * 4
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert (told(found), len(found["participations"])) == ([], 2)
    assert [(each["code"], each["field"][1:]) for row in found["rows"] for each in row["errors"]] == wrong
    assert found["rows"][1]["errors"][0]["hint"] == "Did you mean Kungälv?"
    assert [(each["code"], each["field"][2:]) for each in found["warnings"]] == [
        ("ROW_REFUSED", ["1"]),
        ("ROW_REFUSED", ["2"]),
    ]


async def test_rows_about_the_same_must_agree(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två gånger på listan")
    rows = [_named("Ale"), _named("Ale"), _named("Ale", status="INVITED"), _named("Ale", unit="En enhet")]
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "UNCHANGED", "REFUSED", "CREATED"]
    assert found["rows"][0]["record"] == found["rows"][1]["record"]


@pytest.mark.parametrize(
    ("caller", "stands", "given", "outcome"),
    [
        # Göteborgsregionen keeps the initiative, and acts for Kungälv but not for Malmö.
        ("rss", ("Malmö", "INTERESTED"), "CONFIRMED", "UPDATED"),
        ("rss", ("Malmö", "INVITED"), "CONFIRMED", "REFUSED"),
        ("rss", ("Malmö", "LEFT"), "CONFIRMED", "REFUSED"),
        ("rss", ("Malmö", "CONFIRMED"), "LEFT", "REFUSED"),
        ("rss", ("Kungälv", "INVITED"), "CONFIRMED", "UPDATED"),
        ("rss", ("Kungälv", "CONFIRMED"), "LEFT", "UPDATED"),
        ("rss", ("Kungälv", "CONFIRMED"), "INVITED", "REFUSED"),
        ("system", ("Kungälv", "INVITED"), "CONFIRMED", "UPDATED"),
        ("system", ("Malmö", "INVITED"), "CONFIRMED", "REFUSED"),
        ("national_system", ("Malmö", "INVITED"), "CONFIRMED", "UPDATED"),
        ("national", ("Malmö", "LEFT"), "CONFIRMED", "UPDATED"),
    ],
)
async def test_a_row_changes_a_status_only_as_the_act_for_it_would(
    bench: Workbench, caller: str, stands: tuple[str, str], given: str, outcome: str
) -> None:
    made = await bench.an_initiative(title="Status")
    await _added(bench, "national", made, _named(stands[0], status=stands[1]))
    row = _named(stands[0], status=given)
    found = await _added(bench, caller, made, row, onDifference="UPDATE", onError="KEEP_GOING")
    assert _outcomes(found) == [(outcome, ["status"])]
    assert found["rows"][0]["record"] is not None


async def test_a_row_does_not_write_over_what_the_organisation_said_of_itself(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Egna ord")
    await _added(bench, "rss", made, _named("Malmö", status="INVITED"))
    (part,) = (await _added(bench, "rss", made, _named("Malmö", status="INVITED")))["participations"]
    said = {"participation": part["id"], "seen": 1, "note": "Vi kommer gärna"}
    await bench.done("other", "confirmParticipation", "", **said)
    found = await _added(bench, "rss", made, _named("Malmö", note="Kommer inte"), onDifference="UPDATE")
    assert told(found) == [("NOT_ALLOWED", ["participants", "0", "note"])]
    assert found["userErrors"][0]["message"].startswith("Det är vad organisationen själv har sagt")


@pytest.mark.parametrize("how", ["new", "stands", "differs", "anew", "keys", "other keys"])
@pytest.mark.parametrize("caller", ["national", "rss"])
async def test_many_rows_ask_no_more_than_few(bench: Workbench, how: str, caller: str) -> None:
    names = [name for (name,) in await bench.sql("select slug from organisations where kind = 'MUNICIPALITY'")]
    counts = []
    for number in (2, 280):
        made = await bench.an_initiative(title=f"Antal {number}")
        rows: list[dict[str, Any]] = [{"organisation": {"slug": each}} for each in names[:number]]
        if how == "other keys":
            rows = [{**each, **_keyed(f"{how} {number} {caller}", str(place))} for place, each in enumerate(rows)]
        if how not in ("new", "keys"):
            assert told(await _added(bench, "national", made, *rows)) == []
        if how in ("keys", "other keys"):
            rows = [{**each, **_keyed(f"{how} then {number} {caller}", str(place))} for place, each in enumerate(rows)]
        if how == "differs":
            rows = [{**each, "period": {"start": "2026"}} for each in rows]
        if how == "anew":
            rows = [{**each, "unit": "En annan"} for each in rows]
        with sent() as statements:
            found = await _added(bench, caller, made, *rows, onDifference="UPDATE")
        assert told(found) == []
        assert len(found["participations"]) == number
        counts.append(len(statements))
    assert counts[0] == counts[1] <= (20 if "keys" in how else 14)


async def test_seats_are_judged_by_the_same_rules(bench: Workbench) -> None:
    made = await bench.done("rss", "createGroup", "group { id }", fields={"name": "Rader", "kind": "NETWORK"})
    shown = "seats { id } rows { outcome differs errors { code field } }"
    rows = [_named("Kungälv"), _named("Ale", function="Socialchef"), _named("Ingenstans")]
    given: dict[str, Any] = {"group": made["group"], "seats": rows, "onError": "KEEP_GOING"}
    found = await bench.done("rss", "seatMembers", shown, **given)
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "CREATED", "REFUSED"]
    given["seats"] = [_named("Kungälv", period={"start": "2026"}), rows[1]]
    found = await bench.done("rss", "seatMembers", shown, **given)
    assert _outcomes(found) == [("DIFFERS", ["period"]), ("UNCHANGED", [])]
    found = await bench.done("rss", "seatMembers", shown, **given, onDifference="UPDATE")
    assert _outcomes(found) == [("UPDATED", ["period"]), ("UNCHANGED", [])]


async def test_a_key_that_another_has_refuses_its_row_alone(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med nycklar")
    rows = [
        _named("Kungälv", externalIds=[{"system": "rader", "value": "1"}]),
        _named("Ale", externalIds=[{"system": "rader", "value": "1"}]),
        _named("Lerum"),
    ]
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "CREATED"]
    assert [each["field"][2:] for each in found["rows"][1]["errors"]] == [["1", "externalIds"]]
    again = await _added(bench, "rss", made, rows[0], _named("Lerum", externalIds=[{"system": "Rader", "value": "2"}]))
    assert _outcomes(again) == [("UNCHANGED", []), ("DIFFERS", ["externalIds"])]
    again = await _added(
        bench, "rss", made, _named("Lerum", externalIds=[{"system": "rader", "value": "2"}]), onDifference="UPDATE"
    )
    assert _outcomes(again) == [("UPDATED", ["externalIds"])]
    assert await bench.sql("select count(*) from external_ids where system = 'rader'") == [(2,)]


async def test_keys_are_judged_row_by_row_and_told_in_the_history(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Nycklar rad för rad")
    rows = [
        _named("Kungälv", **_keyed("i tur", "1")),
        _named("Ale", **_keyed("scb-kommunkod", "1")),
        _named("Lerum", **_keyed("i tur", "19121212-1212")),
        _named("Tjörn", **_keyed("i tur", "2")),
    ]
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED", "CREATED"]
    errors = [(each["code"], each["field"][2:]) for row in found["rows"] for each in row["errors"]]
    assert errors == [
        ("INVALID", ["1", "externalIds"]),
        ("PERSONAL_IDENTITY_NUMBER", ["2", "externalIds", "0", "value"]),
    ]
    # What an earlier row lets go of is free for a later one, and not the other way round.
    later = [_named("Kungälv", **_keyed("i tur", "3")), _named("Tjörn", **_keyed("i tur", "1"))]
    found = await _added(bench, "rss", made, *later[::-1], onDifference="UPDATE")
    assert told(found) == [("ALREADY_EXISTS", ["participants", "0", "externalIds"])]
    found = await _added(bench, "rss", made, *later, onDifference="UPDATE")
    assert _outcomes(found) == [("UPDATED", ["externalIds"])] * 2
    query = """query Q($id: ID!) { node(id: $id) { ... on Participation {
      version externalIds { system value } history { nodes { version fields { field before after } } } } } }"""
    (part,) = [await bench("rss", query, id=found["rows"][1]["record"]["id"])]
    assert part["node"]["version"] == 2
    assert part["node"]["externalIds"] == [{"system": "itur", "value": "1"}]
    assert [each["version"] for each in part["node"]["history"]["nodes"]] == [1, 2]
    told_of = [each["field"] for each in part["node"]["history"]["nodes"][1]["fields"]]
    assert told_of == ["externalIds", "externalIds"]


async def test_a_cell_that_cannot_be_read_is_its_rows_error(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fel i en cell")
    rows = [
        _named("Kungälv", role="DELTAGARE"),
        _named("Ale", period={"start": "2026-13"}, status="CONFIRMD"),
        {"organisation": {"municipalityCode": 1480}},
        {"note": "Utan organisation"},
        _named("Lerum"),
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
        {"participants": [_named("Ale", rol="OWNER")]},
        {"source": {"title": "En", "date": "2026-13"}},
    ):
        answer = await bench.whole("rss", query, input={**given, **wrong})
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_row_that_is_left_out_says_nothing_of_a_later_one(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Rättas på en senare rad")
    rows = [_named("Ale", period={"start": "2026-13"}), _named("Ale", note="Rätt")]
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["REFUSED", "CREATED"]


async def test_a_source_that_a_part_has_is_not_added_again(bench: Workbench) -> None:
    made = await bench.an_initiative(title="En källa")
    for note in ("Först", "Sedan"):
        source = {"title": "Listan", "date": "2026-11"}
        found = await _added(bench, "rss", made, _named("Ale", note=note), source=source, onDifference="UPDATE")
    assert _outcomes(found) == [("UPDATED", ["note"])]
    key = made["id"].removeprefix("initiative_")
    assert await bench.sql("select jsonb_array_length(sources) from participations where initiative_id = $1", key) == [
        (1,)
    ]


async def test_a_row_that_is_left_out_is_told_of_in_both_languages(bench: Workbench) -> None:
    made = await bench.an_initiative(title="På två språk")
    shown = "warnings { en: message(language: EN) sv: message(language: SV) }"
    given = {"initiative": {"id": made["id"]}, "participants": [_named("Ingenstans")], "onError": "KEEP_GOING"}
    (warning,) = (await bench.done("rss", "addParticipants", shown, **given))["warnings"]
    assert warning["en"] == "There is no organisation 'Ingenstans'."
    assert warning["sv"].startswith("Det finns ingen post")


async def test_what_was_meant_is_told_of_the_first_rows_alone(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Många felskrivna")
    names = [name for (name,) in await bench.sql("select name from organisations where length(name) > 9 limit 10")]
    rows: list[dict[str, Any]] = [_named(f"{name}x") for name in names]
    rows.append({"organisation": {"slug": "goteborgsregionenx"}})
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    hints = [each["errors"][0]["hint"] for each in found["rows"]]
    assert None not in hints[:MOST_SUGGESTED]
    assert hints[MOST_SUGGESTED:] == [None]


async def test_a_cell_is_understood_by_its_label_in_either_language(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Etiketter")
    rows = [_named("Ale", role="Finansiär"), _named("Lerum", role="funder"), {"note": "Utan organisation"}]
    shown = "rows { errors { code hint(language: EN) } }"
    given = {"initiative": {"id": made["id"]}, "participants": rows, "onError": "KEEP_GOING"}
    found = (await bench.done("rss", "addParticipants", shown, **given))["rows"]
    assert [each["errors"][0]["hint"] for each in found[:2]] == ["Did you mean FUNDER?"] * 2


async def test_a_row_that_repeats_one_whose_key_is_taken_is_refused_as_that_is(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Upprepas")
    rows = [_named(name, **_keyed("upprepas", "1")) for name in ("Kungälv", "Ale", "Ale")]
    found = await _added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED"]
