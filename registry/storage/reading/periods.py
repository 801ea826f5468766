"""Periods: whether something goes on, on the day that is asked about."""

from typing import Any

from sqlalchemy import and_, func, literal_column, select, true

from registry.storage.model import swedish_time
from registry.storage.model.record import end_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: How PostgreSQL writes a day as known dates are kept.
DAY = "YYYY-MM-DD"


def goes_on(row: Row, scope: Scope) -> Sql:
    """Whether the period of a row has begun and not ended, as far as that is known.

    A month or a year counts as the whole of it, and what has no known dates goes on.
    """
    return and_(has_begun(row, scope), not_over(row, scope))


def has_begun(row: Row, scope: Scope) -> Sql:
    """Whether it has begun, as far as is known."""
    found: Sql = func.coalesce(row.c.period_start <= _day(scope), true())
    return found


def not_over(row: Row, scope: Scope) -> Sql:
    """Whether it has not ended, as far as is known."""
    found: Sql = func.coalesce(end_of(row.c.period_end) >= _day(scope), true())
    return found


def is_to_come(row: Row, scope: Scope) -> Sql:
    """Whether it is known not to have begun: what an index finds."""
    begins: Sql = func.coalesce(row.c.period_start, literal_column("''")) > _as_text(scope)
    return begins


def ends_later(row: Row, scope: Scope) -> Sql:
    """Whether its end is known, and has not come: what an index finds."""
    found: Sql = end_of(row.c.period_end) >= _as_text(scope)
    return found


def is_old(told: Sql, confirmed: Sql, scope: Scope) -> Sql:
    """Whether a day that something was told of, and the moment when it was confirmed, are more than a year ago.

    Where only one of them is known that one says so; null where neither is.
    """
    a_year_ago = swedish_time.a_year_before(scope.today())
    is_told_before: Sql = end_of(told) < _once(func.to_char(a_year_ago, scope.text(DAY)))
    is_confirmed_before: Sql = confirmed < _once(swedish_time.beginning_in_sql(a_year_ago))
    return and_(func.coalesce(is_told_before, is_confirmed_before), func.coalesce(is_confirmed_before, is_told_before))


def _day(scope: Scope) -> Sql:
    return _once(_as_text(scope))


def _as_text(scope: Scope) -> Sql:
    """The day itself: of what is compared with it PostgreSQL knows how much there is."""
    return func.to_char(scope.today(), scope.text(DAY))


def _once(value: Any) -> Sql:
    """A value put apart, so that PostgreSQL works it out once and not for every row."""
    found: Sql = select(value).correlate(None).scalar_subquery()
    return found
