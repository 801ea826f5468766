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

from registry.errors import FieldLimit
from schema.language.bounds import BOUNDS
from schema.language.types import notes_of
from schema.selecting.arguments import Argument

Details = list[FieldDetails]
#: How many fields an operation may select, counted anew for each type that an interface may be.
MOST_COLLECTED = 20_000
#: A field of the answer: its key, its name and its nodes.
Asked = tuple[str, str, Details]


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
        #: What was collected before, by the type and the nodes of the field above; the types of an interface lead to
        #: the same selections again and again, at every level.
        self._collected: dict[tuple[Any, ...], list[Asked]] = {}
        self._fields = 0
        self.fragments = {
            each.name.value: FragmentDetails(each)
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }

    def root(self, type_: GraphQLObjectType) -> Iterable[Asked]:
        """The asked fields of the operation: key, field name and their nodes."""
        found = collect_fields(self.schema, self.fragments, self.variables, type_, self.operation)
        return [(key, group[0].node.name.value, group) for key, group in found.grouped_field_set.items()]

    def sub(self, type_: GraphQLObjectType, details: Details) -> Iterable[Asked]:
        """The asked fields of an object: key, field name and their nodes. FieldLimit when they are very many in all."""
        nodes = same(details)
        found = self._collected.get((type_.name, nodes))
        if found is None:
            grouped = collect_subfields(
                self.schema, self.fragments, self.variables, self.operation, type_, details
            ).grouped_field_set
            found = [(key, group[0].node.name.value, group) for key, group in grouped.items()]
            self._fields += sum(len(group) for _, _, group in found)
            if self._fields > MOST_COLLECTED:
                raise FieldLimit(MOST_COLLECTED)
            self._collected[type_.name, nodes] = found
        return found

    def argument(self, declared: Any, details: Details, name: str) -> Argument:
        """An argument of a field, as given or by default; refused where it is a number outside its bounds."""
        nodes = {each.name.value: each.value for each in details[0].node.arguments or ()}
        found = Argument.of(declared.args[name], nodes.get(name), self.variables)
        self.read.append(found.now)
        bounds = notes_of(declared.args[name]).get(BOUNDS)
        if bounds is not None and not found.absent:
            refusal = bounds.refusal(name, found.given.now, is_paged="after" in declared.args)
            if refusal is not None:
                raise refusal
        return found


def same(details: Details) -> tuple[int, ...]:
    """What tells the nodes of a field from those of another, as long as their document is there."""
    return tuple(id(each.node) for each in details)
