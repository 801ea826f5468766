"""What rows of ready questions are told with: why each hit, what the answer warns of, what a list says of itself."""

import httpx
import orjson
import pytest

from registry.storage.model.record import Record, every_record
from registry.trail.telling import words_of
from schema.http.beside import WARNING
from schema.http.columns import in_months
from schema.http.field_words import field_in_words
from schema.http.sheets import NO_ROWS
from tests.http.test_op import book, table

GR = "goteborgsregionen"


async def test_a_search_as_a_table_says_why_each_hit_and_goes_on(client: httpx.AsyncClient) -> None:
    asked = {"text": "stöd"}
    found = (await client.get("/op/Search.json", params=asked)).json()["data"]["search"]
    assert found["totalCount"] > len(found["edges"])
    head, *rows = table(await client.get("/op/Search.csv", params=asked))
    assert len(rows) == found["totalCount"]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    for row, edge in zip(told, found["edges"], strict=False):
        assert (row["Benämning"], row["Fält"]) == (
            edge["label"] or "",
            field_in_words(edge["matchedIn"], edge["recordType"]),
        )
        # The pieces of a text are read as that text.
        assert row["Utdrag"] == "".join(each["text"] for each in edge["snippet"])
        assert row["Delvis träff"] == "nej"
    assert {"Titel", "Sammanfattning"} <= {row["Fält"] for row in told}
    assert {"initiativ", "kunskapsbehov", "metod"} <= {row["Slag av post"] for row in told}
    # What has no name of its own is told by what it belongs to.
    assert any(row["Post, Kunskapsbehov, Titel"] for row in told if not row["Benämning"])
    lines = [orjson.loads(each) for each in (await client.get("/op/Search.ndjson", params=asked)).content.splitlines()]
    assert len(lines) == found["totalCount"]
    assert lines[:20] == found["edges"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_table_ends_with_what_the_search_says_of_itself(client: httpx.AsyncClient, form: str) -> None:
    for text, line in (("forsorjningsstod", ["Menade du", "försörjningsstöd"]), ("och", ["Tips", None])):
        answer = await client.get(f"/op/Search.{form}", params={"text": text})
        rows = table(answer) if form == "csv" else book(answer)
        last = [row for row in rows if row[0] != WARNING][-1]
        assert last[0] == line[0]
        assert last[1] == line[1] if line[1] else last[1]


@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
async def test_rows_tell_what_their_answer_warns_of(client: httpx.AsyncClient, form: str) -> None:
    asked = {"theme": "finnsinte"}
    warnings = (await client.get("/op/CoverageByRssBody.json", params=asked)).json()["extensions"]["warnings"]
    answer = await client.get(f"/op/CoverageByRssBody.{form}", params=asked)
    if form == "ndjson":
        assert orjson.loads(answer.content.splitlines()[-1]) == {"warnings": warnings}
        return
    rows = table(answer) if form == "csv" else book(answer)
    assert [WARNING, warnings[0]["messageSv"]] in [row[:2] for row in rows]
    # The same key in three places of a filter is told of once.
    rows = table(await client.get("/op/CalendarOfTheme.csv", params=asked))
    assert [row[0] for row in rows[1:]] == [NO_ROWS, WARNING, WARNING]


async def test_a_calendar_of_what_is_not_there_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/op/CalendarOfMunicipality.ics", params={"code": "9999"})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (404, "UNKNOWN_CODE")
    assert "9999" in error["message"]
    assert "9999" in error["extensions"]["messageSv"]
    # One in which nothing happens is another thing.
    empty = await client.get("/op/CalendarOfMunicipality.ics", params={"code": "1482", "from": "2199"})
    assert (empty.status_code, empty.headers["content-type"]) == (200, "text/calendar; charset=utf-8")


async def test_a_calendar_comments_on_a_key_that_was_given_up(client: httpx.AsyncClient) -> None:
    asked = {"code": "1917", "from": "2020-01-01"}
    warnings = (await client.get("/op/CalendarOfMunicipality.json", params=asked)).json()["extensions"]["warnings"]
    assert {each["code"] for each in warnings} == {"FORMER_KEY"}
    answer = await client.get("/op/CalendarOfMunicipality.ics", params=asked)
    assert answer.status_code == 200
    # Whose calendar it is and what is in it are asked for by the same key, which is told of once.
    assert answer.text.replace("\r\n ", "").count("1917") == 1


def test_a_field_is_told_as_the_type_of_record_calls_it_that_has_it() -> None:
    assert field_in_words("kind", "MEMBERSHIP") == "Slag av medlemskap" != field_in_words("kind", "INITIATIVE")
    assert field_in_words("localTargetGroup.text") == "Lokal målgrupp, Beskrivning"
    assert field_in_words("isNone", "INITIATIVE") == "isNone"


@pytest.mark.parametrize("model", sorted(every_record(), key=str), ids=lambda model: model.__name__)
def test_whatever_history_tells_of_has_swedish_words(model: type[Record]) -> None:
    words = orjson.loads(words_of(model))
    names = [name for name, *_ in (*words["columns"].values(), *words["parts"].values())]
    assert "withdrawnBecause" in names
    assert [name for name in names if field_in_words(name, model.record_type.value) == name] == []
    assert field_in_words("withdrawnBecause", model.record_type.value) == "Skäl"


async def test_many_days_are_told_in_months_beside_the_number(client: httpx.AsyncClient) -> None:
    head, *_ = table(await client.get("/op/NeedsOverview.csv"))
    days = "Median av dagar från lyft till omhändertaget"
    assert head[head.index(days) + 1] == f"{days}, i månader"
    told = {days: in_months("days")({"days": days}) for days in (400, 61, 60, None)}
    assert told == {400: "cirka 13 månader", 61: "cirka 2 månader", 60: None, None: None}


async def test_a_calendar_of_what_is_no_rss_body_is_none(client: httpx.AsyncClient) -> None:
    answer = await client.get("/op/CalendarOfRssBody.ics", params={"rss": "kungalv"})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (404, "UNKNOWN_CODE")


@pytest.mark.parametrize(("text", "said"), [("forsorjningsstod", "searchedFor"), ("och", "hint")])
async def test_lines_of_json_tell_what_the_search_says_of_itself(
    client: httpx.AsyncClient, text: str, said: str
) -> None:
    found = (await client.get("/op/Search.json", params={"text": text})).json()["data"]["search"]
    lines = [
        orjson.loads(each)
        for each in (await client.get("/op/Search.ndjson", params={"text": text})).content.splitlines()
    ]
    (about,) = [each["about"] for each in lines if "about" in each]
    assert about[said] == found[said]


async def test_a_calendar_is_the_same_one_at_each_fetch(client: httpx.AsyncClient) -> None:
    def names(answer: httpx.Response) -> list[str]:
        # Before the first event.
        head = answer.text.partition("BEGIN:VEVENT")[0]
        return [each for each in head.splitlines() if each.startswith("UID:")]

    fetched = [
        await client.get("/op/CalendarOfRssBody.ics", params={"rss": rss}) for rss in [GR, GR, "skanes-kommuner"]
    ]
    first, again, other = map(names, fetched)
    assert len(first) == 1
    assert first == again != other


async def test_a_stretch_of_time_that_ends_before_it_begins_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/op/MandatesEndingSoon.csv", params={"from": "2027-01-01", "to": "2026-01-01"})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (400, "INVALID_FILTER")
    assert error["message"] == "The period ends 2026-01-01, before it begins 2027-01-01."
