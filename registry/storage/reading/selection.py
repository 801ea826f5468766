"""What an operation asks for, as plain data: this alone passes from the contract to the compiler.

    document -> Selection -> one SELECT -> json bytes

Every class is a frozen value, so that selections can be compared and the same question makes the same statement. Names
are those of records (`period_start`), keys are those of the answer (aliases included).
"""

from dataclasses import dataclass
from typing import Any

from registry.storage.reading.fields import Body, Constant, Leaf, Many, Page
from registry.storage.reading.given import Given


@dataclass(frozen=True, slots=True)
class Keyed:
    """One record by a natural key: the value of a column; a slug also leads to the record that once had it."""

    key: str
    body: Body
    column: str
    value: Given


@dataclass(frozen=True, slots=True)
class ByIds:
    """Records of any type by `ids`, in their order; or the one that a key in another system, and its value, leads to.

    With `single` there is one id and one record, not a list. Ids that are `is_ours` come from an act that was done:
    they are not limited in number, and one without a visible record is left out, not null. With `in_item` they are read
    from an item of `Items`, under the key, and `ids` are those of all items together.
    """

    key: str
    bodies: tuple[Body, ...]
    ids: Given | None = None
    system: Given | None = None
    value: Given | None = None
    single: bool = False
    is_ours: bool = False
    in_item: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """An object of the root that is not a record, such as apiInfo."""

    key: str
    fields: tuple["Root", ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A value of an item of `Items`, under its key there."""

    key: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose items are known without the database, such as the errors of an act; one in an item has no `values`.

    They are, by the keys of the `fields`: what is told of each, ids of records, and items of its own.
    """

    key: str
    fields: tuple["Root", ...]
    values: Given | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Records of several types that wait for the caller; what has waited longest comes first.

    `what` names the test that the record's class has, given the `arguments`; `types`, if any, are the only ones that
    wait. `parts` are nodes, total_count or typename:…, by key.
    """

    key: str
    what: str
    bodies: tuple[Body, ...]
    parts: tuple[tuple[str, str], ...]
    size: int
    arguments: tuple[tuple[str, Given], ...] = ()
    types: Given | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A field of the root that `write` writes, from what was `asked`: so many rows, each by one of the bodies."""

    key: str
    write: Any
    asked: Any = None
    size: int = 0
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class Then:
    """A root field answered as it would have been at a moment in the past."""

    key: str
    root: "Root"
    moment: Given


Root = Page | Many | Keyed | ByIds | Constant | Leaf | Gathered | Told | Items | Waiting | Then | Written


@dataclass(frozen=True, slots=True)
class Selection:
    """A whole operation, and its cost: how many rows it can read at most."""

    roots: tuple[Root, ...]
    cost: int
