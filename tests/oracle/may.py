"""What the caller may do with a record: the matrix read once more."""

from typing import Any

from registry.across.permissions import reach_of
from registry.matrix import Act, Reach
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from tests.helpers.payloads import kind_of
from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def may(model: Any, row: Row, name: str, sight: Sight, language: str) -> Any:
    """Whether an act is allowed, or why it is not."""
    if sight.today is not None:
        told = "It is shown as it was then." if language == "EN" else "Den visas som den var då."
        return False if name.endswith("_allowed") else told
    return _may_now(model, row, name, sight, language)


def _may_now(model: Any, row: Row, name: str, sight: Sight, language: str) -> Any:
    """What the matrix says of the act that is named, on what is the caller's or is not."""
    act, english = _act_of(model, name), language == "EN"
    reaches = reach_of(sight.role, act, model) if act is not None else Reach.NO
    allowed = reaches is Reach.ALL or (act is not None and reaches is Reach.OWN and sight.holds(model, row, act))
    allowed = allowed and sight.caller.is_for(model.record_type)
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
    if not sight.caller.is_for(model.record_type):
        kind = model.record_type
        told = f"The key is not for records of type {kind.en}.", f"Nyckeln gäller inte poster av slaget {kind.sv}."
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
    # What no act changes is made by one, which is asked about in its place.
    return next(changing, None) or next((act for act in Act if act.value == model.changed_by), None)
