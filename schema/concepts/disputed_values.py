"""Disputed values as the contract shows them: what a source said of a record's fields, and what stands."""

from datetime import datetime

import strawberry
from strawberry import UNSET

from registry.trail import disputes
from schema.language.fields import attribute, connection, first_of


@strawberry.type(
    description="That another system has told of a field of a record, in rows; it may have lost to another word"
    " (källuppgift)."
)
class Assertion:
    """That another system has told of a field of a record."""

    model = disputes.Assertion

    source: str = attribute("The system that told of it (källa).")
    field: str = attribute("The field, by the contract's name (fält).")
    at: datetime = attribute("When it said last what it now says, UTC (tidpunkt).")


@strawberry.type(
    description="What a source said last of a field, where something else stands; gone when the two are the same"
    " (tvistig uppgift). Told to those whose record it is, to those who see all, and, of fields whose history everyone"
    " is told, to those whose key speaks for the source."
)
class DisputedValue:
    """What a source said last of a field, where something else stands."""

    model = disputes.DisputedValue

    record = first_of(
        "language.records.Record", disputes.DisputedValue.seen_already, "The record that it is of (post)."
    )
    field: str = attribute(
        "Which, by the contract's name; in a group after the group's, such as period.start (fält). Of a list there is"
        " one for each item that only one of them has."
    )
    kept: str | None = attribute("What stands, as text; null when nothing does (gäller).")
    kept_from: str | None = attribute("The source that it is from; null when it was set by hand (gällande källa).")
    lost: str | None = attribute("What the source said, as text; null when it lacks what stands (sagt).")
    lost_from: str = attribute("The source that said it (källa).", of="source")
    at: datetime = attribute("When it was said, UTC (tidpunkt).")


@strawberry.type
class Questions:
    """What can be asked for of disputed values."""

    disputed_values = connection(
        "disputed_values.DisputedValue",
        "What sources said of fields of which something else stands, the oldest first; apiInfo { sourcesFirst } tells"
        " who goes first (tvistiga uppgifter).",
        of_records=False,
        source=(str | None, UNSET, "Only what this source said (källa)."),
    )
