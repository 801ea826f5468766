"""What the acts on rows from another system are tried with: something that is not there yet, one row for each act."""

from collections.abc import Callable
from typing import Any

from tests.helpers.ground import KUNGALV, Ground, Input
from tests.helpers.workbench import SYSTEM

#: What each act is told of a new record.
FIELDS: dict[str, Input] = {
    "upsertThemes": {"name": "Nytt", "kind": "TOPIC"},
    "upsertGroups": {"name": "Nytt", "kind": "NETWORK"},
    "upsertMethods": {"name": "Nytt", "kind": "METHOD"},
    "upsertInitiatives": {"title": "Nytt", "kind": "PILOT"},
    "upsertOutputs": {"title": "Nytt", "kind": "REPORT"},
    "upsertMandates": {"title": "Nytt", "kind": "GRANT"},
    "upsertNeedsRounds": {"serviceArea": {"slug": "barn-och-unga"}, "year": 2031},
}
#: The acts on parts, by what they are a part of.
PARTS = {
    "upsertParticipations": "initiative",
    "upsertMethodUses": "method",
    "upsertEndorsements": "raised",
    "upsertSeats": "group",
    "upsertLessons": "participation",
}
#: What a whole is called in a row, where that is otherwise than in what is there.
CALLED = {"raised": "need"}
#: What a new part of each is told to be, beside what it is in.
OF_PARTS: dict[str, Input] = {
    "upsertEndorsements": {"organisation": KUNGALV},
    "upsertSeats": {"organisation": KUNGALV, "function": "En annan funktion"},
    "upsertLessons": {"kind": "ADVICE", "text": "En annan lärdom"},
}


def sent(act: str, fields: Input, value: str = "1") -> Input:
    """One row of an act, with a key of its own."""
    return {"source": SYSTEM, "rows": [{"key": {"system": SYSTEM, "value": f"{act} {value}"}, "fields": fields}]}


def of_a_part(act: str) -> Callable[[Ground], Input]:
    """One row of an act on parts, in what is there."""
    whole = PARTS[act]

    def given(ground: Ground) -> Input:
        fields: dict[str, Any] = {CALLED.get(whole, whole): {"id": ground[whole]["id"]}}
        told = OF_PARTS.get(act, {"organisation": KUNGALV, "unit": "En annan enhet"})
        # What a part is in does not change, so that each whole has a key of its own.
        return sent(act, fields | told, ground[whole]["id"])

    return given


def of_kungalv(_: Ground) -> Input:
    """A row about an organisation that stands: new ones are the nation's to add, whoever sends rows."""
    key = {"system": "scb-kommunkod", "value": "1482"}
    return {"source": SYSTEM, "rows": [{"key": key, "fields": {"shortName": "Prov"}}]}
