"""Where an act is given names of the contract's fields: those that the page offers are those that the act takes."""

import pytest
from graphql import GraphQLInputObjectType, get_named_type, parse

from registry.acts.erasing_fields import choose
from registry.storage.model.record import every_record
from registry.storage.model.supported import OF_A_COUNT, supported
from schema.contract import sdl_schema
from schema.http.field_choices import FIELDS, choices_of
from schema.http.ready import every_ready_operation
from schema.language.types import as_object

MODELS = {model.record_type.value: model for model in every_record()}
ERASE = "mutation Erase($names: [String!]!) { eraseRecord(input: { fields: $names }) { record { id } } }"
DECLARED = as_object(sdl_schema().mutation_type).fields
ACTS = {name: get_named_type(act.args["input"].type) for name, act in DECLARED.items()}


def places_of_sources(type_: object, path: tuple[str, ...] = (), around: tuple[str, ...] = ()) -> set[str]:
    """The places below an input in which a source tells what it supports."""
    if not isinstance(type_, GraphQLInputObjectType) or type_.name in around:
        return set()
    if type_.name == "SourceInput":
        return {".".join((*path, FIELDS))}
    inside = (
        places_of_sources(get_named_type(field.type), (*path, name), (*around, type_.name))
        for name, field in type_.fields.items()
    )
    return set().union(*inside)


@pytest.mark.parametrize("act", ACTS)
def test_every_place_where_a_source_tells_its_fields_has_choices(act: str) -> None:
    payload = as_object(get_named_type(DECLARED[act].type))
    document = parse(
        f"mutation Act($input: {ACTS[act]}!) {{ {act}(input: $input) {{ {next(iter(payload.fields))} }} }}"
    )
    found = choices_of(document.definitions[0])  # type: ignore[arg-type]
    assert set(found) == places_of_sources(ACTS[act], ("input",))
    for place, choices in found.items():
        ((kind, names),) = choices.items()
        own = set() if place.endswith("sources.fields") or place == "input.source.fields" else set(OF_A_COUNT)
        assert names
        assert set(names) <= {*supported(MODELS[kind]), *own}
        assert len(set(names.values())) == len(names)


def test_what_a_record_has_that_can_be_erased_is_what_the_act_takes() -> None:
    choices = choices_of(parse(ERASE).definitions[0])["names"]  # type: ignore[arg-type]
    for kind, names in choices.items():
        choose(MODELS[kind], list(names))
    assert choices["INITIATIVE"]["phaseNote"] == "Fas"
    assert {"period", "externalIds", "themes", "slug", "reason"} <= set(choices["INITIATIVE"])


def test_ready_acts_say_what_they_are_called() -> None:
    choices = {each.name: each.choices for each in every_ready_operation()}
    assert choices["RegisterPilot"]["fields.sources.fields"]["INITIATIVE"]["period"] == "Period"
    assert choices["RaiseNeed"]["need.endorsements.sources.fields"].keys() == {"ENDORSEMENT"}
