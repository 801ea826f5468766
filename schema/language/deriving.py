"""Inputs that follow from what is shown: a field that an act is given is described where the type shows it.

    @inputs_of("themes.Theme", description="What a theme is given …")
    class ThemeFields:
        kind = same()                               # type and description are those of Theme.kind
        name = same("Its name; the one it …")       # the type is that of Theme.name
        themes: list[str] | None = same()           # the description is that of Theme.themes

What is shown as a record is given as a reference to it: a `RecordRef`, or the type's own `reference`. A small value,
such as a period, is given as the input that is made of its type. The contract has the fields in the class's order.
Whatever gives a record its facts can give it keys in other systems too, so that is written nowhere.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import strawberry
from strawberry import UNSET
from strawberry.types.base import StrawberryObjectDefinition, has_object_definition
from strawberry.types.field import StrawberryField
from strawberry.types.lazy_type import LazyType

from schema.language.fields import NOTES, Connection, input_field, type_of
from schema.language.records import ExternalId, Record
from schema.language.references import ExternalKey, RecordRef

T = TypeVar("T", bound=type)

#: The fields of each input that are written as `same()`.
LINES: dict[type | None, dict[str, Any]] = {}
#: The type that each such input is made of.
MADE_OF: dict[Any, type] = {}
#: The input that a value is given as, by the type that it is shown as.
INPUTS: dict[Any, type] = {ExternalId: ExternalKey}


@dataclass(frozen=True)
class _Same:
    """A field that is given as it is shown."""

    description: str | None
    default: Any


def same(description: str | None = None, default: Any = UNSET) -> Any:
    """A field of an input as the type has it.

    A record's may be left out, unless `default` is `...`; a value's may where the type shows it as null.
    """
    return _Same(description, default)


def inputs_of(
    path: str, description: str | None = None, like: type | None = None, without: Collection[str] = ()
) -> Callable[[T], T]:
    """An input whose fields are those of a type, where they are written as `same()`; described as the type is.

    With `like` it has the fields that are written so in that input too, in its order and `without` some.
    """
    type_ = type_of(path)
    shown: StrawberryObjectDefinition = type_.__strawberry_definition__

    def made_of(input_: T) -> T:
        lines: dict[str, Any] = {name: line for name, line in LINES.get(like, {}).items() if name not in without}
        lines |= {name: line for name, line in vars(input_).items() if isinstance(line, _Same | StrawberryField)}
        if issubclass(type_, Record) and not type_.model.for_administrators:
            lines.setdefault("external_ids", same())
        annotations: dict[str, Any] = {}
        # Dataclasses read annotations in their order, so what has none of its own gets one in its place.
        for name, line in lines.items():
            if isinstance(line, _Same):
                annotations[name], found = _given(_field_of(shown, name), line, may_be_absent=issubclass(type_, Record))
                setattr(input_, name, found)
            if name in input_.__annotations__:
                annotations[name] = input_.__annotations__[name]
        input_.__annotations__ = annotations
        made: T = strawberry.input(input_, description=description or shown.description)
        MADE_OF[made] = type_
        LINES[made] = {name: line for name, line in lines.items() if isinstance(line, _Same)}
        if all(isinstance(line, _Same) for line in lines.values()) and not issubclass(type_, Record):
            INPUTS[type_] = made
        return made

    return made_of


def shown_as(input_: Any) -> type | None:
    """The type that shows what an input gives, where that is made of it."""
    return MADE_OF.get(input_)


def _field_of(type_: StrawberryObjectDefinition, name: str) -> StrawberryField:
    found = next((each for each in type_.fields if each.python_name == name), None)
    if found is None or found.type_annotation is None:
        raise ValueError(f"{type_.name} has no field {name}")
    return found


def _given(field: StrawberryField, line: _Same, *, may_be_absent: bool) -> tuple[Any, Any]:
    """The annotation and the line of a field, as it is given."""
    annotation, can_be_null = _nullable(field.type_annotation.raw_annotation if field.type_annotation else None)
    default = ... if line.default is UNSET and not (may_be_absent or can_be_null) else line.default
    input_type = _input_of(annotation)
    notes = field.metadata.get(NOTES, {})
    description = line.description or notes.get("as_input") or field.description
    return input_type | None if default is UNSET else input_type, input_field(description or "", default)


def _nullable(annotation: Any) -> tuple[Any, bool]:
    """A type without null, and whether it could be null."""
    parts = [each for each in get_args(annotation) if each is not NoneType]
    if len(parts) < len(get_args(annotation)):
        (annotation,) = parts
        return annotation, True
    return annotation, False


def _input_of(type_: Any) -> Any:
    """What is given where this is shown."""
    origin = get_origin(type_)
    if origin is list or origin is Connection:
        (item,) = get_args(type_)
        return list[_input_of(item)]  # type: ignore[misc]
    if isinstance(type_, LazyType):
        return _input_of(type_.resolve_type())
    if type_ in INPUTS:
        return INPUTS[type_]
    if isinstance(type_, type) and issubclass(type_, Connection):
        (item,) = get_args(type_.__orig_bases__[0])  # type: ignore[attr-defined]
        return list[_input_of(item)]  # type: ignore[misc]
    if isinstance(type_, type) and issubclass(type_, Record):
        return getattr(type_, "reference", RecordRef)
    if has_object_definition(type_):
        raise TypeError(f"{type_.__name__} is shown, but not given: make an input of it with `inputs_of`")
    return type_
