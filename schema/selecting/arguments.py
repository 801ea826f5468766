"""Arguments of a document: what they are now, and where to read them at the next call.

An argument may be written out, be a variable, or be an object with variables inside. All three look the same here, so
that the compiler never needs to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
)
from graphql.execution.values import VariableValues
from graphql.utilities import coerce_input_literal

from registry.storage.reading.given import Given


@dataclass(frozen=True)
class Argument:
    """One argument or input field: its type, and either a literal node or a value that a variable gave."""

    type: Any
    variables: VariableValues
    node: ValueNode | None = None
    now: Any = Undefined
    path: tuple[Any, ...] | None = None
    #: Where it stands in the whole argument.
    place: tuple[str | int, ...] = ()

    @classmethod
    def of(
        cls, declared: GraphQLArgument | GraphQLInputField, node: ValueNode | None, variables: VariableValues
    ) -> "Argument":
        """The argument as given in the document, or its default."""
        type_ = declared.type
        if isinstance(node, VariableNode):
            name = node.name.value
            if name in variables.coerced:
                return cls(type_, variables, now=variables.coerced[name], path=(name,))
            node = None
        if node is None:
            # Strawberry tells defaults as values; its "unset" is an object of its own that graphql-core never sees.
            return cls(type_, variables, now=_default(declared))
        return cls(type_, variables, node=node)

    @property
    def plain_type(self) -> GraphQLInputType:
        """The type without its exclamation mark."""
        found: GraphQLInputType = self.type.of_type if isinstance(self.type, GraphQLNonNull) else self.type
        return found

    @property
    def given(self) -> Given:
        """The value for the compiler."""
        if self.node is None:
            return Given(None if self.now is Undefined else self.now, self.path)
        if (
            isinstance(self.node, ListValueNode)
            and isinstance(self.plain_type, GraphQLList)
            and _has_variable(self.node)
        ):
            items = tuple(item.given for item in self.items())
            return Given([item.now for item in items], items=items)
        found = coerce_input_literal(self.node, self.type, self.variables)
        return Given(None if found is Undefined else found)

    @property
    def absent(self) -> bool:
        """Whether nothing was given, or null."""
        return self.given.now is None

    def fields(self) -> Iterator[tuple[str, "Argument"]]:
        """The given fields of an input object, by name; fields that are null or left out are absent."""
        type_ = self.plain_type
        if not isinstance(type_, GraphQLInputObjectType):
            raise TypeError(type_)
        if isinstance(self.node, ObjectValueNode):
            for field in self.node.fields:
                name = field.name.value
                found = Argument.of(type_.fields[name], field.value, self.variables)
                if not (isinstance(field.value, VariableNode) and found.path is None):
                    yield name, replace(found, place=(*self.place, name))
        elif isinstance(self.now, dict):
            for name, value in self.now.items():
                path = None if self.path is None else (*self.path, name)
                place = (*self.place, name)
                yield name, Argument(type_.fields[name].type, self.variables, now=value, path=path, place=place)

    def written(self) -> set[str]:
        """The names of the fields of an input object that are there, also those whose variable was left out."""
        if isinstance(self.node, ObjectValueNode):
            return {field.name.value for field in self.node.fields}
        return set(self.now) if isinstance(self.now, dict) else set()

    def items(self) -> list["Argument"]:
        """The elements of a list; a single value counts as a list of one."""
        return [replace(each, place=(*self.place, place)) for place, each in enumerate(self._items())]

    def _items(self) -> list["Argument"]:
        type_ = self.plain_type
        item_type = type_.of_type if isinstance(type_, GraphQLList) else type_
        if self.node is not None:
            nodes = self.node.values if isinstance(self.node, ListValueNode) else (self.node,)
            return [Argument.of(GraphQLInputField(item_type), node, self.variables) for node in nodes]
        if self.now is None or self.now is Undefined:
            return []
        return [
            Argument(item_type, self.variables, now=value, path=None if self.path is None else (*self.path, place))
            for place, value in enumerate(self.now)
        ]


def _default(declared: GraphQLArgument | GraphQLInputField) -> Any:
    value = declared.default_value
    return value if value is not Undefined else Undefined


def _has_variable(node: ListValueNode) -> bool:
    return any(isinstance(item, VariableNode) for item in node.values)
