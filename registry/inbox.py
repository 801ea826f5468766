"""What waits for the caller: what it must decide, and whose facts it should confirm.

Whether a record waits is a condition on its row, so that the inbox is read like every other list. A record without a
keeper waits for national editors and administrators, who may change everything.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import ColumnElement, and_, any_, func, literal_column, or_

from registry.concepts.groups import Group
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationStatus
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

Test = Callable[[Row, Scope], Sql]
#: Facts that were last changed or confirmed before this moment should be confirmed again.
STALE: Sql = literal_column("now() - interval '1 year'")


def _mine(owner: ColumnElement[object], scope: Scope) -> Sql:
    """Whether what belongs to the organisation in a column waits for the caller."""
    if scope.role.sees_all:
        return owner.is_(None)
    return (owner == any_(scope.own())).is_(True) if scope.role.has_own else literal_column("false")


def _answer(row: Row, scope: Scope) -> Sql:
    """An interest waits for an answer from the keeper of the initiative, an invitation from the organisation."""
    keeps_initiative = scope.any_of(Participation, row, "initiative", lambda other: _mine(other.c.keeper_id, scope))
    interest = and_(row.c.status == scope.word(ParticipationStatus.INTERESTED), keeps_initiative)
    invitation = and_(row.c.status == scope.word(ParticipationStatus.INVITED), _mine(row.c.organisation_id, scope))
    published = row.c.publication == scope.word("PUBLISHED")
    return and_(published, or_(interest, invitation)) if _answers(scope) else literal_column("false")


def _sent_back(row: Row, scope: Scope) -> Sql:
    """A need that was sent back waits for more facts from its keeper."""
    waits = and_(row.c.sent_back_because.is_not(None), row.c.publication != scope.word("WITHDRAWN"))
    return and_(waits, _mine(row.c.keeper_id, scope)) if _answers(scope) else literal_column("false")


def _answers(scope: Scope) -> bool:
    return scope.role is not Role.READER


def _stale(row: Row, scope: Scope, owner: str = "keeper_id") -> Sql:
    """Published records of the caller's whose facts nobody has changed or confirmed for a year."""
    untouched = func.greatest(row.c.updated_at, row.c.last_confirmed_at) < STALE
    return and_(row.c.publication == scope.word("PUBLISHED"), untouched, _mine(row.c[owner], scope))


def _running(row: Row, scope: Scope) -> Sql:
    """Initiatives as in `_stale`, except those that have ended, which need not be confirmed again."""
    ended = [scope.word(state) for state in (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED)]
    return and_(_stale(row, scope), row.c.state.not_in(ended))


TO_DECIDE: Mapping[type[Record], Test] = {Participation: _answer, KnowledgeNeed: _sent_back}
TO_CONFIRM: Mapping[type[Record], Test] = {
    Initiative: _running,
    Group: _stale,
    Organisation: lambda row, scope: _stale(row, scope, "id"),
}


def attach() -> None:
    """Give every type of record that can wait the conditions for it, under the names to_decide and to_confirm."""
    for name, tests in (("to_decide", TO_DECIDE), ("to_confirm", TO_CONFIRM)):
        for model, test in tests.items():
            setattr(model, name, staticmethod(test))
