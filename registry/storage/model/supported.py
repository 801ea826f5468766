"""What a source can support of a record: the contract's names of its facts, so that none is written that means nothing.

A name is that of a column or of the group that it is in, of a list of records or values, or of what is told of them.
What the registry itself keeps of a record, such as its version, is no fact that a source could tell.
"""

from functools import cache
from typing import Any

from sqlalchemy import inspect

from registry.storage.model.names import camel
from registry.storage.model.record import SHOWN_AS

#: What the registry keeps beside the facts.
KEPT = {
    *("id", "version", "publication", "withdrawn_because", "created_at", "updated_at", "last_confirmed_at"),
    "keeper_accepted_at",
    *("sources", "citations", "former_slugs", "merged_into", "merged_from", "history"),
}
#: The parts of a stated number, which its own source supports.
OF_A_COUNT = ("count", "unit", "isApproximate", "on")


@cache
def supported(model: Any) -> tuple[str, ...]:
    """The names that a source of a record of this type may give in `fields`, in alphabetical order."""
    columns = [each for each in model.__table__.columns if each.computed is None and not each.info.get("private")]
    names = [
        each.info.get(SHOWN_AS) or (each.name.removesuffix("_id") if each.foreign_keys else each.name)
        for each in columns
    ]
    renamed = {each.name.removesuffix("_id") for each in columns if SHOWN_AS in each.info}
    relations = {each.key for each in inspect(model).relationships} - renamed
    told = {*names, *relations, *model.told_as} - KEPT
    groups = groups_of(model)
    return tuple(sorted({camel(outermost(name, groups)) for name in told}))


def groups_of(model: Any) -> set[str]:
    """What columns of records of a type begin with that the contract shows together, its own and those it inherits."""
    return {name for each in model.__mro__ for name in vars(each).get("grouped", ())}


def outermost(name: str, groups: set[str]) -> str:
    """The first of the groups that a name is in; the name itself when it is in none."""
    return min((each for each in groups if name.startswith(f"{each}_")), key=len, default=name)


def closed_over(model: Any, column: str) -> tuple[str, ...]:
    """The references without which a column is shown to nobody, by its name or how its group's columns begin."""
    groups = getattr(model, "groups_close_over", ())
    return tuple(each for each in groups if column.startswith(f"{each.rpartition('_')[0]}_"))
