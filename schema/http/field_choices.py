"""Where an act is given names of the contract's own fields: which can stand there, and what people call them.

    RegisterPilot($fields: …)  ->  {"fields.sources.fields": {"INITIATIVE": {"period": "Period", "title": "Titel", …}}}

The page offers them by their Swedish words. Which they are the acts' own rules say: what a source can support
(`supported`), and what can be erased (`erasable`).
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    GraphQLInputObjectType,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from registry.acts.erasing_fields import REASON, erasable
from registry.storage.model.record import every_record
from registry.storage.model.supported import OF_A_COUNT, supported
from schema.acts.records import EraseRecordInput
from schema.contract import sdl_schema
from schema.http.field_words import field_in_words, meaning
from schema.language.deriving import shown_as
from schema.language.inputs import SourceInput
from schema.language.records import Record
from schema.language.types import as_object, model_of, origin_of

#: By the type of record: each name that can stand there, and what people call it.
Choices = dict[str, dict[str, str]]

#: The field of an input that holds such names.
FIELDS = "fields"


def choices_of(operation: OperationDefinitionNode) -> dict[str, Choices]:
    """The choices at each place in an act's variables where names of fields are given."""
    found: dict[str, Choices] = {}
    acts = as_object(sdl_schema().mutation_type).fields
    for act in operation.selection_set.selections:
        if not isinstance(act, FieldNode):
            continue
        declared = acts[act.name.value]
        payload = as_object(get_named_type(declared.type))
        shown = (model_of(get_named_type(field.type)) for field in payload.fields.values())
        model = next((each for each in shown if each is not None), None)
        for argument in act.arguments or ():
            type_ = get_named_type(declared.args[argument.name.value].type)
            found |= {".".join(path): choices for path, choices in _given(argument.value, type_, model)}
    return found


def _given(value: ValueNode, type_: Any, model: Any) -> Iterator[tuple[list[str], Choices]]:
    """The places below a value of an act, and what can stand in each."""
    if isinstance(value, VariableNode):
        yield from _below(type_, model, [value.name.value], (), None)
    elif isinstance(value, ListValueNode):
        for each in value.values:
            yield from _given(each, type_, model)
    elif isinstance(value, ObjectValueNode) and isinstance(type_, GraphQLInputObjectType):
        for field in value.fields:
            if origin_of(type_) is EraseRecordInput and field.name.value == FIELDS:
                yield [field.value.name.value], _erased()  # type: ignore[attr-defined]
            else:
                yield from _given(field.value, get_named_type(type_.fields[field.name.value].type), model)


def _below(
    type_: Any, model: Any, path: list[str], around: tuple[str, ...], part: Any
) -> Iterator[tuple[list[str], Choices]]:
    """The same below an input of some type; `part` is the small value of the record that it is in, such as a count."""
    if not isinstance(type_, GraphQLInputObjectType) or type_.name in around:
        return
    if origin_of(type_) is SourceInput:
        yield [*path, FIELDS], _supported(model, part)
        return
    shown: Any = shown_as(origin_of(type_))
    if shown is not None and issubclass(shown, Record):
        model, part = shown.model, None
    elif shown is not None:
        part = shown
    for name, field in type_.fields.items():
        yield from _below(get_named_type(field.type), model, [*path, name], (*around, type_.name), part)


def _supported(model: Any, part: Any) -> Choices:
    """What a source can support of a record, or of a small value of it."""
    kind = model.record_type.value
    own = {name: meaning(sdl_schema().type_map[part.__name__], name) or name for name in OF_A_COUNT} if part else {}
    return {kind: _told_apart({name: field_in_words(name, kind) for name in supported(model)} | own)}


def _erased() -> Choices:
    """What can be erased of each type of record, and the reasons in its history."""
    kinds = {model.record_type.value: erasable(model) for model in every_record() if not model.for_administrators}
    return {
        kind: _told_apart({name: field_in_words(name, kind) for name in names} | {REASON: "Skäl i historiken"})
        for kind, names in kinds.items()
    }


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    """Those that the contract has a word for; two that are called the same stand with their names."""
    called = {name: label for name, label in names.items() if label != name}
    counts = Counter(called.values())
    return {name: label if counts[label] == 1 else f"{label} ({name})" for name, label in called.items()}
