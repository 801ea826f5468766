"""The change feed: what has changed since a place in the order of all changes, for copies elsewhere."""

from datetime import datetime
from typing import Any

import strawberry
from strawberry import UNSET

import registry.model  # noqa: F401 - the types of records that the feed tells of are known when all have been read in
from registry.feed.asked import TombstoneReason
from registry.feed.derived import told_of
from registry.storage.model.record import Record
from registry.storage.model.terms import RecordType
from schema.language.bounds import bounded
from schema.language.conditions import condition
from schema.language.fields import attribute, field, later
from schema.language.scalars import ChangeToken


@strawberry.type(description="That a record is gone for the reader: remove it from a copy (borttagen).")
class Tombstone:
    """That a record is gone for the reader."""

    reason: TombstoneReason = attribute("Why (skäl).")
    merged_into: strawberry.ID | None = attribute(
        "The record that it became part of, if the reader may see that (ingår i)."
    )


def _path(model: type[Record]) -> str:
    """Where the type that shows a record stands."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"


def _shown(model: type[Record]) -> Any:
    """The field of a type of record, in which it is shown."""
    kind = model.record_type
    return field(later(_path(model)) | None, f"The record as it is now, when it is of this type ({kind.sv}).")


@strawberry.type
class _Changed:
    """What is told of every record that changed."""

    id: strawberry.ID = attribute("The record's id (id).")
    record_type: RecordType = attribute("What kind of record it is (slag av post).")
    at: datetime | None = attribute("When it last changed, UTC; null when its history does not tell (tidpunkt).")
    erased: bool = attribute(
        "Whether something of it was erased by law since the token, or with `history` by the act: older copies of it,"
        " and of its history, must go too (raderat)."
    )
    tombstone: Tombstone | None = attribute("That it is gone; null when it is there (borttagen).")

    entry = field(
        later("history.HistoryEntry") | None,
        "What was done, with `history`: as the record's own history tells it. Null without, and where it is told only"
        " that something was erased (handling).",
    )


_ORDER = list(RecordType)
_TOLD = sorted(told_of(), key=lambda each: _ORDER.index(each.record_type))
_RECORDS = {each.record_type.prefix: _shown(each) for each in _TOLD}
Change: Any = strawberry.type(
    type("Change", (_Changed,), {**_RECORDS, "__module__": __name__}),
    description="One record that changed: the field of its type shows it as it is now, or `tombstone` says that it is"
    " gone. With `history` it is one act, which `entry` shows (ändrad post).",
)


_FILTERS = {
    each.record_type.prefix: condition(
        f"Which of them are told of; all without it (urval av {each.plural.lower()}).",
        f"{_path(each)}Where",
    )
    for each in _TOLD
}
ChangesWhere: Any = strawberry.input(
    type("ChangesWhere", (), {**_FILTERS, "__annotations__": dict.fromkeys(_FILTERS, Any), "__module__": __name__}),
    description="Which records of each type the change feed tells of: by their own values only, since what stands in"
    " other records changes without them (urval av ändrade poster).",
)


@strawberry.type(description="A page of the change feed, in the order of the changes (sida av ändringsflödet).")
class ChangePage:
    """A page of the change feed."""

    from_: ChangeToken | None = strawberry.field(
        name="from", description="The token that it comes after; null when it is the first of a load (från)."
    )
    to: ChangeToken = attribute("The token to go on from, next time or next year (till).")
    count: int = attribute("How many changes it has (antal).")
    more: bool = attribute("Whether there is more to ask for at once (finns fler).")
    changes: list[Change] = attribute("The records that changed, each once and as it is now (ändringar).")


@strawberry.type(description="A record that has changed, or is gone: `changes` tells which (ändrad).")
class ChangedRecord:
    """A record that has changed, and nothing of what it is."""

    id: strawberry.ID = attribute("The record's id (id).")
    record_type: RecordType = attribute("What kind of record it is (slag av post).")


@strawberry.type(
    description="That something has changed, and never what: ask `changes` after the token that the copy has come to"
    " (avisering)."
)
class ChangeNotice:
    """That something has changed."""

    token: ChangeToken = attribute("Where this notice leads; a subscription can go on after it (ändringsmärke).")
    more: bool = attribute("Whether another notice follows at once (finns fler).")
    changes: list[ChangedRecord] = attribute("The records, each once and at most 100 (ändringar).")


@strawberry.type
class Questions:
    """What can be asked for at the root."""

    changes = field(
        ChangePage,
        "What has changed since a token, for a copy elsewhere: each record as it is now, or that it is gone"
        " (ändringsflöde). Without a token it is a whole load, and continued with `to` it never ends: a record that"
        " changes comes again, one that is no longer for the reader comes as gone, and what becomes the reader's to see"
        " comes too. What is kept right is what a record says itself: its values, the ids of what it points at, and its"
        " keys. Fields of other records, lists of what points at it, counts and the order of lists are as they were"
        " when it was told.",
        {
            "after": (ChangeToken | None, UNSET, "`to` of the page before; nothing is a whole load (efter)."),
            "first": (bounded(int, 1, 1000), 100, "How many, {bounds} (antal)."),
            "types": (
                list[RecordType] | None,
                UNSET,
                "Only records of these types, at least one; the token is then for these (slag av post).",
            ),
            "where": (
                ChangesWhere | None,
                UNSET,
                "Only records that are so; the token is then for that. One that is so no more comes as gone (urval).",
            ),
            "not_from": (
                str | None,
                UNSET,
                "Leave out what only this system, which the key speaks for, has changed since it had all (ej från).",
            ),
            "history": (
                bool,
                False,
                "Each act as `entry`, for an archive, and told to whoever would have seen the record then (historik).",
            ),
        },
        feed="page",
    )
    change_token = field(
        ChangeToken,
        "A token of this moment: `changes` after it tells of what comes (ändringsmärke). It is for any `types`.",
        feed="mark",
    )
