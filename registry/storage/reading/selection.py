"""What is asked for, as plain data: the only thing that passes from the contract to the compiler.

    document -> Selection -> one SELECT -> json bytes

Every class is a frozen value, so that two selections can be compared and the same question makes the same statement.
Names are those of records (`period_start`), keys are those of the answer (aliases included).
"""

from dataclasses import dataclass
from typing import Any

from registry.storage.reading.criteria import ALL, Condition
from registry.storage.reading.given import Given


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column or derived value. `scalar` is its type inside a list of values, where no column tells it."""

    key: str
    name: str
    scalar: str = "text"
    arguments: tuple[tuple[str, Given], ...] = ()


@dataclass(frozen=True, slots=True)
class Typename:
    """The contract's name of the record's type."""

    key: str


@dataclass(frozen=True, slots=True)
class Constant:
    """JSON that was known before the statement: bound into it so that keys keep their order."""

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
    """Values without a life of their own, kept with the record, such as sources."""

    key: str
    name: str
    typename: str
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """The fields to show of one or more types of a record; `kinds` tells which rows are of them, None is all."""

    typenames: tuple[tuple[str, tuple[str, ...] | None], ...]
    fields: tuple["Field", ...]


@dataclass(frozen=True, slots=True)
class Body:
    """How a record is shown. Several branches when its types are asked for different things."""

    model: Any
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class One:
    """The record that a relation points at, or null."""

    key: str
    name: str
    body: Body


@dataclass(frozen=True, slots=True)
class Many:
    """All records along a relation, or of a root list, as a plain list."""

    key: str
    name: str | None
    body: Body
    condition: Condition = ALL


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
    """What pageInfo was asked for: has_next_page, has_previous_page, start_cursor, end_cursor or typename, by key."""

    key: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TotalCount:
    """How many there are in all."""

    key: str


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One facet: which, and its fields by key: value, count, label_sv, label_en or typename."""

    key: str
    name: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of the filtered list by facet."""

    key: str
    typename: str
    facets: tuple[FacetCount | Typename, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One step of an order, by a column or derived value that is never null."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A connection: which records, in what order, which part of them, and what to show."""

    key: str
    name: str | None
    model: Any
    typename: str
    parts: tuple[Nodes | Edges | PageFacts | TotalCount | Facets | Typename, ...]
    condition: Condition = ALL
    order: tuple[Order, ...] = ()
    size: int = 20
    backward: bool = False
    cursor: Given | None = None
    arguments: tuple[tuple[str, Given], ...] = ()


@dataclass(frozen=True, slots=True)
class Keyed:
    """One record by a natural key: a column, or a slug that may have been given up."""

    key: str
    body: Body
    column: str
    value: Given


@dataclass(frozen=True, slots=True)
class ByIds:
    """Records of any type by id, in the order asked for; or the one that another system's key points at.

    `is_ours` are ids that the registry itself gives, of what an act did: they are as many as they are.
    """

    key: str
    bodies: tuple[Body, ...]
    ids: Given | None = None
    system: Given | None = None
    value: Given | None = None
    single: bool = False
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """An object of the root that is not a record, such as apiInfo."""

    key: str
    fields: tuple["Root", ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose length was known before the statement, such as what must be put right."""

    key: str
    items: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Records of several types that wait for the caller, the longest waiting first.

    `what` names the record's own test, such as to_decide; `parts` are nodes, total_count or typename:…, by key.
    """

    key: str
    what: str
    bodies: tuple[Body, ...]
    parts: tuple[tuple[str, str], ...]
    size: int


@dataclass(frozen=True, slots=True)
class Then:
    """A root as it was at a moment."""

    key: str
    root: "Root"
    moment: Given


Field = Leaf | Typename | Constant | Inside | ValueList | One | Many | Page
Root = Page | Many | Keyed | ByIds | Constant | Gathered | Items | Waiting | Then


@dataclass(frozen=True, slots=True)
class Selection:
    """A whole operation, and how many rows it may read."""

    roots: tuple[Root, ...]
    cost: int
