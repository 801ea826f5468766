"""Variables of a known document, coerced by graphql-core's own rules but with its types looked up once.

`get_variable_values` resolves every type anew at each call, which cost as much as all else before the database. Here
each value goes straight to `coerce_input_value`; whatever is unusual goes the whole way, so that there is one wording
of errors.
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLError, GraphQLNonNull, GraphQLSchema, OperationDefinitionNode, Undefined, type_from_ast
from graphql.execution.values import VariableValues, get_variable_values
from graphql.utilities import coerce_input_value

Coerced = VariableValues | list[GraphQLError]


def coercer_of(schema: GraphQLSchema, operation: OperationDefinitionNode) -> Callable[[dict[str, Any]], Coerced]:
    """A function from a call's variables to their coerced values, or the errors to answer with."""
    definitions = operation.variable_definitions or ()
    defaults = get_variable_values(schema, [each for each in definitions if each.default_value is not None], {})
    known: dict[str, Any] = {} if isinstance(defaults, list) else dict(defaults.coerced)
    types = [(each.variable.name.value, type_from_ast(schema, each.type)) for each in definitions]
    required = {name for name, type_ in types if isinstance(type_, GraphQLNonNull) and name not in known}

    def coerce(given: dict[str, Any]) -> Coerced:
        found = {}
        for name, type_ in types:
            if name in given:
                value = coerce_input_value(given[name], type_)  # type: ignore[arg-type]
                if value is Undefined:
                    return get_variable_values(schema, definitions, given)
                found[name] = value
            elif name in known:
                found[name] = known[name]
            elif name in required:
                return get_variable_values(schema, definitions, given)
        return VariableValues({}, found)

    return coerce
