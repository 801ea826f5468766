"""The consolidated picture of needs: what is counted, and in which groups."""

from typing import Any

import pytest

from tests.helpers.asker import Asker
from tests.helpers.needs import behind
from tests.helpers.workbench import Workbench

#: What is counted, and the same written by hand: of needs `n` in a group.
COUNTS = {
    "needCount": "count(*)",
    "waitingCount": "count(*) filter (where n.state not in ('ADDRESSED', 'CLOSED'))",
    "addressedCount": "count(*) filter (where n.state = 'ADDRESSED' or n.close_reason = 'MET')",
    "declinedCount": "count(*) filter (where n.close_reason in ('NOT_A_KNOWLEDGE_NEED', 'NOT_TAKEN_UP'))",
    "solvedLocallyCount": "count(*) filter (where n.close_reason = 'SOLVED_LOCALLY')",
    "decidedCount": "count(*) filter (where n.handled)",
    "withInitiativeCount": "count(*) filter (where n.by_initiative)",
    "withOutputCount": "count(*) filter (where n.by_output)",
    "unansweredCount": "count(*) filter (where n.state <> 'CLOSED' and not n.by_initiative and not n.by_output)",
    "daysKnownCount": "count(n.addressed_on::date - n.raised_on::date)"
    " filter (where length(n.addressed_on) = 10 and length(n.raised_on) = 10)",
    "firstRaisedOn": "min(n.raised_on)",
    "lastRaisedOn": "max(n.raised_on)",
}
CLOSED = ("declinedCount", "solvedLocallyCount")
#: What needs are grouped by, and the same written by hand: a join, and what tells the group.
GROUPS = {
    "STATE": ("", "n.state", "state"),
    "CLOSE_REASON": ("", "n.close_reason", "closeReason"),
    "ROUND": ("join in_round r on r.need_id = n.id", "r.slug", "round"),
    "THEME": ("left join in_theme t on t.need_id = n.id", "t.slug", "theme"),
}
BY_HAND = """
with recursive above (id, up) as (
  select id, id from themes where publication = 'PUBLISHED'
  union select a.id, t.parent_id from above a join themes t on t.id = a.up join themes p on p.id = t.parent_id
  where p.publication = 'PUBLISHED'),
in_theme as (
  select distinct x.need_id, up.id, up.slug from need_themes x
  join above a on a.id = x.theme_id join themes up on up.id = a.up),
seen_rounds as (
  select r.id, r.slug from needs_rounds r join themes t on t.id = r.service_area_id
  where r.publication = 'PUBLISHED' and t.publication = 'PUBLISHED'),
n as (
  select n.*,
    exists (select from decisions d where d.need_id = n.id and d.kind = 'HANDLING' and d.publication = 'PUBLISHED')
      as handled,
    exists (select from initiative_needs x join initiatives i on i.id = x.initiative_id
      where x.need_id = n.id and i.publication = 'PUBLISHED' and i.state not in ('PROPOSED', 'DISCONTINUED'))
      as by_initiative,
    exists (select from need_outputs x join outputs o on o.id = x.output_id
      where x.need_id = n.id and o.publication = 'PUBLISHED') as by_output
  from knowledge_needs n where n.publication = 'PUBLISHED' and n.merged_into_id is null),
in_round as (
  select n.id as need_id, r.slug from n left join seen_rounds r on r.id = n.round_id
  union
  select n.id, coalesce(told.slug, gathered.slug) from endorsements e
  join organisations o on o.id = e.organisation_id and o.publication = 'PUBLISHED'
  join knowledge_needs k on k.id = e.need_id and k.publication = 'PUBLISHED'
  join n on n.id = coalesce(k.merged_into_id, k.id)
  left join seen_rounds told on told.id = e.round_id left join seen_rounds gathered on gathered.id = k.round_id
  where e.publication = 'PUBLISHED')
select {group}, {counts} from n {join} group by 1 order by 1 nulls last
"""
PICTURE = f"""query Picture($by: [NeedsOverviewBy!]!, $needs: KnowledgeNeedWhere, $asOf: DateTime) {{
  needsOverview(by: $by, needs: $needs, asOf: $asOf, first: 1000) {{ totalCount nodes {{
    theme {{ slug }} round {{ slug }} rssBody {{ slug }} state closeReason
    {" ".join(COUNTS)} rssBodyCount municipalityCount behindKnownCount memberCount medianDaysToAddressed }} }} }}"""
BEHIND = """query Q($needs: KnowledgeNeedWhere) { knowledgeNeeds(where: $needs, first: 100) { nodes {
  slug publication rssBodyCount municipalityCount } } }"""


async def rows(bench: Workbench, caller: str | None, *by: str, **given: Any) -> list[dict[str, Any]]:
    """The rows of the picture."""
    found: list[dict[str, Any]] = (await bench(caller, PICTURE, by=by, **given))["needsOverview"]["nodes"]
    return found


def named(value: Any) -> Any:
    """The slug of a record, or a word itself."""
    return value["slug"] if isinstance(value, dict) else value


@pytest.mark.parametrize("by", GROUPS)
async def test_groups_are_counted_as_sql_by_hand_counts_them(untidy: Workbench, by: str) -> None:
    join, group, field = GROUPS[by]
    expected = await untidy.sql(BY_HAND.format(group=group, join=join, counts=", ".join(COUNTS.values())))
    told = [(named(row[field]), *(row[each] for each in COUNTS)) for row in await rows(untidy, None, by)]
    assert sorted(told, key=str) == sorted(expected, key=str)
    assert len(told) > (by in ("STATE", "THEME"))
    # What must be told apart is there.
    assert by != "STATE" or all(sum(row[1 + [*COUNTS].index(each)] for row in told) for each in CLOSED)


async def test_the_whole_is_one_row_and_who_is_behind_it_is_counted_once(ask: Asker) -> None:
    (row,) = (await ask(PICTURE, by=[]))["needsOverview"]["nodes"]
    assert (row["needCount"], row["rssBodyCount"], row["municipalityCount"]) == (14, 3, 13)
    assert {key: row[key] for key in ("theme", "state", "memberCount")} == {
        "theme": None,
        "state": None,
        "memberCount": None,
    }


@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_who_stands_behind_one_need_is_what_the_need_says(untidy: Workbench, caller: str | None) -> None:
    found = await untidy(caller, BEHIND, needs={"rssBodyCount": {"gte": 1}, "closeReason": {"not": "MERGED"}})
    needs = [each for each in found["knowledgeNeeds"]["nodes"] if each["publication"] != "WITHDRAWN"]
    slugs = [each["slug"] for each in needs]
    tried = [each for each in needs if slugs.count(each["slug"]) == 1][:12]
    assert len(tried) > 3
    for need in tried:
        told = await rows(untidy, caller, needs={"slug": {"eq": need["slug"]}, "closeReason": {"not": "MERGED"}})
        if len(told) == 1 and told[0]["needCount"] == 1:
            (row,) = told
            assert {each: row[each] for each in ("rssBodyCount", "municipalityCount")} == {
                each: need[each] for each in ("rssBodyCount", "municipalityCount")
            }


async def test_an_rss_body_answers_for_its_own_municipalities(ask: Asker) -> None:
    found = {named(row["rssBody"]): row for row in (await ask(PICTURE, by=["RSS_BODY"]))["needsOverview"]["nodes"]}
    gr, halland = found["goteborgsregionen"], found["rss-halland"]
    # All thirteen stand behind one need, and Kungsbacka behind one more, by Halland.
    assert (gr["needCount"], gr["municipalityCount"], gr["memberCount"]) == (3, 13, 13)
    assert (halland["needCount"], halland["municipalityCount"]) == (1, 1)
    assert found[None]["rssBodyCount"] is None


async def test_a_need_counts_in_the_theme_above_and_once_in_all(bench: Workbench) -> None:
    need = await bench.a_need(title="Behov i två områden", themes=["barn-och-unga", "normbrytande-beteende"])
    chosen = {"slug": {"eq": need["slug"]}}
    by_theme = await rows(bench, "rss", "THEME", needs=chosen)
    assert {named(row["theme"]) for row in by_theme} >= {"barn-och-unga", "normbrytande-beteende"}
    assert {row["needCount"] for row in by_theme} == {1}
    (row,) = await rows(bench, "rss", needs=chosen)
    assert row["needCount"] == 1


async def test_a_draft_is_counted_for_those_who_see_it(bench: Workbench) -> None:
    given = {"title": "Behov som är arbetsmaterial", "endorsements": behind("Kungälv")}
    need = (await bench.done("rss", "raiseNeed", "need { slug }", **given))["need"]
    chosen = {"slug": {"eq": need["slug"]}}
    for caller, count in ((None, 0), ("other", 0), ("rss", 1), ("national", 1)):
        assert sum(row["needCount"] for row in await rows(bench, caller, "STATE", needs=chosen)) == count


async def test_a_merged_need_is_counted_in_what_it_became_part_of(bench: Workbench) -> None:
    first, second = [
        await bench.a_need(title=title, endorsements=behind(name))
        for title, name in (("Det som står kvar", "Kungälv"), ("Det som går upp i ett annat", "Tjörn"))
    ]
    chosen = {"slug": {"in": [first["slug"], second["slug"]]}}
    (before,) = await rows(bench, "national", needs=chosen)
    given = {
        "into": {"id": first["id"]},
        "needs": [{"id": second["id"]}],
        "because": "Samma sak",
        "seen": first["version"],
    }
    await bench.done("national", "mergeNeeds", "", **given)
    (after,) = await rows(bench, "national", needs=chosen)
    assert (before["needCount"], after["needCount"]) == (2, 1)
    assert before["municipalityCount"] == after["municipalityCount"] == 2
    assert before["rssBodyCount"] == after["rssBodyCount"] == 1


async def test_days_are_counted_where_both_are_known_to_the_day(bench: Workbench) -> None:
    slugs = []
    for raised, addressed in (("2024-01-01", "2024-01-11"), ("2024-01-01", "2024-01-31"), ("2023", "2024-01-31")):
        need = await bench.a_need(title=f"Lyft {raised} och klart {addressed}", raisedOn=raised)
        slugs.append(need["slug"])
        statement = "update knowledge_needs set state = 'ADDRESSED', addressed_on = $2 where slug = $1"
        await bench.sql_as_owner(statement, need["slug"], addressed)
    (row,) = await rows(bench, "national", "STATE", needs={"slug": {"in": slugs}})
    assert (row["medianDaysToAddressed"], row["daysKnownCount"], row["addressedCount"]) == (20, 2, 3)
    assert (row["firstRaisedOn"], row["lastRaisedOn"]) == ("2023", "2024-01-01")


async def test_rows_can_be_chosen_and_ordered_by_what_is_counted(ask: Asker) -> None:
    query = """{ needsOverview(by: [THEME], where: { needCount: { gte: 2 } }, orderBy: [{ needCount: DESC }]) {
      totalCount nodes { needCount theme { name } } } }"""
    counts = [row["needCount"] for row in (await ask(query))["needsOverview"]["nodes"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 2


async def test_how_it_is_grouped_is_read_anew_at_each_call(ask: Asker) -> None:
    query = "query Q($by: [NeedsOverviewBy!]!) { needsOverview(by: $by) { totalCount } }"
    tried: tuple[list[str], ...] = (["STATE"], ["THEME"], [], ["STATE"], ["THEME", "STATE"])
    counts = [(await ask(query, by=by))["needsOverview"]["totalCount"] for by in tried]
    assert counts == [4, 12, 1, 4, 20]


async def test_another_day_is_counted_as_it_was(bench: Workbench) -> None:
    ((before,),) = await bench.sql("select now()")
    need = await bench.a_need(title="Behovet som kom i dag")
    chosen = {"slug": {"eq": need["slug"]}}
    assert await rows(bench, "national", needs=chosen, asOf=before.isoformat()) == []
    assert len(await rows(bench, "national", needs=chosen)) == 1


@pytest.mark.parametrize("state", ["PROPOSED", "PREPARING", "ONGOING", "COMPLETED", "DISCONTINUED"])
async def test_what_is_only_proposed_or_was_discontinued_answers_no_need(bench: Workbench, state: str) -> None:
    need = await bench.a_need(title=f"Behov med ett initiativ som är {state}")
    await bench.an_initiative(title=f"Svarar: {state}", state="PREPARING", needs=[{"id": need["id"]}])
    await bench.sql_as_owner(
        "update initiatives set state = $2, discontinued_because = $3 where title = $1",
        *(f"Svarar: {state}", state, "Slut på medel" if state == "DISCONTINUED" else None),
    )
    chosen = {"slug": {"eq": need["slug"]}}
    (row,) = await rows(bench, None, needs=chosen)
    asked = "query Q($which: KnowledgeNeedWhere) { knowledgeNeeds(where: $which) { totalCount } }"
    found = await bench(None, asked, which=chosen | {"isAnswered": True})
    is_answered = state in ("PREPARING", "ONGOING", "COMPLETED")
    assert found["knowledgeNeeds"]["totalCount"] == row["withInitiativeCount"] == is_answered
    assert row["unansweredCount"] == (not is_answered)


@pytest.mark.parametrize("caller", [None, "rss"])
@pytest.mark.parametrize("by", [["THEME"], ["ROUND", "RSS_BODY"]], ids=" ".join)
async def test_what_alone_is_asked_for_is_as_among_all(untidy: Workbench, caller: str | None, by: list[str]) -> None:
    whole = await rows(untidy, caller, *by)
    for field in [*COUNTS, "rssBodyCount", "municipalityCount", "behindKnownCount", "medianDaysToAddressed"]:
        asked = f"query Q($by: [NeedsOverviewBy!]!) {{ needsOverview(by: $by, first: 1000) {{ nodes {{ {field} }} }} }}"
        alone = (await untidy(caller, asked, by=by))["needsOverview"]["nodes"]
        assert [row[field] for row in alone] == [row[field] for row in whole], field
    counted = "needsOverview(by: $by, where: {where}) {{ totalCount }}"
    chosen = f"query Q($by: [NeedsOverviewBy!]!) {{ {counted.format(where='{ unansweredCount: { gte: 1 } }')} }}"
    found = (await untidy(caller, chosen, by=by))["needsOverview"]["totalCount"]
    assert found == sum(row["unansweredCount"] > 0 for row in whole)
