"""The rules that a document must follow: graphql-core's, and one that completes one of them."""

from typing import Any

from graphql import (
    GraphQLError,
    NonNullTypeNode,
    OperationDefinitionNode,
    ValidationRule,
    get_named_type,
    is_input_object_type,
    print_ast,
    specified_rules,
)


class OneOfVariablesRule(ValidationRule):
    """The one field of a one-of input takes only variables that are never null, wherever the input stands.

    graphql-core looks only where the input itself may be null, and not in a list of orders or in a reference that must
    be given.
    """

    def leave_operation_definition(self, operation: OperationDefinitionNode, *_: Any) -> None:
        """Look at every variable of the operation, in its fragments too."""
        declared = {each.variable.name.value: each for each in operation.variable_definitions or ()}
        for use in self.context.get_recursive_variable_usages(operation):
            definition, holder = declared.get(use.node.name.value), use.parent_type and get_named_type(use.parent_type)
            if definition is None or isinstance(definition.type, NonNullTypeNode) or holder is use.parent_type:
                continue
            # A variable that is the whole input, as one of a list, is not its field.
            if is_input_object_type(holder) and holder.is_one_of and get_named_type(use.type) is not holder:
                self.report_error(
                    GraphQLError(
                        f"Variable '${use.node.name.value}' is of type '{print_ast(definition.type)}' but must be"
                        f" non-nullable to be used for OneOf Input Object '{holder}'.",
                        [definition, use.node],
                    )
                )


#: Every rule, in the order in which they are asked.
RULES = (*specified_rules, OneOfVariablesRule)
