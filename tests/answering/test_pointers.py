"""Hints that the contract gives: where a field is, how a filter is written, and what an argument is called."""

import re

import pytest
from graphql import (
    FieldsOnCorrectTypeRule,
    GraphQLObjectType,
    ScalarLeafsRule,
    get_named_type,
    is_leaf_type,
    parse,
    validate,
)

from schema.answering.pointers import hint_of
from schema.contract import sdl_schema
from tests.helpers.asker import Asker

#: How hints begin that say how to ask for a field from where it was asked for.
BESIDE = ("Ask for", "Write `")

WRONG = [
    ('{ municipality(code: "1480") { rssBody { name } } }', "Ask for `memberships { nodes { rssBody { … } } }`."),
    ('{ municipality(code: "1480") { memberships { rssBody { name } } } }', "Write `nodes { rssBody { … } }`."),
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
    # What something is called is never what something else is called.
    ("{ knowledgeNeeds { nodes { name } } }", "Write `title`."),
    ("{ initiatives { name } }", "Write `nodes { title }`."),
    ('{ suggest(text: "b") { title } }', "Write `label`."),
    ('{ search(text: "b") { edges { title } } }', "Write `label`."),
    (
        "{ needsRounds { nodes { title } } }",
        "`NeedsRound` has `slug`, `year`, `step`, `answersKnown`, `serviceArea`, `needs`.",
    ),
    ("{ initiatives { nodes { startDate } } }", "Write `period { start }`."),
    ("{ calendar { totalCount } }", "Did you mean `calendarEvents`?"),
    (
        "{ needs { title } }",
        "Did you mean `knowledgeNeeds`, `needsRounds`, `needsRound`, `needsOverview`, `similarNeeds`?",
    ),
    ('{ search(text: "b") { facets { type { value } } } }', "Did you mean `recordType`?"),
    ('{ search(text: "b") { facets { theme { value } } } }', "`SearchFacets` has `recordType`."),
    ('{ search(text: "b", types: [MUNICIPALITY]) { totalCount } }', "Did you mean `ORGANISATION`?"),
    ("{ needsOverview(by: [COUNTY]) { totalCount } }", "`COUNTY` is a value of `CoverageBy`."),
    ('{ overlaps(initiative: "x", where: {kind: {eq: PILOT}}) { totalCount } }', "Write `initiative: {kind: …}`."),
    (
        '{ calendarEvents(where: {theme: {eq: "x"}}) { totalCount } }',
        "Write `initiative: {theme: …}` or `mandate: {theme: …}` or `output: {theme: …}`.",
    ),
    ("{ knowledgeNeeds(where: {mergedInto: {any: true}}) { totalCount } }", "Write `slug: {isNull: false}`."),
    (
        "{ knowledgeNeeds(where: {mergedInto: {some: {}}}) { totalCount } }",
        "One record is tested here, and no list: leave out `some`.",
    ),
    (
        '{ needsOverview(by: [THEME], where: {theme: {eq: "x"}}) { totalCount } }',
        "Write `slug: {eq: …}`.",
    ),
    # A list in each of a list is another question.
    (
        '{ county(code: "14") { needs { totalCount } } }',
        "`County` has `code`, `name`, `regionName`, `municipalities`, `rssBodies`, `organisations`, `initiatives`.",
    ),
    (
        '{ search(text: "b") { nodes { label } } }',
        "It stands beside the record: in `search` `edges { label }`, in `suggest` `label`.",
    ),
    ('{ suggest(text: "b") { node { title } } }', "Write `... on Initiative { title }`."),
    ('{ initiatives(where: { start: { eq: "2024" } }) { totalCount } }', "Write `period: {startsFrom: …}`."),
    ('{ initiatives(where: { endDate: { eq: "2024" } }) { totalCount } }', "Write `period: {endsFrom: …}`."),
    ("{ initiatives(orderBy: title_ASC) { totalCount } }", "Write `{title: ASC}`."),
    ("{ initiatives(orderBy: [STATE_AS_OF_DESC]) { totalCount } }", "Write `{stateAsOf: DESC}`."),
    ('{ initiatives(orderBy: "-title") { totalCount } }', "Write `{title: DESC}`."),
    ("{ counties { nodes { name } } }", "Here are no pages: leave out `nodes`."),
    ("{ counties { edges { node { name } } } }", "Here are no pages: leave out `edges`."),
]


@pytest.mark.parametrize(("query", "hint"), WRONG)
async def test_what_is_asked_for_wrongly_is_told_how_it_is_asked_for(ask: Asker, query: str, hint: str) -> None:
    error = await ask.refused(query)
    assert error["extensions"]["hint"] == hint
    # No other guess stands beside it.
    assert "Did you mean" not in error["message"]
    assert "Menade du" not in error["extensions"]["messageSv"]


async def test_what_a_hint_says_to_ask_at_the_root_is_accepted(ask: Asker) -> None:
    schema = sdl_schema()
    assert schema.query_type
    roots = [name for name, each in schema.query_type.fields.items() if "Connection" in str(each.type)]
    types = [name for name, each in schema.type_map.items() if isinstance(each, GraphQLObjectType)]
    hints = {hint_of(schema, f"Cannot query field '{root}' on type '{each}'.") for root in roots for each in types}
    told = {found[1] for each in hints if each and (found := re.fullmatch(r"Ask at the root: `(.*)`\.", each[0]))}
    assert len(told) > 40
    for each in told:
        await ask(f"{{ {each.replace('…', 'x')} {{ totalCount }} }}", administrator=True)


def test_what_a_hint_says_to_ask_beside_is_a_field_with_all_that_it_needs() -> None:
    schema = sdl_schema()
    types = [each for each in schema.type_map.values() if isinstance(each, GraphQLObjectType)]
    names = sorted(
        {name for each in types for name, field in each.fields.items() if not is_leaf_type(get_named_type(field.type))}
    )
    told = set()
    for type_ in types:
        if (hints := [hint_of(schema, f"Cannot query field '{each}' on type '{type_.name}'.") for each in names]) and (
            asked := [way for each in hints if each and each[0][:7] in BESIDE for way in re.findall("`(.*?)`", each[0])]
        ):
            told.add(f"fragment F on {type_.name} {{ {' '.join(asked).replace('…', '__typename')} }}")
    assert len(told) > 20
    for each in told:
        assert not validate(schema, parse(each), [FieldsOnCorrectTypeRule, ScalarLeafsRule]), each


async def test_a_line_that_a_filter_in_a_variable_lacks_is_told_alike(ask: Asker) -> None:
    query = "query Q($w: InitiativeWhere) { initiatives(where: $w) { totalCount } }"
    error = await ask.refused(query, w={"participations": {"organisation": {"slug": {"eq": "ale"}}}})
    assert error["extensions"]["hint"] == "Write `some: {organisation: …}`."
    assert error["extensions"]["hintSv"] == "Skriv `some: {organisation: …}`."


async def test_an_order_by_what_is_not_there_is_told_once(ask: Asker) -> None:
    written = "{ initiatives(orderBy: [{titel: ASC}]) { totalCount } }"
    query = "query Q($by: [InitiativeOrder!]) { initiatives(orderBy: $by) { totalCount } }"
    for found in (await ask.whole(written, {}), await ask.whole(query, {"by": [{"titel": "ASC"}]})):
        (error,) = found["errors"]
        assert "`titel`" in error["extensions"]["messageSv"]
    # What is only missing is still told.
    (error,) = (await ask.whole(query, {"by": [{}]}))["errors"]
    assert "InitiativeOrder" in error["message"]


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
