"""What is told of a file of records: its rows as they were read, what is doubtful, and what came of each row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registry.storage.model.terms import RowOutcome


@dataclass(frozen=True)
class Doubt:
    """Something to look at, in Swedish: the row as a spreadsheet numbers it and the heading, where it is about one."""

    message: str
    row: int | None = None
    heading: str | None = None


@dataclass
class Line:
    """A row of a file: its number, its cells by heading, and why it cannot be read (Swedish), if it cannot."""

    number: int
    cells: dict[str, Any] = field(default_factory=dict)
    fault: str | None = None


@dataclass
class Table:
    """A file as it was read. What is empty is in no row, and rows that are empty are not there.

    The lines are read as they are asked for, once, and `doubts` are all there when they have been.
    """

    headings: list[str]
    lines: Iterator[Line]
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class Came:
    """What came of a row: its key, the outcome, the fields that differ, the record's id, and what was wrong.

    `warnings` is what the act says should be looked at, and `disputed` those of the fields that were left as they
    stand. What the file tells of no more has no row.
    """

    row: int | None
    key: str | None
    outcome: RowOutcome
    differs: list[str] = field(default_factory=list)
    record: str | None = None
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)
