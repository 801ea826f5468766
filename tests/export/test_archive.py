"""The archive holds what anyone may see at one moment, and its token goes on from there."""

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import AsyncIterator
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from graphql import get_named_type
from starlette.types import Message

from registry.commands import exporting
from registry.errors import UnfitDatabase
from registry.mirror.contract import Held, Kind, question_of
from registry.storage.database import database
from schema.contract import sdl_schema
from schema.export.archive import archive
from schema.export.snapshot import kinds, snapshot
from schema.export.tables import lines
from schema.http.places import ARCHIVE
from tests.feed.test_heads import everybody, seen_in_tables
from tests.helpers.databases import CreateDatabase, settings_for
from tests.helpers.over_http import code
from tests.helpers.workbench import Workbench, workbench

CHANGES = "query Since($after: ChangeToken) { changes(after: $after) { more changes { id tombstone { reason } } } }"
#: How many archives an hour an address may have here.
MOST = 3
#: Those who ask and are not counted together.
ADDRESSES = (f"192.0.2.{number}" for number in count(1))


@pytest_asyncio.fixture(scope="module")
async def bench(make_database: CreateDatabase) -> AsyncIterator[Workbench]:
    """A registry where archives are counted."""
    async with workbench(make_database, rate_archives=MOST) as made:
        yield made


async def _get(bench: Workbench, address: str | None = None, method: str = "GET") -> httpx.Response:
    transport = httpx.ASGITransport(bench.app, client=(address or next(ADDRESSES), 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://registry") as client:
        return await client.request(method, ARCHIVE)


async def _archive(bench: Workbench) -> zipfile.ZipFile:
    found = await _get(bench)
    assert (found.status_code, found.headers["content-type"]) == (200, "application/zip")
    read = zipfile.ZipFile(io.BytesIO(found.content))
    assert read.testzip() is None
    return read


def _records(read: zipfile.ZipFile) -> dict[str, Any]:
    names = [each for each in read.namelist() if each.endswith(".ndjson")]
    records = [json.loads(line) for name in names for line in read.read(name).splitlines()]
    return {each["id"]: each for each in records}


async def _public(bench: Workbench) -> set[str]:
    """What anyone sees in the tables."""
    async with database.opened(bench.url) as connection:
        seen = {each.hex for each in await seen_in_tables(connection, (await everybody(connection))["anyone"])}
        heads = await connection.fetch("select record_type, record_id from heads")
    told = {each.record_type for each in kinds()}
    ids = [(each["record_type"], each["record_id"].hex) for each in heads if each["record_type"] in told]
    return {f"{type_.lower()}_{id_}" for type_, id_ in ids if id_ in seen}


async def test_it_holds_what_anyone_sees_and_its_token_goes_on_from_there(bench: Workbench) -> None:
    shown = await bench.an_initiative(title="=1+1", summary='Å;ä\n"ö"')
    fields = {"title": "Ett utkast", "kind": "PILOT"}
    draft = (await bench.done("rss", "createInitiative", "initiative { id }", fields=fields))["initiative"]
    read = await _archive(bench)
    records, manifest = _records(read), json.loads(read.read("manifest.json"))
    assert records.keys() == await _public(bench)
    assert shown["id"] in records
    assert draft["id"] not in records
    assert sum(each["count"] for each in manifest["types"]) == len(records)
    assert manifest["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    after = manifest["token"]
    assert (await bench(None, CHANGES, after=after))["changes"] == {"more": False, "changes": []}
    given = {"id": shown["id"], "seen": shown["version"], "because": "Ett prov"}
    await bench.done("rss", "withdrawRecord", "record { id }", **given)
    since = (await bench(None, CHANGES, after=after))["changes"]["changes"]
    assert since == [{"id": shown["id"], "tombstone": {"reason": "WITHDRAWN"}}]


async def test_all_of_it_is_of_one_moment(bench: Workbench) -> None:
    made = await bench.an_initiative(title="Ett namn")
    engine, pieces = bench.app.endpoint.engine, list[bytes]()
    async with database.readers(bench.url, 1, 20_000) as readers, snapshot(engine, readers) as held:
        async for piece in archive(held):
            if not pieces:
                given = {"initiative": {"id": made["id"]}, "fields": {"title": "Ett senare namn"}}
                await bench.done("rss", "updateInitiative", "initiative { id }", seen=made["version"], **given)
            pieces.append(piece)
    read = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert _records(read)[made["id"]]["title"] == "Ett namn"
    after = json.loads(read.read("manifest.json"))["token"]
    since = (await bench(None, CHANGES, after=after))["changes"]["changes"]
    assert since == [{"id": made["id"], "tombstone": None}]


async def test_tables_have_the_same_records_and_no_formulas(bench: Workbench) -> None:
    made = await bench.an_initiative(title="=HYPERLINK(1)", summary='Å;ä\n"ö"')
    read = await _archive(bench)
    manifest = {each["recordType"]: each for each in json.loads(read.read("manifest.json"))["types"]}
    for kind in kinds():
        whole = read.read(f"{kind.table}.csv")
        assert whole.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(whole.decode("utf-8-sig"), newline=""), delimiter=";"))
        records = [json.loads(each) for each in read.read(f"{kind.table}.ndjson").splitlines()]
        assert [each["id"] for each in rows] == [each["id"] for each in records]
        columns = manifest[kind.record_type]["columns"]
        assert [each["column"] for each in columns] == [each.name for each in kind.held]
        assert all(each["means"].strip() for each in columns)
        if kind.record_type == "INITIATIVE":
            (row,) = [each for each in rows if each["id"] == made["id"]]
            assert (row["title"], row["summary"]) == ("'=HYPERLINK(1)", 'Å;ä\n"ö"')


def test_nothing_in_it_is_about_a_person() -> None:
    change: Any = sdl_schema().type_map["Change"]
    shown = {get_named_type(change.fields[each.field].type).name for each in kinds()}
    assert shown.isdisjoint({"Person", "Grant", "ApiKey", "Webhook"})
    question = question_of(*kinds())
    assert not any(word in question for word in ("viewer", "lastSeenAt", "person", "commit"))


@pytest.mark.parametrize("text", ["=1", "+a", "-a", "@a", "\ta", "\ra"])
def test_a_text_that_would_be_a_formula_is_marked(text: str) -> None:
    kind = Kind("x", "X", "xs", (Held("title", ("title",), "text"),), "title")
    (read,), (plain,) = csv.reader(io.StringIO(lines(kind, [{"title": text}, {"title": f"a{text}"}]).decode()))
    assert (read, plain) == (f"'{text}", f"a{text}")


# ---- Who may ask -----------------------------------------------------------------------------------------------------


async def test_an_address_has_some_in_an_hour_and_looking_is_free(bench: Workbench) -> None:
    address = next(ADDRESSES)
    for _ in range(MOST + 1):
        assert (await _get(bench, address, "HEAD")).status_code == 200
    assert [(await _get(bench, address)).status_code for _ in range(MOST)] == [200] * MOST
    refused = await _get(bench, address)
    assert (refused.status_code, code(refused)) == (429, "RATE_LIMIT")
    assert 60 < int(refused.headers["retry-after"]) <= 3600
    assert refused.headers["ratelimit-policy"] == f'"archives";q={MOST};w=3600'
    assert (await _get(bench)).status_code == 200


class Slow:
    """Somebody who begins to read an archive, and reads on when told to, or goes away."""

    def __init__(self, bench: Workbench, address: str) -> None:
        """Asks at once."""
        self.begun, self.reads, self.is_gone = asyncio.Event(), asyncio.Event(), False
        self.got: list[Message] = []
        scope = {"type": "http", "method": "GET", "path": ARCHIVE, "raw_path": ARCHIVE.encode(), "query_string": b"",
                 "headers": [], "client": (address, 1234), "server": ("registry", 80), "scheme": "http"}  # fmt: skip
        self.task = asyncio.create_task(bench.app(scope, self._receive, self._send))

    @property
    def body(self) -> bytes:
        """What has come of the archive."""
        return b"".join(each.get("body", b"") for each in self.got)

    async def _receive(self) -> Message:
        if self.is_gone:
            return {"type": "http.disconnect"}
        await asyncio.Event().wait()
        raise AssertionError

    async def _send(self, message: Message) -> None:
        self.got.append(message)
        self.begun.set()
        await self.reads.wait()


async def test_whoever_reads_slowly_holds_neither_the_database_nor_anothers_place(bench: Workbench) -> None:
    slow = [Slow(bench, next(ADDRESSES)) for _ in range(2)]
    try:
        async with asyncio.timeout(120):
            for each in slow:
                await each.begun.wait()
        held = (
            "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in trans%'"
        )
        assert await bench.sql(held) == [(0,)]
        assert (await _get(bench)).status_code == 200
    finally:
        for each in slow:
            each.reads.set()
            await each.task
    for each in slow:
        assert zipfile.ZipFile(io.BytesIO(each.body)).testzip() is None


async def test_an_address_is_given_one_at_a_time_and_all_of_them_some(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as none:
        none.setattr("schema.export.endpoint.AT_ONCE", 0)
        assert (await _get(bench)).status_code == 503
    monkeypatch.setattr("schema.export.endpoint.IN_ALL", 2)
    address, other = next(ADDRESSES), next(ADDRESSES)
    first = Slow(bench, address)
    await first.begun.wait()
    refused = await _get(bench, address)
    assert (refused.status_code, code(refused), refused.headers["retry-after"]) == (503, "OVERLOADED", "30")
    second = Slow(bench, other)
    await second.begun.wait()
    assert (await _get(bench)).status_code == 503
    first.reads.set()
    await first.task
    assert zipfile.ZipFile(io.BytesIO(first.body)).testzip() is None
    # Whoever goes away leaves its place, as whoever has read the whole does.
    second.is_gone = True
    second.reads.set()
    await second.task
    assert b"manifest.json" not in second.body
    assert [(await _get(bench, each)).status_code for each in (address, other)] == [200, 200]


async def test_what_breaks_off_is_never_ended_as_if_it_were_whole(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.export.endpoint.LONGEST_SENT", 1)
    slow = Slow(bench, next(ADDRESSES))
    async with asyncio.timeout(120):
        # It is whole before its first part is sent, however slow the machine is.
        await slow.begun.wait()
        await slow.task
    # The server closes the connection under an answer whose last part never came.
    assert all(each["type"] == "http.response.start" or each["more_body"] for each in slow.got)
    monkeypatch.undo()
    assert (await _get(bench)).status_code == 200


# ---- The command -----------------------------------------------------------------------------------------------------


async def test_the_command_writes_the_same_and_never_over_another(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "registry.zip"
    monkeypatch.setattr(exporting, "settings", lambda: settings_for(bench.url))
    monkeypatch.setattr(exporting, "opened", lambda: nullcontext(bench.url))
    await asyncio.to_thread(exporting.export, file)
    with zipfile.ZipFile(file) as written:
        assert _records(written) == _records(await _archive(bench))
    assert [each.name for each in tmp_path.iterdir()] == ["registry.zip"]
    with pytest.raises(UnfitDatabase, match="already exists"):
        exporting.export(file)
