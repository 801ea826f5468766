"""Acts on many rows: each row is judged by itself, told of by itself, and asks nothing of the database by itself."""

from typing import Any

import pytest

from tests.helpers.rows import added, keyed, named, outcomes
from tests.helpers.statements import sent
from tests.helpers.workbench import Workbench, told


async def test_a_row_that_stands_is_unchanged_and_one_that_differs_is_told_with_its_row(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Står och skiljer sig")
    first = await added(bench, "national", made, named("Kungälv"), named("Ale", status="LEFT"))
    assert outcomes(first) == [("CREATED", []), ("CREATED", [])]
    again = await added(bench, "national", made, named("Lerum"), named("Kungälv"), named("Ale", note="Hej"))
    assert outcomes(again) == [("CREATED", []), ("UNCHANGED", []), ("DIFFERS", ["status", "note"])]
    warned = [(each["code"], each["field"]) for each in again["warnings"]]
    assert warned == [
        ("ALREADY_SO", ["input", "participants", "1"]),
        ("DIFFERS", ["input", "participants", "2"]),
    ]
    # What stands is untouched.
    assert [each["status"] for each in again["participations"]] == ["STATED", "STATED", "LEFT"]
    assert [each["record"]["id"] for each in again["rows"]] == [each["id"] for each in again["participations"]]


async def test_a_row_that_differs_is_updated_by_choice(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ändras")
    await added(bench, "national", made, named("Kungälv", note="Kvar"), named("Ale", status="LEFT"))
    given = [named("Kungälv", period={"start": "2026"}), named("Ale"), named("Lerum")]
    source = {"title": "Listan", "date": "2026-11"}
    found = await added(bench, "national", made, *given, onDifference="UPDATE", source=source)
    assert outcomes(found) == [("UPDATED", ["period"]), ("UPDATED", ["status"]), ("CREATED", [])]
    rows = await bench.sql(
        "select status, note, period_start, version, jsonb_array_length(sources) from participations"
        " where initiative_id = $1 order by id",
        made["id"].removeprefix("initiative_"),
    )
    assert rows == [
        ("STATED", "Kvar", "2026", 2, 1),
        ("STATED", None, None, 2, 1),
        ("STATED", None, None, 1, 1),
    ]
    again = await added(bench, "national", made, *given, onDifference="UPDATE", source=source)
    assert {each["outcome"] for each in again["rows"]} == {"UNCHANGED"}


async def test_rows_that_are_wrong_stop_all_others_or_only_themselves(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Fel på vissa rader")
    rows = [
        named("Kungälv"),
        named("Kungelv"),
        named("Ale", note="Ring 19121212-1212", period={"start": "2026", "end": "2025"}),
        named("Lerum"),
    ]
    wrong = [
        ("NOT_FOUND", ["participants", "1", "organisation", "name"]),
        ("PERSONAL_IDENTITY_NUMBER", ["participants", "2", "note"]),
        ("PERIOD_OUT_OF_ORDER", ["participants", "2", "period"]),
    ]
    found = await added(bench, "rss", made, *rows)
    assert (told(found), found["participations"]) == (wrong, None)
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED", "CREATED"]
    # Nothing was kept, so there is no record to show.
    assert [each["record"] for each in found["rows"]] == [None] * 4
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert (told(found), len(found["participations"])) == ([], 2)
    assert [(each["code"], each["field"][1:]) for row in found["rows"] for each in row["errors"]] == wrong
    assert found["rows"][1]["errors"][0]["hint"] == "Did you mean Kungälv?"
    assert [(each["code"], each["field"][2:]) for each in found["warnings"]] == [
        ("ROW_REFUSED", ["1"]),
        ("ROW_REFUSED", ["2"]),
    ]


async def test_rows_about_the_same_must_agree(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två gånger på listan")
    rows = [named("Ale"), named("Ale"), named("Ale", status="INVITED"), named("Ale", unit="En enhet")]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "UNCHANGED", "REFUSED", "CREATED"]
    assert found["rows"][0]["record"] == found["rows"][1]["record"]


@pytest.mark.parametrize(
    ("caller", "stands", "given", "outcome"),
    [
        # Göteborgsregionen keeps the initiative, and acts for Kungälv but not for Malmö.
        ("rss", ("Malmö", "INTERESTED"), "CONFIRMED", "UPDATED"),
        ("rss", ("Malmö", "INVITED"), "CONFIRMED", "REFUSED"),
        ("rss", ("Malmö", "LEFT"), "CONFIRMED", "REFUSED"),
        ("rss", ("Malmö", "LEFT"), "STATED", "REFUSED"),
        # What is stated is the organisation's own to confirm, to deny and to leave.
        ("rss", ("Malmö", "STATED"), "CONFIRMED", "REFUSED"),
        ("rss", ("Malmö", "STATED"), "LEFT", "REFUSED"),
        ("rss", ("Kungälv", "STATED"), "CONFIRMED", "UPDATED"),
        ("rss", ("Kungälv", "STATED"), "DECLINED", "UPDATED"),
        ("rss", ("Kungälv", "STATED"), "LEFT", "UPDATED"),
        ("rss", ("Kungälv", "STATED"), "INVITED", "REFUSED"),
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
    await added(bench, "national", made, named(stands[0], status=stands[1]))
    row = named(stands[0], status=given)
    found = await added(bench, caller, made, row, onDifference="UPDATE", onError="KEEP_GOING")
    assert outcomes(found) == [(outcome, ["status"])]
    assert found["rows"][0]["record"] is not None


async def test_a_row_does_not_write_over_what_the_organisation_said_of_itself(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Egna ord")
    await added(bench, "rss", made, named("Malmö", status="INVITED"))
    (part,) = (await added(bench, "rss", made, named("Malmö", status="INVITED")))["participations"]
    said = {"participation": part["id"], "seen": 1, "note": "Vi kommer gärna"}
    await bench.done("other", "confirmParticipation", "", **said)
    found = await added(bench, "rss", made, named("Malmö", note="Kommer inte"), onDifference="UPDATE")
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
            rows = [{**each, **keyed(f"{how} {number} {caller}", str(place))} for place, each in enumerate(rows)]
        if how not in ("new", "keys"):
            assert told(await added(bench, "national", made, *rows)) == []
        if how in ("keys", "other keys"):
            rows = [{**each, **keyed(f"{how} then {number} {caller}", str(place))} for place, each in enumerate(rows)]
        if how == "differs":
            rows = [{**each, "period": {"start": "2026"}} for each in rows]
        if how == "anew":
            rows = [{**each, "unit": "En annan"} for each in rows]
        with sent() as statements:
            found = await added(bench, caller, made, *rows, onDifference="UPDATE")
        assert told(found) == []
        assert len(found["participations"]) == number
        counts.append(len(statements))
    assert counts[0] == counts[1] <= (20 if "keys" in how else 14)


async def test_seats_are_judged_by_the_same_rules(bench: Workbench) -> None:
    made = await bench.done("rss", "createGroup", "group { id }", fields={"name": "Rader", "kind": "NETWORK"})
    shown = "seats { id } rows { outcome differs errors { code field } }"
    rows = [named("Kungälv"), named("Ale", function="Socialchef"), named("Ingenstans")]
    given: dict[str, Any] = {"group": made["group"], "seats": rows, "onError": "KEEP_GOING"}
    found = await bench.done("rss", "seatMembers", shown, **given)
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "CREATED", "REFUSED"]
    given["seats"] = [named("Kungälv", period={"start": "2026"}), rows[1]]
    found = await bench.done("rss", "seatMembers", shown, **given)
    assert outcomes(found) == [("DIFFERS", ["period"]), ("UNCHANGED", [])]
    found = await bench.done("rss", "seatMembers", shown, **given, onDifference="UPDATE")
    assert outcomes(found) == [("UPDATED", ["period"]), ("UNCHANGED", [])]


async def test_a_key_that_another_has_refuses_its_row_alone(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med nycklar")
    rows = [
        named("Kungälv", externalIds=[{"system": "rader", "value": "1"}]),
        named("Ale", externalIds=[{"system": "rader", "value": "1"}]),
        named("Lerum"),
    ]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "CREATED"]
    assert [each["field"][2:] for each in found["rows"][1]["errors"]] == [["1", "externalIds"]]
    again = await added(bench, "rss", made, rows[0], named("Lerum", externalIds=[{"system": "Rader", "value": "2"}]))
    assert outcomes(again) == [("UNCHANGED", []), ("DIFFERS", ["externalIds"])]
    again = await added(
        bench, "rss", made, named("Lerum", externalIds=[{"system": "rader", "value": "2"}]), onDifference="UPDATE"
    )
    assert outcomes(again) == [("UPDATED", ["externalIds"])]
    assert await bench.sql("select count(*) from external_ids where system = 'rader'") == [(2,)]


async def test_keys_are_judged_row_by_row_and_told_in_the_history(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Nycklar rad för rad")
    rows = [
        named("Kungälv", **keyed("i tur", "1")),
        named("Ale", **keyed("scb-kommunkod", "1")),
        named("Lerum", **keyed("i tur", "19121212-1212")),
        named("Tjörn", **keyed("i tur", "2")),
    ]
    found = await added(bench, "rss", made, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "REFUSED", "REFUSED", "CREATED"]
    errors = [(each["code"], each["field"][2:]) for row in found["rows"] for each in row["errors"]]
    assert errors == [
        ("INVALID", ["1", "externalIds"]),
        ("PERSONAL_IDENTITY_NUMBER", ["2", "externalIds", "0", "value"]),
    ]
    # What an earlier row lets go of is free for a later one, and not the other way round.
    later = [named("Kungälv", **keyed("i tur", "3")), named("Tjörn", **keyed("i tur", "1"))]
    found = await added(bench, "rss", made, *later[::-1], onDifference="UPDATE")
    assert told(found) == [("ALREADY_EXISTS", ["participants", "0", "externalIds"])]
    found = await added(bench, "rss", made, *later, onDifference="UPDATE")
    assert outcomes(found) == [("UPDATED", ["externalIds"])] * 2
    query = """query Q($id: ID!) { node(id: $id) { ... on Participation {
      version externalIds { system value } history { nodes { version fields { field before after } } } } } }"""
    (part,) = [await bench("rss", query, id=found["rows"][1]["record"]["id"])]
    assert part["node"]["version"] == 2
    assert part["node"]["externalIds"] == [{"system": "itur", "value": "1"}]
    assert [each["version"] for each in part["node"]["history"]["nodes"]] == [1, 2]
    told_of = [each["field"] for each in part["node"]["history"]["nodes"][1]["fields"]]
    assert told_of == ["externalIds", "externalIds"]
