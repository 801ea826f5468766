"""A document that asks for one page of a list of a ready question, and how many there are in its other lists."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_operation_ast,
    parse,
    print_ast,
    visit,
)

from schema.http.columns import Asked
from schema.http.sheets import PAGE, WHOSE, Sheet

#: The variable that a page adds to a question.
AFTER = "after_"


class Paged:
    """How the pages of a sheet are asked for."""

    def __init__(self, document: DocumentNode, sheet: Sheet) -> None:
        """Takes a ready question and the list that it is shown as."""
        operation = get_operation_ast(document)
        if operation is None:
            raise ValueError("a ready question is one operation")
        #: Whether there may be more pages than the first.
        self.goes_on = bool(sheet.path) and _has_pages(get_named_type(sheet.path[-1].type))
        #: The variable that says where a page begins.
        self.after = AFTER
        if not self.goes_on:
            self.query = print_ast(document)
            return
        root = _narrowed(operation.selection_set, sheet.path, self._page, sheet.elsewhere)
        names = {each.variable.name.value for each in operation.variable_definitions or ()}
        operation = replace(operation, selection_set=root)
        used, spread = _used(operation, document)
        definitions = [each for each in operation.variable_definitions or () if each.variable.name.value in used]
        if self.after not in names:
            definitions.append(_a_variable(self.after))
        operation = replace(operation, variable_definitions=tuple(definitions))
        kept = [each for each in document.definitions if _is_spread(each, spread)]
        self.query = print_ast(replace(document, definitions=(operation, *kept)))

    def _page(self, node: FieldNode) -> FieldNode:
        """The list with where its page begins and ends."""
        arguments = list(node.arguments or ())
        given = next((each for each in arguments if each.name.value == "after"), None)
        if given is None:
            arguments.append(ArgumentNode(name=NameNode(value="after"), value=_variable(self.after)))
        elif isinstance(given.value, VariableNode):
            self.after = given.value.name.value
        ends = parse(f"{{ {PAGE}: pageInfo {{ hasNextPage endCursor }} }}").definitions[0]
        inner = [each for each in _selections(node) if _name(each) in ("nodes", "edges") or _is_plain(each)]
        return replace(
            node,
            arguments=tuple(arguments),
            selection_set=SelectionSetNode(selections=(*inner, *ends.selection_set.selections)),  # type: ignore[attr-defined]
        )


def _narrowed(
    selections: SelectionSetNode,
    path: tuple[Asked, ...],
    page: Callable[[FieldNode], FieldNode],
    elsewhere: tuple[tuple[str, ...], ...] | None = None,
) -> SelectionSetNode:
    """The selections with the way to the list as `page` makes it; of other lists beside it only how many there are.

    `elsewhere` leads to those in other records of the root, which are asked for nothing else; plain values of the root,
    as the moment of the answer, and whose calendar it is are kept. None is below the root.
    """
    found: list[SelectionNode] = []
    for each in selections.selections:
        # A list within a fragment is asked for as it stands.
        if not isinstance(each, FieldNode):
            found.append(each)
        elif _key(each) != path[0].key:
            if counted := _counted(each, ((_key(each),), *(elsewhere or ()))):
                found.append(counted)
            elif not _is_list(each) and (elsewhere is None or each.selection_set is None or _key(each) == WHOSE):
                found.append(each)
        elif len(path) == 1:
            found.append(page(each))
        elif each.selection_set is not None:
            found.append(replace(each, selection_set=_narrowed(each.selection_set, path[1:], page)))
    return SelectionSetNode(selections=tuple(found))


def _counted(node: FieldNode, ways: Iterable[tuple[str, ...]]) -> FieldNode | None:
    """A field with how many there are in each list that the ways lead to from it, where that is asked for."""
    led = [way[1:] for way in ways if way[0] == _key(node)]
    found: list[SelectionNode] = []
    for each in _selections(node):
        if not isinstance(each, FieldNode):
            continue
        if () in led and _name(each) == "totalCount":
            found.append(each)
        elif counted := _counted(each, [way for way in led if way]):
            found.append(counted)
    return replace(node, selection_set=SelectionSetNode(selections=tuple(found))) if found else None


def _is_plain(node: SelectionNode) -> bool:
    """Whether it is a value of the list itself that need not be counted."""
    return isinstance(node, FieldNode) and node.selection_set is None and node.name.value != "totalCount"


def _has_pages(type_: Any) -> bool:
    return "pageInfo" in getattr(type_, "fields", ())


def _is_list(node: FieldNode) -> bool:
    return any(_name(each) in ("nodes", "edges") for each in _selections(node))


def _selections(node: FieldNode) -> tuple[SelectionNode, ...]:
    return tuple(node.selection_set.selections) if node.selection_set else ()


def _key(node: FieldNode) -> str:
    return (node.alias or node.name).value


def _name(node: SelectionNode) -> str:
    return node.name.value if isinstance(node, FieldNode) else ""


def _variable(name: str) -> VariableNode:
    return VariableNode(name=NameNode(value=name))


def _a_variable(name: str) -> VariableDefinitionNode:
    return VariableDefinitionNode(variable=_variable(name), type=NamedTypeNode(name=NameNode(value="String")))


def _used(operation: OperationDefinitionNode, document: DocumentNode) -> tuple[set[str], set[str]]:
    """The variables and fragments that an operation uses, in fragments of fragments too."""
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    used: set[str] = set()
    spread: set[str] = set()

    class Uses(Visitor):
        def enter_variable_definition(self, *_: object) -> object:
            return self.SKIP

        def enter_variable(self, node: VariableNode, *_: object) -> None:
            used.add(node.name.value)

        def enter_fragment_spread(self, node: object, *_: object) -> None:
            name = node.name.value  # type: ignore[attr-defined]
            if name not in spread:
                spread.add(name)
                visit(fragments[name], Uses())

    visit(operation, Uses())
    return used, spread


def _is_spread(definition: object, spread: set[str]) -> bool:
    return isinstance(definition, FragmentDefinitionNode) and definition.name.value in spread
