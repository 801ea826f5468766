"""What an act on many rows is given, and what its rows say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.errors import Invalid, Path, Refusal
from registry.storage.model.record import Record
from registry.storage.model.terms import OnDifference, OnError
from registry.storage.reading.external_ids import ExternalId
from registry.storage.writing.putting import Fields

ORGANISATION, KEYS = "organisation", "external_ids"


@dataclass(frozen=True)
class Rows:
    """What an act on many is given: the rows, the source of all of them, and what becomes of some that are not new."""

    given: Sequence[Fields]
    source: Fields | None = None
    on_error: OnError = OnError.REJECT_ALL
    on_difference: OnDifference = OnDifference.TELL


def columns_said(model: type[Record], given: Fields) -> dict[str, list[str]]:
    """The columns that each of a row's fields sets: one of its name, or a group of them."""
    columns = [each.name for each in model.__table__.c if each.computed is None]
    return {
        name: [each for each in columns if each == name or each.startswith(f"{name}_")]
        for name in given
        if name not in (ORGANISATION, KEYS)
    }


def is_otherwise(there: Any, made: Any, column: str) -> bool:
    """Whether a row says otherwise in a column than what stands; what it leaves out says nothing."""
    return column in vars(made) and getattr(there, column) != getattr(made, column)


def keys_given(given: Fields) -> set[tuple[str, str]]:
    """A row's keys in other systems, as system and value, as they are kept."""
    kept = (ExternalId.tidied(dict(each)) for each in given[KEYS] or ())
    return {(each["system"], each["value"]) for each in kept}


def overlap(one: Path, other: Path) -> bool:
    """Whether one of two places in an input is in the other."""
    return all(here == there for here, there in zip(one, other, strict=False))


def same_as(first: int) -> Refusal:
    """The refusal of a row about the same as an earlier one, which says otherwise."""
    return Invalid(
        f"Row {first} is about the same, and says otherwise.",
        f"Rad {first} gäller samma sak, och säger något annat.",
        "Rows are counted from 0. Say each thing once.",
        "Rader räknas från 0. Ange varje sak en gång.",
    )
