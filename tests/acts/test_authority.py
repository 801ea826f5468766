"""Authority is of facts, not of rows: no act, and no sequence of acts, gives what the act for the fact would refuse."""

from typing import Any

import pytest

from tests.helpers.authority import (
    GR,
    KUNGALV,
    MALMO,
    REFUSED,
    Table,
    a_seat,
    membership_of,
    organisation,
    part_of,
    taking_part,
)
from tests.helpers.workbench import Workbench, told

# ---- Reference data --------------------------------------------------------------------------------------------------


async def test_a_membership_that_the_nation_ended_is_not_brought_back_by_the_body(
    bench: Workbench, table: Table
) -> None:
    key = await membership_of(bench, "Ale")
    end = {"fields": {"period": {"end": "2020", "endIs": "ACTUAL"}}}
    await table.done("national", "updateMembership", "membership", key, **end)
    assert await table.back("rss", key) == REFUSED
    assert await table.withdrawn("national", key) == []
    assert await table.restored("rss", key) == REFUSED
    assert await table.restored("national", key) == []
    assert await table.published("rss", key) == REFUSED
    assert await table.withdrawn("rss", await membership_of(bench, "Lerum")) == REFUSED


async def test_what_the_nation_decides_of_an_organisation_is_not_undone_by_it(bench: Workbench, table: Table) -> None:
    key = await organisation(bench, "kungalv")
    website = {"fields": {"website": "https://example.org"}}
    population = {"fields": {"population": 50_001, "populationYear": 2026}}
    to = await table.seen(key)
    await table.done("municipality", "updateOrganisation", "organisation", key, **website)
    await table.done("national", "updateOrganisation", "organisation", key, **population)
    for caller in ("municipality", "rss"):
        found = await bench.do(caller, "revertRecord", id=key, seen=await table.seen(key), to=to)
        assert told(found) == [("NOT_ALLOWED", ["to"]), ("NOT_ALLOWED", ["to"])]
        assert "folkmängd" in found["userErrors"][0]["message"]
        assert await table.withdrawn(caller, key) == REFUSED
    # What is its own it may take back.
    assert await table.back("municipality", key, to=await table.seen(key) - 1) == REFUSED
    await table.done(
        "municipality", "updateOrganisation", "organisation", key, fields={"website": "https://example.com"}
    )
    assert await table.back("municipality", key, to=await table.seen(key) - 1) == []


# ---- Speaking for others ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caller", "who", "via", "at"),
    [
        ("rss", "socialstyrelsen", "goteborgsregionen", []),
        ("rss", "malmo", "goteborgsregionen", []),
        ("other", "malmo", "goteborgsregionen", ["via"]),
        ("municipality", "kungalv", "skanes-kommuner", ["via"]),
        ("rss", "kungalv", "goteborgsregionen", None),
        ("other", "malmo", "skanes-kommuner", None),
    ],
)
async def test_an_organisation_is_spoken_for_by_itself_or_by_its_own_rss_body(
    bench: Workbench, table: Table, caller: str, who: str, via: str, at: list[str] | None
) -> None:
    need = await bench.a_need(title=f"Behov {caller} {who} {via}", endorsements=[{"organisation": {"name": "Lerum"}}])
    given = {"need": {"id": need["id"]}, "organisation": {"slug": who}}
    found = await bench.do(caller, "endorseNeed", "endorsement { id }", **given, via={"slug": via})
    # A body that it is no member of it cannot name, whoever agrees to it.
    code = "INVALID" if at == ["via"] else "NOT_ALLOWED"
    assert told(found) == ([] if at is None else [(code, at)])
    if at == []:
        assert "posten" not in found["userErrors"][0]["message"] + found["userErrors"][0]["hint"]
    if at == ["via"]:
        made = (await bench.done(caller, "endorseNeed", "endorsement { id }", **given))["endorsement"]
        named = {"fields": {"via": {"slug": via}}}
        assert await table.tried(caller, "updateEndorsement", "endorsement", made["id"], **named) == ["INVALID"]
        raised = {"title": "Bärs", "endorsements": [{"organisation": {"slug": who}, "via": {"slug": via}}]}
        assert told(await bench.do(caller, "raiseNeed", **raised)) == [("INVALID", ["endorsements", "0", "via"])]


async def test_a_body_that_carried_a_need_does_not_change_what_was_said_by_whom_it_no_longer_acts_for(
    bench: Workbench, table: Table
) -> None:
    need = await bench.a_need(title="Burits")
    former = {"municipality": MALMO, "rssBody": GR, "kind": "ASSOCIATE"}
    former |= {"period": {"end": "2020", "endIs": "ACTUAL"}}
    await bench.done("national", "addMembership", "membership { id }", **former)
    given = {"need": {"id": need["id"]}, "organisation": MALMO, "via": GR, "statedOn": "2019"}
    # It was a member then, and the body must agree to have carried it.
    assert told(await bench.do("other", "endorseNeed", **given)) == [("NOT_ALLOWED", ["via"])]
    made = (await bench.done("national", "endorseNeed", "endorsement { id }", **given))["endorsement"]
    words = {"fields": {"localWording": "Vi tycker annat"}}
    assert await table.tried("rss", "updateEndorsement", "endorsement", made["id"], **words) == REFUSED
    assert await table.withdrawn("rss", made["id"]) == REFUSED
    assert await table.back("rss", made["id"]) == REFUSED
    await table.done("other", "updateEndorsement", "endorsement", made["id"], **words)


@pytest.mark.parametrize(
    "participant",
    [{"role": "OWNER"}, {"role": "COMMISSIONER"}, {"status": "CONFIRMED"}, {"status": "INVITED"}],
    ids=str,
)
async def test_nobody_gives_itself_a_part_in_what_another_keeps(bench: Workbench, participant: Any) -> None:
    initiative = await bench.an_initiative()
    found = await taking_part(bench, "other", initiative, organisation=MALMO, **participant)
    assert told(found) == [("NOT_ALLOWED", [])]


@pytest.mark.parametrize("status", ["INTERESTED", "DECLINED", "LEFT"])
async def test_whoever_keeps_an_initiative_does_not_answer_for_others(bench: Workbench, status: str) -> None:
    initiative = await bench.an_initiative()
    found = await taking_part(bench, "rss", initiative, organisation=MALMO, status=status)
    assert told(found) == [("NOT_ALLOWED", ["participants", "0", "status"])]
    given = {"initiative": {"id": initiative["id"]}, "organisation": MALMO}
    assert await bench.refused("rss", "expressInterest", **given) == REFUSED
    # Its member it acts for.
    await part_of(bench, "rss", initiative, organisation=KUNGALV, status=status)


async def test_nobody_changes_its_own_role(bench: Workbench, table: Table) -> None:
    initiative = await bench.an_initiative()
    part = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED")
    owner = {"fields": {"role": "OWNER"}}
    assert await table.tried("other", "updateParticipation", "participation", part, **owner) == REFUSED
    await table.done("other", "updateParticipation", "participation", part, fields={"note": "Vi kommer"})
    to = await table.seen(part)
    await table.done("rss", "updateParticipation", "participation", part, **owner)
    assert await table.back("other", part, to=to) == REFUSED


async def test_nobody_answers_its_own_question(bench: Workbench, table: Table) -> None:
    initiative = await bench.an_initiative()
    part = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED")
    assert await table.tried("rss", "confirmParticipation", "participation", part) == REFUSED
    for unit in ("En enhet", None):
        if unit is None:
            assert await table.withdrawn("rss", part) == []
        found = await taking_part(bench, "rss", initiative, organisation=MALMO, unit=unit)
        assert told(found) == [("NOT_ALLOWED", ["participants", "0", "status"])]
    again = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED", unit="Igen")
    await table.done("other", "confirmParticipation", "participation", again)
    assert await table.tried("rss", "leaveInitiative", "participation", again, on="2026") == REFUSED
    await table.done("other", "leaveInitiative", "participation", again, on="2026")
    found = await taking_part(bench, "rss", initiative, organisation=MALMO, unit="En till")
    assert told(found) == [("NOT_ALLOWED", ["participants", "0", "status"])]


# ---- What another withdrew, ended or decided -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "others"),
    [("rss", ["other"]), ("national", ["rss", "other"]), ("other", ["rss"])],
)
async def test_a_seat_that_one_side_ended_is_not_taken_up_by_the_other(
    bench: Workbench, table: Table, ends: str, others: list[str]
) -> None:
    seat = await a_seat(bench)
    await table.done(ends, "unseatMember", "seat", seat, on="2026-01")
    for caller in others:
        assert await table.back(caller, seat) == REFUSED, caller
        for period in (None, {"start": "2025", "end": None}, {"end": "2035", "endIs": "PLANNED"}):
            fields = {"fields": {"period": period}}
            assert await table.tried(caller, "updateSeat", "seat", seat, **fields) == REFUSED, (caller, period)
    await table.done(ends, "updateSeat", "seat", seat, fields={"period": None})


@pytest.mark.parametrize(
    ("withdraws", "others"),
    [("rss", ["other"]), ("national", ["rss", "other"]), ("other", ["rss"])],
)
async def test_what_one_withdrew_is_restored_by_it_or_by_the_nation(
    bench: Workbench, table: Table, withdraws: str, others: list[str]
) -> None:
    initiative = await bench.an_initiative()
    part = await part_of(bench, "rss", initiative, organisation=MALMO)
    for key in (await a_seat(bench), part):
        assert await table.withdrawn(withdraws, key) == []
        for caller in others:
            assert await table.restored(caller, key) == REFUSED, caller
        assert await table.restored(withdraws, key) == []
        assert await table.published(withdraws, key) == []
        assert await table.withdrawn(withdraws, key) == []
        assert await table.restored("national", key) == []


async def test_what_the_nation_withdrew_or_ended_is_the_nations_to_bring_back(bench: Workbench, table: Table) -> None:
    initiative = await bench.an_initiative()
    assert await table.withdrawn("national", initiative["id"]) == []
    assert await table.restored("rss", initiative["id"]) == REFUSED
    other = await bench.an_initiative(title="Avbryts", state="ONGOING")
    stopped = {"on": "2026-02", "because": "Medlen tog slut"}
    await table.done("national", "discontinueInitiative", "initiative", other["id"], **stopped)
    assert await table.back("rss", other["id"], to=2) == REFUSED
    own = await bench.an_initiative(title="Avbryts av sig själv", state="ONGOING")
    await table.done("rss", "discontinueInitiative", "initiative", own["id"], **stopped)
    assert await table.back("rss", own["id"], to=2) == []


async def test_what_the_nation_has_decided_on_a_need_only_the_nation_closes(bench: Workbench, table: Table) -> None:
    need = await bench.a_need(title="Prioriteras")
    await table.done("rss", "compileNeed", "need", need["id"])
    await table.done("national", "prioritiseNeed", "need", need["id"])
    assert await table.tried("rss", "closeNeed", "need", need["id"], reason="NOT_TAKEN_UP") == REFUSED
    await table.done("national", "closeNeed", "need", need["id"], reason="NOT_TAKEN_UP")


async def test_nobody_is_made_the_keeper_of_what_it_did_not_take(bench: Workbench, table: Table) -> None:
    initiative = await bench.an_initiative()
    for keeper, codes in ((MALMO, REFUSED), (KUNGALV, [])):
        fields = {"fields": {"keeper": keeper}}
        assert await table.tried("rss", "updateInitiative", "initiative", initiative["id"], **fields) == codes


# ---- What a refusal tells --------------------------------------------------------------------------------------------


async def test_whoever_may_not_add_is_not_told_what_is_there(bench: Workbench) -> None:
    initiative = await bench.an_initiative()
    await part_of(bench, "rss", initiative, organisation=KUNGALV)
    found = await taking_part(bench, "other", initiative, organisation=KUNGALV)
    assert (told(found), found["warnings"]) == ([("NOT_ALLOWED", [])], [])
