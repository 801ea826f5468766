"""Ready acts made whole: what every act asks for beside its record, which no file has to say.

A file in `schema/operations/acts` ends with the record that came of the act. When it is read, it gets

- `warnings` and `userErrors`, which are the same in every act but for the type of the record, unless it has its own;
- `rows`, of acts on many rows;
- what people call a record of each type, where the act answers with a record of any type.

So a file says only what is special to its act, and whoever copies an act from the page still has all of it. What people
call a record, and what they want to see of it when somebody else has changed it, stands beside its type: see
`schema.language.records.Record`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from graphql import (
    FieldNode,
    GraphQLNamedType,
    GraphQLSchema,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_operation_ast,
    parse,
    print_ast,
    visit,
)

from schema.language.payloads import Payload
from schema.language.records import Record
from schema.language.types import as_object, model_of, origin_of

#: What people call a record whose type does not say it: the first of these fields that it has.
NAMES = ("title", "name")
#: Where a record is in its life, if its type tells.
STATE = "state"


class Completion:
    """Completes acts. Types of records stand in the order of the acts, as people find them on the page."""

    def __init__(self, schema: GraphQLSchema, acts: Iterable[str]) -> None:
        """Takes the contract, and the names of the acts in the order of the page."""
        self.schema, self.mutation = schema, as_object(schema.mutation_type)
        types = {model_of(type_): type_ for type_ in _record_types(schema)}
        models = (model_of(self._answer(act)) for act in acts if act in self.mutation.fields)
        #: The types of records that the work is about, each by its most general name.
        self.types = [types[model] for model in dict.fromkeys((*models, *types)) if model in types]

    def complete(self, act: str) -> str:
        """An act with all that it asks for."""
        info = TypeInfo(self.schema)
        return print_ast(visit(parse(act), TypeInfoVisitor(info, _Whole(self, info)))) + "\n"

    def place(self, question: str) -> tuple[int, bool]:
        """Where a question stands among those that list records: by the type of its rows, the general one first."""
        info = TypeInfo(self.schema)
        rows = _Rows(info)
        visit(parse(question), TypeInfoVisitor(info, rows))
        models = [model_of(each) for each in self.types]
        place = next((models.index(model_of(each)) for each in rows.types if model_of(each) in models), len(models))
        return place, not any(each in self.types for each in rows.types)

    def _answer(self, act: str) -> Any:
        """The type of the record that an act answers with."""
        payload = as_object(get_named_type(self.mutation.fields[act].type))
        types = (get_named_type(field.type) for field in payload.fields.values())
        return next(each for each in types if _is_any(each) or model_of(each) is not None)

    def any_record(self) -> SelectionSetNode:
        """What is asked of a record of any type."""
        return _selections(*(_on(each, _found_by(each)) for each in self.types))

    def tail(self, act: str) -> SelectionSetNode:
        """What is asked of what should be looked at, and of what must be put right, in an act."""
        type_ = self._answer(act)
        called = " ".join(_on(each, _called(each)) for each in (self.types if _is_any(type_) else [type_]))
        glance = f"publication {called}" if _is_any(type_) else _on(type_, _at_a_glance(type_))
        error = "code field message hint allowed"
        has_rows = "rows" in as_object(get_named_type(self.mutation.fields[act].type)).fields
        return _selections(
            f"warnings {{ code field message records {{ id {called} }} }}",
            *([f"rows {{ row outcome differs record {{ id }} errors {{ {error} }} }}"] if has_rows else []),
            f"userErrors {{ {error} current {{ id version updatedAt {glance} }} }}",
        )


class _Rows(Visitor):
    """Gathers the types of what a question lists with id and version."""

    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info, self.types = info, list[Any]()

    def enter_selection_set(self, node: SelectionSetNode, *_: Any) -> None:
        if {"id", "version"} <= _fields(node).keys():
            self.types.append(self.info.get_parent_type())


class _Whole(Visitor):
    """Asks for more below acts, and below what may be a record of any type."""

    def __init__(self, completion: Completion, info: TypeInfo) -> None:
        super().__init__()
        self.completion, self.info = completion, info

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        parent, type_ = self.info.get_parent_type(), self.info.get_type()
        if type_ is None:
            return None
        if parent is self.completion.mutation:
            return _asking(node, self.completion.tail(node.name.value))
        if issubclass(origin_of(parent) or object, Payload) and _is_any(type_):
            return _asking(node, self.completion.any_record())
        return None


# ---- Types -----------------------------------------------------------------------------------------------------------


def _record_types(schema: GraphQLSchema) -> Iterator[GraphQLNamedType]:
    """Every type that shows a record of the work, but for those that show one kind of another's."""
    for _, type_ in sorted(schema.type_map.items()):
        origin = origin_of(type_)
        is_record = isinstance(origin, type) and issubclass(origin, Record) and "model" in vars(origin)
        if is_record and not model_of(type_).for_administrators:
            yield type_


def _is_any(type_: Any) -> bool:
    return origin_of(get_named_type(type_)) is Record


def _called(type_: Any) -> str:
    """What people call a record of a type."""
    name: str | None = getattr(origin_of(type_), "called", None) or next(filter(type_.fields.__contains__, NAMES), None)
    if name is None:
        raise ValueError(f"{type_.name} has no title or name: say what people call one with `called`")
    return name


def _found_by(type_: Any) -> str:
    """The same, with its slug, which leads to it."""
    called = _called(type_)
    return f"slug {called}" if "slug" in type_.fields and called != "slug" else called


def _at_a_glance(type_: Any) -> str:
    """What people want to see of a record that somebody else has changed."""
    state = STATE if STATE in type_.fields else ""
    return getattr(origin_of(type_), "at_a_glance", f"{_called(type_)} {state} publication")


def _on(type_: GraphQLNamedType, fields: str) -> str:
    return f"... on {type_.name} {{ {fields} }}"


# ---- Documents -------------------------------------------------------------------------------------------------------


def _selections(*texts: str) -> SelectionSetNode:
    operation = get_operation_ast(parse(f"{{ {' '.join(texts)} }}"))
    if operation is None:
        raise ValueError(texts)
    return operation.selection_set


def _fields(selections: SelectionSetNode | None) -> dict[str, FieldNode]:
    found = selections.selections if selections is not None else ()
    return {each.name.value: each for each in found if isinstance(each, FieldNode)}


def _asking(node: FieldNode, more: SelectionSetNode) -> FieldNode:
    """A field that asks for more below itself, but for what it asks for already."""
    if node.selection_set is None:
        return node
    own = _fields(node.selection_set)
    added = [each for each in more.selections if not (isinstance(each, FieldNode) and each.name.value in own)]
    selections = replace(node.selection_set, selections=(*node.selection_set.selections, *added))
    return replace(node, selection_set=selections)
