"""The contract as people read it: written down, described throughout, and the same everywhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_introspection_type,
    is_list_type,
    is_non_null_type,
    is_specified_scalar_type,
)

import schema
from registry.matrix import Act
from registry.model import RECORDS
from registry.storage.model.terms import Term
from registry.work import Work
from schema import concepts
from schema.contract import sdl, sdl_schema
from schema.language.payloads import Payload, act
from schema.language.types import kinds_of, model_of

WRITTEN = Path(schema.__file__).parent / "schema.graphql"
TYPES = {
    name: type_
    for name, type_ in sdl_schema().type_map.items()
    if not is_introspection_type(type_) and not is_specified_scalar_type(type_)
}
ENUMS = {name: type_ for name, type_ in TYPES.items() if isinstance(type_, GraphQLEnumType)}
CONNECTIONS = {name: type_ for name, type_ in TYPES.items() if name.endswith("Connection")}

# What needs no Swedish word in brackets, and why.
WITHOUT_SWEDISH: dict[str, str] = {}
# Lists of values that are no words of the registry, and why.
NO_WORDS = {"Direction": "how GraphQL lists are ordered, not something that is registered"}
# Words that the contract does not show, and why.
NOT_SHOWN = {"Act": "an act is a field of the contract, and stands there by its name"}


def told_of(name: str, type_: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """Everything of a type that should be described, by its path."""
    yield name, type_.description
    if isinstance(type_, GraphQLEnumType):
        yield from ((f"{name}.{each}", value.description) for each, value in type_.values.items())
    if isinstance(type_, GraphQLInputObjectType):
        yield from ((f"{name}.{each}", field.description) for each, field in type_.fields.items())
    for each, field in fields_of(type_).items():
        yield f"{name}.{each}", field.description
        yield from ((f"{name}.{each}({of}:)", argument.description) for of, argument in field.args.items())


def fields_of(type_: GraphQLNamedType) -> dict[str, GraphQLField]:
    return dict(type_.fields) if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else {}


TOLD = {path: description or "" for name, type_ in TYPES.items() for path, description in told_of(name, type_)}


def shape(type_: GraphQLOutputType) -> str:
    """What a client has to be ready for: a list or page or one, and whether it can be null."""
    inner = get_nullable_type(type_)
    many = "list" if is_list_type(inner) else "page" if get_named_type(type_).name in CONNECTIONS else "one"
    return f"{many}{'' if is_non_null_type(type_) else ' or null'}"


# ---- It is written down


def test_the_contract_is_the_one_that_is_written_down(rewrite: bool) -> None:
    if rewrite:
        WRITTEN.write_text(sdl(), "utf-8")
    assert WRITTEN.read_text("utf-8") == sdl(), "Look at the change, then run pytest --rewrite."


# ---- It is described


def test_everything_is_described() -> None:
    assert [path for path, description in TOLD.items() if not description.strip()] == []


def test_everything_has_its_swedish_word_in_brackets() -> None:
    without = {path for path, description in TOLD.items() if not re.search(r"\((?!isoformat)\w[^()]*\)", description)}
    assert without == WITHOUT_SWEDISH.keys()


def test_nothing_is_ever_deleted() -> None:
    # What is no longer true is withdrawn, with a reason; the registry forgets nothing.
    assert [path for path, description in TOLD.items() if re.search(r"\bdelet", description, re.IGNORECASE)] == []


# ---- It is put together from the concepts' files


def test_no_two_concepts_are_asked_for_by_the_same_name() -> None:
    questions = Counter(
        field.python_name
        for file in iter_modules(concepts.__path__)
        if (found := getattr(import_module(f"{concepts.__name__}.{file.name}"), "Questions", None)) is not None
        for field in found.__strawberry_definition__.fields
    )
    assert questions["initiatives"] == 1
    assert [name for name, count in questions.items() if count > 1] == []


def test_an_act_whose_function_has_another_name_than_its_field_is_refused() -> None:
    async def add_theme(work: Work, given: None) -> None:
        """Add a theme."""

    with pytest.raises(ValueError, match="add_theme does createTheme"):
        act(Act.CREATE_THEME, Payload)(add_theme)


# ---- It is the same everywhere


@pytest.mark.parametrize("interface", [name for name, each in TYPES.items() if isinstance(each, GraphQLInterfaceType)])
def test_a_field_has_one_shape_in_all_types_that_can_stand_beside_each_other(interface: str) -> None:
    """GraphQL refuses `... on A { x } ... on B { x }` when x is a list in one and not in the other."""
    found = sdl_schema().type_map[interface]
    assert isinstance(found, GraphQLInterfaceType)
    shapes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for type_ in (found, *sdl_schema().get_possible_types(found)):
        for name, field in fields_of(type_).items():
            shapes[name][shape(field.type)].append(type_.name)
    assert {name: dict(each) for name, each in shapes.items() if len(each) > 1} == {}


def test_every_record_of_the_registry_is_shown_with_what_every_record_carries() -> None:
    record = sdl_schema().type_map["Record"]
    assert isinstance(record, GraphQLInterfaceType)
    found = sdl_schema().get_possible_types(record)
    assert {model_of(type_) for type_ in found} == set(RECORDS.values())
    for model in RECORDS.values():
        types = [type_ for type_ in found if model_of(type_) is model]
        kinds = [kind for type_ in types for kind in kinds_of(type_) or ()]
        # One type shows every row; several share the kinds among them, and none is left out or shown twice.
        every: Any = [] if len(types) == 1 else model.__table__.c["kind"].type
        assert sorted(kinds) == sorted(getattr(every, "enums", [])), model


@pytest.mark.parametrize("name", CONNECTIONS)
def test_a_list_that_may_grow_has_its_four_parts(name: str) -> None:
    fields = fields_of(CONNECTIONS[name])
    assert {part: str(field.type) for part, field in fields.items() if part in ("pageInfo", "totalCount")} == {
        "pageInfo": "PageInfo!",
        "totalCount": "Int!",
    }
    node = get_named_type(fields["nodes"].type)
    assert str(fields["nodes"].type) == f"[{node}!]!"
    edge = get_named_type(fields["edges"].type)
    assert str(fields["edges"].type) == f"[{edge}!]!"
    parts = {each: str(field.type) for each, field in fields_of(edge).items()}
    # What is found says why, too.
    assert {each: parts[each] for each in (parts if name != "SearchConnection" else ("cursor", "node"))} == {
        "cursor": "String!",
        "node": f"{node}!",
    }


def test_what_gives_a_list_that_may_grow_takes_a_page() -> None:
    pages = [
        field
        for type_ in TYPES.values()
        for field in fields_of(type_).values()
        if get_named_type(field.type).name in CONNECTIONS
    ]
    assert pages
    for field in pages:
        # What is found is read from the best on: the worst are a sample.
        is_ranked = get_named_type(field.type).name == "SearchConnection"
        assert {"first", "after", *(() if is_ranked else ("last", "before"))} <= field.args.keys()


# ---- It speaks the registry's words


def words(of: type[Term] = Term) -> Iterator[type[Term]]:
    for each in of.__subclasses__():
        yield each
        yield from words(each)


def test_the_values_are_the_words_of_the_registry() -> None:
    known = {enum.__name__: [term.name for term in enum] for enum in words() if enum.__module__.startswith("registry.")}
    shown = {name: list(type_.values) for name, type_ in ENUMS.items()}
    assert shown.keys() - NO_WORDS.keys() == known.keys() - NOT_SHOWN.keys()
    assert {name: values for name, values in shown.items() if name not in NO_WORDS and values != known[name]} == {}


def test_a_value_is_described_by_what_it_means_in_both_languages() -> None:
    for enum in words():
        if enum.__name__ in ENUMS:
            found = {name: value.description for name, value in ENUMS[enum.__name__].values.items()}
            assert found == {term.name: f"{term.meaning_en} ({term.meaning_sv})" for term in enum}
