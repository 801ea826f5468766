"""Days are days in Sweden, for Python and for PostgreSQL alike, and moments have their zone."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import DateTime, literal, select
from sqlalchemy.dialects.postgresql.asyncpg import dialect

from registry.storage.database import database
from registry.storage.model import swedish_time
from tests.helpers.places import ROOT
from tests.helpers.workbench import Workbench

#: Moments on both sides of midnight, in winter, in summer, and where the clock is moved.
AROUND = [
    datetime(*day, hour, minute, tzinfo=UTC)
    for day in ((2026, 1, 31), (2026, 6, 30), (2026, 3, 29), (2026, 10, 25), (2024, 2, 29), (1950, 7, 1))
    for hour, minute in ((0, 30), (1, 30), (21, 59), (22, 0), (22, 59), (23, 0), (23, 59))
]


async def test_python_and_the_database_agree_on_the_day_of_every_moment(seeded_url: str) -> None:
    day = swedish_time.day_in_sql(literal(datetime.now(UTC), DateTime(timezone=True)))
    written = str(select(day).compile(dialect=dialect()))  # type: ignore[no-untyped-call]
    connection = await database.connect(seeded_url)
    try:
        for moment in AROUND:
            assert await connection.fetchval(written, moment) == swedish_time.day_of(moment)
        # Midnight may pass between the two questions, but not twice.
        assert swedish_time.today() in {
            await connection.fetchval(f"select {swedish_time.TODAY_AS_TEXT}") for _ in range(2)
        }
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 12, 31), "2026-12-31T23:00:00+00:00"),
        (date(2026, 6, 30), "2026-06-30T22:00:00+00:00"),
        (date(2026, 3, 29), "2026-03-29T22:00:00+00:00"),
        (date(2026, 10, 25), "2026-10-25T23:00:00+00:00"),
    ],
)
def test_a_day_ends_at_its_midnight_in_sweden(day: date, end: str) -> None:
    assert swedish_time.end_of(day).isoformat() == end
    assert swedish_time.day_of(swedish_time.end_of(day) - timedelta(seconds=1)) == day
    assert swedish_time.day_of(swedish_time.end_of(day)) == day + timedelta(days=1)


def test_nobody_has_a_day_of_his_own() -> None:
    own = re.compile(r"date\.today\(|current_date|utcnow|\.date\(\)|now\(\)::date|to_char\(now")
    files = [
        path
        for room in ("registry", "schema")
        for path in (ROOT / room).rglob("*.py")
        if "node_modules" not in path.parts and path.name != "swedish_time.py"
    ]
    assert len(files) > 150
    assert [path.name for path in files if own.search(path.read_text("utf-8"))] == []


OPENING = {"seeks": "Kommuner", "demands": "Tid"}


async def test_an_invitation_closes_when_its_day_ends_in_sweden(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Stänger", opening={**OPENING, "closesOn": "2026-01-15"})
    early, key = "= '2026-01-01 00:00:00+00'", made["id"].removeprefix("initiative_")
    theirs = "id in (select commit_id from changes where record_id = $1)"
    await bench.sql_as_owner(f"update commits set at {early} where {theirs}", key)
    await bench.sql_as_owner(f"update changes set at {early} where record_id = $1", key)
    await bench.sql_as_owner(f"update initiatives set created_at {early}, updated_at {early} where id = $1", key)
    query = """query Q($slug: String!, $asOf: DateTime!) {
      initiative(slug: $slug, asOf: $asOf) { opening { isOpen } } }"""

    async def is_open(at: str) -> bool:
        found: bool = (await bench(None, query, slug=made["slug"], asOf=at))["initiative"]["opening"]["isOpen"]
        return found

    assert await is_open("2026-01-15T22:59:00Z")
    assert not await is_open("2026-01-15T23:01:00Z")
    assert await is_open("2026-01-15T23:59:00+01:00")


KEY = """mutation Act($input: CreateKeyInput!) @dryRun {
  createKey(input: $input) { key { expiresAt } userErrors { code } } }"""


@pytest.mark.parametrize(
    ("until", "moment"),
    [
        ("2030-12-31", "2030-12-31T23:00:00+00:00"),
        ("2030-06-30", "2030-06-30T22:00:00+00:00"),
        ("2030-12-31T12:00:00+01:00", "2030-12-31T11:00:00+00:00"),
    ],
)
async def test_a_key_stops_when_its_last_day_ends_in_sweden(bench: Workbench, until: str, moment: str) -> None:
    given = {"purpose": "Prov", "role": "ADMINISTRATOR", "expiresAt": until}
    made = (await bench("administrator", KEY, input=given))["createKey"]
    assert (made["userErrors"], made["key"]["expiresAt"]) == ([], moment)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2030-12-31T12:00:00", "2030-12-31T12:00:00 saknar tidszon."),
        ("2030-02-30", "Dagen 2030-02-30 finns inte."),
        ("9999-12-31", "Dagen 9999-12-31 finns inte."),
        ("nästa år", "En tidpunkt skrivs"),
    ],
)
async def test_an_end_without_a_zone_or_a_day_is_refused_in_words(bench: Workbench, until: str, sentence: str) -> None:
    given = {"purpose": "Prov", "role": "ADMINISTRATOR", "expiresAt": until}
    (error,) = (await bench.whole("administrator", KEY, None, input=given))["errors"]
    assert error["extensions"]["input"] == ["input", "expiresAt"]
    assert sentence in error["extensions"]["messageSv"]


AS_OF = "query Q($at: DateTime) { pilots(asOf: $at) { totalCount } }"


@pytest.mark.parametrize("at", ["2026-11-28T12:00:30", "2026-11-28"])
async def test_a_moment_without_a_zone_is_refused_wherever_it_stands(bench: Workbench, at: str) -> None:
    for text, given in ((AS_OF, {"at": at}), (f'{{ pilots(asOf: "{at}") {{ totalCount }} }}', {})):
        (error,) = (await bench.whole(None, text, None, **given))["errors"]
        assert f"{at} " in error["message"]
        assert "tidszon" in error["extensions"]["messageSv"]


async def test_a_moment_that_is_still_to_come_is_refused(bench: Workbench) -> None:
    far, near = (datetime.now(UTC) + timedelta(seconds=each) for each in (3600, 20))
    for at in (far.isoformat(), "2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        for text, given in ((AS_OF, {"at": at}), (f'{{ pilots(asOf: "{at}") {{ totalCount }} }}', {})):
            (error,) = (await bench.whole(None, text, None, **given))["errors"]
            assert error["extensions"]["code"] == "INVALID_MOMENT"
    assert (await bench(None, AS_OF, at=near.isoformat())) == await bench(None, AS_OF)


@pytest.mark.parametrize("end", ["9999-12-31", "9999-12", "9999", "9999-01-01"])
async def test_an_end_that_means_none_is_understood_with_a_warning(bench: Workbench, end: str) -> None:
    fields: dict[str, Any] = {
        "title": f"Utan slut {end}",
        "kind": "PILOT",
        "period": {"start": "2022", "end": end, "endIs": "PLANNED"},
        "opening": {**OPENING, "closesOn": end[:4] + "-12-31"},
    }
    shown = "initiative { period { start end endIs } opening { closesOn isOpen } }"
    made = await bench.done("rss", "createInitiative", shown, fields=fields)
    assert made["initiative"]["period"] == {"start": "2022", "end": None, "endIs": None}
    assert made["initiative"]["opening"] == {"closesOn": None, "isOpen": True}
    said = [(each["code"], each["message"]) for each in made["warnings"] if each["code"] == "OPEN_END"]
    ends = (end, "9999-12-31")
    assert said == [("OPEN_END", f"{each} läses som att inget slut är känt.") for each in ends]


async def test_an_end_that_means_none_empties_one_that_was_known(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Med slut", period={"start": "2022", "end": "2024", "endIs": "PLANNED"})
    given = {"initiative": {"id": made["id"]}, "seen": made["version"], "fields": {"period": {"end": "9999-12-31"}}}
    found = await bench.done("rss", "updateInitiative", "initiative { period { start end endIs } }", **given)
    assert found["initiative"]["period"]["end"] is None
