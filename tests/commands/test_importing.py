"""Files of records from other systems: what is understood of them, what is doubtful, and what comes of each row."""

import asyncio
import csv
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio
from openpyxl import Workbook

from registry.errors import InvalidFile
from registry.storage.database import database
from schema.importing.sending import MOST, sending, size_after
from schema.importing.understanding import Batch, Understood, understood
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.processes import run
from tests.helpers.workbench import furnish

SYSTEM = "verksamhetsplan"
#: A table as Excel saves it in Sweden: a code without its zero, a decimal comma, a gap, a line break, an empty row.
SAVED = (
    "\ufeffnyckel;titel;slag;mottagare;period, start;period, slut;belopp, belopp;belopp, enhet;vad det ledde till\r\n"
    "m-1;Upplands Väsby prövar;uppdrag;114;2026-10;9999-12-31;12,5;SEK;\r\n"
    'm-2;Alvesta prövar;uppdrag;0764;2026-10;;1\u00a0234;kronor;"Först\r\nsedan"\r\n'
    ";;;;;;;;\r\n"
    "m-3;Älvkarleby prövar;uppdrag;0319;2026;;1\u202f234;SEK;\r\n"
)

#: The same headings by the contract's names.
NAMES = "key;title;kind;givenTo;period.start;period.end;amount.value;amount.unit;outcome"


def _file(folder: Path, content: bytes | str, name: str = "uppdrag.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _whole(found: Understood) -> Batch:
    """All rows of a small file, with what is doubtful in its headings too."""
    batch = found.batch(MOST)
    assert batch is not None
    assert found.batch(MOST) is None
    batch.doubts[:0] = found.doubts
    return batch


def _read(folder: Path, content: bytes | str, type_: str = "mandates", name: str = "uppdrag.csv") -> Batch:
    return _whole(understood(_file(folder, content, name), type_, SYSTEM))


def _given(found: Batch) -> list[Any]:
    return [each.given["fields"] for each in found.rows]


def _doubts(found: Batch) -> list[tuple[int | None, str | None, str]]:
    return [(each.row, each.heading, each.message) for each in found.doubts]


@pytest_asyncio.fixture(scope="module")
async def url(make_database: CreateDatabase) -> str:
    """The seeds, in a database of this file's own."""
    return await make_database(furnish)


def test_a_table_as_excel_saves_it_is_read_and_every_doubt_told(tmp_path: Path) -> None:
    found = _read(tmp_path, SAVED)
    first, second, third = _given(found)
    assert [each.number for each in found.rows] == [2, 3, 5]
    assert first["title"] == "Upplands Väsby prövar"
    assert (first["kind"], first["givenTo"]) == ("COMMISSION", [{"municipalityCode": "0114"}])
    assert first["period"] == {"start": "2026-10", "end": None}
    assert first["amount"] == {"value": "12.50", "unit": "SEK"}
    assert second["amount"] == third["amount"] == {"value": "1234", "unit": "SEK"}
    assert second["outcome"] == "Först\nsedan"
    assert "outcome" not in first
    assert [(row, heading) for row, heading, _ in _doubts(found)] == [
        (2, "mottagare"),
        (2, "period, slut"),
        (2, "belopp, belopp"),
        (3, "belopp, belopp"),
        (5, "belopp, belopp"),
    ]
    assert "0114" in _doubts(found)[0][2]


@pytest.mark.parametrize(
    ("encoded", "guessed"),
    [
        (SAVED[1:].replace("\u202f", "\u00a0").encode("windows-1252"), True),
        (SAVED.encode("utf-16-le"), False),
        (unicodedata.normalize("NFD", SAVED).encode(), False),
        (SAVED[1:].replace(";", "\t").encode(), False),
        (SAVED.replace(SAVED.partition("\r\n")[0][1:], NAMES).encode(), False),
    ],
    ids=["windows-1252", "utf-16", "decomposed", "tabs", "names"],
)
def test_other_encodings_and_separators_say_the_same(tmp_path: Path, encoded: bytes, guessed: bool) -> None:
    found = _read(tmp_path, encoded)
    assert _given(found) == _given(_read(tmp_path, SAVED))
    assert any("Windows-1252" in each.message for each in found.doubts) == guessed


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("nyckel;titel\r\nm-1;Älv".encode() + b"\xe4\r\n", "a.csv", "byte 23 on line 2"),
        (b"nyckel;titel\r\nm-1;\x81\r\n", "a.csv", "byte 19 on line 2"),
        (b"\xff\xfen", "a.csv", "UTF-16"),
        (b"titel\r\nx\r\n", "a.csv", '"key"'),
        (b"nyckel;titel;title\r\nx;y;z\r\n", "a.csv", "same field"),
        (b"nyckel;titel;titel\r\nx;y;z\r\n", "a.csv", "two columns"),
        (b"PK\x03\x04 no workbook", "a.xlsx", "no workbook"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, content: bytes, name: str, said: str) -> None:
    with pytest.raises(InvalidFile, match=said):
        _read(tmp_path, content, name=name)


def test_a_heading_that_is_not_known_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = _read(tmp_path, "nyckel;titell\r\nm-1;Prov\r\n;Utan nyckel\r\nm-1;Igen;för mycket\r\n")
    (unknown,) = [each for each in found.doubts if each.row is None]
    assert (unknown.heading, 'Menas "titel"?' in unknown.message) == ("titell", True)
    assert [each.row for each in found.unsent] == [3, 4]


def test_a_workbook_and_lines_of_json_say_the_same(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    rows = list(csv.reader(SAVED[1:].splitlines(keepends=True), delimiter=";"))
    for cells in rows:
        sheet.append([each.replace("\r\n", "\n") or None for each in cells])
    sheet["D2"], sheet["G2"] = 114, 12.5
    sheet["E2"].number_format = "mmm-yy"
    sheet["E2"].value = date(2026, 10, 1)
    book.save(tmp_path / "uppdrag.xlsx")
    expected = _read(tmp_path, SAVED)
    found = _whole(understood(tmp_path / "uppdrag.xlsx", "mandates", SYSTEM))
    assert _given(found) == _given(expected)
    assert (2, "period, start") in [(each.row, each.heading) for each in found.doubts]
    lines = b"".join(
        orjson.dumps({**each.given["fields"], "key": each.key}, option=orjson.OPT_APPEND_NEWLINE)
        for each in expected.rows
    )
    assert _given(_read(tmp_path, lines, name="uppdrag.ndjson")) == _given(expected)


def test_a_file_is_read_no_further_than_the_rows_that_are_asked_for(tmp_path: Path) -> None:
    rows = "".join(f"m-{number};Ett prov\r\n" for number in range(3000))
    found = understood(_file(tmp_path, f"nyckel;titel\r\n{rows}"), "mandates", SYSTEM)
    first = found.batch(MOST)
    assert first is not None
    assert [each.number for each in first.rows] == list(range(2, MOST + 2))
    assert len(found.first) == MOST
    sizes = [len(each.rows) for each in iter(lambda: found.batch(MOST + 500), None)]
    assert sizes == [MOST + 500, 500]


@pytest.mark.parametrize(("size", "seconds", "then"), [(250, 0.5, 500), (1000, 4, 250), (800, 0, MOST), (60, 9, 50)])
def test_others_wait_about_a_second_for_what_is_kept(size: int, seconds: float, then: int) -> None:
    assert size_after(size, seconds) == then


def test_a_letter_may_stand_in_two_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _given(_read(tmp_path, SAVED))
    monkeypatch.setattr("registry.importing.encodings.PIECE", 3)
    assert _given(_read(tmp_path, SAVED)) == expected
    with pytest.raises(InvalidFile, match="byte 21 on line 2"):
        _read(tmp_path, "nyckel;titel\r\nm-1;Ä".encode() + b"\xe4\r\n")


async def test_what_the_act_warns_of_is_told_with_the_rows_of_the_file(url: str, tmp_path: Path) -> None:
    rows = ";;;\r\nm-8;Heby prövar;uppdrag;1917\r\nm-9;Ett prov;uppdrag;\r\n\r\nm-9;Ett annat;uppdrag;\r\n"
    found = understood(_file(tmp_path, f"nyckel;titel;slag;mottagare\r\n{rows}"), "mandates", SYSTEM)
    async with sending(url, settings_for(url), found, SYSTEM, apply=False) as sender:
        ((came, doubts),) = [each async for each in sender.sent()]
    first, second, third = came
    assert (first.row, first.errors) == (3, [])
    assert [each.partition(":")[0] for each in first.warnings] == ["mottagare"]
    assert "2006-12-31" in first.warnings[0]
    assert (second.row, second.errors, second.warnings) == (4, [], [])
    assert third.row == 6
    assert third.errors == ["nyckel: Rad 4 gäller samma sak, och säger något annat. Ange varje sak en gång."]
    assert [(each.row, each.message) for each in doubts] == [(6, "Samma nyckel står på rad 4.")]


async def test_a_key_that_comes_again_is_judged_alike_whatever_the_batches(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.importing.sending.BEGIN", 3)
    rows = (
        "u-1;Först;uppdrag\r\nu-2;Ett prov;uppdrag\r\nu-3;;uppdrag\r\n"
        "u-1;Sedan;uppdrag\r\n u-2;Ett prov ;uppdrag\r\nu-3;;uppdrag\r\nu-4;Ett till;uppdrag\r\n"
    )
    path = _file(tmp_path, f"nyckel;titel;slag\r\n{rows}")

    async def outcomes(*, apply: bool) -> list[tuple[str, list[str]]]:
        found = understood(path, "mandates", SYSTEM)
        async with sending(url, settings_for(url), found, SYSTEM, apply=apply) as sender:
            batches = [came async for came, _ in sender.sent()]
        assert len(batches) == (2 if apply else 1)
        return [(each.outcome.name, each.errors) for came in batches for each in came]

    tried = await outcomes(apply=False)
    assert [each for each, _ in tried] == [
        *("CREATED", "CREATED", "REFUSED", "REFUSED", "UNCHANGED", "REFUSED", "CREATED")
    ]
    assert tried[3][1] == ["nyckel: Rad 2 gäller samma sak, och säger något annat. Ange varje sak en gång."]
    assert tried[5][1] == ["Rad 4 säger detsamma, och avvisades."]
    assert await outcomes(apply=True) == tried
    titles = """
        select title from mandates m join external_ids e on e.record_id = m.id where e.value like 'u-%' order by e.value
    """
    async with database.opened(url) as connection:
        assert [each["title"] for each in await connection.fetch(titles)] == ["Först", "Ett prov", "Ett till"]


async def test_a_file_is_tried_then_kept_and_the_same_again_changes_nothing(url: str, tmp_path: Path) -> None:
    wrong = SAVED.replace(";0764;", ";1799;")
    given = ("import", str(_file(tmp_path, wrong)), "--type", "mandates", "--source", SYSTEM)
    kept = "select value from external_ids where system = $1 and value like 'm-%' order by value"

    async def done(*more: str) -> tuple[int, list[str]]:
        told = await asyncio.to_thread(run, *given, "--report", str(report), *more, DATABASE_URL=url, COLUMNS="200")
        assert "Traceback" not in told.stderr, told.stderr
        rows = report.read_text("utf-8-sig").splitlines()[1:]
        async with database.opened(url) as connection:
            there = [each["value"] for each in await connection.fetch(kept, SYSTEM)]
        outcomes = [each.split(";")[3] for each in rows]
        return told.returncode, [*outcomes, *there]

    report = tmp_path / "rapport.csv"
    first = await done()
    assert first == (1, ["CREATED", "REFUSED", "CREATED"]), report.read_text()
    assert "mottagare: " in report.read_text("utf-8-sig").splitlines()[2]
    assert await done("--apply") == (1, ["CREATED", "REFUSED", "CREATED", "m-1", "m-3"])
    _file(tmp_path, SAVED)
    everyone = ["m-1", "m-2", "m-3"]
    assert await done("--apply") == (0, ["UNCHANGED", "CREATED", "UNCHANGED", *everyone])
    async with database.opened(url) as connection:
        before = await connection.fetchval("select count(*) from commits")
    assert await done("--apply") == (0, ["UNCHANGED"] * 3 + everyone)
    async with database.opened(url) as connection:
        assert await connection.fetchval("select count(*) from commits") == before


async def test_two_keys_of_one_record_are_judged_alike_whatever_the_batches(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.importing.sending.BEGIN", 1)
    monkeypatch.setattr("schema.importing.sending.FEWEST", 1)
    monkeypatch.setattr("schema.importing.sending.SHORT", 0.0)
    keys = [{"system": SYSTEM, "value": each} for each in ("två-b", "två-c")]

    def line(key: str, title: str, **more: Any) -> str:
        return orjson.dumps({"key": key, "fields": {"title": title, "kind": "COMMISSION", **more}}).decode() + "\n"

    async def outcomes(*lines: str, apply: bool) -> list[tuple[str, str | None, list[str]]]:
        found = understood(_file(tmp_path, "".join(lines), "två.ndjson"), "mandates", SYSTEM)
        async with sending(url, settings_for(url), found, SYSTEM, apply=apply) as sender:
            batches = [came async for came, _ in sender.sent()]
        assert len(batches) == (len(lines) if apply else 1)
        return [(each.outcome.name, each.record, each.errors) for came in batches for each in came]

    ((_, record, _),) = await outcomes(line("två-a", "Först", externalIds=keys), apply=True)
    lines = (line("två-a", "Sedan"), line("två-x", "Annat"), line("två-b", "Otydligt"), line("två-c", "Sedan"))
    tried = await outcomes(*lines, apply=False)
    kept = await outcomes(*lines, apply=True)
    assert [each for each, _, _ in kept] == ["UPDATED", "CREATED", "REFUSED", "UNCHANGED"]
    assert [each for each, _, _ in tried] == [each for each, _, _ in kept]
    assert [kept[place][1] for place in (0, 3)] == [record, record]
    (said,) = kept[2][2]
    assert said.startswith("key: Rad 1 i filen gäller samma sak")
    # What is made by one row may be told of by a later one under another key.
    made = [line("tre-a", "Ny", externalIds=[{"system": SYSTEM, "value": "tre-b"}]), line("tre-b", "Otydlig")]
    assert [each for each, _, _ in await outcomes(*made, apply=True)] == ["CREATED", "REFUSED"]
    titles = (
        "select title from mandates m join external_ids e on e.record_id = m.id where e.value in ('två-a', 'tre-a')"
    )
    async with database.opened(url) as connection:
        assert sorted(each["title"] for each in await connection.fetch(titles)) == ["Ny", "Sedan"]
