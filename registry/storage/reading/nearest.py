"""What was meant by a code, a slug or a name that leads nowhere: a suggestion that is right, or none.

Whoever trusts a suggestion registers what it says. A code has no neighbours: 1917 is not nearly 1907. It is only taken
for another when it has lost its zero, or when a name stands where the code should. A name is taken for one that is
spelled almost the same, of the kind that is wanted, and only if there is one nearest.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import ARRAY, CompoundSelect, Select, Text, func, null, select, union_all
from sqlalchemy.dialects.postgresql import array

from registry.storage.reading.names import KINDS, keys_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Reader, Sql

#: How many rows are looked through for one to suggest.
MOST_LOOKED_THROUGH = 2000
#: How alike two spellings are, from 0 to 1, when one is taken for the other.
ALIKE = 0.8
#: The shortest beginning of a slug that is taken for the whole.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What could have been meant: its code, slug or name, what people call it, and the keys of its names."""

    key: str
    label: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As a suggestion says it: "1482 (Kungälv)"."""
        return self.key if self.key == self.label else f"{self.key} ({self.label})"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was looked through for some values: what is known, and the key of each value read as a name."""

    known: tuple[Known, ...]
    folded: dict[str, str]

    @classmethod
    def of(cls, rows: Iterable[Sequence[Any]]) -> "Lookup":
        """What the rows of `looking_through` tell."""
        found = [tuple(row) for row in rows]
        known = (Known(key, label or key, tuple(filter(None, names))) for _, key, label, names in found if key)
        return cls(tuple(known), {given: names[0] for given, _, _, names in found if given is not None})

    def nearest(self, value: str, digits: int | None = None, *, is_slug: bool = False) -> Known | None:
        """What a value that leads nowhere was meant as; `digits` are how many a code has, None for what is no code."""
        if digits is not None and value.strip().isdigit():
            return next((each for each in self.known if each.key == value.strip().zfill(digits)), None)
        folded = self.folded.get(value, value)
        named = [each for each in self.known if folded in each.names]
        if len(named) == 1 or digits is not None:
            return named[0] if len(named) == 1 else None
        if is_slug and len(value) >= SHORTEST:
            begun = [each for each in self.known if each.key.startswith(f"{value.lower()}-")]
            if len(begun) == 1:
                return begun[0]
        return self._spelled_alike(value.lower() if is_slug else folded, is_slug=is_slug)

    def _spelled_alike(self, value: str, *, is_slug: bool) -> Known | None:
        """The one that is spelled most like a value, if one is."""
        given = (value, "") if is_slug else _parted(value)
        ranked = sorted(
            (
                (max((_alike(given, each) for each in _spellings(known, is_slug)), default=0.0), known)
                for known in self.known
            ),
            key=lambda each: -each[0],
        )[:2]
        if not ranked or ranked[0][0] < ALIKE or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        return ranked[0][1]


def _spellings(known: Known, is_slug: bool) -> list[tuple[str, str]]:
    return [(known.key, "")] if is_slug else [_parted(name) for name in known.names]


def _parted(key: str) -> tuple[str, str]:
    """The key of a name without the word for its kind, and that word."""
    kind = next((each for each in KINDS if key.endswith(each)), "")
    return key.removesuffix(kind), kind


def _alike(given: tuple[str, str], other: tuple[str, str]) -> float:
    """How alike two spellings are; one that says its kind is no other kind's."""
    if given[1] and given[1] != other[1]:
        return 0.0
    matcher = SequenceMatcher(None, given[0], other[0])
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def looking_through(
    scope: Scope,
    row: Any,
    model: Any,
    column: str,
    values: Reader,
    conditions: Sequence[Sql],
    is_there: Callable[[Sql], Sql] | None = None,
) -> CompoundSelect[Any]:
    """A SELECT of what `Lookup.of` reads: each value with its key, and the records that one of them could mean.

    `conditions` are on `row`, an alias of the model, and say which records the caller may be told of. Values that
    `is_there` says lead somewhere are left out.
    """
    given = func.unnest(scope.bind(values, ARRAY(Text()))).column_valued(scope.name("given"))
    label = row.c[next((name for name in ("name", "title") if name in row.c), column)]
    none = null().cast(Text)
    asked: Select[Any] = select(given, none, none, array([func.name_key(given)]))
    asked = asked if is_there is None else asked.where(~is_there(given))
    names = array(keys_of(model, row, scope) or [row.c[column]])
    known = select(none, row.c[column], label, names).where(row.c[column].is_not(None), *conditions)
    limited = known.limit(MOST_LOOKED_THROUGH).subquery(scope.name("known"))
    return union_all(asked, select(*limited.c))
