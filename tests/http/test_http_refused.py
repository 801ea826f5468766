"""What a question is refused for, and in which words."""

from typing import Any

import httpx
import pytest

from schema.answering.limits import MOST_NESTED, MOST_OBJECTS
from schema.app import create
from tests.helpers.asker import Asker
from tests.helpers.databases import settings_for
from tests.helpers.over_http import BY_SLUG, FILTERED, TITLES, VIEWER, client_of, code, locked, post, refusal

# ---- Questions that cannot be answered -------------------------------------------------------------------------------


async def test_a_syntax_error_is_told_with_its_place(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, "{ viewer { name "))
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"
    assert error["locations"] == [{"line": 1, "column": 17}]


async def test_an_unknown_field_is_told_with_its_nearest(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, "{ viewer { nam } }"))
    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert error["message"].endswith("Did you mean 'name'?")


async def test_an_operation_that_is_not_there_is_told_by_name(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, TITLES, operationName="Names"))
    assert error["extensions"]["code"] == "UNKNOWN_OPERATION"
    assert error["message"] == 'Unknown operation named "Names".'


async def test_one_of_several_operations_is_answered_by_name(client: httpx.AsyncClient) -> None:
    both = f"query A {VIEWER} query B {{ viewer {{ role }} }}"
    assert (await post(client, both, operationName="B")).json() == {"data": {"viewer": {"role": "ANONYMOUS"}}}


@pytest.mark.parametrize("second", [VIEWER, "{ __schema { queryType { name } } }"])
async def test_several_operations_without_a_name_are_refused(client: httpx.AsyncClient, second: str) -> None:
    error = refusal(await post(client, f"query A {VIEWER} query B {second}"))
    assert error["extensions"]["code"] == "UNKNOWN_OPERATION"
    assert error["extensions"]["hint"] == "Say which with operationName."


async def test_a_document_without_an_operation_is_refused(client: httpx.AsyncClient) -> None:
    assert code(await post(client, "fragment A on Viewer { name }")) == "UNKNOWN_OPERATION"


@pytest.mark.parametrize("variables", [{}, {"slug": None}, {"slug": 1}, {"slug": ["a"]}, {"slug": {}}])
async def test_a_variable_that_is_missing_or_of_another_type_is_told_by_name(
    client: httpx.AsyncClient, variables: dict[str, Any]
) -> None:
    error = refusal(await post(client, BY_SLUG, variables=variables))
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "'$slug'" in error["message"]


async def test_a_date_that_does_not_exist_is_told_as_such(client: httpx.AsyncClient) -> None:
    error = refusal(await post(client, FILTERED, variables={"where": {"period": {"startsFrom": "2025-02-30"}}}))
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "There is no date 2025-02-30." in error["message"]


@pytest.mark.parametrize(
    ("query", "variables"), [('{ initiative(slug: "\\u0000") { title } }', {}), (BY_SLUG, {"slug": "a\0b"})]
)
async def test_a_text_that_the_database_cannot_hold_is_the_callers(
    client: httpx.AsyncClient, query: str, variables: dict[str, Any]
) -> None:
    assert code(await post(client, query, variables=variables)) == "BAD_USER_INPUT"


async def test_a_subscription_is_not_answered_once(client: httpx.AsyncClient) -> None:
    answer = await post(client, "subscription { changed { token } }")
    assert (answer.status_code, code(answer)) == (200, "NOT_SUPPORTED")


async def test_a_mutation_by_get_is_refused_by_its_method(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "mutation { x }"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("size", ["first: -1", "first: 101", "last: -1", "last: 101", "first: 1, last: 1"])
async def test_a_page_of_no_allowed_size_is_refused(ask: Asker, size: str) -> None:
    error = await ask.refused(f"{{ initiatives({size}) {{ totalCount }} }}")
    assert error["extensions"]["code"] == "INVALID_PAGE_SIZE"
    assert error["extensions"]["messageSv"]


@pytest.mark.parametrize("cursor", ["", "x", "bm9uZQ", "eyJ", "å"])
async def test_a_cursor_that_is_none_is_refused(ask: Asker, cursor: str) -> None:
    error = await ask.refused("query($c: String) { initiatives(after: $c) { nodes { id } } }", c=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert error["extensions"]["messageSv"]


async def test_a_cursor_of_another_order_is_refused(ask: Asker) -> None:
    page = await ask("{ initiatives(first: 1, orderBy: [{ title: DESC }]) { pageInfo { hasNextPage endCursor } } }")
    cursor = page["initiatives"]["pageInfo"]["endCursor"]
    error = await ask.refused("query($c: String) { initiatives(after: $c) { nodes { id } } }", c=cursor)
    assert error["extensions"]["code"] == "INVALID_CURSOR"
    assert "orderBy" in error["extensions"]["hint"]


async def test_an_unknown_vocabulary_is_told_with_its_nearest(ask: Asker) -> None:
    error = await ask.refused('{ vocabulary(enum: "Initiativestate") { value } }')
    assert error["extensions"]["code"] == "UNKNOWN_VOCABULARY"
    assert error["extensions"]["hint"] == "Did you mean InitiativeState?"


# ---- Limits ----------------------------------------------------------------------------------------------------------


DEEP = "{ initiatives { nodes " + "{ parent " * 20 + "{ id }" + " }" * 22

NESTED = "{ hasOutputs: true }"
for _ in range(MOST_NESTED):
    NESTED = f"{{ not: {NESTED} }}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(DEEP, "DEPTH_LIMIT", id="deep selections"),
        pytest.param("{ a " * 300 + "}" * 300, "DEPTH_LIMIT", id="deeper than is read"),
        pytest.param(f"{{ initiatives(where: {NESTED}) {{ totalCount }} }}", "DEPTH_LIMIT", id="deep filter"),
        pytest.param("{" + " viewer { name }" * 600 + "}", "TOKEN_LIMIT", id="many tokens"),
        pytest.param("{" + "".join(f" a{n}: viewer {{ name }}" for n in range(51)) + "}", "ALIAS_LIMIT", id="aliases"),
        pytest.param(
            "{ initiatives(first: 100) { nodes { participations(first: 100) { nodes { initiative { "
            "participations(first: 100) { nodes { id } } } } } } } }",
            "COST_LIMIT",
            id="rows in rows",
        ),
        pytest.param(
            f"{{ initiatives(where: {{ or: [{' {}' * MOST_OBJECTS}] }}) {{ totalCount }} }}",
            "COST_LIMIT",
            id="many conditions",
        ),
    ],
)
async def test_a_question_beyond_a_limit_is_refused_by_a_code_of_its_own(
    client: httpx.AsyncClient, query: str, expected: str
) -> None:
    assert code(await post(client, query)) == expected


async def test_variables_may_hold_as_many_conditions_as_a_document(client: httpx.AsyncClient) -> None:
    most: list[Any] = [{}] * (MOST_OBJECTS - 1)
    assert "data" in (await post(client, FILTERED, variables={"where": {"or": most}})).json()
    assert code(await post(client, FILTERED, variables={"where": {"or": [*most, {}]}})) == "COST_LIMIT"


async def test_variables_may_nest_as_deep_as_arguments_of_a_document(client: httpx.AsyncClient) -> None:
    deep: dict[str, Any] = {"hasOutputs": True}
    for _ in range(MOST_NESTED - 1):
        deep = {"not": deep}
    assert "data" in (await post(client, FILTERED, variables={"where": deep})).json()
    assert code(await post(client, FILTERED, variables={"where": {"not": deep}})) == "DEPTH_LIMIT"


async def test_introspection_can_be_switched_off(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, introspection=False))) as client:
        assert code(await post(client, "{ __schema { queryType { name } } }")) == "NOT_SUPPORTED"
        assert (await post(client, "{ viewer { __typename role } }")).status_code == 200


async def test_a_statement_that_takes_too_long_is_stopped(seeded_url: str) -> None:
    async with client_of(create(settings_for(seeded_url, statement_timeout_ms=100))) as client, locked(seeded_url):
        error = refusal(await post(client, TITLES))
    assert error["extensions"]["code"] == "TIMEOUT"
