"""Questions about the contract itself, which graphql-core answers from the schema alone.

What such a question comes to is reckoned before it is answered: how many parts of types, fields and arguments it would
show, by the same resolvers. What a directive leaves out counts too. `types { possibleTypes { possibleTypes … } }` is
short, and its answer is not.
"""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any, TypeAlias

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    execute_sync,
    get_named_type,
    get_nullable_type,
)
from graphql.execution.values import VariableValues, get_argument_values
from graphql.type.introspection import SchemaMetaFieldDef, TypeMetaFieldDef

from registry.errors import CostLimit

#: Parts of the contract, and how many times each of them is shown.
Things: TypeAlias = "list[tuple[Any, int]]"
META = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
#: How often each part of the contract may be shown. The question that client tools ask shows each about eleven times:
#: its name, its description, its type and what that is of.
EACH = 15


def introspects(operation: OperationDefinitionNode) -> bool:
    """Whether graphql-core can answer an operation alone, from the schema."""
    fields = [each for each in operation.selection_set.selections if isinstance(each, FieldNode)]
    others = len(fields) < len(operation.selection_set.selections)
    names = {each.name.value for each in fields}
    return not others and bool(names & set(META)) and names <= {*META, "__typename"}


@lru_cache(maxsize=1)
def most_shown(schema: GraphQLSchema) -> int:
    """How much a question about a contract may show: it grows with the contract, which tools must be able to read."""
    parts = len(schema.type_map) + sum(1 + len(each.args) for each in schema.directives)
    for type_ in schema.type_map.values():
        fields = getattr(type_, "fields", {}).values()
        parts += len(getattr(type_, "values", ())) + sum(1 + len(getattr(each, "args", ())) for each in fields)
    return EACH * parts


def answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: VariableValues,
    given: dict[str, Any],
) -> tuple[bytes, int]:
    """The answer as JSON, and what it cost: a field below the root costs one, each time that it is shown.

    CostLimit when that is more than may be shown. `given` are the variables of the call, and `values` are they coerced.
    """
    cost = _Reckoning(schema, document, values, most_shown(schema)).of(operation)
    name = operation.name.value if operation.name else None
    result = execute_sync(schema, document, variable_values=given, operation_name=name)
    if result.errors:
        raise result.errors[0]
    return orjson.dumps(result.data), cost


class _Reckoning:
    """Counts the fields that an introspection shows."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, values: VariableValues, most: int) -> None:
        self.schema, self.values, self.most, self.cost = schema, values, most, 0
        self.info: Any = SimpleNamespace(schema=schema)
        self.fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }

    def of(self, operation: OperationDefinitionNode) -> int:
        """The cost of the whole operation."""
        for each in operation.selection_set.selections:
            if isinstance(each, FieldNode) and each.name.value in META:
                self._below(each, META[each.name.value], [(None, 1)])
        return self.cost

    def _selected(self, selections: SelectionSetNode, type_: Any, parents: Things) -> None:
        """Count what is selected of some things, each of which comes up a number of times."""
        for each in selections.selections:
            if isinstance(each, FieldNode):
                self._count(sum(times for _, times in parents))
                declared = type_.fields.get(each.name.value)
                if declared is not None and each.selection_set is not None:
                    self._below(each, declared, parents)
            elif isinstance(each, FragmentSpreadNode):
                self._selected(self.fragments[each.name.value].selection_set, type_, parents)
            else:
                self._selected(each.selection_set, type_, parents)  # type: ignore[attr-defined]

    def _below(self, node: FieldNode, declared: Any, parents: Things) -> None:
        """Count what a field leads to; the same type from many places is looked into once, and counts as often."""
        arguments = get_argument_values(declared, node, self.values)
        listed = isinstance(get_nullable_type(declared.type), GraphQLList)
        found: dict[int, tuple[Any, int]] = {}
        for parent, times in parents:
            children = declared.resolve(parent, self.info, **arguments)
            for child in (children or ()) if listed else [children]:
                if child is not None:
                    # A field comes with its name, in a pair that is made anew each time.
                    key = id(child[1] if isinstance(child, tuple) else child)
                    found[key] = child, times + (found[key][1] if key in found else 0)
        if node.selection_set is not None and found:
            self._selected(node.selection_set, get_named_type(declared.type), list(found.values()))

    def _count(self, more: int) -> None:
        self.cost += more
        if self.cost > self.most:
            raise CostLimit(
                f"The question would show more than {self.most} parts of the contract.",
                f"Frågan skulle visa mer än {self.most} delar av kontraktet.",
                "Ask for one type at a time with __type, or read /schema.graphql.",
                "Fråga om en typ i taget med __type, eller läs /schema.graphql.",
            )
