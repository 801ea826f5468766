"""What people fill in at `/op/`, what they are told when it does not fit, and what they can cite."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx
import orjson
import pytest

from registry.storage.model.swedish_time import SWEDEN
from schema.http.op import questions
from schema.http.op_index import places_of, variables_of
from schema.http.variable_words import WORDS
from tests.helpers.asker import Asker
from tests.helpers.workbench import Workbench
from tests.http.test_op import table

#: As browsers ask.
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SLUG = "tidigt-stod-inom-missbruk-och-ekonomiskt-bistand"


def test_every_variable_has_a_word_and_no_word_is_left_over() -> None:
    names = {each["name"] for ready in questions().values() for each in variables_of(ready.query)}
    assert names == set(WORDS)


async def test_a_form_calls_what_is_filled_in_by_swedish_words(client: httpx.AsyncClient) -> None:
    page = (await client.get("/op/", headers=BROWSER)).text
    labels = set(re.findall(r"<label>([^<]*)<", page))
    plain = {
        each.label
        for ready in questions().values()
        for it in variables_of(ready.query)
        for each in places_of(ready, it)
    }
    assert labels == set(WORDS.values()) | plain
    assert {"Läge", "Län med kommuner som deltar eller har deltagit"} <= plain
    told = {each["name"]: each["variables"] for each in (await client.get("/op/")).json()}
    assert {it["name"]: it["label"] for it in told["CountyAnnex"]}["county"] == "Länskod"


async def test_what_a_form_may_leave_out_is_told_so_to_programs_too(client: httpx.AsyncClient) -> None:
    told = {each["name"]: {it["name"]: it for it in each["variables"]} for each in (await client.get("/op/")).json()}
    page = (await client.get("/op/", headers=BROWSER)).text
    for name, variables in told.items():
        form = page.partition(f'id="{name}"')[2].partition("</form>")[0]
        fields = re.findall(r'<(?:input|select) name="([^"]*)"([^>]*)>', form)
        needed = {each for each, how in fields if "required" in how}
        assert needed == {each for each, it in variables.items() if it["required"]}, name
    assert not any(it["required"] for each in told.values() for it in each.values() if it["name"] == "first")


@pytest.mark.parametrize("form", ["csv", "json", "ndjson", "xlsx"])
@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ("InitiativeThen.{}?slug=x&asOf=i+dag", 400, "”Tidpunkt” har ett värde som inte går att använda"),
        ("CoverageByCounty.{}?kind=FEL", 400, "”Slag” har ett värde som inte går att använda"),
        ("Unanswered.{}", 400, "”Minst så många RSS” har ett värde"),
        ("PilotList.{}?wher={{}}", 400, "Här finns ingen variabel"),
        ("PilotLst.{}", 404, "Menade du PilotList."),
        # What is long is packed on its way, and is a page all the same.
        ("Search.{}?text=barn&types=initiativ&types=behov&types=grupp", 400, "Slag"),
        ("MandatesEndingSoon.{}?from=i+går&to=nästa+vecka", 400, "inte &#x27;nästa vecka&#x27;"),
    ],
)
async def test_a_browser_is_told_in_swedish_on_a_page_what_does_not_fit(
    client: httpx.AsyncClient, form: str, asked: str, status: int, words: str
) -> None:
    answer = await client.get("/op/" + asked.format(form), headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert '<html lang="sv">' in answer.text
    assert words in answer.text
    assert f'href="/op/?question={asked.partition(".")[0]}&amp;' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "etag" not in answer.headers
    head = await client.head("/op/" + asked.format(form), headers=BROWSER)
    assert (head.status_code, head.content, told_by(head)) == (status, b"", told_by(answer))
    told = await client.get("/op/" + asked.format(form))
    assert told.headers["content-type"].startswith("application/json")
    assert told.json()["errors"][0]["extensions"]["messageSv"]


def told_by(answer: httpx.Response) -> dict[str, str]:
    """The headers of an answer that tell of it, and not of how many may follow."""
    return {name: each for name, each in answer.headers.items() if not name.startswith("ratelimit")}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("PilotMap", "PilotMap.csv eller PilotMap.xlsx"),
        ("PilotMap.pdf", "PilotMap.csv eller PilotMap.xlsx"),
        ("PilotMp.json", "PilotMap.json"),
        ("PilotMap.ics", "PilotMap.csv eller PilotMap.xlsx"),
    ],
)
async def test_an_address_that_is_not_there_suggests_one_that_is(
    client: httpx.AsyncClient, address: str, words: str
) -> None:
    answer = await client.get(f"/op/{address}", headers=BROWSER)
    assert answer.status_code == 404
    assert f"Menade du {words}?" in answer.text
    assert f'href="/op/?question={address.partition(".")[0]}&amp;' in answer.text


async def test_what_a_page_of_a_refusal_repeats_is_text(client: httpx.AsyncClient) -> None:
    answer = await client.get("/op/PilotList.csv", params={"<b>": "x"}, headers=BROWSER)
    assert "&lt;b&gt;" in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("form", ["csv", "json"])
async def test_an_answer_is_the_same_to_a_browser(client: httpx.AsyncClient, form: str) -> None:
    asked = f"/op/OpenPilots.{form}"
    mine, others = await client.get(asked, headers=BROWSER), await client.get(asked)
    assert (mine.status_code, mine.headers["content-type"]) == (200, others.headers["content-type"])
    assert mine.content == others.content


async def test_a_moment_is_understood_as_tables_show_it(bench: Workbench) -> None:
    """The whole of that minute: what happened within it is shown with it, and had happened when it was over."""
    made = await bench.an_initiative(title="Provat inom minuten")
    ((shown,),) = await bench.sql("select created_at from initiatives where slug = $1", made["slug"])
    minute = f"{shown.astimezone(SWEDEN):%Y-%m-%d %H:%M}"
    asked = {"slug": made["slug"], "asOf": minute}
    found = (await bench.client.get("/op/InitiativeThen.json", params=asked)).json()["data"]["initiative"]
    assert found["title"] == "Provat inom minuten"
    before = f"{shown.astimezone(SWEDEN) - timedelta(minutes=1):%Y-%m-%d %H:%M}"
    found = (await bench.client.get("/op/InitiativeThen.json", params=asked | {"asOf": before})).json()["data"]
    assert found["initiative"] is None
    wrong = await bench.client.get("/op/InitiativeThen.json", params=asked | {"asOf": "2026-13-01 10:00"})
    assert wrong.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_a_county_annex_tells_the_moment_that_it_can_be_asked_for_with(client: httpx.AsyncClient) -> None:
    head, *rows = table(await client.get("/op/CountyAnnex.csv?county=14"))
    (moment,) = {row[head.index("Tidpunkt")] for row in rows if row[0] == "Kommuner"}
    assert abs(datetime.fromisoformat(moment) - datetime.now(UTC)) < timedelta(minutes=1)
    _, *again = table(await client.get("/op/CountyAnnex.csv", params={"county": "14", "asOf": moment}))
    assert again == rows


async def test_lines_say_which_list_they_are_of_where_there_are_several(ask: Asker) -> None:
    lines = (await ask.client.get("/op/TidigtStod.ndjson", params={"slug": SLUG})).content.splitlines()
    told = [each for each in map(orjson.loads, lines) if "list" in each]
    assert [each["list"] for each in told] == ["initiative.municipalities"]
    assert "Andra som medverkar" in told[0]["notInTables"]
    alone = (await ask.client.get("/op/OpenPilots.ndjson")).content.splitlines()
    assert not [each for each in map(orjson.loads, alone) if "list" in each]


async def test_a_selection_is_filled_in_field_by_field(client: httpx.AsyncClient) -> None:
    page = (await client.get("/op/", headers=BROWSER)).text
    assert '<select name="where.state.in" multiple><option value="PROPOSED">föreslaget</option>' in page
    assert "<code>{&quot;state&quot;:{&quot;in&quot;:[&quot;ONGOING&quot;]},&quot;county&quot;:" in page
    whole = {"where": '{"state": {"in": ["ONGOING", "COMPLETED"]}, "county": {"eq": "14"}}'}
    parts = {"where.state.in": ["ONGOING", "COMPLETED"], "where.county.eq": "14"}
    both = {"where": '{"county": {"eq": "14"}}', "where.state.in": ["ONGOING", "COMPLETED"], "where.isOpen": ""}
    for form in ("csv", "json"):
        asked = [(await client.get(f"/op/PilotList.{form}", params=each)) for each in (whole, parts, both)]
        assert {each.status_code for each in asked} == {200}
        assert len({each.content for each in asked}) == 1
    joined = await client.get("/op/WhatCanWeJoin.csv", params={"code": "1482"}, headers=BROWSER)
    assert joined.status_code == 200
    told = {each["name"]: each["variables"] for each in (await client.get("/op/")).json()}
    assert told["PilotList"][0]["fields"][1] == {
        "name": "where.county.eq",
        "type": "String",
        "label": "Län med kommuner som deltar eller har deltagit",
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ('where={"state": ONGOING}', "det blir fel vid tecken 11, efter `{&quot;state&quot;: `"),
        ("where.stat.in=ONGOING", "Det finns inget `stat` i `where`. Det finns: and, or, not"),
        ("where.state.in.in=ONGOING", "`where.state.in` har inga egna fält."),
        ("where=[]&where.isOpen=true", "`where` har inga egna fält."),
        ("where.isOpen=true&where.isOpen=false", "`where.isOpen` anges 2 gånger"),
        ("where.state.in=FEL", "FEL"),
        ("code.x=1", "Här finns ingen variabel `code.x`."),
    ],
)
async def test_what_is_wrong_in_a_selection_is_told_with_its_place(
    client: httpx.AsyncClient, asked: str, words: str
) -> None:
    answer = await client.get(f"/op/PilotList.csv?{asked}", headers=BROWSER)
    assert answer.status_code == 400
    assert words in answer.text


async def test_the_way_back_leads_to_the_form_as_it_was_filled_in(client: httpx.AsyncClient) -> None:
    asked = {"text": '"><b>', "types": ["INITIATIVE", "X"]}
    refused = await client.get("/op/Search.csv", params=asked, headers=BROWSER)
    assert refused.status_code == 400
    (back,) = re.findall(r'<a href="([^"]*)">Tillbaka till frågan', refused.text)
    page = (await client.get(unescape(back), headers=BROWSER)).text
    assert re.findall(r'<details id="([^"]*)"( open)?>', page) == [("Search", " open")]
    assert 'name="text" value="&quot;&gt;&lt;b&gt;"' in page
    assert re.findall(r'<option value="(\w+)" selected>', page) == ["INITIATIVE"]
    # What is no question leads to all of them.
    assert (await client.get("/op/?question=x", headers=BROWSER)).text.count("<details") == len(questions())
