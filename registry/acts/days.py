"""The day on which something began or ended, for acts that are given it as `on`.

When the period would end before it begins, the refusal leads to `on`, because such an act is given no period.
"""

from typing import Any

from registry.errors import Invalid, PeriodOutOfOrder
from registry.storage.model.record import Period
from registry.storage.model.terms import DateStatus
from registry.work import Work


def require_past(work: Work, on: str, *path: str) -> None:
    """Invalid for a day, month or year that is still to come: what has not happened is no fact."""
    if on > work.today:
        raise Invalid(
            f"{on} is still to come; a step is told when it has been taken.",
            f"{on} har inte varit än; ett steg anges när det har tagits.",
            "Tell a plan by changing the record, in its period where it has one.",
            "Ange en plan genom att ändra posten, i dess period om den har en.",
            path=path or ("on",),
        )


def require_been(work: Work, on: str | None, *path: str) -> None:
    """Invalid for a day, month or year that is still to come, of which somebody says how something was then."""
    if on is not None and on > work.today:
        raise Invalid(
            f"{on} is still to come, and nothing is known of it.",
            f"{on} har inte varit än, och inget är känt om den tiden.",
            "Give the day on which it was so: mostly the day when the source was written.",
            "Ange dagen då det var så: oftast dagen då källan skrevs.",
            path=path,
        )


async def begin(work: Work, record: Period, on: str) -> None:
    """Set the start of a record's period; `on` is a day, a month or a year, and planned when that is to come."""
    record.period_start, record.period_start_is = on, _status(work, on)
    await _send(work)


async def end(work: Work, record: Any, on: str) -> None:
    """Set the end of a record's period; `on` is a day, a month or a year, and planned when that is to come.

    NotAllowed when it has ended already, by somebody's word that is not the caller's to change.
    """
    async with work.changing(record):
        record.period_end, record.period_end_is = on, _status(work, on)
    await _send(work)


def _status(work: Work, on: str) -> DateStatus:
    return DateStatus.PLANNED if on > work.today else DateStatus.ACTUAL


async def _send(work: Work) -> None:
    try:
        await work.flush()
    except PeriodOutOfOrder as refusal:
        refusal.path = ("on",)
        raise
