"""What a document asks of a page of the change feed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson

from registry.errors import InvalidFilter, NotAllowed
from registry.feed.derived import kinds
from registry.feed.tokens import HISTORY
from registry.storage.model.record import Record
from registry.storage.model.terms import Term
from registry.storage.reading.criteria import Condition, givens_of, shape_of
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.reading.fields import Body
from registry.storage.reading.given import Given
from registry.storage.reading.scope import CALLER

#: What stands before the digest of a filter in a mark, and how many digits that has.
WHERE, DIGITS = "?", 24
#: What stands before the name of a system in a mark.
NOT_FROM = "!"


class TombstoneReason(Term):
    """Why a record is no longer there for the reader (skäl till att en post är borta)."""

    WITHDRAWN = "WITHDRAWN", "återtagen", "withdrawn"
    MERGED = "MERGED", "sammanslagen med en annan post", "merged into another record"
    ERASED = "ERASED", "raderad", "erased"
    OUT_OF_SCOPE = (
        "OUT_OF_SCOPE",
        "syns inte längre för dig",
        "no longer for you to see",
        "den finns kanske kvar, men visas inte för den som frågar",
        "it may still be there, and is not shown to whoever asks",
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes of a page.

    By key they are "id", "record_type", "at", "erased", "typename:…", a record, an entry of its history, or the parts
    of a tombstone, which by key are "reason", "merged_into" or "typename:…".
    """

    fields: tuple[tuple[str, "str | Body | tuple[tuple[str, str], ...]"], ...]

    @property
    def bodies(self) -> tuple[Body, ...]:
        """How records of each type, and entries of their history, are shown."""
        return tuple(what for _, what in self.fields if isinstance(what, Body))


@dataclass(frozen=True, slots=True)
class Asked:
    """A page; `parts` are "from", "to", "count", "more", "typename:…" or changes, by key.

    `types` are the only types of records that it tells of, if there are any. With `history` it tells of each act.
    """

    parts: tuple[tuple[str, str | Changed], ...]
    size: int
    after: Given | None = None
    types: Given | None = None
    history: bool = False
    #: What records of some types must meet, by their own columns; those of other types all come.
    where: tuple[tuple[type[Record], Condition], ...] = ()
    #: The system whose own changes its copy has already.
    not_from: Given | None = None

    def types_in(self, values: dict[str, Any]) -> list[str] | None:
        """The types that were asked for in a call; None for all.

        InvalidFilter for one that the feed does not know, and for none at all.
        """
        found = None if self.types is None else self.types.read(values)
        if found is None:
            return None
        require_some(found)
        asked = sorted({str(getattr(each, "value", each)) for each in found})
        if unknown := [each for each in asked if each not in kinds()]:
            raise InvalidFilter(
                f"The change feed does not tell of {', '.join(unknown)}.",
                f"Ändringsflödet berättar inte om {', '.join(unknown)}.",
                "It tells of records that others than administrators see.",
                "Det berättar om poster som andra än administratörer ser.",
            )
        return asked

    def mark_in(self, values: dict[str, Any]) -> str:
        """What a token is marked with, so that it is used for the same again."""
        types = self.types_in(values)
        mark = f"{HISTORY if self.history else ''}{mark_of(types)}"
        mark = f"{mark}{WHERE}{self._digest(values)}" if self.where else mark
        source = self.source_in(values)
        return mark if source is None else f"{mark}{NOT_FROM}{source}"

    def source_in(self, values: dict[str, Any]) -> str | None:
        """The system whose own changes are left out; NotAllowed for one that the caller's key does not speak for."""
        given = None if self.not_from is None else self.not_from.read(values)
        if given is None:
            return None
        if (system := system_as_kept(given)) not in values[CALLER]["systems"]:
            raise NotAllowed.not_its_system(given)
        return system

    def _digest(self, values: dict[str, Any]) -> str:
        """What is the same for the same filters with the same values."""
        told = [
            [model.record_type.value, shape_of(condition), [each.read(values) for each in givens_of(condition)]]
            for model, condition in self.where
        ]
        return sha256(orjson.dumps(told, default=str)).hexdigest()[:DIGITS]


def require_some(types: Sequence[Any]) -> None:
    """InvalidFilter for an empty list of types: who sends it by mistake would lose all changes, or be told of all."""
    if not types:
        raise InvalidFilter(
            "`types` is an empty list, which tells of nothing.",
            "`types` är en tom lista, som inte berättar om något.",
            "Leave it out, or send null, to be told of every type.",
            "Utelämna det, eller skicka null, för att få veta om alla slag av poster.",
        )


def mark_of(types: Iterable[str] | None) -> str:
    """What a token is marked with that was made for some types of records, in their order; empty for all."""
    return ",".join(types or ())
