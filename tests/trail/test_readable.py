"""History that a person can read: an entry for each act, with the version it made, in the contract's words."""

import json
from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type

from registry.model import RECORDS
from registry.storage.model.record import Record
from registry.trail.telling import words_of
from schema.contract import sdl_schema
from schema.language.types import model_of
from tests.helpers.workbench import Workbench

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { version history(first: 100) { totalCount nodes {
  version verb act fields { field before after } } } } } }"""


async def told(bench: Workbench, caller: str | None, record: str) -> list[dict[str, Any]]:
    """The history of a record, as a caller is told it; each change as field, before and after."""
    found = (await bench(caller, HISTORY, id=record))["node"]["history"]
    assert found["totalCount"] == len(found["nodes"])
    return [
        {**each, "fields": [(one["field"], one["before"], one["after"]) for one in each["fields"]]}
        for each in found["nodes"]
    ]


async def test_a_record_made_in_one_act_is_one_entry_and_version_one(bench: Workbench) -> None:
    themes = ["barn-och-unga", "aldreomsorg"]
    fields = {
        "title": "Ny med teman",
        "kind": "PILOT",
        "themes": themes,
        "period": {"start": "2026-01"},
        "externalIds": [{"system": "diariet", "value": "A1"}],
    }
    shown = "initiative { id version keeper { id } themes { id } }"
    made = (await bench.done("rss", "createInitiative", shown, fields=fields))["initiative"]
    assert made["version"] == 1
    for caller in ("rss", "national"):
        (entry,) = await told(bench, caller, made["id"])
        assert (entry["version"], entry["verb"], entry["act"]) == (1, "CREATED", "createInitiative")
        assert all(before is None and after is not None for _, before, after in entry["fields"])
        said = {(field, after) for field, _, after in entry["fields"]}
        assert {("title", "Ny med teman"), ("kind", "PILOT"), ("period.start", "2026-01")} < said
        assert ("keeper", made["keeper"]["id"]) in said
        assert {("themes", each["id"]) for each in made["themes"]} < said
        assert ("externalIds", '{"value": "A1", "system": "diariet"}') in said


async def test_a_link_is_told_with_the_act_that_made_it(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Får ett tema", themes=["barn-och-unga"])
    theme = (await bench(None, '{ theme(slug: "barn-och-unga") { id } }'))["theme"]["id"]
    given = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    done = await bench.done(
        "rss", "updateInitiative", "initiative { version }", **given, fields={"themes": [], "phaseNote": "Nytt"}
    )
    assert done["initiative"]["version"] == made["version"] + 1
    last = (await told(bench, "rss", made["id"]))[-1]
    assert last["version"] == made["version"] + 1
    assert last["fields"] == [("phaseNote", None, "Nytt"), ("themes", theme, None)]
    assert [each["version"] for each in await told(bench, "rss", made["id"])] == list(range(1, last["version"] + 1))


async def test_lists_are_told_item_by_item(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Räknas", questions=["Ett", "Två"])
    count = {"unit": "PEOPLE", "count": 3, "isApproximate": True, "source": {"title": "Källan"}}
    given = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    fields = {"questions": ["Två", "Tre"], "reportedCounts": [count]}
    await bench.done("rss", "updateInitiative", "", **given, fields=fields)
    asked, was, counted = (await told(bench, None, made["id"]))[-1]["fields"]
    assert (asked, was) == (("questions", "Ett", None), ("questions", None, "Tre"))
    assert json.loads(counted[2])["isApproximate"] is True


TWICE = """mutation Twice($a: UpdateInitiativeInput!, $b: UpdateInitiativeInput!) {
  a: updateInitiative(input: $a) { initiative { version } userErrors { code } }
  b: updateInitiative(input: $b) { initiative { version } userErrors { code } } }"""


async def test_each_act_of_an_operation_is_an_entry_and_a_version(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två handlingar")
    acts = [
        {"initiative": {"id": made["id"]}, "seen": made["version"] + place, "fields": fields}
        for place, fields in enumerate([{"phaseNote": "a", "themes": []}, {"themes": ["barn-och-unga"]}])
    ]
    answer = await bench("rss", TWICE, a=acts[0], b=acts[1])
    assert [each["userErrors"] for each in answer.values()] == [[], []]
    first, second = (await told(bench, "rss", made["id"]))[-2:]
    assert (first["version"], second["version"]) == (made["version"] + 1, made["version"] + 2)
    assert [field for field, _, _ in first["fields"]] == ["phaseNote"]
    assert [field for field, _, _ in second["fields"]] == ["themes"]


#: Words that no type shows: what became of a record, which the acts for every record say.
BESIDE = {"withdrawnBecause", "mergedInto"}


@pytest.mark.parametrize("model", RECORDS.values(), ids=lambda each: each.__name__)
def test_history_speaks_as_the_contract_does(model: type[Record]) -> None:
    types = [each for each in sdl_schema().type_map.values() if model_of(each) is model]
    words = json.loads(words_of(model))
    paths = [word[0] for word in (*words["columns"].values(), *words["parts"].values())]
    assert len(paths) == len(set(paths)) > 3
    for path in set(paths) - BESIDE:
        assert any(_leads(each, path.split(".")) for each in types), path


def _leads(type_: Any, steps: list[str]) -> bool:
    """Whether a path of fields begins at a type."""
    if not isinstance(type_, GraphQLObjectType) or steps[0] not in type_.fields:
        return False
    return len(steps) == 1 or _leads(get_named_type(type_.fields[steps[0]].type), steps[1:])


async def test_contacts_are_told_of_to_those_whose_record_it_is_alone(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Byter kontakt")
    fields = {"contacts": [{"function": "Projektkontor", "email": "kontoret@example.org"}], "phaseNote": "Nytt"}
    given = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    await bench.done("rss", "updateInitiative", "", **given, fields=fields)
    for caller, expected in (("rss", {"contacts", "phaseNote"}), ("other", {"phaseNote"}), (None, {"phaseNote"})):
        last = (await told(bench, caller, made["id"]))[-1]
        assert {field for field, _, _ in last["fields"]} == expected, caller
