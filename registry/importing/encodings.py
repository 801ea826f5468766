"""In which encoding a file of text is, found by reading it through once: UTF-8, UTF-16 that says so, or a guess.

InvalidFile tells the byte that cannot be read, and its line.
"""

import codecs
import mmap
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from registry.errors import InvalidFile
from registry.importing.told import Doubt
from registry.spreadsheets import UTF_16

#: How much of a file is read at a time, in bytes.
PIECE = 1_000_000
#: Swedish letters and signs in UTF-8: text that holds them and cannot be read is no Windows-1252, but broken.
IN_UTF_8 = re.compile(rb"\xc3[\x80-\xbf]|\xc2[\x80-\xbf]|\xcc[\x80-\xbf]|\xe2\x80[\x80-\xbf]")


def encoding_of(path: Path) -> tuple[str, list[Doubt]]:
    """The encoding of a file by Python's name, and that it was guessed, if it was; InvalidFile when it has none."""
    with path.open("rb") as file:
        is_wide = file.read(2).startswith(UTF_16)
    encoding = "utf-16" if is_wide else "utf-8-sig"
    at = _unreadable(path, encoding)
    if at is None:
        return encoding, []
    if is_wide or _holds(path, IN_UTF_8):
        kind = "UTF-16" if is_wide else "UTF-8"
        raise _unread(path, at, f"as {kind}", f"som {kind}")
    other = _unreadable(path, "windows-1252")
    if other is not None:
        raise _unread(path, other, "as UTF-8 or as Windows-1252", "varken som UTF-8 eller som Windows-1252")
    line, byte = _place(path, at)
    return "windows-1252", [
        Doubt(
            f"Filen är inte i UTF-8 (byte {byte} på filens rad {line}). "
            "Den lästes som Windows-1252, vilket är en gissning."
        )
    ]


def invalid(path: Path, problem: str, problem_sv: str, hint: str | None = None, hint_sv: str | None = None) -> Any:
    """The error that a file cannot be read, in English and Swedish."""
    return InvalidFile(f"{path.name}: {problem}", f"{path.name}: {problem_sv}", hint, hint_sv)


def _unread(path: Path, at: int, how: str, how_sv: str) -> Any:
    line, byte = _place(path, at)
    comma = "," if how_sv.startswith("varken") else ""
    return invalid(
        path,
        f"byte {byte} on line {line} of the file cannot be read {how}.",
        f"byte {byte} på filens rad {line} går inte att läsa{comma} {how_sv}.",
        'Save it again as "CSV UTF-8".',
        'Spara om den som "CSV UTF-8".',
    )


def _pieces(path: Path, most: int | None = None) -> Iterator[bytes]:
    """The first bytes of a file, or all of them, some at a time."""
    with path.open("rb") as file:
        while piece := file.read(PIECE if most is None else min(PIECE, most)):
            yield piece
            most = None if most is None else most - len(piece)


def _unreadable(path: Path, encoding: str) -> int | None:
    """The first byte that is none of an encoding, counted from 0; None when all are."""
    decoder, read = codecs.getincrementaldecoder(encoding)(), 0
    for piece in _pieces(path):
        # What is left of the piece before, since a letter may stand in both.
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            return read - waiting + error.start
        read += len(piece)
    waiting = len(decoder.getstate()[0])
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return read - waiting + error.start
    return None


def _holds(path: Path, pattern: re.Pattern[bytes]) -> bool:
    """Whether a file that is not empty holds something."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return pattern.search(content) is not None


def _place(path: Path, at: int) -> tuple[int, int]:
    """A place in a file as its line and its byte in all, both counted from 1."""
    return sum(each.count(b"\n") for each in _pieces(path, at)) + 1, at + 1
