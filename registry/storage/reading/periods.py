"""Periods: whether something goes on, on the day that is asked about."""

from sqlalchemy import and_, func, true

from registry.storage.model.record import end_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql


def goes_on(row: Row, scope: Scope) -> Sql:
    """Whether the period of a row has begun and not ended, as far as that is known.

    A month or a year counts as the whole of it, and what has no known dates goes on.
    """
    day = func.to_char(scope.today(), scope.text("YYYY-MM-DD"))
    begun = func.coalesce(row.c.period_start <= day, true())
    return and_(begun, func.coalesce(end_of(row.c.period_end) >= day, true()))
