"""Rows that another system sends: made or changed by their keys in it, each judged by itself."""

from collections import Counter
from typing import Any

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, Workbench

SHOWN = "rows { row outcome differs record { id version } errors { code field message current { id } } }"
SOURCE = "verksamhetsplan"


async def _system(bench: Workbench, role: str = "INTEGRATION", scopes: tuple[str, ...] = ()) -> str:
    organisation = "goteborgsregionen" if role != "NATIONAL_INTEGRATION" else None
    return await bench.a_key(f"sender {len(SECRETS)}", role, organisation, scopes, (SOURCE,))


def _row(value: str, **fields: Any) -> Any:
    return {"key": {"system": SOURCE, "value": value}, "fields": fields}


def _pilots(name: str, number: int, **more: Any) -> list[Any]:
    return [_row(f"{name}-{each}", title=f"Prov {name} {each}", kind="PILOT", **more) for each in range(number)]


async def _send(
    bench: Workbench, caller: str, rows: Any, act: str = "upsertInitiatives", how: str = "", **more: Any
) -> Any:
    return await bench.do(caller, act, SHOWN, how, source=SOURCE, rows=rows, **more)


def _outcomes(found: Any) -> list[str]:
    return [each["outcome"] for each in found["rows"]]


async def test_rows_are_made_and_the_same_again_changes_nothing(bench: Workbench) -> None:
    caller = await _system(bench)
    rows = _pilots("again", 3, keeper={"name": "Göteborgsregionen"}, themes=["barn-och-unga"], period={"start": "2026"})
    found = await _send(bench, caller, rows)
    assert found["userErrors"] == []
    assert _outcomes(found) == ["CREATED"] * 3
    ((before,),) = await bench.sql("select count(*) from commits")
    again = await _send(bench, caller, rows)
    assert _outcomes(again) == ["UNCHANGED"] * 3
    assert [each["record"] for each in again["rows"]] == [each["record"] for each in found["rows"]]
    assert await bench.sql("select count(*) from commits") == [(before,)]


async def test_a_row_tells_which_of_its_fields_changed(bench: Workbench) -> None:
    caller = await _system(bench)
    await _send(bench, caller, _pilots("differs", 3, themes=["barn-och-unga"]))
    rows = [
        _row("differs-0", title="Nytt namn", kind="PILOT"),
        _row("differs-1", title="Prov differs 1", themes=["funktionshinder"], period={"start": "2026-02"}),
        _row("differs-2", title="Prov differs 2", kind="PILOT", themes=["barn-och-unga"]),
        _row("differs-3", title="Prov 3", kind="PILOT"),
    ]
    found = await _send(bench, caller, rows)
    assert found["userErrors"] == []
    assert _outcomes(found) == ["UPDATED", "UPDATED", "UNCHANGED", "CREATED"]
    assert [each["differs"] for each in found["rows"][:3]] == [["title"], ["period", "themes"], []]
    assert [each["record"]["version"] for each in found["rows"]] == [2, 2, 1, 1]
    assert _outcomes(await _send(bench, caller, rows)) == ["UNCHANGED"] * 4


async def test_the_key_of_what_was_withdrawn_is_in_the_way(bench: Workbench) -> None:
    caller = await _system(bench)
    made = (await _send(bench, caller, _pilots("withdrawn", 1)))["rows"][0]["record"]
    await bench.done("rss", "withdrawRecord", "record { id }", id=made["id"], because="Prov")
    found = await _send(bench, caller, _pilots("withdrawn", 2), onError="KEEP_GOING")
    assert _outcomes(found) == ["CONFLICT", "CREATED"]
    (error,) = found["rows"][0]["errors"]
    assert (error["code"], error["field"][1:]) == ("STEP_NOT_ALLOWED", ["rows", "0", "key"])
    assert error["current"]["id"] == found["rows"][0]["record"]["id"] == made["id"]


async def test_the_key_of_what_was_merged_leads_on(bench: Workbench) -> None:
    fields = {"kind": "SERVICE_AREA"}
    caller = await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_EDITOR", None, (), (SOURCE,))
    rows = [_row(str(each), name=f"Område {each}", **fields) for each in range(2)]
    found = await _send(bench, caller, rows, "upsertThemes")
    assert found["userErrors"] == []
    one, other = (each["record"]["id"] for each in found["rows"])
    await bench.sql_as_owner(
        "update themes set merged_into_id = $1::uuid, publication = 'WITHDRAWN', withdrawn_because = 'Prov'"
        " where id = $2::uuid",
        one.removeprefix("theme_"),
        other.removeprefix("theme_"),
    )
    again = await _send(bench, caller, [_row("1", nameEn="Area")], "upsertThemes")
    assert again["userErrors"] == []
    assert [each["record"]["id"] for each in again["rows"]] == [one]
    assert [each["code"] for each in again["warnings"]] == ["MERGED"]


async def test_a_row_that_breaks_two_rules_is_told_both_and_stops_no_other(bench: Workbench) -> None:
    caller = await _system(bench)
    rows = _pilots("rules", 10)
    rows[5]["fields"] |= {"kind": "INQUIRY", "pilotFocus": "METHOD", "period": {"start": "2027", "end": "2026"}}
    found = await _send(bench, caller, rows, onError="KEEP_GOING")
    assert _outcomes(found) == ["CREATED"] * 5 + ["REFUSED"] + ["CREATED"] * 4
    told = {(each["code"], *each["field"][1:]) for each in found["rows"][5]["errors"]}
    assert ("PERIOD_OUT_OF_ORDER", "rows", "5", "fields", "period") in told
    assert len(told) == 2
    stopped = await _send(bench, caller, [*rows, _row("rules-x", title="Nytt", kind="PILOT")])
    assert stopped["rows"] is None or "REFUSED" in _outcomes(stopped)
    assert len(stopped["userErrors"]) == 2
    assert (
        await bench.sql(
            "select 1 from external_ids where system = 'verksamhetsplan' and value in ('rules-5', 'rules-x')"
        )
        == []
    )


@pytest.mark.parametrize("role", ["EDITOR", "INTEGRATION", "NATIONAL_INTEGRATION", "NATIONAL_EDITOR"])
@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("ONGOING", {"state": "COMPLETED"}),
        ("ONGOING", {"opening": {"seeks": "Fler", "demands": "Tid"}, "state": "DISCONTINUED"}),
        ("COMPLETED", {"state": "ONGOING"}),
        ("COMPLETED", {"opening": {"seeks": "Fler", "demands": "Tid"}}),
        ("ONGOING", {"keeper": {"name": "Malmö"}}),
        ("ONGOING", {"caseNumbers": [{"authority": {"name": "Malmö"}, "value": "M-1"}]}),
        ("ONGOING", {"title": None}),
        ("ONGOING", {"parent": {"slug": "finns-inte"}}),
        ("ONGOING", {"summary": "Ny"}),
    ],
    ids=str,
)
async def test_a_row_is_refused_what_the_act_refuses(
    bench: Workbench, role: str, state: str, fields: dict[str, Any]
) -> None:
    name = f"rule-{len(SECRETS)}"
    first = await _system(bench)
    row = _row(name, title="Prov", kind="PILOT", state=state, keeper={"name": "Göteborgsregionen"})
    made = (await _send(bench, first, [row]))["rows"][0]["record"]
    national = role.startswith("NATIONAL")
    scopes = ("INITIATIVE",) if role == "NATIONAL_INTEGRATION" else ()
    for organisation in [None] if national else ["goteborgsregionen", "malmo"]:
        caller = await bench.a_key(f"sender {len(SECRETS)}", role, organisation, scopes, (SOURCE,))
        by_act = await bench.do(caller, "updateInitiative", "", "@dryRun", initiative={"id": made["id"]}, fields=fields)
        by_row = await _send(bench, caller, [_row(name, **fields)], "upsertInitiatives", "@dryRun")
        if organisation == "malmo":
            # Another's draft is not seen: it is as if the key were new.
            assert [each["code"] for each in by_act["userErrors"]] == ["NOT_FOUND"]
            assert made["id"] not in [each["record"] and each["record"]["id"] for each in by_row["rows"] or ()]
            continue
        expected = {(each["code"], *each["field"][1:]) for each in by_act["userErrors"]}
        got = {(each["code"], *each["field"][3:]) for each in by_row["userErrors"]}
        assert got == expected


async def test_a_row_changes_no_published_record_of_another(bench: Workbench) -> None:
    caller = await _system(bench)
    made = (await _send(bench, caller, _pilots("others", 1)))["rows"][0]["record"]
    await bench.done("rss", "publishRecord", "record { id }", id=made["id"])
    other = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "malmo", (), (SOURCE,))
    for title in ("Prov others 0", "Annat"):
        found = await _send(bench, other, [_row("others-0", title=title)])
        assert [each["code"] for each in found["userErrors"]] == ["NOT_ALLOWED"]


async def test_nobody_sends_for_a_system_that_its_key_does_not_speak_for(bench: Workbench) -> None:
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), ("annat",))
    found = await _send(bench, caller, _pilots("spoken", 1))
    assert [(each["code"], each["field"]) for each in found["userErrors"]] == [("NOT_ALLOWED", ["input", "source"])]
    row = {"key": {"system": "annat", "value": "1"}, "fields": {"title": "Prov", "kind": "PILOT"}}
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (SOURCE, "annat"))
    found = await _send(bench, caller, [row])
    assert [each["field"] for each in found["userErrors"]] == [["input", "rows", "0", "key", "system"]]


async def test_history_tells_that_rows_came_from_the_system(bench: Workbench) -> None:
    caller = await _system(bench)
    made = (await _send(bench, caller, _pilots("told", 1)))["rows"][0]["record"]
    shown = "... on Initiative { history(first: 5) { nodes { act commit { source } } } }"
    found = await bench("rss", f"query Q($id: ID!) {{ node(id: $id) {{ {shown} }} }}", id=made["id"])
    assert found["node"]["history"]["nodes"] == [{"act": "upsertInitiatives", "commit": {"source": SOURCE}}]


async def test_two_who_send_the_same_new_keys_at_once_make_each_record_once(bench: Workbench) -> None:
    one, other = await _system(bench), await _system(bench)
    rows = _pilots("race", 20)
    found = await bench.together(_send(bench, one, rows), _send(bench, other, rows[::-1]))
    assert sorted(_outcomes(each)[0] for each in found) == ["CREATED", "UNCHANGED"]
    assert all(each["userErrors"] == [] for each in found)
    made = "select count(distinct record_id) from external_ids where value like 'race-%'"
    assert await bench.sql(made) == [(20,)]


async def test_a_thousand_rows_take_as_many_statements_as_ten(bench: Workbench) -> None:
    caller, taken = await _system(bench), []
    for number in (10, 1000):
        for turn in range(2):
            rows = _pilots(f"n{number}", number, keeper={"name": "Göteborgsregionen"}, themes=["barn-och-unga"])
            with sent() as statements:
                found = await _send(bench, caller, rows)
            assert Counter(_outcomes(found)) == {("CREATED", "UNCHANGED")[turn]: number}
            taken.append(len(statements))
    assert taken[:2] == taken[2:]
    assert found["warnings"] == []


async def test_more_rows_than_a_thousand_are_too_many(bench: Workbench) -> None:
    found = await _send(bench, await _system(bench), _pilots("many", 1001))
    assert next((each["code"], each["field"][1:]) for each in found["userErrors"]) == ("TOO_MANY", ["rows"])


async def test_a_thing_is_said_once(bench: Workbench) -> None:
    caller = await _system(bench)
    rows = [*_pilots("twice", 1), *_pilots("twice", 1), _row("twice-0", title="Annat", kind="PILOT")]
    found = await _send(bench, caller, rows, onError="KEEP_GOING")
    assert _outcomes(found) == ["CREATED", "UNCHANGED", "REFUSED"]
    assert found["rows"][0]["record"]["id"] == found["rows"][1]["record"]["id"]


async def test_what_another_record_carries_is_a_conflict_that_names_it(bench: Workbench) -> None:
    caller = await _system(bench)
    await _send(bench, caller, _pilots("carried", 2))
    rows = [_row("carried-0", externalIds=[{"system": SOURCE, "value": "carried-1"}])]
    found = await _send(bench, caller, rows, onError="KEEP_GOING")
    assert _outcomes(found) == ["CONFLICT"]
    (error,) = found["rows"][0]["errors"]
    assert error["code"] == "ALREADY_EXISTS"
    assert error["current"] is not None


async def test_nothing_is_taken_off_what_is_new(bench: Workbench) -> None:
    system = await _system(bench)
    with sent() as statements:
        assert _outcomes(await _send(bench, system, _pilots("omrade", 3, themes=["barn-och-unga"]))) == ["CREATED"] * 3
    assert not [each for each in statements if each.startswith("delete")]
    with sent() as statements:
        found = await _send(bench, system, _pilots("omrade", 3, themes=[]))
    assert _outcomes(found) == ["UPDATED"] * 3
    assert len([each for each in statements if each.startswith("delete from initiative_themes")]) == 1
