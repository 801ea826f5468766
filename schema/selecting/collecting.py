"""Walking a document: graphql-core's own collection of fields and arguments.

Aliases, fragments, merged fields, @skip and @include are therefore exactly what the language says.
"""

from collections.abc import Iterable
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues

from schema.selecting.arguments import Argument

Details = list[FieldDetails]


class Collector:
    """One operation of a validated document, with its coerced variables."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: VariableValues,
    ) -> None:
        """Looks up the document's fragments once."""
        self.schema, self.operation, self.variables = schema, operation, variables
        #: Every argument that was read, which may have decided the form of the answer.
        self.read: list[Any] = []
        self.fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }

    def root(self, type_: GraphQLObjectType) -> Iterable[tuple[str, str, Details]]:
        """The asked fields of the operation: key, field name and their nodes."""
        found = collect_fields(self.schema, self.fragments, self.variables, type_, self.operation)
        return [(key, group[0].node.name.value, group) for key, group in found.grouped_field_set.items()]

    def sub(self, type_: GraphQLObjectType, details: Details) -> Iterable[tuple[str, str, Details]]:
        """The asked fields of an object: key, field name and their nodes."""
        found = collect_subfields(self.schema, self.fragments, self.variables, self.operation, type_, details)
        return [(key, group[0].node.name.value, group) for key, group in found.grouped_field_set.items()]

    def argument(self, declared: Any, details: Details, name: str) -> Argument:
        """An argument of a field, as given or by default."""
        nodes = {each.name.value: each.value for each in details[0].node.arguments or ()}
        found = Argument.of(declared.args[name], nodes.get(name), self.variables)
        self.read.append(found.now)
        return found
