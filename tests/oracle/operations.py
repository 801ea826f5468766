"""Operations over the whole contract, as nobody would write them: every form of the language, bounded in size."""

from typing import Any

from graphql import (
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_interface_type,
    is_leaf_type,
    is_required_argument,
    parse,
    validate,
)
from hypothesis import assume
from hypothesis import strategies as st

from tests.oracle import marks
from tests.oracle.arguments import Arguments, Make, Place
from tests.oracle.marks import is_connection, is_list, said
from tests.oracle.pieces import Here, Operation, Spot, Taken
from tests.oracle.values import NONSENSE, Draw, Pools

#: How many fields an operation has.
MOST_FIELDS = 40
#: How many rows a nested list may have in all, so that an answer takes no longer than it has to.
MOST_ROWS = 150
PLAIN_LIST = 4
LONG = "an_alias_that_goes_on_for_longer_than_the_sixty_three_bytes_of_a_label_"


class Writer(Arguments):
    """Writes one operation."""

    def __init__(self, draw: Draw, schema: GraphQLSchema, pools: Pools) -> None:
        """Takes Hypothesis' draw, the contract, and what there is to draw from."""
        super().__init__(draw, pools)
        self.schema = schema
        self.left = self.number(2, MOST_FIELDS)
        self.fragments: list[tuple[str, Here, str]] = []
        self.is_sure = True

    def operation(self) -> Operation:
        """A whole document with its calls."""
        return Operation(self.document(self.selection(Here(self.schema.query_type, Spot()))), self.variables.values)

    def document(self, body: str, *variables: str) -> str:
        """What was selected, with all variables and fragments that it uses."""
        declared = [*variables, *self.variables.declared]
        start = f"query Q({', '.join(declared)})" if declared else "query Q"
        text = "\n".join([f"{start} {body}", *(text for _, _, text in self.fragments)])
        # A fragment that stands in two places may ask one key for two things, which is no question at all.
        assume(self.is_sure or not validate(self.schema, parse(text)))
        return text

    # -- selections ----------------------------------------------------------------------------------------------------

    def selection(self, here: Here) -> str:
        """The braces of an object and what stands in them."""
        return "{ " + " ".join(self._part(here) for _ in range(self.number(1, 5))) + " }"

    def _part(self, here: Here) -> str:
        ways = ["field"] * 8 + ["typename"]
        if self.left > 0:
            ways += ["again", "inline", "spread"] + (["inline"] * 5 if is_abstract_type(here.type) else [])
        match self.pick(ways):
            case "typename":
                return self._keyed(here, "__typename", "", "String!")
            case "again" if here.spot.taken:
                return self._again(here)
            case "inline":
                return self._inline(here)
            case "spread":
                return self._spread(here)
        return self._field(here)

    def _inline(self, here: Here) -> str:
        """A fragment in place: of a type, or only to carry a directive."""
        if self.rarely(4):
            return f"...{self._directives(1)} {self.selection(here)}"
        type_ = self.pick(self._overlapping(here.type))
        return f"... on {type_.name}{self._directives(6)} {self.selection(_on(here, type_))}"

    def _spread(self, here: Here) -> str:
        """A named fragment, new or one that stands elsewhere too."""
        fitting = [(name, at) for name, at, _ in self.fragments if at.type in self._overlapping(here.type)]
        if fitting and self.rarely(2):
            name, at = self.pick(fitting)
            self.is_sure = self.is_sure and at.spot is here.spot
            fits = at.rows >= here.rows and at.depth <= here.depth
            if fits or at.spot is here.spot:
                return f"...{name}{self._directives(6)}"
        type_ = self.pick(self._overlapping(here.type))
        name, at = self.fresh("F"), _on(here, type_)
        body = self.selection(at)
        self.fragments.append((name, at, f"fragment {name} on {type_.name} {body}"))
        return f"...{name}{self._directives(6)}"

    def _overlapping(self, type_: Any) -> list[Any]:
        """The types that some object of a type is of."""
        possible = set(self.schema.get_possible_types(type_)) if is_abstract_type(type_) else {type_}
        others = {each for one in possible for each in one.interfaces}
        return [type_, *sorted(possible | others, key=lambda each: each.name)]

    def _directives(self, one_in: int) -> str:
        if not self.rarely(one_in):
            return ""
        names = self.pick([["include"], ["skip"], ["skip", "include"]])
        return "".join(f" @{name}(if: {self.truth()})" for name in names)

    # -- fields --------------------------------------------------------------------------------------------------------

    def _field(self, here: Here) -> str:
        self.left -= 1
        fields = here.type.fields
        leads_on = self.left > 0 and here.depth > 0
        simple = [
            name
            for name, each in fields.items()
            if self._is_simple(each, leads_on)
            for _ in range(_weight(name, each) if leads_on else 1)
        ]
        if not simple:
            return self._keyed(here, "__typename", "", "String!")
        name = self.pick(simple)
        declared = fields[name]
        arguments, rows = self._arguments(here, name, declared)
        return self._keyed(here, name, arguments, str(declared.type), rows)

    def _is_simple(self, declared: Any, leads_on: bool) -> bool:
        """Whether a field can stand here; at the end of what is allowed only values and what holds values can."""
        type_ = get_named_type(declared.type)
        return is_leaf_type(type_) or leads_on or not _is_record(type_)

    def _keyed(self, here: Here, name: str, arguments: str, type_: str, rows: int = 1) -> str:
        """A field under its own name or an alias that nothing else has."""
        asked = Taken(here.type.name, name, arguments, type_, rows)
        key = name
        if self.rarely(5):
            key = self.fresh(LONG if self.rarely(3) else "a")
        if not here.spot.taken.get(key, asked).merges_with(asked):
            key = self.fresh(f"{name.strip('_')}_")
        here.spot.taken[key] = asked
        return self._shown(here, key, asked)

    def _again(self, here: Here) -> str:
        """A field that is asked for already, with more below it."""
        same = [key for key, asked in here.spot.taken.items() if asked.parent == here.type.name]
        if not same:
            return self._field(here)
        self.left -= 1
        key = self.pick(same)
        return self._shown(here, key, here.spot.taken[key])

    def _shown(self, here: Here, key: str, asked: Taken) -> str:
        named = asked.name if key == asked.name else f"{key}: {asked.name}"
        text = f"{named}{asked.arguments}{self._directives(10)}"
        if asked.name == "__typename":
            return text
        type_ = get_named_type(here.type.fields[asked.name].type)
        if not is_composite_type(type_):
            return text
        spot = here.spot.below.setdefault(key, Spot())
        below = Here(type_, spot, here.depth - _is_record(type_), here.rows * asked.rows)
        return f"{text} {self.selection(below)}"

    # -- arguments of fields -------------------------------------------------------------------------------------------

    def _arguments(self, here: Here, name: str, declared: Any) -> tuple[str, int]:
        """The arguments of a field as text, and how many rows it gives at most."""
        if is_connection(get_named_type(declared.type)):
            shown, rows = self._of_list(here, declared)
        else:
            shown, rows = self._of_other(name, declared), PLAIN_LIST if is_list(declared.type) else 1
        return (f"({', '.join(shown)})" if shown else ""), rows

    def _which(self, declared: Any) -> list[str]:
        """The arguments of a list that say which records, and in what order."""
        shown, arguments = [], declared.args
        if "asOf" in arguments and self.rarely(5):
            shown.append("asOf: " + self.given(Place(arguments["asOf"].type, "asOf", ""), self._moment))
        if marks.is_counted(declared):
            shown += self.counted(arguments)
        if "where" in arguments and self.rarely(3):
            shown.append(f"where: {self.filter(declared)}")
        shown += self.order(declared)
        if "kind" in arguments and self.rarely(2):
            shown.append("kind: " + self.given(Place(arguments["kind"].type, "kind", "")))
        if "withinPercent" in arguments and self.rarely(2):
            shown.append("withinPercent: " + self._number(arguments["withinPercent"].type, 1, 100))
        return shown

    def filter(self, declared: Any) -> str:
        """A filter of a list."""
        type_ = declared.args["where"].type
        return self.given(Place(type_, "where", type_.name))

    def order(self, declared: Any) -> list[str]:
        """An order of a list, as often as not."""
        if "orderBy" not in declared.args or not self.rarely(2):
            return []
        return [f"orderBy: {self.given(Place(declared.args['orderBy'].type, 'orderBy', ''))}"]

    def _of_list(self, here: Here, declared: Any) -> tuple[list[str], int]:
        shown, arguments = self._which(declared), declared.args
        most = min(said(declared)[1]["most"], max(1, MOST_ROWS // here.rows))
        if here.rows * 20 <= MOST_ROWS and self.rarely(3):
            return shown, 20
        size = min(most, self.pick((3, 0, 1, 2, 5, 20, most)))
        is_backward = self.rarely(3)
        # Left out means twenty.
        may_be_left_out = here.rows * 20 <= MOST_ROWS
        given = Place(arguments["first"].type, "first", "", 0, may_be_left_out, may_be_left_out)
        amount = self.given(given, lambda: self.number(min(1, size), size))
        shown.append(f"{'last' if is_backward else 'first'}: {amount}")
        if self.rarely(6):
            shown.append(f"{self.pick(('after', 'before'))}: null")
        return shown, max(size, 20) if may_be_left_out else max(1, size)

    def _number(self, type_: Any, least: int, most: int) -> str:
        return self.given(Place(type_, "", ""), lambda: self.number(least, most))

    def _of_other(self, name: str, declared: Any) -> list[str]:
        # The two belong together: a value means something in its own system.
        key = dict(zip(("system", "value"), self.pick(self.pools.keys), strict=True)) if name == "lookup" else {}
        return [
            f"{argument}: {self.given(Place(each.type, argument, ''), self._maker(declared, argument, key))}"
            for argument, each in declared.args.items()
            if is_required_argument(each) or self.rarely(5 if argument == "asOf" else 2)
        ]

    def _maker(self, declared: Any, argument: str, key: dict[str, str]) -> Make | None:
        """How a value for an argument is drawn, when its type does not tell."""
        match argument:
            case "asOf":
                return self._moment
            case _ if "column" in said(declared)[1]:
                return lambda: self._key(declared)
            case "first":
                return lambda: self.number(1, 20)
            case "system" | "value":
                return lambda: key[argument]
            case "id" | "about":
                return self._id
            case "ids":
                return lambda: [self._id() for _ in range(self.number(0, 4))]
            case "enum":
                return lambda: self.pick(self.pools.enums)
        return None

    def _moment(self) -> str:
        return str(self.pick(self.pools.moments))

    def _id(self) -> str:
        prefix = self.pick(sorted(self.pools.ids))
        if self.rarely(8) or not self.pools.ids[prefix]:
            return str(self.pick(NONSENSE))
        return str(self.pick(self.pools.ids[prefix]))

    def _key(self, declared: Any) -> str:
        """A key of what a question shows, or of something like it."""
        if self.rarely(10):
            return str(self.pick(NONSENSE))
        shown, every = self.pools.keyed(declared)
        return str(self.pick(shown if shown and self.rarely(2) else every or NONSENSE))


def _weight(name: str, declared: Any) -> int:
    """How often a field is drawn: what leads on to records more often than plain values."""
    type_ = get_named_type(declared.type)
    if name in ("nodes", "edges", "node"):
        return 8
    return 4 if is_connection(type_) or (is_composite_type(type_) and _is_record(type_)) else 1


def _is_record(type_: Any) -> bool:
    """Whether a type has lists and references of its own."""
    return is_interface_type(type_) or "id" in type_.fields


def _on(here: Here, type_: Any) -> Here:
    return Here(type_, here.spot, here.depth, here.rows)


@st.composite
def operations(draw: Draw, schema: GraphQLSchema, pools: Pools) -> Operation:
    """Operations on the rows that the pools are of."""
    return Writer(draw, schema, pools).operation()
