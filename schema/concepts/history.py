"""History: what was done to a record, by whom and why, field by field."""

from datetime import datetime

import strawberry

from registry.storage.model.terms import Role
from registry.trail import changes
from registry.trail.changes import ChangeVerb
from schema.language.fields import one, said


@strawberry.type(description="One field that changed (ändrat fält).")
class FieldChange:
    """One field that changed."""

    field: str = said("Which, by the contract's name; groups as one word, such as periodStart (fält).")
    before: str | None = said("What it was, as text (före).")
    after: str | None = said("What it became, as text (efter).")


@strawberry.type(description="One occasion on which something was changed: all of it, or nothing (ändringstillfälle).")
class Commit:
    """One occasion on which something was changed."""

    model = changes.Commit

    at: datetime = said("When, UTC (tidpunkt).")
    act: str | None = said("By which acts, as the contract names them (handling).")
    reason: str | None = said("Why, when it was said (skäl).")
    role: Role | None = said("By what kind of caller (behörighet).")
    organisation = one("organisations.Organisation", "On whose behalf (organisation).")
    person = one("people.Person", "Who, if a person did it; for administrators, and for oneself (person).")


@strawberry.type(description="One change of a record (ändring).")
class HistoryEntry:
    """One change of a record."""

    model = changes.Change

    verb: ChangeVerb = said("What was done (slag av ändring).")
    part: str | None = said("What hangs on the record and changed, such as initiative_themes (del).")
    commit = one("history.Commit", "When, by whom and why (tillfälle).", required=True)
    fields: list[FieldChange] = said("What is different; to the public only between what was public (fält).")
