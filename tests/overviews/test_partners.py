"""Partners: who stands behind a need and is not known to take part in what answers it."""

from typing import Any

import pytest

from tests.helpers.needs import behind
from tests.helpers.ready_questions import READY
from tests.helpers.workbench import Workbench

PARTNERS = """query Q($need: String, $initiative: String) {
  partners(need: $need, initiative: $initiative, first: 100) { totalCount nodes {
    score knownPart isInSameRss isOfLikeSize sharedNeedsCount sharedNeeds { slug } organisation { slug } } } }"""
#: The same told by hand: who stands behind each need, whether it takes part, and whether it is known not to.
TODAY = "(now() at time zone 'Europe/Stockholm')::date"
BY_HAND = """
with need as (select id, slug from knowledge_needs where {shown} and merged_into_id is null and slug = any($1)
  and state not in ('ADDRESSED', 'CLOSED')),
part as (select n.slug, k.id from need n join knowledge_needs k on n.id in (k.id, k.merged_into_id) where k.{shown}),
bodies as (
  select m.municipality_id, m.rss_body_id from memberships m
  join organisations a on a.id = m.municipality_id join organisations b on b.id = m.rss_body_id
  where m.is_primary and m.{shown} and a.{visible} and b.{visible}),
behind as (
  select p.slug, o.id as itself, coalesce(v.id, case when o.kind = 'RSS_BODY' then o.id end, m.rss_body_id) as body
  from part p join endorsements e on e.need_id = p.id join organisations o on o.id = e.organisation_id
  left join organisations v on v.id = e.via_id and v.{visible} left join bodies m on m.municipality_id = o.id
  where e.{shown} and o.{visible}),
answers as (
  select distinct p.slug, i.id, i.participants_known_completeness is distinct from 'ALL' as is_open
  from part p join initiative_needs x on x.need_id = p.id join initiatives i on i.id = x.initiative_id
  where i.{shown}),
parts as (
  select a.slug, r.organisation_id, bool_or(r.status in ('STATED', 'CONFIRMED', 'LEFT')) as takes_part,
    count(distinct a.id) filter (where r.status = 'DECLINED' and r.unit is null and a.is_open) as declined
  from answers a join participations r on r.initiative_id = a.id
  where r.{shown} and r.role in ('INITIATOR', 'OWNER', 'PROJECT_LEAD', 'PROCESS_LEADER', 'PARTICIPANT',
    'NATIONAL_PRODUCER', 'REGIONAL_COORDINATOR', 'INVESTIGATOR') group by 1, 2)
select distinct b.slug, o.slug, exists (select from answers a where a.slug = b.slug)
  and coalesce(p.declined, 0) >= (select count(*) from answers a where a.slug = b.slug and a.is_open)
from behind b join organisations o on o.id in (b.itself, b.body)
left join parts p on p.slug = b.slug and p.organisation_id = o.id
where o.{shown} and o.kind in ('MUNICIPALITY', 'RSS_BODY') and coalesce(not p.takes_part, true)
  and coalesce(o.valid_from <= {today}, true) and coalesce(o.valid_to >= {today}, true)
"""
#: What callers see of records, and of those that lead to others.
SEES = {None: ("publication = 'PUBLISHED'",) * 2, "administrator": ("publication <> 'WITHDRAWN'", "id is not null")}


async def partners(bench: Workbench, caller: str | None, **given: str) -> dict[str, Any]:
    """The rows by the organisation's slug, with the points reckoned after."""
    found = (await bench(caller, PARTNERS, **given))["partners"]
    rows = found["nodes"]
    scores = [each["score"] for each in rows]
    assert scores == sorted(scores, reverse=True)
    assert found["totalCount"] == len(rows)
    for row in rows:
        assert row["sharedNeedsCount"] == len(row["sharedNeeds"]) > 0
        needs = min(5 * row["sharedNeedsCount"], 15)
        assert row["score"] == needs + 40 * bool(row["isInSameRss"]) + 20 * bool(row["isOfLikeSize"])
    return {each["organisation"]["slug"]: each for each in rows}


async def joined(bench: Workbench, initiative: Any, status: str, *towns: str, **more: str) -> None:
    """Say how far some have come in an initiative."""
    rows = [{"organisation": {"slug": each}, "status": status, **more} for each in towns]
    given = {"initiative": {"slug": initiative["slug"]}, "participants": rows}
    await bench.done("national", "addParticipants", "", **given)


@pytest.mark.parametrize("caller", [None, "administrator"])
async def test_partners_of_a_need_are_those_that_sql_by_hand_finds(untidy: Workbench, caller: str | None) -> None:
    shown, visible = SEES[caller]
    one = f"select slug from knowledge_needs where {shown} and merged_into_id is null group by 1 having count(*) = 1"
    slugs = [slug for (slug,) in await untidy.sql(f"{one} order by slug")]
    expected: dict[str, dict[str, str]] = {slug: {} for slug in slugs}
    for need, slug, is_known in await untidy.sql(BY_HAND.format(today=TODAY, shown=shown, visible=visible), slugs):
        expected[need][slug] = "KNOWN_NOT_TO" if is_known else "NOT_KNOWN"
    for need, rows in expected.items():
        told = await partners(untidy, caller, need=need)
        assert {slug: row["knownPart"] for slug, row in told.items()} == rows
    assert sum(len(rows) > 3 for rows in expected.values()) > 1


async def test_who_takes_part_is_no_partner_and_whoever_only_funds_or_is_interested_is(bench: Workbench) -> None:
    need = await bench.a_need(title="Båtbussar", endorsements=behind("Kungälv", "Ale", "Tjörn", "Lerum"))
    pilot = await bench.an_initiative(title="Båtbuss på prov", needs=[{"slug": need["slug"]}])
    everybody = {"kungalv", "ale", "tjorn", "lerum", "goteborgsregionen"}
    assert set(await partners(bench, None, need=need["slug"])) == everybody
    await joined(bench, pilot, "CONFIRMED", "ale")
    await joined(bench, pilot, "INTERESTED", "tjorn")
    await joined(bench, pilot, "STATED", "lerum", role="FUNDER")
    told = await partners(bench, None, need=need["slug"])
    assert set(told) == everybody - {"ale"}
    assert {each["knownPart"] for each in told.values()} == {"NOT_KNOWN"}
    # Of the initiative they are the same.
    assert set(await partners(bench, None, initiative=pilot["slug"])) == everybody - {"ale"}


async def test_it_is_known_not_to_by_its_word_or_where_all_are_known(bench: Workbench) -> None:
    need = await bench.a_need(title="Linfärjor", endorsements=behind("Kungälv", "Tjörn"))
    # Without an initiative nothing is known.
    assert {each["knownPart"] for each in (await partners(bench, None, need=need["slug"])).values()} == {"NOT_KNOWN"}
    pilot = await bench.an_initiative(title="Linfärja på prov", needs=[{"slug": need["slug"]}])
    await joined(bench, pilot, "DECLINED", "tjorn")
    told = await partners(bench, None, need=need["slug"])
    assert {slug: row["knownPart"] for slug, row in told.items()} == {
        "kungalv": "NOT_KNOWN",
        "goteborgsregionen": "NOT_KNOWN",
        "tjorn": "KNOWN_NOT_TO",
    }
    whole = {"initiative": {"id": pilot["id"]}, "fields": {"participantsKnown": {"completeness": "ALL"}}}
    await bench.done("rss", "updateInitiative", "", **whole, seen=pilot["version"])
    told = await partners(bench, None, need=need["slug"])
    assert {row["knownPart"] for row in told.values()} == {"KNOWN_NOT_TO"}


async def test_the_same_rss_comes_first_and_then_like_size(bench: Workbench) -> None:
    raised = [{"organisation": {"slug": "kungalv"}, "via": {"slug": "goteborgsregionen"}}]
    shared = [
        {"organisation": {"slug": each}, "kind": "SHARED"} for each in ("lerum", "tjorn", "upplands-vasby", "kiruna")
    ]
    need = await bench.a_need("national", title="Vaxholmsbåtar", endorsements=[*raised, *shared])
    told = await partners(bench, None, need=need["slug"])
    found = [(slug, row["isInSameRss"], row["isOfLikeSize"]) for slug, row in told.items()]
    assert found[0] == ("lerum", True, True)
    assert ("tjorn", True, False) in found
    assert ("upplands-vasby", False, True) in found
    assert ("kiruna", False, False) in found
    # An RSS body has no size, and gets no points for its own municipality, for which it is there.
    assert ("goteborgsregionen", None, None) in found
    # Nobody else raised it, so that there is nobody to be like.
    assert ("kungalv", None, None) in found


async def test_of_a_need_that_has_been_taken_care_of_nobody_looks_for_partners(bench: Workbench) -> None:
    need = await bench.a_need("national", title="Isvägar", endorsements=behind("Kungälv", "Ale"))
    pilot = await bench.an_initiative(title="Isväg på prov", needs=[{"slug": need["slug"]}])
    assert set(await partners(bench, None, need=need["slug"])) == {"kungalv", "ale", "goteborgsregionen"}
    await bench.sql("update knowledge_needs set state = 'ADDRESSED' where slug = $1 returning 1", need["slug"])
    assert await partners(bench, None, need=need["slug"]) == {}
    assert await partners(bench, None, initiative=pilot["slug"]) == {}


async def test_of_an_initiative_its_keeper_and_those_in_it_are_the_circle(bench: Workbench) -> None:
    needs = [
        await bench.a_need("national", title=title, endorsements=[{"organisation": {"slug": each}} for each in towns])
        for title, towns in (("Skärgårdsvård", ("lerum", "kiruna")), ("Ö-vård", ("lerum", "upplands-vasby")))
    ]
    slugs = [{"slug": each["slug"]} for each in needs]
    pilot = await bench.an_initiative(
        "national", title="Vård på öar", needs=slugs, keeper={"slug": "goteborgsregionen"}
    )
    told = await partners(bench, None, initiative=pilot["slug"])
    assert (told["lerum"]["isInSameRss"], told["lerum"]["isOfLikeSize"], told["lerum"]["sharedNeedsCount"]) == (
        *(True, None),
        2,
    )
    assert (told["upplands-vasby"]["isInSameRss"], told["kiruna"]["isInSameRss"]) == (False, False)
    await joined(bench, pilot, "CONFIRMED", "kungalv")
    told = await partners(bench, None, initiative=pilot["slug"])
    assert (told["upplands-vasby"]["isOfLikeSize"], told["kiruna"]["isOfLikeSize"]) == (True, False)
    ready = await bench(None, READY["PartnersForInitiative"].query, initiative=pilot["slug"])
    assert [each["organisation"]["slug"] for each in ready["partners"]["nodes"]] == list(told)


async def test_who_is_behind_what_was_merged_is_behind_what_it_became(bench: Workbench) -> None:
    first = await bench.a_need(title="Vintersjöfart", endorsements=behind("Kungälv"))
    second = await bench.a_need(title="Sjöfart om vintern", endorsements=behind("Öckerö"))
    given = {"into": {"id": first["id"]}, "needs": [{"id": second["id"]}], "because": "Samma sak"}
    await bench.done("national", "mergeNeeds", "", **given, seen=first["version"])
    told = await partners(bench, None, need=first["slug"])
    assert {"kungalv", "ockero"} <= set(told)
    assert await partners(bench, None, need=second["slug"]) == told


async def test_what_is_hidden_makes_nobody_a_partner_and_keeps_nobody_from_being_one(bench: Workbench) -> None:
    need = await bench.a_need(title="Sjöräddning", endorsements=behind("Kungälv", "Ale"))
    fields = {"title": "Dolt prov", "kind": "PILOT", "needs": [{"slug": need["slug"]}]}
    draft = (await bench.done("rss", "createInitiative", "initiative { id slug }", fields=fields))["initiative"]
    row = {"organisation": {"slug": "ale"}, "status": "STATED"}
    await bench.done("rss", "addParticipants", "", initiative={"id": draft["id"]}, participants=[row])
    for caller, is_partner in ((None, True), ("other", True), ("rss", False), ("administrator", False)):
        assert ("ale" in await partners(bench, caller, need=need["slug"])) is is_partner, caller
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Fel")
    assert "ale" in await partners(bench, "rss", need=need["slug"])
    hidden = {"title": "Dolt behov", "endorsements": behind("Kungälv")}
    made = (await bench.done("rss", "raiseNeed", "need { slug }", **hidden))["need"]
    assert await partners(bench, None, need=made["slug"]) == {}
    assert "kungalv" in await partners(bench, "rss", need=made["slug"])


@pytest.mark.parametrize("given", [{}, {"need": "a", "initiative": "b"}, {"need": None}])
async def test_one_of_a_need_and_an_initiative_is_asked_about(bench: Workbench, given: dict[str, str]) -> None:
    found = await bench.whole(None, PARTNERS, **given)
    (error,) = found["errors"]
    assert error["extensions"]["code"] == "INVALID_FILTER"
    assert error["extensions"]["path"] == ["partners"]
    assert error["extensions"]["messageSv"].startswith("Partner efterfrågas antingen för ett behov")
    assert "`need`" in error["extensions"]["hintSv"]


async def test_a_key_that_leads_nowhere_gives_nothing_and_is_told(bench: Workbench) -> None:
    for name in ("need", "initiative"):
        found = await bench.whole(None, PARTNERS, **{name: "finns-inte"})
        assert found["data"]["partners"]["totalCount"] == 0
        (warning,) = [each for each in found["extensions"]["warnings"] if each["code"].startswith("UNKNOWN")]
        assert warning["path"] == ["partners", name]
