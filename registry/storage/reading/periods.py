"""Periods: whether something goes on, on the day that is asked about."""

from sqlalchemy import and_, func, select, true

from registry.storage.model.record import end_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


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


def _day(scope: Scope) -> Sql:
    # Put apart, so that PostgreSQL works it out once and not for every row.
    found: Sql = select(func.to_char(scope.today(), scope.text("YYYY-MM-DD"))).correlate(None).scalar_subquery()
    return found
