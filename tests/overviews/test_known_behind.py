"""Needs and their picture tell what is known of who stands behind them, as none known is not none."""

import pytest

from tests.helpers.workbench import Workbench

#: What is counted in the picture: neither merged needs nor what has been taken back.
WHERE = {"closeReason": {"not": "MERGED"}, "publication": {"not": "WITHDRAWN"}}
COMPLETE = """query Q($where: KnowledgeNeedWhere!) {
  whole: needsOverview(by: [], needs: $where) { nodes { needCount behindKnownCount } }
  byState: needsOverview(by: [STATE], needs: $where) { nodes { needCount behindKnownCount } }
  byBody: needsOverview(by: [RSS_BODY], needs: $where) { nodes { rssBody { slug } needCount behindKnownCount } } }"""
#: Needs that a body or municipality that anyone may see stands behind, or behind one that was merged into them.
BACKED = """
select count(distinct n.id) from endorsements e join organisations o on o.id = e.organisation_id
join knowledge_needs k on k.id = e.need_id join knowledge_needs n on n.id = coalesce(k.merged_into_id, k.id)
where 'PUBLISHED' = all(array[e.publication, o.publication, k.publication, n.publication])
and n.merged_into_id is null and (o.kind in ('MUNICIPALITY', 'RSS_BODY') or e.via_id is not null)
"""


async def test_it_is_told_of_how_many_needs_anybody_is_known_to_stand_behind(untidy: Workbench) -> None:
    found = await untidy(None, COMPLETE, where=WHERE)
    ((backed,),) = await untidy.sql(BACKED)
    (whole,) = found["whole"]["nodes"]
    assert 0 < whole["behindKnownCount"] == backed < whole["needCount"]
    assert sum(row["behindKnownCount"] for row in found["byState"]["nodes"]) == backed
    for row in found["byBody"]["nodes"]:
        assert row["behindKnownCount"] <= row["needCount"]
        assert row["rssBody"] is None or row["behindKnownCount"] == row["needCount"]


@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_where_nobody_is_known_to_stand_behind_it_is_not_told_that_none_does(
    untidy: Workbench, caller: str | None
) -> None:
    """What is not known is null in a need as in the picture, is chosen as such, and has a place in an order."""
    query = """{ all: knowledgeNeeds { totalCount }
      known: knowledgeNeeds(where: { rssBodyCount: { gte: 1 } }) { totalCount }
      none: knowledgeNeeds(where: { rssBodyCount: { lte: 0 } }) { totalCount }
      unknown: knowledgeNeeds(where: { rssBodyCount: { isNull: true } }) { totalCount }
      fewest: knowledgeNeeds(orderBy: [{ rssBodyCount: ASC }], first: 100) { nodes { rssBodyCount } }
      picture: needsOverview(by: [RSS_BODY], first: 100) {
        nodes { rssBody { slug } rssBodyCount municipalityCount } } }"""
    found = await untidy(caller, query)
    counts = {name: found[name]["totalCount"] for name in ("all", "known", "none", "unknown")}
    assert counts["known"] + counts["unknown"] == counts["all"]
    assert counts["none"] == 0 < counts["unknown"]
    told = [each["rssBodyCount"] for each in found["fewest"]["nodes"]]
    assert told[: counts["unknown"]] == [None] * min(counts["unknown"], 100)
    assert told[counts["unknown"] :] == sorted(told[counts["unknown"] :])
    for row in found["picture"]["nodes"]:
        assert row["municipalityCount"] != 0
        assert (row["rssBodyCount"] is None) == (row["rssBody"] is None)
