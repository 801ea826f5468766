"""Hints that the contract gives: where a field is, how a filter is written, and what an argument is called."""

import pytest

from tests.helpers.asker import Asker

WRONG = [
    ('{ municipality(code: "1480") { rssBody { name } } }', "Ask for `memberships { nodes { rssBody } }`."),
    ('{ municipality(code: "1480") { memberships { rssBody { name } } } }', "Write `nodes { rssBody }`."),
    (
        "{ participations { nodes { municipality { name } } } }",
        "Ask for `organisation { ... on Municipality { … } }` or `actor { ... on Municipality { … } }`.",
    ),
    ("{ initiatives { title } }", "Write `nodes { title }`."),
    (
        '{ initiatives(where: { participations: { organisation: { slug: { eq: "ale" } } } }) { totalCount } }',
        "Write `some: {organisation: …}`.",
    ),
    ('{ initiatives(where: { rss: { eq: "a" } }) { totalCount } }', "Did you mean `rssBody`?"),
    ("{ initiatives(filter: {}) { totalCount } }", "Write `where`."),
    ("{ municipality(code: 114) { name } }", 'Write `"114"`.'),
    ('{ municipality(slug: "ale") { name } }', "`municipality` takes `code`, `asOf`."),
]


@pytest.mark.parametrize(("query", "hint"), WRONG)
async def test_what_is_asked_for_wrongly_is_told_how_it_is_asked_for(ask: Asker, query: str, hint: str) -> None:
    error = await ask.refused(query)
    assert error["extensions"]["hint"] == hint
    # No other guess stands beside it.
    assert "Did you mean" not in error["message"]
    assert "Menade du" not in error["extensions"]["messageSv"]


async def test_a_line_that_a_filter_in_a_variable_lacks_is_told_alike(ask: Asker) -> None:
    query = "query Q($w: InitiativeWhere) { initiatives(where: $w) { totalCount } }"
    error = await ask.refused(query, w={"participations": {"organisation": {"slug": {"eq": "ale"}}}})
    assert error["extensions"]["hint"] == "Write `some: {organisation: …}`."
    assert error["extensions"]["hintSv"] == "Skriv `some: {organisation: …}`."


async def test_a_theme_given_as_a_reference_is_told_to_be_a_slug(ask: Asker) -> None:
    behind = '[{ organisation: { slug: "ale" } }]'
    inline = f'{{ title: "Prov", themes: [{{ slug: "barn-och-unga" }}], endorsements: {behind} }}'
    written = await ask.refused(f"mutation {{ raiseNeed(input: {inline}) {{ userErrors {{ code }} }} }}")
    given = {"title": "Prov", "themes": [{"slug": "barn-och-unga"}], "endorsements": []}
    query = "mutation M($input: RaiseNeedInput!) { raiseNeed(input: $input) { userErrors { code } } }"
    for error in (written, await ask.refused(query, input=given)):
        assert error["extensions"]["hint"] == 'Write `"barn-och-unga"`.'
        assert error["extensions"]["hintSv"] == 'Skriv `"barn-och-unga"`.'


@pytest.mark.parametrize("cursor", ["trasig", '["x", "1"]'])
async def test_a_cursor_that_cannot_be_read_is_told_with_its_list(ask: Asker, cursor: str) -> None:
    query = """query Q($after: String) { all: initiatives(first: 1) { edges { one: node {
      parts: participations(after: $after) { totalCount nodes { id } } } } } }"""
    error = await ask.refused(query, after=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert error["extensions"]["path"] == ["all", "edges", "one", "parts"]
    error = await ask.refused("query Q($a: String) { all: initiatives(after: $a) { nodes { id } } }", a=cursor)
    assert error["extensions"]["path"] == ["all"]


async def test_a_moment_to_come_is_told_with_its_field(ask: Asker) -> None:
    error = await ask.refused('{ then: themes(asOf: "2999-01-01T00:00:00Z") { name } }')
    assert (error["extensions"]["code"], error["extensions"]["path"]) == ("INVALID_MOMENT", ["then"])
