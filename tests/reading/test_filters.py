"""Filters say what they did: what is not there narrows nothing, and a facet's filter finds what the facet counts."""

import re
from typing import Any

import pytest

from tests.helpers.asker import Asker

ABSENT = {
    "a value in a relation": "participations: { some: { organisation: { county: { eq: $text } } } }",
    "a list in a relation": "participations: { some: { organisation: { county: { in: $texts } } } }",
    "a value of what it points at": "parent: { slug: { eq: $text } }",
    "none of several": "participations: { none: { organisation: { slug: { eq: $text } } } }",
    "a negation": "not: { slug: { eq: $text } }",
    "a negation in a negation": "not: { not: { parent: { slug: { eq: $text } } } }",
    "all of several": "and: [{ slug: { eq: $text } }, { parent: { slug: { eq: $text } } }]",
    "any of several": "or: [{ slug: { eq: $text } }, { parent: { slug: { eq: $text } } }]",
    "a period": "period: { overlaps: { start: $date, end: $date } }",
    "a group": "targetGroup: { ageFrom: { gte: $number } }",
    "a whole filter": "participations: { some: $participation }",
    "an empty filter": "participations: { some: {} } parent: {} not: {} or: []",
}
TYPES = {
    "text": "String",
    "texts": "[String!]",
    "date": "PartialDate",
    "number": "Int",
    "participation": "ParticipationWhere",
}


@pytest.mark.parametrize("way", ABSENT)
async def test_what_is_not_there_narrows_nothing(way: str, ask: Asker) -> None:
    used = set(re.findall(r"\$(\w+)", ABSENT[way]))
    declared = ", ".join(f"${name}: {TYPES[name]}" for name in sorted(used))
    start = f"query Q({declared})" if declared else "query Q"

    found = await ask(f"{start} {{ initiatives(where: {{ {ABSENT[way]} }}) {{ totalCount }} }}")

    assert found == await ask("{ initiatives { totalCount } }")


async def test_of_several_those_that_are_there_are_asked_for(ask: Asker) -> None:
    text = """query Q($text: String) {
      both: initiatives(where: { or: [{ kind: { eq: PILOT } }, { slug: { eq: $text } }] }) { totalCount }
      one: initiatives(where: { kind: { eq: PILOT } }) { totalCount } }"""
    found = await ask(text)

    assert found["both"] == found["one"]


async def test_whether_there_is_anything_at_all_is_asked_by_any(ask: Asker) -> None:
    found = await ask("""{
      whole: initiatives { totalCount }
      some: initiatives(where: { outputs: { any: true } }) { totalCount }
      none: initiatives(where: { outputs: { any: false } }) { totalCount }
      had: initiatives(where: { hasOutputs: true }) { totalCount } }""")
    counts = {name: each["totalCount"] for name, each in found.items()}

    assert counts["some"] == counts["had"] > 0
    assert counts["some"] + counts["none"] == counts["whole"]


async def test_null_in_the_filter_of_a_facet_is_no_filter(ask: Asker) -> None:
    text = """query Q($county: String, $state: InitiativeState) {
      initiatives(where: { county: { eq: $county }, state: { eq: $state } }) { totalCount } }"""
    whole = await ask("{ initiatives { totalCount } }")

    assert await ask(text, county=None, state=None) == whole


async def test_null_in_another_filter_is_refused(ask: Asker) -> None:
    text = "query Q($slug: String) { initiatives(where: { slug: { eq: $slug } }) { totalCount } }"
    assert (await ask.refused(text, slug=None))["extensions"]["code"] == "INVALID_FILTER"


async def test_a_facet_is_counted_without_its_own_filter(ask: Asker) -> None:
    text = """query Q($state: InitiativeState, $more: [InitiativeWhere!]) {
      initiatives(where: { state: { eq: $state }, and: $more }) {
        totalCount facets { state { value count } kind { count } } } }"""
    whole = (await ask(text))["initiatives"]
    chosen = (await ask(text, state="ONGOING"))["initiatives"]
    by_and = (await ask(text, more=[{"state": {"eq": "ONGOING"}}]))["initiatives"]

    assert chosen == by_and
    assert chosen["facets"]["state"] == whole["facets"]["state"]
    assert _sum(chosen["facets"]["kind"]) == chosen["totalCount"] < _sum(whole["facets"]["kind"])


def _sum(values: list[dict[str, Any]]) -> int:
    return sum(each["count"] for each in values)


async def test_a_facet_stands_beside_filters_in_other_words(ask: Asker) -> None:
    text = "{ initiatives(where: { not: { state: { eq: ONGOING } } }) { totalCount facets { state { count } } } }"
    found = (await ask(text))["initiatives"]

    assert _sum(found["facets"]["state"]) == found["totalCount"]


async def test_a_body_counts_by_one_rule(ask: Asker) -> None:
    found = await ask("""{ initiatives { facets { rssBody { value count } } }
      gr: initiatives(where: { rssBody: { eq: "goteborgsregionen" } }) { totalCount } }""")
    counts = {each["value"]: each["count"] for each in found["initiatives"]["facets"]["rssBody"]}

    assert counts["goteborgsregionen"] == found["gr"]["totalCount"] > 0


async def test_other_lists_are_counted_too(ask: Asker) -> None:
    found = await ask("""{
      knowledgeNeeds { facets { state { value } theme { value } } }
      outputs { facets { kind { value } theme { value } } }
      municipalities { facets { county { value label } rssBody { value } } }
      groups { facets { kind { value } } } }""")

    assert all(values for page in found.values() for values in page["facets"].values())
    assert len(found["municipalities"]["facets"]["county"]) == 21


async def test_initiatives_are_found_by_whom_they_are_for(ask: Asker) -> None:
    found = await ask("""{ initiatives(where: { targetGroup: { text: { isNull: false } } }) {
      totalCount nodes { targetGroup { text } } } }""")

    assert found["initiatives"]["totalCount"] > 0
    assert all(each["targetGroup"] for each in found["initiatives"]["nodes"])


@pytest.mark.parametrize(
    ("test", "meets"),
    [
        ('contains: "DIGITALT"', lambda texts: any("digitalt" in text.lower() for text in texts)),
        ('contains: "lärande", isEmpty: false', lambda texts: any("lärande" in text.lower() for text in texts)),
        ("isEmpty: true", lambda texts: not texts),
        ("isEmpty: false", bool),
    ],
)
async def test_a_list_of_texts_is_searched_and_may_be_empty(test: str, meets: Any, ask: Asker) -> None:
    whole = (await ask("{ initiatives(first: 100) { nodes { slug methods } } }"))["initiatives"]["nodes"]
    found = await ask(f"{{ initiatives(where: {{ methods: {{ {test} }} }}, first: 100) {{ nodes {{ slug }} }} }}")

    expected = [each["slug"] for each in whole if meets(each["methods"])]
    assert [each["slug"] for each in found["initiatives"]["nodes"]] == expected
    assert expected


async def test_what_is_searched_for_in_a_list_of_texts_stands_in_one_of_them(ask: Asker) -> None:
    query = "query Q($part: String!) { initiatives(where: { methods: { contains: $part } }) { totalCount } }"
    whole = (await ask("{ initiatives(first: 100) { nodes { methods } } }"))["initiatives"]["nodes"]
    first, second, *_ = next(each["methods"] for each in whole if len(each["methods"]) > 1)

    assert (await ask(query, part=first))["initiatives"]["totalCount"] > 0
    for between in (" ", ""):
        assert (await ask(query, part=f"{first}{between}{second}"))["initiatives"]["totalCount"] == 0
