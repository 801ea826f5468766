"""Methods and who uses them: computed values, written again from what they are said to mean."""

from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def is_graded(row: Row, _: Sight) -> bool:
    """Somebody has graded the method."""
    return bool(row["grades"])
