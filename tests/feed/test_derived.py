"""What the feed reads from the model is all that the contract shows, and what it cannot say stops the build."""

from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type

from registry.concepts.participations import Lesson
from registry.feed import derived
from registry.storage.model.lists import LEADING
from registry.trail.changes import Change
from schema.contract import sdl_schema
from schema.language.types import is_list, model_of, name_of


def _values_that_lead_on(type_: GraphQLObjectType) -> set[tuple[str, Any]]:
    """The lists of values of a record's type whose values show a record, with what that is."""
    found = set()
    for field in type_.fields.values():
        value = get_named_type(field.type)
        if not (is_list(field.type) and isinstance(value, GraphQLObjectType) and model_of(value) is None):
            continue
        ends = {model_of(get_named_type(each.type)) for each in value.fields.values()} - {None}
        found |= {(name_of(field), each.record_type) for each in ends}
    return found


def test_every_list_of_values_that_leads_to_records_is_known() -> None:
    types = [each for each in sdl_schema().type_map.values() if isinstance(each, GraphQLObjectType)]
    shown = set().union(*(_values_that_lead_on(each) for each in types if model_of(each) in derived.told_of()))
    assert shown == {(name, kind) for name, (kind, _) in LEADING.items()}


def test_every_type_that_others_than_administrators_see_has_a_field() -> None:
    change: Any = sdl_schema().type_map["Change"]
    shown = {model_of(get_named_type(each.type)) for each in change.fields.values()} - {None, Change}
    assert shown == set(derived.told_of())


def test_a_rule_that_the_feed_cannot_say_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lesson, "owned_through", ("participation.keeper_id", "keeper.host_id", "keeper.parent_id"))
    assert list(derived.functions())
    # Whoever leads a participation's organisation need not see the participation, which is shown with others.
    monkeypatch.setattr(Lesson, "owned_through", ("participation.via_id",))
    monkeypatch.setattr(Lesson, "closes_over", ())
    with pytest.raises(TypeError, match="in a way that the feed cannot say"):
        list(derived.functions())
