"""What acts answer with, by the contract: where a payload shows its records, and of what type they are."""

from functools import cache
from typing import Any

from graphql import GraphQLNamedType, get_named_type, is_leaf_type

from registry.storage.model.record import Record
from registry.storage.model.terms import RecordType
from schema.contract import sdl_schema
from schema.language.types import model_of

#: What stands in every payload.
TOLD = ("warnings", "userErrors", "rows", "missing")


@cache
def shown_by(act: str) -> tuple[str, GraphQLNamedType]:
    """Where the payload of an act shows its records, and of what type they are."""
    mutation = sdl_schema().mutation_type
    assert mutation is not None
    payload: Any = get_named_type(mutation.fields[act].type)
    fields = {name: get_named_type(each.type) for name, each in payload.fields.items() if name not in TOLD}
    [found] = [(name, each) for name, each in fields.items() if not is_leaf_type(each)]
    return found


def kind_of(act: str) -> RecordType | None:
    """The type of the records that an act answers with; None when it is done to records of any type."""
    model: Any = model_of(shown_by(act)[1])
    return model.record_type if isinstance(model, type) and issubclass(model, Record) else None
