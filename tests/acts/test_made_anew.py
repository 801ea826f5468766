"""What was withdrawn, ended, decided or said is neither made anew nor shown by those who may not set it today."""

import asyncio
from typing import Any

import pytest

from registry.storage.writing.slugs import slug_of
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

ENDED = {"fields": {"period": {"end": "2020", "endIs": "ACTUAL"}}}


async def no_longer(bench: Workbench, table: Table, name: str) -> None:
    """End a municipality's membership of GR, and wait until the process has been told so."""
    await table.done("national", "updateMembership", "membership", await membership_of(bench, name), **ENDED)
    key = await organisation(bench, slug_of(name))
    given: Any = {"organisation": {"id": key}, "seen": await table.seen(key), "fields": {"shortName": "Prov"}}
    for _ in range(100):
        if await bench.tried("rss", "updateOrganisation", **given) == set(REFUSED):
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"GR still acts for {name}")


# ---- What is shown ---------------------------------------------------------------------------------------------------


async def test_a_draft_shows_nothing_of_whom_its_keeper_no_longer_acts_for(bench: Workbench, table: Table) -> None:
    shown, keys = "need { id }", []
    for names in (("Ale",), ("Kungälv",)):
        given = [{"organisation": {"name": name}, "via": GR} for name in names]
        raised = await bench.done("rss", "raiseNeed", shown, title=f"Behov {names}", endorsements=given)
        keys.append(raised["need"]["id"])
    initiative = await bench.done(
        "rss", "createInitiative", "initiative { id }", fields={"title": "U", "kind": "PILOT"}
    )
    drafts = initiative["initiative"]
    await part_of(bench, "rss", drafts, organisation={"slug": "ale"}, status="INTERESTED")
    await no_longer(bench, table, "Ale")
    ales, kungalvs = keys
    assert await table.published("rss", ales) == REFUSED
    assert await table.published("rss", kungalvs) == []
    assert await table.published("rss", drafts["id"]) == REFUSED
    # The nation may say it, and then it is said.
    assert await table.published("national", ales) == []
    assert await table.withdrawn("rss", ales) == []


async def test_what_others_have_said_of_a_draft_themselves_is_shown(bench: Workbench, table: Table) -> None:
    given = [{"organisation": KUNGALV, "via": GR}]
    need = (await bench.done("rss", "raiseNeed", "need { id }", title="Med fler", endorsements=given))["need"]
    more = {"need": {"id": need["id"]}, "organisation": MALMO, "via": {"slug": "skanes-kommuner"}}
    await bench.done("national", "endorseNeed", "endorsement { id }", **more)
    assert await table.published("rss", need["id"]) == []


async def test_a_draft_takes_the_place_of_nothing_that_is_anothers_today(bench: Workbench, table: Table) -> None:
    older, newer = [
        (await bench.done("rss", "registerOutput", "output { id version }", title=title, kind="REPORT"))["output"]
        for title in ("Äldre", "Nyare")
    ]
    assert await table.published("rss", older["id"]) == []
    superseding = {"output": {"id": newer["id"]}, "seen": newer["version"], "supersedes": {"id": older["id"]}}
    await bench.done("rss", "supersedeOutput", "output { id }", **superseding)
    fields = {"fields": {"keeper": MALMO}}
    await table.done("national", "updateOutput", "output", older["id"], **fields)
    assert await table.published("rss", newer["id"]) == REFUSED
    assert await table.published("national", newer["id"]) == []


# ---- What is made anew -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "others"), [("national", ["municipality", "rss", "system"]), ("municipality", ["system"]), ("system", [])]
)
async def test_an_endorsement_that_was_withdrawn_is_not_said_anew(
    bench: Workbench, table: Table, by: str, others: list[str]
) -> None:
    behind = [{"organisation": {"name": "Lerum"}}]
    need = await bench.a_need(title=f"Sägs om {by}", endorsements=behind)
    given = {"need": {"id": need["id"]}, "organisation": KUNGALV}
    made = (await bench.done("rss", "endorseNeed", "endorsement { id }", **given))["endorsement"]
    assert await table.withdrawn(by, made["id"]) == []
    for caller in ("municipality", "rss", "system"):
        assert await bench.tried(caller, "endorseNeed", **given) == (set(REFUSED) if caller in others else set())
    await bench.done("national", "endorseNeed", "endorsement { id }", **given)


@pytest.mark.parametrize("more", [{}, {"unit": "En annan"}, {"role": "CONSULTED"}], ids=str)
async def test_a_part_that_was_withdrawn_is_not_added_anew(bench: Workbench, table: Table, more: Any) -> None:
    initiative = await bench.an_initiative()
    for who in (MALMO, KUNGALV):
        part = await part_of(bench, "rss", initiative, organisation=who)
        assert await table.withdrawn("national", part) == []
        assert told(await taking_part(bench, "rss", initiative, organisation=who, **more))[0][0] == "NOT_ALLOWED"
        asked = await part_of(bench, "rss", initiative, organisation=who, status="INVITED", **more)
        by = "other" if who is MALMO else "rss"
        assert await table.tried(by, "confirmParticipation", "participation", asked) == REFUSED
        await table.done("national", "confirmParticipation", "participation", asked)


@pytest.mark.parametrize("more", [{}, {"unit": "En annan"}], ids=str)
async def test_a_part_that_an_organisation_ended_is_not_added_anew_by_who_leads(
    bench: Workbench, table: Table, more: Any
) -> None:
    initiative = await bench.an_initiative()
    part = await part_of(bench, "rss", initiative, organisation=MALMO)
    await table.done("other", "updateParticipation", "participation", part, **ENDED)
    found = await taking_part(bench, "rss", initiative, organisation=MALMO, **more)
    assert (told(found) or found["warnings"][0]["code"]) in (
        [("NOT_ALLOWED", ["participants", "0", "organisation"])],
        "ALREADY_SO",
    )
    asked = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED", unit="Frågas")
    await table.done("other", "confirmParticipation", "participation", asked)


@pytest.mark.parametrize("how", ["unseatMember", "withdrawRecord"])
@pytest.mark.parametrize(("by", "again"), [("other", REFUSED), ("national", REFUSED), ("rss", [])])
async def test_a_seat_that_another_ended_is_not_given_anew(
    bench: Workbench, table: Table, how: str, by: str, again: list[str]
) -> None:
    seat = await a_seat(bench)
    if how == "unseatMember":
        await table.done(by, "unseatMember", "seat", seat, on="2026-01")
    else:
        assert await table.withdrawn(by, seat) == []
    [(group,)] = await bench.sql("select group_id from seats where id = $1::text::uuid", seat.rpartition("_")[2])
    for more in ({"function": "socialchef"}, {"role": "CHAIR"}):
        given = {"group": {"id": f"group_{group.hex}"}, "seats": [{"organisation": MALMO, **more}]}
        assert await bench.refused("rss", "seatMembers", **given) == again


async def a_use(bench: Workbench, caller: str, method: Any, **more: Any) -> str:
    """A municipality's use of a method."""
    given = {"method": {"id": method}, "organisation": KUNGALV, **more}
    return str((await bench.done(caller, "recordUse", "methodUse { id }", **given))["methodUse"]["id"])


async def a_method(bench: Workbench, name: str) -> str:
    """A published method of GR's."""
    fields = {"name": name, "kind": "METHOD"}
    made = (await bench.done("rss", "createMethod", "method { id version }", fields=fields))["method"]
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    return str(made["id"])


async def test_what_another_ended_is_not_made_anew_by_withdrawing_it_first(bench: Workbench, table: Table) -> None:
    seat = await a_seat(bench)
    await table.done("national", "unseatMember", "seat", seat, on="2026-01")
    assert await table.withdrawn("rss", seat) == []
    [(group,)] = await bench.sql("select group_id from seats where id = $1::text::uuid", seat.rpartition("_")[2])
    given = {"group": {"id": f"group_{group.hex}"}, "seats": [{"organisation": MALMO, "function": "socialchef"}]}
    assert await bench.refused("rss", "seatMembers", **given) == REFUSED
    initiative = await bench.an_initiative()
    part = await part_of(bench, "rss", initiative, organisation=KUNGALV)
    await table.done("national", "updateParticipation", "participation", part, **ENDED)
    assert await table.withdrawn("rss", part) == []
    assert told(await taking_part(bench, "rss", initiative, organisation=KUNGALV))[0][0] == "NOT_ALLOWED"
    method = await a_method(bench, "Avslutas utifrån")
    use = await a_use(bench, "municipality", method)
    await table.done("national", "updateMethodUse", "which", use, **ENDED)
    assert await table.withdrawn("municipality", use) == []
    again = {"method": {"id": method}, "organisation": KUNGALV}
    assert await bench.refused("municipality", "recordUse", **again) == REFUSED
    await bench.done("national", "recordUse", "methodUse { id }", **again)


async def test_what_was_withdrawn_is_not_made_anew_beside_a_newer_of_another_unit(
    bench: Workbench, table: Table
) -> None:
    method = await a_method(bench, "Flera enheter")
    older = await a_use(bench, "municipality", method, unit="Norr")
    await a_use(bench, "municipality", method, unit="Söder")
    assert await table.withdrawn("national", older) == []
    again = {"method": {"id": method}, "organisation": KUNGALV, "unit": "Norr"}
    assert await bench.refused("municipality", "recordUse", **again) == REFUSED
    await a_use(bench, "municipality", method, unit="Öster")
    initiative = await bench.an_initiative()
    first = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED", unit="Norr")
    await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED", unit="Söder")
    assert await table.withdrawn("national", first) == []
    asked = await part_of(bench, "rss", initiative, organisation=MALMO, status="INVITED", unit="Norr")
    assert await table.tried("other", "confirmParticipation", "participation", asked) == REFUSED


# ---- What was decided or said ----------------------------------------------------------------------------------------


async def test_what_the_nation_has_decided_on_a_need_is_not_taken_away_by_its_keeper(
    bench: Workbench, table: Table
) -> None:
    need, other = await bench.a_need(title="Bestäms"), await bench.a_need(title="Tas med")

    async def stands() -> None:
        fields: Any
        for fields in ({"title": "Ett annat"}, {"themes": ["aldreomsorg"]}):
            assert await table.tried("rss", "updateNeed", "need", need["id"], fields=fields) == REFUSED
        assert await table.withdrawn("rss", need["id"]) == REFUSED
        assert await table.back("rss", need["id"]) == REFUSED

    merging = {"into": {"id": need["id"]}, "seen": await table.seen(need["id"]), "needs": [{"id": other["id"]}]}
    await bench.done("national", "mergeNeeds", "", **merging, because="Samma")
    await stands()
    await table.done("national", "compileNeed", "need", need["id"])
    await table.done("national", "prioritiseNeed", "need", need["id"])
    await stands()
    await table.done("national", "closeNeed", "need", need["id"], reason="NOT_TAKEN_UP")
    await stands()


async def test_what_an_organisation_said_of_itself_is_not_rewritten_by_who_leads(
    bench: Workbench, table: Table
) -> None:
    initiative = await bench.an_initiative()
    rewritten = {"fields": {"note": "Ett annat skäl"}}
    left = await part_of(bench, "rss", initiative, organisation=MALMO, note="Välkomna")
    await table.done("other", "leaveInitiative", "participation", left, on="2026", note="Vi hann inte")
    interested = {"initiative": {"id": initiative["id"]}, "organisation": MALMO, "unit": "En", "message": "Vi vill"}
    asked = (await bench.done("other", "expressInterest", "participations { id }", **interested))["participations"][0][
        "id"
    ]
    for part in (left, asked):
        assert await table.tried("rss", "updateParticipation", "participation", part, **rewritten) == REFUSED
        assert await table.back("rss", part) == ([] if part == asked else REFUSED)
    answer = {"note": "Vi tar det här"}
    assert await table.tried("rss", "confirmParticipation", "participation", asked, **answer) == REFUSED
    await table.done("rss", "confirmParticipation", "participation", asked)
    await table.done("other", "updateParticipation", "participation", left, **rewritten)


async def test_what_is_withdrawn_or_ended_is_answered_and_opened_by_nobody(bench: Workbench, table: Table) -> None:
    initiative = await bench.an_initiative(state="ONGOING")
    given = {"initiative": {"id": initiative["id"]}, "organisation": MALMO}
    (asked,) = (await bench.done("other", "expressInterest", "participations { id }", **given))["participations"]
    assert await table.withdrawn("other", asked["id"]) == []
    for act in ("confirmParticipation", "declineParticipation"):
        assert await table.tried("rss", act, "participation", asked["id"]) == ["STEP_NOT_ALLOWED"]
    assert await table.back("other", asked["id"]) == ["STEP_NOT_ALLOWED"]
    await table.done("rss", "completeInitiative", "initiative", initiative["id"], on="2026-06")
    fields = {"fields": {"opening": {"seeks": "Kommuner", "demands": "Tid"}}}
    tried = await table.tried("rss", "updateInitiative", "initiative", initiative["id"], **fields)
    assert tried == ["STEP_NOT_ALLOWED"]
