"""Short documents that ask for very much: each is answered or refused in a moment, and nobody else waits meanwhile."""

import asyncio
from collections.abc import Callable
from time import process_time
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query

from schema.answering.limits import Limits
from tests.helpers.asker import Asker
from tests.helpers.over_http import post, refusal
from tests.helpers.workbench import SECRETS

LIMITS = Limits()
#: How long the process may keep `/healthz` waiting by what it works on, whatever is asked, and how long it may work on
#: one document, in seconds of its own processor time: a machine that is busy with something else does not count.
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
    "the same field again": ("{ apiInfo { " + "name " * 1900 + "} }", {"FIELD_LIMIT"}),
    "the same list again": (
        "{ pilots { nodes { id " + "participations { totalCount } " * 480 + "} } }",
        {"FIELD_LIMIT"},
    ),
    "the same in the same in the same": (
        "{ " + ("pilots { " + ("nodes { " + "id " * 8 + "} ") * 8 + "} ") * 8 + "}",
        {"FIELD_LIMIT"},
    ),
    "a long alias": ("{ municipalities(first: 300) { nodes { " + "a" * 900_000 + ": id } } }", {"ALIAS_LIMIT"}),
    "the same root again": ("{ " + "apiInfo { name } " * 480 + "}", {"FIELD_LIMIT"}),
    "a root as often as may be": ("{ " + "apiInfo { name } " * 60 + "}", {None}),
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
    "the whole contract, with all that tools ask of it": (
        get_introspection_query(
            specified_by_url=True, directive_is_repeatable=True, schema_description=True,
            input_value_deprecation=True,
        ),
        {None},
    ),
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
    """The longest that the process worked before it answered `/healthz` while something else was being answered."""
    slowest = 0.0
    while not until():
        began = process_time()
        answer = await client.get("/healthz")
        assert answer.status_code == 200
        slowest = max(slowest, process_time() - began)
        await asyncio.sleep(0.005)
    return slowest


@pytest.mark.parametrize("name", EXPANDING)
async def test_what_expands_is_answered_or_refused_and_lets_others_by(client: httpx.AsyncClient, name: str) -> None:
    text, expected = EXPANDING[name]
    asked = asyncio.create_task(post(client, text))
    slowest = await slowest_probe(client, asked.done)
    began = process_time()
    body = (await asked).json()
    codes = {each["extensions"]["code"] for each in body.get("errors", ())} or {None}
    assert codes <= expected, body
    assert slowest < PROBE
    assert process_time() - began < DOCUMENT


#: Variables that are much: each with the document that it goes with, and what may come of it.
MUCH: dict[str, tuple[str, Any, set[str | None]]] = {
    "many wrong values": (
        "query Q($k: [InitiativeState!]) { initiatives(where: { state: { in: $k } }) { totalCount } }",
        {"k": [1] * 490_000},
        {"COST_LIMIT"},
    ),
    "as many wrong values as may be": (
        "query Q($k: [ID!]!) { nodes(ids: $k) { id } }",
        {"k": [True] * 19_000},
        {"BAD_USER_INPUT"},
    ),
    "many lists that nobody asked for": ("{ __typename }", {"k": [[]] * 330_000}, {"COST_LIMIT"}),
    "a code without end": (
        "query Q($c: String!) { " + "".join(f"a{n}: municipality(code: $c) {{ id }} " for n in range(50)) + "}",
        {"c": "9" * 900_000},
        {None},
    ),
    "a vocabulary without end": (
        "query Q($c: String!) { vocabulary(enum: $c) { value } }",
        {"c": "A" * 900_000},
        {"UNKNOWN_VOCABULARY"},
    ),
}
#: No answer to what is wrong is longer than this, however much was sent.
LONGEST = 60_000


@pytest.mark.parametrize("name", MUCH)
async def test_much_that_is_given_is_refused_at_once_and_not_repeated(client: httpx.AsyncClient, name: str) -> None:
    text, variables, expected = MUCH[name]
    for _ in range(2):
        asked = asyncio.create_task(post(client, text, variables=variables))
        slowest = await slowest_probe(client, asked.done)
        answer = await asked
        codes = {each["extensions"]["code"] for each in answer.json().get("errors", ())} or {None}
        assert codes <= expected
        assert len(answer.content) < LONGEST
        assert slowest < PROBE


@pytest.mark.parametrize(
    "query",
    ["{ " + "x" * 400_000 + " }", "query A { viewer { role } } query B { viewer { role } }"],
    ids=["a field without end", "an operation without end"],
)
async def test_what_is_wrong_with_a_document_is_not_repeated_at_length(client: httpx.AsyncClient, query: str) -> None:
    answer = await post(client, query, operationName="B" * 400_000)
    assert len(answer.content) < LONGEST
    assert answer.json()["errors"][0]["extensions"]["code"] in ("GRAPHQL_VALIDATION_FAILED", "UNKNOWN_OPERATION")


#: Variables that may be null by their own type, because of a default, and not where they are used.
NULLS = [
    'query Q($v: [ID!] = ["x"]) { nodes(ids: $v) { id } }',
    "query Q($v: Int = 5) { viewer { toDecide(first: $v) { totalCount } } }",
    "query Q($v: Boolean = true) { pilots @include(if: $v) { totalCount } }",
    "query Q($v: Boolean = true) { pilots { totalCount @skip(if: $v) } }",
    "query Q($v: Boolean = true) { ...F } fragment F on Query { pilots { totalCount @skip(if: $v) } }",
    "query Q($v: Boolean = true) { __schema { queryType @include(if: $v) { name } } }",
    'query Q($v: String = "5") { __type(name: $v) { name } }',
    'query Q($v: String = "1480") { municipality(code: $v) { name } }',
    'query Q($v: String = "OutputKind") { vocabulary(enum: $v) { value } }',
]


@pytest.mark.parametrize("query", NULLS)
async def test_a_null_where_none_may_be_is_refused_in_words(client: httpx.AsyncClient, query: str) -> None:
    for _ in range(2):
        error = refusal(await post(client, query, variables={"v": None}))
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert "$v" in error["message"]
    assert "data" in (await post(client, query)).json()


async def test_what_is_asked_of_the_contract_is_kept_up_to_so_many_bytes(client: httpx.AsyncClient) -> None:
    before = await kept_bytes(client, "answers")
    query = "query Q($n: String!) { __type(name: $n) { name } }"
    for number in range(4):
        await post(client, query, variables={"n": f"{number}" * 200_000})
    assert await kept_bytes(client, "answers") >= before + 800_000


async def test_each_type_that_is_asked_for_by_a_variable_is_answered_for_itself(client: httpx.AsyncClient) -> None:
    query = "query Q($n: String!) { __type(name: $n) { name } }"
    for name in ("Theme", "Output", "Theme"):
        assert (await post(client, query, variables={"n": name})).json() == {"data": {"__type": {"name": name}}}


@pytest.mark.parametrize("directives", [LIMITS.directives, LIMITS.directives + 1])
async def test_directives_are_counted_wherever_they_stand(client: httpx.AsyncClient, directives: int) -> None:
    parts = [("apiInfo", "name"), ("apiInfo", "version"), ("viewer", "name"), ("viewer", "role")]
    often = [50, 50, 50, directives - 154]
    spread = " ".join(f"...F{place} @include(if: true)" for place in range(4))
    fragments = " ".join(
        f"fragment F{place} on Query {{ {root} {{ {f'{field} @skip(if: false) ' * number} }} }}"
        for place, ((root, field), number) in enumerate(zip(parts, often, strict=True))
    )
    text = f"query Q {{ {spread} }} {fragments}"
    answer = (await post(client, text)).json()
    assert ("errors" in answer) is (directives > LIMITS.directives)


def confirming(acts: int) -> str:
    """Some acts that share one variable."""
    shared = " ".join(f"a{n}: confirmRecords(input: $rows) {{ userErrors {{ code }} }}" for n in range(acts))
    return f"mutation M($rows: ConfirmRecordsInput!) {{ {shared} }}"


@pytest.mark.parametrize(("acts", "refused"), [(4, False), (5, True), (49, True)])
async def test_what_many_acts_share_counts_for_each_and_lets_others_by(
    client: httpx.AsyncClient, acts: int, *, refused: bool
) -> None:
    rows = {"rows": [{"which": {"slug": f"finns-inte-{n}"}, "seen": 1} for n in range(300)]}
    key = {"authorization": f"Bearer {SECRETS['municipality']}"}
    asked = asyncio.create_task(post(client, confirming(acts), key, variables={"rows": rows}))
    slowest = await slowest_probe(client, asked.done)
    body = (await asked).json()
    assert [each["extensions"]["code"] for each in body.get("errors", ())] == (["COST_LIMIT"] if refused else [])
    assert slowest < PROBE


async def kept_bytes(client: httpx.AsyncClient, cache: str) -> float:
    lines = (await client.get("/metrics")).text.splitlines()
    (line,) = (each for each in lines if each.startswith(f'registry_cache_bytes{{cache="{cache}"}}'))
    return float(line.rpartition(" ")[2])


async def test_what_many_ask_for_the_first_time_is_admitted_once(client: httpx.AsyncClient, ask: Asker) -> None:
    text = "query Q { apiInfo { name version } viewer { role } }"
    answers = await asyncio.gather(*(post(client, text) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
