"""The smallest question that still shows a difference: parts are taken away as long as it stays.

Hypothesis shrinks its draws, and one draw decides what all later ones mean; a document is better shrunk as a document.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from graphql import (
    REMOVE,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    Node,
    Visitor,
    parse,
    print_ast,
    validate,
    visit,
)

#: What can be taken away.
PARTS = {
    *("field", "inline_fragment", "fragment_spread", "argument", "directive", "object_field"),
    *("object_value", "string_value", "enum_value", "int_value", "variable_definition"),
}
MOST_TRIES = 600
Fails = Callable[[str], Awaitable[bool]]


async def smallest(text: str, schema: GraphQLSchema, fails: Fails) -> str:
    """A document with as few parts as can be, that still fails."""
    found, place = parse(text, no_location=True), 0
    for _ in range(MOST_TRIES):
        smaller = _without(found, place)
        if smaller is None:
            break
        if _is_question(smaller, schema) and await fails(print_ast(smaller)):
            found = smaller
        else:
            place += 1
    return print_ast(found)


def _is_question(document: DocumentNode, schema: GraphQLSchema) -> bool:
    """Whether a document can be asked; one without an operation cannot."""
    try:
        return not validate(schema, parse(print_ast(document)))
    except GraphQLError:
        return False


def _without(document: DocumentNode, place: int) -> DocumentNode | None:
    """The document without its part of a place, and without what nothing uses then."""
    taken = _Taking(place)
    smaller = visit(document, taken)
    if not taken.is_done:
        return None
    while (tidied := visit(smaller, _Tidying(smaller))) != smaller:
        smaller = tidied
    found: DocumentNode = smaller
    return found


class _Taking(Visitor):
    """Removes one part, counted from the outermost and first."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.left, self.is_done = place, False

    def enter(self, node: Node, key: Any, *_: Any) -> Any:
        # A part of a list can go; the value of an argument cannot.
        if self.is_done or node.kind not in PARTS or not isinstance(key, int):
            return None
        self.left -= 1
        self.is_done = self.left < 0
        return REMOVE if self.is_done else None


class _Tidying(Visitor):
    """Removes fragments and variables that nothing uses, and braces with nothing in them."""

    def __init__(self, document: DocumentNode) -> None:
        super().__init__()
        self.used: set[str] = set()
        visit(document, _Using(self.used))

    def enter(self, node: Node, *_: Any) -> Any:
        braces = getattr(node, "selection_set", None)
        if braces is not None and not braces.selections:
            return REMOVE
        if isinstance(node, FragmentDefinitionNode) and node.name.value not in self.used:
            return REMOVE
        if node.kind == "variable_definition" and f"${node.variable.name.value}" not in self.used:  # type: ignore[attr-defined]
            return REMOVE
        return None


class _Using(Visitor):
    def __init__(self, used: set[str]) -> None:
        super().__init__()
        self.used = used

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> None:
        self.used.add(node.name.value)

    def enter_variable(self, node: Any, *at: Any) -> None:
        _, parent, *_ = at
        if getattr(parent, "kind", "") != "variable_definition":
            self.used.add(f"${node.name.value}")
