"""The embedded PostgreSQL when something has gone wrong: it comes up again, or says why not and what to do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from registry.errors import UnfitDatabase
from registry.storage.database import embedded
from tests.helpers.processes import COMMAND, env, run, serving, started

PATIENCE = 60.0
COUNT = {"query": "{ municipalities { totalCount } }"}
WHOLE = {"data": {"municipalities": {"totalCount": 290}}}


def postgres_of(folder: Path) -> list[psutil.Process]:
    """The processes of PostgreSQL that run in a folder, the first of them first."""
    found = []
    for each in psutil.process_iter(["name"]):
        try:
            if "postgres" in each.info["name"] and str(folder.resolve()) in each.cwd() and each.status() != "zombie":
                found.append(each)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return sorted(found, key=lambda each: each.create_time())


def postmaster(folder: Path) -> psutil.Process:
    """The one that the others are children of."""
    return psutil.Process(int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0]))


def until(holds: Callable[[], bool], patience: float = PATIENCE) -> float:
    """Wait until something holds; for how many seconds."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < patience
        time.sleep(0.1)
    return time.monotonic() - began


def answers(address: str) -> bool:
    try:
        return bool(httpx.post(f"{address}/graphql", json=COUNT, timeout=20).json() == WHOLE)
    except (httpx.HTTPError, ValueError):
        return False


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that was filled by a first start."""
    folder = tmp_path_factory.mktemp("data")
    with serving(REGISTRY_DATA=str(folder)) as (_, address):
        assert answers(address)
    return folder


def test_a_postgresql_that_dies_is_started_again(data: Path) -> None:
    with serving(REGISTRY_DATA=str(data)) as (_, address):
        for _ in range(2):
            postmaster(data).kill()
            until(lambda: answers(address), 30)
    assert postgres_of(data) == []


def test_a_postgresql_that_cannot_be_started_again_stops_the_server_with_a_sentence(data: Path) -> None:
    control = data / "postgres" / "global" / "pg_control"
    few = {"REGISTRY_DATA": str(data), "REGISTRY_PORT": "0", "REGISTRY_POSTGRES_PATIENCE": "3"}
    with started("serve", **few) as (process, heard):
        heard("/graphiql/")
        kept = control.read_bytes()
        control.write_bytes(b"")
        try:
            postmaster(data).kill()
            process.wait(PATIENCE)
            told = heard()
        finally:
            control.write_bytes(kept)
    assert process.returncode == 1
    assert "PostgreSQL" in told
    assert "startade inte" in told
    assert "Traceback" not in told


def test_a_killed_server_leaves_nothing_that_keeps_postgresql_running(data: Path) -> None:
    with serving(REGISTRY_DATA=str(data)) as (process, _):
        process.kill()
        process.wait(PATIENCE)
    assert postgres_of(data) != []
    with serving(REGISTRY_DATA=str(data)) as (_, address):
        assert answers(address)
    assert postgres_of(data) == []


def stale_pid(data: Path, pid: int) -> str:
    return f"{pid}\n{data / 'postgres'}\n1700000000\n5432\n{data / 'postgres'}\n\n  1234567     42\nready   \n"


STALE = {
    "the pid of another living process": lambda data: ("postmaster.pid", stale_pid(data, os.getpid())),
    "the pid of nobody": lambda data: ("postmaster.pid", stale_pid(data, 2**22 - 1)),
    "an empty pid file": lambda _: ("postmaster.pid", ""),
    "half a pid file": lambda data: ("postmaster.pid", f"{os.getpid()}\n{data}"),
    "no pid at all": lambda _: ("postmaster.pid", "skräp\n\0\n"),
    "an empty handle file": lambda _: (".handle_pids.json", ""),
    "a broken handle file": lambda _: (".handle_pids.json", '{"trasig": '),
    "a handle file of somebody living": lambda _: (".handle_pids.json", f"[{os.getpid()}]"),
}


@pytest.mark.parametrize("left", STALE.values(), ids=STALE.keys())
def test_what_others_left_behind_stops_nothing(data: Path, left: Callable[[Path], tuple[str, str]]) -> None:
    name, words = left(data)
    (data / "postgres" / name).write_text(words)
    with embedded.running(data):
        assert postmaster(data).is_running()
    assert postgres_of(data) == []
    assert not (data / "postgres" / "postmaster.pid").exists()


def test_a_lost_pid_file_of_a_living_server_loses_nothing(data: Path) -> None:
    with serving(REGISTRY_DATA=str(data)) as (process, _):
        process.kill()
        process.wait(PATIENCE)
    (data / "postgres" / "postmaster.pid").write_text("")
    with serving(REGISTRY_DATA=str(data)) as (_, address):
        assert answers(address)
    assert postgres_of(data) == []


def test_two_share_one_postgresql_and_the_last_to_leave_stops_it(data: Path) -> None:
    with serving(REGISTRY_DATA=str(data)) as (_, first):
        with serving(REGISTRY_DATA=str(data)) as (_, second):
            assert answers(second)
        assert answers(first)
    assert postgres_of(data) == []


@pytest.fixture
def interrupted(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    for each in postgres_of(tmp_path):
        each.kill()


@pytest.mark.parametrize("after", [1.0, 4.0])
def test_a_first_start_that_is_killed_is_followed_by_a_whole_one(interrupted: Path, after: float) -> None:
    more = env(REGISTRY_DATA=str(interrupted), REGISTRY_PORT="0")
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*COMMAND, "serve"], stderr=quiet, env=more, start_new_session=True) as process:
        time.sleep(after)
        # As when the machine loses power: what it had begun ends at the same moment.
        os.killpg(process.pid, signal.SIGKILL)
        for each in postgres_of(interrupted):
            with suppress(psutil.NoSuchProcess):
                each.kill()
    with serving(REGISTRY_DATA=str(interrupted)) as (_, address):
        assert answers(address)
    assert "Lokal administratör" in run("key", "list", REGISTRY_DATA=str(interrupted)).stderr


def test_two_first_starts_at_once_make_one_registry(tmp_path: Path) -> None:
    with (
        started("serve", REGISTRY_DATA=str(tmp_path), REGISTRY_PORT="0") as (other, heard),
        serving(REGISTRY_DATA=str(tmp_path)) as (_, address),
    ):
        assert answers(address)
        other.send_signal(signal.SIGINT)
        other.wait(PATIENCE)
        assert "Traceback" not in heard()
    assert run("key", "list", REGISTRY_DATA=str(tmp_path)).stderr.count("Lokal administratör") == 1


def test_files_that_are_no_database_are_told_of_and_left(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "brev.txt").write_text("Hej")
    with pytest.raises(UnfitDatabase) as refused, embedded.running(tmp_path):
        pass
    assert refused.value.hint
    assert (tmp_path / "postgres" / "brev.txt").read_text() == "Hej"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_is_said_and_when_it_is_freed_all_is_well(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["/usr/bin/mount", "-t", "tmpfs", "-o", "size=160m", "none", disk], check=False).returncode:
        pytest.skip("nothing may be mounted here")
    try:
        filler = disk / "filler"
        filler.write_bytes(b"\0" * 155_000_000)
        full = run("serve", REGISTRY_DATA=str(disk / "data"))
        assert full.returncode == 1
        assert "full" in full.stderr
        assert "Traceback" not in full.stderr
        filler.unlink()
        with serving(REGISTRY_DATA=str(disk / "data")) as (_, address):
            assert answers(address)
    finally:
        for each in postgres_of(disk):
            each.kill()
        subprocess.run(["/usr/bin/umount", "-l", disk], check=True)
