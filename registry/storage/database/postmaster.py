"""The postmaster of a folder: whether it lives, by its own files and by the machine's processes, and what it last said.

    postmaster.pid -> the process that it names, if that is PostgreSQL in this very folder -> its socket

A file can outlive its process, and its number can be another's by now, so the process is believed and not the file.
"""

import shutil
import signal
from pathlib import Path
from typing import NamedTuple

import psutil

PID_FILE, LOG = "postmaster.pid", "log"
#: With less room than this a start of PostgreSQL fails, in bytes.
LEAST_ROOM = 40_000_000
# Which line of the file says what; PostgreSQL writes them one after the other as it starts.
SOCKET, STATUS = 4, 7


class Postmaster(NamedTuple):
    """A living postmaster, and where it is reached: None until it is ready.

    One that is lost has no file that names it. It notices that within a minute and ends, and can be told to.
    """

    process: psutil.Process
    socket: str | None
    is_lost: bool


def lives(process: psutil.Process) -> bool:
    """Whether a process still runs; one that has ended and that nobody has asked about does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def of(data: Path) -> Postmaster | None:
    """The postmaster that serves the files in `data`; None when there is none."""
    try:
        lines = (data / PID_FILE).read_text().splitlines()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        lines = []
    named = _named(lines, data)
    process = named or _found(data)
    if process is None:
        return None
    ready = named is not None and len(lines) > STATUS and lines[STATUS].strip() == "ready"
    return Postmaster(process, lines[SOCKET].strip() if ready else None, named is None)


def end(lost: Postmaster) -> None:
    """Tell a postmaster to end, and wait for that for a moment."""
    try:
        lost.process.send_signal(signal.SIGINT)
        lost.process.wait(10)
    except psutil.Error:
        # It ends by itself, later.
        return


def clear(data: Path, socket: Path) -> None:
    """Take away what a postmaster that is no more left, by which PostgreSQL would think that it lives."""
    for left in (data / PID_FILE, socket / ".s.PGSQL.5432.lock", socket / ".s.PGSQL.5432"):
        left.unlink(missing_ok=True)


def reason(data: Path, since: int) -> str:
    """Why it did not start: the last that it wrote in its log after the byte `since`."""
    said = ""
    if (data / LOG).exists():
        with (data / LOG).open("rb") as log:
            log.seek(since)
            lines = log.read().decode(errors="replace").splitlines()
        fatal = [each for each in lines if "FATAL:" in each or "PANIC:" in each]
        said = (fatal or lines or [""])[-1].rpartition(":  ")[2].strip()
    if shutil.disk_usage(data).free < LEAST_ROOM:
        return f"the disk is full, disken är full ({said})" if said else "the disk is full, disken är full"
    return said or "it said nothing"


def _named(lines: list[str], data: Path) -> psutil.Process | None:
    """The process that a pid file names, if it is a postmaster of the folder."""
    try:
        process = psutil.Process(int(lines[0])) if lines else None
    except (ValueError, OverflowError, psutil.NoSuchProcess):
        return None
    return process if process is not None and _serves(process, data) else None


def _found(data: Path) -> psutil.Process | None:
    """The postmaster of a folder, sought among all processes: its children serve the same folder."""
    serving = [each for each in psutil.process_iter() if _serves(each, data)]
    children = {child.pid for each in serving for child in _children(each)}
    return next((each for each in serving if each.pid not in children and _children(each)), None)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        found: list[psutil.Process] = process.children()
    except psutil.Error:
        return []
    return found


def _serves(process: psutil.Process, data: Path) -> bool:
    """Whether a process is PostgreSQL with these files."""
    try:
        if "postgres" not in process.name().lower() or not lives(process):
            return False
        return bool(Path(process.cwd()) == data)
    except psutil.AccessDenied:
        # Somebody else's PostgreSQL tells where its files are when it was started, if anything.
        return _said_at_start(process, data)
    except (psutil.Error, OSError):
        return False


def _said_at_start(process: psutil.Process, data: Path) -> bool:
    try:
        return str(data) in process.cmdline()
    except psutil.Error:
        return False
