"""Who stands for a field, column by column: what is remembered of each source, and what of it can be erased."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from registry.concepts.initiatives import Initiative
from registry.storage.database import database
from registry.trail.assertions import Claim, claims_about, remember
from tests.helpers.systems import FIRST, SECOND, THIRD, Rule, systems_of
from tests.helpers.workbench import Workbench


async def test_who_only_says_again_what_stands_by_hand_does_not_come_to_stand_for_it(
    bench: Workbench, rule: Rule
) -> None:
    rule("by hand", FIRST)
    it = await systems_of(bench, "echo", summary="Skriven för hand")
    assert (await it.says(FIRST, summary="Skriven för hand"))["outcome"] == "UNCHANGED"
    assert (await it.says(FIRST, summary="Systemets"))["disputed"] == ["summary"]
    assert await it.stands("summary") == {"summary": "Skriven för hand"}
    assert await it.lost() == [("summary", "Skriven för hand", None, "Systemets", FIRST)]


@pytest.mark.parametrize("told", [{"start": "2027"}, {"end": None}, {"end": "2029"}, None])
async def test_a_source_that_goes_later_takes_no_part_of_a_group(bench: Workbench, rule: Rule, told: Any) -> None:
    rule(FIRST, SECOND)
    it = await systems_of(bench, f"group {told}")
    await it.says(FIRST, period={"start": "2026", "end": "2028"})
    found = await it.says(SECOND, period=told)
    assert (found["outcome"], found["disputed"]) == ("DIFFERS", ["period"])
    assert (await it.says(SECOND, period=told))["disputed"] == ["period"]
    assert await it.stands("period { start end }") == {"period": {"start": "2026", "end": "2028"}}
    assert {each[2] for each in await it.lost()} <= {FIRST}


async def test_what_a_source_says_of_a_part_leaves_what_it_said_of_the_others(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await systems_of(bench, "parts")
    await it.says(FIRST, period={"start": "2026", "end": "2028"})
    await it.says(FIRST, period={"start": "2025"})
    assert (await it.says(SECOND, period={"end": "2029"}))["disputed"] == ["period"]
    assert await it.lost() == [("period.end", "2028", FIRST, "2029", SECOND)]


async def test_each_part_of_a_group_is_told_as_kept_from_its_own_source(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND, THIRD)
    it = await systems_of(bench, "own parts")
    await it.says(FIRST, period={"start": "2026"})
    assert (await it.says(SECOND, period={"end": "2028"}))["outcome"] == "UPDATED"
    assert (await it.says(THIRD, period={"start": "2025", "end": "2029"}))["disputed"] == ["period"]
    assert await it.lost() == [
        ("period.end", "2028", SECOND, "2029", THIRD),
        ("period.start", "2026", FIRST, "2025", THIRD),
    ]


async def test_a_claim_is_dated_when_it_is_told_and_not_when_its_transaction_began(bench: Workbench) -> None:
    it = await systems_of(bench, "dated")
    record = UUID(it.record[11:])
    engine = create_async_engine(database.engine_url(bench.url))
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(text("select now(), pg_sleep(0.01)"))
        said = {record: {"summary": Claim({"summary": "Den första"}, True, "summary")}}
        await remember(session, Initiative, FIRST, said, ())
        began = (await session.execute(text("select now()"))).scalar_one()
        claim = (await claims_about(session, [record]))[record][FIRST]["summary"]
    await engine.dispose()
    assert claim.at is not None
    assert claim.at > began


async def test_erasing_a_field_leaves_what_was_said_of_others(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "erased field")
    await it.says(FIRST, summary="Den första", phaseNote="Pågår", themes=["barn-och-unga"])
    await it.says(SECOND, summary="Den andra", phaseNote="Hemlig lapp", themes=["funktionshinder"])
    ground = {"legalGround": "Lag", "caseNumber": "1"}
    await bench.done("administrator", "eraseRecord", "record { id }", id=it.record, fields=["phaseNote"], **ground)
    assert await bench.sql("select count(*) from assertions where fields::text like '%Hemlig lapp%'") == [(0,)]
    lost = await it.lost()
    assert sorted(each[0] for each in lost) == ["summary", "themes", "themes"]
    await bench.done("administrator", "eraseRecord", "record { id }", id=it.record, fields=["themes"], **ground)
    assert await it.lost() == [("summary", "Den första", FIRST, "Den andra", SECOND)]


async def test_the_ground_for_erasing_cannot_repeat_a_value_that_lost(bench: Workbench, rule: Rule) -> None:
    rule(FIRST)
    it = await systems_of(bench, "erased ground")
    authority = {"name": "Göteborgsregionen"}
    await it.says(FIRST, summary="Den första", caseNumbers=[{"authority": authority, "value": "2026/1"}])
    await it.says(SECOND, summary="Hemligheten", caseNumbers=[{"authority": authority, "value": "2026/999"}])
    seen = (await it.stands("version"))["version"]
    for field, ground in (("summary", "Om Hemligheten"), ("caseNumbers", "Om 2026/999")):
        given = {"fields": [field], "legalGround": ground, "caseNumber": "1", "seen": seen}
        found = await bench.do("administrator", "eraseRecord", "record { id }", id=it.record, **given)
        assert [(each["code"], each["field"]) for each in found["userErrors"]] == [
            ("INVALID", ["input", "legalGround"])
        ]
