"""What the viewer may do with a record, as SQL: the matrix and who holds the record, compiled (behörighet).

The contract's `viewerCan` is for greying out buttons; the acts check again. What depends on a record's state, such as
that an initiative which has ended cannot be discontinued, is left to the acts, and so is who withdrew or decided it.
"""

from typing import Any

from sqlalchemy import and_, any_, case, false, null, or_, true

from registry.authority import act_that_changes, needed
from registry.errors import NotAllowed
from registry.matrix import Act, Reach, reach
from registry.storage.model.record import Derived, Record, every_record
from registry.storage.model.terms import Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_not_true, is_true


def attach() -> None:
    """Give every record the derived values that `viewerCan` reads."""
    for model in every_record():
        acts = {"update": act_that_changes(model), "publish": Act.PUBLISH_RECORD, "withdraw": Act.WITHDRAW_RECORD}
        for name, act in acts.items():
            setattr(model, f"viewer_can_{name}_allowed", _allowed(model, act))
            setattr(model, f"viewer_can_{name}_reason", _reason(model, act))


def reach_of(role: Role, act: Act, model: type[Record]) -> Reach:
    """How far a role reaches with an act on records of a type: no farther than with any of the acts it stands for."""
    order = list(Reach)
    return min((reach(role, each.act) for each in needed(act, model)), key=order.index)


def _holds(row: Row, scope: Scope, act: Act, model: type[Record]) -> Sql:
    """Whether the caller's organisations hold a record in every way that an act needs."""
    ways = dict.fromkeys(model.held.paths(each.holder) for each in needed(act, model))
    return and_(*(or_(*(_is_own(row, scope, model, path) for path in paths)) for paths in ways))


def _is_own(row: Row, scope: Scope, model: type[Record], path: str) -> Sql:
    name, _, column = path.rpartition(".")
    if not name:
        own: Sql = row.c[column] == any_(scope.own())
        return own
    return scope.any_of(model, row, name, lambda whole: whole.c[column] == any_(scope.own()))


def _allowed(model: type[Record], act: Act | None) -> Derived:
    def compute(row: Row, scope: Scope) -> Sql:
        if act is None or not scope.is_now:
            return false()
        match reach_of(scope.role, act, model):
            case Reach.NO:
                return false()
            case Reach.ALL:
                found: Sql = true()
            case _:
                found = is_true(_holds(row, scope, act, model))
        if hasattr(model, "allows"):
            found = and_(found, model.allows(row, scope))
        return and_(scope.is_for(model), found) if scope.role.is_system else found

    return Derived(compute)


def _reason(model: type[Record], act: Act | None) -> Derived:
    def compute(row: Row, scope: Scope, language: Any) -> Sql:
        english = language.now == "EN"
        if not scope.is_now:
            return scope.text("It is shown as it was then." if english else "Den visas som den var då.")
        if act is None:
            return scope.text("No act changes it." if english else "Ingen handling ändrar den.")
        match reach_of(scope.role, act, model):
            case Reach.NO if scope.role is Role.ANONYMOUS:
                return scope.text("Sign in to change records." if english else "Logga in för att ändra poster.")
            case Reach.NO:
                sentences = f"Not for a caller of kind {scope.role.en}.", f"Behörigheten {scope.role.sv} räcker inte."
                return scope.text(sentences[0 if english else 1])
            case Reach.ALL:
                found: Sql = null()
            case _:
                others = "Only those whose record it is may." if english else "Bara den som posten hör till får det."
                found = scope.when(is_not_true(_holds(row, scope, act, model)), scope.text(others))
        if hasattr(model, "allows"):
            less = NotAllowed.sees_less()
            sentence = scope.text(less.message if english else less.message_sv)
            found = case((is_not_true(model.allows(row, scope)), sentence), else_=found)
        if not scope.role.is_system:
            return found
        kind = model.record_type
        unscoped = NotAllowed.out_of_scope(kind.sv, kind.en, kind.value)
        out = scope.text(unscoped.message if english else unscoped.message_sv)
        return case((~scope.is_for(model), out), else_=found)

    return Derived(compute)
