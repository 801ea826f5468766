"""The shape of a call: what decides its statement, apart from the document itself.

Two calls of one document share a statement when the same filters are given, lists of objects are equally long, ids are
of the same types, and what is written into the text (page sizes, directions, truths, languages) is the same. All other
values are bound; only of a text that is searched for it counts whether it has anything in it, since an empty one
narrows nothing.
"""

from collections.abc import Callable, Collection, Hashable
from functools import cache
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    is_input_type,
    type_from_ast,
    visit,
)

from registry.storage.reading.ids import types_of
from registry.storage.reading.searching import says_something
from schema.language.bounds import BOUNDS
from schema.language.types import notes_of

Shaper = Callable[[Any], Hashable]
# Arguments whose value is written into the statement, beside numbers with bounds, to which they are held when it is
# written; and ids, whose types say which tables it reads, and whose number what it costs.
WRITTEN = {"enum"}
IDS = {"id", "ids"}
ENUMS_WRITTEN = {"Direction", "Language", "NeedsOverviewBy", "CoverageBy", "FreshnessBy"}


def shaper_of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Shaper:
    """A function from an operation's coerced variables to their shape."""
    written, ids, searched = _by_use(document, WRITTEN | _bounded(schema), _searches(schema))
    parts: list[tuple[str, Shaper]] = []
    for each in operation.variable_definitions or ():
        name, type_ = each.variable.name.value, type_from_ast(schema, each.type)
        if name in written:
            parts.append((name, _itself))
        elif name in ids and type_ is not None and get_named_type(type_) is GraphQLID:
            parts.append((name, _of_ids))
        elif name in searched:
            parts.append((name, _says_something))
        elif type_ is not None and is_input_type(type_):
            parts.append((name, _shaper(type_)))
    return lambda values: tuple(shape(values[name]) if name in values else Ellipsis for name, shape in parts)


@cache
def _searches(schema: GraphQLSchema) -> frozenset[str]:
    """What the fields of filters are called that are searched for."""
    filters = (each for each in schema.type_map.values() if isinstance(each, GraphQLInputObjectType))
    return frozenset(name for each in filters for name, field in each.fields.items() if _is_search(field))


def _is_search(field: GraphQLInputField) -> bool:
    return bool(notes_of(field).get("is_search"))


@cache
def _bounded(schema: GraphQLSchema) -> frozenset[str]:
    """What arguments of fields are called that are numbers with bounds."""
    shown = (each for each in schema.type_map.values() if isinstance(each, GraphQLObjectType | GraphQLInterfaceType))
    arguments = (found for each in shown for field in each.fields.values() for found in field.args.items())
    return frozenset(name for name, each in arguments if each.extensions and notes_of(each).get(BOUNDS))


def _by_use(
    document: DocumentNode, wanted: Collection[str], searches: Collection[str]
) -> tuple[set[str], set[str], set[str]]:
    """The variables of arguments that are written out, of those that are ids, and of what is searched for."""
    written: set[str] = set()
    ids: set[str] = set()
    searched: set[str] = set()

    class Uses(Visitor):
        def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
            if isinstance(node.value, VariableNode):
                if node.name.value in wanted:
                    written.add(node.value.name.value)
                elif node.name.value in IDS:
                    ids.add(node.value.name.value)

        def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> None:
            if isinstance(node.value, VariableNode) and node.name.value in searches:
                searched.add(node.value.name.value)

    visit(document, Uses())
    return written, ids, searched


def varies_below(document: DocumentNode, operation: OperationDefinitionNode) -> bool:
    """Whether variables may decide anything below an operation's fields of the root, or in a fragment."""
    parts: list[Node] = [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
    for root in operation.selection_set.selections:
        if not isinstance(root, FieldNode):
            parts.append(root)
        elif root.selection_set is not None:
            parts.append(root.selection_set)
    found: list[VariableNode] = []

    class Uses(Visitor):
        def enter_variable(self, node: VariableNode, *_: Any) -> None:
            found.append(node)

    for each in parts:
        visit(each, Uses())
    return bool(found)


def _itself(value: Any) -> Hashable:
    found: Hashable = value
    return found


def _of_ids(value: Any) -> Hashable:
    return len(value) if isinstance(value, list) else None, types_of(value)


def _is_null(value: Any) -> Hashable:
    return value is None


def _says_something(value: Any) -> Hashable:
    return None if value is None else says_something(value)


def _shaper(type_: Any) -> Shaper:
    if isinstance(type_, GraphQLNonNull):
        return _shaper(type_.of_type)
    if isinstance(type_, GraphQLList):
        item = type_.of_type.of_type if isinstance(type_.of_type, GraphQLNonNull) else type_.of_type
        if isinstance(item, GraphQLInputObjectType):
            each = _lazily(item)
            return lambda value: None if value is None else tuple(each(one) for one in value)
        if _is_written(item):
            return lambda value: None if value is None else tuple(value)
        # A list of plain values is bound as one array; only a null in it is refused.
        return lambda value: None if value is None else None in value
    if isinstance(type_, GraphQLInputObjectType):
        return _lazily(type_)
    if type_ is GraphQLBoolean or _is_written(type_):
        return _itself
    return _is_null


def _is_written(type_: Any) -> bool:
    """Whether the words of a vocabulary say how the statement is written."""
    return isinstance(type_, GraphQLEnumType) and type_.name in ENUMS_WRITTEN


_objects: dict[GraphQLInputObjectType, dict[str, Shaper]] = {}


def _lazily(type_: GraphQLInputObjectType) -> Shaper:
    """The shape of an input object; its fields are looked up once, for a filter may hold itself."""

    def shape(value: Any) -> Hashable:
        if value is None:
            return None
        if type_ not in _objects:
            _objects[type_] = {
                name: _says_something if _is_search(field) else _shaper(field.type)
                for name, field in type_.fields.items()
            }
        fields = _objects[type_]
        return tuple((name, fields[name](each)) for name, each in value.items())

    return shape
