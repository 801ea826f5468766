"""How many items a list may have that is given of a record, whichever way it comes: by an act or from a seed file.

The bounds stand here by the list's name, as forms of texts do. They are far above what people write by hand, and keep
a record so small that its history can be told: each of its versions has every list whole.
"""

from registry.errors import TooMany
from registry.storage.model.terms import RecordType

#: As many as there are municipalities, and some more.
USUAL = 300
#: What stands in the record's own row, or hangs on it.
IN_RECORDS = 100

#: What another system sends at once.
SENT, IN_SENT = "sent", 1000

#: How many other systems one act names in rows, or gives new keys of: others who give keys in them may wait for it.
NAMED, IN_NAMED = "named systems", 20

#: Bounds by name; what is not named has the usual one.
BOUNDS: dict[str, int] = {
    **dict.fromkeys(("sources", "fields", "contacts", "questions", "methods", "reported_counts"), IN_RECORDS),
    **dict.fromkeys(("former_names", "former_titles", "former_keys", "external_ids", "case_numbers"), IN_RECORDS),
    SENT: IN_SENT,
    NAMED: IN_NAMED,
}
#: The lists of values that lead to records: to which type, and by which part of a value.
LEADING: dict[str, tuple[RecordType, str]] = {"contacts": (RecordType.ORGANISATION, "organisation_id")}


def most_of(name: str) -> int:
    """How many items a list may have, by its name in small letters, such as `reported_counts`."""
    return BOUNDS.get(name, USUAL)


def too_many_systems(number: int) -> TooMany | None:
    """Why one act cannot name that many other systems; None when it can."""
    most = most_of(NAMED)
    if number <= most:
        return None
    return TooMany(
        f"{number} other systems are named, and {most} may be at once.",
        f"{number} andra system nämns, och {most} får nämnas på en gång.",
        "Give the keys of the rest by themselves.",
        "Ge nycklarna från resten för sig.",
    )


def too_many(number: int, name: str) -> TooMany | None:
    """Why a list cannot have that many items; None when it can."""
    most = most_of(name)
    if number <= most:
        return None
    return TooMany(
        f"The list has {number} items, and may have {most}.",
        f"Listan har {number} poster, och får ha {most}.",
        "Keep those that matter.",
        "Behåll de viktigaste.",
    )
