"""Coverage is told by bitmaps as it is told by the rows, whatever time is over or still to come."""

from typing import Any

import pytest
import pytest_asyncio

from registry.overviews.coverage import places, places_by_rows, subjects, subjects_by_rows
from registry.storage.bitmaps.tables import BITS
from tests.helpers.databases import CreateDatabase
from tests.helpers.workbench import Workbench, workbench
from tests.oracle.untidy import make_up

FIELDS = """municipality { code } county { code } rssBody { slug } populationClass theme { slug }
  plannedCount ongoingCount endedCount reportedCount
  municipalityCount knownToCount knownNotToCount notKnownCount knownToPopulation knownNotToPopulation
  municipalityShare municipalityShareAtMost"""
COVERAGE = f"""query Q($by: CoverageBy!, $in: InitiativeWhere) {{
  coverage(by: $by, initiatives: $in, first: 1000) {{ totalCount nodes {{ {FIELDS} }} }} }}"""
GROUPS = ("MUNICIPALITY", "COUNTY", "RSS_BODY", "POPULATION_CLASS", "THEME")
CHOSEN: tuple[dict[str, Any] | None, ...] = (
    None,
    {"state": {"eq": "ONGOING"}},
    {"kind": {"eq": "PILOT"}, "not": {"participantsKnown": {"completeness": {"eq": "ALL"}}}},
    {"participantsKnown": {"completeness": {"eq": "ALL"}}},
    {"county": {"eq": "14"}},
    # No bitmaps answer these.
    {"isStale": True},
    {"title": {"contains": "a"}},
    {"slug": {"eq": "finns-inte"}},
)
#: When the own time of each participation begins and ends: by turns over, going on and to come, to a day or a year.
TIMES = """
update participations p
set period_start = t.starts, period_end = t.ends, period_start_is = null, period_end_is = null from (
  select n, starts, ends from unnest(array[
    null, '2019', to_char(now() - interval '40 days', 'YYYY-MM'), to_char(now() + interval '40 days', 'YYYY-MM-DD'),
    to_char(now() + interval '400 days', 'YYYY')]) with ordinality s (starts, s),
  unnest(array[
    null, '2020-02', to_char(now() - interval '2 days', 'YYYY-MM-DD'), to_char(now(), 'YYYY'),
    to_char(now() + interval '800 days', 'YYYY')]) with ordinality e (ends, e),
  lateral (select (s - 1) * 5 + e - 1) k (n)
  where starts is null or ends is null or starts <= ends || '~'
) t where get_byte(uuid_send(p.id), 15) % 25 = t.n
"""
#: Initiatives that are far from each other, and of which an organisation has several parts.
SPREAD = (
    "update bitmap_ordinals set ordinal = -1 - ordinal",
    f"update bitmap_ordinals set ordinal = (-1 - ordinal) * {BITS // 7}",
    """insert into participations (initiative_id, organisation_id, role, status, publication, unit)
       select initiative_id, organisation_id, role,
         case when get_byte(uuid_send(id), 14) % 2 = 0 then 'LEFT' else status end,
         publication, 'En enhet till' from participations
       where publication <> 'WITHDRAWN' and get_byte(uuid_send(id), 13) % 2 = 0""",
    """update participations set status = 'DECLINED', unit = null
       where get_byte(uuid_send(id), 12) % 5 = 0 and not exists (
         select from participations o where o.initiative_id = participations.initiative_id
           and o.organisation_id = participations.organisation_id and o.id <> participations.id)""",
    TIMES,
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def spread(make_database: CreateDatabase) -> Any:
    """Made-up data whose bits are in several rows."""
    async with workbench(make_database, fill=make_up) as found:
        for statement in SPREAD:
            await found.sql_as_owner(statement)
        await found.sql("select bitmaps_fill()")
        ((segments,),) = await found.sql("select count(distinct segment) from bitmaps")
        assert segments > 3
        yield found


@pytest.mark.parametrize("by", GROUPS)
@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
async def test_groups_are_told_as_by_the_rows(
    spread: Workbench, monkeypatch: pytest.MonkeyPatch, by: str, chosen: dict[str, Any] | None
) -> None:
    by_bits = await spread(None, COVERAGE, by=by, **{"in": chosen})
    monkeypatch.setattr(places, "places_by_bits", places_by_rows)
    monkeypatch.setattr(subjects, "subjects_by_bits", subjects_by_rows)
    # Asked in other words, as what was prepared once is not written again.
    by_rows = await spread(None, COVERAGE.replace("coverage(", "rows: coverage("), by=by, **{"in": chosen})
    assert by_bits["coverage"] == by_rows["rows"]
    assert by_bits["coverage"]["totalCount"] > 0


async def test_the_made_up_themes_are_of_all_kinds(spread: Workbench) -> None:
    """All, some and none take part, and some are known not to, as they have declined all."""
    found = []
    for chosen in CHOSEN:
        found += (await spread(None, COVERAGE, by="THEME", **{"in": chosen}))["coverage"]["nodes"]
    some = [row for row in found if row["knownToCount"] and row["notKnownCount"]]
    assert any(row["knownNotToCount"] for row in some)
    assert any(not row["knownNotToCount"] for row in some)


async def test_the_made_up_times_are_of_all_kinds(spread: Workbench) -> None:
    """Else nothing would be tried that no bitmap knows."""
    told = (await spread(None, COVERAGE, by="MUNICIPALITY", **{"in": {"state": {"eq": "ONGOING"}}}))["coverage"]
    for phase in ("plannedCount", "ongoingCount", "endedCount"):
        assert sum(row[phase] for row in told["nodes"]) > 0
    whole = {"participantsKnown": {"completeness": {"not": "ALL"}}}
    told = (await spread(None, COVERAGE, by="MUNICIPALITY", **{"in": {**whole, "state": {"eq": "PROPOSED"}}}))[
        "coverage"
    ]
    assert {(row["knownToCount"], row["notKnownCount"]) for row in told["nodes"]} >= {(1, 0), (0, 1)}
