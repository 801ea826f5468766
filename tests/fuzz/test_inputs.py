"""Every field of every input, given values that nobody means: a clear error or an answer, and never INTERNAL."""

import json
from collections.abc import AsyncIterator, Iterator
from itertools import cycle
from typing import Any

import httpx
import pytest
import pytest_asyncio
from graphql import GraphQLField, GraphQLNonNull, get_named_type, is_leaf_type

from schema.contract import sdl_schema
from tests.helpers.budgets import part
from tests.helpers.databases import CreateDatabase
from tests.helpers.ground import PUBLISHED, Ground, Laying, names_in
from tests.helpers.odd import ODD, leaves, places, with_odd
from tests.helpers.provider import Provider
from tests.helpers.signing import believing
from tests.helpers.trials import TRIALS, Trial
from tests.helpers.workbench import SECRETS, Workbench, workbench

SCHEMA = sdl_schema()
ACTS = {str(trial): trial for trial in TRIALS if PUBLISHED in trial.publications}
assert SCHEMA.query_type is not None
assert SCHEMA.mutation_type is not None
QUESTIONS = {name: field for name, field in SCHEMA.query_type.fields.items() if field.args}
#: How many odd values each field is given in one place.
EACH = max(2, min(len(ODD), part(100)))
PLACES = places({name: {each: of.type for each, of in field.args.items()} for name, field in QUESTIONS.items()}, EACH)


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase, issuer: Provider) -> AsyncIterator[Workbench]:
    async with workbench(make_database, **believing(issuer)) as made:
        yield made


@pytest_asyncio.fixture(scope="module")
async def ground(bench: Workbench, issuer: Provider) -> Ground:
    return await Laying(bench, PUBLISHED, issuer).lay({name for each in ACTS.values() for name in names_in(each.given)})


def odd_ones() -> Iterator[Any]:
    """The odd values in turn, so that neighbouring fields are given different ones."""
    return cycle(ODD)


async def sent(bench: Workbench, query: str, variables: dict[str, Any]) -> httpx.Response:
    # The standard library writes lone surrogates and numbers beyond all bounds, which other clients do too.
    return await bench.client.post(
        "/graphql",
        content=json.dumps({"query": query, "variables": variables}).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {SECRETS['administrator']}"},
    )


def all_is_told(answer: httpx.Response, given: Any) -> None:
    """An answer or errors, each with a code of ours and in both languages."""
    assert answer.status_code < 500, (answer.text, given)
    body = answer.json()
    assert ("data" in body) is not ("errors" in body), (body, given)
    for error in body.get("errors", ()):
        assert error["message"], given
        assert error["extensions"]["messageSv"], given
        assert error["extensions"]["code"] != "INTERNAL", given


@pytest.mark.parametrize("name", ACTS)
async def test_an_act_given_odd_values_says_what_is_wrong(bench: Workbench, ground: Ground, name: str) -> None:
    trial: Trial = ACTS[name]
    type_ = SCHEMA.mutation_type.fields[trial.act].args["input"].type  # type: ignore[union-attr]
    query = f"mutation Odd($input: {type_}) @dryRun {{ {trial.act}(input: $input) {{ userErrors {{ code field }} }} }}"
    given, odd = trial.given(ground), odd_ones()
    for path in leaves(type_):
        for _ in range(EACH):
            strange = with_odd(given, path, next(odd))
            all_is_told(await sent(bench, query, {"input": strange}), (path, strange))


def about(name: str, field: GraphQLField) -> str:
    """A question with a variable for each argument."""
    declared = ", ".join(f"${each}: {argument.type}" for each, argument in field.args.items())
    given = ", ".join(f"{each}: ${each}" for each in field.args)
    shown = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
    return f"query Odd({declared}) {{ {name}({given}){shown} }}"


def needed(field: GraphQLField) -> dict[str, Any]:
    return {each: "x" for each, of in field.args.items() if isinstance(of.type, GraphQLNonNull)}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_a_question_given_odd_values_says_what_is_wrong(bench: Workbench, name: str) -> None:
    field = QUESTIONS[name]
    query, given = about(name, field), needed(field)
    for path, values in PLACES[name]:
        for odd in values:
            strange = with_odd(given, path, odd)
            all_is_told(await sent(bench, query, strange), (path, strange))
