"""The inbox: what waits for each caller, and what stops waiting when it is answered."""

from typing import Any

from registry.storage.model import swedish_time
from tests.helpers.workbench import Workbench

INBOX = """{ viewer { role organisations { slug }
  toDecide(first: 50) { totalCount nodes { __typename id ... on Participation { status organisation { name } } } }
  toConfirm { totalCount nodes { id } } } }"""


async def _waiting(bench: Workbench, caller: str | None) -> list[str]:
    viewer = (await bench(caller, INBOX))["viewer"]
    assert viewer["toDecide"]["totalCount"] == len(viewer["toDecide"]["nodes"])
    return [each["id"] for each in viewer["toDecide"]["nodes"]]


async def test_an_rss_editor_acts_for_its_body_and_its_members(bench: Workbench) -> None:
    organisations = (await bench("rss", INBOX))["viewer"]["organisations"]
    slugs = {each["slug"] for each in organisations}
    assert {"goteborgsregionen", "kungalv", "kungsbacka"} <= slugs
    assert "malmo" not in slugs
    assert (await bench(None, INBOX))["viewer"]["organisations"] == []


async def test_an_interest_waits_for_who_keeps_the_initiative_and_an_invitation_for_the_invited(
    bench: Workbench,
) -> None:
    made = await bench.an_initiative(title="Väntar")
    ref = {"id": made["id"]}
    interest = {"initiative": ref, "organisation": {"slug": "malmo"}}
    shown = "participations { id version }"
    (asked,) = (await bench.done("other", "expressInterest", shown, **interest))["participations"]
    whom = {"organisation": {"slug": "malmo"}, "role": "OWNER", "status": "INVITED"}
    invited = {"initiative": ref, "participants": [whom]}
    (invitation,) = (await bench.done("rss", "addParticipants", shown, **invited))["participations"]

    assert await _waiting(bench, "rss") == [asked["id"]]
    assert await _waiting(bench, "other") == [invitation["id"]]
    assert await _waiting(bench, "reader") == []
    assert await _waiting(bench, None) == []

    answer = {"participation": asked["id"], "seen": asked["version"]}
    await bench.done("rss", "confirmParticipation", "", **answer)
    assert await _waiting(bench, "rss") == []


async def test_what_nobody_has_touched_for_a_year_waits_to_be_confirmed(bench: Workbench) -> None:
    made = await bench.an_initiative("municipality", title="Gammalt")

    async def waiting(caller: str) -> Any:
        return [each["id"] for each in (await bench(caller, INBOX))["viewer"]["toConfirm"]["nodes"]]

    assert made["id"] not in await waiting("municipality")
    age = "update initiatives set updated_at = now() - interval '400 days' where id = $1"
    await bench.sql_as_owner(age, made["id"].removeprefix("initiative_"))
    assert made["id"] in await waiting("municipality")
    assert made["id"] in await waiting("rss")
    assert made["id"] not in await waiting("other")
    await bench.done("municipality", "confirmRecord", "record { ... on Record { lastConfirmedAt } }", id=made["id"])
    assert made["id"] not in await waiting("municipality")


async def test_a_year_is_counted_in_days_as_it_is_of_what_is_stale(bench: Workbench) -> None:
    made = await bench.an_initiative("municipality", title="Ett år", state="ONGOING")
    key, shown = made["id"].removeprefix("initiative_"), "{ initiative(slug: SLUG) { isStale } }"
    a_year_ago = f"(({swedish_time.TODAY} - interval '1 year') at time zone '{swedish_time.ZONE}')"
    for at, is_old in ((a_year_ago, False), (f"{a_year_ago} - interval '1 minute'", True)):
        age = f"update initiatives set updated_at = {at}, last_confirmed_at = {at} where id = $1"
        await bench.sql_as_owner(age, key)
        waits = (await bench("municipality", INBOX))["viewer"]["toConfirm"]["nodes"]
        assert (made["id"] in [each["id"] for each in waits]) is is_old
        found = await bench(None, shown.replace("SLUG", f'"{made["slug"]}"'))
        assert found["initiative"]["isStale"] is is_old


async def test_an_inbox_has_a_size(bench: Workbench) -> None:
    found = await bench.whole("rss", "{ viewer { toDecide(first: 101) { totalCount } } }")
    assert found["errors"][0]["extensions"]["code"] == "INVALID_PAGE_SIZE"


async def test_a_need_that_is_sent_back_waits_for_who_keeps_it_until_it_is_compiled_again(bench: Workbench) -> None:
    need = await bench.a_need("municipality", title="För kort", endorsements=[{"organisation": {"name": "Kungälv"}}])
    ref, shown = {"need": {"id": need["id"]}}, "need { id version sentBackBecause }"
    need = (await bench.done("rss", "compileNeed", shown, **ref, seen=need["version"]))["need"]
    why = "Säg vilka det gäller"
    need = (await bench.done("national", "sendBackNeed", shown, **ref, seen=need["version"], because=why))["need"]
    assert need["sentBackBecause"] == why
    for caller, waits in (("municipality", True), ("rss", True), ("other", False), ("reader", False), (None, False)):
        assert (need["id"] in await _waiting(bench, caller)) is waits, caller
    need = (await bench.done("municipality", "compileNeed", shown, **ref, seen=need["version"]))["need"]
    assert need["sentBackBecause"] is None
    assert need["id"] not in await _waiting(bench, "municipality")


async def test_what_is_withdrawn_waits_for_nobody(bench: Workbench) -> None:
    need = await bench.a_need("municipality", title="Återtas", endorsements=[{"organisation": {"name": "Kungälv"}}])
    ref, shown = {"need": {"id": need["id"]}}, "need { id version }"
    need = (await bench.done("rss", "compileNeed", shown, **ref, seen=need["version"]))["need"]
    need = (await bench.done("national", "sendBackNeed", shown, **ref, seen=need["version"], because="Säg mer"))["need"]
    made = await bench.an_initiative("municipality", title="Återtas med")
    whom = {
        "initiative": {"id": made["id"]},
        "participants": [{"organisation": {"name": "Kungälv"}, "status": "INVITED"}],
    }
    (part,) = (await bench.done("rss", "addParticipants", "participations { id version }", **whom))["participations"]
    for each in (need, part):
        assert each["id"] in await _waiting(bench, "municipality")
        await bench.done("municipality", "withdrawRecord", "", id=each["id"], seen=each["version"], because="Fel")
        for caller in ("municipality", "rss", "national", "administrator"):
            assert each["id"] not in await _waiting(bench, caller), caller
