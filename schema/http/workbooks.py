"""A list of rows as a workbook, for spreadsheets."""

import asyncio
import re
from collections.abc import AsyncIterator
from tempfile import SpooledTemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from schema.http.beside import Beside
from schema.http.forms import last_lines
from schema.http.sheets import Sheet, cells_of, told_without_rows

#: How much of a workbook is held in memory while it is made, and how much of it is sent at a time, in bytes.
IN_MEMORY, AT_A_TIME = 2_000_000, 64_000


class Xlsx:
    """A workbook with one sheet. Its rows are written as they come, and it is sent when all are there."""

    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def __init__(self, sheet: Sheet, title: str) -> None:
        """Takes the sheet and what it is called."""
        self.sheet, self.book, self.has_rows = sheet, Workbook(write_only=True), False
        self.page = self.book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
        self.page.freeze_panes = "A2"

    async def begin(self) -> bytes:
        """Nothing is sent yet."""
        self._append(self.sheet.headings, Font(bold=True))
        return b""

    async def rows(self, data: dict[str, Any], rows: list[Any]) -> bytes:
        """Nothing is sent yet; the rows are written in a thread beside the loop."""
        self.has_rows |= bool(rows)

        def write() -> None:
            if not self.has_rows and (told := told_without_rows(data, self.sheet)):
                self._append(told)
            for each in rows:
                self._append(cells_of(data, each, self.sheet))

        await asyncio.to_thread(write)
        return b""

    async def end(self, beside: Beside, more: str | None) -> AsyncIterator[bytes]:
        """The whole workbook."""
        for told in last_lines(beside, more, self.sheet):
            self._append(told)
        with SpooledTemporaryFile(IN_MEMORY) as file:
            await asyncio.to_thread(self.book.save, file)
            file.seek(0)
            while part := file.read(AT_A_TIME):
                yield part

    def _append(self, cells: list[Any], font: Font | None = None) -> None:
        self.page.append([self._cell(each, font) for each in cells])

    def _cell(self, value: Any, font: Font | None) -> Any:
        """A cell; a text is a text even where it begins as a formula does."""
        cell = WriteOnlyCell(self.page, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.data_type = "s"
        if font is not None:
            cell.font = font
        return cell
