"""What the viewer may do with a record, as SQL: the matrix, compiled (behörighet).

The contract's `viewerCan` is for greying out buttons; the acts check again. Only the matrix is looked at here: what
depends on a record's state, such as that an initiative which has ended cannot be discontinued, is left to the acts.
"""

from typing import Any

from sqlalchemy import false, null, true

from registry.matrix import Act, Reach, reach
from registry.storage.model.names import camel
from registry.storage.model.record import Derived, Record, every_record
from registry.storage.model.terms import Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def act_that_changes(model: type[Record]) -> Act | None:
    """The act that changes records of a type: its `changed_by`, or else "update" and the record's name; or none."""
    name = model.changed_by or camel(f"update_{model.record_type.prefix}")
    return next((each for each in Act if each == name), None)


def attach() -> None:
    """Give every record the derived values that `viewerCan` reads."""
    for model in every_record():
        acts = {"update": act_that_changes(model), "publish": Act.PUBLISH_RECORD, "withdraw": Act.WITHDRAW_RECORD}
        for name, act in acts.items():
            setattr(model, f"viewer_can_{name}_allowed", _allowed(model, act))
            setattr(model, f"viewer_can_{name}_reason", _reason(model, act))


def _allowed(model: type[Record], act: Act | None) -> Derived:
    def compute(row: Row, scope: Scope) -> Sql:
        if act is None or not scope.is_now:
            return false()
        match reach(scope.role, act):
            case Reach.NO:
                return false()
            case Reach.ALL:
                return true()
        return scope.owns(row, model).is_(True)

    return Derived(compute)


def _reason(model: type[Record], act: Act | None) -> Derived:
    def compute(row: Row, scope: Scope, language: Any) -> Sql:
        english = language.now == "EN"
        if not scope.is_now:
            return scope.text("It is shown as it was then." if english else "Den visas som den var då.")
        if act is None:
            return scope.text("No act changes it." if english else "Ingen handling ändrar den.")
        match reach(scope.role, act):
            case Reach.NO if scope.role is Role.ANONYMOUS:
                return scope.text("Sign in to change records." if english else "Logga in för att ändra poster.")
            case Reach.NO:
                sentences = f"Not for a caller of kind {scope.role.en}.", f"Behörigheten {scope.role.sv} räcker inte."
                return scope.text(sentences[0 if english else 1])
            case Reach.ALL:
                return null()
        sentences = "Only those whose record it is may.", "Bara den som posten hör till får det."
        return scope.when(scope.owns(row, model).is_not(True), scope.text(sentences[0 if english else 1]))

    return Derived(compute)
