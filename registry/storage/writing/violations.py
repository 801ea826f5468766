"""Turns the database's errors into refusals, by the name of the constraint that was broken.

The database's own detail is never passed on: it repeats the row, which may hold what the rule keeps out, such as a
personal identity number.
"""

import re

from asyncpg import PostgresError
from sqlalchemy import Enum
from sqlalchemy.exc import DBAPIError

from registry.errors import (
    AlreadyExists,
    Invalid,
    NotFound,
    Path,
    PeriodOutOfOrder,
    PersonalIdentityNumber,
    Refusal,
    Required,
    TooLong,
    UnreadableText,
)
from registry.storage.model.names import camel
from registry.storage.model.record import Base
from registry.storage.model.rules import NO_DATE, NO_SUCH_VALUE, NO_TEXT, SENTENCES
from registry.storage.model.taken import TAKEN

PERSONAL = (
    "A text holds a personal identity or coordination number.",
    "En text innehåller ett person- eller samordningsnummer.",
    "The registry keeps nothing about individuals. Take the number out.",
    "Registret har inga uppgifter om enskilda. Ta bort numret.",
)
ORDER = ("It would end before it begins.", "Det skulle sluta innan det börjar.")
ALREADY = ("It is there already.", "Det finns redan.")
NOWHERE = (
    "Something that it points at is not there, or is of another kind.",
    "Något som den pekar på finns inte, eller är av annat slag.",
)


def refusal_of(error: DBAPIError | PostgresError) -> Refusal | None:
    """The refusal for a database error, of SQLAlchemy's or the driver's; None when the caller cannot do anything."""
    cause = getattr(error.orig, "__cause__", None) if isinstance(error, DBAPIError) else error
    names = (getattr(cause, name, None) or "" for name in ("constraint_name", "table_name", "column_name"))
    found = refusal_by(getattr(cause, "sqlstate", None), *names)
    if found is not None:
        found.rule = getattr(cause, "constraint_name", None)
    return found


def refusal_by(state: str | None, rule: str, table: str, column: str = "") -> Refusal | None:
    """The refusal for an SQLSTATE, the name of the broken rule, and the table and column that it concerns.

    None for every other SQLSTATE: those are faults of ours, or races that are tried again.
    """
    match state:
        case "23505":
            return _taken(rule, table)
        case "23503":
            return NotFound(*NOWHERE, path=_column(rule, f"fk_{table}_"))
        case "23502":
            return Required.of(camel(column.removesuffix("_id")))
        case "23514":
            return checked(rule, table)
        # A text with U+0000, plain or inside JSON.
        case "22021" | "22P05":
            unreadable = UnreadableText()
            return Invalid(unreadable.message, unreadable.message_sv)
        # A number too large, or a date that no calendar has.
        case "22003" | "22008" | "22007":
            return Invalid("A value cannot be kept.", "Ett värde går inte att spara.")
        # More than an index can hold.
        case "54000":
            return TooLong("A text is too long.", "En text är för lång.", "Shorten it.", "Korta den.")
    return None


def _taken(rule: str, table: str) -> Refusal:
    sentences = TAKEN.get(rule.removeprefix("uq_")) or TAKEN.get(rule.removeprefix(f"uq_{table}_"))
    if sentences is None:
        return AlreadyExists(*ALREADY, path=_column(rule, f"uq_{table}_"))
    return AlreadyExists(sentences[0], sentences[1], path=(sentences[2],))


def _column(rule: str, prefix: str) -> Path:
    """The path in the input to the column that a rule is named for: `host` for fk_organisations_host_id."""
    return (camel(rule.removeprefix(prefix).removesuffix("_id")),) if rule.startswith(prefix) else ()


def checked(rule: str, table: str) -> Refusal:
    """The refusal for a broken CHECK of a table; one without a sentence of its own is told by its name."""
    name = rule.removeprefix(f"ck_{table}_")
    if name == "no_personal_number":
        return PersonalIdentityNumber(*PERSONAL)
    if name.endswith("period_in_order"):
        return PeriodOutOfOrder(*ORDER, path=("period",))
    if name in SENTENCES:
        english, swedish, where = SENTENCES[name]
        return Invalid(english, swedish, path=(where,))
    if found := re.fullmatch(r"(\w+)_is_date", name):
        return Invalid(*NO_DATE, path=(camel(found[1]),))
    if found := re.fullmatch(r"(\w+)_(is_text|are_texts)", name):
        return Invalid(*NO_TEXT, path=(camel(found[1]),))
    column = Base.metadata.tables[table].c.get(name)
    if column is not None and isinstance(column.type, Enum):
        return Invalid(*NO_SUCH_VALUE, path=(camel(name),))
    words = name.replace("_", " ")
    return Invalid(f"It breaks the rule “{words}”.", f"Det bryter mot regeln ”{words}”.")
