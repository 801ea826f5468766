"""The archive, made as it is sent: nothing of it is kept but what has not been sent yet."""

import asyncio
import tempfile
import zipfile
from collections.abc import AsyncIterator
from typing import IO, Any

import orjson

from registry.mirror.contract import Kind
from registry.settings import LICENCE
from schema import contract
from schema.export.snapshot import Snapshot, kinds
from schema.export.tables import described, header, lines

#: How much of a table waits in memory while the same records are written as lines of JSON; the rest waits on disk.
IN_MEMORY = 1_000_000
#: How much is copied at a time.
PIECE = 256_000


class _Sink:
    """What is written and has not been sent."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def taken(self) -> bytes:
        """All of it, which is then gone from here."""
        found, self._parts = b"".join(self._parts), []
        return found


async def archive(snapshot: Snapshot) -> AsyncIterator[bytes]:
    """The bytes of the archive, piece by piece."""
    sink = _Sink()
    marked, types = await snapshot.mark(), []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[call-overload]
        for kind in await asyncio.to_thread(kinds):
            count = 0
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as table:
                table.write(header(kind))
                with made.open(f"{kind.table}.ndjson", "w", force_zip64=True) as member:
                    async for page in snapshot.pages(kind):
                        count += len(page)
                        await asyncio.to_thread(_write, member, table, kind, page)
                        yield sink.taken()
                table.seek(0)
                with made.open(f"{kind.table}.csv", "w", force_zip64=True) as member:
                    while piece := await asyncio.to_thread(table.read, PIECE):
                        await asyncio.to_thread(member.write, piece)
                        yield sink.taken()
            types.append(_told(kind, count))
        made.writestr("manifest.json", orjson.dumps(_manifest(snapshot, marked, types), option=orjson.OPT_INDENT_2))
    yield sink.taken()


def _write(member: IO[bytes], table: Any, kind: Kind, page: list[dict[str, Any]]) -> None:
    member.write(b"".join(orjson.dumps(each) + b"\n" for each in page))
    table.write(lines(kind, page))


def _told(kind: Kind, count: int) -> dict[str, Any]:
    files = [f"{kind.table}.ndjson", f"{kind.table}.csv"]
    columns = described(contract.sdl_schema(), kind)
    return {"recordType": kind.record_type, "count": count, "files": files, "columns": columns}


def _manifest(snapshot: Snapshot, marked: dict[str, Any], types: list[dict[str, Any]]) -> dict[str, Any]:
    about = marked["apiInfo"]
    return {
        "name": about["name"],
        "release": about["version"],
        "at": snapshot.at.isoformat(timespec="seconds"),
        "token": marked["changeToken"],
        "licence": LICENCE,
        "csv": {"delimiter": ";", "encoding": "utf-8-sig", "guarded": "Texts that would be formulas begin with '."},
        "types": types,
    }
