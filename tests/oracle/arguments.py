"""Arguments in every form that the language allows: written out, as variables, and objects with variables inside."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLBoolean, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLString

from tests.oracle.values import DEEPEST, Draw, Pools, Values, Word, is_one_of, is_test

Make = Callable[[], Any]
#: The arguments of overviews: what their rows are groups of, which records they count, and the one that they are about.
GROUPING, CHOOSING, ABOUT = "by", ("needs", "initiatives"), {"need": "knowledge_needs", "initiative": "initiatives"}


@dataclass
class Variables:
    """The variables of an operation, and their values in each of its calls."""

    calls: int
    declared: list[str] = field(default_factory=list)
    values: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start with none."""
        self.values = [{} for _ in range(self.calls)]


@dataclass(frozen=True)
class Place:
    """Where a value stands: its type, its name for drawing, and what may be left out."""

    type: Any
    name: str
    parent: str
    depth: int = DEEPEST
    may_be_null: bool = True
    may_be_absent: bool = True
    #: The one field of a one-of object takes only variables that can never be null.
    is_only_one: bool = False

    @property
    def required(self) -> bool:
        """Whether the type says that it must be given."""
        return isinstance(self.type, GraphQLNonNull)

    @property
    def plain(self) -> Any:
        """The type without its exclamation mark."""
        return self.type.of_type if self.required else self.type


class Arguments(Values):
    """Writes arguments into a document, and collects its variables."""

    def __init__(self, draw: Draw, pools: Pools) -> None:
        """Takes Hypothesis' draw and what there is to draw from."""
        super().__init__(draw, pools)
        self.variables = Variables(self.number(1, 3))
        self._count = 0

    def fresh(self, stem: str) -> str:
        """A name that nothing else has."""
        self._count += 1
        return f"{stem}{self._count}"

    def given(self, place: Place, make: Make | None = None) -> str:
        """A value in some form; `make` draws it, or else its type and name decide."""
        draw_one: Make = make or (lambda: self.of(place.type, place.name, place.parent, place.depth))
        plain = place.plain
        has_parts = make is None and isinstance(plain, GraphQLInputObjectType | GraphQLList)
        forms = ["literal", "literal", "variable", *(["parts", "parts"] if has_parts else [])]
        match self.pick(forms):
            case "variable":
                return self._variable(place, draw_one)
            case "parts":
                return self._parts(place, plain)
        if place.may_be_null and not place.required and self.rarely(12):
            return "null"
        return literal(place.type, draw_one(), unbracketed=self.rarely(6))

    def _parts(self, place: Place, plain: Any) -> str:
        """An object or a list that is written out, with its parts in any form."""
        if isinstance(plain, GraphQLList):
            item = Place(plain.of_type, place.name, place.parent, place.depth)
            return "[" + ", ".join(self.given(item) for _ in range(self.number(0, 2))) + "]"
        shown = self.of(plain, place.name, place.parent, place.depth)
        tests = is_test(plain)
        depth = place.depth - 1 if plain.name.endswith("Where") else place.depth
        parts = []
        for name in shown:
            type_ = GraphQLNonNull(plain.fields[name].type) if is_one_of(plain) else plain.fields[name].type
            inner = Place(
                type_,
                place.name if tests else name,
                place.parent if tests else plain.name,
                depth,
                # The contract refuses to compare with null; to leave an operator out is another thing.
                may_be_null=not tests,
                is_only_one=is_one_of(plain),
            )
            parts.append(f"{name}: {self.given(inner)}")
        return "{" + ", ".join(parts) + "}"

    def _variable(self, place: Place, make: Make) -> str:
        """A new variable with a value for each call: given, null, left out, or left to its default."""
        name = self.fresh("v")
        default = literal(place.type, make()) if self.rarely(3) and not place.is_only_one else None
        # A required place takes a variable that may be null only when there is a default.
        bang = "!" if (place.required and default is None) or (not place.required and self.rarely(4)) else ""
        plain = str(place.plain)
        self.variables.declared.append(f"${name}: {plain}{bang}" + (f" = {default}" if default else ""))
        may_be_left_out = default is not None or (not bang and place.may_be_absent)
        may_be_null = not bang and not place.required and place.may_be_null
        for values in self.variables.values:
            ways = ["given", "given", *(["null"] if may_be_null else []), *(["left out"] if may_be_left_out else [])]
            match self.pick(ways):
                case "given":
                    values[name] = make()
                case "null":
                    values[name] = None
        return f"${name}"

    def counted(self, arguments: dict[str, Any]) -> list[str]:
        """What an overview counts, what its rows are groups of, or the one record that they are about."""
        names = [each for each in CHOOSING if each in arguments and self.rarely(2)]
        names += [each for each in (GROUPING,) if each in arguments]
        shown = [f"{each}: {self.given(Place(arguments[each].type, each, ''))}" for each in names]
        about = [each for each in ABOUT if each in arguments]
        if about:
            name = self.pick(about)
            place = Place(GraphQLNonNull(GraphQLString), name, "")
            shown.append(f"{name}: {self.given(place, lambda: self.pick(self.pools.of(ABOUT[name], 'slug')))}")
        return shown

    def truth(self) -> str:
        """A Boolean for @skip or @include."""
        return self.given(Place(GraphQLNonNull(GraphQLBoolean), "if", ""), lambda: self.number(0, 1) == 1)


def literal(type_: Any, value: Any, *, unbracketed: bool = False) -> str:
    """A value as it is written in a document."""
    if isinstance(type_, GraphQLNonNull):
        return literal(type_.of_type, value, unbracketed=unbracketed)
    if value is None:
        return "null"
    if isinstance(value, list):
        items = [literal(type_.of_type, each) for each in value]
        # A single value stands for a list of one.
        return items[0] if unbracketed and len(items) == 1 else "[" + ", ".join(items) + "]"
    if isinstance(value, dict):
        parts = (f"{name}: {literal(type_.fields[name].type, each)}" for name, each in value.items())
        return "{" + ", ".join(parts) + "}"
    return str(value) if isinstance(value, Word) else json.dumps(value, ensure_ascii=False)
