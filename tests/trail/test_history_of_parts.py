"""A change is told to whoever would have seen the record, and all that it is shown with, when the change was made."""

from collections.abc import Iterator
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import inspect

from registry.model import RECORDS, metadata
from registry.storage.database import database
from registry.storage.model.record import Record
from tests.helpers.workbench import Workbench
from tests.oracle.made_up import MakingUp

HISTORY = """query History($id: ID!) { node(id: $id) { ... on Record { history(first: 100) { totalCount nodes {
  part verb fields { field before after } } } } } }"""
SHOWN = {"publication": "PUBLISHED", "withdrawn_because": None}
SECRET = "HEMLIGT utkast"


async def told(bench: Workbench, caller: str | None, record: str) -> list[dict[str, Any]]:
    """The history of a record itself, without that of its parts, as a caller is told it."""
    found = (await bench(caller, HISTORY, id=record))["node"]["history"]
    assert found["totalCount"] == len(found["nodes"])
    return [each for each in found["nodes"] if each.pop("part") is None]


async def a_draft_with_a_part(bench: Workbench) -> tuple[dict[str, Any], dict[str, Any]]:
    """An initiative that is a draft, and a participation in it with a note that nobody else should read."""
    shown, fields = "initiative { id version }", {"title": "Utkast med del", "kind": "PILOT"}
    made = (await bench.done("rss", "createInitiative", shown, fields=fields))["initiative"]
    whom = [{"organisation": {"slug": "malmo"}, "note": SECRET}]
    given = {"initiative": {"id": made["id"]}, "participants": whom}
    parts = await bench.done("rss", "addParticipants", "participations { id version }", **given)
    return made, parts["participations"][0]


async def test_what_a_part_said_while_its_whole_was_a_draft_stays_untold(bench: Workbench) -> None:
    made, part = await a_draft_with_a_part(bench)
    given = {"participation": part["id"], "seen": part["version"], "fields": {"note": None}}
    await bench.done("rss", "updateParticipation", "", **given)
    lesson = {"participation": part["id"], "kind": "WORKED", "text": SECRET}
    shown = "lesson { id version }"
    learnt = (await bench.done("national", "recordLesson", shown, **lesson))["lesson"]
    given = {"lesson": learnt["id"], "seen": learnt["version"], "fields": {"text": "Det fungerade"}}
    learnt = (await bench.done("national", "updateLesson", shown, **given))["lesson"]
    # Whoever keeps the whole saw all of it then, and is told of it.
    for each in (part, learnt):
        assert len(await told(bench, "rss", each["id"])) == 2
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    for each in (part, learnt):
        assert await told(bench, None, each["id"]) == []
        assert len(await told(bench, "rss", each["id"])) == len(await told(bench, "national", each["id"])) == 2
    assert len(await told(bench, "other", part["id"])) == 2
    given = {"lesson": learnt["id"], "seen": learnt["version"], "fields": {"text": "Det fungerade bra"}}
    await bench.done("national", "updateLesson", "", **given)
    assert await told(bench, None, learnt["id"]) == [
        {
            "verb": "UPDATED",
            "fields": [{"field": "text", "before": "Det fungerade", "after": "Det fungerade bra"}],
        }
    ]


TOGETHER = """mutation Both($id: ID!, $seen: Int!, $first: UpdateInitiativeInput!, $second: UpdateInitiativeInput!) {
  publishRecord(input: { id: $id, seen: $seen }) { userErrors { code } }
  a: updateInitiative(input: $first) { userErrors { code } }
  b: updateInitiative(input: $second) { userErrors { code } } }"""


async def test_what_stood_for_a_moment_inside_an_operation_is_told_to_nobody_else(bench: Workbench) -> None:
    fields = {"title": "Rättas i sista stund", "kind": "PILOT", "summary": SECRET}
    shown = "initiative { id version }"
    made = (await bench.done("rss", "createInitiative", shown, fields=fields))["initiative"]

    def given(place: int, summary: str) -> dict[str, Any]:
        return {
            "initiative": {"id": made["id"]},
            "seen": made["version"] + place,
            "fields": {"summary": summary, "phaseNote": summary},
        }

    both = {"first": given(1, f"{SECRET} igen"), "second": given(2, "Klart")}
    answer = await bench("rss", TOGETHER, id=made["id"], seen=made["version"], **both)
    assert [each["userErrors"] for each in answer.values()] == [[], [], []]
    for caller in (None, "other"):
        found = await told(bench, caller, made["id"])
        assert found
        assert "HEMLIGT" not in str(found)
    # When all could read what was there before, they are told what came of the whole operation, once.
    again = TOGETHER.replace("publishRecord", "confirmRecord")
    both = {"first": given(4, f"{SECRET} än en gång"), "second": given(5, "Klarare")}
    await bench("rss", again, id=made["id"], seen=made["version"] + 3, **both)
    found = await told(bench, None, made["id"])
    assert "HEMLIGT" not in str(found)
    changed = {each["field"]: (each["before"], each["after"]) for node in found for each in node["fields"]}
    assert changed["summary"] == changed["phaseNote"] == ("Klart", "Klarare")
    assert "HEMLIGT" in str(await told(bench, "rss", made["id"]))


SHOWN_AND_CHANGED = """mutation Both($id: ID!, $seen: Int!, $part: UpdateParticipationInput!) {
  publishRecord(input: { id: $id, seen: $seen }) { userErrors { code } }
  updateParticipation(input: $part) { userErrors { code } } }"""


async def test_what_stood_before_the_operation_that_showed_the_whole_stays_untold(bench: Workbench) -> None:
    made, part = await a_draft_with_a_part(bench)
    given = {"participation": part["id"], "seen": part["version"], "fields": {"note": "Alla får läsa"}}
    answer = await bench("rss", SHOWN_AND_CHANGED, id=made["id"], seen=made["version"], part=given)
    assert [each["userErrors"] for each in answer.values()] == [[], []]
    found = await told(bench, None, part["id"])
    assert SECRET not in str(found)
    assert [each["fields"] for each in found] == [[]]
    assert SECRET in str(await told(bench, "rss", part["id"]))


SHOWN_FOR_A_MOMENT = """mutation Both($id: ID!, $seen: Int!, $then: Int!) {
  publishRecord(input: { id: $id, seen: $seen }) { userErrors { code } }
  withdrawRecord(input: { id: $id, seen: $then, because: "För tidigt" }) { userErrors { code } } }"""


async def test_what_was_shown_only_inside_an_operation_was_never_shown(bench: Workbench) -> None:
    fields = {"title": "Visad ett ögonblick", "kind": "PILOT", "summary": SECRET}
    shown, record = "initiative { id version }", "record { ... on Initiative { id version } }"
    made = (await bench.done("rss", "createInitiative", shown, fields=fields))["initiative"]
    versions = {"seen": made["version"], "then": made["version"] + 1}
    answer = await bench("rss", SHOWN_FOR_A_MOMENT, id=made["id"], **versions)
    assert [each["userErrors"] for each in answer.values()] == [[], []]
    made = (await bench.done("rss", "restoreRecord", record, id=made["id"], seen=made["version"] + 2))["record"]
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"summary": "Klar"}}
    made = (await bench.done("rss", "updateInitiative", shown, **given))["initiative"]
    await bench.done("rss", "publishRecord", "", id=made["id"], seen=made["version"])
    assert len(await told(bench, None, made["id"])) == 1


# ---- Every part of something -----------------------------------------------------------------------------------------


def parts() -> Iterator[tuple[type[Record], str]]:
    for model in RECORDS.values():
        if not model.for_administrators:
            yield from ((model, name) for name in model.closes_over)


@pytest_asyncio.fixture(scope="module")
async def making(bench: Workbench) -> Any:
    connection = await database.connect(bench.url)
    yield MakingUp(connection)
    await connection.close()


#: A body, and some municipality that is no member of it, so that each row is a pair of its own.
A_BODY = "select id::text from organisations where kind = 'RSS_BODY' order by slug limit 1"
PAIRS = {
    "rss_body": A_BODY,
    "municipality": f"""select id::text from organisations o where kind = 'MUNICIPALITY' and not exists (
        select from memberships m where m.municipality_id = o.id and m.rss_body_id::text = ({A_BODY})) limit 1""",
}


async def a_row(making: MakingUp, model: type[Record], **fixed: Any) -> dict[str, Any]:
    """A published row, and all that it is shown with published too."""
    for name in model.closes_over:
        ((own, _),) = inspect(model).relationships[name].local_remote_pairs
        if own.name not in fixed:
            target = inspect(model).relationships[name].mapper.class_
            if name in PAIRS:
                fixed[own.name] = await making.connection.fetchval(PAIRS[name])
            else:
                fixed[own.name] = str((await a_row(making, target))["id"])
    made: dict[str, Any] = await making.row(metadata.tables[model.__tablename__], **{**SHOWN, **fixed})
    return made


async def publication(making: MakingUp, table: str, key: Any, value: str) -> None:
    await making.connection.execute(f"update {table} set publication = $2 where id = $1::text::uuid", str(key), value)


async def confirmed(making: MakingUp, table: str, key: Any) -> None:
    query = f"update {table} set last_confirmed_at = clock_timestamp() where id = $1::text::uuid"
    await making.connection.execute(query, str(key))


@pytest.mark.parametrize(("model", "name"), list(parts()), ids=lambda each: getattr(each, "__name__", each))
async def test_a_change_is_told_as_its_whole_was_seen_then(
    bench: Workbench, making: MakingUp, model: type[Record], name: str
) -> None:
    table, relation = model.__tablename__, inspect(model).relationships[name]
    ((own, _),) = relation.local_remote_pairs
    whole = relation.mapper.class_.__tablename__
    row = await a_row(making, model)
    record = f"{model.record_type.prefix}_{str(row['id']).replace('-', '')}"
    first = len(await told(bench, None, record))
    assert first == 1
    await publication(making, whole, row[own.name], "DRAFT")
    await confirmed(making, table, row["id"])
    await publication(making, whole, row[own.name], "PUBLISHED")
    assert len(await told(bench, None, record)) == first
    assert len(await told(bench, "national", record)) == first + 1
    await confirmed(making, table, row["id"])
    assert len(await told(bench, None, record)) == first + 1


async def test_what_is_committed_first_came_first_whatever_was_begun_first(bench: Workbench, making: MakingUp) -> None:
    lesson = RECORDS["lesson"]
    row = await a_row(making, lesson)
    record = f"lesson_{row['id'].hex}"
    await publication(making, "participations", row["participation_id"], "DRAFT")
    other = await database.connect(bench.url)
    async with other.transaction():
        # Published before the change by its number in the trail, and after it by its place among the commits.
        show = "update participations set publication = 'PUBLISHED' where id = $1"
        await other.execute(show, row["participation_id"])
        await confirmed(making, "lessons", row["id"])
    await other.close()
    assert len(await told(bench, None, record)) == 1
    assert len(await told(bench, "national", record)) == 2
