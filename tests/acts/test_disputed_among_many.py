"""Of all that systems have said, only what may not stand is looked into: where the record has changed since."""

from typing import Any

import orjson
from graphql import get_operation_ast, parse
from graphql.execution.values import get_variable_values

from registry.storage.database import database
from registry.storage.model.terms import Role
from registry.storage.reading.reads import compile_selection
from registry.storage.reading.scope import CALLER
from schema.contract import sdl_schema
from schema.selecting.selecting import Selector
from tests.helpers.merging import merge_done, pair
from tests.helpers.systems import FIRST, SECOND, Rule, systems_of
from tests.helpers.workbench import Workbench

NUMBER = "query N { disputedValues { totalCount } }"
MANY = 200


def looked_into(node: Any) -> int:
    """How many of what sources have said is taken apart in a plan."""
    own = node["Actual Loops"] if node.get("Function Name") == "jsonb_each" else 0
    return int(own) + sum(looked_into(each) for each in node.get("Plans", ()))


async def looks(bench: Workbench) -> int:
    """How many times something that a source has said of a record is taken apart, to count what is disputed."""
    document = parse(NUMBER)
    operation = get_operation_ast(document)
    assert operation is not None
    values: Any = get_variable_values(sdl_schema(), operation.variable_definitions or (), {})
    made = compile_selection(Selector(sdl_schema(), document, operation, values, {}).selection(), Role.ADMINISTRATOR)
    connection = await database.connect(bench.url)
    try:
        whole: dict[str, Any] = {CALLER: {"organisations": [], "person_id": None, "systems": []}}
        plan = await connection.fetchval(
            f"explain (analyze, format json) {made.sql}", *made.arguments({**values.coerced, **whole})
        )
    finally:
        await connection.close()
    return looked_into(orjson.loads(plan)[0]["Plan"])


async def test_what_has_not_changed_since_it_was_said_is_not_looked_into(bench: Workbench) -> None:
    it = await systems_of(bench, "bland många")
    rows = [
        {"key": {"system": FIRST, "value": f"n {each}"}, "fields": {"title": f"Prov {each}", "kind": "PILOT"}}
        for each in range(MANY)
    ]
    await bench.done(it.callers[FIRST], "upsertInitiatives", "rows { outcome }", source=FIRST, rows=rows)
    await it.says(FIRST, summary="Den första")
    assert await looks(bench) == 0
    assert (await it.says(SECOND, summary="Den andra"))["outcome"] == "UPDATED"
    assert await it.lost() == [("summary", "Den andra", SECOND, "Den första", FIRST)]
    assert 0 < await looks(bench) < MANY / 10


async def test_what_a_source_says_later_hides_nothing_that_it_lost_before(bench: Workbench) -> None:
    it = await systems_of(bench, "sedan")
    await it.says(FIRST, summary="Den första")
    await it.by_hand(summary="Skriven för hand")
    lost = ("summary", "Skriven för hand", None, "Den första", FIRST)
    assert await it.lost() == [lost]
    await it.says(FIRST, phaseNote="Pågår")
    assert await it.lost() == [lost]
    await it.says(FIRST, phaseNote="Klart")
    assert await it.lost() == [lost]
    assert (await it.says(FIRST, summary="Skriven för hand"))["outcome"] == "UNCHANGED"
    assert await it.lost() == []
    await it.by_hand(phaseNote="Ännu inte")
    assert await it.lost() == [("phaseNote", "Ännu inte", None, "Klart", FIRST)]


async def test_what_was_left_out_is_told_though_nothing_has_changed(bench: Workbench, rule: Rule) -> None:
    rule(FIRST, SECOND)
    it = await systems_of(bench, "lämnades")
    await it.says(FIRST, summary="Den första")
    for note in ("Pågår", "Klart"):
        await it.says(SECOND, summary="Den andra", phaseNote=note)
        assert await it.lost() == [("summary", "Den första", FIRST, "Den andra", SECOND)]


async def test_a_list_that_changes_with_a_merge_is_looked_into(bench: Workbench) -> None:
    it = await systems_of(bench, "listor")
    it.callers[FIRST] = await bench.a_key("tells of all", "ADMINISTRATOR", None, (), (FIRST,))
    one, other = await pair(bench)
    said = await it.says(FIRST, caseNumbers=[{"authority": {"id": other["id"]}, "value": "2026/17"}])
    assert (said["outcome"], said["errors"]) == ("UPDATED", [])
    assert await it.lost() == []
    await merge_done(bench, one, other)
    assert {each[0] for each in await it.lost()} == {"caseNumbers"}
