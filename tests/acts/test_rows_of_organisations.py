"""Rows of another system about organisations: known by official keys too, and refused what the acts refuse."""

from typing import Any

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench

SHOWN = "rows { outcome differs record { id version publication } errors { code field current { id } } }"
CODE, NUMBER = "scb-kommunkod", "organisationsnummer"
#: What `updateOrganisation` refuses an organisation's own editors, or everybody.
WRONG: list[dict[str, Any]] = [
    {"kind": "REGION"},
    {"municipalityCode": "1499"},
    {"countyCode": "13"},
    {"organisationNumber": "999900-0053"},
    {"population": 12},
    {"validTo": "2030-12-31"},
    {"predecessors": [{"municipalityCode": "1401"}]},
    {"predecessors": [{"slug": "finns-inte"}]},
    {"keeper": {"name": "Malmö"}},
    {"counties": ["14"]},
    {"host": {"name": "Malmö"}},
    {"parent": {"slug": "finns-inte"}},
    {"name": None},
    {"slug": "ale"},
]


def _row(system: str, value: str, **fields: Any) -> Any:
    return {"key": {"system": system, "value": value}, "fields": fields}


async def _national(bench: Workbench, role: str = "NATIONAL_EDITOR") -> str:
    scopes = ("ORGANISATION",) if role == "NATIONAL_INTEGRATION" else ()
    return await bench.a_key(f"sender {len(SECRETS)}", role, None, scopes, (SYSTEM,))


async def _send(bench: Workbench, caller: str, *rows: Any, how: str = "", **more: Any) -> Any:
    return await bench.do(caller, "upsertOrganisations", SHOWN, how, source=SYSTEM, rows=rows, **more)


def _outcomes(found: Any) -> list[str]:
    return [each["outcome"] for each in found["rows"]]


async def _id(bench: Workbench, slug: str) -> str:
    found = await bench("national", "query Q($slug: String!) { organisation(slug: $slug) { id } }", slug=slug)
    return str(found["organisation"]["id"])


async def test_an_organisation_is_known_by_its_official_keys(bench: Workbench) -> None:
    caller = await _national(bench)
    rows = [
        _row(CODE, "1440", website="https://example.org/ale"),
        _row(SYSTEM, "org-1", name="Radbolaget", kind="COMPANY", organisationNumber="169999000020", counties=["14"]),
        _row(NUMBER, "9999000038", name="Radföreningen", kind="ASSOCIATION", counties=["14", "13"]),
        _row(CODE, "0497", name="Radby", kind="MUNICIPALITY"),
    ]
    found = await _send(bench, caller, *rows)
    assert (found["userErrors"], _outcomes(found)) == ([], ["UPDATED", "CREATED", "CREATED", "CREATED"])
    assert found["rows"][0]["record"]["id"] == await _id(bench, "ale")
    assert _outcomes(await _send(bench, caller, *rows)) == ["UNCHANGED"] * 4
    keys = "select name, municipality_code, county_code, organisation_number from organisations where name like 'Rad%'"
    assert sorted(await bench.sql(keys)) == [
        ("Radbolaget", None, None, "999900-0020"),
        ("Radby", "0497", "04", None),
        ("Radföreningen", None, None, "999900-0038"),
    ]
    also = [
        _row(NUMBER, "999900-0020", counties=["13"]),
        _row(SYSTEM, "org-2", name="Tredje", kind="COMPANY", organisationNumber="999900-0020"),
    ]
    found = await _send(bench, caller, *also, onError="KEEP_GOING")
    assert [(each["outcome"], each["differs"]) for each in found["rows"]] == [
        ("UPDATED", ["counties"]),
        ("REFUSED", []),
    ]
    assert [each["code"] for each in found["rows"][1]["errors"]] == ["ALREADY_EXISTS"]


async def test_a_new_one_is_known_by_the_official_key_that_it_is_given(bench: Workbench) -> None:
    fields = {"name": "Annat", "kind": "COMPANY", "organisationNumber": "999900-0061"}
    found = await _send(bench, await _national(bench), _row(NUMBER, "999900-0079", **fields))
    told = [(each["code"], each["field"][1:]) for each in found["userErrors"]]
    assert told == [("INVALID", ["rows", "0", "fields", "organisationNumber"])]


@pytest.mark.parametrize("role", ["EDITOR", "INTEGRATION", "NATIONAL_INTEGRATION", "NATIONAL_EDITOR"])
@pytest.mark.parametrize("fields", WRONG, ids=str)
async def test_a_row_is_refused_what_the_act_refuses(bench: Workbench, role: str, fields: dict[str, Any]) -> None:
    national = role.startswith("NATIONAL")
    caller = (
        await _national(bench, role)
        if national
        else await bench.a_key(f"sender {len(SECRETS)}", role, "kungalv", (), (SYSTEM,))
    )
    given = {"organisation": {"municipalityCode": "1482"}, "seen": 1, "fields": fields}
    query = 'query Q { organisation(slug: "kungalv") { version } }'
    given["seen"] = (await bench("national", query))["organisation"]["version"]
    by_act = await bench.do(caller, "updateOrganisation", "", "@dryRun", **given)
    by_row = await _send(bench, caller, _row(CODE, "1482", **fields), how="@dryRun")
    expected = sorted((each["code"], *each["field"][1:]) for each in by_act["userErrors"])
    assert sorted((each["code"], *each["field"][3:]) for each in by_row["userErrors"]) == expected
    assert national or expected
    new = {"name": "Prov", "kind": "COMPANY"} | fields
    by_act = await bench.do(caller, "createOrganisation", "", "@dryRun", fields=new)
    by_row = await _send(bench, caller, _row(SYSTEM, "ny", **new), how="@dryRun")
    expected = sorted((each["code"], *each["field"][1:]) for each in by_act["userErrors"])
    assert sorted((each["code"], *each["field"][3:]) for each in by_row["userErrors"]) == expected


async def test_what_lacks_its_name_and_code_is_told_both(bench: Workbench) -> None:
    found = await _send(bench, await _national(bench), _row(SYSTEM, "utan", kind="MUNICIPALITY"))
    told = {(each["code"], each["field"][-1]) for each in found["userErrors"]}
    assert told == {("REQUIRED", "name"), ("REQUIRED", "municipalityCode")}


async def test_another_organisation_is_not_the_callers_to_change(bench: Workbench) -> None:
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "kungalv", (), (SYSTEM,))
    rows = [_row(CODE, "1440", website="https://example.org"), _row(CODE, "1482", shortName="Kungälv")]
    found = await _send(bench, caller, *rows, onError="KEEP_GOING")
    assert [(each["outcome"], [error["code"] for error in each["errors"]]) for each in found["rows"]] == [
        ("REFUSED", ["NOT_ALLOWED"]),
        ("UPDATED", []),
    ]


async def test_official_keys_given_back_as_they_were_read_change_nothing(bench: Workbench) -> None:
    caller = await _national(bench)
    back = [{"system": CODE, "value": "1401"}, {"system": SYSTEM, "value": "harryda"}]
    rows = [_row(SYSTEM, "harryda", externalIds=back), _row(CODE, "1401", externalIds=back)]
    given = await _send(bench, caller, rows[1])
    assert (given["userErrors"], _outcomes(given)) == ([], ["UPDATED"])
    assert _outcomes(await _send(bench, caller, rows[1])) == ["UNCHANGED"]
    assert _outcomes(await _send(bench, caller, rows[0])) == ["UNCHANGED"]


async def test_a_name_that_is_given_up_is_kept(bench: Workbench) -> None:
    caller = await _national(bench)
    await _send(bench, caller, _row(CODE, "1415", name="Stenungsund Nya"))
    names = "select former_names->0->>'name' from organisations where municipality_code = '1415'"
    assert await bench.sql(names) == [("Stenungsund",)]


async def test_more_rows_take_no_more_statements(bench: Workbench) -> None:
    caller, taken = await _national(bench), []
    for number in (3, 30):
        for turn in range(2):
            rows = [
                _row(
                    SYSTEM,
                    f"många-{number}-{each}",
                    name=f"Många {number} {each} {turn}",
                    kind="ASSOCIATION",
                    counties=["14", "13"][: turn + 1],
                    parent={"name": "Kungälv"},
                    predecessors=[{"municipalityCode": "1440"}][:turn],
                )
                for each in range(number)
            ]
            with sent() as statements:
                found = await _send(bench, caller, *rows)
            assert set(_outcomes(found)) == {("CREATED", "UPDATED")[turn]}, found
            taken.append(len(statements))
    assert taken[:2] == taken[2:]
