"""Lists that are counted by bitmaps are counted as they are by their rows, whatever is hidden."""

from typing import Any

import pytest
import pytest_asyncio

from registry.storage.bitmaps.tables import BITS
from registry.storage.reading import bitmapped
from registry.storage.reading.checking import MOST_CHECKED
from tests.helpers.workbench import Workbench


@pytest_asyncio.fixture(scope="module")
async def spread(bench: Workbench) -> Workbench:
    """The seeds as if each initiative were one of hundreds, so that their bits are in several rows."""
    # First out of the way, since no two may have the same for a while either.
    await bench.sql_as_owner("update bitmap_ordinals set ordinal = -1 - ordinal")
    await bench.sql_as_owner(f"update bitmap_ordinals set ordinal = (-1 - ordinal) * {BITS // 7}")
    await bench.sql("select bitmaps_fill()")
    ((segments,),) = await bench.sql("select count(distinct segment) from bitmaps")
    assert segments > 3
    return bench


FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"kind": {"eq": "PILOT"}},
    {"kind": {"in": ["PILOT", "INQUIRY"]}, "state": {"not": "COMPLETED"}},
    {"or": [{"kind": {"eq": "INQUIRY"}}, {"state": {"eq": "ONGOING"}}]},
    {"not": {"kind": {"eq": "PILOT"}}},
    {"county": {"eq": "14"}},
    {"rssBody": {"eq": "goteborgsregionen"}, "state": {"eq": "COMPLETED"}},
    {"theme": {"eq": "barn-och-unga", "withChildren": False}},
    {"participations": {"none": {"organisation": {"county": {"eq": "14"}}}}},
    {"participations": {"some": {"role": {"eq": "PARTICIPANT"}, "organisation": {"county": {"eq": "14"}}}}},
    {"not": {"participantsKnown": {"completeness": {"eq": "ALL"}}}, "kind": {"eq": "PILOT"}},
    {"title": {"contains": "stöd"}},
    {"or": [{"kind": {"eq": "PILOT"}, "state": {"eq": "ONGOING"}}] * 6},
)
COUNTS = """query Q($where: InitiativeWhere) { initiatives(where: $where) { totalCount facets {
  kind { value count } state { value count } theme { value label count } rssBody { value label count }
  county { value label count } } } }"""


@pytest_asyncio.fixture(scope="module")
async def hiding(spread: Workbench) -> Workbench:
    """The same with a third of all initiatives and participations hidden, as drafts or withdrawn."""
    # By what they are called, so that it is always the same third; ids are drawn anew each time.
    initiatives = "select id, slug as called from initiatives"
    participations = """select p.id, i.slug || o.slug || p.role from participations p
                        join initiatives i on i.id = p.initiative_id join organisations o on o.id = p.organisation_id"""
    for place, hidden in enumerate(("'DRAFT', withdrawn_because = null", "'WITHDRAWN', withdrawn_because = 'Fel'")):
        for table, called in (("initiatives", initiatives), ("participations", participations)):
            which = f"select id from ({called}) each (id, called) where mod(abs(hashtext(called)::bigint), 6) = {place}"
            await spread.sql(f"update {table} set publication = {hidden} where id in ({which})")
    await spread.sql(
        """insert into participations (initiative_id, organisation_id, role, status, publication)
           select i.id, o.id, 'PARTICIPANT', 'STATED', 'DRAFT' from initiatives i, organisations o
           where o.slug = 'goteborgsregionen' and i.publication = 'PUBLISHED' and not exists (
             select from participations p where p.initiative_id = i.id and p.organisation_id = o.id)"""
    )
    return spread


@pytest.mark.parametrize("where", FILTERS, ids=str)
async def test_counts_are_those_that_are_grouped(
    hiding: Workbench, monkeypatch: pytest.MonkeyPatch, where: dict[str, Any]
) -> None:
    """Whatever of it is hidden: told by bitmaps as it is told by rows. Callers with keys are told by rows anyway."""
    by_bitmaps = await hiding(None, COUNTS, where=where)
    monkeypatch.setattr(bitmapped, "serves", lambda *_: False)
    # Asked in other words, as what was prepared once is not written again.
    by_rows = await hiding(None, COUNTS.replace("initiatives(", "rows: initiatives("), where=where)
    assert by_bitmaps["initiatives"] == by_rows["rows"]
    assert by_rows["rows"]["totalCount"] > 0


RESTS = """query Q($which: InitiativeWhere) {
  municipalities(where: { participations: { none: { initiative: $which } } }) { totalCount } }"""


@pytest.mark.parametrize(
    "which",
    [{"kind": {"not": "PILOT"}}, {"kind": {"eq": "PILOT"}}, {"participantsKnown": {"completeness": {"eq": "SOME"}}}],
)
async def test_lists_that_may_go_on_are_counted_alike(
    hiding: Workbench, monkeypatch: pytest.MonkeyPatch, which: dict[str, Any]
) -> None:
    by_bitmaps = await hiding.whole(None, RESTS, which=which)
    monkeypatch.setattr(bitmapped, "serves", lambda *_: False)
    by_rows = await hiding.whole(None, RESTS.replace("totalCount", "all: totalCount"), which=which)
    assert by_bitmaps["extensions"]["warnings"] == by_rows["extensions"]["warnings"]
    assert any(each["code"] == "INCOMPLETE" for each in by_rows["extensions"]["warnings"])


PILOTS = "participations: { none: { initiative: { kind: { eq: PILOT } } } }"
WHOLE = "participations: { none: { initiative: { participantsKnown: { completeness: { eq: ALL } } } } }"
OTHERS = "participations: { none: { initiative: { kind: { not: PILOT } } } }"
NO_SEAT = "seats: { any: false }"


async def incomplete(bench: Workbench, *tests: str, joined: str = "and", before: str = "") -> list[str]:
    """What a filter of municipalities with some tests is told to rest on."""
    where = ", ".join(f"{{ {each} }}" for each in tests)
    query = f"{{ {before} municipalities(where: {{ {joined}: [{where}] }}) {{ totalCount }} }}"
    found = await bench.whole(None, query)
    assert "errors" not in found, found["errors"]
    warnings = found.get("extensions", {}).get("warnings", [])
    return [each["message"] for each in warnings if each["code"] == "INCOMPLETE"]


@pytest.mark.parametrize("joined", ["and", "or"])
async def test_all_lists_that_a_filter_rests_on_are_told(spread: Workbench, joined: str) -> None:
    pilots, seats, everything = [
        await incomplete(spread, *tests) for tests in ((PILOTS,), (NO_SEAT,), ("participations: { any: false }",))
    ]
    assert len({*pilots, *seats, *everything}) == 3
    assert await incomplete(spread, WHOLE) == []
    assert await incomplete(spread, PILOTS, WHOLE, joined=joined) == pilots
    assert await incomplete(spread, PILOTS, NO_SEAT, joined=joined) == pilots + seats
    assert await incomplete(spread, PILOTS, OTHERS, joined=joined) == everything
    assert await incomplete(spread, "participations: { any: false }", PILOTS, joined=joined) == everything


async def test_lists_are_told_however_much_else_is_checked(spread: Workbench) -> None:
    before = " ".join(f'm{number}: municipality(code: "1480") {{ name }}' for number in range(MOST_CHECKED))
    assert await incomplete(spread, PILOTS, before=before) == await incomplete(spread, PILOTS) != []


async def test_callers_differ_in_what_they_count(hiding: Workbench) -> None:
    """What only they see has no bits: they are told of it nevertheless."""
    callers = (None, "rss", "other", "reader", "national", "administrator")
    counted = {each: (await hiding(each, COUNTS, where={}))["initiatives"] for each in callers}
    assert len({each["totalCount"] for each in counted.values()}) >= 3
    assert counted["rss"]["facets"]["rssBody"] != counted[None]["facets"]["rssBody"]


BELOW = """query Q($where: InitiativeWhere) {
  municipalities(first: 300) { nodes { slug initiatives(where: $where) { totalCount }
    initiativesNotLeft(where: $where) { totalCount } } }
  rssBodies { nodes { slug initiatives(where: $where) { totalCount }
    initiativesNotLeft(where: $where) { totalCount } } } }"""


@pytest.mark.parametrize("where", [{}, {"kind": {"eq": "PILOT"}, "state": {"not": "PROPOSED"}}], ids=str)
async def test_what_is_below_places_is_counted_as_by_rows(
    hiding: Workbench, monkeypatch: pytest.MonkeyPatch, where: dict[str, Any]
) -> None:
    has_left = "organisation_id in (select id from organisations where municipality_code !~ '[05]$')"
    await hiding.sql(f"update participations set status = 'LEFT' where {has_left}")
    by_bitmaps = await hiding(None, BELOW, where=where)
    monkeypatch.setattr(bitmapped, "serves", lambda *_: False)
    by_rows = await hiding(None, BELOW.replace("{ slug", "{ id slug"), where=where)
    told = {each: [{**row} for row in by_rows[each]["nodes"]] for each in ("municipalities", "rssBodies")}
    for each, rows in told.items():
        for row in rows:
            del row["id"]
        assert by_bitmaps[each]["nodes"] == rows
    # Which few pilots are hidden differs from run to run.
    assert where or any(row["initiatives"] != row["initiativesNotLeft"] for rows in told.values() for row in rows)
