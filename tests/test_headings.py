"""One thing has one heading: what a field is called in Swedish is the same where it is read and where it is written."""

from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

from schema.contract import sdl_schema
from schema.http.field_words import term

#: What is called otherwise in a form on purpose: a lesson is all one writes.
APART = {("text", "Text"), ("kind", "Slag")}


def test_a_field_is_headed_the_same_where_it_is_read_and_where_it_is_written() -> None:
    types = sdl_schema().type_map
    otherwise = {}
    compared = 0
    for name, given in types.items():
        shown = types.get(name.removesuffix("Fields"))
        if not isinstance(given, GraphQLInputObjectType) or not isinstance(
            shown, GraphQLObjectType | GraphQLInterfaceType
        ):
            continue
        for field in given.fields.keys() & shown.fields.keys():
            compared += 1
            here = term(given.fields[field].description or "", field)
            there = term(shown.fields[field].description or "", field)
            if here != there and (field, here) not in APART:
                otherwise[name, field] = here, there
    assert compared > 50
    assert otherwise == {}
