"""What depends on the day that is looked at: what is open, what is old, and which organisations exist."""

from datetime import date
from typing import Any

from registry.concepts.organisations import Organisation
from registry.storage.model.swedish_time import day_of
from tests.oracle.rows import Row
from tests.oracle.sight import Sight

#: The lines of a filter by which a list is asked for other organisations than those that exist.
OF_VALIDITY = {"isValid", "validOn", "validFrom", "validTo"}


def is_open(row: Row, sight: Sight) -> bool:
    """It seeks somebody, and its last day has not passed."""
    closes = row["opening_closes_on"]
    return row["opening_seeks"] is not None and (closes is None or closes >= sight.rows.today)


def is_stale(row: Row, sight: Sight) -> bool | None:
    """One that has not ended is past its period, or what is told of it is older than a year."""
    if row["state"] in ("COMPLETED", "DISCONTINUED"):
        return False
    today = sight.rows.today.isoformat()
    if row["period_end"] is not None and row["period_end"] + "~" < today:
        return True
    told = [row["state_as_of"] + "~"] if row["state_as_of"] else []
    told += [day_of(row["last_confirmed_at"]).isoformat()] if row["last_confirmed_at"] else []
    return max(told) < a_year_before(sight.rows.today).isoformat() if told else None


def a_year_before(day: date) -> date:
    """The same day a year ago; that before the 29th of February is the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28) if leap else day.replace(year=day.year - 1)


def is_valid(row: Row, sight: Sight, day: date | None = None) -> bool:
    """Whether an organisation exists on a day, or on the day that is looked at."""
    on = day or sight.rows.today
    return (row["valid_from"] or on) <= on <= (row["valid_to"] or on)


def leaves_out(where: Any, model: Any, row: Row, sight: Sight) -> bool:
    """Whether a list leaves a row out because it does not exist on the day; `where` is all that its filter says."""
    return model is Organisation and not _asks(where) and not is_valid(row, sight)


def _asks(where: Any) -> bool:
    """Whether a filter says anything of that, by a line of its own or of what stands in `and`, `or` and `not`."""
    lines = [line for each in (where if isinstance(where, list) else [where or {}]) for line in each.items()]
    return any(name in OF_VALIDITY or (name in ("and", "or", "not") and _asks(inner)) for name, inner in lines)
