"""A report of what came of each row of a file: a table for spreadsheets, or lines of JSON, by what it is called."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import orjson

from registry.errors import InvalidFile
from registry.importing import Came, Doubt
from schema.http.forms import line

TABLE, LINES = (".csv",), (".ndjson", ".jsonl")
HEADINGS = [
    "rad",
    "nyckel",
    "utfall",
    "kod",
    "skillnader",
    "står kvar",
    "post",
    "fel",
    "att se över",
    "tveksamt i filen",
]


class Report:
    """A file that tells of rows as they come."""

    def __init__(self, path: Path) -> None:
        """Begin it; InvalidFile when it cannot be written, or is called neither .csv nor .ndjson."""
        self.is_table = path.suffix.casefold() in TABLE
        if not self.is_table and path.suffix.casefold() not in LINES:
            raise InvalidFile(
                f"{path.name}: a report is called .csv or .ndjson.",
                f"{path.name}: en rapport heter .csv eller .ndjson.",
            )
        try:
            self.file = path.open("wb")
        except OSError:
            raise InvalidFile(
                f"{path.name}: the report cannot be written.", f"{path.name}: rapporten går inte att skriva."
            ) from None
        if self.is_table:
            self.file.write("\ufeff".encode() + line(list(HEADINGS)))

    def tell(self, came: Iterable[Came], doubts: Iterable[Doubt]) -> None:
        """Write what came of some rows, and what was doubtful in them; it stands in the file when this returns."""
        doubtful: dict[int | None, list[str]] = {}
        for one in doubts:
            doubtful.setdefault(one.row, []).append(f"{one.heading}: {one.message}" if one.heading else one.message)
        for each in came:
            doubts_here = doubtful.get(each.row, [])
            if self.is_table:
                said = ("; ".join(some) for some in (each.errors, each.warnings, doubts_here))
                lists = ("; ".join(each.differs), "; ".join(each.disputed), each.record, *said)
                self.file.write(line([each.row, each.key, each.outcome.sv, each.outcome.value, *lists]))
            else:
                told = asdict(each) | {"outcome": each.outcome.value, "doubts": doubts_here}
                self.file.write(orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE))
        self.file.flush()

    def close(self) -> None:
        """End it."""
        self.file.close()
