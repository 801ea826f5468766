"""Fields that several systems tell of: whose word stands, what a row is told, and what is remembered of what lost."""

from collections.abc import Callable
from typing import Any

import pytest

from registry.settings import settings
from tests.helpers.ready_questions import READY
from tests.helpers.workbench import SECRETS, Workbench

SHOWN = "rows { row outcome differs disputed record { id version } errors { code field } }"
#: What is disputed, as the ready question asks for it.
LOST = READY["WhatWeLost"].query
FIRST, SECOND, THIRD = "socialstyrelsen-ks", "verksamhetsplan", "planeringsverktyg"

Rule = Callable[..., None]


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets whose word stands."""

    def first(*sources: str) -> None:
        listed = ", ".join(f'"{each}"' for each in sources)
        monkeypatch.setenv("REGISTRY_SOURCES_FIRST", f"[{listed}]")
        settings.cache_clear()

    yield first
    monkeypatch.undo()
    settings.cache_clear()


class Systems:
    """Systems that tell of one initiative, each by a key of its own."""

    def __init__(self, bench: Workbench, name: str, record: str) -> None:
        self.bench, self.name, self.record = bench, name, record
        self.callers: dict[str, str] = {}

    async def says(self, source: str, *, how: str = "", **fields: Any) -> Any:
        """What a system is answered when it tells of the initiative."""
        row = {"key": {"system": source, "value": self.name}, "fields": fields}
        given = {"source": source, "rows": [row], "onError": "KEEP_GOING"}
        found = await self.bench.do(self.callers[source], "upsertInitiatives", SHOWN, how, **given)
        assert found["userErrors"] == []
        return found["rows"][0] | {"warnings": found["warnings"]}

    async def stands(self, fields: str) -> Any:
        return (
            await self.bench("administrator", f'{{ node(id: "{self.record}") {{ ... on Initiative {{ {fields} }} }} }}')
        )["node"]

    async def lost(self, source: str | None = None, caller: str | None = "administrator") -> list[Any]:
        """What is told of as disputed of the initiative: field, kept and by whom, lost and by whom."""
        found = (await self.bench(caller, LOST, source=source, first=100))["disputedValues"]["nodes"]
        mine = [each for each in found if each["record"]["id"] == self.record]
        return [(it["field"], it["kept"], it["keptFrom"], it["lost"], it["lostFrom"]) for it in mine]

    async def by_hand(self, **fields: Any) -> None:
        await self.bench.done(
            "rss",
            "updateInitiative",
            "initiative { id }",
            initiative={"id": self.record},
            fields=fields,
            seen=(await self.stands("version"))["version"],
        )


async def _systems(bench: Workbench, name: str, **fields: Any) -> Systems:
    keys = [{"system": each, "value": name} for each in (FIRST, SECOND, THIRD)]
    made = await bench.an_initiative(title=f"Prov {name}", externalIds=keys, **fields)
    found = Systems(bench, name, made["id"])
    for each in (FIRST, SECOND, THIRD):
        found.callers[each] = await bench.a_key(
            f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), (each,)
        )
    return found


async def test_without_a_rule_the_last_who_tells_wins_and_what_lost_is_told(bench: Workbench) -> None:
    it = await _systems(bench, "last")
    await it.says(FIRST, summary="Den första")
    assert (await it.says(SECOND, summary="Den andra"))["outcome"] == "UPDATED"
    assert await it.stands("summary") == {"summary": "Den andra"}
    assert await it.lost() == [("summary", "Den andra", SECOND, "Den första", FIRST)]
    assert (await it.says(FIRST, summary="Den första"))["outcome"] == "UPDATED"
    assert await it.lost() == [("summary", "Den första", FIRST, "Den andra", SECOND)]
    await it.says(SECOND, summary="Den första")
    assert await it.lost() == []


async def test_a_source_that_goes_later_does_not_overwrite(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await _systems(bench, "rule")
    await it.says(FIRST, summary="Den första", period={"start": "2026"})
    found = await it.says(SECOND, summary="Den andra", phaseNote="Pågår", period={"start": "2027"})
    assert (found["outcome"], found["differs"], found["disputed"]) == (
        "UPDATED",
        ["summary", "phaseNote", "period"],
        ["summary", "period"],
    )
    assert [(each["code"], each["field"], each["records"]) for each in found["warnings"]] == [
        ("DISPUTED", ["input", "rows", "0"], [{"id": it.record}])
    ]
    assert await it.stands("summary phaseNote period { start }") == {
        "summary": "Den första",
        "phaseNote": "Pågår",
        "period": {"start": "2026"},
    }
    assert await it.lost(SECOND) == [
        ("period.start", "2026", FIRST, "2027", SECOND),
        ("summary", "Den första", FIRST, "Den andra", SECOND),
    ]
    assert await it.lost(FIRST) == []


async def test_what_only_loses_changes_nothing_and_the_same_again_leaves_no_trace(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await _systems(bench, "trace")
    await it.says(FIRST, summary="Den första")
    before = await bench.sql("select count(*) from commits")
    found = await it.says(SECOND, summary="Den andra")
    assert (found["outcome"], found["disputed"]) == ("DIFFERS", ["summary"])
    assert await bench.sql("select count(*) from commits") == before
    held = await bench.sql("select xmin::text, fields from assertions order by 1, 2")
    again = await it.says(SECOND, summary="Den andra")
    assert (again["outcome"], again["disputed"]) == ("DIFFERS", ["summary"])
    assert (await it.says(FIRST, summary="Den första"))["outcome"] == "UNCHANGED"
    assert await bench.sql("select xmin::text, fields from assertions order by 1, 2") == held


async def test_a_source_that_goes_first_overwrites_and_then_says_the_same(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await _systems(bench, "first")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary="Den första"))["outcome"] == "UPDATED"
    assert await it.lost() == [("summary", "Den första", FIRST, "Den andra", SECOND)]
    await it.says(FIRST, summary="Den andra")
    assert await it.lost() == []
    assert await it.stands("summary") == {"summary": "Den andra"}


async def test_null_takes_back_what_a_source_said_and_leaves_what_others_say(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await _systems(bench, "null")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary=None))["outcome"] == "UPDATED"
    assert await it.stands("summary") == {"summary": None}
    assert (await it.says(SECOND, summary="Den andra"))["outcome"] == "UPDATED"
    assert (await it.says(FIRST, summary=None))["outcome"] == "UNCHANGED"
    assert await it.stands("summary") == {"summary": "Den andra"}
    assert await it.lost() == []


async def test_what_was_set_by_hand_is_overwritten_unless_the_rule_says_so(bench: Workbench, rule: Rule) -> None:
    it = await _systems(bench, "hand")
    await it.says(FIRST, summary="Systemets")
    await it.by_hand(summary="Rättad för hand")
    assert await it.lost() == [("summary", "Rättad för hand", None, "Systemets", FIRST)]
    assert (await it.says(FIRST, summary="Systemets"))["outcome"] == "UPDATED"
    rule("by hand", FIRST)
    await it.by_hand(summary="Rättad igen")
    found = await it.says(FIRST, summary="Systemets")
    assert (found["outcome"], found["disputed"]) == ("DIFFERS", ["summary"])
    assert await it.stands("summary") == {"summary": "Rättad igen"}
    await it.by_hand(summary=None)
    assert (await it.says(FIRST, summary="Systemets"))["disputed"] == ["summary"]
    await it.by_hand(summary="Systemets")
    assert (await it.says(FIRST, summary="Systemets"))["outcome"] == "UNCHANGED"


async def test_choosing_by_hand_what_lost_is_a_choice_by_hand(bench: Workbench, rule: Rule) -> None:
    rule("by hand", FIRST, SECOND)
    it = await _systems(bench, "choice")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    await it.by_hand(summary="Den andra")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary="Den första"))["disputed"] == ["summary"]
    assert await it.lost() == [("summary", "Den andra", None, "Den första", FIRST)]


async def test_what_nobody_has_said_is_filled_in_whoever_goes_first(bench: Workbench, rule: Rule) -> None:
    rule("by hand", FIRST)
    it = await _systems(bench, "filled")
    assert (await it.says(THIRD, summary="Den tredje", title="En annan"))["disputed"] == ["title"]
    assert await it.stands("summary title") == {"summary": "Den tredje", "title": "Prov filled"}


async def test_lists_are_weighed_whole_and_told_item_by_item(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await _systems(bench, "lists")
    await it.says(FIRST, themes=["barn-och-unga", "funktionshinder"])
    found = await it.says(SECOND, themes=["funktionshinder", "aldreomsorg"])
    assert found["disputed"] == ["themes"]
    ids = {each["slug"]: each["id"] for each in (await bench(None, "{ themes { id slug } }"))["themes"]}
    assert sorted(await it.lost(), key=str) == sorted(
        [
            ("themes", ids["barn-och-unga"], FIRST, None, SECOND),
            ("themes", None, FIRST, ids["aldreomsorg"], SECOND),
        ],
        key=str,
    )
    await it.says(FIRST, themes=["aldreomsorg", "funktionshinder"])
    assert await it.lost() == []


async def test_a_value_that_lost_is_held_to_the_same_rules(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await _systems(bench, "rules")
    await it.says(FIRST, summary="Den första")
    found = await it.says(SECOND, summary="Ring 19121212-1212")
    assert (found["outcome"], [each["code"] for each in found["errors"]]) == ("REFUSED", ["PERSONAL_IDENTITY_NUMBER"])
    authority = {"name": "Göteborgsregionen"}
    await it.says(FIRST, caseNumbers=[{"authority": authority, "value": "2026/1"}])
    found = await it.says(SECOND, caseNumbers=[{"authority": authority, "value": "19121212-1212"}])
    assert [each["code"] for each in found["errors"]] == ["PERSONAL_IDENTITY_NUMBER"]
    found = await it.says(SECOND, caseNumbers=[{"authority": authority, "value": "2026 " + "1" * 200}])
    assert [each["code"] for each in found["errors"]] == ["TOO_LONG"]
    await it.says(FIRST, period={"start": "2026", "end": "2027"})
    assert (await it.says(SECOND, period={"start": "2026", "end": "2025"}))["outcome"] == "REFUSED"
    assert await it.lost() == []
    found = await it.says(SECOND, caseNumbers=[{"authority": authority, "value": "2026/2"}])
    assert found["disputed"] == ["caseNumbers"]
    assert [each[2] for each in await it.lost()] == [FIRST] * 2


async def test_what_is_erased_is_forgotten(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await _systems(bench, "erased")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Hemligheten")
    ground = {"legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "record { id }", id=it.record, fields=["summary"], **ground)
    assert await bench.sql("select count(*) from assertions where fields::text like '%Hemligheten%'") == [(0,)]
    assert await it.lost() == []


async def test_it_is_told_to_owners_to_the_source_and_to_those_who_see_all(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await _systems(bench, "told")
    await it.says(FIRST, summary="Den första", themes=["barn-och-unga"])
    await it.says(SECOND, summary="Den andra", themes=["funktionshinder"])
    whole = await it.lost()
    assert len(whole) == 3
    for caller in ("national", "rss", it.callers[FIRST]):
        assert await it.lost(caller=caller) == whole
    nation = await bench.a_key(
        f"sender {len(SECRETS)}", "NATIONAL_INTEGRATION", "socialstyrelsen", ("OUTPUT",), (SECOND,)
    )
    told = await it.lost(caller=nation)
    assert ("summary", "Den första", FIRST, "Den andra", SECOND) in told
    assert [each[1] for each in told if each[0] == "themes"] == [None]
    deaf = await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_INTEGRATION", "socialstyrelsen", ("OUTPUT",), (THIRD,))
    for other in (deaf, None):
        assert await it.lost(caller=other) == []


async def test_of_what_is_withdrawn_nothing_is_disputed(bench: Workbench) -> None:
    it = await _systems(bench, "withdrawn")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    await bench.done("rss", "withdrawRecord", "record { id }", id=it.record, because="Prov")
    assert await it.lost() == []


async def test_nothing_is_remembered_of_a_dry_run(bench: Workbench) -> None:
    it = await _systems(bench, "dry")
    await it.says(FIRST, how="@dryRun", summary="Den första")
    assert await bench.sql("select count(*) from assertions where record_id = $1", it.record[11:]) == [(0,)]


async def test_the_rule_is_readable(bench: Workbench) -> None:
    assert await bench(None, "{ apiInfo { sourcesFirst } }") == {"apiInfo": {"sourcesFirst": []}}


async def test_a_record_tells_which_system_told_of_each_field(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await _systems(bench, "told of")
    await it.says(FIRST, summary="Den första", themes=["barn-och-unga"])
    await it.says(SECOND, summary="Den andra", phaseNote="Pågår")
    (await it.says(FIRST, themes=None))
    found = (await it.stands("assertions { source field at }"))["assertions"]
    assert [(each["field"], each["source"]) for each in found] == [
        ("phaseNote", SECOND),
        ("summary", FIRST),
        ("summary", SECOND),
    ]
