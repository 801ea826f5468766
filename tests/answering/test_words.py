"""What is wrong with a document or its variables is told in both languages, with the names and what could be meant."""

import re
from typing import Any

import pytest
from graphql import parse, validate

from schema.answering.rules import RULES
from schema.answering.swedish import DOCUMENTS, in_swedish
from schema.answering.wording import IN_GENERAL, told
from schema.contract import sdl_schema
from tests.helpers.asker import Asker

SCHEMA = sdl_schema()
#: A document that breaks each of the rules, and a name or two that both sentences repeat.
BREAKING: dict[str, list[tuple[str, str]]] = {
    "ExecutableDefinitionsRule": [("type Ny { a: Int } { __typename }", "Ny")],
    "SingleFieldSubscriptionsRule": [
        ("subscription { changed { token } b: changed { token } }", ""),
        ("subscription S { __typename }", ""),
        ("subscription S($s: Boolean!) { changed @skip(if: $s) { token } }", ""),
    ],
    "UniqueOperationNamesRule": [("query Lika { __typename } query Lika { __typename }", "Lika")],
    "LoneAnonymousOperationRule": [("{ __typename } query Andra { __typename }", "")],
    "KnownTypeNamesRule": [
        ("query Q($a: Komun) { __typename }", "Komun"),
        ("fragment F on Municipalit { name }", "Municipality"),
    ],
    "FragmentsOnCompositeTypesRule": [
        ("{ viewer { ... on Role { a } } }", "Role"),
        ("fragment F on Role { a }", "Role"),
    ],
    "VariablesAreInputTypesRule": [("query Q($kommun: Municipality) { __typename }", "kommun")],
    "ScalarLeafsRule": [
        ("{ viewer { role { a } } }", "role"),
        ("{ viewer }", "viewer"),
    ],
    "FieldsOnCorrectTypeRule": [
        ('{ municipality(code: "1") { nam } }', "name"),
        ('{ municipality(code: "1") { zzz } }', "Municipality"),
        ('{ node(id: "1") { title } }', "title"),
    ],
    "UniqueFragmentNamesRule": [("fragment F on Query { a } fragment F on Query { a } { ...F }", "F")],
    "KnownFragmentNamesRule": [("{ ...Borta }", "Borta")],
    "NoUnusedFragmentsRule": [("{ __typename } fragment Over on Query { __typename }", "Over")],
    "PossibleFragmentSpreadsRule": [
        ("{ viewer { ... on Theme { name } } }", "Theme"),
        ("{ viewer { ...F } } fragment F on Theme { name }", "Theme"),
    ],
    "NoFragmentCyclesRule": [
        ("{ ...Rund } fragment Rund on Query { ...Rund }", "Rund"),
        ("{ ...Rund } fragment Rund on Query { ...B } fragment B on Query { ...Rund }", "Rund"),
    ],
    "UniqueVariableNamesRule": [("query Q($lika: Int, $lika: Int) { __typename }", "lika")],
    "NoUndefinedVariablesRule": [
        ("{ pilots(first: $borta) { totalCount } }", "borta"),
        ("query Q { pilots(first: $borta) { totalCount } }", "borta"),
    ],
    "NoUnusedVariablesRule": [
        ("query ($over: Int) { __typename }", "over"),
        ("query Q($over: Int) { __typename }", "over"),
    ],
    "KnownDirectivesRule": [
        ("{ __typename @borta }", "borta"),
        ("query @skip(if: true) { __typename }", "skip"),
    ],
    "UniqueDirectivesPerLocationRule": [("{ __typename @skip(if: true) @skip(if: true) }", "skip")],
    "KnownArgumentNamesRule": [
        ("{ pilots(wher: {}) { totalCount } }", "where"),
        ("{ __typename @skip(nar: true) }", "nar"),
    ],
    "UniqueArgumentNamesRule": [("{ pilots(first: 1, first: 2) { totalCount } }", "first")],
    "ValuesOfCorrectTypeRule": [
        ("{ initiatives(where: { state: ONGOING }) { totalCount } }", "ONGOING"),
        ("{ initiatives(where: { state: { eq: ONGOIN } }) { totalCount } }", "ONGOING"),
        ('{ initiatives(where: { state: { eq: "ONGOING" } }) { totalCount } }', "DISCONTINUED"),
        ("{ initiatives(where: { stat: { eq: ONGOING } }) { totalCount } }", "stat"),
        ("{ municipality(code: null) { name } }", "String!"),
        ("{ municipality(code: 1480) { name } }", "1480"),
        ('{ pilots(first: "x") { totalCount } }', "x"),
        ("{ pilots(first: 99999999999) { totalCount } }", "99999999999"),
        ("{ node(id: 1.5) { id } }", "1.5"),
        ("{ initiatives(where: { isOpen: 1 }) { totalCount } }", "1"),
        ("{ outputs(orderBy: [{ title: ASC, publishedOn: ASC }]) { totalCount } }", "OutputOrder"),
        ('{ initiatives(where: { period: { startsBy: "2026-02-30" } }) { totalCount } }', "2026-02-30"),
        ('{ initiatives(where: { period: { startsBy: "i fjol" } }) { totalCount } }', "i fjol"),
        ('{ initiatives(asOf: "2026-11-28T12:00:30") { totalCount } }', "2026-11-28T12:00:30Z"),
        ("mutation { createKey(input: {}) { userErrors { code } } }", "CreateKeyInput"),
    ],
    "ProvidedRequiredArgumentsRule": [
        ("{ municipality { name } }", "code"),
        ("{ __typename @skip }", "if"),
    ],
    "VariablesInAllowedPositionRule": [
        ("query Q($c: String) { municipality(code: $c) { name } }", "String!"),
        (
            "mutation Q($n: String) { createInitiative(input: { fields: { keeper: { name: $n } } }) { __typename } }",
            "OrganisationRef",
        ),
    ],
    "OneOfVariablesRule": [
        ("query Q($d: Direction) { outputs(orderBy: [{ title: $d }]) { totalCount } }", "OutputOrder"),
        (
            "query Q($d: Direction) { ...F } fragment F on Query { outputs(orderBy: { title: $d }) { totalCount } }",
            "OutputOrder",
        ),
    ],
    "OverlappingFieldsCanBeMergedRule": [("{ a: viewer { role } a: apiInfo { name } }", "a")],
    "UniqueInputFieldNamesRule": [("{ pilots(where: { isOpen: true, isOpen: false }) { totalCount } }", "isOpen")],
    "MaxIntrospectionDepthRule": [
        ("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", "")
    ],
}
#: The contract has every kind of operation, and neither @defer nor @stream.
UNREACHABLE = {
    "KnownOperationTypesRule",
    "DeferStreamDirectiveOnRootField",
    "DeferStreamDirectiveOnValidOperationsRule",
    "DeferStreamDirectiveLabel",
    "StreamDirectiveOnListField",
}
DOCUMENTS_OF_RULES = [pytest.param(rule, *each, id=f"{rule}-{each[0]}") for rule in BREAKING for each in BREAKING[rule]]


def test_every_rule_of_the_library_is_broken_here() -> None:
    assert {rule.__name__ for rule in RULES} - UNREACHABLE == set(BREAKING)


@pytest.mark.parametrize(("rule", "text", "name"), DOCUMENTS_OF_RULES)
def test_every_rule_says_what_is_wrong_in_swedish_too(rule: str, text: str, name: str) -> None:
    (broken,) = [each for each in RULES if each.__name__ == rule]
    errors = validate(SCHEMA, parse(text), [broken])
    assert errors
    for error in errors:
        words = told(error, "GRAPHQL_VALIDATION_FAILED", SCHEMA)
        swedish = words.extensions["messageSv"]  # type: ignore[index]
        assert swedish not in IN_GENERAL.values()
        assert not re.search(r"\b(the|of|not|must|cannot|Did you)\b", swedish), swedish
        assert name in swedish
        assert name in words.message


def test_no_sentence_stands_here_that_the_library_does_not_say() -> None:
    said = {
        error.message
        for rule, texts in BREAKING.items()
        for text, _ in texts
        for error in validate(SCHEMA, parse(text), [each for each in RULES if each.__name__ == rule])
    }
    unsaid = [
        pattern
        for pattern in DOCUMENTS
        if not any(re.match(pattern, each, re.DOTALL) for each in said) and "Too many" not in pattern
    ]
    assert unsaid == ["Variable values are nested too deeply\\."]


#: Assignments of `query Q($w: InitiativeWhere, $n: Int!)`, where each is wrong, and what both sentences say of it.
WRONG: list[tuple[dict[str, Any], list[Any], str]] = [
    ({"n": None}, ["n"], "Int!"),
    ({}, ["n"], "Int!"),
    ({"n": "x"}, ["n"], "x"),
    ({"n": 1.5}, ["n"], "1.5"),
    ({"n": 2**31}, ["n"], "2147483648"),
    ({"n": 1, "w": "x"}, ["w"], "InitiativeWhere"),
    ({"n": 1, "w": {"stat": {}}}, ["w"], "state"),
    ({"n": 1, "w": {"state": "ONGOING"}}, ["w", "state"], "ONGOING"),
    ({"n": 1, "w": {"state": {"eq": "NOPE"}}}, ["w", "state", "eq"], "PROPOSED, PREPARING, ONGOING"),
    ({"n": 1, "w": {"state": {"in": ["ONGOING", "NOPE"]}}}, ["w", "state", "in", 1], "DISCONTINUED"),
    ({"n": 1, "w": {"state": {"in": ["ONGOING", None]}}}, ["w", "state", "in", 1], "InitiativeState!"),
    ({"n": 1, "w": {"state": {"eq": 3}}}, ["w", "state", "eq"], "3"),
    ({"n": 1, "w": {"and": [{}, {"isOpen": "yes"}]}}, ["w", "and", 1, "isOpen"], "yes"),
    ({"n": 1, "w": {"slug": {"eq": 3}}}, ["w", "slug", "eq"], "3"),
    ({"n": 1, "w": {"period": {"startsBy": "2026-13"}}}, ["w", "period", "startsBy"], "2026-13"),
]


@pytest.mark.parametrize(("variables", "place", "name"), WRONG, ids=str)
async def test_a_wrong_variable_is_told_with_its_place(
    ask: Asker, variables: dict[str, Any], place: list[Any], name: str
) -> None:
    query = "query Q($w: InitiativeWhere, $n: Int!) { initiatives(where: $w, first: $n) { totalCount } }"
    error = await ask.refused(query, **variables)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["input"] == place
    assert name in error["message"]
    assert name in error["extensions"]["messageSv"]
    assert "None" not in error["message"]
    assert error["extensions"]["messageSv"] not in IN_GENERAL.values()


PLAIN = [
    ("{ initiatives(where: { state: ONGOING }) { totalCount } }", {}, "`{eq: ONGOING}`"),
    ("{ initiatives(where: { state: [ONGOING, COMPLETED] }) { totalCount } }", {}, "`{in: [ONGOING, COMPLETED]}`"),
    ('{ organisations(where: { code: "1480" }) { totalCount } }', {}, '`{eq: "1480"}`'),
    ("{ organisations(where: { population: 5000 }) { totalCount } }", {}, "`{eq: 5000}`"),
    ("query Q($w: InitiativeWhere) { initiatives(where: $w) { totalCount } }", {"state": "ONGOING"}, "`{eq: ONGOING}`"),
    (
        "query Q($w: InitiativeWhere) { initiatives(where: $w) { totalCount } }",
        {"state": ["ONGOING", "COMPLETED"]},
        "`{in: [ONGOING, COMPLETED]}`",
    ),
    ("query Q($w: OrganisationWhere) { organisations(where: $w) { totalCount } }", {"code": "1480"}, '`{eq: "1480"}`'),
]


@pytest.mark.parametrize(("query", "where", "written"), PLAIN, ids=str)
async def test_a_plain_value_where_a_condition_is_wanted_is_told_how_it_is_written(
    ask: Asker, query: str, where: dict[str, Any], written: str
) -> None:
    error = await ask.refused(query, **({"w": where} if where else {}))
    assert written in error["extensions"]["hint"]


async def test_a_field_that_a_type_does_not_have_leads_to_the_list_that_has_it(ask: Asker) -> None:
    error = await ask.refused('{ municipality(code: "1480") { outputs { totalCount } } }')
    assert error["extensions"]["hint"].startswith("Ask at the root: `outputs")


async def test_what_a_hint_says_is_what_can_be_asked(ask: Asker) -> None:
    error = await ask.refused('{ municipality(code: "1440") { outputs { totalCount } } }')
    (written,) = re.findall(r"`(.*)`", error["extensions"]["hint"])
    found = await ask("{ " + written.replace("…", "ale") + " { totalCount } }")
    assert found.keys() == {"outputs"}


async def test_a_null_where_none_may_be_is_told_with_the_field(ask: Asker) -> None:
    query = """query Q($c: String = "1440") { v: viewer { role } ...F }
    fragment F on Query { m: municipality(code: $c) { name } }"""
    for _ in range(2):
        error = await ask.refused(query, c=None)
        assert error["extensions"]["path"] == ["m"]
        assert error["extensions"]["input"] == ["c"]


async def test_what_an_argument_says_is_refused_with_the_field(ask: Asker) -> None:
    query = "{ all: initiatives(first: 2) { edges { one: node { participations(first: 999) { totalCount } } } } }"
    error = await ask.refused(query)
    assert error["extensions"]["code"] == "INVALID_PAGE_SIZE"
    assert error["extensions"]["path"] == ["all", "edges", "one", "participations"]


def test_a_sentence_that_nobody_knows_is_told_in_general() -> None:
    assert in_swedish("Something new.") is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Initiativestate", "Did you mean InitiativeState?"),
        ("OutputKnd", "Did you mean OutputKind?"),
        ("Zebra", "`vocabularies { enum }` lists them."),
    ],
)
async def test_an_unknown_vocabulary_is_told_with_what_may_be_meant(ask: Asker, name: str, hint: str) -> None:
    error = await ask.refused("query Q($n: String!) { vocabulary(enum: $n) { value } }", n=name)
    assert error["extensions"]["hint"] == hint


async def test_a_part_of_a_name_leads_to_all_vocabularies_that_have_it(ask: Asker) -> None:
    hint = (await ask.refused('{ vocabulary(enum: "State") { value } }'))["extensions"]["hint"]
    assert "InitiativeState" in hint
    assert "SeatRole" not in hint


async def test_vocabularies_are_listed_as_each_of_them_is_told(ask: Asker) -> None:
    found = (await ask("{ vocabularies { enum description terms { value label(language: EN) } } }"))["vocabularies"]
    names = [each["enum"] for each in found]
    assert names == sorted(names)
    assert "InitiativeState" in names
    for each in found:
        one = await ask(f'{{ vocabulary(enum: "{each["enum"]}") {{ value label(language: EN) }} }}')
        assert each["terms"] == one["vocabulary"]


@pytest.mark.parametrize("name", ["Date", "DateTime", "PartialDate", "URL"])
async def test_a_scalar_of_ours_says_what_specifies_it(ask: Asker, name: str) -> None:
    found = await ask("query Q($n: String!) { __type(name: $n) { specifiedByURL } }", n=name)
    assert found["__type"]["specifiedByURL"].startswith("https://")
