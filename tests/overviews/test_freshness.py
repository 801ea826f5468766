"""Freshness: how much of what each keeper answers for may no longer be so, or lacks its ground."""

from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.workbench import Workbench

COUNTS = (
    *("initiativeCount", "staleCount", "staleNotKnownCount", "stateAsOfMissingCount", "initiativesWithoutSourceCount"),
    *("notAcceptedCount", "oldestStateAsOf", "participationCount", "unconfirmedCount"),
    "participationsWithoutSourceCount",
)
FRESHNESS = f"""query Q($by: FreshnessBy!, $in: InitiativeWhere) {{
  freshness(by: $by, initiatives: $in, first: 1000) {{ totalCount nodes {{
    keeper {{ slug }} {" ".join(COUNTS)} }} }} }}"""
#: The same told by hand, by what belongs to the caller.
TODAY = "(now() at time zone 'Europe/Stockholm')::date"
BY_HAND = """
with own as (
  select o.id from organisations o where {is_own_body}
  union select m.municipality_id from memberships m join organisations o on o.id = m.rss_body_id
  where {is_own_body} and m.publication = 'PUBLISHED' and coalesce(m.period_start <= {today}::text, true)
    and coalesce(m.period_end || '~' >= {today}::text, true)),
seen as (
  select o.id, o.slug, o.publication from organisations o
  where o.publication = 'PUBLISHED' or {everything} or o.id in (select id from own)
    or o.keeper_id in (select id from own)),
keepers as (select id, slug from seen where publication <> 'WITHDRAWN'),
i as (
  select i.*, k.slug as keeper, i.state not in ('COMPLETED', 'DISCONTINUED') as goes_on,
    i.sources <> '[]' or i.reported_counts <> '[]' as has_source,
    i.state not in ('COMPLETED', 'DISCONTINUED') and (coalesce(i.period_end || '~' < {today}::text, false)
      or greatest(i.state_as_of || '~', (i.last_confirmed_at at time zone 'Europe/Stockholm')::date::text)
        < ({today} - interval '1 year')::date::text) as is_stale
  from initiatives i left join keepers k on k.id = i.keeper_id
  where i.publication <> 'WITHDRAWN'
    and (i.publication = 'PUBLISHED' or {everything} or i.keeper_id in (select id from own))),
p as (
  select coalesce(k.slug, i.keeper) as keeper, p.status, p.sources from participations p
  join i on i.id = p.initiative_id join seen o on o.id = p.organisation_id left join keepers k on k.id = p.keeper_id
  where p.publication <> 'WITHDRAWN' and (p.publication = 'PUBLISHED' or {everything}
    or p.keeper_id in (select id from own) or p.organisation_id in (select id from own)
    or i.keeper_id in (select id from own))),
a as (
  select keeper, count(*), count(*) filter (where is_stale), count(*) filter (where is_stale is null),
    count(*) filter (where goes_on and state_as_of is null), count(*) filter (where not has_source),
    count(*) filter (where keeper is not null and keeper_accepted_at is null),
    min(state_as_of) filter (where goes_on) from i group by keeper),
b as (
  select keeper as kept_by, count(*), count(*) filter (where status = 'STATED'), count(*) filter (where sources = '[]')
  from p group by keeper)
select * from a left join b on b.kept_by is not distinct from a.keeper
union select b.kept_by, 0, 0, 0, 0, 0, 0, null, b.* from b
where not exists (select from a where a.keeper is not distinct from b.kept_by)
"""
#: The RSS body that keeps most drafts.
DRAFTS = """
select o.slug from initiatives i join organisations o on o.id = i.keeper_id
where i.publication = 'DRAFT' and o.kind = 'RSS_BODY' group by 1 order by count(*) desc, 1 limit 1
"""
CALLERS = {None: ("false", "false"), "drafting": (f"o.slug = ({DRAFTS})", "false"), "administrator": ("false", "true")}


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def _drafting(untidy: Workbench) -> None:
    ((body,),) = await untidy.sql(DRAFTS)
    await untidy.a_key("drafting", "EDITOR", body)


async def rows(bench: Workbench, caller: str | None, by: str = "KEEPER", **given: Any) -> dict[str | None, Any]:
    """The counts by keeper."""
    found = (await bench(caller, FRESHNESS, by=by, **given))["freshness"]
    assert found["totalCount"] == len(found["nodes"])
    return {row["keeper"] and row["keeper"]["slug"]: tuple(row[each] for each in COUNTS) for row in found["nodes"]}


@pytest.mark.parametrize("caller", CALLERS)
async def test_what_each_answers_for_is_counted_as_sql_by_hand_counts_it(untidy: Workbench, caller: str | None) -> None:
    is_own_body, everything = CALLERS[caller]
    expected = {}
    for keeper, *counts in await untidy.sql(
        BY_HAND.format(today=TODAY, is_own_body=is_own_body, everything=everything)
    ):
        *of_initiatives, oldest, _, number, unconfirmed, sourceless = counts
        expected[keeper] = (*of_initiatives, oldest, number or 0, unconfirmed or 0, sourceless or 0)
    told = await rows(untidy, caller)
    assert told == expected
    # The whole is the sum, and the oldest of all.
    (whole,) = (await rows(untidy, caller, "WHOLE")).values()
    for place, name in enumerate(COUNTS):
        values = [each[place] for each in told.values()]
        assert whole[place] == (min(filter(None, values)) if name == "oldestStateAsOf" else sum(values)), name
    assert all(whole)


async def test_callers_see_different_wholes(untidy: Workbench) -> None:
    wholes = [next(iter((await rows(untidy, caller, "WHOLE")).values()))[0] for caller in CALLERS]
    assert wholes[0] < wholes[1] < wholes[2]


async def test_each_lack_is_counted_of_whoever_answers_for_it(bench: Workbench) -> None:
    keeper = await bench.an_organisation(name="Förvaltaren av prov")
    chosen: list[str] = []

    async def counts(whose: str = keeper["slug"]) -> dict[str, Any]:
        given: dict[str, Any] = {"in": {"slug": {"in": chosen}}}
        found = await rows(bench, "national", **given)
        return dict(zip(COUNTS, found[whose], strict=True))

    async def made(**fields: Any) -> Any:
        found = await bench.an_initiative("national", keeper={"id": keeper["id"]}, **fields)
        chosen.append(found["slug"])
        return found

    await made(title="Gammalt läge", state="ONGOING", stateAsOf="2020", sources=[{"title": "En källa"}])
    assert await counts() == {
        **dict.fromkeys(COUNTS, 0),
        "initiativeCount": 1,
        "staleCount": 1,
        "notAcceptedCount": 1,
        "oldestStateAsOf": "2020",
    }
    unknown = await made(title="Utan dag för läget", state="ONGOING")
    assert (await counts())["staleNotKnownCount"] == (await counts())["stateAsOfMissingCount"] == 1
    assert (await counts())["initiativesWithoutSourceCount"] == 1
    # What has ended is not stale, and its state is of no day that must be known.
    await made(title="Avslutat", state="COMPLETED", sources=[{"title": "En källa"}])
    assert ((await counts())["initiativeCount"], (await counts())["stateAsOfMissingCount"]) == (3, 1)
    stated = [{"organisation": {"slug": "kungalv"}, "status": "STATED"}]
    confirmed = [{"organisation": {"slug": "ale"}, "status": "CONFIRMED"}]
    given = {"initiative": {"slug": unknown["slug"]}, "participants": stated + confirmed}
    await bench.done("national", "addParticipants", "", **given)
    # Each answers for its own part.
    parts = ("initiativeCount", "participationCount", "unconfirmedCount", "participationsWithoutSourceCount")
    told = {slug: [(await counts(slug))[part] for part in parts] for slug in ("kungalv", "ale", keeper["slug"])}
    assert told == {"kungalv": [0, 1, 1, 1], "ale": [0, 1, 0, 1], keeper["slug"]: [3, 0, 0, 0]}
    # Where it has no keeper, the keeper of the initiative does.
    ours = "initiative_id = (select id from initiatives where slug = $1)"
    await bench.sql_as_owner(f"update participations set keeper_id = null where {ours}", unknown["slug"])
    assert [(await counts())[part] for part in parts] == [3, 2, 1, 2]


async def test_rows_can_be_chosen_by_their_keeper_and_ordered_by_a_count(bench: Workbench) -> None:
    query = """{ freshness(by: KEEPER, where: { keeper: { slug: { eq: "skr" } } }) { nodes { keeper { slug } } }
      most: freshness(by: KEEPER, orderBy: [{ initiativeCount: DESC }], first: 5) { nodes { initiativeCount } } }"""
    found = await bench(None, query)
    assert [each["keeper"]["slug"] for each in found["freshness"]["nodes"]] == ["skr"]
    counts = [each["initiativeCount"] for each in found["most"]["nodes"]]
    assert counts == sorted(counts, reverse=True)


async def test_how_it_is_told_is_read_anew_at_each_call(bench: Workbench) -> None:
    tried = [len(await rows(bench, None, by)) for by in ("WHOLE", "KEEPER", "WHOLE")]
    assert tried[0] == tried[2] == 1 < tried[1]
