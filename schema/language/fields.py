"""How the contract is written: one line per field.

A field finds its column, relation or derived value by its name, so its line says only what people need to know. `of`
gives another name where the two differ. Types of other concepts are named by text, "themes.Theme", because concepts
refer to each other in both directions.

Nothing here is ever run to answer a question: `selecting` reads the lines and the compiler answers.
"""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, ForwardRef, Generic, TypeVar

import strawberry
from strawberry import UNSET
from strawberry.types.lazy_type import LazyType, StrawberryLazyReference

from registry.storage.model.terms import Language, Term
from schema.language.bounds import BOUNDS, bounded, bounds_in
from schema.language.personal import PersonalData

T = TypeVar("T")
#: Under which key a line's notes for the compiler stand in Strawberry's metadata.
NOTES = "registry"
# Page sizes: how many by default, at most, and at most in lists that fit on one page.
USUAL, MOST, MOST_OF_BOUNDED = 20, 100, 300


#: What makes a type that a concept's file has not written, by how its name ends: from the file and what comes before.
MAKERS: dict[str, Callable[[Any, str], Any]] = {}


class _Later(LazyType[Any, Any]):
    """A type of another file: as it is written there, or made from what is."""

    def resolve_type(self) -> Any:
        """The type; KeyError when there is none, and nothing to make it from."""
        file = import_module(self.module)
        if self.type_name not in vars(file):
            end = next((each for each in MAKERS if self.type_name.endswith(each)), None)
            if end is None or (stem := self.type_name.removesuffix(end)) not in vars(file):
                raise KeyError(self.type_name)
            setattr(file, self.type_name, MAKERS[end](file, stem))
        return vars(file)[self.type_name]


class _Reference(StrawberryLazyReference):
    """How Strawberry is told of a type of another file."""

    def resolve_forward_ref(self, forward_ref: ForwardRef) -> _Later:
        """The type by its name."""
        return _Later(forward_ref.__forward_arg__, self.module)


def later(path: str) -> Any:
    """A type of another file, looked up when the schema is built: "themes.Theme" is the concept's own file.

    What no concept owns is named with its folder: "language.records.Record". Filters, orders and pages that a file has
    not written are made then, see `lists`.
    """
    return Annotated[path.rpartition(".")[2], _Reference(_module(path))]


def type_of(path: str) -> Any:
    """A type of another file that has been read in, or can be: for what is built on it, as inputs are."""
    return vars(import_module(_module(path)))[path.rpartition(".")[2]]


def _module(path: str) -> str:
    folder = path.rpartition(".")[0]
    return f"schema.{folder}" if "." in folder else f"schema.concepts.{folder}"


def list_of(path: str) -> Any:
    """A list of a type of another file."""
    item: Any = later(path)
    return list[item]


def attribute(
    description: str,
    *,
    of: str | None = None,
    about: PersonalData | None = None,
    as_input: str | None = None,
    tested_as: tuple[str, str] | None = None,
) -> Any:
    """A field with a value of the record; `about` says why and for how long, when it is about a person.

    `as_input` describes it where an act is given it, when that reads otherwise. `tested_as` is what a filter tests in
    its place: a relation, and the filter of what that leads to.
    """
    notes = {"of": of, "as_input": as_input, "tested_as": tested_as}
    return strawberry.field(description=description, metadata={NOTES: notes}, directives=[about] if about else [])


def field(type_: Any, description: str, arguments: dict[str, tuple[Any, Any, str]] | None = None, **notes: Any) -> Any:
    """A field that leads to other records; arguments are (type, default or ..., description) by name."""

    def read(**_: Any) -> Any:
        raise NotImplementedError("questions are compiled, not resolved")

    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if default is ... else default,
            annotation=_argument(type_of, words),
        )
        for name, (type_of, default, words) in (arguments or {}).items()
    ]
    vars(read)["__signature__"] = inspect.Signature(parameters)
    return strawberry.field(resolver=read, description=description, graphql_type=type_, metadata={NOTES: notes})


def _argument(type_: Any, words: str) -> Any:
    """The annotation of an argument; a number that has bounds is described with them."""
    found = bounds_in(type_)
    words = words.replace("{bounds}", str(found))
    return Annotated[type_, strawberry.argument(description=words, metadata={NOTES: {BOUNDS: found}})]


def one(
    path: str, description: str, *, required: bool = False, of: str | None = None, as_input: str | None = None
) -> Any:
    """The record that a relation points at; null when there is none, or none that the caller may see."""
    return field(later(path) if required else later(path) | None, description, of=of, as_input=as_input, path=path)


def first_of(path: str, relations: tuple[str, ...], description: str, *, required: bool = True) -> Any:
    """The record that the first of some relations which has one leads to; when `required`, the last always does."""
    return field(later(path) if required else later(path) | None, description, first_of=relations)


def many(
    path: str,
    description: str,
    *,
    of: str | None = None,
    filtered: bool = False,
    as_input: str | None = None,
    **arguments: tuple[Any, Any, str],
) -> Any:
    """A plain list, for what people type by hand; it can be `filtered` and ordered as pages are."""
    given = {**(_which(path) if filtered else {}), **arguments}
    return field(list_of(path), description, given, of=of, as_input=as_input, path=path)


def linked(path: str, description: str, of: str) -> Any:
    """All that a list of pages leads to, at once: for copies, so that nothing is filtered or ordered by it."""
    return field(list_of(path), description, of=of, whole=True)


def _which(path: str) -> dict[str, tuple[Any, Any, str]]:
    """The arguments that say which records, and in what order."""
    order = list_of(f"{path}Order") | None
    return {
        "where": (later(f"{path}Where") | None, UNSET, "Which ones (urval)."),
        "order_by": (order, UNSET, "In what order; the first step counts most (ordning)."),
    }


def connection(
    path: str,
    description: str,
    *,
    of: str | None = None,
    of_records: bool = True,
    most: int = MOST,
    only: dict[str, str] | None = None,
    **arguments: tuple[Any, Any, str],
) -> Any:
    """A list that may grow, page by page; one of records can be filtered, ordered and counted by what they show.

    `only` fixes columns; other arguments are given to the list.
    """
    given: dict[str, tuple[Any, Any, str]] = dict(arguments)
    if of_records:
        given |= _which(path)
    size = bounded(int | None, 0, most)
    given["first"] = (size, UNSET, f"How many from the start, {{bounds}}; {USUAL} if nothing is said (antal).")
    given["after"] = (str | None, UNSET, "Those that come after this cursor (efter).")
    given["last"] = (size, UNSET, "How many from the end, {bounds}; not with `first` (antal från slutet).")
    given["before"] = (str | None, UNSET, "Those that come before this cursor (före).")
    item: Any = later(path)
    of_type = later(f"{path}Connection") if of_records else Connection[item]
    return field(of_type, description, given, of=of, most=most, only=only or {}, path=path)


def input_field(description: str, default: Any = UNSET) -> Any:
    """A field of an input; optional unless `default` is `...`."""
    if default is ...:
        return strawberry.field(description=description)
    return strawberry.field(description=description, default=default)


# ---- Words -----------------------------------------------------------------------------------------------------------


def describe_enums() -> None:
    """Give every enum of the registry that the contract shows its words: its docstring, and its values' meanings.

    Done once before the schema is built, so that no file has to do it for the enums that it happens to use first.
    """
    for enum in Term.__subclasses__():
        if "__strawberry_definition__" not in vars(enum):
            strawberry.enum(enum)
        shown = vars(enum)["__strawberry_definition__"]
        shown.description = inspect.getdoc(enum)
        for value in shown.values:
            term = enum[value.name]
            value.description = f"{term.meaning_en} ({term.meaning_sv})"


LANGUAGE = (Language, Language.SV, "Swedish or English (språk).")


# ---- Lists that may grow ---------------------------------------------------------------------------------------------


@strawberry.type(description="Where a page stands in its list (sidinformation).")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = attribute("Whether there are more after this page (finns fler).")
    has_previous_page: bool = attribute("Whether there are more before this page (finns tidigare).")
    start_cursor: str | None = attribute("The cursor of the first one; null on an empty page (första markören).")
    end_cursor: str | None = attribute("The cursor of the last one; null on an empty page (sista markören).")


@strawberry.type(description="A record in a list, with its place (rad i lista).")
class Edge(Generic[T]):
    """A record in a list, with its place."""

    cursor: str = attribute("Its place in the order (markör).")
    node: T = attribute("The record (post).")


@strawberry.type(description="A page of a list (sida av en lista).")
class Connection(Generic[T]):
    """A page of a list."""

    nodes: list[T] = attribute("The records (poster).")
    edges: list[Edge[T]] = attribute("The records with their cursors (poster med markörer).")
    page_info: PageInfo = attribute("Where the page stands in the list (sidinformation).")
    total_count: int = attribute("How many there are in all with this filter; counted only when asked for (antal).")


@strawberry.type(description="A value and how many of the filtered list have it (fasett).")
class Facet:
    """A value and its count in the filtered list."""

    value: str = attribute(
        "The value: an enum's, a slug or a code (värde). An enum's goes back into a filter in a"
        " variable of the enum's type, a slug or a code as a text."
    )
    label = field(str, "What people call it (benämning).", {"language": LANGUAGE})
    count: int = attribute("How many of the list (antal).")
