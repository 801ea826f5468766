"""Inputs that follow from the types: what is given is described where it is shown."""

import pytest
import strawberry
from strawberry import UNSET

from registry.storage.writing.references import Ref
from schema.language.deriving import inputs_of, same
from schema.language.fields import input_field
from schema.language.inputs import PeriodFields, theme_slugs, values
from schema.language.references import OrganisationRef, RecordRef


@inputs_of("groups.Group")
class Given:
    """What a group is given, in short."""

    period = same()
    note: str | None = input_field("A line of its own (anteckning).")
    convener = same("Whoever calls it together (sammankallande).")
    concerns = same(default=...)
    keeper = same()
    themes: list[str] | None = theme_slugs()
    name: str = same()


FIELDS = {field.python_name: field for field in Given.__strawberry_definition__.fields}  # type: ignore[attr-defined]
ANNOTATIONS = Given.__annotations__


def test_fields_stand_in_the_order_in_which_they_are_written() -> None:
    assert list(FIELDS) == ["period", "note", "convener", "concerns", "keeper", "themes", "name", "external_ids"]


def test_a_field_is_given_as_what_stands_for_it_and_may_be_absent_unless_it_must_not() -> None:
    assert ANNOTATIONS["period"] == PeriodFields | None
    assert ANNOTATIONS["convener"] == OrganisationRef | None
    assert ANNOTATIONS["concerns"] is RecordRef
    assert ANNOTATIONS["name"] is str


def test_a_field_is_described_as_it_says_or_as_the_type_says() -> None:
    told = {name: field.description for name, field in FIELDS.items()}
    assert told["name"] == "Its name (namn)."
    assert told["convener"] == "Whoever calls it together (sammankallande)."
    assert told["keeper"] == "Who answers for the facts (förvaltande organisation)."


def test_a_value_must_be_given_where_its_type_has_no_null() -> None:
    @inputs_of("language.records.Allowed")
    class Answer:
        allowed = same()
        reason = same()

    assert Answer.__annotations__ == {"allowed": bool, "reason": str | None}


def test_what_is_not_there_and_what_has_no_input_is_refused() -> None:
    with pytest.raises(ValueError, match="Group has no field colour"):
        inputs_of("groups.Group")(type("Wrong", (), {"__annotations__": {}, "colour": same()}))
    with pytest.raises(TypeError, match="ViewerCan is shown, but not given"):
        inputs_of("groups.Group")(type("Wrong", (), {"__annotations__": {}, "viewer_can": same()}))


def test_what_is_left_out_is_absent_and_what_is_given_goes_by_the_registrys_names() -> None:
    given = Given(  # type: ignore[call-arg]
        period=PeriodFields(start="2026", end=None),  # type: ignore[call-arg]
        concerns=RecordRef(slug="en-pilot"),
        themes=["barn-och-unga"],
        keeper=OrganisationRef(id=strawberry.ID("organisation_1")),
        name="En grupp",
    )
    assert given.note is UNSET
    assert values(given) == {
        "period": {"start": "2026", "end": None},
        "concerns": Ref("slug", "en-pilot"),
        "keeper": Ref("id", "organisation_1"),
        "themes": [Ref("slug", "barn-och-unga", bare=True)],
        "name": "En grupp",
    }
