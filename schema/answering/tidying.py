"""The door for what acts are given as text: tidied, and refused at its field where it cannot be kept.

Nothing but blanks is null. Where something must be it is REQUIRED, and so it is in a list. A list has no more items
than it may have.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLString,
    get_named_type,
    get_nullable_type,
)

from registry.errors import Path, PersonalIdentityNumber, Refusal, Required
from registry.storage.model import lists, texts
from registry.storage.model.names import snake
from registry.storage.model.personal_numbers import holds_personal_number
from registry.storage.writing.violations import PERSONAL
from schema.answering.cells import STAND_IN, Unread

#: Texts with an address's form, beside those of the language's own type.
ADDRESS = "URL"


def tidied(given: Any, type_: Any) -> tuple[Any, list[Refusal]]:
    """An act's coerced input with its texts as they are kept, and what must be put right, each with its path.

    Where something is wrong there stands what can be kept, so that the act can be tried, and must then be taken back.
    """
    wrong: list[Refusal] = []
    return _tidied(given, type_, "", (), wrong), wrong


def all_told(wrong: Sequence[Refusal], refusals: Sequence[Refusal]) -> list[Refusal]:
    """What is wrong with an input's texts, and what the act refused beside it, row by row."""
    if not wrong:
        return list(refusals)
    places = [each.path for each in wrong]
    others = (each for each in refusals if not any(each.path == place[: len(each.path)] for place in places))
    return sorted([*wrong, *others], key=lambda each: [part for part in each.path if isinstance(part, int)])


def _tidied(given: Any, type_: Any, name: str, path: Path, wrong: list[Refusal], *, needed: bool = False) -> Any:
    if isinstance(given, Unread):
        wrong.append(given.refusal.below(*path))
        return given.instead
    if isinstance(type_, GraphQLNonNull):
        return _tidied(given, type_.of_type, name, path, wrong, needed=True)
    if given is None:
        return None
    if isinstance(type_, GraphQLList):
        if (refusal := lists.too_many(len(given), _called(name, type_))) is not None:
            wrong.append(refusal.below(*path))
            return []
        return [_tidied(each, type_.of_type, name, (*path, place), wrong) for place, each in enumerate(given)]
    if isinstance(type_, GraphQLInputObjectType):
        # The one key of a reference is not null either.
        fields, needed = type_.fields, type_.is_one_of
        return {
            key: _tidied(each, fields[key].type, snake(key), (*path, key), wrong, needed=needed)
            for key, each in given.items()
        }
    if isinstance(given, str) and is_text(type_):
        return _text(given, name, path, wrong, needed=needed)
    return given


def _called(name: str, list_: Any) -> str:
    """What a list is bounded by: its name, or what its items are where another system sends them."""
    return lists.SENT if get_named_type(list_).name.endswith("Row") else name


def _text(given: str, name: str, path: Path, wrong: list[Refusal], *, needed: bool) -> str | None:
    value, form = texts.tidied(given), texts.form_of(name)
    refusal: Refusal | None = None
    if not value and needed:
        refusal = Required.of()
    elif holds_personal_number(value):
        refusal = PersonalIdentityNumber(*PERSONAL)
    else:
        refusal = texts.fault(value, form)
    if refusal is None:
        return value or None
    wrong.append(refusal.below(*path))
    return STAND_IN


def is_text(type_: GraphQLNamedType) -> bool:
    """Whether an input of a type is a text that people choose."""
    return type_ is GraphQLString or type_.name in (GraphQLString.name, ADDRESS)


# ---- What the contract says of it ------------------------------------------------------------------------------------


def describe_lengths(schema: GraphQLSchema) -> None:
    """Say in the contract how long each text and list may be that an act is given. Done once, when it is built."""
    for type_ in _inputs_of_acts(schema):
        if type_.is_one_of:
            continue
        for key, field in type_.fields.items():
            told = list(_lengths(snake(key), field.type))
            if told:
                described = (field.description or "").removesuffix(".")
                field.description = f"{described}; at most {', each of at most '.join(told)}."


def _lengths(name: str, type_: Any) -> Iterator[str]:
    """How many items a field may have, if it is a list, and how long a text of it may be."""
    if isinstance(get_nullable_type(type_), GraphQLList):
        yield f"{lists.most_of(_called(name, type_))} items"
    if is_text(get_named_type(type_)):
        form = texts.form_of(name)
        yield f"{form.most:,} characters{', with paragraphs' if form.many_lines else ''}"


def _inputs_of_acts(schema: GraphQLSchema) -> Iterator[GraphQLInputObjectType]:
    if schema.mutation_type is None:
        return
    found: dict[str, GraphQLInputObjectType] = {}
    waiting = [get_named_type(each.type) for act in schema.mutation_type.fields.values() for each in act.args.values()]
    while waiting:
        type_ = waiting.pop()
        if isinstance(type_, GraphQLInputObjectType) and type_.name not in found:
            found[type_.name] = type_
            waiting += [get_named_type(each.type) for each in type_.fields.values()]
    yield from found.values()
