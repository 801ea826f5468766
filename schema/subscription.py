"""What can be subscribed to at the root: that something has changed."""

import strawberry
from strawberry import UNSET

from registry.storage.model.terms import RecordType
from schema.concepts.changes import ChangeNotice
from schema.language.fields import field
from schema.language.scalars import ChangeToken


@strawberry.type(
    description="What one can be told of as it happens, over WebSocket or as server-sent events (prenumerationer)."
)
class Subscription:
    """What can be subscribed to."""

    changed = field(
        ChangeNotice,
        "That something has changed, for whoever keeps a copy by `changes` (avisering). The first notice comes at once,"
        " and tells what has changed since `after`, or only where that is now; each of the others when something has"
        " changed that the subscriber may see, or may no longer see.",
        {
            "after": (
                ChangeToken | None,
                UNSET,
                "A token of `changes`, `changeToken` or a notice, whatever it was made for; nothing is now (efter).",
            ),
            "types": (list[RecordType] | None, UNSET, "Only records of these types, at least one (slag av post)."),
            "not_from": (
                str | None,
                UNSET,
                "Leave out what only this system, which the key speaks for, has changed since it had all (ej från).",
            ),
        },
    )
