"""The acts: what can be done at the root, put together from the files in `schema/acts`.

An act is found there as a function with `@act`, and stands in the contract where it stands in the matrix. A new act is
not named here.
"""

from importlib import import_module
from pkgutil import iter_modules

import strawberry
from strawberry.types.field import StrawberryField

from registry.matrix import Act
from schema import acts
from schema.language.fields import NOTES

#: What stands elsewhere in the contract than in the matrix, and which act it follows there.
FOLLOWS = {
    Act.EXPRESS_INTEREST: Act.ADD_PARTICIPANTS,
    **dict.fromkeys(
        (
            *(Act.CREATE_GROUP, Act.UPDATE_GROUP, Act.SEAT_MEMBERS, Act.UPDATE_SEAT, Act.UNSEAT_MEMBER),
            Act.UPSERT_SEATS,
        ),
        Act.SUPERSEDE_OUTPUT,
    ),
}


def _place(act: Act) -> tuple[int, int]:
    order = list(Act)
    return (order.index(FOLLOWS[act]), 1 + order.index(act)) if act in FOLLOWS else (order.index(act), 0)


_FIELDS: dict[Act, StrawberryField] = {
    each.metadata[NOTES]["act"]: each
    for file in iter_modules(acts.__path__)
    for each in vars(import_module(f"{acts.__name__}.{file.name}")).values()
    if isinstance(each, StrawberryField)
}

Mutation = strawberry.type(
    type("Mutation", (), {act.name.lower(): _FIELDS[act] for act in sorted(Act, key=_place)}),
    description="Everything that can be done (handlingar)."
    " All acts of an operation are kept together, or none of them.",
)
