"""Files that would take very much to read: they take no more than they may, and others are answered meanwhile."""

import asyncio
import io
import resource
import threading
import zipfile
from collections.abc import AsyncIterator
from time import perf_counter, sleep

import pytest
import pytest_asyncio

from registry.importing import apart
from schema.importing import endpoint
from schema.importing.understanding import Batch, Understood
from tests.helpers.databases import CreateDatabase
from tests.helpers.over_http import code
from tests.helpers.sent_files import SAVED, XLSX, a_workbook, sent
from tests.helpers.workbench import Workbench, workbench

STRINGS, SHEET, TYPES = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FIRST = b'<row><c t="inlineStr"><is><t>nyckel</t></is></c></row>'
OF_STRINGS = (
    f'<Override PartName="/{STRINGS}" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
#: Parts of a workbook that unpack to very much: which, and how each begins, goes on, how often, and ends.
BOMBS = {
    "one text": (STRINGS, b"<sst %b><si><t>" % MAIN, b"x" * 1_000_000, 500, b"</t></si></sst>"),
    "empty rows": (
        SHEET, b"<worksheet %b><sheetData>%b" % (MAIN, FIRST), b"<row/>" * 100_000, 200, b"</sheetData></worksheet>"
    ),
    "wide rows": (
        SHEET,
        b"<worksheet %b><sheetData>%b" % (MAIN, FIRST),
        b'<row><c r="XFD1"/></row>' * 1000,
        200,
        b"</sheetData></worksheet>",
    ),
}  # fmt: skip


def a_bomb(name: str, begin: bytes, piece: bytes, times: int, end: bytes) -> bytes:
    """A workbook with such a part."""
    held, whole = io.BytesIO(), io.BytesIO(a_workbook([["nyckel"], ["m-1"]]))
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for each in given.namelist():
            content = given.read(each)
            if each == TYPES and name == STRINGS:
                content = content.replace(b"</Types>", OF_STRINGS.encode())
            if each != name:
                made.writestr(each, content)
        with made.open(name, "w", force_zip64=True) as part:
            for written in (begin, *[piece] * times, end):
                part.write(written)
    return held.getvalue()


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry in which nobody waits for more than a second."""
    async with workbench(make_database, wait_ms=1000) as made:
        yield made


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_workbook_that_unpacks_to_very_much_takes_no_more_than_it_may(bench: Workbench, bomb: str) -> None:
    content = a_bomb(*BOMBS[bomb])
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    slowest = 0.0
    answering = asyncio.create_task(sent(bench, content, media=XLSX))
    while not answering.done():
        asked = perf_counter()
        assert (await bench.client.get("/healthz")).status_code == 200
        slowest = max(slowest, perf_counter() - asked)
        await asyncio.sleep(0.1)
    answer = await answering
    assert code(answer) == "INVALID_FILE", answer.text[:200]
    assert perf_counter() - began < apart.LONGEST + 10
    # Nobody else waited, and nothing of it was held here: kilobytes, on the system of the tests.
    assert slowest < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


async def test_while_a_file_is_read_others_wait_for_a_while_and_are_told_to_come_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def turned_away(caller: str) -> float:
        began = perf_counter()
        answer = await sent(bench, SAVED.encode(), caller)
        assert (answer.status_code, code(answer), answer.headers["retry-after"]) == (503, "OVERLOADED", "5")
        return perf_counter() - began

    first = asyncio.create_task(sent(bench, a_bomb(*BOMBS["wide rows"]), media=XLSX))
    await asyncio.sleep(0.3)
    # Whoever has one read already is not let in, and another waits as long as anyone does.
    assert await turned_away("national") < 1
    assert await turned_away("rss") >= 1
    monkeypatch.setattr(endpoint, "IN_ALL", 1)
    assert await turned_away("rss") < 1
    assert code(await first) == "INVALID_FILE"
    assert (await sent(bench, SAVED.encode())).status_code == 200


async def test_a_cell_with_more_items_than_its_list_may_have_is_refused_and_not_parted(bench: Workbench) -> None:
    cell = "|".join(["180"] * 24_900)
    content = "nyckel;bildad ur\n" + "".join(f"o-{each};{cell}\n" for each in range(20))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    answer = await sent(bench, content.encode(), type="organisations")
    took, held = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert answer.status_code == 200, answer.text[:200]
    found = answer.json()
    assert [each["errors"] for each in found["refused"]] == [
        ["bildad ur: Listan har 24900 poster, och får ha 300. Behåll de viktigaste."]
    ] * 20
    assert (found["rows"], found["doubted"]) == ([], 0)
    assert took < 3
    assert held < 40_000
    # As many as it may have are read, also when the last of them ends as they part.
    cell = "|".join(["Ale"] * 300) + "| "
    [row] = (await sent(bench, f"nyckel;bildad ur\no-1;{cell}\n".encode(), type="organisations")).json()["rows"]
    assert len(row["given"]["fields"]["predecessors"]) == 300


@pytest.mark.parametrize(("cell", "rows"), [("[" + "{}," * 9000 + "{}]", 12), ("[" + "[]," * 30_000 + "[]]", 20)])
async def test_what_is_understood_is_counted_as_it_is_made(bench: Workbench, cell: str, rows: int) -> None:
    lines = "".join(f'{{"key": "m-{each}", "title": "Ett", "sources": {cell}}}\n' for each in range(rows))
    answer = await sent(bench, lines.encode(), media="application/x-ndjson")
    assert code(answer) == "INVALID_FILE", answer.text[:200]
    assert "för mycket sammanlagt" in answer.text


async def test_who_leaves_keeps_the_turn_until_the_work_has_ended(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, told, threads, whole = set[int](), list[tuple[int, int]](), set[str](), Understood.batch
    begun = threading.Event()

    def slowly(found: Understood, most: int) -> Batch | None:
        """So slowly that whoever sent the file may leave meanwhile."""
        at_work.add(id(found))
        begun.set()
        told.append((id(found), len(at_work)))
        threads.add(threading.current_thread().name.rpartition("_")[0])
        sleep(0.4)
        at_work.discard(id(found))
        return whole(found, most)

    monkeypatch.setattr(Understood, "batch", slowly)
    first = asyncio.create_task(sent(bench, b"nyckel;titel\nbefore;Ett\nlater;Ett\n"))
    assert await asyncio.to_thread(begun.wait, 20)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    # Whoever comes then waits until the thread has ended, which goes no further than the row that it was at.
    assert (await sent(bench, b"nyckel;titel\nafter;Ett\n", "rss")).status_code == 200
    assert [count for _, count in told] == [1, 1, 1]
    assert len({found for found, _ in told[1:]}) == 1
    assert threads == {"import"}
