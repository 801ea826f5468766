"""History: what was done to a record, by whom and why, field by field."""

from datetime import datetime

import strawberry

from registry.storage.model.terms import RecordType, Role
from registry.trail import changes
from registry.trail.changes import ChangeVerb
from schema.language.fields import attribute, one


@strawberry.type(description="One field that changed (ändrat fält).")
class FieldChange:
    """One field that changed."""

    field: str = attribute(
        "Which, by the contract's name; in a group after the group's, such as period.start (fält). Of a list there is"
        " one for each item that was taken out, in `before`, and one for each that was put in, in `after`."
    )
    before: str | None = attribute("What it was, as text; records by their ids; null when it was empty (före).")
    after: str | None = attribute("What it became, as text; records by their ids; null when it is empty (efter).")


@strawberry.type(description="One occasion on which something was changed: all of it, or nothing (ändringstillfälle).")
class Commit:
    """One occasion on which something was changed."""

    model = changes.Commit

    at: datetime = attribute("When, UTC (tidpunkt).")
    act: str | None = attribute("By which acts, all of them; for administrators, and for oneself (handlingar).")
    role: Role | None = attribute("By what kind of caller (behörighet).")
    source: str | None = attribute("From which other system it came, when whoever did it said so (källsystem).")
    organisation = one(
        "organisations.Organisation",
        "On whose behalf, or at which organisation somebody decided nationally (organisation).",
    )
    person = one("people.Person", "Who, if a person did it; for administrators, and for oneself (person).")


@strawberry.type(description="What one act did to a record, and to what hangs on it (ändring).")
class HistoryEntry:
    """What one act did to a record."""

    model = changes.Change

    verb: ChangeVerb = attribute("What was done (slag av ändring).", of="done")
    version: int | None = attribute(
        "The version that the record, or the part, got, for `revertRecord`; null when its trail begins later (version)."
    )
    part: strawberry.ID | None = attribute(
        "The part that it was done to, such as a participation; null when it was the record itself (del).",
        of="of_part",
    )
    part_type: RecordType | None = attribute("What kind of record that part is (slag av del).")
    part_name: str | None = attribute("Whom that part is about, by name; null when there is nobody (delens namn).")
    act: str | None = attribute("By which act, as the contract names it (handling).")
    reason: str | None = attribute("Why, in the words of the act, when it was said; null when erased (skäl).")
    commit = one("history.Commit", "When, by whom and why (tillfälle).", required=True)
    fields: list[FieldChange] = attribute(
        "What is different; to those whose record it is not, only between what they could read then (fält)."
    )
