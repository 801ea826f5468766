"""Rows of another system about what is a part of something else, and about rounds: judged as by their acts."""

from typing import Any

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench, told

SHOWN = "rows { outcome differs record { id version publication } errors { code field current { id } } }"
ALE, KUNGALV, LERUM = {"name": "Ale"}, {"name": "Kungälv"}, {"name": "Lerum"}


def _row(value: str, **fields: Any) -> Any:
    return {"key": {"system": SYSTEM, "value": value}, "fields": fields}


async def _send(bench: Workbench, caller: str, act: str, *rows: Any, how: str = "", **more: Any) -> Any:
    return await bench.do(caller, act, SHOWN, how, source=SYSTEM, rows=rows, **more)


def _outcomes(found: Any) -> list[str]:
    return [each["outcome"] for each in found["rows"]]


async def _initiative(bench: Workbench, **more: Any) -> Any:
    return {"id": (await bench.an_initiative(title=f"Delar {len(SECRETS)}", **more))["id"]}


async def _parts(bench: Workbench, initiative: Any, *participants: Any) -> list[str]:
    found = await bench.done(
        "rss", "addParticipants", "participations { id }", initiative=initiative, participants=participants
    )
    return [each["id"] for each in found["participations"]]


async def test_participations_are_made_changed_and_found_unchanged(bench: Workbench) -> None:
    into = await _initiative(bench)
    rows = [
        _row("del-1", initiative=into, organisation=ALE),
        _row("del-2", initiative=into, organisation=LERUM, status="INVITED"),
    ]
    found = await _send(bench, "system", "upsertParticipations", *rows)
    assert (found["userErrors"], _outcomes(found)) == ([], ["CREATED", "CREATED"])
    assert {each["record"]["publication"] for each in found["rows"]} == {"PUBLISHED"}
    assert _outcomes(await _send(bench, "system", "upsertParticipations", *rows)) == ["UNCHANGED"] * 2
    rows = [_row("del-1", period={"start": "2026"}), _row("del-2", organisation=LERUM, role="RESEARCHER")]
    found = await _send(bench, "system", "upsertParticipations", *rows)
    assert [each["differs"] for each in found["rows"]] == [["period"], ["role"]]
    keepers = "select k.slug from participations p join organisations k on k.id = p.keeper_id where p.id = $1::uuid"
    made = found["rows"][0]["record"]["id"].removeprefix("participation_")
    assert await bench.sql(keepers, made) == [("ale",)]


async def test_what_stands_already_gets_the_key_of_the_row(bench: Workbench) -> None:
    into = await _initiative(bench)
    own, other = await _parts(
        bench, into, {"organisation": ALE, "externalIds": [{"system": "annat", "value": "1"}]}, {"organisation": LERUM}
    )
    rows = [
        _row("står-1", initiative=into, organisation=ALE),
        _row("står-2", initiative=into, organisation=ALE, unit="IFO"),
    ]
    found = await _send(bench, "system", "upsertParticipations", *rows)
    assert (_outcomes(found), found["rows"][0]["record"]["id"]) == (["UPDATED", "CREATED"], own)
    assert found["rows"][0]["differs"] == ["externalIds"]
    keys = "select system, value from external_ids where record_id = $1::uuid order by system"
    assert await bench.sql(keys, own.removeprefix("participation_")) == [("annat", "1"), (SYSTEM, "står-1")]
    assert _outcomes(await _send(bench, "system", "upsertParticipations", *rows)) == ["UNCHANGED"] * 2
    same = [_row(each, initiative=into, organisation=LERUM, note=each) for each in ("ett", "två")]
    found = await _send(bench, "system", "upsertParticipations", *same, onError="KEEP_GOING")
    assert _outcomes(found) == ["UPDATED", "REFUSED"]
    assert found["rows"][0]["record"]["id"] == other


async def test_in_what_and_by_whom_does_not_change(bench: Workbench) -> None:
    into, elsewhere = await _initiative(bench), await _initiative(bench)
    await _send(bench, "system", "upsertParticipations", _row("fast", initiative=into, organisation=ALE))
    found = await _send(bench, "system", "upsertParticipations", _row("fast", initiative=elsewhere, organisation=LERUM))
    fields = [["rows", "0", "fields", each] for each in ("initiative", "organisation")]
    assert told(found) == [("STEP_NOT_ALLOWED", each) for each in fields]


@pytest.mark.parametrize("caller", ["system", "municipality", "other", "national_system", "national"])
async def test_a_participation_is_refused_as_the_acts_refuse(bench: Workbench, caller: str) -> None:
    into = await _initiative(bench)
    statuses = ("INTERESTED", "INVITED", "CONFIRMED", "DECLINED", "LEFT")
    for status in statuses:
        new: dict[str, Any] = {"organisation": KUNGALV, "status": status}
        by_act = await bench.do(caller, "addParticipants", "", "@dryRun", initiative=into, participants=[new])
        by_row = await _send(bench, caller, "upsertParticipations", _row("ny", initiative=into, **new), how="@dryRun")
        assert _codes(by_row) == _codes(by_act), status
    (there,) = await _parts(bench, into, {"organisation": KUNGALV})
    for now in statuses:
        await bench.sql_as_owner(
            "update participations set status = $1 where id = $2::uuid", now, there.removeprefix("participation_")
        )
        for status in statuses:
            new = {"organisation": KUNGALV, "status": status, "note": None}
            given = {"initiative": into, "participants": [new], "onDifference": "UPDATE"}
            by_act = await bench.do(caller, "addParticipants", "", "@dryRun", **given)
            row = _row("ny", initiative=into, **new)
            by_row = await _send(bench, caller, "upsertParticipations", row, how="@dryRun")
            if now != status and caller != "municipality":
                # Those who take part change their own by rows, as `updateParticipation` lets them, and add none.
                assert _codes(by_row) == _codes(by_act), (now, status)


def _codes(found: Any) -> set[tuple[str, str]]:
    return {(each["code"], each["field"][-1] if each["field"][-1] == "status" else "") for each in found["userErrors"]}


@pytest.mark.parametrize("ended_by", ["withdrawn", "ended"])
async def test_what_the_nation_ended_is_confirmed_by_no_row_that_leaves_out_what_it_is_in(
    bench: Workbench, ended_by: str
) -> None:
    own = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "kungalv", (), (SYSTEM,))
    into, value = await _initiative(bench), f"avslutad-{ended_by}"
    (old,) = await _parts(bench, into, {"organisation": KUNGALV})
    if ended_by == "withdrawn":
        await bench.done("national", "withdrawRecord", "record { id }", id=old, because="Prov")
    else:
        fields = {"period": {"end": "2025-06"}, "role": "RESEARCHER"}
        await bench.done("national", "updateParticipation", "", which={"id": old}, fields=fields, seen=1)
    (new,) = await _parts(bench, into, {"organisation": KUNGALV, "status": "INVITED"})
    known = _row(value, initiative=into, organisation=KUNGALV, status="INVITED")
    found = await _send(bench, own, "upsertParticipations", known)
    assert [(each["outcome"], each["record"]["id"]) for each in found["rows"]] == [("UPDATED", new)]
    by_act = await bench.refused(own, "confirmParticipation", which={"id": new}, seen=2)
    found = await _send(bench, own, "upsertParticipations", _row(value, status="CONFIRMED"))
    assert by_act == ["NOT_ALLOWED"]
    assert told(found) == [("NOT_ALLOWED", ["rows", "0", "fields", "status"])]


async def test_what_is_withdrawn_while_its_row_waits_is_in_the_way_of_the_row(bench: Workbench) -> None:
    into = await _initiative(bench)
    made = await _send(bench, "system", "upsertParticipations", _row("vänta", initiative=into, organisation=ALE))
    part = made["rows"][0]["record"]["id"]
    meanwhile = f"""
    set local session_replication_role = replica;
    update participations set publication = 'WITHDRAWN', withdrawn_because = 'Prov'
    where id = '{part.removeprefix("participation_")}'
    """
    sending = _send(bench, "system", "upsertParticipations", _row("vänta", note="Sent"), onError="KEEP_GOING")
    (found,) = await bench.together(sending, held=meanwhile)
    (row,) = found["rows"]
    wrong = {"code": "STEP_NOT_ALLOWED", "field": ["input", "rows", "0", "key"], "current": {"id": part}}
    assert (row["outcome"], row["errors"], row["record"]["version"]) == ("CONFLICT", [wrong], 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"initiative": {"slug": "finns-inte"}},
        {"organisation": None},
        {"actingGroup": {"slug": "finns-inte"}},
        {"unit": "I\u200bFO"},
    ],
    ids=["initiative", "organisation", "group", "unit"],
)
async def test_a_set_is_not_whole_while_a_row_with_a_new_key_tells_of_no_part(bench: Workbench, wrong: Any) -> None:
    name = f"system-{len(SECRETS)}"
    caller = await bench.a_key(f"sender of {name}", "INTEGRATION", "goteborgsregionen", (), (name,))
    into = await _initiative(bench)
    fields = {"initiative": into, "organisation": ALE, "unit": "IFO"}

    async def sent_as(value: str, **more: Any) -> Any:
        row = {"key": {"system": name, "value": value}, "fields": fields | more}
        given = {"source": name, "rows": [row], "isCompleteSet": True, "onError": "KEEP_GOING"}
        return await bench.do(caller, "upsertParticipations", f"{SHOWN} missing {{ outcome }}", **given)

    made = (await sent_as("gammal"))["rows"][0]["record"]["id"]
    found = await sent_as("ny", **wrong)
    assert told(found) == [("INVALID", ["isCompleteSet"])]
    assert _outcomes(found) == ["REFUSED"]
    stands = "select publication from participations where id = $1::uuid"
    assert await bench.sql(stands, made.removeprefix("participation_")) == [("PUBLISHED",)]
    right = await sent_as("ny")
    assert (right["userErrors"], right["missing"], right["rows"][0]["record"]["id"]) == ([], [], made)


async def test_uses_are_told_by_those_who_act_for_the_organisation(bench: Workbench) -> None:
    fields = {"name": f"Metod {len(SECRETS)}", "kind": "METHOD"}
    made = (await bench.done("national", "createMethod", "method { id }", fields=fields))["method"]
    await bench.done("national", "publishRecord", "record { id }", id=made["id"])
    method = {"id": made["id"]}
    rows = [_row("bruk-1", method=method, organisation=KUNGALV, extent="Några"), _row("bruk-2", method=method)]
    found = await _send(bench, "system", "upsertMethodUses", *rows, onError="KEEP_GOING")
    assert _outcomes(found) == ["CREATED", "REFUSED"]
    assert [(each["code"], each["field"][-1]) for each in found["rows"][1]["errors"]] == [("REQUIRED", "organisation")]
    row = _row("bruk-3", method=method, organisation={"name": "Malmö"})
    by_row = await _send(bench, "system", "upsertMethodUses", row)
    by_act = await bench.refused("system", "recordUse", method=method, organisation={"name": "Malmö"})
    assert [each["code"] for each in by_row["userErrors"]] == by_act == ["NOT_ALLOWED"]


async def test_rounds_are_in_service_areas_and_named_by_them(bench: Workbench) -> None:
    caller = await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_EDITOR", None, (), (SYSTEM,))
    area = {"slug": "barn-och-unga"}
    rows = [_row(f"varv-{year}", serviceArea=area, year=year) for year in (2040, 2041)]
    found = await _send(bench, caller, "upsertNeedsRounds", *rows, _row("varv-x", year=2040), onError="KEEP_GOING")
    assert _outcomes(found) == ["CREATED", "CREATED", "REFUSED"]
    slugs = "select slug from needs_rounds where year >= 2040 order by year"
    assert await bench.sql(slugs) == [("barn-och-unga-2040",), ("barn-och-unga-2041",)]
    topic = (await bench.done("national", "createTheme", "theme { id }", fields={"name": "Ämne", "kind": "TOPIC"}))[
        "theme"
    ]
    wrong = {"serviceArea": {"id": topic["id"]}, "year": 2042}
    by_act = await bench.do("national", "createNeedsRound", "", fields=wrong)
    by_row = await _send(bench, caller, "upsertNeedsRounds", _row("varv-2042", **wrong))
    told_by = [(each["code"], each["message"]) for each in by_row["userErrors"]]
    assert told_by == [(each["code"], each["message"]) for each in by_act["userErrors"]]


async def test_more_rows_of_parts_take_no_more_statements(bench: Workbench) -> None:
    into, taken = await _initiative(bench), list[int]()
    await _parts(bench, into, {"organisation": ALE})
    for number in (3, 30):
        for turn in range(2):
            rows = [
                _row(
                    f"många {number} {each}", initiative=into, organisation=ALE, unit=f"{number}-{each}", note=str(turn)
                )
                for each in range(number)
            ]
            with sent() as statements:
                found = await _send(bench, "system", "upsertParticipations", *rows)
            assert set(_outcomes(found)) == {("CREATED", "UPDATED")[turn]}, found["userErrors"]
            taken.append(len(statements))
    assert taken[:2] == taken[2:]


async def test_a_row_whose_key_leads_to_what_is_withdrawn_tells_of_its_part_in_a_complete_set(bench: Workbench) -> None:
    into = await _initiative(bench)
    source = f"hel-{len(SECRETS)}"
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (source,))

    def row(value: str, **fields: Any) -> Any:
        return {"key": {"system": source, "value": value}, "fields": fields}

    async def send(*rows: Any, **more: Any) -> Any:
        shown = f"{SHOWN} missing {{ outcome record {{ id }} }}"
        return await bench.do(caller, "upsertParticipations", shown, source=source, rows=rows, **more)

    ale, lerum = ({"initiative": into, "organisation": each} for each in (ALE, LERUM))
    first = await send(row("1", **ale), row("2", **lerum))
    gone = first["rows"][1]["record"]
    await bench.done(caller, "withdrawRecord", "record { id }", id=gone["id"], because="Prov")
    made = await send(row("1", **ale), row("3", **lerum))
    assert _outcomes(made) == ["UNCHANGED", "CREATED"]
    whole = {"isCompleteSet": True, "withdrawAtMost": 5, "onError": "KEEP_GOING"}
    found = await send(row("1", **ale), row("2", **lerum), **whole)
    assert (_outcomes(found), found["userErrors"], found["missing"]) == (["UNCHANGED", "CONFLICT"], [], [])
    # As is a row that says otherwise than an earlier one of the same key.
    found = await send(row("1", **ale), row("1", **lerum), **whole)
    assert (_outcomes(found), found["missing"]) == (["UNCHANGED", "REFUSED"], [])
    # What does not tell which part it is about may be about any.
    found = await send(row("1", **ale), row("2", note="Prov"), **whole)
    assert told(found) == [("INVALID", ["isCompleteSet"])]
    found = await send(row("1", **ale), **whole)
    assert found["missing"] == [{"outcome": "WITHDRAWN", "record": {"id": made["rows"][1]["record"]["id"]}}]
