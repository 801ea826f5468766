"""A list counted by what its records are or lead to."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Enum

from registry.storage.model.record import Facet
from tests.oracle.rows import Row
from tests.oracle.sight import Sight
from tests.oracle.ways import target


@dataclass(frozen=True)
class Counted:
    """One value of a facet."""

    value: str
    sv: str
    en: str
    count: int


def counted(facet: Facet, model: Any, rows: list[Row], sight: Sight) -> list[Counted]:
    """The values of a facet, the commonest first; a record counts once for each value that it leads to."""
    found: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        found.update(_values(facet, model, row, sight))
    several = [Counted(*words, count) for words, count in found.items()]
    return sorted(several, key=lambda each: (-each.count, each.value))


def missing(facet: Facet, model: Any, rows: list[Row], sight: Sight) -> int:
    """How many records a facet counts nowhere."""
    return sum(not _values(facet, model, row, sight) for row in rows)


def _values(facet: Facet, model: Any, row: Row, sight: Sight) -> set[tuple[str, str, str]]:
    if not facet.paths:
        kind, text = model.__table__.c[facet.value].type, row[facet.value]
        if not isinstance(kind, Enum):
            return set() if text is None else {(text, text, text)}
        word: Any = kind.enum_class and kind.enum_class(text)
        return {(word.value, word.sv, word.en)}
    return {
        (end[facet.value], end[facet.label or ""], (facet.label_en and end[facet.label_en]) or end[facet.label or ""])
        for path in facet.paths
        for end in ends(path, model, row, sight)
    }


def ends(path: tuple[str, ...], model: Any, row: Row, sight: Sight) -> list[Row]:
    if not path:
        return [row]
    there = target(model, path[0])
    return [end for each in sight.along(model, row, path[0]) for end in ends(path[1:], there, each, sight)]
