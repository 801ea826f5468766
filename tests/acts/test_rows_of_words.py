"""Rows of another system about who stands behind a need, who sits in a group, and what was learned."""

from typing import Any, NamedTuple

import pytest

from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench

SHOWN = "rows { outcome differs record { id version publication } errors { code field current { id } } }"
ALE, KUNGALV, LERUM, BODY = {"name": "Ale"}, {"name": "Kungälv"}, {"name": "Lerum"}, {"slug": "goteborgsregionen"}
PERSONAL = "Om 19121212-1212"


class Kind(NamedTuple):
    """How parts of a kind are told of by one act and by rows."""

    many: str
    whole: str
    make: str
    change: str
    named: str
    new: dict[str, Any]
    other: dict[str, Any]

    def given(self, whole: str, fields: dict[str, Any]) -> dict[str, Any]:
        """What the act that makes one is given."""
        if self.make == "seatMembers":
            return {"group": {"id": whole}, "seats": [fields]}
        return {("which" if self.whole == "participation" else self.whole): {"id": whole}, **fields}


ENDORSEMENT = Kind(
    "upsertEndorsements",
    "need",
    "endorseNeed",
    "updateEndorsement",
    "endorsement",
    {"organisation": ALE, "kind": "SHARED"},
    {"priority": 2},
)
SEAT = Kind(
    "upsertSeats", "group", "seatMembers", "updateSeat", "seat", {"organisation": ALE}, {"period": {"start": "2026"}}
)
LESSON = Kind(
    "upsertLessons",
    "participation",
    "recordLesson",
    "updateLesson",
    "lesson",
    {"kind": "ADVICE", "text": "Börja i tid."},
    {"text": "Börja i god tid."},
)
KINDS = [ENDORSEMENT, SEAT, LESSON]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.named)

#: What is wrong with some fields, of a new one and of a change.
WRONG: dict[str, list[dict[str, Any]]] = {
    "endorsement": [
        {"localWording": PERSONAL},
        {"via": {"slug": "finns-inte"}},
        {"via": KUNGALV},
        {"via": {"slug": "skane"}},
        {"priority": 11},
        {"actingGroup": {"slug": "finns-inte"}},
        {"round": {"slug": "finns-inte"}},
    ],
    "seat": [{"function": PERSONAL}, {"period": {"start": "2027", "end": "2026"}}],
    "lesson": [{"text": PERSONAL}, {"aboutMethods": [{"slug": "finns-inte"}]}],
}


async def _whole(bench: Workbench, kind: Kind) -> str:
    """What new ones of a kind are in."""
    if kind is ENDORSEMENT:
        return str((await bench.a_need(title=f"Behov {len(SECRETS)}"))["id"])
    if kind is SEAT:
        fields = {"name": f"Grupp {len(SECRETS)}", "kind": "NETWORK"}
        made = await bench.done("rss", "createGroup", "group { id }", fields=fields)
        return str(made["group"]["id"])
    into = (await bench.an_initiative(title=f"Lärdomar {len(SECRETS)}"))["id"]
    given = {"initiative": {"id": into}, "participants": [{"organisation": ALE}]}
    made = await bench.done("rss", "addParticipants", "participations { id }", **given)
    return str(made["participations"][0]["id"])


def _row(value: str, fields: dict[str, Any]) -> Any:
    return {"key": {"system": SYSTEM, "value": value}, "fields": fields}


async def _send(bench: Workbench, caller: str, kind: Kind, *rows: Any, how: str = "", **more: Any) -> Any:
    return await bench.do(caller, kind.many, SHOWN, how, source=SYSTEM, rows=rows, **more)


def _outcomes(found: Any) -> list[str]:
    return [each["outcome"] for each in found["rows"]]


@each_kind
async def test_they_are_made_changed_and_found_unchanged(bench: Workbench, kind: Kind) -> None:
    whole = await _whole(bench, kind)
    row = _row(f"{kind.named}-1", {kind.whole: {"id": whole}, **kind.new})
    found = await _send(bench, "system", kind, row)
    assert (found["userErrors"], _outcomes(found)) == ([], ["CREATED"])
    made = found["rows"][0]["record"]
    assert made["publication"] == "PUBLISHED"
    before = await bench.sql("select count(*) from commits")
    assert _outcomes(await _send(bench, "system", kind, row)) == ["UNCHANGED"]
    assert await bench.sql("select count(*) from commits") == before
    found = await _send(bench, "system", kind, _row(f"{kind.named}-1", kind.other))
    assert [each["differs"] for each in found["rows"]] == [list(kind.other)]
    # It is whose it is when its own act has made it.
    shown = "seats { id }" if kind is SEAT else f"{kind.named} {{ id }}"
    by_act = kind.given(whole, kind.new | ({"function": "socialchef"} if kind is SEAT else {}))
    if kind is ENDORSEMENT:
        by_act["organisation"] = LERUM
    answer = await bench.done("system", kind.make, shown, **by_act)
    other = answer["seats"][0] if kind is SEAT else answer[kind.named]
    keepers = f"select k.slug from {kind.named}s p join organisations k on k.id = p.keeper_id where p.id = $1::uuid"
    kept = [(await bench.sql(keepers, each["id"].rpartition("_")[2]))[0][0] for each in (made, other)]
    assert kept == (["ale", "lerum"] if kind is ENDORSEMENT else [kept[1]] * 2)


@each_kind
async def test_a_row_is_refused_as_the_acts_refuse(bench: Workbench, kind: Kind) -> None:
    whole = await _whole(bench, kind)
    found = await _send(bench, "rss", kind, _row(f"{kind.named}-own", {kind.whole: {"id": whole}, **kind.new}))
    there = found["rows"][0]["record"]["id"]
    for fields in WRONG[kind.named]:
        given = {"which": {"id": there}, "seen": found["rows"][0]["record"]["version"], "fields": fields}
        by_act = _wrong(await bench.do("rss", kind.change, "", "@dryRun", **given))
        assert by_act, fields
        assert _wrong(await _send(bench, "rss", kind, _row(f"{kind.named}-own", fields))) == by_act, fields
        new = kind.new | ({} if kind is LESSON else {"organisation": LERUM}) | fields
        by_act = _wrong(await bench.do("rss", kind.make, "", "@dryRun", **kind.given(whole, new)))
        assert by_act, fields
        row = _row(f"{kind.named}-new", {kind.whole: {"id": whole}, **new})
        assert _wrong(await _send(bench, "rss", kind, row)) == by_act, fields


def _wrong(found: Any) -> set[tuple[str, str]]:
    """What was refused, each with the field that it is told at."""
    steps = ("input", "fields", "rows", "seats", "0")
    return {
        (each["code"], next((step for step in each["field"] if step not in steps), "")) for each in found["userErrors"]
    }


@each_kind
@pytest.mark.parametrize("caller", ["rss", "municipality", "other", "system", "national_system", "national"])
async def test_those_may_send_rows_who_may_do_the_acts(bench: Workbench, kind: Kind, caller: str) -> None:
    whole = await _whole(bench, kind)
    new = kind.new | ({} if kind is LESSON else {"organisation": LERUM})
    by_act = await bench.do(caller, kind.make, "", "@dryRun", **kind.given(whole, new))
    row = _row(f"{kind.named}-{caller}", {kind.whole: {"id": whole}, **new})
    by_row = await _send(bench, caller, kind, row, how="@dryRun")
    assert [each["code"] for each in by_row["userErrors"]] == [each["code"] for each in by_act["userErrors"]]


@each_kind
async def test_in_what_and_whose_does_not_change(bench: Workbench, kind: Kind) -> None:
    whole, elsewhere = await _whole(bench, kind), await _whole(bench, kind)
    await _send(bench, "system", kind, _row(f"{kind.named}-fast", {kind.whole: {"id": whole}, **kind.new}))
    found = await _send(bench, "system", kind, _row(f"{kind.named}-fast", {kind.whole: {"id": elsewhere}}))
    assert _wrong(found) == {("STEP_NOT_ALLOWED", kind.whole)}


async def test_a_need_that_is_closed_gets_nobody_behind_it_by_rows(bench: Workbench) -> None:
    need = await _whole(bench, ENDORSEMENT)
    await bench.sql_as_owner(
        "update knowledge_needs set state = 'CLOSED', close_reason = 'MET' where id = $1::uuid",
        need.rpartition("_")[2],
    )
    by_act = await bench.do("rss", "endorseNeed", "", need={"id": need}, organisation=ALE)
    by_row = await _send(bench, "rss", ENDORSEMENT, _row("stängt", {"need": {"id": need}, "organisation": ALE}))
    assert _wrong(by_row) == _wrong(by_act) == {("STEP_NOT_ALLOWED", "need")}


@each_kind
async def test_what_stands_already_gets_the_key_unless_only_its_key_tells_it_apart(
    bench: Workbench, kind: Kind
) -> None:
    whole = await _whole(bench, kind)
    shown = "seats { id }" if kind is SEAT else f"{kind.named} {{ id }}"
    await bench.done("rss", kind.make, shown, **kind.given(whole, kind.new))
    found = await _send(bench, "rss", kind, _row(f"{kind.named}-står", {kind.whole: {"id": whole}, **kind.new}))
    assert _outcomes(found) == (["CREATED"] if kind is LESSON else ["UPDATED"])


@each_kind
async def test_what_a_complete_set_lacks_is_withdrawn(bench: Workbench, kind: Kind) -> None:
    system = f"hel-{kind.named}"
    caller = await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (system,))
    whole = await _whole(bench, kind)

    def row(number: int) -> Any:
        told = {"text": f"Lärdom {number}"} if kind is LESSON else {"organisation": (ALE, LERUM)[number]}
        fields = {kind.whole: {"id": whole}, **kind.new, **told}
        return {"key": {"system": system, "value": str(number)}, "fields": fields}

    shown = f"{SHOWN} missing {{ outcome }}"
    made = await bench.done(caller, kind.many, shown, source=system, rows=[row(0), row(1)], isCompleteSet=True)
    assert (_outcomes(made), made["missing"]) == (["CREATED"] * 2, [])
    given = {"source": system, "rows": [row(0)], "isCompleteSet": True, "withdrawAtMost": 1}
    assert (await bench.done(caller, kind.many, shown, **given))["missing"] == [{"outcome": "WITHDRAWN"}]


@each_kind
async def test_more_rows_take_no_more_statements(bench: Workbench, kind: Kind) -> None:
    wholes = [await _whole(bench, kind) for _ in range(8)]
    taken: list[int] = []
    for number, within in ((2, wholes[:2]), (6, wholes[2:])):
        for turn in range(2):
            rows = [
                _row(
                    f"{kind.named}-{number}-{place}",
                    {kind.whole: {"id": whole}, **kind.new, **_told(kind, number)} | (kind.other if turn else {}),
                )
                for place, whole in enumerate(within)
            ]
            with sent() as statements:
                found = await _send(bench, "rss", kind, *rows)
            assert set(_outcomes(found)) == {("CREATED", "UPDATED")[turn]}, found
            taken.append(len(statements))
    assert taken[:2] == taken[2:]


def _told(kind: Kind, number: int) -> dict[str, Any]:
    if kind is ENDORSEMENT:
        return {"organisation": ALE if number == 2 else LERUM, "via": BODY}
    return {"function": f"funktion {number}"} if kind is SEAT else {"text": f"Lärdom {number}"}
