"""Needs by the RSS body behind them: the list, its facet and the picture of needs count by one rule."""

from typing import Any

import pytest

from tests.helpers.needs import behind
from tests.helpers.workbench import Workbench

#: The picture leaves out what was merged or withdrawn, which the list has.
COUNTED = {"closeReason": {"not": "MERGED"}, "publication": {"not": "WITHDRAWN"}}
ASKED = """query Q($needs: KnowledgeNeedWhere) {
  needsOverview(by: [RSS_BODY], needs: $needs, first: 1000) { nodes { rssBody { slug } needCount } }
  knowledgeNeeds(where: $needs) { facets { rssBody { value count } } } }"""
LISTED = "query Q($needs: KnowledgeNeedWhere) { knowledgeNeeds(where: $needs) { totalCount } }"
MEMBERS = """query Q($needs: KnowledgeNeedWhere) { needsOverview(by: [RSS_BODY], needs: $needs) { nodes {
  rssBody { slug } needCount memberCount } } }"""
GR, SKANE = "goteborgsregionen", "skanes-kommuner"


async def by_body(bench: Workbench, caller: str | None, **needs: Any) -> dict[str, int]:
    """How many needs each RSS body is behind: the picture, the facet and the filter all tell so many."""
    found = await bench(caller, ASKED, needs=COUNTED | needs)
    rows = found["needsOverview"]["nodes"]
    pictured = {row["rssBody"]["slug"]: row["needCount"] for row in rows if row["rssBody"]}
    assert pictured == {each["value"]: each["count"] for each in found["knowledgeNeeds"]["facets"]["rssBody"]}
    for slug in {*pictured, GR, SKANE}:
        listed = await bench(caller, LISTED, needs=COUNTED | needs | {"rssBody": {"eq": slug}})
        assert listed["knowledgeNeeds"]["totalCount"] == pictured.get(slug, 0), slug
    return pictured


@pytest.mark.parametrize("caller", [None, "rss", "national"])
async def test_each_body_lists_as_many_needs_as_the_picture_counts(untidy: Workbench, caller: str | None) -> None:
    assert len(await by_body(untidy, caller)) > 1


@pytest.mark.parametrize("caller", [None, "rss", "national"])
async def test_each_body_of_the_seeds_does_too(bench: Workbench, caller: str | None) -> None:
    assert (await by_body(bench, caller))[GR] >= 3


async def test_a_need_counts_by_carrier_by_primary_body_and_by_a_body_itself(bench: Workbench) -> None:
    for name, endorsements, bodies in (
        ("Buret", behind("Kungälv"), {GR: 1}),
        ("Sagt av kommunen", [{"organisation": {"slug": "malmo"}}], {SKANE: 1}),
        ("Sagt av RSS:en", [{"organisation": {"slug": SKANE}}], {SKANE: 1}),
        ("Sagt av flera", [*behind("Kungälv", "Tjörn"), {"organisation": {"slug": "malmo"}}], {GR: 1, SKANE: 1}),
    ):
        need = await bench.a_need("national", title=f"{name}, och räknat", endorsements=endorsements)
        for caller in (None, "rss", "national"):
            assert await by_body(bench, caller, slug={"eq": need["slug"]}) == bodies, (name, caller)


async def test_who_was_carried_by_another_body_counts_there_and_not_by_the_primary_one(bench: Workbench) -> None:
    # Kungsbacka belongs to two bodies, and RSS Halland is its primary one.
    carried = [{"organisation": {"slug": "kungsbacka"}, "via": {"slug": GR}}]
    need = await bench.a_need("national", title="Buret av den andra RSS:en", endorsements=carried)
    assert await by_body(bench, None, slug={"eq": need["slug"]}) == {GR: 1}


async def test_whom_a_hidden_body_carried_counts_by_none(bench: Workbench) -> None:
    """The primary body has not spoken for it: picture, facet, filter and count tell the same to those who see less."""
    carried = [{"organisation": {"slug": "kungsbacka"}, "via": {"slug": GR}}]
    need = await bench.a_need("national", title="Buret av en RSS som inte syns", endorsements=carried)
    change = "update organisations set publication = $1 where slug = $2 returning 1"
    count = "query Q($slug: String!) { knowledgeNeed(slug: $slug) { rssBodyCount municipalityCount } }"
    await bench.sql(change, "DRAFT", GR)
    try:
        for caller, bodies in ((None, {}), ("administrator", {GR: 1})):
            assert await by_body(bench, caller, slug={"eq": need["slug"]}) == bodies, caller
            told = (await bench(caller, count, slug=need["slug"]))["knowledgeNeed"]
            assert told == {"rssBodyCount": len(bodies) or None, "municipalityCount": 1}, caller
    finally:
        await bench.sql(change, "PUBLISHED", GR)


async def test_what_was_taken_back_counts_for_nobody(bench: Workbench) -> None:
    need = await bench.a_need("national", title="Ett återtaget ställningstagande", endorsements=behind("Kungälv"))
    assert await by_body(bench, "national", slug={"eq": need["slug"]}) == {GR: 1}
    await bench.sql(
        "update endorsements set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where need_id ="
        " (select id from knowledge_needs where slug = $1) returning 1",
        need["slug"],
    )
    for caller in (None, "rss", "national", "administrator"):
        assert await by_body(bench, caller, slug={"eq": need["slug"]}) == {}, caller


async def test_a_merged_need_counts_in_what_it_became_part_of(bench: Workbench) -> None:
    one, other = [
        await bench.a_need("national", title=title, endorsements=endorsements)
        for title, endorsements in (
            ("Det som finns kvar", behind("Kungälv")),
            ("Det som blir en del", [{"organisation": {"slug": "malmo"}}]),
        )
    ]
    given = {"into": {"id": one["id"]}, "needs": [{"id": other["id"]}], "because": "Samma fråga"}
    await bench.done("national", "mergeNeeds", "", **given, seen=one["version"])
    chosen = {"slug": {"in": [one["slug"], other["slug"]]}}
    for caller in (None, "rss", "national"):
        assert await by_body(bench, caller, **chosen) == {GR: 1, SKANE: 1}, caller
        # In the list it stands too, by its own.
        for slug, count in ((SKANE, 2), (GR, 1)):
            listed = await bench(caller, LISTED, needs=chosen | {"rssBody": {"eq": slug}})
            assert listed["knowledgeNeeds"]["totalCount"] == count, (caller, slug)


async def test_a_body_without_members_has_none_and_who_counts_by_no_body_stands_in_the_row_without(
    bench: Workbench,
) -> None:
    # All of one RSS body's memberships are taken back: it still says something itself, and its municipality too.
    ((municipality,),) = await bench.sql(
        "select min(m.slug) from memberships x join organisations m on m.id = x.municipality_id"
        " join organisations b on b.id = x.rss_body_id where b.slug = $1 and x.is_primary",
        "norrbottens-kommuner",
    )
    await bench.sql(
        "update memberships set publication = 'WITHDRAWN', withdrawn_because = 'Fel' where rss_body_id ="
        " (select id from organisations where slug = $1) returning 1",
        "norrbottens-kommuner",
    )
    endorsements = [{"organisation": {"slug": each}} for each in ("norrbottens-kommuner", municipality)]
    need = await bench.a_need("national", title="Utan medlemmar", endorsements=endorsements)
    chosen = {"slug": {"eq": need["slug"]}}
    for caller in (None, "national"):
        assert await by_body(bench, caller, **chosen) == {"norrbottens-kommuner": 1}, caller
        rows = (await bench(caller, MEMBERS, needs=chosen))["needsOverview"]["nodes"]
        assert [(row["rssBody"] and row["rssBody"]["slug"], *list(row.values())[1:]) for row in rows] == [
            ("norrbottens-kommuner", 1, 0),
            (None, 1, None),
        ]
