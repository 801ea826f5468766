"""Official keys: who has one, who had it before, and what lives on of those."""

import re
from typing import Any
from uuid import UUID

from registry.concepts.organisations import Organisation
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

COLUMNS = {column: system for system, column in Organisation.official_keys.items()}


def as_kept(given: str, column: str) -> str:
    """A key as records have it: an organisation number is ten digits with a hyphen, or written with 16 before them."""
    digits = re.sub("[- ]", "", given)
    if column != "organisation_number" or not digits.isascii() or not digits.isdigit() or len(digits) not in (10, 12):
        return given
    if len(digits) == 12 and not digits.startswith("16"):
        return given
    return f"{digits[-10:-4]}-{digits[-4:]}"


class Official(str):
    """A key, or none, of a record that also answers to others."""

    __slots__ = ("also", "column", "missing")
    also: frozenset[str]
    column: str
    missing: bool

    def __eq__(self, other: object) -> bool:
        """Whether the record answers to this one."""
        given = as_kept(str(other), self.column)
        return (not self.missing and str(self) == given) or given in self.also

    def __ne__(self, other: object) -> bool:
        """Whether the record does not answer to this one."""
        return not self == other

    __hash__ = str.__hash__


def had(row: Row, column: str) -> set[str]:
    """The keys that a record had before."""
    return {each["value"] for each in row["former_keys"] if each["system"] == COLUMNS[column]}


def of(row: Row, column: str, sight: Sight) -> Official | None:
    """A record's key as filters see it; None when it has none and answers to none."""
    also = set(had(row, column))
    if not sight.is_then:
        rows = sight.rows
        also = {each for each in also if not _is_taken(each, column, sight)}
        for gone in rows.where("organisations", "merged_into_id", row["id"]):
            former = {each for each in had(gone, column) if not _is_taken(each, column, sight)}
            also |= former | ({gone[column]} if gone[column] else set())
    if row[column] is None and not also:
        return None
    key = Official(row[column] or "")
    key.also, key.column, key.missing = frozenset(also), column, row[column] is None
    return key


def leading(column: str, value: str, sight: Sight) -> list[UUID]:
    """The records that a key leads to now, whoever may see them."""
    value = as_kept(value, column)
    rows = sight.rows.where("organisations", column, value)
    if not _is_taken(value, column, sight):
        rows = [*rows, *(row for row in sight.rows.tables["organisations"] if value in had(row, column))]
    return [row["merged_into_id"] or row["id"] for row in rows]


def _is_taken(value: str, column: str, sight: Sight) -> bool:
    having = sight.rows.where("organisations", column, value)
    return any(row["publication"] == "PUBLISHED" for row in having)


def by_code(rows: list[Row], column: str, given: Any, sight: Sight) -> Row | None:
    """The record that a code leads to among those that are shown, who has it before who had it."""
    keys = leading(column, given, sight)
    found = [row for row in rows if row["id"] in keys]
    return min(found, key=lambda row: (row[column] != given, row["id"]), default=None)
