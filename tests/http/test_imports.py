"""Files that are sent to `/import`: what is understood of them, who may send one, and how much it may hold."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
import pytest_asyncio

from registry.importing import apart
from schema.importing.understanding import ACTS
from tests.helpers.databases import CreateDatabase
from tests.helpers.over_http import code, refusal
from tests.helpers.sent_files import SAVED, XLSX, a_workbook, sent
from tests.helpers.workbench import SECRETS, SYSTEM, Workbench, workbench

MOST_BYTES = 600_000


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry that takes files of a size."""
    async with workbench(make_database, max_file_bytes=MOST_BYTES) as made:
        yield made


async def read(bench: Workbench, content: Any, media: str = "text/csv") -> Any:
    """What is understood of a file."""
    answer = await sent(bench, content, media=media)
    assert answer.status_code == 200, answer.text
    return answer.json()


def without_doubts(found: Any) -> Any:
    return {name: each for name, each in found.items() if name not in ("doubts", "doubted")}


# ---- What is understood


async def test_a_table_as_excel_saves_it_is_understood_with_every_doubt(bench: Workbench) -> None:
    found = await read(bench, SAVED.encode("windows-1252"))
    assert [each["given"] for each in found["rows"]] == [
        {
            "key": {"system": SYSTEM, "value": "m-1"},
            "fields": {
                "title": "Väsby prövar",
                "kind": "COMMISSION",
                "givenTo": [{"municipalityCode": "0114"}],
                "period": {"start": "2026-10"},
            },
        },
        {
            "key": {"system": SYSTEM, "value": "m-2"},
            "fields": {
                "title": "Två",
                "kind": "COMMISSION",
                "givenTo": [{"municipalityCode": "0764"}],
                "period": {"start": "2026-10"},
            },
        },
    ]
    assert [each["heading"] for each in found["columns"]] == ["nyckel", "titel", "slag", "mottagare", "period, start"]
    assert found["columns"][2] == {
        "heading": "slag",
        "path": ["fields", "kind"],
        "words": ["slag"],
        "enum": "MandateKind",
    }
    told = [(each["row"], each["heading"]) for each in found["doubts"]]
    assert told == [(None, None), (None, "påhitt"), (2, "mottagare"), (3, "period, start")]
    assert "Windows-1252" in found["doubts"][0]["message"]


async def test_lines_of_json_and_a_workbook_say_the_same(bench: Workbench) -> None:
    fields = {"title": "Väsby prövar", "kind": "COMMISSION", "sources": [{"title": "Beslut", "date": "2026-10"}]}
    lines = orjson.dumps({"key": "m-1", **fields}) + b"\n" + b"[" * 300 + b"]" * 300 + b"\n"
    found = await read(bench, lines, "application/x-ndjson")
    assert [each["given"] for each in found["rows"]] == [{"key": {"system": SYSTEM, "value": "m-1"}, "fields": fields}]
    assert [each["row"] for each in found["refused"]] == [2]
    cells = [each.split(";") for each in SAVED.split("\r\n")[:3]]
    assert without_doubts(await read(bench, a_workbook(cells), XLSX)) == without_doubts(
        await read(bench, SAVED.encode())
    )


async def test_its_rows_are_what_the_act_takes_and_the_same_again_changes_nothing(bench: Workbench) -> None:
    found = await read(bench, SAVED.replace("m-", "sent-").encode())
    given = {"source": SYSTEM, "rows": [each["given"] for each in found["rows"]], "onError": "KEEP_GOING"}
    outcomes = []
    for query in (found["trial"], found["query"], found["trial"]):
        answer = await bench("national", query, input=given)
        outcomes.append([each["outcome"] for each in answer[found["act"]]["rows"]])
    assert outcomes == [["CREATED"] * 2, ["CREATED"] * 2, ["UNCHANGED"] * 2]


async def test_what_stands_twice_and_what_has_no_key_is_told_with_its_row(bench: Workbench) -> None:
    found = await read(bench, b"nyckel;titel\nm-1;Ett\nm-1;Ett\nm-1;Annat\n;Utan\n")
    assert [each["row"] for each in found["rows"]] == [2]
    assert found["again"] == [{"row": 3, "key": "m-1", "before": 2}]
    assert [each["row"] for each in found["refused"]] == [4, 5]


@pytest.mark.parametrize(
    ("content", "media", "said"),
    [
        (b"titel\nx\n", "text/csv", "Det finns ingen kolumn"),
        (b"PK\x03\x04", XLSX, "Den är ingen arbetsbok"),
        (b"nyckel;titel\nm-1;\xc3\xa4\xe4\n", "text/csv", "Byte 20 på filens rad 2"),
        (b"", "text/csv", "Det finns inga rubriker"),
    ],
)
async def test_what_cannot_be_read_is_told_in_words(bench: Workbench, content: bytes, media: str, said: str) -> None:
    answer = await sent(bench, content, media=media)
    assert (answer.status_code, code(answer)) == (400, "INVALID_FILE")
    assert refusal(answer)["extensions"]["messageSv"].startswith(said)


# ---- Who may


@pytest.mark.parametrize(
    ("caller", "named", "status", "expected"),
    [
        (None, {}, 401, "NOT_ALLOWED"),
        ("reader", {}, 403, "NOT_ALLOWED"),
        ("outputs_only", {}, 403, "NOT_ALLOWED"),
        ("rss", {"type": "themes"}, 403, "NOT_ALLOWED"),
        ("national", {"source": "annat"}, 403, "NOT_ALLOWED"),
        ("national", {"type": "mandats"}, 400, "INVALID_FILE"),
    ],
)
async def test_who_may_not_send_rows_is_refused_before_a_byte_is_read(
    bench: Workbench, caller: str | None, named: dict[str, str], status: int, expected: str
) -> None:
    taken = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(3):
            taken += 1
            yield b"nyckel;titel\n"

    answer = await sent(bench, pieces(), caller, **named)
    assert (answer.status_code, code(answer)) == (status, expected)
    assert taken == 0


async def test_a_caller_is_told_what_it_may_bring_in(bench: Workbench) -> None:
    async def offered(caller: str | None) -> Any:
        headers = {"authorization": f"Bearer {SECRETS[caller]}"} if caller else {}
        return await bench.client.get("/import", headers=headers)

    national = (await offered("national")).json()
    assert national["systems"] == [SYSTEM]
    assert {each["type"] for each in national["types"]} == set(ACTS)
    [mandates] = [each for each in national["types"] if each["type"] == "mandates"]
    assert mandates["called"] == "överenskommelse, uppdrag eller bidrag"
    # Each of them is understood, and none is a key of a reference that stands there itself.
    found = await read(bench, ";".join(f'"{each}"' for each in ["nyckel", *mandates["headings"]]).encode())
    assert [each["heading"] for each in found["columns"]] == ["nyckel", *mandates["headings"]]
    assert [each["type"] for each in (await offered("outputs_only")).json()["types"]] == ["outputs"]
    assert (await offered("reader")).json() == {"systems": [], "types": [], "mostBytes": MOST_BYTES}
    assert code(await offered(None)) == "NOT_ALLOWED"


# ---- How much


async def test_a_file_may_have_as_many_bytes_as_it_may_have(bench: Workbench) -> None:
    content = b"nyckel;titel\nm-1;Ett\n"
    whole = content + b"\n" * (MOST_BYTES - len(content))
    assert (await sent(bench, whole)).status_code == 200
    assert code(await sent(bench, whole + b"\n")) == "BODY_TOO_LARGE"
    assert code(await sent(bench, whole, media="application/pdf")) == "UNSUPPORTED_MEDIA_TYPE"


async def test_a_file_may_have_as_many_rows_as_it_may_have(bench: Workbench) -> None:
    rows = b"".join(b"m-%d;Ett\n" % each for each in range(apart.MOST_ROWS))
    found = await read(bench, b"nyckel;titel\n" + rows)
    assert len(found["rows"]) == apart.MOST_ROWS
    answer = await sent(bench, b"nyckel;titel\n" + rows + b"n;Ett\n")
    assert "5000 rader" in refusal(answer)["extensions"]["messageSv"]
    wide = ";".join(f"k{each}" for each in range(apart.MOST_COLUMNS + 1))
    assert "500 kolumner" in refusal(await sent(bench, wide.encode()))["extensions"]["messageSv"]


async def test_nothing_of_a_file_stands_in_the_log(bench: Workbench, capfd: pytest.CaptureFixture[str]) -> None:
    await read(bench, b"nyckel;titel\nhemlig-nyckel;Hemlig titel\n")
    await sent(bench, b"hemlig;rubrik\nx\n")
    await asyncio.sleep(1.2)
    said = capfd.readouterr()
    assert "hemlig" not in (said.out + said.err).lower()
