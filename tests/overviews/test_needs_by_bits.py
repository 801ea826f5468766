"""The picture of needs is told by bitmaps as it is told by the rows, whatever it is grouped by and of which needs."""

from typing import Any

import pytest
import pytest_asyncio

from registry.overviews.needs import by_bits
from registry.storage.bitmaps.tables import BITS
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, workbench
from tests.oracle.untidy import make_up
from tests.overviews.conftest import CLOSED

FIELDS = """theme { slug } state closeReason
  needCount waitingCount addressedCount declinedCount solvedLocallyCount decidedCount withInitiativeCount
  withOutputCount unansweredCount rssBodyCount municipalityCount behindKnownCount"""
DATES = "firstRaisedOn lastRaisedOn firstStatedOn lastStatedOn medianDaysToAddressed daysKnownCount"
OVERVIEW = f"""query Q($by: [NeedsOverviewBy!]!, $in: KnowledgeNeedWhere) {{
  needsOverview(by: $by, needs: $in, first: 1000) {{ totalCount nodes {{ {FIELDS} {{dates}} }} }} }}"""
GROUPS: tuple[list[str], ...] = (
    [],
    ["STATE"],
    ["CLOSE_REASON"],
    ["THEME"],
    ["STATE", "CLOSE_REASON"],
    ["THEME", "CLOSE_REASON"],
)
CHOSEN: tuple[dict[str, Any] | None, ...] = (
    None,
    {"state": {"eq": "CLOSED"}},
    {"not": {"closeReason": {"eq": "NOT_TAKEN_UP"}}, "state": {"in": ["CLOSED", "ADDRESSED"]}},
    {"themes": {"any": True}},
    # No bitmaps answer these.
    {"title": {"contains": "a"}},
    {"slug": {"eq": "finns-inte"}},
)
#: Needs that are far from each other.
SPREAD = (
    CLOSED,
    """update knowledge_needs set raised_on = '2024-03-05',
         addressed_on = case when right(id::text, 1) between '0' and '9' then '2024-09-11' else '2024-10-01' end
       where state = 'ADDRESSED'""",
    "update bitmap_ordinals set ordinal = -1 - ordinal",
    f"update bitmap_ordinals set ordinal = (-1 - ordinal) * {BITS // 7}",
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def spread(make_database: CreateDatabase) -> Any:
    """Made-up data whose bits are in several rows."""
    async with workbench(make_database, fill=make_up) as found:
        for statement in SPREAD:
            await found.sql_as_owner(statement)
        await found.sql("select bitmaps_fill()")
        counted = "select count(distinct segment) from bitmaps where record_type = 'KNOWLEDGE_NEED'"
        ((segments,),) = await found.sql(counted)
        assert segments > 3
        yield found


@pytest.mark.parametrize("dates", ["", DATES], ids=["counts", "dates"])
@pytest.mark.parametrize("by", GROUPS, ids=" ".join)
@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
async def test_groups_are_told_as_by_the_rows(
    spread: Workbench, monkeypatch: pytest.MonkeyPatch, by: list[str], chosen: dict[str, Any] | None, dates: str
) -> None:
    asked = OVERVIEW.replace("{dates}", dates)
    told = await spread(None, asked, by=by, **{"in": chosen})
    monkeypatch.setattr(by_bits, "serves", lambda *_: False)
    # Asked in other words, as what was prepared once is not written again.
    by_rows = await spread(None, asked.replace("needsOverview(", "rows: needsOverview("), by=by, **{"in": chosen})
    assert told["needsOverview"] == by_rows["rows"]
    assert told["needsOverview"]["totalCount"] > 0 or chosen == CHOSEN[-1]


async def test_what_is_told_apart_is_there(spread: Workbench) -> None:
    """Else nothing would be compared: needs with and without a theme, that something answers, and with some behind."""
    found = await spread(None, OVERVIEW.replace("{dates}", DATES), by=["THEME", "CLOSE_REASON"])
    rows = found["needsOverview"]["nodes"]
    for field in ("theme", "closeReason", "municipalityCount", "lastStatedOn", "firstRaisedOn"):
        assert {row[field] is None for row in rows} == {True, False}, field
    counted = [field for field in rows[0] if field.endswith("Count")]
    assert [field for field in counted if not any(row[field] for row in rows)] == []
