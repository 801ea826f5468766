"""Similar needs: what other needs share with one, what that makes, and how words alone find them."""

from typing import Any

import pytest

from tests.helpers.needs import behind
from tests.helpers.workbench import Workbench

KINDS = ("Initiatives", "Outputs", "Themes", "Organisations")
SIMILAR = f"""query Q($slug: String!, $asOf: DateTime) {{ similarNeeds(need: $slug, first: 100, asOf: $asOf) {{
  totalCount nodes {{ score need {{ id slug title state closeReason }} sharedWords hasTargetGroupInCommon
  {" ".join(f"shared{kind} {{ slug }} shared{kind}Count" for kind in KINDS)} }} }} }}"""
#: What each is worth, and at most.
POINTS = {"Initiatives": (20, 40), "Outputs": (20, 40), "Themes": (10, 30), "Organisations": (5, 20)}
#: The same told by hand: the needs that share something with each, how much of each kind, and which words.
BY_HAND = """
with seen as (select n.*, coalesce(n.merged_into_id, n.id) as whole from knowledge_needs n where n.{shown}),
links as (
  select 1 as kind, x.need_id, i.id as thing from initiative_needs x join initiatives i on i.id = x.initiative_id
  where i.{shown}
  union select 2, x.need_id, o.id from need_outputs x join outputs o on o.id = x.output_id where o.{shown}
  union select 3, x.need_id, t.id from need_themes x join themes t on t.id = x.theme_id where t.{shown}),
bodies as (
  select m.municipality_id, m.rss_body_id from memberships m
  join organisations a on a.id = m.municipality_id join organisations b on b.id = m.rss_body_id
  where m.is_primary and m.{shown} and {visible_a} and {visible_b}),
backed as (
  select s.whole, o.id as itself,
    coalesce(v.id, case when o.kind = 'RSS_BODY' then o.id end, m.rss_body_id) as body
  from endorsements e join seen s on s.id = e.need_id join organisations o on o.id = e.organisation_id
  left join organisations v on v.id = e.via_id and {visible_v} left join bodies m on m.municipality_id = o.id
  where e.{shown} and {visible_o}),
shares as (
  select s.whole, l.kind, l.thing from links l join seen s on s.id = l.need_id
  union select b.whole, 4, o.id from backed b join organisations o on o.id in (b.itself, b.body) where o.{shown}),
words as (
  select distinct s.whole, search_stem(t.word) as word, t.word as written from seen s
  cross join lateral search_tokens(s.title) t where search_stem(t.word) is not null)
select one.slug, other.id::text, {counts}, array(
    select min(a.written) from words a join words b using (word)
    where a.whole = one.id and b.whole = other.id group by word),
  (select min(n) from (select count(distinct word) as n from words a
    where a.whole in (one.id, other.id) group by a.whole) each)
from seen one cross join seen other
where one.merged_into_id is null and other.merged_into_id is null and one.id <> other.id and one.slug = any($1)
"""
COUNT = """(select count(*) from shares a join shares b using (kind, thing)
  where kind = {kind} and a.whole = one.id and b.whole = other.id)"""
#: What callers see of records, and of those that lead to others, told by hand.
SEES = {None: ("publication = 'PUBLISHED'",) * 2, "administrator": ("publication <> 'WITHDRAWN'", "id is not null")}


def by_hand(caller: str | None) -> str:
    """The statement by hand, for what a caller sees."""
    shown, visible = SEES[caller]
    each = {f"visible_{name}": f"{name}.{visible}" for name in "abvo"}
    counts = ", ".join(COUNT.format(kind=kind) for kind in range(1, 5))
    return BY_HAND.format(shown=shown, counts=counts, **each)


async def similar(bench: Workbench, caller: str | None, slug: str, **given: Any) -> dict[str, Any]:
    """The rows by title, with the points reckoned after."""
    found = (await bench(caller, SIMILAR, slug=slug, **given))["similarNeeds"]["nodes"]
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)
    for row in found:
        points = sum(min(row[f"shared{kind}Count"] * each, most) for kind, (each, most) in POINTS.items())
        words = min(5 * len(row["sharedWords"]), 25)
        assert row["score"] == points + words + 10 * bool(row["hasTargetGroupInCommon"])
        assert all(len(row[f"shared{kind}"]) == row[f"shared{kind}Count"] for kind in KINDS)
    return {each["need"]["title"]: each for each in found}


@pytest.mark.parametrize("caller", [None, "administrator"])
async def test_what_needs_share_is_what_sql_by_hand_says(untidy: Workbench, caller: str | None) -> None:
    shown, _ = SEES[caller]
    statement = (
        f"select slug from knowledge_needs where {shown} and merged_into_id is null group by 1 having count(*) = 1"
    )
    slugs = [slug for (slug,) in await untidy.sql(f"{statement} order by slug")]
    expected: dict[str, dict[str, Any]] = {slug: {} for slug in slugs}
    for slug, other, *counts, words, number in await untidy.sql(by_hand(caller), slugs):
        if any(counts[:3]) or len(words) >= min(2, number):
            expected[slug][other.replace("-", "")] = (*counts, sorted(words))
    for slug, rows in expected.items():
        found = (await untidy(caller, SIMILAR, slug=slug))["similarNeeds"]
        told = {
            row["need"]["id"].rpartition("_")[2]: (
                *(row[f"shared{kind}Count"] for kind in KINDS),
                sorted(row["sharedWords"]),
            )
            for row in found["nodes"]
            if row["need"]["closeReason"] != "MERGED"
        }
        assert found["totalCount"] <= 100
        assert told == rows
    assert sum(any(row[3] for row in rows.values()) for rows in expected.values()) > 1


async def test_words_alone_find_a_need(bench: Workbench) -> None:
    first = await bench.a_need(title="Nattöppen rådgivning för färjor", themes=["barnahus"])
    await bench.a_need(title="Rådgivningen på en färja", themes=["familjehem"], endorsements=behind("Tjörn"))
    await bench.a_need(title="Rådgivning dygnet runt")
    told = await similar(bench, None, first["slug"])
    row = told["Rådgivningen på en färja"]
    assert row["sharedThemes"] == row["sharedInitiatives"] == []
    assert len(row["sharedWords"]) == 2
    # The same RSS body carried both.
    assert [each["slug"] for each in row["sharedOrganisations"]] == ["goteborgsregionen"]
    assert row["score"] == 2 * 5 + 5
    # A single word of several is too little.
    assert "Rådgivning dygnet runt" not in told


async def test_the_only_word_of_a_title_is_enough(bench: Workbench) -> None:
    first = await bench.a_need(title="Hemgångsstöd")
    await bench.a_need(title="Vad hemgångsstödet ger i glesbygd")
    assert "Vad hemgångsstödet ger i glesbygd" in await similar(bench, None, first["slug"])


@pytest.mark.parametrize(
    "title", ["Hemgångsstöd", "Hur det är med hemgångsstöd", "Vad är det för ett hemgångsstöd som vi har nu"]
)
async def test_titles_of_one_word_are_found_from_both_sides(bench: Workbench, title: str) -> None:
    """However many small words stand beside it."""
    first = await bench.a_need(title=title)
    other = "Hemgångsstödet och glesbygden"
    second = await bench.a_need(title=other)
    assert other in await similar(bench, None, first["slug"])
    assert title in await similar(bench, None, second["slug"])


async def test_small_words_of_english_find_nothing(bench: Workbench) -> None:
    first = await bench.a_need(title="Isvakar om våren", titleEn="Holes in and of the ice")
    await bench.a_need(title="Stigar på holmen", titleEn="Paths in and of the isle")
    assert "Stigar på holmen" not in await similar(bench, None, first["slug"])


async def test_parts_of_words_find_nothing(bench: Workbench) -> None:
    first = await bench.a_need(title="Kolonilott för trädgård")
    await bench.a_need(title="Kolonilottsområden och trädgårdsterapi")
    assert "Kolonilottsområden och trädgårdsterapi" not in await similar(bench, None, first["slug"])


async def test_each_shared_thing_is_named_and_gives_its_points(bench: Workbench) -> None:
    group = {"text": "Unga vuxna", "ageFrom": 18, "ageTo": 25}
    first = await bench.a_need(
        title="Kanotläger", themes=["barnahus"], targetGroup=group, endorsements=behind("Kungälv", "Ale")
    )
    second = await bench.a_need(
        title="Vinterbad",
        themes=["barnahus"],
        targetGroup={"text": "Andra", "ageFrom": 24},
        endorsements=behind("Kungälv", "Tjörn"),
    )
    needs = [{"slug": each["slug"]} for each in (first, second)]
    pilot = await bench.an_initiative(title="Besvarar två", needs=needs)
    given: Any = {"title": "Rapport om två", "kind": "MODEL", "needs": needs}
    made = (await bench.done("national", "registerOutput", "output { id slug version }", **given))["output"]
    await bench.done("national", "publishRecord", "", id=made["id"], seen=made["version"])
    row = (await similar(bench, None, first["slug"]))["Vinterbad"]
    assert [each["slug"] for each in row["sharedInitiatives"]] == [pilot["slug"]]
    assert [each["slug"] for each in row["sharedOutputs"]] == [made["slug"]]
    assert [each["slug"] for each in row["sharedThemes"]] == ["barnahus"]
    assert {each["slug"] for each in row["sharedOrganisations"]} == {"kungalv", "goteborgsregionen"}
    assert (row["sharedWords"], row["hasTargetGroupInCommon"]) == ([], True)
    assert row["score"] == 20 + 20 + 10 + 2 * 5 + 10


async def test_who_stands_behind_both_finds_nothing_by_itself(bench: Workbench) -> None:
    first = await bench.a_need(title="Segelflyg", endorsements=behind("Öckerö"))
    await bench.a_need(title="Bordtennis", endorsements=behind("Öckerö"))
    assert "Bordtennis" not in await similar(bench, None, first["slug"])


async def test_a_need_that_was_merged_leads_to_what_it_became_part_of(bench: Workbench) -> None:
    first = await bench.a_need(title="Lots på fjärden", themes=["barnahus"])
    lives_on = await bench.a_need(title="Helt andra ord", endorsements=behind("Tjörn"))
    merged = await bench.a_need(title="Lotsar från fjärdar", themes=["barnahus"])
    given = {"into": {"id": lives_on["id"]}, "needs": [{"id": merged["id"]}], "because": "Samma sak"}
    await bench.done("national", "mergeNeeds", "", **given, seen=lives_on["version"])
    told = await similar(bench, None, first["slug"])
    assert "Lotsar från fjärdar" not in told
    row = told["Helt andra ord"]
    assert ([each["slug"] for each in row["sharedThemes"]], len(row["sharedWords"])) == (["barnahus"], 2)
    # Asked about, it is what it became part of; and neither is like itself.
    of_merged = await similar(bench, None, merged["slug"])
    assert of_merged == await similar(bench, None, lives_on["slug"])
    assert "Lots på fjärden" in of_merged
    assert not {"Helt andra ord", "Lotsar från fjärdar"} & set(of_merged)


async def test_closed_needs_are_shown_with_their_state(bench: Workbench) -> None:
    first = await bench.a_need(title="Fyrvaktare om natten")
    second = await bench.a_need(title="Fyrvaktarna och natten")
    given = {"need": {"id": second["id"]}, "reason": "SOLVED_LOCALLY", "because": "Löst"}
    await bench.done("national", "closeNeed", "", **given, seen=second["version"])
    need = (await similar(bench, None, first["slug"]))["Fyrvaktarna och natten"]["need"]
    assert (need["state"], need["closeReason"]) == ("CLOSED", "SOLVED_LOCALLY")


async def test_what_is_similar_is_what_the_caller_sees(bench: Workbench) -> None:
    first = await bench.a_need(title="Synlig segelled i skärgården", themes=["barnahus"])
    titles = "Segelleder och skärgårdar", "Dolt med samma område"
    drafts = [
        (await bench.done("rss", "raiseNeed", "need { id }", title=title, **more, endorsements=behind("Kungälv")))[
            "need"
        ]
        for title, more in zip(titles, ({}, {"themes": ["barnahus"]}), strict=True)
    ]
    for caller, seen in ((None, False), ("other", False), ("rss", True), ("administrator", True)):
        found = await bench(caller, SIMILAR, slug=first["slug"])
        told = {each["need"]["title"] for each in found["similarNeeds"]["nodes"]}
        assert (set(titles) & told == set(titles)) is seen
        assert bool(set(titles) & told) is seen
        # Nothing that is hidden is counted.
        assert found["similarNeeds"]["totalCount"] == len(found["similarNeeds"]["nodes"])
    for each in drafts:
        await bench.done("rss", "withdrawRecord", "", id=each["id"], because="Fel")
    assert not set(titles) & set(await similar(bench, "rss", first["slug"]))


async def test_of_another_moment_words_find_nothing(bench: Workbench) -> None:
    first = await bench.a_need(title="Ankarplats vid bryggan", themes=["barnahus"])
    await bench.a_need(title="Ankarplatser vid bryggor", endorsements=behind("Ale"))
    await bench.a_need(title="Ankarplats med område", themes=["barnahus"])
    ((now,),) = await bench.sql("select now()")
    told = await similar(bench, None, first["slug"])
    then = await similar(bench, None, first["slug"], asOf=now.isoformat())
    assert {"Ankarplatser vid bryggor", "Ankarplats med område"} <= set(told)
    assert "Ankarplatser vid bryggor" not in then
    assert len(then["Ankarplats med område"]["sharedWords"]) == 1


async def test_a_key_that_leads_nowhere_gives_nothing_and_is_told(bench: Workbench) -> None:
    found = await bench.whole(None, SIMILAR, slug="finns-inte")
    assert found["data"]["similarNeeds"]["totalCount"] == 0
    (warning,) = [each for each in found["extensions"]["warnings"] if each["code"].startswith("UNKNOWN")]
    assert warning["path"] == ["similarNeeds", "need"]
