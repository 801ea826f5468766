"""From coerced values to the inputs of acts: what Strawberry finds out for each value, found out once for each type.

A row of an act on many has some ten fields. Strawberry asks of each of its values anew how the type is read and what
the field is called, which took a quarter of the time that 290 participants were added in.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any, TypeAlias

from strawberry.scalars import is_scalar
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional, has_object_definition
from strawberry.types.enum import StrawberryEnumDefinition, has_enum_definition
from strawberry.types.field import StrawberryField
from strawberry.types.lazy_type import LazyType
from strawberry.types.unset import UNSET

#: Makes an input of a coerced value; None where the one is the other.
Make: TypeAlias = Callable[[Any], Any] | None


class Inputs:
    """Makes inputs, each as `strawberry.types.arguments.convert_argument` would make it."""

    def __init__(self, config: StrawberryConfig, scalars: Any) -> None:
        """Takes how fields are named, and the contract's own scalars."""
        self.config, self.scalars = config, scalars
        self._made: dict[Any, _Input] = {}

    def argument(self, line: StrawberryField, value: Any) -> Any:
        """What an act is given as its `input`."""
        (declared,) = (each for each in line.arguments if each.python_name == "input")
        make = self.of(declared.type)
        return value if make is None else make(value)

    def of(self, kind: Any) -> Make:
        """What makes values of a type; TypeError for one that no input of the contract has."""
        if isinstance(kind, StrawberryOptional):
            return self.of(kind.of_type)
        if isinstance(kind, LazyType):
            return self.of(kind.resolve_type())
        if isinstance(kind, StrawberryList):
            return _list_of(self.of(kind.of_type))
        if is_scalar(kind, self.scalars) or isinstance(kind, StrawberryEnumDefinition) or has_enum_definition(kind):
            return None
        if not has_object_definition(kind):
            raise TypeError(kind)
        if kind not in self._made:
            # It is known before its fields are, which may be of the same type.
            self._made[kind] = _Input(kind)
            try:
                self._made[kind].fields = self._fields(kind.__strawberry_definition__)
            except BaseException:
                del self._made[kind]
                raise
        return self._made[kind]

    def _fields(self, definition: StrawberryObjectDefinition) -> list[tuple[str, str, Make]]:
        return [
            (
                self.config.name_converter.from_field(each),
                each.python_name,
                self.of(each.resolve_type(type_definition=definition)),
            )
            for each in definition.fields
        ]


class _Input:
    """Makes inputs of one type."""

    def __init__(self, kind: Any) -> None:
        """Takes the type; what is not given is null, unless the type says otherwise."""
        self.kind = kind
        #: Each field: its name in the contract, in Python, and what makes its value.
        self.fields: list[tuple[str, str, Make]] = []
        self.nulls = {
            each.python_name: None
            for each in kind.__strawberry_definition__.fields
            if each.default_value is MISSING and each.default_factory is MISSING
        }

    def __call__(self, value: Mapping[str, Any] | None) -> Any:
        if value is None or value is UNSET:
            return value
        given: dict[str, Any] = dict(self.nulls)
        for name, python_name, make in self.fields:
            if name in value:
                given[python_name] = value[name] if make is None else make(value[name])
        return self.kind(**given)


def _list_of(make: Make) -> Callable[[Any], Any]:
    """Makes lists, which are always new: the contract's default for one is shared by all who give none."""

    def made(values: Any) -> Any:
        if values is None or values is UNSET:
            return values
        return list(values) if make is None else [make(each) for each in values]

    return made
