"""Sets that another system says are all that it has: what it told of before and tells of no more is withdrawn."""

from typing import Any

import pytest

from registry.acts.upserts import KINDS
from tests.helpers.statements import sent
from tests.helpers.workbench import SECRETS, Workbench, told

MISSING = "missing { outcome record { id } errors { code } }"
SHOWN = f"rows {{ outcome record {{ id }} }} {MISSING}"
PUBLICATION = "select publication, withdrawn_because, version from initiatives where id = $1::uuid"


class Source:
    """A system of its own, with a key that speaks for it."""

    def __init__(self, bench: Workbench, name: str, caller: str) -> None:
        self.bench, self.name, self.caller = bench, name, caller

    async def send(self, *values: str, caller: str | None = None, how: str = "", **more: Any) -> Any:
        """Send an initiative for each value, as all that there is unless said otherwise."""
        rows = [self.row(each) for each in values]
        given = {"source": self.name, "rows": rows, "isCompleteSet": True, **more}
        return await self.bench.do(caller or self.caller, "upsertInitiatives", SHOWN, how, **given)

    def row(self, value: str) -> Any:
        """An initiative that is called as its key."""
        return {"key": {"system": self.name, "value": value}, "fields": {"title": f"Prov {value}", "kind": "PILOT"}}

    async def filled(self, number: int) -> list[str]:
        """The ids of so many new initiatives, by the values 0, 1, and so on."""
        found = await self.send(*map(str, range(number)), isCompleteSet=False)
        assert (found["userErrors"], found["missing"]) == ([], None)
        return [each["record"]["id"] for each in found["rows"]]

    async def stands(self, key: str) -> Any:
        """Whether a record is shown, why not, and its version."""
        (found,) = await self.bench.sql(PUBLICATION, key.removeprefix("initiative_"))
        return found


async def _source(
    bench: Workbench, role: str = "INTEGRATION", organisation: str | None = "goteborgsregionen"
) -> Source:
    name = f"system-{len(SECRETS)}"
    return Source(bench, name, await bench.a_key(f"sender of {name}", role, organisation, (), (name,)))


def _came(found: Any) -> list[Any]:
    return [(each["outcome"], each["record"] and each["record"]["id"]) for each in found["missing"]]


async def test_what_a_complete_set_lacks_is_withdrawn(bench: Workbench) -> None:
    source = await _source(bench)
    made = await source.filled(10)
    left = [str(each) for each in range(10) if each != 3]
    tried = await source.send(*left, how="@dryRun")
    assert (tried["userErrors"], _came(tried)) == ([], [("WOULD_WITHDRAW", made[3])])
    assert await source.stands(made[3]) == ("DRAFT", None, 1)
    found = await source.send(*left)
    assert (found["userErrors"], _came(found)) == ([], [("WITHDRAWN", made[3])])
    assert await source.stands(made[3]) == ("WITHDRAWN", f"Finns inte längre i {source.name}.", 2)
    assert [(await source.stands(each))[0] for each in made].count("DRAFT") == 9
    ((before,),) = await bench.sql("select count(*) from commits")
    again = await source.send(*left)
    assert (again["userErrors"], _came(again)) == ([], [])
    assert await bench.sql("select count(*) from commits") == [(before,)]


async def test_a_half_read_file_withdraws_nothing_unless_it_is_said_how_much(bench: Workbench) -> None:
    source = await _source(bench)
    made = await source.filled(20)
    half = [str(each) for each in range(17)]
    for how in ("REJECT_ALL", "KEEP_GOING"):
        found = await source.send(*half, "ny", onError=how)
        assert told(found) == [("WITHDRAWS_MANY", ["isCompleteSet"])]
        assert "withdrawAtMost: 3" in found["userErrors"][0]["hint"]
        assert _came(found) == [("WOULD_WITHDRAW", each) for each in made[17:]]
    assert told(await source.send(*half, withdrawAtMost=2)) == [("WITHDRAWS_MANY", ["isCompleteSet"])]
    assert told(await source.send(*half, withdrawAtMost=-1)) == [("INVALID", ["withdrawAtMost"])]
    assert told(await source.send(*half, withdrawAtMost=3, isCompleteSet=False)) == [("INVALID", ["withdrawAtMost"])]
    assert {(await source.stands(each))[0] for each in made} == {"DRAFT"}
    found = await source.send(*half, withdrawAtMost=3)
    assert _came(found) == [("WITHDRAWN", each) for each in made[17:]]


async def test_what_is_not_the_sources_own_is_let_be(bench: Workbench) -> None:
    source, other = await _source(bench), await _source(bench)
    made, others = await source.filled(5), await other.filled(2)
    by_hand = await bench.done(
        "rss",
        "createInitiative",
        "initiative { id }",
        fields={"title": "För hand", "kind": "PILOT", "externalIds": [{"system": source.name, "value": "för hand"}]},
    )
    neighbour = await bench.a_key(f"neighbour of {source.name}", "INTEGRATION", "malmo", (), (source.name,))
    theirs = (await source.send("malmö", caller=neighbour, isCompleteSet=False))["rows"][0]["record"]["id"]
    await bench.done("national", "publishRecord", "record { id }", id=theirs)
    await bench.done("rss", "withdrawRecord", "record { id }", id=made[1], because="Prov")
    found = await source.send("0", "2", "3", withdrawAtMost=100)
    assert _came(found) == [("WITHDRAWN", made[4])]
    for each in (*others, by_hand["initiative"]["id"], theirs):
        assert (await source.stands(each))[0] != "WITHDRAWN"
    assert (await source.stands(made[1]))[1] == "Prov"


async def test_a_row_that_is_refused_is_in_the_set(bench: Workbench) -> None:
    source = await _source(bench)
    made = await source.filled(2)
    wrong = {**source.row("1"), "fields": {"title": None}}
    found = await source.send(rows=[source.row("0"), wrong], onError="KEEP_GOING")
    assert (found["userErrors"], _came(found)) == ([], [])
    assert (await source.stands(made[1]))[0] == "DRAFT"


@pytest.mark.parametrize("key", [{"system": "annat", "value": "1"}, {"value": "1\u200b1"}], ids=["system", "unseen"])
async def test_a_set_with_a_key_that_cannot_be_told_is_not_whole(bench: Workbench, key: Any) -> None:
    source = await _source(bench)
    made = await source.filled(2)
    row = {**source.row("1"), "key": {"system": source.name, **key}}
    for how in ("REJECT_ALL", "KEEP_GOING"):
        found = await source.send(rows=[source.row("0"), row], onError=how)
        assert ("INVALID", ["isCompleteSet"]) in told(found)
    assert (await source.stands(made[1]))[0] == "DRAFT"


async def test_what_the_sender_may_not_withdraw_is_refused_by_itself(bench: Workbench) -> None:
    source = await _source(bench)
    made = await source.filled(3)
    await bench.done("national", "publishRecord", "record { id }", id=made[2])
    malmo = {"name": "Malmö"}
    given = {"id": made[2], "fields": {"keeper": malmo}}
    await bench.done("national", "updateInitiative", "", initiative={"id": given["id"]}, seen=2, fields=given["fields"])
    by_act = await bench.refused(source.caller, "withdrawRecord", id=made[2], because="Prov")
    stopped = await source.send("0", withdrawAtMost=2)
    assert [each["code"] for each in stopped["userErrors"]] == by_act == ["NOT_ALLOWED"]
    assert _came(stopped) == [("WOULD_WITHDRAW", made[1]), ("REFUSED", made[2])]
    assert (await source.stands(made[1]))[0] == "DRAFT"
    kept = await source.send("0", withdrawAtMost=2, onError="KEEP_GOING")
    assert _came(kept) == [("WITHDRAWN", made[1]), ("REFUSED", made[2])]
    assert [each["errors"] for each in kept["missing"]] == [[], [{"code": "NOT_ALLOWED"}]]
    assert [each["code"] for each in kept["warnings"]] == ["ROW_REFUSED"]


@pytest.mark.parametrize("by", ["key", "word"])
async def test_what_another_system_knows_too_is_not_withdrawn(bench: Workbench, by: str) -> None:
    first, second = await _source(bench), await _source(bench)
    (made,) = await first.filled(1)
    known = {"system": first.name, "value": "0"}
    shared = {**second.row("0"), "fields": {"title": f"Prov i {second.name}"}}
    both = await bench.a_key(f"both of {first.name}", "INTEGRATION", "goteborgsregionen", (), (first.name, second.name))
    by_hand = {"initiative": {"external": known}, "seen": 1, "fields": {"externalIds": [known, shared["key"]]}}
    await bench.done("rss", "updateInitiative", "", **by_hand)
    await second.send(rows=[shared], isCompleteSet=False)
    if by == "word":
        given = {"initiative": {"external": known}, "seen": 3, "fields": {"externalIds": [shared["key"]]}}
        await bench.done("rss", "updateInitiative", "", **given)
    for how in ("", "@dryRun"):
        stopped = await second.send("1", withdrawAtMost=1, how=how)
        assert (told(stopped), _came(stopped)) == ([("NOT_ALLOWED", ["isCompleteSet"])], [("REFUSED", made)])
        assert f'"{first.name}"' in stopped["userErrors"][0]["message"]
    kept = await second.send("1", withdrawAtMost=1, onError="KEEP_GOING")
    assert (kept["userErrors"], _came(kept)) == ([], [("REFUSED", made)])
    assert [each["code"] for each in kept["warnings"]] == ["ROW_REFUSED"]
    assert (await second.stands(made))[0] == "DRAFT"
    # Whoever speaks for both says that neither has it.
    found = await second.send("1", withdrawAtMost=1, caller=both)
    assert _came(found) == [("WITHDRAWN", made)]


async def test_a_row_may_take_the_case_number_of_what_is_withdrawn(bench: Workbench) -> None:
    source = await _source(bench)
    numbered = {"caseNumbers": [{"authority": {"slug": "goteborgsregionen"}, "value": source.name}]}

    def row(value: str) -> Any:
        each = source.row(value)
        return {**each, "fields": each["fields"] | numbered}

    await source.send(rows=[row("gammal")])
    found = await source.send(rows=[row("ny")])
    assert (found["userErrors"], [each["outcome"] for each in found["missing"]]) == ([], ["WITHDRAWN"])


async def test_more_that_is_missing_takes_no_more_statements(bench: Workbench) -> None:
    taken = []
    for number in (3, 30):
        source = await _source(bench)
        await source.filled(number + 1)
        with sent() as statements:
            found = await source.send("0", withdrawAtMost=number)
        assert len(found["missing"]) == number
        taken.append(len(statements))
    assert taken[0] == taken[1]


def test_nothing_that_rows_tell_of_has_its_answer_or_is_rested_on() -> None:
    for kind in KINDS.values():
        assert (kind.model.held.rests, kind.model.held.answered, kind.model.for_administrators) == (None, {}, False)
