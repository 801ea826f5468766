"""What the page is told of a file: what its headings mean, its rows as they are sent, and what is doubtful."""

from typing import Any

from graphql import GraphQLEnumType

from registry.errors import InvalidFile
from registry.importing import Doubt
from schema.answering.limits import MOST_NESTED, MOST_OBJECTS_SENT, size_of
from schema.importing.columns import KEY, Target
from schema.importing.documents import asked_by_page
from schema.importing.understanding import Batch, Row, Understood

#: How many doubts are told, and how many objects and values all rows may hold: each row is some, and a list holds more.
MOST_DOUBTS, MOST_OBJECTS, MOST_VALUES = 1000, 100_000, 500_000


class Told:
    """What is told of a file, as its rows come."""

    def __init__(self, found: Understood) -> None:
        """Takes the file as it was understood."""
        self.found, self.objects, self.values = found, 0, 0
        self.rows: list[dict[str, Any]] = []
        self.refused: list[dict[str, Any]] = []
        self.again: list[dict[str, Any]] = []
        self.doubts = found.doubts[:MOST_DOUBTS]
        self.doubted = len(found.doubts)

    def add(self, batch: Batch) -> None:
        """Add rows; InvalidFile when they hold more than can be sent."""
        for each in batch.rows:
            self._add(each)
        self.refused += [{"row": each.row, "key": each.key, "errors": each.errors} for each in batch.unsent]
        self.again += [{"row": each.row, "key": each.key, "before": before} for each, before in batch.again]
        self.doubts += batch.doubts[: MOST_DOUBTS - len(self.doubts)]
        self.doubted += len(batch.doubts)

    def _add(self, row: Row) -> None:
        objects, depth = size_of(row.given, MOST_OBJECTS_SENT)
        self.objects += objects
        if objects > MOST_OBJECTS_SENT or depth > MOST_NESTED:
            error = "Raden innehåller för mycket."
            self.refused.append({"row": row.number, "key": row.key, "errors": [error]})
        else:
            self.values += _values_in(row.given)
            self.rows.append({"row": row.number, "key": row.key, "given": row.given})
        if self.objects > MOST_OBJECTS or self.values > MOST_VALUES:
            raise InvalidFile("It holds too much in all.", "Den innehåller för mycket sammanlagt.")

    def whole(self) -> dict[str, Any]:
        """All of it, and the operations by which the rows are tried and kept."""
        return {
            "act": self.found.act,
            "query": asked_by_page(self.found.act, apply=True),
            "trial": asked_by_page(self.found.act, apply=False),
            "columns": [_column(heading, target) for heading, target in self.found.columns.items()],
            "rows": self.rows,
            "refused": self.refused,
            "again": self.again,
            "doubts": [_doubt(each) for each in self.doubts],
            "doubted": self.doubted,
        }


def _values_in(given: Any) -> int:
    """How many values a row holds that is neither too large nor too deep."""
    if isinstance(given, dict):
        given = given.values()
    elif not isinstance(given, list):
        return 1
    return 1 + sum(map(_values_in, given))


def _column(heading: str, target: Target) -> dict[str, Any]:
    is_key = target.path == (KEY,)
    return {
        "heading": heading,
        "path": ["key", "value"] if is_key else ["fields", *target.path],
        "words": list(target.words),
        "enum": target.type.name if isinstance(target.type, GraphQLEnumType) else None,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"row": doubt.row, "heading": doubt.heading, "message": doubt.message}
