"""The calendar: what happens on which day, for whom, and as a file that calendar programs read."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from schema.http.calendars import days_of
from tests.helpers.asker import Asker
from tests.helpers.workbench import SECRETS, Workbench

EVENTS = """query Q($where: CalendarEventWhere, $asOf: DateTime) {
  calendarEvents(where: $where, asOf: $asOf, first: 1000) { totalCount nodes {
    id day dayIs kind title initiative { id title } mandate { id title } output { id title } } } }"""
#: Every day of what everyone may see, written by hand.
BY_HAND = """
select id::text, period_start, 'INITIATIVE_STARTS' from initiatives where publication = 'PUBLISHED'
union all select id::text, period_end, 'INITIATIVE_ENDS' from initiatives where publication = 'PUBLISHED'
union all select id::text, opening_closes_on::text, 'OPENING_CLOSES' from initiatives where publication = 'PUBLISHED'
union all select id::text, period_start, 'MANDATE_STARTS' from mandates where publication = 'PUBLISHED'
union all select id::text, period_end, 'MANDATE_ENDS' from mandates where publication = 'PUBLISHED'
union all select id::text, report_due_on, 'REPORT_DUE' from mandates where publication = 'PUBLISHED'
union all select id::text, published_on, 'OUTPUT_PUBLISHED' from outputs where publication = 'PUBLISHED'
"""


async def events(bench: Workbench, caller: str | None, **given: Any) -> list[dict[str, Any]]:
    """The events of the calendar."""
    found: list[dict[str, Any]] = (await bench(caller, EVENTS, **given))["calendarEvents"]["nodes"]
    return found


async def test_every_day_stands_once_as_sql_by_hand_tells(untidy: Workbench) -> None:
    expected = sorted(each for each in await untidy.sql(BY_HAND) if each[1] is not None)
    found, after = [], None
    query = """query Q($after: String) { calendarEvents(first: 1000, after: $after) {
      nodes { id day kind title } pageInfo { endCursor hasNextPage } } }"""
    while True:
        page = (await untidy(None, query, after=after))["calendarEvents"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert [each["day"] for each in found] == sorted(each["day"] for each in found)
    assert sorted((each["id"].partition("/")[0], each["day"], each["kind"]) for each in found) == expected


async def test_an_event_leads_to_the_one_record_that_it_is_of(ask: Asker) -> None:
    found = (await ask(EVENTS, where={"day": {"from": "2024"}}))["calendarEvents"]
    assert found["totalCount"] == len(found["nodes"]) > 10
    for each in found["nodes"]:
        (record,) = [each[name] for name in ("initiative", "mandate", "output") if each[name]]
        assert record["title"] == each["title"]
        assert each["day"] >= "2024"


async def test_a_draft_is_in_the_calendar_of_those_who_see_it(bench: Workbench) -> None:
    fields = {"title": "Kalenderns utkast", "kind": "PILOT", "period": {"start": "2027-02"}}
    draft = (await bench.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]
    chosen = {"day": {"from": "2027", "by": "2027"}, "initiative": {"kind": {"eq": "PILOT"}}}
    for caller, count in ((None, 0), ("other", 0), ("rss", 1), ("administrator", 1)):
        told = await events(bench, caller, where=chosen)
        assert [each["initiative"]["id"] for each in told] == [draft["id"]] * count
    await bench.done("rss", "withdrawRecord", "", id=draft["id"], because="Fel")
    assert await events(bench, "rss", where=chosen) == []


async def test_the_calendar_of_another_day_is_as_it_was(bench: Workbench) -> None:
    ((before,),) = await bench.sql("select now()")
    made = await bench.an_initiative(title="Först i dag", period={"start": "2037-03-04"})
    chosen = {"day": {"from": "2037-03-04", "by": "2037-03-04"}}
    assert [each["initiative"]["id"] for each in await events(bench, None, where=chosen)] == [made["id"]]
    assert await events(bench, None, where=chosen, asOf=before.isoformat()) == []


@pytest.mark.parametrize(
    ("day", "first", "end"),
    [
        ("2026-02-28", date(2026, 2, 28), date(2026, 3, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("9998-12", date(9998, 12, 1), date(9999, 1, 1)),
        # There is no day after the last one that there is.
        ("9999", date(9999, 1, 1), date.max),
        ("9999-12", date(9999, 12, 1), date.max),
        ("9999-12-31", date.max, date.max),
    ],
)
def test_a_month_or_a_year_lasts_for_all_of_its_days(day: str, first: date, end: date) -> None:
    assert days_of(day) == (first, end)


async def test_a_calendar_program_reads_the_same_events(ask: Asker) -> None:
    answer = await ask.client.get("/op/CalendarOfRssBody.ics", params={"rss": "goteborgsregionen", "from": "2017"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    book: Any = Calendar.from_ical(answer.content)
    rows = (
        await ask.client.get("/op/CalendarOfRssBody.ndjson", params={"rss": "goteborgsregionen", "from": "2017"})
    ).text
    assert len(book.events) == len(rows.splitlines()) > 5
    assert len({str(each["uid"]) for each in book.events}) == len(book.events)
    trip = next(each for each in book.events if each["summary"].startswith("Yrkesresan i Göteborgsregionen"))
    assert (trip.start, trip.end) == (date(2017, 1, 1), date(2018, 1, 1))
    assert "Bara året är känt." in trip["description"]
    assert book.calendar_name == "Göteborgsregionen – Kalender för en RSS"
    assert all(each.end - each.start >= timedelta(days=1) for each in book.events)


async def test_a_calendar_of_a_key_holds_what_that_key_sees(bench: Workbench) -> None:
    fields = {"title": "Hemlig; start, med\\tecken", "kind": "PILOT", "period": {"start": "2031-01-01"}}
    await bench.done("rss", "createInitiative", "initiative { id }", fields=fields)
    where = '{"day": {"from": "2031-01-01", "by": "2031-01-01"}}'
    for caller, count in ((None, 0), ("other", 0), ("rss", 1)):
        headers = {"authorization": f"Bearer {SECRETS[caller]}"} if caller else {}
        answer = await bench.client.get("/op/Calendar.ics", params={"where": where}, headers=headers)
        book: Any = Calendar.from_ical(answer.content)
        told = [str(each["summary"]) for each in book.events]
        assert told == ["Hemlig; start, med\\tecken – initiativ börjar"] * count


async def test_only_questions_of_the_calendar_are_calendars(ask: Asker) -> None:
    answer = await ask.client.get("/op/PilotList.ics")
    assert answer.status_code == 404
    told = {each["name"]: each["addresses"] for each in (await ask.client.get("/op/")).json()}
    assert "ics" in told["Calendar"]
    assert {name for name, each in told.items() if "ics" in each} == {
        *("Calendar", "CalendarOfMethod", "CalendarOfMunicipality", "CalendarOfRssBody", "CalendarOfTheme")
    }


async def test_what_starts_and_ends_in_the_same_year_starts_first(bench: Workbench) -> None:
    period = {"start": "2033", "end": "2033"}
    made = await bench.an_initiative(title="Ett år på sjön", period=period)
    asked = """query Q($slug: String!) { calendarEvents(where: { initiative: { slug: { eq: $slug } } }) {
      nodes { day kind } } }"""
    found = (await bench(None, asked, slug=made["slug"]))["calendarEvents"]["nodes"]
    assert [each["kind"] for each in found] == ["INITIATIVE_STARTS", "INITIATIVE_ENDS"]
