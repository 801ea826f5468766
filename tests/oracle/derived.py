"""Values that are computed and not stored, written again from what they are said to mean."""

import json
from collections.abc import Callable
from typing import Any

from registry.concepts.endorsements import Endorsement
from registry.concepts.initiatives import Initiative
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.matrix import Act, Reach
from registry.permissions import reach_of
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.trail.changes import Change, Commit
from tests.helpers.payloads import kind_of
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

Compute = Callable[[Row, Sight], Any]


def is_open(row: Row, sight: Sight) -> bool:
    """It seeks somebody, and its last day has not passed."""
    closes = row["opening_closes_on"]
    return row["opening_seeks"] is not None and (closes is None or closes >= sight.rows.today)


def _endorsers(need: Row, sight: Sight) -> list[tuple[Row, Row]]:
    """Endorsements with their organisations, of a need and of those merged into it."""
    table = KnowledgeNeed.__tablename__
    needs = [*sight.rows.where(table, "id", need["id"]), *sight.rows.where(table, "merged_into_id", need["id"])]
    found = []
    for each in needs:
        for endorsement in sight.rows.where(Endorsement.__tablename__, "need_id", each["id"]):
            # Seeing an endorsement takes in seeing its need and its organisation.
            if sight.sees(Endorsement, endorsement):
                found += [(endorsement, body) for body in sight.along(Endorsement, endorsement, "organisation")]
    return found


def municipality_count(row: Row, sight: Sight) -> int:
    """Different municipalities behind a need."""
    return len({body["id"] for _, body in _endorsers(row, sight) if body["kind"] == "MUNICIPALITY"})


def rss_body_count(row: Row, sight: Sight) -> int:
    """Different RSS bodies behind a need: the one that carried it, the one itself, or a municipality's primary one."""
    found: set[Any] = set()
    for endorsement, body in _endorsers(row, sight):
        if endorsement["via_id"] is not None:
            found.add(endorsement["via_id"])
        elif body["kind"] == "RSS_BODY":
            found.add(body["id"])
        else:
            memberships = sight.along(Organisation, body, "municipality_memberships")
            found |= {each["rss_body_id"] for each in memberships if each["is_primary"]}
    return len(found)


#: What the trail does not tell of as changes, and what it tells only to those whose record it is.
UNTOLD, OWN = {"id", "version", "created_at", "updated_at"}, {"contacts"}


def differences(change: Row, sight: Sight) -> list[dict[str, str | None]]:
    """What a change changed, field by field; others than its owners are told what they could read before and after."""
    tells_all = sight.role.sees_all or sight.owned(change)
    before, after = change["before"], change["after"]
    if not tells_all and (before := sight.saw_before(change)) is None:
        return []
    before, after = before or {}, after or {}
    found = []
    for name in sorted({*before, *after} - UNTOLD):
        # That nothing was said is not the same as that nothing was there.
        same = name in before and name in after and before[name] == after[name]
        hidden = not tells_all and (name.endswith("_id") or name in OWN)
        if not (same or hidden or name.endswith("_sort")):
            first, *rest = name.split("_")
            field = first + "".join(each.title() for each in rest)
            found.append({"field": field, "before": _text(before.get(name)), "after": _text(after.get(name))})
    return found


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


VALUES: dict[tuple[Any, str], Compute] = {
    (Initiative, "is_open"): is_open,
    (Initiative, "opening_is_open"): is_open,
    (Initiative, "has_outputs"): lambda row, sight: bool(sight.along(Initiative, row, "outputs")),
    (Initiative, "has_lessons"): lambda row, sight: bool(sight.along(Initiative, row, "lessons")),
    (KnowledgeNeed, "is_answered"): lambda row, sight: bool(
        sight.along(KnowledgeNeed, row, "initiatives") or sight.along(KnowledgeNeed, row, "outputs")
    ),
    (KnowledgeNeed, "municipality_count"): municipality_count,
    (KnowledgeNeed, "rss_body_count"): rss_body_count,
    (Change, "fields"): differences,
    (Commit, "act"): lambda row, sight: row["act"] if sight.role is Role.ADMINISTRATOR else None,
}


def is_known(model: Any, name: str) -> bool:
    """Whether there is a meaning here for a record's computed value."""
    return (model, name) in VALUES or name.startswith("viewer_can_")


def value(model: Any, row: Row, name: str, sight: Sight, language: str = "SV") -> Any:
    """A record's value by name, computed or stored."""
    if name.startswith("viewer_can_") and issubclass(model, Record):
        return _may(model, row, name, sight, language)
    compute = VALUES.get((model, name))
    return compute(row, sight) if compute else row[name]


def _may(model: Any, row: Row, name: str, sight: Sight, language: str) -> Any:
    if sight.today is not None:
        told = "It is shown as it was then." if language == "EN" else "Den visas som den var då."
        return False if name.endswith("_allowed") else told
    return _may_now(model, row, name, sight, language)


def _may_now(model: Any, row: Row, name: str, sight: Sight, language: str) -> Any:
    """What the matrix says of the act that is named, on what is the caller's or is not."""
    act, english = _act_of(model, name), language == "EN"
    reaches = reach_of(sight.role, act, model) if act is not None else Reach.NO
    allowed = reaches is Reach.ALL or (act is not None and reaches is Reach.OWN and sight.holds(model, row, act))
    if name.endswith("_allowed"):
        return allowed
    if allowed:
        return None
    if act is None:
        return "No act changes it." if english else "Ingen handling ändrar den."
    if sight.role is Role.ANONYMOUS:
        return "Sign in to change records." if english else "Logga in för att ändra poster."
    if reaches is Reach.NO:
        told = f"Not for a caller of kind {sight.role.en}.", f"Behörigheten {sight.role.sv} räcker inte."
        return told[0 if english else 1]
    return "Only those whose record it is may." if english else "Bara den som posten hör till får det."


def _act_of(model: type[Record], name: str) -> Act | None:
    """The act that `viewerCan` is asked about; None where no act changes such records."""
    if "_update_" not in name:
        return Act.PUBLISH_RECORD if "_publish_" in name else Act.WITHDRAW_RECORD
    if model.for_administrators:
        # What administrators do to it has names of its own, and nobody else does anything to it.
        return Act.CREATE_KEY
    changing = (act for act in Act if act.value.startswith("update") and kind_of(act.value) is model.record_type)
    return next(changing, None)


def peers(row: Row, sight: Sight, within_percent: int) -> list[tuple[int, Row]]:
    """Other municipalities of like size, with how far they are from it."""
    own = row["population"]
    if own is None:
        return []
    others = [
        (abs(other["population"] - own), other)
        for other in sight.every(Organisation)
        if other["kind"] == "MUNICIPALITY" and other["id"] != row["id"] and other["population"] is not None
    ]
    return [(apart, other) for apart, other in others if apart * 100 <= own * within_percent]


__all__ = ["peers", "value"]
