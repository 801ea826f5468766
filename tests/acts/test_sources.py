"""Where facts come from: what a source supports, where in it that stands, and whether it is inferred."""

from typing import Any

import pytest

from registry.model import RECORDS
from registry.storage.model.names import camel
from registry.storage.model.supported import KEPT, supported
from schema.root import TYPES
from tests.helpers.workbench import Workbench, told

SHOWN = "initiative { id version sources { title fields locator isInferred } }"
#: What the contract tells of records of a type that is worked out for the caller, or asks for it with a choice.
WORKED_OUT = {"viewerCan", "history", "isStale", "isValid", "municipalityCount", "rssBodyCount", "peers", "takesPart"}
WORKED_OUT |= {"actor", "contactPoint", "decider", "userCount", "isCurrent", "isTakingPart", "hasNotLeft", "seenBy"}
#: The whole of lists that stand under other names too, by which sources support them.
WORKED_OUT |= {"linkedNeeds", "linkedOutputs", "linkedInitiatives", "initiativesNotLeft"}
#: What the model calls a relation that the contract does not show by that name.
UNSHOWN = {"bodyMemberships", "countyCode", "municipalityMemberships", "primaryBodies", "prompted", "rssBody", "within"}
UNSHOWN |= {"takingPart", "notLeft", "goingOn", "declined", "uncarried", "standing"}


@pytest.mark.parametrize("prefix", [each for each, model in RECORDS.items() if not model.for_administrators])
def test_a_source_can_support_what_the_contract_shows_of_the_records_type(prefix: str) -> None:
    model = RECORDS[prefix]
    types: Any = [each for each in TYPES if each.model is model]
    shown = {camel(field.python_name) for each in types for field in each.__strawberry_definition__.fields}
    kept = {camel(each) for each in KEPT}
    assert shown - WORKED_OUT - kept <= set(supported(model))
    assert set(supported(model)) - shown <= UNSHOWN


async def test_a_source_says_where_in_it_something_stands_and_that_it_is_inferred(bench: Workbench) -> None:
    source = {"title": "Rapporten", "fields": ["period"], "locator": "s. 12", "isInferred": True}
    made = await bench.an_initiative(title="Med källor", sources=[source, {"title": "Sidan"}])
    found = (await bench.done("rss", "updateInitiative", SHOWN, **_again(made)))["initiative"]
    assert found["sources"] == [source, {"title": "Sidan", "fields": [], "locator": None, "isInferred": False}]


async def test_a_source_supports_no_field_that_records_of_the_type_do_not_have(bench: Workbench) -> None:
    fields = {"title": "Prov", "kind": "PILOT", "sources": [{"title": "En"}, {"title": "Två", "fields": ["perod"]}]}
    answer = await bench.do("rss", "createInitiative", fields=fields)
    assert told(answer) == [("INVALID", ["fields", "sources", "1", "fields", "0"])]
    assert answer["userErrors"][0]["hint"] == 'Menas "period"?'


async def test_the_source_of_a_stated_number_supports_its_parts(bench: Workbench) -> None:
    count = {"unit": "SHARE", "count": 82}
    fields = {"title": "Prov", "kind": "PILOT"}
    for name, wrong in (("count", False), ("nonsens", True)):
        counts = [{**count, "source": {"title": "Ett underlag", "fields": [name]}}]
        answer = await bench.do("rss", "createInitiative", fields={**fields, "reportedCounts": counts})
        place = ["fields", "reportedCounts", "0", "source", "fields", "0"]
        assert told(answer) == ([("INVALID", place)] if wrong else [])


def _again(made: Any) -> dict[str, Any]:
    return {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": "Ny"}}
