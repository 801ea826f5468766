"""What waits for the caller: what it must decide, and whose facts it should confirm.

Whether a record waits is a condition on its row, so that the inbox is read like every other list. A record without a
keeper waits for national editors and administrators, who may change everything.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, any_, func, literal_column, or_, select

from registry.concepts.groups import Group
from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.keeper_requests import ASKED_FOR, KeeperRequest, KeeperRequestState
from registry.concepts.knowledge_needs import KnowledgeNeed
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationStatus
from registry.storage.model import swedish_time
from registry.storage.model.record import Record
from registry.storage.model.terms import Role
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Compare
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql, is_true

#: So many days back one can ask at most; more is read as this many.
MOST_DAYS = 36_500
#: A condition on a row; it may be given more, such as for how many days.
Test = Callable[..., Sql]


def _mine(owner: ColumnElement[object], scope: Scope, organisation: Given | None = None) -> Sql:
    """Whether what belongs to the organisation in a column waits for the caller: that one's, if one is asked for.

    Whoever may change everything answers for what has no keeper, and may ask on behalf of any organisation.
    """
    if organisation is not None:
        asked = scope.alias(Organisation)
        named = all_conditions(Compare("slug", "eq", organisation), Organisation, asked, scope)
        found: Select[Any] = select(literal_column("1")).where(asked.c.id == owner, *named)
        is_asked = scope.exists(found, asked)
        return is_asked if scope.role.sees_all else and_(is_asked, _mine(owner, scope))
    if scope.role.sees_all:
        return owner.is_(None)
    return is_true(owner == any_(scope.own())) if scope.role.has_own else literal_column("false")


def _answer(row: Row, scope: Scope) -> Sql:
    """An interest waits for an answer from the keeper of the initiative, an invitation from the organisation."""
    keeps_initiative = scope.any_of(Participation, row, "initiative", lambda other: _mine(other.c.keeper_id, scope))
    interest = and_(row.c.status == scope.word(ParticipationStatus.INTERESTED), keeps_initiative)
    invitation = and_(row.c.status == scope.word(ParticipationStatus.INVITED), _mine(row.c.organisation_id, scope))
    published = row.c.publication == scope.word("PUBLISHED")
    return and_(published, or_(interest, invitation)) if _answers(scope) else literal_column("false")


def _asked(row: Row, scope: Scope) -> Sql:
    """A request to keep a record waits for whoever keeps it now."""
    waits = and_(row.c.state == scope.word(KeeperRequestState.ASKED), row.c.publication != scope.word("WITHDRAWN"))
    keeps = (
        scope.any_of(KeeperRequest, row, each, lambda other: _mine(other.c.keeper_id, scope)) for each in ASKED_FOR
    )
    return and_(waits, or_(*keeps)) if _answers(scope) else literal_column("false")


def _sent_back(row: Row, scope: Scope) -> Sql:
    """A need that was sent back waits for more facts from its keeper."""
    waits = and_(row.c.sent_back_because.is_not(None), row.c.publication != scope.word("WITHDRAWN"))
    return and_(waits, _mine(row.c.keeper_id, scope)) if _answers(scope) else literal_column("false")


def _answers(scope: Scope) -> bool:
    return scope.role is not Role.READER


def _stale(
    row: Row, scope: Scope, *, owner: str = "keeper_id", organisation: Given | None = None, days: Given | None = None
) -> Sql:
    """Published records of the caller's whose facts nobody has changed or confirmed for so many days, or a year."""
    untouched = _untouched(func.greatest(row.c.updated_at, row.c.last_confirmed_at), scope, days)
    return and_(row.c.publication == scope.word("PUBLISHED"), untouched, _mine(row.c[owner], scope, organisation))


def _untouched(touched: Sql, scope: Scope, days: Given | None) -> Sql:
    """Whether facts that were last changed or confirmed at a moment should be confirmed again.

    A year is counted as where an initiative is stale; so many days are days of 24 hours.
    """
    if days is None:
        return swedish_time.day_in_sql(touched) < swedish_time.a_year_before(scope.today())
    # No moment is farther away than a timestamp can tell.
    number = func.least(func.greatest(scope.bind(days, Integer()), literal_column("0")), literal_column(str(MOST_DAYS)))
    return touched < literal_column("now()") - number * literal_column("interval '1 day'")


def _running(row: Row, scope: Scope, **asked: Any) -> Sql:
    """Initiatives as in `_stale`, except those that have ended, which need not be confirmed again."""
    ended = [scope.word(state) for state in (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED)]
    return and_(_stale(row, scope, **asked), row.c.state.not_in(ended))


TO_DECIDE: Mapping[type[Record], Test] = {
    Participation: _answer,
    KnowledgeNeed: _sent_back,
    KeeperRequest: _asked,
}
TO_CONFIRM: Mapping[type[Record], Test] = {
    Initiative: _running,
    Group: _stale,
    Organisation: lambda row, scope, **asked: _stale(row, scope, owner="id", **asked),
}


def attach() -> None:
    """Give every type of record that can wait the conditions for it, under the names to_decide and to_confirm."""
    for name, tests in (("to_decide", TO_DECIDE), ("to_confirm", TO_CONFIRM)):
        for model, test in tests.items():
            setattr(model, name, staticmethod(test))
