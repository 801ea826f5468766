"""Short documents that ask for very much: each is answered or refused in a moment, and nobody else waits meanwhile."""

import asyncio
from collections.abc import Callable
from time import perf_counter

import httpx
import pytest
from graphql import get_introspection_query

from schema.answering.limits import Limits
from tests.helpers.asker import Asker
from tests.helpers.over_http import post

LIMITS = Limits()
#: What `/healthz` may take whatever is asked, in seconds; and what one document may.
PROBE, DOCUMENT = 0.25, 5.0


def doubling(levels: int) -> str:
    """Each fragment spreads the next one twice."""
    steps = "".join(f" fragment A{n} on Query {{ ...A{n + 1} ...A{n + 1} }}" for n in range(levels))
    return f"{{ ...A0 }}{steps} fragment A{levels} on Query {{ apiInfo {{ name }} }}"


def keepers(levels: int) -> str:
    """An interface in an interface: what is asked of each is asked of every type that it may be."""
    return f'{{ organisation(slug: "ale") {{ {"keeper { " * levels}name{" }" * levels} }} }}'


def differing(levels: int, *, apart: bool) -> str:
    """Different fields of each type at every level, with the next level below; `apart` is under another key of each."""
    types = {"Municipality": ("m", "code"), "RssBody": ("r", "website"), "OtherOrganisation": ("o", "kind")}

    def level(n: int) -> str:
        if n == 0:
            return "name"
        return " ".join(
            f"... on {type_} {{ {field} {key + ': ' if apart else ''}keeper {{ ...F{n - 1} }} }}"
            for type_, (key, field) in types.items()
        )

    steps = " ".join(f"fragment F{n} on Organisation {{ {level(n)} }}" for n in range(levels + 1))
    return f'{{ organisation(slug: "ale") {{ ...F{levels} }} }} {steps}'


def of_every_type(times: int) -> str:
    """All that can be, again and again."""
    roots = " ".join(f'a{n}: nodes(ids: ["x"]) {{ ...A }}' for n in range(times))
    shown = "title period { start end } participations { nodes { organisation { name } } } outputs { nodes { title } }"
    return f"{{ {roots} }} fragment A on Node {{ ... on Initiative {{ {shown} }} ... on Organisation {{ name }} }}"


def possible(levels: int) -> str:
    inner = "possibleTypes { interfaces { " * levels
    return f"{{ __schema {{ types {{ fields {{ args {{ name }} }} {inner} name {' } }' * levels} }} }} }}"


#: Each with what may come of it: a code, or None for an answer.
EXPANDING: dict[str, tuple[str, set[str | None]]] = {
    "fragments that double": (doubling(20), {"FIELD_LIMIT"}),
    "fragments that double a little": (doubling(6), {None}),
    "a fragment in a circle": ("{ ...A } fragment A on Query { ...A apiInfo { name } }", {"GRAPHQL_VALIDATION_FAILED"}),
    "interfaces in interfaces": (keepers(12), {None}),
    "the same of differing types": (differing(5, apart=False), {None}),
    "the same of differing types, deep": (differing(12, apart=False), {"FIELD_LIMIT"}),
    "differing types": (differing(3, apart=True), {None}),
    "differing types, deep": (differing(6, apart=True), {"ALIAS_LIMIT"}),
    "records of any type": (of_every_type(8), {None}),
    "records of any type, often": (of_every_type(40), {"FIELD_LIMIT"}),
    "the same field again": ("{ apiInfo { " + "name " * 1900 + "} }", {"GRAPHQL_VALIDATION_FAILED"}),
    "the same root again": ("{ " + "apiInfo { name } " * 480 + "}", {"FIELD_LIMIT"}),
    "as many roots as may be": ("{ " + "apiInfo { name } " * LIMITS.roots + "}", {None}),
    "aliases in a fragment": (
        "{ " + "...A " * 20 + "} fragment A on Query { a: apiInfo { name } b: apiInfo { name } c: apiInfo { name } }",
        {"ALIAS_LIMIT"},
    ),
    "directives in a fragment": (
        "{ ...A " + "...A " * 30 + "} fragment A on Query { apiInfo { "
        "name @include(if: true) version @include(if: true) status @skip(if: false) licence @skip(if: false) "
        "documentation @include(if: true) signIn @include(if: true) name @skip(if: false) } }",
        {"DIRECTIVE_LIMIT"},
    ),
    "many fragments": (
        "{ " + "".join(f"...A{n} " for n in range(101)) + "}"
        + "".join(f" fragment A{n} on Query {{ apiInfo {{ name }} }}" for n in range(101)),
        {"FIELD_LIMIT"},
    ),
    "the whole contract": (get_introspection_query(), {None}),
    "the contract by its own types": (possible(6), {"GRAPHQL_VALIDATION_FAILED"}),
    "the contract twenty times": (
        "{ __schema { "
        + "".join(f"t{n}: types {{ fields {{ type {{ ...T }} }} }} " for n in range(20))
        + "} } fragment T on __Type { fields { args { name } } }",
        {"COST_LIMIT"},
    ),
    "nested beyond reading": ("{ " + "a { " * 300 + "b" + " }" * 300 + " }", {"DEPTH_LIMIT"}),
    "a comment of half a million characters": ("#" + "x" * 500_000 + "\n{ apiInfo { name } }", {None}),
}  # fmt: skip


async def slowest_probe(client: httpx.AsyncClient, until: Callable[[], bool]) -> float:
    """The longest that `/healthz` took while something else was being answered."""
    slowest = 0.0
    while not until():
        began = perf_counter()
        answer = await client.get("/healthz")
        assert answer.status_code == 200
        slowest = max(slowest, perf_counter() - began)
        await asyncio.sleep(0.005)
    return slowest


@pytest.mark.parametrize("name", EXPANDING)
async def test_what_expands_is_answered_or_refused_and_lets_others_by(client: httpx.AsyncClient, name: str) -> None:
    text, expected = EXPANDING[name]
    asked = asyncio.create_task(post(client, text))
    slowest = await slowest_probe(client, asked.done)
    began = perf_counter()
    body = (await asked).json()
    codes = {each["extensions"]["code"] for each in body.get("errors", ())} or {None}
    assert codes <= expected, body
    assert slowest < PROBE
    assert perf_counter() - began < DOCUMENT


async def test_what_many_ask_for_the_first_time_is_admitted_once(client: httpx.AsyncClient, ask: Asker) -> None:
    text = "query Q { apiInfo { name version } viewer { role } }"
    answers = await asyncio.gather(*(post(client, text) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
