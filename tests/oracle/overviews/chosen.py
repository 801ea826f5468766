"""What an overview is of: the records that a filter chooses and that stand, and the places of rows in order."""

from collections.abc import Callable
from typing import Any

from graphql import get_named_type

from tests.oracle.filters import meets
from tests.oracle.rows import Row
from tests.oracle.sight import Sight


def standing(model: Any, sight: Sight) -> list[Row]:
    """The records that a caller sees and that nobody has taken back."""
    return [row for row in sight.every(model) if row["publication"] != "WITHDRAWN"]


def chosen(model: Any, declared: Any, name: str, arguments: dict[str, Any], sight: Sight) -> list[Row]:
    """Of these, those that meet the filter which is the argument of a name."""
    filter_ = get_named_type(declared.args[name].type)
    return [row for row in standing(model, sight) if meets(arguments.get(name), filter_, model, row, sight)]


def one(model: Any, key: Any, sight: Sight) -> Row | None:
    """The record with a key, if there is one."""
    return next(iter(sight.rows.where(model.__table__.name, "id", key)), None)


def placed(rows: list[Row], order: Callable[[Row], list[Any]]) -> list[Row]:
    """Rows with their places from the first; what is not known comes last."""
    ordered = sorted(rows, key=lambda row: [(each is None, each) for each in order(row)])
    return [{**row, "place": place} for place, row in enumerate(ordered, 1)]
