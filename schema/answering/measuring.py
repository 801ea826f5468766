"""How much a document asks for when its fragments are written out: measured in one walk, before any rule reads it.

    document -> Extent of what is dearest -> refused, or validated

A fragment that is spread twice counts twice, as it would when answered, but is walked once. So twenty fragments that
each spread the next one twice are a million fields, and are counted in twenty steps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from graphql import (
    DefinitionNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    ListValueNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
)

from schema.answering.limits import MOST_NESTED, MOST_OBJECTS, TOO_MANY, TOO_NESTED, Limits

#: How many fields are walked to find repeated ones, more than any limit on fields allows.
MOST_WALKED = 20_000


@dataclass(slots=True)
class Extent:
    """What a piece of a document comes to, fragments written out."""

    #: How deep its selections nest; a field without any is 0 deep.
    depth: int = -1
    fields: int = 0
    aliases: int = 0
    directives: int = 0

    def add(self, other: "Extent", below: int = 0) -> None:
        """Count another piece, which stands so many levels below."""
        self.depth = max(self.depth, other.depth + below)
        self.fields += other.fields
        self.aliases += other.aliases
        self.directives += other.directives


#: What is said of each measure: the code, and the sentence with its limit in both languages.
WORDS = {
    "depth": ("DEPTH_LIMIT", "Selections nest at most {} levels deep.", "Urval får nästlas i högst {} nivåer."),
    "fields": (
        "FIELD_LIMIT",
        "An operation selects at most {} fields, with its fragments written out.",
        "En fråga får välja högst {} fält, med sina fragment utskrivna.",
    ),
    "aliases": (
        "ALIAS_LIMIT",
        "An operation has at most {} aliases, with its fragments written out.",
        "En fråga får ha högst {} alias, med sina fragment utskrivna.",
    ),
    "directives": (
        "DIRECTIVE_LIMIT",
        "An operation has at most {} directives, with its fragments written out.",
        "En fråga får ha högst {} direktiv, med sina fragment utskrivna.",
    ),
    "repeats": (
        "FIELD_LIMIT",
        "An operation repeats the same fields too often: {} pairs of them may be compared.",
        "En fråga upprepar samma fält för ofta: högst {} par av dem får jämföras.",
    ),
    "alias_length": (
        "ALIAS_LIMIT",
        "An alias has at most {} characters.",
        "Ett alias får ha högst {} tecken.",
    ),
    "roots": ("FIELD_LIMIT", "An operation has at most {} root fields.", "En fråga får ha högst {} rotfält."),
    "fragments": ("FIELD_LIMIT", "A document has at most {} fragments.", "Ett dokument får ha högst {} fragment."),
}


def too_large(document: DocumentNode, limits: Limits) -> GraphQLError | None:
    """Why a document is larger than the limits allow; None when it is not.

    The document has been parsed and nothing else: names that lead nowhere and fragments in a circle count as nothing,
    and are refused by the rules that come after.
    """
    measured = _Measured(document)
    for operation in (each for each in document.definitions if isinstance(each, OperationDefinitionNode)):
        extent = measured.of(operation.selection_set)
        extent.directives += len(operation.directives or ())
        for name in (each.name for each in fields(Extent)):
            if getattr(extent, name) > getattr(limits, name):
                return _refusal(name, getattr(limits, name), operation)
        if measured.longest_alias > limits.alias_length:
            return _refusal("alias_length", limits.alias_length, operation)
        if measured.roots(operation.selection_set) > limits.roots:
            return _refusal("roots", limits.roots, operation)
        if measured.repeats([operation.selection_set], limits.repeats) > limits.repeats:
            return _refusal("repeats", limits.repeats, operation)
    if len(measured.fragments) > limits.fragments:
        return _refusal("fragments", limits.fragments, document)
    return _too_many_arguments(document)


def _refusal(name: str, limit: int, node: Node) -> GraphQLError:
    code, english, swedish = WORDS[name]
    return GraphQLError(english.format(limit), node, extensions={"code": code, "messageSv": swedish.format(limit)})


class _Measured:
    """The selections of a document, each fragment measured once."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self.longest_alias = self._walked = 0
        self._extents: dict[str, Extent] = {}
        self._roots: dict[str, int] = {}

    def of(self, selections: SelectionSetNode) -> Extent:
        """The extent of some selections."""
        found = Extent()
        for each in selections.selections:
            found.directives += len(each.directives or ())
            if isinstance(each, FieldNode):
                found.fields += 1
                if each.alias is not None:
                    found.aliases += 1
                    self.longest_alias = max(self.longest_alias, len(each.alias.value))
                found.depth = max(found.depth, 0)
                if each.selection_set is not None:
                    found.add(self.of(each.selection_set), below=1)
            elif isinstance(each, FragmentSpreadNode):
                found.add(self._spread(each.name.value))
            else:
                found.add(self.of(each.selection_set))  # type: ignore[attr-defined]
        return found

    def _spread(self, name: str) -> Extent:
        if name not in self._extents:
            # Nothing while it is being measured, so that a circle ends.
            self._extents[name] = Extent()
            if name in self.fragments:
                self._extents[name] = self.of(self.fragments[name].selection_set)
        return self._extents[name]

    def repeats(self, together: list[SelectionSetNode], most: int) -> int:
        """How many pairs of fields have one key in one place, fragments written out; counts on until there are `most`.

        Every pair is compared by the rules that come after. What is measured is bounded by then, so all is walked.
        """
        by_key: dict[str, list[SelectionSetNode]] = {}
        # Only fragments in a circle lead to more fields than were measured, and the rules refuse them.
        if self._walked > MOST_WALKED:
            return 0
        count: dict[str, int] = {}
        waiting, seen = list(together), set[str]()
        while waiting:
            for each in waiting.pop().selections:
                if isinstance(each, FieldNode):
                    key = each.alias.value if each.alias else each.name.value
                    count[key] = count.get(key, 0) + 1
                    self._walked += 1
                    if each.selection_set is not None:
                        by_key.setdefault(key, []).append(each.selection_set)
                elif isinstance(each, FragmentSpreadNode):
                    name = each.name.value
                    if name in self.fragments and name not in seen:
                        seen.add(name)
                        waiting.append(self.fragments[name].selection_set)
                else:
                    waiting.append(each.selection_set)  # type: ignore[attr-defined]
        pairs = sum(number * (number - 1) // 2 for number in count.values())
        for inside in by_key.values():
            if pairs > most:
                return pairs
            pairs += self.repeats(inside, most - pairs)
        return pairs

    def roots(self, selections: SelectionSetNode) -> int:
        """How many fields stand first in some selections."""
        return sum(self._root(each) for each in selections.selections)

    def _root(self, selection: Node) -> int:
        if isinstance(selection, FieldNode):
            return 1
        if not isinstance(selection, FragmentSpreadNode):
            return self.roots(selection.selection_set)  # type: ignore[attr-defined]
        name = selection.name.value
        if name not in self._roots:
            self._roots[name] = 0
            if name in self.fragments:
                self._roots[name] = self.roots(self.fragments[name].selection_set)
        return self._roots[name]


def _too_many_arguments(document: DocumentNode) -> GraphQLError | None:
    """Why the arguments that a document writes out hold more than variables may; None when they do not."""
    objects = 0
    for node, depth in _values(document.definitions):
        objects += isinstance(node, ObjectValueNode)
        if objects > MOST_OBJECTS:
            return GraphQLError(TOO_MANY[0], node, extensions={"code": "COST_LIMIT", "messageSv": TOO_MANY[1]})
        if depth > MOST_NESTED:
            return GraphQLError(TOO_NESTED[0], node, extensions={"code": "DEPTH_LIMIT", "messageSv": TOO_NESTED[1]})
    return None


def _values(definitions: Iterable[DefinitionNode]) -> Iterable[tuple[ValueNode, int]]:
    """Every list and object of a document's arguments, with how deep it stands in others."""
    waiting: list[tuple[Node, int]] = [(each, 0) for each in definitions]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, (ObjectValueNode, ListValueNode)):
            depth += 1
            yield node, depth
        for key in node.keys:
            inner = getattr(node, key, None)
            if isinstance(inner, Node):
                waiting.append((inner, depth))
            elif isinstance(inner, (list, tuple)):
                waiting += [(each, depth) for each in inner if isinstance(each, Node)]
