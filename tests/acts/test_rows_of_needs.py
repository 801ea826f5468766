"""Rows of another system about knowledge needs, with who stands behind them: raised and changed as by their acts."""

from typing import Any

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench

SHOWN = "rows { outcome differs record { id version } errors { code field current { id } } }"
ALE, KUNGALV, LERUM = {"name": "Ale"}, {"name": "Kungälv"}, {"name": "Lerum"}
GR = {"slug": "goteborgsregionen"}
BEHIND = [{"organisation": KUNGALV, "via": GR, "statedOn": "2026-03"}]
STANDING = """select o.slug, e.kind, e.stated_on, e.publication from endorsements e
join organisations o on o.id = e.organisation_id where e.need_id = $1::uuid order by o.slug"""


def _row(value: str, **fields: Any) -> Any:
    return {"key": {"system": SYSTEM, "value": value}, "fields": fields}


async def _system(bench: Workbench, role: str = "INTEGRATION", scopes: tuple[str, ...] = ()) -> str:
    organisation = None if role.startswith("NATIONAL") else "goteborgsregionen"
    return await bench.a_key(f"sender {len(SECRETS)}", role, organisation, scopes, (SYSTEM,))


async def _send(bench: Workbench, caller: str, *rows: Any, how: str = "", **more: Any) -> Any:
    return await bench.do(caller, "upsertKnowledgeNeeds", SHOWN, how, source=SYSTEM, rows=rows, **more)


def _told(found: Any, head: int) -> list[Any]:
    """What was refused, without the beginning of its place."""
    return [(each["code"], each["field"][head:]) for each in found["userErrors"]]


def _outcomes(found: Any) -> list[str]:
    return [each["outcome"] for each in found["rows"]]


async def _behind(bench: Workbench, found: Any) -> list[Any]:
    return await bench.sql(
        STANDING, found["rows"][0]["record"]["id"].removeprefix("knowledge_need_").removeprefix("need_")
    )


async def test_a_need_is_raised_with_those_behind_it_and_the_same_again_changes_nothing(bench: Workbench) -> None:
    caller = await _system(bench)
    shared = {"organisation": ALE, "kind": "SHARED", "statedOn": "2026-02", "priority": 3}
    rows = [
        _row("lyft-1", title="Lyft av ett system", themes=["barn-och-unga"], endorsements=[*BEHIND, shared]),
        _row("lyft-2", title="Lyft av samma system", raisedOn="2025", endorsements=BEHIND),
    ]
    found = await _send(bench, caller, *rows)
    assert (found["userErrors"], _outcomes(found)) == ([], ["CREATED", "CREATED"])
    assert await _behind(bench, found) == [
        ("ale", "SHARED", "2026-02", "PUBLISHED"),
        ("kungalv", "RAISED", "2026-03", "PUBLISHED"),
    ]
    said = "select title, raised_on, state, publication from knowledge_needs where title like 'Lyft av%' order by 1"
    assert await bench.sql(said) == [
        ("Lyft av ett system", "2026-02", "RAISED", "DRAFT"),
        ("Lyft av samma system", "2025", "RAISED", "DRAFT"),
    ]
    ((before,),) = await bench.sql("select count(*) from commits")
    assert _outcomes(await _send(bench, caller, *rows)) == ["UNCHANGED", "UNCHANGED"]
    assert await bench.sql("select count(*) from commits") == [(before,)]


async def test_those_who_do_not_stand_behind_it_yet_are_added_and_nobody_is_changed(bench: Workbench) -> None:
    caller = await _system(bench)
    made = await _send(bench, caller, _row("fler", title="Fler bakom", endorsements=BEHIND))
    otherwise = [{"organisation": KUNGALV, "statedOn": "2026-09"}, {"organisation": LERUM, "kind": "SHARED"}]
    found = await _send(bench, caller, _row("fler", description="Mer", endorsements=otherwise))
    (row,) = found["rows"]
    assert (row["outcome"], row["differs"]) == ("UPDATED", ["description", "endorsements"])
    assert row["record"]["id"] == made["rows"][0]["record"]["id"]
    assert await _behind(bench, found) == [
        ("kungalv", "RAISED", "2026-03", "PUBLISHED"),
        ("lerum", "SHARED", None, "PUBLISHED"),
    ]
    assert _outcomes(await _send(bench, caller, _row("fler", endorsements=otherwise))) == ["UNCHANGED"]


WRONG: list[dict[str, Any]] = [
    {"endorsements": []},
    {"endorsements": [{"organisation": {"slug": "finns-inte"}}]},
    {"endorsements": [{"organisation": {"slug": "finns-inte"}}], "keeper": {"slug": "finns-inte"}},
    {"endorsements": [{"organisation": KUNGALV, "via": {"name": "Ale"}}]},
    {"endorsements": [{"organisation": KUNGALV, "via": {"slug": "skanes-kommuner"}}]},
    {"endorsements": [{"organisation": {"name": "Malmö"}}]},
    {"endorsements": [{"organisation": KUNGALV, "priority": 40}]},
    {"endorsements": [{"organisation": KUNGALV, "actingGroup": {"slug": "finns-inte"}}]},
    {"endorsements": [{"organisation": KUNGALV, "externalIds": [{"system": "diarienummer:kungalv", "value": "1"}]}]},
    {"title": None, "endorsements": BEHIND},
    {"title": "Om 19121212-1212", "endorsements": BEHIND},
    {"themes": ["finns-inte"], "endorsements": BEHIND},
    {"round": {"slug": "finns-inte"}, "endorsements": BEHIND},
    {"keeper": {"name": "Malmö"}, "endorsements": BEHIND},
    {"targetGroup": {"text": "unga", "ageFrom": 20, "ageTo": 10}, "endorsements": BEHIND},
]


@pytest.mark.parametrize("role", ["EDITOR", "INTEGRATION", "NATIONAL_INTEGRATION", "NATIONAL_EDITOR"])
@pytest.mark.parametrize("fields", WRONG, ids=str)
async def test_a_row_is_refused_what_raising_refuses(bench: Workbench, role: str, fields: dict[str, Any]) -> None:
    scopes = ("KNOWLEDGE_NEED", "ENDORSEMENT") if role == "NATIONAL_INTEGRATION" else ()
    caller = await _system(bench, role, scopes)
    given = {"title": "Ett behov"} | fields
    if given["title"] is None:
        # The act cannot be written without a title; a row is told of it.
        assert _told(await _send(bench, caller, _row("nytt", **given), how="@dryRun"), 3) == [
            ("REQUIRED", ["fields", "title"])
        ]
        return
    by_act = await bench.do(caller, "raiseNeed", "", "@dryRun", **given)
    by_row = await _send(bench, caller, _row("nytt", **given), how="@dryRun")
    expected = sorted((each["code"], *each["field"][1:]) for each in by_act["userErrors"])
    assert sorted((each["code"], *each["field"][4:]) for each in by_row["userErrors"]) == expected
    assert expected or role.startswith("NATIONAL")


@pytest.mark.parametrize(
    "fields", [{"keeper": {"name": "Malmö"}}, {"title": None}, {"themes": ["finns-inte"]}], ids=str
)
async def test_a_row_is_refused_what_changing_refuses(bench: Workbench, fields: dict[str, Any]) -> None:
    caller = await _system(bench)
    key = f"ändra-{len(SECRETS)}"
    made = (await _send(bench, caller, _row(key, title="Ändras", endorsements=BEHIND)))["rows"][0]["record"]
    by_act = await bench.do(caller, "updateNeed", "", "@dryRun", need={"id": made["id"]}, seen=1, fields=fields)
    by_row = await _send(bench, caller, _row(key, **fields), how="@dryRun")
    expected = sorted((each["code"], *each["field"][2:]) for each in by_act["userErrors"])
    assert expected
    assert sorted((each["code"], *each["field"][4:]) for each in by_row["userErrors"]) == expected


async def test_what_the_nation_has_decided_on_is_not_changed_by_rows(bench: Workbench) -> None:
    caller = await _system(bench)
    made = (await _send(bench, caller, _row("beslutat", title="Beslutat", endorsements=BEHIND)))["rows"][0]["record"]
    ref = {"need": {"id": made["id"]}}
    await bench.done("rss", "publishRecord", "record { id }", id=made["id"])
    await bench.done("national", "compileNeed", "need { version }", seen=2, **ref)
    await bench.done("national", "prioritiseNeed", "need { version }", seen=3, rank=1, **ref)
    for fields in ({"title": "Ett annat"}, {"endorsements": [{"organisation": LERUM}]}):
        assert _told(await _send(bench, caller, _row("beslutat", **fields)), 1) == [("NOT_ALLOWED", ["rows", "0"])]


async def test_a_closed_need_takes_nobody_more(bench: Workbench) -> None:
    caller = await _system(bench)
    made = (await _send(bench, caller, _row("stängt", title="Stängt", endorsements=BEHIND)))["rows"][0]["record"]
    await bench.done("rss", "closeNeed", "need { id }", need={"id": made["id"]}, seen=1, reason="SOLVED_LOCALLY")
    found = await _send(bench, caller, _row("stängt", endorsements=[*BEHIND, {"organisation": LERUM}]))
    assert _told(found, 3) == [("STEP_NOT_ALLOWED", ["fields", "endorsements", "1"])]


async def test_an_endorsement_may_have_a_key_of_its_own(bench: Workbench) -> None:
    caller = await _system(bench)
    one = [{**BEHIND[0], "externalIds": [{"system": SYSTEM, "value": "ställning"}]}]
    found = await _send(bench, caller, _row("nyckel-1", title="Med nyckel", endorsements=one))
    assert found["userErrors"] == []
    query = 'query Q($system: String!) { lookup(system: $system, value: "ställning") { __typename } }'
    assert await bench("rss", query, system=SYSTEM) == {"lookup": {"__typename": "Endorsement"}}
    again = await _send(bench, caller, _row("nyckel-2", title="Samma nyckel", endorsements=one), onError="KEEP_GOING")
    assert [(each["code"], each["field"][-2:]) for each in again["rows"][0]["errors"]] == [
        ("ALREADY_EXISTS", ["0", "externalIds"])
    ]
    assert again["rows"][0]["record"] is None


async def test_one_that_only_the_database_refuses_stops_no_other(bench: Workbench) -> None:
    twice = [{"organisation": LERUM}, {"organisation": LERUM}]
    rows = [
        _row("två-1", title="Ett rätt", endorsements=BEHIND),
        _row("två-2", title="Ett fel", endorsements=twice),
        _row("två-3", title="Ett till", endorsements=BEHIND),
    ]
    found = await _send(bench, await _system(bench), *rows, onError="KEEP_GOING")
    assert _outcomes(found) == ["CREATED", "REFUSED", "CREATED"]
    assert [each["code"] for each in found["rows"][1]["errors"]] == ["ALREADY_EXISTS"]
    assert found["rows"][1]["record"] is None


@pytest.mark.parametrize("role", ["INTEGRATION", "NATIONAL_EDITOR"])
async def test_more_rows_take_no_more_statements(bench: Workbench, role: str) -> None:
    caller, taken = await _system(bench, role), []
    for number in (3, 30):
        for turn in range(2):
            rows = [
                _row(
                    f"många-{role}-{number}-{each}",
                    title=f"Många {number} {each} {turn}",
                    themes=["barn-och-unga"],
                    endorsements=[
                        {
                            "organisation": (KUNGALV, LERUM)[turn],
                            "via": GR,
                            "externalIds": [{"system": SYSTEM, "value": f"{role} {number} {each} {turn}"}],
                        }
                    ],
                )
                for each in range(number)
            ]
            with sent() as statements:
                found = await _send(bench, caller, *rows)
            assert set(_outcomes(found)) == {("CREATED", "UPDATED")[turn]}, found
            taken.append(statements)
    assert [len(each) for each in taken[:2]] == [len(each) for each in taken[2:]]
