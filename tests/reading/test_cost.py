"""What a question costs: told before it is asked of the database, by its page sizes and what it takes to read."""

from typing import Any

import pytest
from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_leaf_type,
    parse,
    validate,
)
from graphql.execution.values import get_variable_values

from registry.errors import CostLimit
from registry.storage.reading.cost import dearest
from registry.storage.reading.selection import Selection
from registry.storage.reading.weights import REMEDIES, WEIGHTS
from schema.answering.costs import require_affordable
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector

QUERY = sdl_schema().query_type
assert QUERY is not None
#: The questions about records as they were.
ABOUT_THEN = {name: field for name, field in QUERY.fields.items() if "asOf" in field.args and name != "moment"}
#: Those of them that are lists of all records.
LISTS = {
    name
    for name, field in ABOUT_THEN.items()
    if "first" in field.args or ("ids" not in field.args and isinstance(get_nullable_type(field.type), GraphQLList))
}
MOMENT = '"2026-01-01T00:00:00Z"'


PLAIN_LIST, COUNT, FACET, THEN = WEIGHTS.plain_list, WEIGHTS.count, WEIGHTS.facet, WEIGHTS.then
HISTORY, DIFFERENCES = WEIGHTS.history, WEIGHTS.differences


def cost(text: str, **variables: Any) -> int:
    """What a question costs, when it is given these variables."""
    return selected(text, **variables).cost


def selected(text: str, **variables: Any) -> Selection:
    """What a question asks for."""
    document = parse(text)
    assert validate(sdl_schema(), document) == []
    operation = get_operation_ast(document)
    assert operation is not None
    values = get_variable_values(sdl_schema(), operation.variable_definitions or (), variables)
    assert not isinstance(values, list), values
    return Selector(sdl_schema(), document, operation, values, {"publisher": "skr", "name": "Prov"}).selection()


# ---- Parts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{ theme(slug: "a") { name } }', 1, id="one record"),
        pytest.param('{ theme(slug: "a") { name parent { name } } }', 2, id="and what it points at"),
        pytest.param('{ initiative(slug: "a") { period { start } sources { title } } }', 1, id="groups and values"),
        pytest.param("{ apiInfo { name } viewer { name } }", 0, id="what is known without the database"),
        pytest.param("{ counties { code } }", PLAIN_LIST, id="a plain list"),
        pytest.param('{ initiative(slug: "a") { themes { name } } }', 1 + PLAIN_LIST, id="a plain list below"),
        pytest.param('{ initiative(slug: "a") { themes { id } } }', 1 + WEIGHTS.links, id="a list of ids"),
        pytest.param('{ initiative(slug: "a") { linkedNeeds { id } } }', 1 + WEIGHTS.links, id="a whole list of ids"),
        pytest.param('{ initiative(slug: "a") { linkedNeeds { title } } }', 1 + WEIGHTS.whole_list, id="a whole list"),
        pytest.param(
            '{ mandate(slug: "a") { linkedInitiatives { linkedNeeds { linkedOutputs { id } } } } }',
            1 + WEIGHTS.whole_list * (1 + WEIGHTS.whole_list * (1 + WEIGHTS.links)),
            id="whole lists in each other",
        ),
        pytest.param(
            '{ initiative(slug: "a") { themes { parent { name } } } }', 1 + PLAIN_LIST * 2, id="each with its own"
        ),
        pytest.param("{ initiatives { nodes { title } } }", 20, id="a page of the usual size"),
        pytest.param("{ initiatives(first: 7) { nodes { title } } }", 7, id="a page from its start"),
        pytest.param("{ initiatives(last: 7) { nodes { title } } }", 7, id="a page from its end"),
        pytest.param("{ initiatives(first: 7) { edges { cursor node { parent { title } } } } }", 14, id="edges"),
        pytest.param("{ initiatives(first: 7) { pageInfo { hasNextPage } } }", 7, id="where a page ends"),
        pytest.param("{ initiatives(first: 7) { totalCount } }", COUNT, id="a count alone"),
        pytest.param("{ initiatives(first: 7) { totalCount nodes { id } } }", 7 + COUNT, id="a count and a page"),
        pytest.param(
            "{ initiatives(first: 7) { facets { state { count } kind { count } } } }", 2 * FACET, id="two facets"
        ),
        pytest.param(
            "{ initiatives { facets { county { count } } } }",
            FACET + WEIGHTS.related_to_most + 2 * WEIGHTS.related_to_one,
            id="a facet along relations",
        ),
        pytest.param(
            "{ sources(first: 7) { nodes { citations(first: 3) { nodes { record { id keeper { id } } } } } } }",
            WEIGHTS.gathered + 7 * (1 + WEIGHTS.gathered_below + 3 * (1 + 2)),
            id="sources, and one record of any type of each citation",
        ),
        pytest.param(
            "{ participations(where: { sources: { any: true } }, first: 7) { nodes { id } } }",
            7 + WEIGHTS.filtered + WEIGHTS.within_most,
            id="most by their sources",
        ),
        pytest.param("{ participations { totalCount } }", WEIGHTS.count_of_most, id="a count of most"),
        pytest.param("{ participations { facets { status { count } } } }", WEIGHTS.facet_of_most, id="a facet of most"),
        pytest.param(
            "{ initiatives(first: 7) { nodes { participations(first: 3) { totalCount nodes { organisation { name } } } "
            "} } }",
            7 * (1 + 3 * 2 + COUNT),
            id="pages in a page",
        ),
        pytest.param(
            "{ a: initiatives(first: 7) { totalCount } b: counties { code } }", 1 + PLAIN_LIST, id="two questions"
        ),
        pytest.param(
            '{ initiative(slug: "a") { history(first: 3) { nodes { act commit { at } } } } }',
            1 + HISTORY + 3 * 2,
            id="a list of history",
        ),
        pytest.param(
            "{ initiatives(first: 7) { nodes { history(first: 3) { nodes { fields { field } } } } } }",
            7 * (1 + HISTORY + 3 * (1 + DIFFERENCES)),
            id="the differences of each entry",
        ),
        pytest.param('{ node(id: "theme_1") { id } }', 1, id="any record"),
        pytest.param('{ nodes(ids: ["theme_1", "theme_2", "theme_3"]) { id } }', 3, id="any records"),
        pytest.param(
            '{ nodes(ids: ["theme_1", "theme_2"]) { ... on Theme { parent { id } } ... on Initiative { '
            "themes { name } parent { id } } } }",
            2 * (1 + PLAIN_LIST + 1),
            id="the dearest of its types",
        ),
        pytest.param('{ lookup(system: "a", value: "b") { id } }', 1, id="by another system's key"),
        pytest.param(
            '{ node(id: "organisation_1") { ... on Municipality { county { name } keeper { name } } ... on RssBody { '
            "name } } }",
            3,
            id="the dearest of its kinds",
        ),
        pytest.param(
            "{ viewer { toDecide(first: 7) { nodes { ... on Participation { organisation { name } } } } } }",
            14,
            id="what waits",
        ),
    ],
)
def test_a_question_costs_the_rows_that_it_may_read(text: str, expected: int) -> None:
    assert cost(text) == expected


def test_a_size_counts_as_it_is_given_in_the_call() -> None:
    text = "query Q($first: Int) { initiatives(first: $first) { nodes { title } } }"
    assert [cost(text, first=3), cost(text, first=30), cost(text)] == [3, 30, 20]


def test_ids_count_as_they_are_given_in_the_call() -> None:
    text = "query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert [cost(text, ids=["a"]), cost(text, ids=["a"] * 9)] == [1, 9]


# ---- Another moment --------------------------------------------------------------------------------------------------


def written(type_: Any) -> str:
    """Some value of a type, as it stands in a document."""
    if isinstance(type_, GraphQLNonNull):
        return written(type_.of_type)
    return "[]" if isinstance(type_, GraphQLList) else next(iter(getattr(type_, "values", [])), '"x"')


def about(name: str, field: GraphQLField, as_of: str = "") -> str:
    """The shortest question of a root field, with what it must be given."""
    needed = [f"{each}: {written(of.type)}" for each, of in field.args.items() if isinstance(of.type, GraphQLNonNull)]
    given = [*needed, *([f"asOf: {as_of}"] if as_of else [])]
    shown = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
    arguments = f"({', '.join(given)})" if given else ""
    return f"{name}{arguments}{shown}"


@pytest.mark.parametrize("name", ABOUT_THEN)
def test_another_moment_costs_what_it_takes_to_read_the_trail(name: str) -> None:
    field = ABOUT_THEN[name]
    now, then = cost(f"{{ {about(name, field)} }}"), cost(f"{{ {about(name, field, MOMENT)} }}")
    assert THEN > 0
    tables, lists = divmod(then - now - WEIGHTS.then_list * (name in LISTS), THEN)
    assert tables > 0
    assert lists == 0
    by_variable = f"query Q($at: DateTime) {{ {about(name, field, '$at')} }}"
    moments: list[Any] = [{"at": "2026-01-01T00:00:00Z"}, {"at": None}, {}]
    assert [cost(by_variable, **each) for each in moments] == [then, now, now]


def test_each_moment_costs_anew() -> None:
    name, field = next(iter(ABOUT_THEN.items()))
    twice = f"{{ a: {about(name, field, MOMENT)} b: {about(name, field, MOMENT)} }}"
    assert cost(twice) == 2 * cost(f"{{ {about(name, field, MOMENT)} }}")
    assert cost(f"{{ moment(asOf: {MOMENT}) }}") == 0


def test_each_table_of_another_moment_costs() -> None:
    alone = f'{{ initiative(slug: "a", asOf: {MOMENT}) {{ title }} }}'
    with_others = f'{{ initiative(slug: "a", asOf: {MOMENT}) {{ title keeper {{ name keeper {{ name }} }} }} }}'
    assert (cost(alone), cost(with_others)) == (1 + THEN, 3 + 2 * THEN)


# ---- Filters ---------------------------------------------------------------------------------------------------------

SOME, NONE = "participations: { some: { %s } }", "participations: { none: { %s } }"
CONFIRMED = "status: { eq: CONFIRMED }"


def filtered(where: str) -> int:
    """What a filter costs where nothing else does."""
    return cost(f"{{ initiatives(where: {{ {where} }}) {{ totalCount }} }}") - COUNT


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("state: { eq: ONGOING }", WEIGHTS.filtered, id="a column"),
        pytest.param('title: { contains: "a" }', WEIGHTS.filtered + WEIGHTS.part_of_folded, id="a part of a title"),
        pytest.param('summary: { contains: "a" }', WEIGHTS.filtered + WEIGHTS.part_of_text, id="a part of a text"),
        pytest.param('parent: { slug: { eq: "a" } }', WEIGHTS.filtered + WEIGHTS.related_to_one, id="to one"),
        pytest.param(
            'themes: { some: { slug: { eq: "a" } } }',
            WEIGHTS.filtered + WEIGHTS.related_to_many + WEIGHTS.related_to_one,
            id="to many",
        ),
        pytest.param(SOME % CONFIRMED, WEIGHTS.filtered + WEIGHTS.related_to_most, id="to most"),
        pytest.param("not: { %s }" % (NONE % CONFIRMED), WEIGHTS.filtered + WEIGHTS.related_to_most, id="not none"),
        pytest.param(
            SOME % f"organisation: {{ {NONE % CONFIRMED} }}",
            WEIGHTS.filtered + 2 * WEIGHTS.related_to_most + WEIGHTS.related_to_one,
            id="relations in each other",
        ),
        pytest.param(
            f"or: [{' '.join([f'{{ {SOME % CONFIRMED} }}'] * 3)}]",
            WEIGHTS.filtered + 3 * WEIGHTS.related_to_most,
            id="one or another",
        ),
    ],
)
def test_a_filter_costs_by_what_it_must_look_at(where: str, expected: int) -> None:
    assert filtered(where) == expected


def test_a_filter_of_one_records_list_costs_little() -> None:
    where = f"{{ organisation: {{ {SOME % CONFIRMED} }} }}"
    text = f'{{ initiative(slug: "a") {{ participations(where: {where}) {{ totalCount }} }} }}'
    assert cost(text) == 1 + COUNT + 2 * WEIGHTS.related_below


def test_a_value_among_records_costs_more_where_every_row_is_asked() -> None:
    test = "takesPart: { eq: KNOWN_TO, initiatives: { kind: { eq: PILOT } } }"
    at_root = cost(f"{{ organisations(where: {{ {test} }}) {{ totalCount }} }}") - COUNT - WEIGHTS.filtered
    organisation = f"{{ organisation: {{ {test} }} }}"
    below = (
        cost(f'{{ initiative(slug: "a") {{ participations(where: {organisation}) {{ totalCount }} }} }}') - 1 - COUNT
    )

    assert at_root == WEIGHTS.related_to_most
    assert below == 2 * WEIGHTS.related_below


# ---- What is told ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "field", "why"),
    [
        pytest.param(
            "{ initiatives(first: 100) { nodes { parts: participations(first: 100) { nodes { id } } } } }",
            "initiatives.nodes.parts", "rows", id="pages in each other",
        ),
        pytest.param("{ a: initiatives { facets { state { count } } } counties { code } }", "a", "facets", id="facets"),
        pytest.param(
            f"{{ initiatives(where: {{ {SOME % CONFIRMED} }}) {{ nodes {{ id }} }} }}", "initiatives", "filter", id="f"
        ),
        pytest.param(
            "{ initiatives(orderBy: [{ participations: { count: DESC } }]) { nodes { id } } }",
            "initiatives", "order", id="an order",
        ),
        pytest.param("{ all: coverage(by: COUNTY, first: 1) { totalCount } }", "all", "whole", id="the whole"),
        pytest.param(f"{{ then: initiatives(asOf: {MOMENT}) {{ nodes {{ id }} }} }}", "then", "moment", id="a moment"),
    ],
)  # fmt: skip
def test_what_costs_too_much_is_named_with_what_to_do(text: str, field: str, why: str) -> None:
    selection = selected(text)
    require_affordable(selection, selection.cost)
    with pytest.raises(CostLimit) as refused:
        require_affordable(selection, selection.cost - 1)
    assert f"`{field}`" in refused.value.message
    assert f"`{field}`" in refused.value.message_sv
    assert refused.value.hint == REMEDIES[why][0].format(f"`{field}`")
    assert sum(each.amount for each in dearest(selection.roots, 1000)) == selection.cost
