"""What no row tells of is refused as a choice, and never answered as if there were nothing."""

import pytest

from tests.helpers.asker import Asker

ROOTS = {
    "coverage(by: RSS_BODY, where: {county: {code: {eq: \"13\"}}})": ("county", "COUNTY", "initiatives"),
    "coverage(by: COUNTY, where: {municipality: {code: {eq: \"1384\"}}})": (
        *("municipality", "MUNICIPALITY", "initiatives"),
    ),
    "coverage(by: COUNTY, where: {or: [{knownToCount: {gte: 0}}, {not: {theme: {slug: {eq: \"x\"}}}}]})": (
        *("theme", "THEME", "initiatives"),
    ),
    "coverage(by: COUNTY, where: {populationClass: {isNull: true}})": (
        *("populationClass", "POPULATION_CLASS", "initiatives"),
    ),
    "coverage(by: COUNTY, orderBy: [{rssBody: {name: ASC}}])": ("rssBody", "RSS_BODY", "initiatives"),
    "needsOverview(by: [STATE], where: {theme: {slug: {eq: \"barn-och-unga\"}}})": ("theme", "THEME", "needs"),
    "needsOverview(by: [], where: {closeReason: {eq: MET}})": ("closeReason", "CLOSE_REASON", "needs"),
    "needsOverview(by: [THEME], where: {memberCount: {gte: 1}})": ("memberCount", "RSS_BODY", "needs"),
    "freshness(by: WHOLE, where: {keeper: {slug: {eq: \"skr\"}}})": ("keeper", "KEEPER", "initiatives"),
}  # fmt: skip


@pytest.mark.parametrize("asked", ROOTS)
async def test_no_row_can_be_chosen_by_what_it_does_not_tell(ask: Asker, asked: str) -> None:
    name, by, argument = ROOTS[asked]
    error = await ask.refused(f"{{ counted: {asked} {{ totalCount }} }}")
    told = error["extensions"]
    assert told["code"] == "INVALID_FILTER"
    assert told["path"] == ["counted"]
    assert f"`{name}`" in error["message"]
    assert f"`{name}`" in told["messageSv"]
    for hint in (told["hint"], told["hintSv"]):
        assert by in hint
        assert f"`{argument}`" in hint


@pytest.mark.parametrize("name", ["county", "rssBody"])
async def test_what_a_municipality_tells_itself_is_led_to(ask: Asker, name: str) -> None:
    error = await ask.refused(
        f'{{ coverage(by: MUNICIPALITY, where: {{{name}: {{name: {{eq: "x"}}}}}}) {{ totalCount }} }}'
    )
    told = error["extensions"]
    for hint in (told["hint"], told["hintSv"]):
        assert f"`where: {{municipality: {{{name}: …}}}}`" in hint
    key = {"county": "14", "rssBody": "goteborgsregionen"}[name]
    led = f'{{ coverage(by: MUNICIPALITY, where: {{municipality: {{{name}: {{eq: "{key}"}}}}}}) {{ totalCount }} }}'
    assert (await ask(led))["coverage"]["totalCount"] == {"county": 49, "rssBody": 13}[name]


SUBJECTS = {
    "THEME": ("theme: {eq: …}", '{ theme: { eq: "barn-och-unga" } }'),
    "NEED": ("needs: {some: {slug: {eq: …}}}", '{ needs: { some: { slug: { eq: "x" } } } }'),
    "METHOD": ("triedMethods: {some: {slug: {eq: …}}}", '{ triedMethods: { some: { slug: { eq: "x" } } } }'),
}


@pytest.mark.parametrize("by", SUBJECTS)
async def test_the_places_of_one_subject_are_led_to(ask: Asker, by: str) -> None:
    """All municipalities are counted in a row by subject, and no choice of initiatives leaves any of them out."""
    told, written = SUBJECTS[by]
    error = await ask.refused(
        f'{{ coverage(by: {by}, where: {{ rssBody: {{ slug: {{ eq: "goteborgsregionen" }} }} }}) {{ totalCount }} }}'
    )
    for hint in (error["extensions"]["hint"], error["extensions"]["hintSv"]):
        assert "`by: RSS_BODY`" in hint
        assert f"`initiatives: {{{told}}}`" in hint
    led = f"""{{ coverage(by: RSS_BODY, initiatives: {written}, where: {{ rssBody: {{ slug: {{
      eq: "goteborgsregionen" }} }} }}) {{ nodes {{ municipalityCount }} }} }}"""
    assert (await ask(led))["coverage"]["nodes"] == [{"municipalityCount": 13}]


async def test_what_is_told_may_be_chosen_by_and_what_is_left_out_chooses_nothing(ask: Asker) -> None:
    query = """query Q($by: CoverageBy!, $county: String) {
      coverage(by: $by, where: {county: {code: {eq: $county}}}, orderBy: [{knownToCount: DESC}]) { totalCount } }"""
    assert (await ask(query, by="COUNTY", county="13"))["coverage"]["totalCount"] == 1
    error = await ask.refused(query, by="RSS_BODY", county="13")
    assert error["extensions"]["code"] == "INVALID_FILTER"
    without = "query Q($by: CoverageBy!, $where: CoverageRowWhere) { coverage(by: $by, where: $where) { totalCount } }"
    assert (await ask(without, by="RSS_BODY", where={}))["coverage"]["totalCount"] == 24
    both = """{ needsOverview(by: [THEME, STATE], where: {theme: {slug: {eq: "barn-och-unga"}}}) {
      nodes { needCount } } }"""
    assert sum(each["needCount"] for each in (await ask(both))["needsOverview"]["nodes"]) == 3
