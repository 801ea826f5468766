"""What an operation asks for of records and of lists of them, as plain data."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from registry.storage.reading.criteria import ALL, Among, Condition, Order
from registry.storage.reading.given import Given


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column or derived value, which may be computed from some arguments; `scalar` is its type in a `ValueList`."""

    key: str
    name: str
    scalar: str = "text"
    arguments: tuple[tuple[str, Given | Among], ...] = ()


@dataclass(frozen=True, slots=True)
class Typename:
    """`__typename`: the name that the contract has for the type."""

    key: str


@dataclass(frozen=True, slots=True)
class Constant:
    """JSON that is known without the database; it is bound into the statement so that the keys keep their order."""

    key: str
    value: Given


@dataclass(frozen=True, slots=True)
class Inside:
    """A group of columns shown as an object, such as a period; null when every one of them is null."""

    key: str
    name: str
    typename: str
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class ValueList:
    """A list of small values that is stored in a column of the record, such as sources."""

    key: str
    name: str
    typename: str
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """The fields to show of some types of a record; these are pairs of a name and its kinds of rows, None for all."""

    typenames: tuple[tuple[str, tuple[str, ...] | None], ...]
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Body:
    """What to show of a record: one branch, or several when the document asks its types for different fields.

    Bodies stand in bodies, and types share them, so going through all of one can take ages where its document is short:
    two are compared by a digest, which is taken once.
    """

    model: Any
    branches: tuple[Branch, ...]
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the digest; the bodies inside are in it by theirs."""
        whole = repr((self.model.__name__, self.branches))
        object.__setattr__(self, "digest", blake2b(whole.encode(), digest_size=16).hexdigest())

    def __eq__(self, other: object) -> bool:
        """Equal when they show the same of the same records."""
        return isinstance(other, Body) and self.digest == other.digest

    def __hash__(self) -> int:
        """A hash of the digest."""
        return hash(self.digest)

    def __repr__(self) -> str:
        """The same for all that are equal."""
        return f"Body({self.digest})"


@dataclass(frozen=True, slots=True)
class One:
    """The record that a relation points at, or null."""

    key: str
    name: str
    body: Body


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The record that the first of some relations which has one leads to; they may lead to different tables."""

    key: str
    ones: tuple[One, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A plain list, without pages: the records along the relation `name`, or without a name a list of the root."""

    key: str
    name: str | None
    body: Body
    condition: Condition = ALL
    order: tuple[Order, ...] = ()
    is_whole: bool = False  # Of a list that has pages elsewhere, and so may be long.


@dataclass(frozen=True, slots=True)
class Nodes:
    """A connection's records."""

    key: str
    body: Body


@dataclass(frozen=True, slots=True)
class Edges:
    """A connection's records with their cursors; `parts` are "cursor", "typename" and bodies, by key."""

    key: str
    parts: tuple[tuple[str, str | Body], ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The requested fields of pageInfo by key: has_next_page, has_previous_page, start_cursor, end_cursor, typename."""

    key: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TotalCount:
    """How many records the whole list has."""

    key: str


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One facet: which, and its fields by key: value, count, label_sv, label_en or typename."""

    key: str
    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacetMissing:
    """How many records of the list have nothing that the facet of a name counts by."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a list: its records, as filtered, counted by each of them."""

    key: str
    typename: str
    facets: tuple[FacetCount | FacetMissing | Typename, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A connection: which records, in what order, which page of them, and what to show of it."""

    key: str
    name: str | None
    model: Any
    typename: str
    parts: tuple[Nodes | Edges | PageFacts | TotalCount | Facets | Typename, ...]
    condition: Condition = ALL
    order: tuple[Order, ...] = ()
    size: int = 20
    backward: bool = False
    after: Given | None = None
    before: Given | None = None
    arguments: tuple[tuple[str, Given | Among], ...] = ()
    #: The field's name below a record: of several types, each along its relation `name`, with cursors for all of them.
    called: str | None = None


Field = Leaf | Typename | Constant | Inside | ValueList | One | FirstOf | Many | Page
