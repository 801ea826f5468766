"""The day on which something began or ended, for acts that are given it as `on`.

When the period would end before it begins, the refusal leads to `on`, because such an act is given no period.
"""

from typing import Any

from registry.errors import PeriodOutOfOrder
from registry.storage.model.record import Period
from registry.storage.model.terms import DateStatus
from registry.work import Work


async def begin(work: Work, record: Period, on: str) -> None:
    """Set the start of a record's period, as a fact; `on` is a day, a month or a year."""
    record.period_start, record.period_start_is = on, DateStatus.ACTUAL
    await _send(work)


async def end(work: Work, record: Any, on: str) -> None:
    """Set the end of a record's period, as a fact; `on` is a day, a month or a year.

    NotAllowed when it has ended already, by somebody's word that is not the caller's to change.
    """
    async with work.changing(record):
        record.period_end, record.period_end_is = on, DateStatus.ACTUAL
    await _send(work)


async def _send(work: Work) -> None:
    try:
        await work.flush()
    except PeriodOutOfOrder as refusal:
        refusal.path = ("on",)
        raise
