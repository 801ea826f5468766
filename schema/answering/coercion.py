"""Variables of a known document, coerced by graphql-core's own rules but with its types looked up once.

`get_variable_values` resolves every type anew at each call, which cost as much as all else before the database. Here
each value goes straight to `coerce_input_value`; whatever is unusual goes the whole way, so that there is one wording
of errors.
"""

import re
from collections.abc import Callable
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNonNull,
    GraphQLSchema,
    Node,
    NonNullTypeNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    TypeInfo,
    Undefined,
    ValidationContext,
    VariableNode,
    print_ast,
    type_from_ast,
)
from graphql.execution.values import VariableValues, get_variable_values
from graphql.utilities import coerce_input_value

from schema.answering.cells import coerced, row_types
from schema.answering.limits import MOST_ERRORS

Coerced = VariableValues | list[GraphQLError]


def coercer_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Callable[[dict[str, Any]], Coerced]:
    """A function from a call's variables to their coerced values, or the errors to answer with."""
    definitions = operation.variable_definitions or ()
    may_be_null = any(not isinstance(each.type, NonNullTypeNode) for each in definitions)
    demanded = _demanded(schema, document, operation) if may_be_null else {}
    defaults = get_variable_values(schema, [each for each in definitions if each.default_value is not None], {})
    known: dict[str, Any] = {} if isinstance(defaults, list) else dict(defaults.coerced)
    types = [(each.variable.name.value, type_from_ast(schema, each.type)) for each in definitions]
    rows = row_types(schema) if operation.operation is OperationType.MUTATION else frozenset()
    required = {name for name, type_ in types if isinstance(type_, GraphQLNonNull) and name not in known}

    def coerce(given: dict[str, Any]) -> Coerced:
        found = {}
        for name, type_ in types:
            if name in given:
                value = coerce_input_value(given[name], type_)  # type: ignore[arg-type]
                if value is Undefined and rows:
                    value = coerced(given[name], type_, rows)
                if value is None and name in demanded:
                    return [_is_null(name, demanded[name], _path(document, operation.selection_set, name))]
                if value is Undefined:
                    return get_variable_values(schema, definitions, given, max_errors=MOST_ERRORS)
                found[name] = value
            elif name in known:
                found[name] = known[name]
            elif name in required:
                return get_variable_values(schema, definitions, given, max_errors=MOST_ERRORS)
        return VariableValues({}, found)

    return coerce


def _demanded(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> dict[str, VariableNode]:
    """The variables that may be null by their own type, for they have a default, and not where they are used.

    GraphQL finds a null there only when the field is answered, and here no field is.
    """
    context = ValidationContext(schema, document, TypeInfo(schema), lambda _: None)
    uses = context.get_recursive_variable_usages(operation)
    return {each.node.name.value: each.node for each in uses if isinstance(each.type, GraphQLNonNull)}


def _path(document: DocumentNode, selections: SelectionSetNode, name: str) -> list[str | int] | None:
    """Where in the answer the first field stands that a variable is given to, itself or by a directive."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}

    def within(selections: SelectionSetNode) -> list[str | int] | None:
        for each in selections.selections:
            inner: Any = fragments[each.name.value] if isinstance(each, FragmentSpreadNode) else each
            key = [(each.alias or each.name).value] if isinstance(each, FieldNode) else []
            given = [*((each.arguments if isinstance(each, FieldNode) else None) or ()), *(each.directives or ())]
            if any(_holds(one, name) for one in given):
                return [*key]
            found = None if inner.selection_set is None else within(inner.selection_set)
            if found is not None:
                return [*key, *found]
        return None

    return within(selections)


def _holds(node: Node, name: str) -> bool:
    """Whether a variable stands anywhere in an argument or a directive."""
    return f"${name}" in re.findall(r"\$\w+", print_ast(node))


def _is_null(name: str, node: VariableNode, path: list[str | int] | None) -> GraphQLError:
    return GraphQLError(
        f'The variable "${name}" is null, and cannot be where it is used. Leave it out to get what holds without it.',
        node,
        extensions={
            "messageSv": f'Variabeln "${name}" är null, och får inte vara det där den används. Utelämna den för att få '
            "det som gäller utan den.",
            "input": [name],
            **({"path": path} if path else {}),
        },
    )
