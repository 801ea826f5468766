"""The contract's own words, for tests of what is said elsewhere."""

from graphql import GraphQLObjectType

from schema.contract import sdl_schema


def described(type_: str, field: str) -> str:
    """What the contract says of a field."""
    found = sdl_schema().type_map[type_]
    assert isinstance(found, GraphQLObjectType)
    return str(found.fields[field].description)
