"""Pictures of answers: what the file of a ready question says is shown as one, held against what the question asks for.

    # picture: bars coverage label=county.name value=knownToCount of=municipalityCount: Länens kommuner

is a kind, a list of the answer, where in each of its rows to find what the picture is made of, and after the colon what
it shows. Places are keys of the answer, with a dot between; of `label` and `detail` there may be several, with a comma
between. The page draws it: `schema/graphiql/src/pictures`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLSchema,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_composite_type,
    is_enum_type,
)

from registry.concepts.taking_part import TakesPart

NUMBERS, TEXTS, DATES, IDS = {"Int", "Float"}, {"String"}, {"PartialDate"}, {"ID"}


class Part(NamedTuple):
    """A part of a picture: of which types it is, none for any, or with which values of an enum; and if it must be.

    One `is_whole` is taken from the answer, and all others from each row.
    """

    types: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    is_enum: bool = False
    is_needed: bool = False
    is_many: bool = False
    is_whole: bool = False


def _of(types: set[str], *, needed: bool = False) -> Part:
    return Part(frozenset(types), is_needed=needed)


NAMES = Part(is_needed=True, is_many=True)
WORD = Part(is_enum=True)
#: What can be drawn, and of what.
KINDS: dict[str, dict[str, Part]] = {
    # Municipalities on a map: `known` says of those with none whether it is known that they have none. Those that stand
    # in no row are not known where `others`, a number of the whole answer, says that there is more than is told.
    "map": {
        "code": _of(TEXTS, needed=True),
        "label": NAMES,
        "value": _of(NUMBERS, needed=True),
        "known": Part(is_enum=True, values=frozenset({TakesPart.KNOWN_NOT_TO.value})),
        "others": Part(frozenset(NUMBERS), is_whole=True),
    },
    # A bar for each row: of `of`, so many are `value`, of so many it is not known, and so many are known not to.
    "bars": {
        "label": NAMES,
        "value": _of(NUMBERS, needed=True),
        "notKnown": _of(NUMBERS),
        "knownNot": _of(NUMBERS),
        "of": _of(NUMBERS),
    },
    # From a start to an end, or what happens on a day.
    # Days of one record stand on one line: `of` is an id that begins with that of the record, up to a slash.
    "timeline": {
        "label": NAMES,
        "of": _of(IDS),
        "start": _of(DATES),
        "startIs": WORD,
        "end": _of(DATES),
        "endIs": WORD,
        "day": _of(DATES),
        "dayIs": WORD,
        "kind": WORD,
    },
    # A card for each row, in columns.
    "board": {"label": NAMES, "column": WORD._replace(is_needed=True), "detail": Part(is_many=True)},
}


@dataclass(frozen=True)
class Picture:
    """A picture of a list of an answer: its kind, where the list is, what is taken from each row, and what it shows."""

    kind: str
    place: str
    take: dict[str, list[str]]
    caption: str

    @classmethod
    def read(cls, text: str) -> "Picture":
        """`kind list part=place part=place: what it shows`."""
        form, _, caption = text.partition(": ")
        kind, *rest = form.split()
        if kind not in KINDS:
            raise ValueError(f"there is no picture {kind!r}, only {', '.join(KINDS)}")
        if not rest or not caption.strip():
            raise ValueError(f"the picture {text!r} should be a kind, a list, parts, and after a colon what it shows")
        take = {part: places.split(",") for part, _, places in (each.partition("=") for each in rest[1:])}
        return cls(kind, rest[0], take, caption.strip())

    def check(self, document: DocumentNode, schema: GraphQLSchema) -> None:
        """That the question asks for all that it takes; ValueError for what it does not."""
        answer = _Asked(document, schema)
        rows = answer.rows(self.place)
        parts = KINDS[self.kind]
        lacking = [name for name, part in parts.items() if part.is_needed and name not in self.take]
        # Without the one or the other, what has it would be drawn as if nobody knew it.
        if self.kind == "timeline" and not any(each <= self.take.keys() for each in ({"start", "end"}, {"day"})):
            lacking.append("start and end, or day")
        if lacking:
            raise ValueError(f"the picture of {self.place} lacks {', '.join(lacking)}")
        for name, places in self.take.items():
            if name not in parts:
                raise ValueError(f"a picture {self.kind!r} has no {name!r}, only {', '.join(parts)}")
            if len(places) > 1 and not parts[name].is_many:
                raise ValueError(f"of {name!r} there can be only one")
            for place in places:
                _fits(name, parts[name], place, (answer if parts[name].is_whole else rows).leaf(place))


def _fits(name: str, part: Part, place: str, type_: Any) -> None:
    """That what stands at a place is of a type that a part can be made of."""
    wanted = " or ".join(sorted(part.types)) or " with ".join(["an enum", *sorted(part.values)])
    is_right = type_.name in part.types if part.types else (not part.is_enum or is_enum_type(type_))
    if not is_right or not part.values <= getattr(type_, "values", {}).keys():
        raise ValueError(f"{name}={place} is {type_.name}, not {wanted}")


class _Asked:
    """What is asked for at a place in a question, and of which type."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema) -> None:
        operation = get_operation_ast(document)
        if operation is None:
            raise ValueError("it should hold one operation")
        fragments = (each for each in document.definitions if isinstance(each, FragmentDefinitionNode))
        self.schema, self.fragments = schema, {each.name.value: each for each in fragments}
        self.selections: list[tuple[Any, SelectionSetNode]] = [(schema.query_type, operation.selection_set)]

    def _inside(self, selections: list[tuple[Any, SelectionSetNode]]) -> "_Asked":
        inside = object.__new__(_Asked)
        inside.schema, inside.fragments, inside.selections = self.schema, self.fragments, selections
        return inside

    def _fields(self, type_: Any, selections: SelectionSetNode) -> Iterator[tuple[Any, FieldNode]]:
        """The fields of an object as they stand, with the type that each belongs to."""
        for each in selections.selections:
            if isinstance(each, FieldNode):
                yield type_, each
                continue
            fragment: Any = self.fragments[each.name.value] if isinstance(each, FragmentSpreadNode) else each
            on = fragment.type_condition
            yield from self._fields(self.schema.get_type(on.name.value) if on else type_, fragment.selection_set)

    def step(self, key: str) -> "tuple[Any, _Asked]":
        """The type of what stands under a key, and what is asked of it."""
        found = [
            (type_.fields[node.name.value].type, node)
            for parent, selections in self.selections
            for type_, node in self._fields(parent, selections)
            if (node.alias or node.name).value == key and node.name.value in type_.fields
        ]
        if not found:
            raise ValueError(f"it does not ask for {key!r}")
        named = get_named_type(found[0][0])
        return found[0][0], self._inside([(named, node.selection_set) for _, node in found if node.selection_set])

    def rows(self, place: str) -> "_Asked":
        """What is asked of each row of a list, or of a page of one."""
        here, type_ = self, None
        for key in place.split("."):
            if type_ is not None and _is_list(type_):
                raise ValueError(f"{place} lies in a list")
            type_, here = here.step(key)
        if not _is_list(type_):
            try:
                type_, here = here.step("nodes")
            except ValueError:
                raise ValueError(f"{place} is no list") from None
        return here

    def leaf(self, place: str) -> Any:
        """The type of a value in a row."""
        here, type_ = self, None
        for key in place.split("."):
            type_, here = here.step(key)
            if _is_list(type_):
                raise ValueError(f"{place} goes through a list")
        named = get_named_type(type_)
        if is_composite_type(named):
            raise ValueError(f"{place} is no value")
        return named


def _is_list(type_: Any) -> bool:
    return isinstance(get_nullable_type(type_), GraphQLList)
