"""Ready questions at addresses of their own: as JSON, as lines, and as tables that spreadsheets open."""

import csv
import io
import re
from typing import Any

import httpx
import orjson
import pytest
from graphql import GraphQLObjectType
from openpyxl import load_workbook

from registry.storage.database import database
from schema.app import create
from schema.contract import sdl_schema
from schema.http import op, rates
from schema.http.beside import WARNING
from schema.http.catalogue import standing_alone
from schema.http.forms import line
from schema.http.op import questions
from schema.http.sheets import NO_ROWS
from tests.helpers.databases import ADMINISTRATOR, CreateDatabase, settings_for
from tests.helpers.over_http import client_of
from tests.helpers.workbench import furnish

PAGED = {"first": "7"}
MUNICIPALITIES = "/op/MunicipalitiesWithVersion"


def table(answer: httpx.Response) -> list[list[str]]:
    """A table as a Swedish spreadsheet reads it."""
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def book(answer: httpx.Response) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(answer.content), read_only=False).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


async def test_json_is_what_graphql_answers(client: httpx.AsyncClient) -> None:
    ready = questions()["WhatCanWeJoin"]
    given = orjson.loads(ready.variables)
    asked = {name: each if isinstance(each, str) else orjson.dumps(each).decode() for name, each in given.items()}
    answer = await client.get("/op/WhatCanWeJoin.json", params=asked)
    whole = await client.post("/graphql", json={"query": ready.query, "variables": given})
    assert answer.json() == whole.json()
    assert "data" in answer.json()
    assert answer.headers["etag"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_table_without_rows_tells_what_that_rests_on(client: httpx.AsyncClient, form: str) -> None:
    answer = await client.get(f"/op/NeverInAPilot.{form}", params={"rss": "goteborgsregionen"})
    head, row, *_ = table(answer) if form == "csv" else book(answer)
    told = dict(zip(head, row, strict=False))
    # Nobody is known not to have been in a pilot, since of so many it is not known and so many lists are not whole.
    assert int(told["Inte känt, antal"]) > 0
    assert int(told["Piloter där alla deltagare inte är kända, antal"]) > 0
    assert NO_ROWS in row


@pytest.mark.parametrize("form", ["ndjson", "csv", "xlsx"])
async def test_a_list_goes_on_to_its_end(client: httpx.AsyncClient, form: str) -> None:
    answer = await client.get(f"{MUNICIPALITIES}.{form}", params=PAGED)
    if form == "ndjson":
        names = [orjson.loads(line)["name"] for line in answer.content.splitlines()]
    else:
        head, *rows = table(answer) if form == "csv" else book(answer)
        names = [row[head.index("Namn")] for row in rows]
    those = "where: {or: [{isValid: true}, {isValid: false}]}, orderBy: [{name: ASC}], first: 300"
    query = f"{{ municipalities({those}) {{ nodes {{ name }} }} }}"
    whole = (await client.post("/graphql", json={"query": query})).json()["data"]["municipalities"]["nodes"]
    assert len(names) > 250
    assert names == [each["name"] for each in whole]


async def test_headings_are_the_contracts_swedish_words(client: httpx.AsyncClient) -> None:
    head, *rows = table(await client.get("/op/PilotList.csv", params={"where": "{}"}))
    assert head == [
        *("Titel", "Läge", "Läget per", "Kan vara inaktuellt", "Inom samverkan"),
        *("Period, Start", "Områden", "Kortnamn i webbadress"),
    ]
    assert {"Pågår", "pågår"} & {row[1] for row in rows}


#: The contract's own names that cannot be Swedish words, none of which is told to people.
NAMES = {
    name
    for each in sdl_schema().type_map.values()
    if isinstance(each, GraphQLObjectType) and not each.name.startswith("__")
    for name in each.fields
    if not name.islower()
}
HISTORIES = {"InitiativeHistory", "InitiativeThen"}


@pytest.mark.parametrize("name", sorted(questions()))
@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "ndjson"])
async def test_every_ready_question_has_its_addresses(client: httpx.AsyncClient, name: str, form: str) -> None:
    example = orjson.loads(questions()[name].variables or "{}")
    asked = {
        key: each if isinstance(each, str) else orjson.dumps(each).decode()
        for key, each in example.items()
        if each is not None
    }
    answer = await client.get(f"/op/{name}.{form}", params=asked, headers=ADMINISTRATOR)
    assert answer.status_code == 200, answer.text
    if form == "csv":
        head, *rows = table(answer)
        assert len(set(head)) == len(head), "two columns have one heading"
        assert all(len(row) == len(head) for row in rows)
        # What a value was before and after is told as the trail has it, and warnings name arguments.
        told = [] if name in HISTORIES else [cell for row in rows if row[0] != "Varning" for cell in row]
        assert NAMES.isdisjoint(word for cell in told for word in re.findall(r"\w+", cell))


async def test_what_has_not_changed_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await client.get("/op/OpenPilots.csv")
    assert first.headers["cache-control"] == "public, max-age=60"
    again = await client.get("/op/OpenPilots.csv", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/op/OpenPilots.xlsx", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    mine = await client.get("/op/OpenPilots.csv", headers=ADMINISTRATOR)
    assert mine.headers["cache-control"] == "private, no-cache"


async def test_a_text_that_a_spreadsheet_would_run_is_a_text(make_database: CreateDatabase) -> None:
    url = await make_database(furnish)
    async with database.opened(url) as connection:
        await connection.execute("""update initiatives set title = '=cmd|''/c calc''!A1; "x"' where kind = 'PILOT'""")
    async with client_of(create(settings_for(url))) as client:
        told = table(await client.get("/op/PilotList.csv", params={"where": "{}"}))
        assert told[1][0] == "'=cmd|'/c calc'!A1; \"x\""
        sheet = load_workbook(io.BytesIO((await client.get("/op/PilotList.xlsx?where={}")).content)).active
        assert sheet is not None
        assert sheet["A2"].data_type == "s"
        assert sheet["A2"].value == "=cmd|'/c calc'!A1; \"x\""


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u3000", "\n", "\x00", "\u200b", "\ufeff", "\u200b \t"])
@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_nothing_that_a_spreadsheet_skips_hides_what_it_would_run(before: str, first: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(line([f"{before}{first}1+2"]).decode(), newline=""), delimiter=";"))
    assert cell == f"'{before}{first}1+2"


@pytest.mark.parametrize("plain", ["Hej = då", "-12,5", "12-13", "\u200bHej", " 4 = 4", "", "a@b"])
def test_a_text_that_nothing_would_run_is_as_it_was(plain: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(line([plain, 1]).decode(), newline=""), delimiter=";"))[:1]
    assert cell == plain


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_what_does_not_fit_is_told_with_where_the_rest_is(
    client: httpx.AsyncClient, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(op, "MOST_ROWS", 20)
    whole: list[str] = []
    query = "?first=7"
    for _ in range(20):
        answer = await client.get(f"{MUNICIPALITIES}.{form}{query}")
        if form == "csv":
            _, *rows = table(answer)
            more = rows.pop()[1] if rows[-1][0] == "Fler rader" else None
            whole += [row[0] for row in rows]
        else:
            lines = [orjson.loads(line) for line in answer.content.splitlines()]
            more = lines.pop()["more"] if "more" in lines[-1] else None
            whole += [each["name"] for each in lines]
        if more is None:
            break
        query = more
    assert len(whole) == len(set(whole)) > 250


async def test_whoever_has_no_requests_left_is_told_where_to_go_on(
    seeded_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "MINUTE", 3600)
    # The first page is as long as was asked for, those that follow as long as the question's own.
    own = orjson.loads(questions()["MunicipalitiesWithVersion"].variables)["first"]
    async with client_of(create(settings_for(seeded_url, rate_anonymous=3))) as client:
        _, *rows = table(await client.get(f"{MUNICIPALITIES}.csv", params=PAGED))
        assert len(rows) == 7 + 2 * own + 1
        assert rows[-1][0] == "Fler rader"
        assert (await client.get(f"{MUNICIPALITIES}.csv")).status_code == 429


@pytest.mark.parametrize(
    ("path", "status", "code", "word"),
    [
        ("/op/PilotLst.csv", 404, "UNKNOWN_ADDRESS", "PilotList"),
        ("/op/PilotList.pdf", 404, "UNKNOWN_ADDRESS", ".xlsx"),
        ("/op/AddGroup.json", 404, "UNKNOWN_ADDRESS", "/op/"),
        ("/op/PilotList.csv?wher={}", 400, "BAD_USER_INPUT", "where"),
        ("/op/PilotList.csv?where={", 400, "BAD_USER_INPUT", "`where`"),
        ("/op/PilotList.csv?where=%ff", 400, "BAD_USER_INPUT", "UTF-8"),
        ("/op/Unanswered.csv?rssBodies=x", 400, "BAD_USER_INPUT", "Int"),
        ("/op/Unanswered.csv", 400, "BAD_USER_INPUT", "rssBodies"),
        ("/op/PilotList.csv?after=x", 400, "INVALID_CURSOR", ""),
    ],
)
async def test_what_cannot_be_asked_is_told(
    client: httpx.AsyncClient, path: str, status: int, code: str, word: str
) -> None:
    answer = await client.get(path)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, code)
    assert word in error["message"]
    assert error["extensions"]["messageSv"]


async def test_only_questions_and_only_by_get(client: httpx.AsyncClient) -> None:
    assert (await client.post("/op/PilotList.csv")).status_code == 405


async def test_a_question_without_a_list_is_one_row(client: httpx.AsyncClient) -> None:
    head, row = table(await client.get("/op/Find.csv?system=scb-kommunkod&value=1482"))
    assert row[head.index("Uppslag, Namn")] == "Kungälv"
    head, row, *_ = table(await client.get("/op/Find.csv?system=scb-kommunkod&value=9999"))
    assert row == [NO_ROWS, *[""] * (len(head) - 1)]


async def test_how_much_is_missing_stands_in_each_row_and_what_has_no_rows_is_told(client: httpx.AsyncClient) -> None:
    head, *rows = table(await client.get("/op/LoadBySize.csv"))
    answer = (await client.get("/op/LoadBySize.json")).json()["data"]
    missing = answer["incomplete"]["totalCount"]
    assert missing > 0
    column = head.index("Pågående initiativ där alla deltagare inte är kända, antal")
    assert {row[column] for row in rows} == {str(missing)}
    told = {each["name"]: each["notInTables"] for each in (await client.get("/op/")).json()}
    assert told["LoadBySize"] == ["Yrkesresor som inte har börjat"]
    assert told["OpenPilots"] == []
    assert [each.split(" som ")[0] for each in told["PilotList"]] == [
        "Piloter: antal per läge",
        "Piloter: antal per område",
        "Piloter: antal per RSS",
        "Piloter: antal per län med kommuner",
    ]
    page = (await client.get("/op/", headers={"accept": "text/html"})).text
    assert "I tabeller saknas: Yrkesresor som inte har börjat." in page
    assert "I tabeller saknas: Piloter: antal per läge; " in page
    assert not {"LoadBySize", "Vocabularies"} & set(standing_alone())
    assert {"PilotList", "WhatDoWeNotKnow"} <= set(standing_alone())


async def test_what_a_record_states_stands_beside_its_list(client: httpx.AsyncClient) -> None:
    head, *rows = table(await client.get("/op/YrkesresanOverTime.csv"))
    (column,) = [place for place, each in enumerate(head) if each.endswith("Uppgivna antal")]
    assert all("275" in row[column] for row in rows if row[0] != WARNING)


async def test_head_tells_what_get_would_bring(client: httpx.AsyncClient) -> None:
    head = await client.head("/op/OpenPilots.csv")
    assert (head.status_code, head.content, head.headers["content-type"]) == (200, b"", "text/csv; charset=utf-8")


async def test_the_list_is_for_people_and_for_programs(client: httpx.AsyncClient) -> None:
    told = (await client.get("/op/")).json()
    assert {each["name"] for each in told} == set(questions())
    page = await client.get("/op/", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    for each in questions().values():
        assert f"/op/{each.name}.csv" in page.text
    assert (await client.get("/op")).headers["location"] == "/op/"


async def test_pages_of_other_sites_may_read_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/op/OpenPilots.csv", headers={"origin": "https://elsewhere.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


async def statements(client: httpx.AsyncClient) -> float:
    """How many have been run."""
    text = (await client.get("/metrics")).text
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith("registry_statements_total"))


@pytest.mark.parametrize("first", ["0", "1"])
async def test_small_pages_cost_no_more_questions(client: httpx.AsyncClient, first: str) -> None:
    before = await statements(client)
    rows = table(await client.get(f"{MUNICIPALITIES}.csv", params={"first": first}))[1:]
    assert len(rows) == 0 if first == "0" else len(rows) > 250
    assert await statements(client) - before < 10


async def test_what_goes_on_has_no_tag(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{MUNICIPALITIES}.csv", params=PAGED)
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_an_address_stays_within_its_header(client: httpx.AsyncClient) -> None:
    answer = await client.get('/op/MunicipalitiesWithVersion.csv?search=x>;rel="preload"')
    assert answer.headers.get("link", "").count(">") <= 1
