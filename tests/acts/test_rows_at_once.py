"""Rows that several systems send at the same moment: one waits for another only where they could give the same."""

import asyncio
from typing import Any

from sqlalchemy import text

from registry.concepts.initiatives import Initiative
from registry.storage.database import database
from registry.storage.model import lists
from registry.storage.model.terms import Role
from registry.storage.reading.scope import Scope
from registry.storage.writing.neighbours import Neighbours
from registry.storage.writing.taken import SHARES, alone_with_keys
from tests.helpers.workbench import SECRETS, Workbench, told

SHOWN = "rows { outcome record { id } errors { code } }"


async def _caller(bench: Workbench, *systems: str) -> str:
    return await bench.a_key(f"sender {len(SECRETS)}", "INTEGRATION", "goteborgsregionen", (), systems)


def _row(system: str, value: str, **fields: Any) -> Any:
    return {"key": {"system": system, "value": value}, "fields": fields}


def _pilot(system: str, value: str, *keys: tuple[str, str]) -> Any:
    given = {"externalIds": [{"system": each, "value": one} for each, one in keys]} if keys else {}
    return _row(system, value, title=f"{system} {value}", kind="PILOT", **given)


async def _send(
    bench: Workbench, caller: str, source: str, *rows: Any, act: str = "upsertInitiatives", how: str = ""
) -> Any:
    return await bench.do(caller, act, SHOWN, how, source=source, rows=rows, onError="KEEP_GOING")


def _outcomes(found: Any) -> list[str]:
    assert found["userErrors"] == []
    return [each["outcome"] for each in found["rows"]]


async def test_two_systems_do_not_wait_for_each_other(bench: Workbench) -> None:
    one, other = "ett-system", "ett-annat"
    senders = [await _caller(bench, each) for each in (one, other)]
    async with database.writing_sessions(bench.url, 1, 60_000) as sessions, sessions() as session:
        await alone_with_keys(session, [one])
        waiting = asyncio.create_task(_send(bench, senders[0], one, _pilot(one, "1")))
        found = await asyncio.wait_for(_send(bench, senders[1], other, _pilot(other, "1")), 20)
        assert (_outcomes(found), waiting.done()) == (["CREATED"], False)
        await session.rollback()
    assert _outcomes(await waiting) == ["CREATED"]


async def test_rows_wait_for_nobody_whose_keys_stand_already(bench: Workbench) -> None:
    sender, key = await _caller(bench, "staende"), {"system": "bredvid", "value": "1"}
    fields = {"title": "Står redan", "kind": "PILOT", "externalIds": [{"system": "staende", "value": "1"}, key]}
    await bench.done("rss", "createInitiative", "", fields=fields)
    row = _row("staende", "1", title="Står redan, med nytt namn", externalIds=[key])
    async with database.writing_sessions(bench.url, 1, 60_000) as sessions, sessions() as session:
        await alone_with_keys(session, ["staende", "bredvid"])
        found = await asyncio.wait_for(_send(bench, sender, "staende", row), 20)
        assert _outcomes(found) == ["UPDATED"]
        await session.rollback()


async def test_organisations_that_stand_wait_for_nobody_who_gives_keys(bench: Workbench) -> None:
    sender = await bench.a_key(f"sender {len(SECRETS)}", "NATIONAL_EDITOR", None, (), ("orter",))
    row = {"key": {"system": "scb-kommunkod", "value": "1440"}, "fields": {"shortName": "Ale kommun"}}
    async with database.writing_sessions(bench.url, 1, 60_000) as sessions, sessions() as session:
        await alone_with_keys(session, ["scb-kommunkod", "organisationsnummer"])
        first = asyncio.create_task(_send(bench, sender, "orter", row, act="upsertOrganisations"))
        done, _ = await asyncio.wait([first], timeout=20)
        await session.rollback()
    # It gets the key of nobody: it is known by its code.
    assert (_outcomes(await first), len(done)) == (["UPDATED"], 1)


async def test_the_slugs_of_very_many_titles_take_no_more_than_a_few_locks(bench: Workbench) -> None:
    titles = [f"titel-{chr(97 + one)}{chr(97 + other)}-1" for one in range(26) for other in range(26)]
    async with database.writing_sessions(bench.url, 1, 60_000) as sessions, sessions() as session:
        await Neighbours(session, Scope(Role.ADMINISTRATOR), {}).alone_with_slugs(Initiative, titles)
        own = text("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
        assert 100 < (await session.scalar(own) or 0) <= SHARES
        await session.rollback()


async def test_what_is_only_tried_waits_for_nobody_who_gives_keys(bench: Workbench) -> None:
    sender = await _caller(bench, "provad")
    async with database.writing_sessions(bench.url, 1, 60_000) as sessions, sessions() as session:
        await alone_with_keys(session, ["provad", "annan"])
        row = _pilot("provad", "1", ("annan", "1"))
        found = await asyncio.wait_for(_send(bench, sender, "provad", row, how="@dryRun"), 20)
        assert _outcomes(found) == ["CREATED"]
        await session.rollback()


async def test_rows_name_no_more_than_a_few_systems(bench: Workbench) -> None:
    sender, most = await _caller(bench, "manga"), lists.most_of(lists.NAMED)
    rows = [_pilot("manga", str(each), (f"pahittat-{each}", "1")) for each in range(most)]
    assert told(await _send(bench, sender, "manga", *rows)) == [("TOO_MANY", ["rows"])]
    assert await bench.sql("select count(*) from external_ids where system like 'pahittat-%'") == [(0,)]
    assert _outcomes(await _send(bench, sender, "manga", *rows[1:])) == ["CREATED"] * (most - 1)


async def test_rows_of_participants_name_no_more_than_a_few_systems(bench: Workbench) -> None:
    into, most = {"id": (await bench.an_initiative(title="Med många system"))["id"]}, lists.most_of(lists.NAMED)
    keys = [{"system": f"delarnas-{each}", "value": "1"} for each in range(most + 1)]
    given = {"initiative": into, "participants": [{"organisation": {"slug": "ale"}, "externalIds": keys}]}
    assert told(await bench.do("rss", "addParticipants", "", **given)) == [("TOO_MANY", ["participants"])]
    given["participants"] = [{"organisation": {"slug": "ale"}, "externalIds": keys[1:]}]
    assert told(await bench.do("rss", "addParticipants", "", **given)) == []


async def test_two_who_give_the_same_keys_come_one_after_the_other(bench: Workbench) -> None:
    senders = [await _caller(bench, f"givare-{each}") for each in range(2)]
    acts = (
        _send(
            bench, sender, f"givare-{place}", *(_pilot(f"givare-{place}", str(n), ("delat", str(n))) for n in range(20))
        )
        for place, sender in enumerate(senders)
    )
    found = await bench.together(*acts)
    assert sorted(_outcomes(each)[0] for each in found) == ["CONFLICT", "CREATED"]
    assert await bench.sql("select count(distinct record_id), count(*) from external_ids where system = 'delat'") == [
        (20, 20)
    ]


async def test_two_who_give_each_others_keys_do_not_wait_for_each_other_for_ever(bench: Workbench) -> None:
    names = ("kors-a", "kors-b")
    senders = [await _caller(bench, each) for each in names]
    acts = (
        _send(bench, sender, own, *(_pilot(own, f"{own} {n}", (other, f"av {own} {n}")) for n in range(20)))
        for sender, own, other in zip(senders, names, names[::-1], strict=True)
    )
    assert [set(_outcomes(each)) for each in await bench.together(*acts)] == [{"CREATED"}, {"CREATED"}]


async def test_two_systems_that_tell_of_the_same_parts_make_each_once(bench: Workbench) -> None:
    into = {"id": (await bench.an_initiative(title="Samma delar"))["id"]}
    names = ("del-a", "del-b")
    places = [{"name": each} for each in ("Ale", "Lerum", "Kungälv", "Härryda")]
    units = [(place, f"Enhet {number}") for place in places for number in range(4)]
    acts = (
        _send(
            bench,
            await _caller(bench, name),
            name,
            *(_row(name, str(n), initiative=into, organisation=who, unit=unit) for n, (who, unit) in enumerate(units)),
            act="upsertParticipations",
        )
        for name in names
    )
    found = await bench.together(*[each async for each in acts])
    assert sorted(_outcomes(each)[0] for each in found) == ["CREATED", "UPDATED"]
    made = "select count(*) from participations where initiative_id = $1::uuid"
    assert await bench.sql(made, into["id"].removeprefix("initiative_")) == [(16,)]
