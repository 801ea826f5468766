"""Files of records, as they are sent to `/import`."""

import io
from typing import Any

import httpx
from openpyxl import Workbook

from tests.helpers.workbench import SECRETS, SYSTEM, Workbench

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: As Excel saves a table in Sweden.
SAVED = (
    "nyckel;titel;slag;mottagare;period, start;påhitt\r\n"
    "m-1;Väsby prövar;uppdrag;114;2026-10;x\r\n"
    "m-2;Två;uppdrag;0764;okt-26;\r\n"
)


async def sent(
    bench: Workbench, content: Any, caller: str | None = "national", media: str = "text/csv", **named: str
) -> httpx.Response:
    """The answer to a file."""
    headers = {"content-type": media} | ({"authorization": f"Bearer {SECRETS[caller]}"} if caller else {})
    named = {"type": "mandates", "source": SYSTEM} | named
    return await bench.client.post("/import", content=content, headers=headers, params=named)


def a_workbook(rows: list[list[Any]]) -> bytes:
    """A workbook with these rows."""
    book, held = Workbook(), io.BytesIO()
    sheet: Any = book.active
    for each in rows:
        sheet.append(each)
    book.save(held)
    return held.getvalue()
