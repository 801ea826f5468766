"""Which calls of a document share a statement."""

from typing import Any

import pytest
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from schema.answering.shapes import shaper_of
from schema.contract import sdl_schema

ONE = "query Q($slug: String!) { initiative(slug: $slug) { title } }"
APART = """query Q($title: String, $search: String) {
  initiatives(where: { title: { contains: $title }, search: $search }) { totalCount } }"""
TOGETHER = "query Q($where: InitiativeWhere) { initiatives(where: $where) { totalCount } }"


def are_alike(query: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two calls of a document have the same shape."""
    document = parse(query)
    operation = get_operation_ast(document)
    assert operation is not None
    shape = shaper_of(sdl_schema(), document, operation)
    values: list[Any] = [
        get_variable_values(sdl_schema(), operation.variable_definitions or (), each) for each in (one, other)
    ]
    return shape(values[0].coerced) == shape(values[1].coerced)


@pytest.mark.parametrize(
    ("query", "one", "other"),
    [
        (ONE, {"slug": ""}, {"slug": "yrkesresan"}),
        (APART, {"title": ""}, {"title": "stöd"}),
        (TOGETHER, {"where": {"title": {"contains": ""}}}, {"where": {"title": {"contains": "stöd"}}}),
        (TOGETHER, {"where": {"search": "barn"}}, {"where": {"search": "stöd"}}),
    ],
)
def test_an_empty_text_is_bound_as_any_other(query: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert are_alike(query, one, other)


@pytest.mark.parametrize(
    ("query", "one", "other"),
    [
        (APART, {"search": ""}, {"search": "stöd"}),
        (TOGETHER, {"where": {"search": " "}}, {"where": {"search": "stöd"}}),
        (TOGETHER, {"where": {"not": {"search": ""}}}, {"where": {"not": {"search": "stöd"}}}),
        (APART, {"title": None}, {"title": ""}),
    ],
)
def test_what_is_searched_for_by_nothing_is_another_statement(
    query: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not are_alike(query, one, other)
