"""What is counted across records is counted as the oracle counts it, whoever asks, now and of other moments."""

from itertools import combinations
from typing import Any

import pytest
from graphql import get_named_type, is_leaf_type

from registry.overviews.words import CoverageBy, FreshnessBy, NeedsOverviewBy
from tests.oracle import marks
from tests.oracle.asking import Both
from tests.oracle.values import Pools

CONTRACT = marks.contract()
SIDES = [each.value for each in NeedsOverviewBy]
#: Every side alone, every pair, and all at once.
BY = ["[]", *(f"[{', '.join(each)}]" for most in (1, 2, 5) for each in combinations(SIDES, most))]
NEEDS = {
    "all": "",
    "those of many": "needs: { municipalityCount: { gte: 2 } }",
    "those of no theme": "needs: { themes: { none: {} } }",
    "not those that an initiative answers": "needs: { not: { initiatives: { some: {} } } }",
}
INITIATIVES = {
    "all": "",
    "none": 'initiatives: { title: { eq: "finns inte" } }',
    "those that run": "initiatives: { state: { eq: ONGOING } }",
    "those whose participants are all known": "initiatives: { participantsKnown: { completeness: { eq: ALL } } }",
}
#: What is asked about one record: by which argument, and the table that it stands in.
ABOUT = {
    "overlaps": ("initiative", "initiatives"),
    "similarNeeds": ("need", "knowledge_needs"),
    "partners": ("need", "knowledge_needs"),
    "partners of an initiative": ("initiative", "initiatives"),
}
everybody = pytest.mark.parametrize("who", ["anyone", "editor", "national_editor"])
some = pytest.mark.parametrize("who", ["anyone", "editor"])


def _row(name: str) -> str:
    """All that a row of an overview tells, with what it leads to by id or code."""
    type_: Any = get_named_type(get_named_type(_declared(name).type).fields["nodes"].type)
    return " ".join(_field(*each) for each in type_.fields.items())


def _declared(name: str) -> Any:
    assert CONTRACT.query_type is not None
    return CONTRACT.query_type.fields[name]


def _field(name: str, declared: Any) -> str:
    type_: Any = get_named_type(declared.type)
    if is_leaf_type(type_):
        return name
    inner = f"{{ {'id' if 'id' in type_.fields else 'code'} }}"
    return f"{name} {{ nodes {inner} totalCount }}" if marks.is_connection(type_) else f"{name} {inner}"


async def _agree(
    both: Both, name: str, asked: str, who: str, moment: str | None = None, about: tuple[str, str] | None = None
) -> list[Any]:
    """The rows that both give alike; with the cursors, since these tell of places.

    `about` is the record that is asked about, by its argument and slug: a variable, so that all are asked by one
    document, which is read once.
    """
    of = f'asOf: "{moment}"' if moment else ""
    most = marks.said(_declared(name))[1]["most"]
    declared, this = ("query Q($about: String!)", f"{about[0]}: $about") if about else ("", "")
    given = f"first: {most} {asked} {this} {of}"
    text = f"{declared} {{ {name}({given}) {{ totalCount nodes {{ {_row(name)} }} edges {{ cursor }} }} }}"
    answer = await both.agree(text, {"about": about[1]} if about else None, who=who)
    rows: list[Any] = answer[name]["nodes"]
    return rows


@everybody
@pytest.mark.parametrize("needs", NEEDS)
async def test_the_picture_of_needs(needs: str, who: str, on_made_up: Both) -> None:
    sides = BY if needs == "all" else BY[:6]
    found = [await _agree(on_made_up, "needsOverview", f"by: {by} {NEEDS[needs]}", who) for by in sides]

    assert all(found)


@everybody
@pytest.mark.parametrize("initiatives", INITIATIVES)
async def test_coverage(initiatives: str, who: str, on_made_up: Both) -> None:
    for by in CoverageBy:
        assert await _agree(on_made_up, "coverage", f"by: {by.value} {INITIATIVES[initiatives]}", who)


@everybody
@pytest.mark.parametrize("initiatives", INITIATIVES)
async def test_freshness(initiatives: str, who: str, on_made_up: Both) -> None:
    for by in FreshnessBy:
        found = await _agree(on_made_up, "freshness", f"by: {by.value} {INITIATIVES[initiatives]}", who)
        assert bool(found) is (initiatives != "none")


@everybody
async def test_the_calendar(who: str, on_made_up: Both) -> None:
    assert await _agree(on_made_up, "calendarEvents", "", who)
    assert await _agree(
        on_made_up, "calendarEvents", "where: { kind: { eq: REPORT_DUE } } orderBy: [{ kind: DESC }]", who
    )


@everybody
@pytest.mark.parametrize("name", ABOUT)
async def test_what_has_to_do_with_one(name: str, who: str, on_made_up: Both) -> None:
    argument, table = ABOUT[name]
    found = [
        await _agree(on_made_up, name.partition(" ")[0], "", who, about=(argument, slug))
        for slug in _slugs(on_made_up, table)
    ]

    assert sum(map(bool, found)) > len(found) / 5


def _slugs(both: Both, table: str) -> list[str]:
    """The readable keys of all records of a table, also those that some gave up, and one that nobody has."""
    rows = both.oracle.rows.tables[table]
    return sorted({slug for row in rows for slug in (row["slug"], *row["former_slugs"])} | {"finns-inte"})


def _moments(both: Both) -> list[str]:
    """One in the middle of all that was written, and one after it."""
    found = Pools(both.oracle.rows).moments
    return [found[len(found) // 2], found[-1]]


@some
async def test_of_other_moments(who: str, on_made_up: Both) -> None:
    for moment in _moments(on_made_up):
        for by in SIDES:
            await _agree(on_made_up, "needsOverview", f"by: [{by}]", who, moment)
        for by in CoverageBy:
            await _agree(on_made_up, "coverage", f"by: {by.value}", who, moment)
        for by in FreshnessBy:
            await _agree(on_made_up, "freshness", f"by: {by.value}", who, moment)
        await _agree(on_made_up, "calendarEvents", "", who, moment)


@some
@pytest.mark.parametrize("name", ABOUT)
async def test_what_had_to_do_with_one(name: str, who: str, on_made_up: Both) -> None:
    argument, table = ABOUT[name]
    for moment in _moments(on_made_up):
        for slug in _slugs(on_made_up, table)[::20]:
            await _agree(on_made_up, name.partition(" ")[0], "", who, moment, (argument, slug))
