"""A file that somebody else sends, read in a process of its own, which may have so much time, memory and room.

    file -> process: table_of, each row written as a line of JSON -> Table, as if it had been read here

A workbook is packed, and a few bytes of it can be gigabytes: what is too much ends the process, and nobody notices.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import orjson

from registry.errors import InvalidFile
from registry.importing.reading import table_of
from registry.importing.told import Doubt, Line, Table

#: How many rows and columns a file may have, and how many bytes one row and all rows may take when they are written.
MOST_ROWS, MOST_COLUMNS, LONGEST_ROW, ROOM = 5000, 500, 100_000, 8_000_000
#: How much memory the process may have, in bytes, and for how long it may work and in all last, in seconds.
MEMORY, WORK, LONGEST = 256_000_000, 5, 12
#: How often it is looked whether anybody still waits, in seconds.
SOON = 0.1
#: What it needs of the environment, beside where the code is, and none of the secrets that stand there.
NEEDED = {"PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "TMPDIR"}
#: How it ends when the file is at fault, which it then tells.
TOLD = 3


def read_apart(path: Path, gone: Event) -> Table:
    """What a file holds; InvalidFile when it cannot be read, takes more than it may, or nobody waits any more."""
    written = path.with_name("rows")
    process = _started(path, written)
    try:
        code = _ended(process, gone)
    finally:
        process.kill()
        process.wait()
    if code not in (0, TOLD):
        raise InvalidFile(
            "It takes more memory or time to read than a file may.",
            "Det går åt mer minne eller tid för att läsa den än en fil får ta.",
            "Divide it, or save it as CSV.",
            "Dela den, eller spara den som CSV.",
        )
    first, *lines = written.read_bytes().splitlines()
    if code == TOLD:
        raise InvalidFile(*orjson.loads(first))
    headings, doubts = orjson.loads(first)
    table = Table(headings, iter(()), [Doubt(*each) for each in doubts])
    table.lines = _read(lines, table.doubts)
    return table


def _ended(process: "subprocess.Popen[bytes]", gone: Event) -> int | None:
    """How a process ended; None when it lasted too long, or nobody waits for it any more."""
    last = monotonic() + LONGEST
    while not gone.is_set() and monotonic() < last:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(SOON)
    return None


def _started(path: Path, written: Path) -> "subprocess.Popen[bytes]":
    found = {name: os.environ[name] for name in NEEDED & os.environ.keys()}
    return subprocess.Popen(
        [sys.executable, "-m", __name__, path, written],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(sys.path), **found},
    )


def _read(lines: list[bytes], doubts: list[Doubt]) -> Iterator[Line]:
    for each in lines:
        number, cells, fault, doubted = orjson.loads(each)
        doubts += [Doubt(*one) for one in doubted]
        yield Line(number, cells, fault)


# ---- In the process --------------------------------------------------------------------------------------------------


def _bound() -> None:
    if sys.platform == "win32":
        # It knows no such bounds: there the clock alone ends what is too much.
        return
    import resource  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def _write(path: Path, written: Path) -> None:
    """Write what a file holds: the headings with what is doubtful in all of it, and each row with its doubts."""
    table, count = table_of(path), 0
    if len(table.headings) > MOST_COLUMNS:
        raise InvalidFile(f"It has more than {MOST_COLUMNS} columns.", f"Den har fler än {MOST_COLUMNS} kolumner.")
    with written.open("wb") as file:
        told = len(table.doubts)
        file.write(orjson.dumps([table.headings, [_plain(each) for each in table.doubts]]) + b"\n")
        for count, line in enumerate(table.lines, 1):
            if count > MOST_ROWS:
                raise InvalidFile(
                    f"It has more than {MOST_ROWS} rows.",
                    f"Den har fler än {MOST_ROWS} rader.",
                    "Divide it, or ask whoever runs the registry to bring it in.",
                    "Dela den, eller be den som driver registret att läsa in den.",
                )
            file.write(_encoded(line, table.doubts[told:]) + b"\n")
            told = len(table.doubts)


def _encoded(line: Line, doubts: list[Doubt]) -> bytes:
    try:
        encoded = orjson.dumps([line.number, line.cells, line.fault, [_plain(each) for each in doubts]], default=str)
    except TypeError:
        # It nests deeper, or has a larger number, than JSON is read with.
        encoded = b""
    if not 0 < len(encoded) <= LONGEST_ROW:
        encoded = orjson.dumps([line.number, {}, "Raden är för stor för att läsas.", []])
    return encoded


def _plain(doubt: Doubt) -> list[Any]:
    return [doubt.message, doubt.row, doubt.heading]


def main(path: Path, written: Path) -> int:
    """Read one file, and give how it went."""
    _bound()
    try:
        _write(path, written)
    except InvalidFile as error:
        written.write_bytes(orjson.dumps([error.message, error.message_sv, error.hint, error.hint_sv]))
        return TOLD
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
