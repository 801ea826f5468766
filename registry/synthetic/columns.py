"""How the columns of a concept are drawn by their types, within what the concept demands of them when that is simple.

Other demands are met by leaving the column empty. Where it must not be empty the database refuses the rows, by the name
of what it demands.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ARRAY, Boolean, CheckConstraint, Column, Date, Enum, Integer, Table, Text

from registry.storage.model.record import Record
from registry.storage.model.texts import form_of
from registry.synthetic.world import WAYS, Row, World

#: Gives a value for the record with a number.
Draw = Callable[[int], Any]

#: How often a column has a value that it need not have.
FILLED = 0.7
#: What a concept may demand of a column for which values can then be drawn; of any other it is left empty.
BETWEEN = re.compile(r"\w+ between (\d+) and (\d+)")
POSITIVE = re.compile(r"\w+ > 0")
ADDRESS = re.compile(r"\w+ ~ '\^https[^ ]*'")


def draws(world: World, table: Table, demands: Iterable[str] = ()) -> dict[str, Draw]:
    """How to draw each column that can be drawn by itself; the others stay as they are without a value."""
    found = {column.name: _draw(world, column, demands) for column in table.columns if not column.computed}
    return {name: draw for name, draw in found.items() if draw}


def demands_of(model: type[Record]) -> list[str]:
    """The concept's own conditions; those that hold for every table are met by how all rows are made."""
    conditions = [each for each in getattr(model, "__table_args__", ()) if isinstance(each, CheckConstraint)]
    return [str(each.sqltext) for each in conditions]


def drawn_together(world: World, table: Table) -> Row:
    """The columns whose values hang together: a period, and whom something is for."""
    found: Row = world.period(FILLED)[0] if "period_start" in table.c else {}
    for column in table.columns:
        prefix, age_from, _ = column.name.partition("_age_from")
        if age_from:
            found |= world.target_group(prefix, FILLED)
    return found


def _draw(world: World, column: Column[Any], demands: Iterable[str]) -> Draw | None:
    needed = not column.nullable and column.server_default is None
    demands = [each for each in demands if re.search(rf"\b{column.name}\b", each)]
    simple = all(any(form.fullmatch(demand) for form in (BETWEEN, POSITIVE, ADDRESS)) for demand in demands)
    if not needed and (not simple or _stands_once(column)):
        return None
    draw = _reference(world, column) if column.foreign_keys else _value(world, column, demands)
    if draw is None and needed:
        where = f"{column.table.name}.{column.name}"
        raise LookupError(f"Nothing plain fits {where}: give the concept a function in registry/synthetic.")
    if draw is None or not column.nullable:
        return draw
    return lambda number: draw(number) if world.chance(FILLED) else None


def _stands_once(column: Column[Any]) -> bool:
    """Whether no two records may have the same value."""
    return bool(column.unique) or any(index.unique and [*index.columns] == [column] for index in column.table.indexes)


def _reference(world: World, column: Column[Any]) -> Draw | None:
    """Another record; never one of the same concept, for which there are rules of each concept's own."""
    ends = _targets(world, column)
    if not ends or any(key.column.table is column.table for key in column.foreign_keys):
        return None
    return lambda _: world.rng.choice(ends)


def _targets(world: World, column: Column[Any]) -> Sequence[Any]:
    """The keys that a reference may lead to."""
    for key in column.table.foreign_key_constraints:
        if column.name in key.column_keys:
            # A reference to one kind of organisation carries the kind as a constant column.
            constants = [each.computed for each in key.columns if each.computed is not None]
            if constants:
                return world.of_kind(str(constants[0].sqltext).strip("'"))
            return world.ids.get(key.referred_table.name, ())
    return ()


def _value(world: World, column: Column[Any], demands: list[str]) -> Draw | None:
    rng = world.rng
    if column.info.get("partial_date"):
        return lambda _: world.known(world.day())
    match column.type:
        case Enum(enums=words):
            return lambda _: rng.choice(words)
        case Boolean():
            return lambda _: world.chance(0.5)
        case Date():
            return lambda _: world.day()
        case Integer():
            bounds = [found.groups() for demand in demands if (found := BETWEEN.fullmatch(demand))]
            low, high = map(int, bounds[0]) if bounds else (1, 100)
            return lambda _: rng.randint(low, high)
        case ARRAY():
            return lambda _: rng.sample(WAYS, rng.randint(0, 2))
        case Text():
            return _text(world, column, demands)
    return None


def _text(world: World, column: Column[Any], demands: list[str]) -> Draw | None:
    if any(ADDRESS.fullmatch(demand) for demand in demands):
        return lambda number: f"https://example.org/{column.table.name}/{number}"
    if column.primary_key:
        return lambda number: f"exempel-{number}"
    if column.name in ("title", "name"):
        return world.title
    if column.name in ("title_en", "name_en"):
        return lambda number: f"Example {number}"
    # Such a text follows a format that only its concept knows.
    has_format = column.type.collation == "C"  # type: ignore[attr-defined]
    if has_format and column.nullable:
        return None
    return lambda _: world.text(2) if form_of(column.name).many_lines else world.rng.choice(WAYS)
