"""Fields that several systems tell of: whose word stands, what a row is told, and what is remembered of what lost."""

from tests.helpers.ready_questions import READY
from tests.helpers.systems import FIRST, SECOND, THIRD, Rule, systems_of
from tests.helpers.workbench import SECRETS, Workbench


async def test_without_a_rule_the_last_who_tells_wins_and_what_lost_is_told(bench: Workbench) -> None:
    it = await systems_of(bench, "last")
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
    it = await systems_of(bench, "rule")
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
    it = await systems_of(bench, "trace")
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
    it = await systems_of(bench, "first")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary="Den första"))["outcome"] == "UPDATED"
    assert await it.lost() == [("summary", "Den första", FIRST, "Den andra", SECOND)]
    await it.says(FIRST, summary="Den andra")
    assert await it.lost() == []
    assert await it.stands("summary") == {"summary": "Den andra"}


async def test_null_takes_back_what_a_source_said_and_leaves_what_others_say(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await systems_of(bench, "null")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary=None))["outcome"] == "UPDATED"
    assert await it.stands("summary") == {"summary": None}
    assert (await it.says(SECOND, summary="Den andra"))["outcome"] == "UPDATED"
    assert (await it.says(FIRST, summary=None))["outcome"] == "UNCHANGED"
    assert await it.stands("summary") == {"summary": "Den andra"}
    assert await it.lost() == []


async def test_what_was_set_by_hand_is_overwritten_unless_the_rule_says_so(bench: Workbench, rule: Rule) -> None:
    it = await systems_of(bench, "hand")
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
    it = await systems_of(bench, "choice")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    await it.by_hand(summary="Den andra")
    await it.says(SECOND, summary="Den andra")
    assert (await it.says(FIRST, summary="Den första"))["disputed"] == ["summary"]
    assert await it.lost() == [("summary", "Den andra", None, "Den första", FIRST)]


async def test_what_nobody_has_said_is_filled_in_whoever_goes_first(bench: Workbench, rule: Rule) -> None:
    rule("by hand", FIRST)
    it = await systems_of(bench, "filled")
    assert (await it.says(THIRD, summary="Den tredje", title="En annan"))["disputed"] == ["title"]
    assert await it.stands("summary title") == {"summary": "Den tredje", "title": "Prov filled"}


async def test_lists_are_weighed_whole_and_told_item_by_item(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "lists")
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
    it = await systems_of(bench, "rules")
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
    it = await systems_of(bench, "erased")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Hemligheten")
    ground = {"legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "record { id }", id=it.record, fields=["summary"], **ground)
    assert await bench.sql("select count(*) from assertions where fields::text like '%Hemligheten%'") == [(0,)]
    assert await it.lost() == []


async def test_it_is_told_to_owners_to_the_source_and_to_those_who_see_all(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "told")
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
    assert told == [("summary", "Den första", FIRST, "Den andra", SECOND)]
    deaf = await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_INTEGRATION", "socialstyrelsen", ("OUTPUT",), (THIRD,))
    for other in (deaf, None):
        assert await it.lost(caller=other) == []


async def test_of_what_is_withdrawn_nothing_is_disputed(bench: Workbench) -> None:
    it = await systems_of(bench, "withdrawn")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    await bench.done("rss", "withdrawRecord", "record { id }", id=it.record, because="Prov")
    assert await it.lost() == []


async def test_nothing_is_remembered_of_a_dry_run(bench: Workbench) -> None:
    it = await systems_of(bench, "dry")
    await it.says(FIRST, how="@dryRun", summary="Den första")
    assert await bench.sql("select count(*) from assertions where record_id = $1", it.record[11:]) == [(0,)]


async def test_the_ready_question_tells_what_one_source_lost(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "ready")
    await it.says(FIRST, summary="Den första")
    await it.says(SECOND, summary="Den andra")
    asked = READY["WhatWeLost"].query
    found = await bench(it.callers[SECOND], asked, source=SECOND, first=100)
    assert found["disputedValues"]["totalCount"] == len(found["disputedValues"]["nodes"]) > 0
    assert {each["lostFrom"] for each in found["disputedValues"]["nodes"]} == {SECOND}


async def test_the_rule_is_readable(bench: Workbench) -> None:
    assert await bench(None, "{ apiInfo { sourcesFirst } }") == {"apiInfo": {"sourcesFirst": []}}


async def test_a_record_tells_which_system_told_of_each_field(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "told of")
    await it.says(FIRST, summary="Den första", themes=["barn-och-unga"])
    await it.says(SECOND, summary="Den andra", phaseNote="Pågår")
    (await it.says(FIRST, themes=None))
    found = (await it.stands("assertions { source field at }"))["assertions"]
    assert [(each["field"], each["source"]) for each in found] == [
        ("phaseNote", SECOND),
        ("summary", FIRST),
        ("summary", SECOND),
    ]
