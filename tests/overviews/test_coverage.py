"""Coverage: who is known to take part, who is known not to, and of whom it is not known, place by place."""

from collections import Counter
from typing import Any

import pytest
import pytest_asyncio

from tests.helpers.asker import Asker
from tests.helpers.workbench import Workbench

COUNTS = "plannedCount ongoingCount endedCount reportedCount"
THREE = "municipalityCount knownToCount knownNotToCount notKnownCount"
PEOPLE = "municipalityPopulation knownToPopulation knownNotToPopulation notKnownPopulation"
COVERAGE = f"""query Q($by: CoverageBy!, $in: InitiativeWhere, $asOf: DateTime) {{
  coverage(by: $by, initiatives: $in, asOf: $asOf, first: 1000) {{ totalCount nodes {{
    municipality {{ id code }} county {{ code }} rssBody {{ slug }} populationClass
    theme {{ slug }} need {{ slug }} method {{ slug }}
    {COUNTS} {THREE} {PEOPLE} municipalityShare populationShare }} }} }}"""
ONE_BY_ONE = """query Q($in: InitiativeWhere) { municipalities(first: 300) { nodes {
  id publication population county { code } takesPart(initiatives: $in) } } }"""
#: Initiatives of which some lists are whole and some are not.
CHOSEN: list[dict[str, Any] | None] = [
    None,
    {"kind": {"eq": "PILOT"}},
    {"state": {"eq": "ONGOING"}},
    {"participantsKnown": {"completeness": {"eq": "ALL"}}},
    {"theme": {"eq": "barn-och-unga"}},
    {"slug": {"eq": "finns-inte"}},
]
PLACES = ("MUNICIPALITY", "COUNTY", "RSS_BODY", "POPULATION_CLASS")


async def rows(bench: Workbench, caller: str | None, by: str, chosen: Any = None) -> list[dict[str, Any]]:
    """The rows of coverage."""
    found: list[dict[str, Any]] = (await bench(caller, COVERAGE, by=by, **{"in": chosen}))["coverage"]["nodes"]
    return found


def three(row: dict[str, Any]) -> tuple[int, int, int]:
    """Known to, known not to, not known."""
    return row["knownToCount"], row["knownNotToCount"], row["notKnownCount"]


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("caller", [None, "rss", "administrator"])
async def test_places_say_what_takes_part_says_of_each_municipality(
    untidy: Workbench, caller: str | None, chosen: Any
) -> None:
    listed = (await untidy(caller, ONE_BY_ONE, **{"in": chosen}))["municipalities"]["nodes"]
    found = [each for each in listed if each["publication"] != "WITHDRAWN"]
    says = {each["id"]: each["takesPart"] for each in found}
    told = {row["municipality"]["id"]: three(row) for row in await rows(untidy, caller, "MUNICIPALITY", chosen)}
    assert told == {
        key: tuple(int(value == each) for each in ("KNOWN_TO", "KNOWN_NOT_TO", "NOT_KNOWN"))
        for key, value in says.items()
    }
    counties = Counter((each["county"]["code"], each["takesPart"]) for each in found)
    for row in await rows(untidy, caller, "COUNTY", chosen):
        code = row["county"]["code"]
        assert three(row) == tuple(counties[code, each] for each in ("KNOWN_TO", "KNOWN_NOT_TO", "NOT_KNOWN"))
        people = [each["population"] or 0 for each in found if each["county"]["code"] == code]
        assert row["municipalityPopulation"] == sum(people)


async def test_an_rss_body_has_the_municipalities_that_its_filter_chooses(untidy: Workbench) -> None:
    query = "query Q($b: String!) { municipalities(where: { rssBody: { eq: $b } }) { totalCount } }"
    told = await rows(untidy, None, "RSS_BODY")
    assert sum(row["rssBody"] is not None for row in told) > 5
    for row in told:
        if row["rssBody"]:
            found = await untidy(None, query, b=row["rssBody"]["slug"])
            assert row["municipalityCount"] == found["municipalities"]["totalCount"]


@pytest.mark.parametrize("by", ["MUNICIPALITY", "COUNTY", "POPULATION_CLASS"])
@pytest.mark.parametrize("chosen", CHOSEN)
async def test_every_municipality_is_in_one_place_and_one_of_three(untidy: Workbench, by: str, chosen: Any) -> None:
    whole = await rows(untidy, None, by, chosen)
    (told,) = (
        await untidy.sql(
            "select count(*) from organisations where kind = 'MUNICIPALITY' and publication ="
            " 'PUBLISHED' and coalesce(valid_to >= current_date, true) and coalesce(valid_from <= current_date, true)"
        )
    )[0]
    assert sum(row["municipalityCount"] for row in whole) == told
    for row in whole:
        assert sum(three(row)) == row["municipalityCount"]
        parts = (row[f"{each}Population"] for each in ("knownTo", "knownNotTo", "notKnown"))
        assert sum(parts) == row["municipalityPopulation"]


@pytest.mark.parametrize("by", ["THEME", "NEED", "METHOD"])
@pytest.mark.parametrize("chosen", CHOSEN[:4])
@pytest.mark.parametrize("caller", [None, "administrator"])
async def test_a_subject_covers_what_its_initiatives_do(
    untidy: Workbench, caller: str | None, by: str, chosen: Any
) -> None:
    name = {"THEME": "theme", "NEED": "need", "METHOD": "method"}[by]
    told = await rows(untidy, caller, by, chosen)
    # Drafts may have the same.
    slugs = Counter(row[name]["slug"] for row in told)
    busy = sorted((row for row in told if slugs[row[name]["slug"]] == 1), key=lambda row: -row["knownToCount"])
    for row in [*busy[:3], *busy[-3:]]:
        slug = row[name]["slug"]
        about = {
            "theme": {"theme": {"eq": slug}},
            "need": {"needs": {"some": {"slug": {"eq": slug}}}},
            "method": {"triedMethods": {"some": {"slug": {"eq": slug}}}},
        }[name]
        sizes = await rows(untidy, caller, "POPULATION_CLASS", {"and": [about, *([chosen] if chosen else [])]})
        assert three(row) == tuple(map(sum, zip(*map(three, sizes), strict=True)))
        assert row["knownToPopulation"] == sum(each["knownToPopulation"] for each in sizes)


async def test_a_merged_need_is_covered_by_the_one_that_lives_on(bench: Workbench) -> None:
    one, other = [await bench.a_need("national", title=f"Täckt behov {n}") for n in (1, 2)]
    about = await bench.an_initiative(title="Svarar på det ena", needs=[{"id": other["id"]}])
    given = {"into": {"id": one["id"]}, "needs": [{"id": other["id"]}], "because": "Samma fråga"}
    await bench.done("national", "mergeNeeds", "need { slug }", seen=one["version"], **given)
    told = await rows(bench, None, "NEED", {"slug": {"eq": about["slug"]}})
    counts = {row["need"]["slug"]: sum(row[each] for each in COUNTS.split()[:3]) for row in told}
    assert counts[one["slug"]] == 1
    assert other["slug"] not in counts


@pytest_asyncio.fixture(scope="module")
async def planted(bench: Workbench) -> dict[str, Any]:
    """Two initiatives by slug: all who take part in one are known, and of the other some; Tjörn declined that."""
    whole = await bench.an_initiative(title="Alla är kända", participantsKnown={"completeness": "ALL", "on": "2025"})
    part = await bench.an_initiative(title="Några är kända", participantsKnown={"completeness": "SOME"})
    for each in (whole, part):
        given = [{"organisation": {"slug": "kungalv"}, "status": "CONFIRMED"}]
        if each is part:
            given.append({"organisation": {"slug": "tjorn"}, "status": "DECLINED"})
            given.append({"organisation": {"slug": "malmo"}, "status": "INTERESTED"})
        await bench.done("national", "addParticipants", "", initiative={"slug": each["slug"]}, participants=given)
    return {"whole": {"slug": {"eq": whole["slug"]}}, "part": {"slug": {"eq": part["slug"]}}}


async def test_a_whole_list_makes_everybody_else_known_not_to(bench: Workbench, planted: dict[str, Any]) -> None:
    told = await rows(bench, None, "POPULATION_CLASS", planted["whole"])
    assert tuple(map(sum, zip(*map(three, told), strict=True))) == (1, 289, 0)


async def test_a_partial_list_leaves_all_but_who_takes_part_or_declined_not_known(
    bench: Workbench, planted: dict[str, Any]
) -> None:
    told = {row["municipality"]["code"]: row for row in await rows(bench, None, "MUNICIPALITY", planted["part"])}
    assert three(told["1482"]) == (1, 0, 0)
    assert three(told["1419"]) == (0, 1, 0)
    # To be interested is neither to take part nor to decline.
    assert three(told["1280"]) == (0, 0, 1)
    assert Counter(map(three, told.values()))[(0, 0, 1)] == 288


async def test_a_share_is_the_least_that_takes_part(bench: Workbench, planted: dict[str, Any]) -> None:
    (row,) = [it for it in await rows(bench, None, "COUNTY", planted["part"]) if it["county"]["code"] == "14"]
    assert row["municipalityShare"] == round(1 / 49, 4)
    assert row["populationShare"] == round(row["knownToPopulation"] / row["municipalityPopulation"], 4)


async def test_no_initiative_at_all_is_not_known(bench: Workbench) -> None:
    told = await rows(bench, None, "POPULATION_CLASS", {"slug": {"eq": "finns-inte"}})
    assert {three(row)[:2] for row in told} == {(0, 0)}


async def test_a_draft_counts_only_for_those_who_see_it(bench: Workbench) -> None:
    fields = {"title": "Täckningens utkast", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { id slug }", fields=fields))["initiative"]
    about = {"initiative": {"slug": draft["slug"]}, "participants": [{"organisation": {"slug": "tjorn"}}]}
    await bench.done("rss", "addParticipants", "", **about)
    chosen = {"slug": {"eq": draft["slug"]}}
    seen = {
        caller: await rows(bench, caller, "POPULATION_CLASS", chosen)
        for caller in (None, "other", "rss", "administrator")
    }
    assert {caller: sum(row["plannedCount"] for row in told) for caller, told in seen.items()} == {
        None: 0,
        "other": 0,
        "rss": 1,
        "administrator": 1,
    }
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Fel")
    assert sum(row["plannedCount"] for row in await rows(bench, "rss", "POPULATION_CLASS", chosen)) == 0


async def test_load_is_who_takes_part_in_many_at_once(ask: Asker) -> None:
    query = """{ coverage(by: MUNICIPALITY, where: { ongoingCount: { gte: 3 } },
      orderBy: [{ ongoingCount: DESC }], first: 50) { totalCount nodes { municipality { code } ongoingCount } } }"""
    found = (await ask(query))["coverage"]
    counts = [each["ongoingCount"] for each in found["nodes"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= 3
    assert len(counts) == found["totalCount"]


async def test_pages_go_on_and_a_cursor_of_other_rows_is_refused(ask: Asker) -> None:
    query = """query Q($by: CoverageBy!, $after: String) { coverage(by: $by, first: 8, after: $after) {
      nodes { county { code } } pageInfo { endCursor hasNextPage } } }"""
    codes, after, more = [], None, True
    while more:
        found = (await ask(query, by="COUNTY", after=after))["coverage"]
        codes += [each["county"]["code"] for each in found["nodes"]]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    assert codes == sorted(codes)
    assert len(codes) == 21
    error = await ask.refused(query, by="POPULATION_CLASS", after=after)
    assert error["extensions"]["code"] == "INVALID_CURSOR"


async def test_what_is_told_by_is_read_anew_at_each_call(ask: Asker) -> None:
    query = "query Q($by: CoverageBy!) { coverage(by: $by) { totalCount } }"
    counts = [
        (await ask(query, by=by))["coverage"]["totalCount"]
        for by in ("COUNTY", "MUNICIPALITY", "POPULATION_CLASS", "COUNTY")
    ]
    assert counts == [21, 290, 4, 21]


async def test_another_day_is_counted_as_it_was(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ny i dag", participantsKnown={"completeness": "ALL"})
    chosen = {"slug": {"eq": made["slug"]}}
    ((before,),) = await bench.sql("select now()")
    about = {"initiative": {"slug": made["slug"]}, "participants": [{"organisation": {"slug": "ale"}}]}
    await bench.done("national", "addParticipants", "", **about)
    for moment, expected in ((before.isoformat(), 0), (None, 1)):
        found = await bench(None, COVERAGE, by="POPULATION_CLASS", asOf=moment, **{"in": chosen})
        assert sum(row["knownToCount"] for row in found["coverage"]["nodes"]) == expected


async def test_a_key_that_leads_nowhere_is_told(ask: Asker) -> None:
    found = await ask.whole(COVERAGE, {"by": "POPULATION_CLASS", "in": {"theme": {"eq": "finns-inte"}}})
    (warning,) = [each for each in found["extensions"]["warnings"] if each["code"] == "UNKNOWN_CODE"]
    assert warning["path"] == ["coverage", "initiatives", "theme", "eq"]


@pytest.mark.parametrize("share", ["municipalityShare", "municipalityShareAtMost", "populationShare"])
async def test_rows_are_ordered_by_their_shares_and_those_without_one_come_first(untidy: Workbench, share: str) -> None:
    query = f"""query Q($way: Direction!) {{ coverage(by: THEME, orderBy: [{{ {share}: $way }}], first: 1000) {{
      nodes {{ {share} }} }} }}"""
    for way in ("ASC", "DESC"):
        shares = [each[share] for each in (await untidy(None, query, way=way))["coverage"]["nodes"]]
        expected = sorted(shares, key=lambda each: -1 if each is None else each, reverse=way == "DESC")
        assert shares == expected, way
        assert len({*shares}) > 2
        assert None in shares


async def test_what_is_over_for_all_in_a_place_or_has_not_begun_does_not_go_on_there(bench: Workbench) -> None:
    """By the same rule as `isCurrent`: the whole goes on, and each has its own time in it."""
    made = await bench.an_initiative(title="Var och en har sin tid", state="ONGOING")
    times = {
        "kungalv": {},
        "ale": {"start": "2999"},
        "tjorn": {"start": "2019", "end": "2020-06"},
        "lund": {"end": "2020"},
        "malmo": {"start": "2020", "end": "2999"},
    }
    given = [{"organisation": {"slug": each}, "status": "CONFIRMED", "period": time} for each, time in times.items()]
    given.append({"organisation": {"slug": "umea"}, "status": "LEFT"})
    await bench.done("national", "addParticipants", "", initiative={"slug": made["slug"]}, participants=given)
    chosen = {"slug": {"eq": made["slug"]}}
    phases = ("plannedCount", "ongoingCount", "endedCount")
    asked = """query Q($slug: String!) { initiative(slug: $slug) { participations(first: 20) {
      nodes { isCurrent organisation { ... on Municipality { code } } } } } }"""
    found = (await bench(None, asked, slug=made["slug"]))["initiative"]
    told = {
        row["municipality"]["code"]: next(each for each in phases if row[each])
        for row in await rows(bench, None, "MUNICIPALITY", chosen)
        if any(row[each] for each in phases)
    }
    codes = ("1482", "1440", "1419", "1281", "1280", "2480")
    assert told == dict(zip(codes, (phases[1], phases[0], phases[2], phases[2], phases[1], phases[2]), strict=True))
    current = {each["organisation"]["code"] for each in found["participations"]["nodes"] if each["isCurrent"]}
    assert current == {code for code, phase in told.items() if phase == "ongoingCount"}
    # In Skåne one goes on, and one is over: for the county it goes on, once.
    (county,) = [it for it in await rows(bench, None, "COUNTY", chosen) if it["county"]["code"] == "12"]
    assert [county[each] for each in phases] == [0, 1, 0]
