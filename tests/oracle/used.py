"""Methods and who uses them: computed values, written again from what they are said to mean."""

from collections.abc import Callable

from registry.concepts.method_uses import MethodUse
from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def is_graded(row: Row, _: Sight) -> bool:
    """Somebody has graded the method."""
    return bool(row["grades"])


def is_current(use: Row, sight: Sight) -> bool:
    """It has begun and has not ended; what is not known is taken to be so."""
    today, start, end = sight.rows.today.isoformat(), use["period_start"], use["period_end"]
    return (start is None or start <= today) and (end is None or end + "~" >= today)


def users_by(column: str) -> Callable[[Row, Sight], int]:
    """How many different organisations use now what a column of their uses leads to."""

    def users(row: Row, sight: Sight) -> int:
        uses = sight.rows.where(MethodUse.__tablename__, column, row["id"])
        shown = [each for each in uses if each["publication"] == "PUBLISHED" and sight.sees(MethodUse, each)]
        return len({each["organisation_id"] for each in shown if is_current(each, sight)})

    return users
