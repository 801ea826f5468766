"""Races: what happens at the same time is as if one had come after the other, or is refused in words."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import pytest_asyncio

from registry.storage.database import database
from registry.storage.model.turn import TAKE_TURN
from tests.helpers.databases import CreateDatabase, Fill
from tests.helpers.locks import held, until_waiting
from tests.helpers.workbench import Workbench, workbench


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry in which nobody is helped out of a circle of locks: who stands in one is stopped by the time limit."""

    async def make(fill: Fill) -> str:
        url = await make_database(fill)
        connection = await database.connect(url)
        name = await connection.fetchval("select current_database()")
        await connection.execute(f"alter database {name} set deadlock_timeout = '10min'")
        await connection.close()
        return url

    async with workbench(make) as made:
        yield made


async def together(bench: Workbench, table: str, ids: list[str], *acts: Coroutine[Any, Any, Any]) -> list[Any]:
    """Acts that all have begun before any of them can lock one of the records."""
    keys = [each.rpartition("_")[2] for each in ids]
    async with held(bench.url, f"select from {table} where id = any($1::uuid[]) order by id for update", keys) as lock:
        running = [asyncio.ensure_future(each) for each in acts]
        await until_waiting(lock, len(acts))
    return await asyncio.gather(*running)


def codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer["userErrors"]]


async def test_of_two_who_change_what_they_saw_one_wins(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Två på en gång")
    given = {"initiative": {"id": made["id"]}, "seen": made["version"]}
    answers = await together(
        bench,
        "initiatives",
        [made["id"]],
        *(
            bench.do(caller, "updateInitiative", "initiative { summary }", fields={"summary": caller}, **given)
            for caller in ("rss", "national")
        ),
    )
    assert sorted(map(codes, answers)) == [[], ["CONFLICT"]]
    (winner,) = (each["initiative"]["summary"] for each in answers if not codes(each))
    rows = await bench.sql("select summary, version from initiatives where title = 'Två på en gång'")
    assert rows == [(winner, made["version"] + 1)]
    (current,) = (each["current"] for answer in answers for each in answer["userErrors"])
    assert current == {"id": made["id"], "version": made["version"] + 1}


async def test_two_merges_that_cross_end_as_one(bench: Workbench) -> None:
    one, two = await bench.a_need(title="Korsvis ett"), await bench.a_need(title="Korsvis två")
    answers = await together(
        bench,
        "knowledge_needs",
        [one["id"], two["id"]],
        *(
            bench.do(
                "national", "mergeNeeds", "", into={"id": into["id"]}, seen=into["version"],
                needs=[{"id": other["id"]}], because="Samma",
            )
            for into, other in ((one, two), (two, one))
        ),
    )  # fmt: skip
    assert sorted(map(codes, answers)) in ([[], ["CONFLICT"]], [[], ["STEP_NOT_ALLOWED"]])
    rows = await bench.sql("select merged_into_id is null, state from knowledge_needs where title like 'Korsvis%'")
    assert sorted(rows) == [(False, "CLOSED"), (True, "RAISED")]


async def test_what_is_endorsed_while_it_is_merged_is_refused_or_counted(bench: Workbench) -> None:
    one, two = await bench.a_need(title="Under tiden ett"), await bench.a_need(title="Under tiden två")
    malmo = {"need": {"id": two["id"]}, "organisation": {"slug": "malmo"}}
    merge = {"into": {"id": one["id"]}, "seen": one["version"], "needs": [{"id": two["id"]}], "because": "Samma"}
    merged, endorsed = await together(
        bench,
        "knowledge_needs",
        [one["id"], two["id"]],
        bench.do("national", "mergeNeeds", "", **merge),
        bench.do("other", "endorseNeed", "", **malmo),
    )
    assert codes(merged) == []
    query = "query Q($id: ID!) { node(id: $id) { ... on KnowledgeNeed { municipalityCount } } }"
    found = (await bench(None, query, id=one["id"]))["node"]["municipalityCount"]
    assert (codes(endorsed), found) in (([], 2), (["STEP_NOT_ALLOWED"], 1))


async def test_two_who_endorse_for_the_same_organisation_make_one_endorsement(bench: Workbench) -> None:
    need = await bench.a_need(title="Två gånger bakom")
    given = {"need": {"id": need["id"]}, "organisation": {"slug": "malmo"}}
    acts = [bench.do(caller, "endorseNeed", "endorsement { id }", **given) for caller in ("other", "national")]
    answers = await together(bench, "knowledge_needs", [need["id"]], *acts)
    assert [codes(each) for each in answers] == [[], []]
    assert answers[0]["endorsement"] == answers[1]["endorsement"]
    assert sorted(len(each["warnings"]) for each in answers) == [0, 1]


async def test_two_halves_never_close_a_circle(bench: Workbench) -> None:
    shown = "output { id version }"
    one, two, three, four = [
        (await bench.done("rss", "registerOutput", shown, title=f"Krets {n}", kind="REPORT"))["output"]
        for n in range(4)
    ]

    def superseding(newer: Any, older: Any) -> Coroutine[Any, Any, Any]:
        given: dict[str, Any] = {"output": {"id": newer["id"]}, "supersedes": {"id": older["id"]}}
        return bench.do("rss", "supersedeOutput", "", seen=newer["version"], **given)

    assert [codes(await superseding(one, two)), codes(await superseding(three, four))] == [[], []]
    # Neither of them reads or changes a record that the other changes.
    halves = superseding(two, three), superseding(four, one)
    answers = await together(bench, "outputs", [two["id"], four["id"]], *halves)
    assert sorted(map(codes, answers)) == [[], ["INVALID"]]


async def test_operations_that_stand_in_a_circle_of_locks_are_both_answered(make_database: CreateDatabase) -> None:
    query = """mutation Three($a: UpdateInitiativeInput!, $b: UpdateInitiativeInput!, $c: UpdateInitiativeInput!) {
      a: updateInitiative(input: $a) { userErrors { code } }
      b: updateInitiative(input: $b) { userErrors { code } }
      c: updateInitiative(input: $c) { userErrors { code } }
    }"""
    async with workbench(make_database) as bench:
        one, gate, two = [await bench.an_initiative(title=f"Vändkors {n}") for n in range(3)]
        a, b, c = (
            {"initiative": {"id": each["id"]}, "seen": each["version"], "fields": {"summary": "Ändrad"}}
            for each in (one, gate, two)
        )
        # Each has locked one when both wait at the gate, and then wants the other's.
        acts = bench("national", query, a=a, b=b, c=c), bench("national", query, a=c, b=b, c=a)
        answers = await together(bench, "initiatives", [gate["id"]], *acts)
    told = [[each["code"] for act in answer.values() for each in act["userErrors"]] for answer in answers]
    assert sorted(told) == [[], ["CONFLICT"] * 3]


async def test_the_same_key_sent_twice_at_once_is_done_once_and_answered_alike(bench: Workbench) -> None:
    query = """mutation Make($title: String!) {
      createInitiative(input: { fields: { title: $title, kind: PILOT } }) { initiative { id } userErrors { code } }
    }"""
    # Whoever keeps an answer waits for this lock when it ends, and the other one for whoever keeps it.
    async with held(bench.url, TAKE_TURN) as lock:
        sent = [asyncio.ensure_future(bench.whole("rss", query, "samma", title="Sänd två gånger")) for _ in range(2)]
        await until_waiting(lock, 2)
    one, two = await asyncio.gather(*sent)
    assert one == two
    assert one["data"]["createInitiative"]["userErrors"] == []
    assert await bench.sql("select count(*) from initiatives where title = 'Sänd två gånger'") == [(1,)]


async def test_of_two_who_give_the_same_slug_at_once_one_is_refused(bench: Workbench) -> None:
    fields = {"title": "Ett eget kortnamn", "kind": "PILOT", "slug": "samma-1-x"}
    answers = await bench.together(*(bench.do("rss", "createInitiative", fields=fields) for _ in range(2)))
    assert sorted(map(codes, answers)) == [[], ["ALREADY_EXISTS"]]
    made = [await bench.an_initiative(title=f"Byter kortnamn {each}") for each in "ab"]
    acts = (
        bench.do(
            "rss", "updateInitiative", initiative={"id": each["id"]}, seen=each["version"], fields={"slug": "samma-2"}
        )
        for each in made
    )
    assert sorted(map(codes, await bench.together(*acts))) == [[], ["ALREADY_EXISTS"]]
