"""Methods: who grades them, what is told of them and who tries them, held against SQL written by hand."""

from collections.abc import Sequence
from typing import Any

import pytest_asyncio

from registry.storage.database import database
from tests.helpers.asker import Asker
from tests.helpers.workbench import Workbench

#: What each method that is shown is called, with who has graded it and how, written by hand.
GRADED = """
select m.slug, g->>'publisher' as publisher, g->>'grade' as grade, g->'source'->>'url' as url
from methods m, jsonb_array_elements(m.grades) g where m.publication = 'PUBLISHED' order by m.name_sort, m.id
"""
#: By theme, how many methods are filed in it or in a theme below it.
BY_THEME = """
with recursive within as (
  select id, id as top from themes where publication = 'PUBLISHED'
  union select t.id, w.top from themes t join within w on t.parent_id = w.id where t.publication = 'PUBLISHED'
)
select t.slug, count(distinct m.id) from themes t join within w on w.top = t.id
join method_themes l on l.theme_id = w.id join methods m on m.id = l.method_id
where m.publication = 'PUBLISHED' group by t.slug order by t.slug
"""
FACETS = "{ methods { facets { theme { value count } kind { value count } } } }"


async def rows(url: str, query: str, *given: Any) -> Sequence[Any]:
    connection = await database.connect(url)
    try:
        return [tuple(each) for each in await connection.fetch(query, *given)]
    finally:
        await connection.close()


async def test_a_grade_stands_in_its_publishers_own_words_with_its_source(ask: Asker, seeded_url: str) -> None:
    query = "{ methods(where: {isGraded: true}) { nodes { slug grades { publisher grade source { url } } } } }"
    found = [
        (node["slug"], each["publisher"], each["grade"], each["source"]["url"])
        for node in (await ask(query))["methods"]["nodes"]
        for each in node["grades"]
    ]
    assert found == await rows(seeded_url, GRADED)
    assert [(slug, who, grade) for slug, who, grade, _ in found] == [("ips", "Socialstyrelsen", "Prioritet 1")]


async def test_what_nobody_has_graded_is_found_as_such(ask: Asker) -> None:
    query = "{ methods(where: {isGraded: false}) { nodes { slug grades { grade } } } }"
    nodes = (await ask(query))["methods"]["nodes"]
    assert [each["slug"] for each in nodes] == ["bbic", "ibic", "signs-of-safety"]
    assert all(each["grades"] == [] for each in nodes)


async def test_methods_are_counted_in_their_themes_and_those_above(ask: Asker, seeded_url: str) -> None:
    facets = (await ask(FACETS))["methods"]["facets"]
    counted = sorted((each["value"], each["count"]) for each in facets["theme"])
    assert counted == await rows(seeded_url, BY_THEME)
    assert ("individ-och-familjeomsorg", 2) in counted


@pytest_asyncio.fixture(scope="module")
async def tried(bench: Workbench) -> str:
    """Kungälv's pilot tries IPS, an output is about it, and what was learned there is about it too."""
    pilot = await bench.an_initiative(title="Prov av en metod", triedMethods=[{"slug": "ips"}])
    about = {"initiative": {"id": pilot["id"]}, "participants": [{"organisation": {"slug": "kungalv"}}]}
    added = await bench.done("national", "addParticipants", "participations { id }", **about)
    part = {"id": added["participations"][0]["id"]}
    lesson = {"which": part, "kind": "WORKED", "text": "Börja i tid", "aboutMethods": [{"slug": "ips"}]}
    await bench.done("national", "recordLesson", "lesson { id }", **lesson)
    output = {"title": "Vad vi lärde av IPS", "kind": "REPORT", "aboutMethods": [{"slug": "ips"}]}
    made = (await bench.done("national", "registerOutput", "output { id version }", **output))["output"]
    await bench.done("national", "publishRecord", "", id=made["id"], seen=made["version"])
    return str(pilot["slug"])


ABOUT_IPS = """{
  method(slug: "ips") {
    triedBy { nodes { slug methods triedMethods { slug } } }
    outputs { nodes { title } }
    lessons(kind: WORKED) { nodes { text aboutMethods { shortName } } }
  }
  initiatives(where: {triedMethods: {some: {slug: {eq: "ips"}}}}) { nodes { slug } }
}"""


async def test_what_is_tried_is_led_to_from_both_ends(bench: Workbench, tried: str) -> None:
    found = await bench(None, ABOUT_IPS)
    assert found["method"]["triedBy"]["nodes"] == [{"slug": tried, "methods": [], "triedMethods": [{"slug": "ips"}]}]
    titles = [output["title"] for output in found["method"]["outputs"]["nodes"]]
    handbook = "Individanpassat stöd till arbete enligt IPS-modellen, vägledning för arbetscoacher"
    assert titles == [handbook, "Vad vi lärde av IPS"]
    assert found["method"]["lessons"]["nodes"] == [{"text": "Börja i tid", "aboutMethods": [{"shortName": "IPS"}]}]
    assert found["initiatives"]["nodes"] == [{"slug": tried}]
