"""Why something was done is told with the records that the act changed, is guarded as all texts are, and erased."""

from typing import Any

import pytest

from tests.helpers.workbench import Workbench, told
from tests.trail.test_history import HISTORY

BOTH = """mutation Both($withdraw: WithdrawRecordInput!, $publish: SeenRecordInput!) {
  a: withdrawRecord(input: $withdraw) { userErrors { code } } b: publishRecord(input: $publish) { userErrors { code } }
}"""


async def reasons(bench: Workbench, caller: str | None, record: str) -> list[str | None]:
    nodes = (await bench(caller, HISTORY, id=record))["node"]["history"]["nodes"]
    return [each["reason"] for each in nodes]


async def test_a_reason_is_told_with_its_own_record_alone(bench: Workbench) -> None:
    gone, fields = await bench.an_initiative(title="Återtas"), {"title": "Publiceras", "kind": "PILOT"}
    made = (await bench.done("rss", "createInitiative", "initiative { id version }", fields=fields))["initiative"]
    withdraw = {"id": gone["id"], "seen": gone["version"], "because": "HEMLIGT skäl"}
    publish = {"id": made["id"], "seen": made["version"]}
    answer = await bench("rss", BOTH, withdraw=withdraw, publish=publish)
    assert [each["userErrors"] for each in answer.values()] == [[], []]
    assert set(await reasons(bench, "administrator", made["id"])) == {None}
    assert (await reasons(bench, "rss", gone["id"]))[-1] == "HEMLIGT skäl"


ACTS = """query Acts($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { nodes {
  act commit { act } } } } } }"""


async def test_an_act_is_told_with_its_own_record_alone(bench: Workbench) -> None:
    fields = [{"title": title, "kind": "PILOT"} for title in ("Dold", "Visas")]
    hidden, shown = [
        (await bench.done("rss", "createInitiative", "initiative { id version }", fields=each))["initiative"]
        for each in fields
    ]
    withdraw = {"id": hidden["id"], "seen": hidden["version"], "because": "HEMLIGT skäl"}
    await bench("rss", BOTH, withdraw=withdraw, publish={"id": shown["id"], "seen": shown["version"]})

    async def acts(caller: str | None, record: str) -> Any:
        return (await bench(caller, ACTS, id=record))["node"]["history"]["nodes"][-1]

    for caller in (None, "reader", "rss", "national"):
        assert await acts(caller, shown["id"]) == {"act": "publishRecord", "commit": {"act": None}}
    both = "withdrawRecord, publishRecord"
    assert await acts("administrator", shown["id"]) == {"act": "publishRecord", "commit": {"act": both}}
    assert (await acts("rss", hidden["id"]))["act"] == "withdrawRecord"


NUMBER = "Enligt 19121212 1212"
ERASING = {"fields": ["title"], "legalGround": "Lag", "caseNumber": "1"}
GIVEN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "withdrawRecord": ("rss", "because", {}),
    "eraseRecord": ("administrator", "legalGround", ERASING),
    "eraseRecord by its case": ("administrator", "caseNumber", ERASING),
}


@pytest.mark.parametrize("act", GIVEN)
async def test_a_reason_with_a_personal_number_is_refused_at_its_place(bench: Workbench, act: str) -> None:
    made = await bench.an_initiative(title=f"Prövas {act}")
    caller, place, given = GIVEN[act]
    seen = {} if caller == "administrator" else {"seen": made["version"]}
    found = await bench.do(caller, act.split(maxsplit=1)[0], "", **{"id": made["id"], **seen, **given, place: NUMBER})
    assert told(found) == [("PERSONAL_IDENTITY_NUMBER", [place])]
    assert "1212" not in str(found)


async def test_the_trail_refuses_a_reason_with_a_personal_number_by_whomever(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Skäl i sql")
    key = made["id"].removeprefix("initiative_")
    statement = (
        f"with why as (select set_config('registry.reason', '{NUMBER}', false)) update initiatives"
        " set phase_note = why.set_config from why where id = $1::text::uuid"
    )
    with pytest.raises(Exception, match="no_personal_number"):
        await bench.sql(statement, key)
