"""What an act on one record refuses, the same fields in a row of another system are refused: code, field, record."""

from typing import Any, NamedTuple

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, Workbench

SOURCE = "verksamhetsplan"
SHOWN = "rows { row outcome record { id version } errors { code field current { id } } }"
KUNGALV = {"name": "Kungälv"}
PERSONAL = "19121212-1212"


class Kind(NamedTuple):
    """How records of a type are made, one by one and by rows."""

    many: str
    make: str
    change: str
    shown: str
    calls: str
    kind: str

    def of(self, word: str, **more: Any) -> dict[str, Any]:
        """The fields of one that is called so."""
        return {self.calls: f"{self.shown} {word}", "kind": self.kind, **more}


KINDS = [
    Kind("upsertInitiatives", "createInitiative", "updateInitiative", "initiative", "title", "PILOT"),
    Kind("upsertOutputs", "registerOutput", "updateOutput", "output", "title", "REPORT"),
    Kind("upsertMandates", "createMandate", "updateMandate", "mandate", "title", "GRANT"),
    Kind("upsertMethods", "createMethod", "updateMethod", "method", "name", "METHOD"),
    Kind("upsertThemes", "createTheme", "updateTheme", "theme", "name", "SERVICE_AREA"),
    Kind("upsertGroups", "createGroup", "updateGroup", "group", "name", "NETWORK"),
]
INITIATIVE, OUTPUT, MANDATE, METHOD, THEME, GROUP = KINDS

#: What is wrong with any of them.
ANY: list[dict[str, Any]] = [
    {"externalIds": [{"system": "diarienummer:kungalv", "value": "1"}]},
    {"slug": "taget-kortnamn"},
    {"slug": None},
    {"keeper": {"slug": "finns-inte"}},
]
WRONG: dict[Kind, list[dict[str, Any]]] = {
    INITIATIVE: [
        {"title": None},
        {"title": f"Om {PERSONAL}"},
        {"caseNumbers": [{"authority": KUNGALV, "value": "TAGET 1"}]},
        {"caseNumbers": [{"authority": {"slug": "finns-inte"}, "value": "1"}]},
        {"period": {"start": "2027", "end": "2026"}},
        {"themes": ["finns-inte"]},
        {"kind": "INQUIRY", "pilotFocus": "METHOD"},
    ],
    OUTPUT: [
        {"title": " "},
        {"title": f"Om {PERSONAL}"},
        {"makers": [{"slug": "finns-inte"}]},
    ],
    MANDATE: [
        {"title": None},
        {"title": f"Om {PERSONAL}"},
        {"period": {"start": "2027", "end": "2026"}},
        {"givenBy": [{"slug": "finns-inte"}]},
        {"initiatives": [{"slug": "finns-inte"}]},
    ],
    METHOD: [{"name": None}, {"name": f"Om {PERSONAL}"}, {"replaces": [{"slug": "finns-inte"}]}],
    THEME: [{"name": None}, {"name": f"Om {PERSONAL}"}, {"parent": {"slug": "finns-inte"}}],
    GROUP: [
        {"name": None},
        {"name": f"Om {PERSONAL}"},
        {"kind": "REFERENCE_GROUP", "parent": {"external": {"system": "krock", "value": "taget group"}}},
        {"concerns": {"slug": "finns-inte"}},
    ],
}
CIRCLES = [(INITIATIVE, "parent"), (INITIATIVE, "follows"), (METHOD, "replaces"), (THEME, "parent"), (GROUP, "parent")]


def _row(value: str, fields: dict[str, Any]) -> Any:
    return {"key": {"system": SOURCE, "value": value}, "fields": fields}


async def _send(bench: Workbench, caller: str, kind: Kind, *rows: Any, **more: Any) -> Any:
    return await bench.do(caller, kind.many, SHOWN, source=SOURCE, rows=rows, **more)


def _wrong(found: Any, head: int) -> list[Any]:
    """What was refused, without the place of the fields in the input."""
    return sorted(
        (each["code"], *each["field"][head:], (each["current"] or {}).get("id")) for each in found["userErrors"]
    )


async def _maker(bench: Workbench) -> str:
    return await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_EDITOR", None, (), (SOURCE,))


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.shown)
async def test_a_row_is_refused_as_the_acts_refuse(bench: Workbench, kind: Kind) -> None:
    caller = await _maker(bench)
    taken: dict[str, Any] = {
        "slug": "taget-kortnamn",
        "externalIds": [{"system": "krock", "value": f"taget {kind.shown}"}],
    }
    if kind is INITIATIVE:
        taken["caseNumbers"] = [{"authority": KUNGALV, "value": "TAGET 1"}]
    own, new_key, other = (f"{kind.shown}-{each}" for each in ("egen", "ny", "annan"))
    rows = [_row(other, kind.of("tagen", **taken)), _row(own, kind.of("egen"))]
    there = [each["record"]["id"] for each in (await _send(bench, caller, kind, *rows))["rows"]]
    for fields in [{"externalIds": taken["externalIds"]}, *ANY, *WRONG[kind]]:
        given = {kind.shown: {"id": there[1]}, "seen": 1, "fields": fields}
        by_act = _wrong(await bench.do(caller, kind.change, "", "@dryRun", **given), 2)
        assert by_act, fields
        assert _wrong(await _send(bench, caller, kind, _row(own, fields)), 4) == by_act, fields
        new = kind.of("ny") | fields
        act = {"fields": new} if kind is not OUTPUT else new
        by_act = _wrong(await bench.do(caller, kind.make, "", "@dryRun", **act), 2 if kind is not OUTPUT else 1)
        assert by_act, fields
        assert _wrong(await _send(bench, caller, kind, _row(new_key, new)), 4) == by_act, fields


@pytest.mark.parametrize(("kind", "name"), CIRCLES, ids=lambda each: getattr(each, "shown", each))
async def test_rows_that_lead_back_to_themselves_are_named(bench: Workbench, kind: Kind, name: str) -> None:
    caller = await _maker(bench)
    keys = [f"{kind.shown}-{name}-{each}" for each in range(3)]
    await _send(bench, caller, kind, *(_row(each, kind.of(each)) for each in keys))

    def leading(one: str, other: str) -> Any:
        ref = {"external": {"system": SOURCE, "value": other}}
        return _row(one, {name: ref if name == "parent" else [ref]})

    found = await _send(bench, caller, kind, leading(keys[0], keys[1]))
    assert found["userErrors"] == []
    rows = [leading(keys[2], keys[0]), leading(keys[1], keys[0])]
    found = await _send(bench, caller, kind, *rows, onError="KEEP_GOING")
    told = [(each["code"], each["field"][1:]) for each in found["userErrors"]]
    assert told == [("INVALID", ["rows", "1", "fields", name])]


async def test_a_case_number_is_kept_to_one_among_rows_too(bench: Workbench) -> None:
    caller = await _maker(bench)

    def numbered(key: str, *numbers: str) -> Any:
        given = [{"authority": KUNGALV, "value": each} for each in numbers]
        return _row(key, INITIATIVE.of(key, caseNumbers=given))

    found = await _send(bench, caller, INITIATIVE, numbered("n-1", "NR 1"), numbered("n-2", "NR 2"))
    one = found["rows"][0]["record"]["id"]
    rows = [numbered("n-3", "NR 3"), numbered("n-4", "NR 3"), numbered("n-5", "NR 1"), numbered("n-2", "NR 2")]
    found = await _send(bench, caller, INITIATIVE, *rows, onError="KEEP_GOING")
    assert [each["outcome"] for each in found["rows"]] == ["CREATED", "CONFLICT", "CONFLICT", "UNCHANGED"]
    assert found["rows"][2]["errors"][0]["current"]["id"] == one
    moved = [numbered("n-1", "NR 9"), numbered("n-5", "NR 1")]
    found = await _send(bench, caller, INITIATIVE, *moved)
    assert [each["outcome"] for each in found["rows"]] == ["UPDATED", "CREATED"]


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (
            "case_numbers add constraint trial check (value <> 'FEL')",
            {"caseNumbers": [{"authority": KUNGALV, "value": "FEL"}]},
        ),
        ("initiatives add constraint trial check (summary <> 'FEL')", {"summary": "FEL"}),
    ],
    ids=["hanging", "own"],
)
async def test_a_row_that_only_the_database_refuses_stops_no_other(
    bench: Workbench, rule: str, wrong: dict[str, Any]
) -> None:
    caller = await _maker(bench)
    key = f"sist-{len(SECRETS)}"
    rows = [_row(f"{key}-{each}", INITIATIVE.of(f"{key} {each}", **(wrong if each == 3 else {}))) for each in range(7)]
    rows.append(rows[3])
    await bench.sql_as_owner(f"alter table {rule}")
    try:
        stopped = await _send(bench, caller, INITIATIVE, *rows)
        kept = await _send(bench, caller, INITIATIVE, *rows, onError="KEEP_GOING")
    finally:
        await bench.sql_as_owner(f"alter table {rule.split(maxsplit=1)[0]} drop constraint trial")
    assert [(each["code"], each["field"][1:4]) for each in stopped["userErrors"]] == [
        ("INVALID", ["rows", place, "fields"]) for place in ("3", "7")
    ]
    outcomes = ["CREATED"] * 3 + ["REFUSED"] + ["CREATED"] * 3 + ["REFUSED"]
    assert [each["outcome"] for each in kept["rows"]] == outcomes
    assert [each["record"] is None for each in kept["rows"]] == [each == "REFUSED" for each in outcomes]
    made = "select count(*) from external_ids where system = $1 and value like $2"
    assert await bench.sql(made, SOURCE, f"{key}-%") == [(6,)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.shown)
async def test_more_rows_take_no_more_statements(bench: Workbench, kind: Kind) -> None:
    caller = await bench.a_key(f"sender {len(SECRETS)}", "EDITOR", "kungalv", (), (SOURCE,))
    if kind is THEME:
        caller = await _maker(bench)
    whole = await _send(bench, caller, kind, _row(f"{kind.shown}-hela", kind.of("hela")))
    assert whole["userErrors"] == []
    taken = []
    for number in (3, 30):
        for turn in range(2):
            rows = [_row(f"{kind.shown}-{number}-{each}", _full(kind, number, each, turn)) for each in range(number)]
            with sent() as statements:
                found = await _send(bench, caller, kind, *rows)
            assert {each["outcome"] for each in found["rows"] or ()} == {("CREATED", "UPDATED")[turn]}, found
            taken.append(statements)
    assert [len(each) for each in taken[:2]] == [len(each) for each in taken[2:]]


def _full(kind: Kind, number: int, place: int, turn: int) -> dict[str, Any]:
    """Fields with references, lists, keys and case numbers, otherwise at each turn."""
    fields = kind.of(f"full {number} {place} {turn}", keeper=KUNGALV)
    key = f"{kind.shown} {number} {place} {turn}"
    fields["externalIds"] = [{"system": SOURCE, "value": key}]
    number_of = {"authority": KUNGALV, "value": key}
    if kind is INITIATIVE:
        fields["caseNumbers"] = [number_of]
    if kind is MANDATE:
        fields["caseNumber"] = number_of
    if turn and kind in (INITIATIVE, THEME, GROUP):
        fields["parent"] = {"external": {"system": SOURCE, "value": f"{kind.shown}-hela"}}
    if turn and kind is METHOD:
        fields["replaces"] = [{"external": {"system": SOURCE, "value": f"{kind.shown}-hela"}}]
    return fields
