"""The day on which something began or ended. When that leaves a period out of order, it is the day that is wrong."""

from registry.errors import PeriodOutOfOrder
from registry.storage.model.record import Period
from registry.storage.model.terms import DateStatus
from registry.work import Work


async def begin(work: Work, record: Period, on: str) -> None:
    """It began on a day, year or month."""
    record.period_start, record.period_start_is = on, DateStatus.ACTUAL
    await _send(work)


async def end(work: Work, record: Period, on: str) -> None:
    """It ended on a day, year or month."""
    record.period_end, record.period_end_is = on, DateStatus.ACTUAL
    await _send(work)


async def _send(work: Work) -> None:
    try:
        await work.flush()
    except PeriodOutOfOrder as refusal:
        refusal.path = ("on",)
        raise
