"""What the contract's types say of themselves: which record they show, and which of its rows."""

from typing import Any

from graphql import GraphQLEnumType, GraphQLObjectType
from graphql.type import GraphQLList, GraphQLNonNull
from sqlalchemy import inspect

from registry.storage.model.derived import DerivedOne
from registry.storage.model.terms import Term
from registry.storage.reading.criteria import Compare, Condition
from registry.storage.reading.given import Given
from schema.language.fields import NOTES, Connection


def as_object(type_: Any) -> GraphQLObjectType:
    """A type that must be an object."""
    if not isinstance(type_, GraphQLObjectType):
        raise TypeError(type_)
    return type_


def origin_of(type_: Any) -> Any:
    """The Python class behind a type."""
    definition = type_.extensions.get("strawberry-definition")
    return definition.origin if definition else None


def name_of(declared: Any) -> str:
    """The registry's name of a contract field or argument: of a column, a relation or a derived value."""
    name: str = notes_of(declared).get("of") or declared.extensions["strawberry-definition"].python_name
    return name


def notes_of(declared: Any) -> dict[str, Any]:
    """What the line of a contract field notes for the compiler beside name and type."""
    notes: dict[str, Any] = (declared.extensions["strawberry-definition"].metadata or {}).get(NOTES, {})
    return notes


def model_of(type_: Any) -> Any:
    """The record that a type shows, or None."""
    return getattr(origin_of(type_), "model", None)


def kinds_of(type_: Any) -> tuple[str, ...] | None:
    """The kinds of rows that a type shows; None when it shows every row of its record."""
    found = getattr(origin_of(type_), "kinds", None)
    return None if found is None else tuple(sorted(kind.value for kind in found))


def words_of(type_: GraphQLEnumType) -> list[Term] | None:
    """The terms of an enum, if it is one of ours."""
    enum = (
        type_.extensions["strawberry-definition"].wrapped_cls if "strawberry-definition" in type_.extensions else None
    )
    return list(enum) if isinstance(enum, type) and issubclass(enum, Term) else None


def is_list(type_: Any) -> bool:
    """Whether a field gives several."""
    return isinstance(type_.of_type if isinstance(type_, GraphQLNonNull) else type_, GraphQLList)


def is_connection(type_: Any) -> bool:
    """Whether a type is a page of a list."""
    origin = origin_of(type_)
    return isinstance(origin, type) and issubclass(origin, Connection)


def leads_on(type_: Any, model: Any, name: str) -> bool:
    """Whether a field leads to a record: by a relation or a derived record of that name, or by an id in a list."""
    if model_of(type_) is None:
        return False
    return model is None or name in inspect(model).relationships or isinstance(getattr(model, name, None), DerivedOne)


def fixed(only: dict[str, Any]) -> list[Condition]:
    """Columns that a question fixes, such as `pilots`."""
    return [Compare(name, "among", Given((word.value,))) for name, word in only.items()]


def of_kind(type_: Any) -> list[Condition]:
    """A list of one type of a record holds the rows of its kinds."""
    kinds = kinds_of(type_)
    return [] if kinds is None else [Compare("kind", "among", Given(kinds))]
