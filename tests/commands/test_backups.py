"""Backups: for nobody else's eyes, whole or not there; and a restore that fails leaves all as it was."""

import hashlib
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from registry.storage.database import database, embedded
from tests.helpers.databases import CreateDatabase
from tests.helpers.processes import COMMAND, env, run


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with a key and nothing else."""
    folder = tmp_path_factory.mktemp("data")
    assert run("migrate", REGISTRY_DATA=str(folder)).returncode == 0
    assert run("key", "create", "Kvar", "--role", "ADMINISTRATOR", REGISTRY_DATA=str(folder)).returncode == 0
    return folder


@pytest.fixture(scope="module")
def kept(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    file = tmp_path_factory.mktemp("kept") / "kopia.dump"
    made = run("backup", str(file), REGISTRY_DATA=str(data))
    assert made.returncode == 0, made.stderr
    return file


def contents(folder: Path) -> dict[str, str]:
    """What files there are, and a digest of each; but for locks, which are empty."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_nobody_else_may_read_a_backup_whatever_the_mask(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "kopia.dump"
    with subprocess.Popen([*COMMAND, "backup", str(file)], env=env(REGISTRY_DATA=str(data)), umask=0) as process:
        seen = set()
        while process.poll() is None:
            seen |= {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.exists()}
            time.sleep(0.005)
    assert process.returncode == 0
    assert seen == {0o600}
    assert [path.name for path in tmp_path.iterdir()] == ["kopia.dump"]


def test_a_backup_that_is_stopped_or_refused_leaves_no_file(data: Path, tmp_path: Path) -> None:
    nowhere = run("backup", str(tmp_path / "finns-inte" / "kopia"), REGISTRY_DATA=str(data))
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (1, False)
    empty = run("backup", str(tmp_path / "kopia"), REGISTRY_DATA=str(tmp_path / "tom"))
    assert empty.returncode == 1
    assert "inget register" in empty.stderr
    assert not (tmp_path / "tom").exists()
    with subprocess.Popen([*COMMAND, "backup", str(tmp_path / "kopia")], env=env(REGISTRY_DATA=str(data))) as process:
        while process.poll() is None and not list(tmp_path.iterdir()):
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
    assert not (tmp_path / "kopia").exists()


async def other_dump(make_database: CreateDatabase, folder: Path) -> bytes:
    """A dump that PostgreSQL can read, of something that is no registry."""
    url = await make_database()
    connection = await database.connect(url)
    await connection.execute("create schema only_this; create table only_this.letters (told text)")
    await connection.close()
    file = folder / "other"
    arguments = ["--format=custom", "--schema=only_this", f"--file={file}", database.plain_url(url)]
    subprocess.run([str(embedded.PROGRAMS / "pg_dump"), *arguments], check=True)  # noqa: ASYNC221 - nothing else runs
    return file.read_bytes()


async def test_a_bad_file_leaves_all_as_it_was(kept: Path, tmp_path: Path, make_database: CreateDatabase) -> None:
    whole, file, folder = kept.read_bytes(), tmp_path / "fil", tmp_path / "data"
    for wrong in (
        b"Hej",
        b"",
        # Cut short; and damaged in the middle, so that what stands before the data can be read.
        whole[: len(whole) - 20_000],
        whole[: len(whole) // 2] + b"\xff" * 5000 + whole[len(whole) // 2 + 5000 :],
        await other_dump(make_database, tmp_path),
    ):
        file.write_bytes(wrong)
        done = run("restore", str(file), REGISTRY_DATA=str(folder))
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert "→" in done.stderr
        assert not folder.exists() or contents(folder) == {}
    again = run("restore", str(kept), REGISTRY_DATA=str(folder))
    assert again.returncode == 0, again.stderr
    assert "Kvar" in run("key", "list", REGISTRY_DATA=str(folder)).stderr


def test_a_bad_file_leaves_an_older_postgresql_where_it_was(kept: Path, tmp_path: Path) -> None:
    older = tmp_path / "data" / "postgres"
    older.mkdir(parents=True)
    (older / "PG_VERSION").write_text("17\n")
    before = contents(tmp_path / "data")
    (tmp_path / "fil").write_bytes(kept.read_bytes()[:30_000])
    assert run("restore", str(tmp_path / "fil"), REGISTRY_DATA=str(tmp_path / "data")).returncode == 1
    assert contents(tmp_path / "data") == before
    done = run("restore", str(kept), REGISTRY_DATA=str(tmp_path / "data"))
    assert done.returncode == 0, done.stderr
    (aside,) = (tmp_path / "data").glob("postgres-17-*")
    assert (aside / "PG_VERSION").read_text() == "17\n"


def test_a_registry_is_never_written_over(kept: Path, data: Path) -> None:
    refused = run("restore", str(kept), REGISTRY_DATA=str(data))
    assert refused.returncode == 1
    assert "finns redan ett register" in refused.stderr
    assert "Kvar" in run("key", "list", REGISTRY_DATA=str(data)).stderr


def test_a_restore_that_is_killed_can_be_done_again(kept: Path, tmp_path: Path) -> None:
    for seconds in (1.5, 3.0):
        with subprocess.Popen([*COMMAND, "restore", str(kept)], env=env(REGISTRY_DATA=str(tmp_path))) as process:
            time.sleep(seconds)
            process.kill()
        if (tmp_path / "postgres").exists():
            return
    done = run("restore", str(kept), REGISTRY_DATA=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Kvar" in run("key", "list", REGISTRY_DATA=str(tmp_path)).stderr
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith(".")] == ["postgres"]


def test_a_restore_that_was_killed_when_all_was_read_can_be_done_again(kept: Path, tmp_path: Path) -> None:
    before, folder = tmp_path / "before", tmp_path / "data"
    assert run("restore", str(kept), REGISTRY_DATA=str(before)).returncode == 0
    (folder / "restoring").mkdir(parents=True)
    # As it stands when a restore is killed between reading all and putting that into place.
    (before / "postgres").rename(folder / "restoring" / "postgres")
    done = run("restore", str(kept), REGISTRY_DATA=str(folder))
    assert done.returncode == 0, done.stderr
    assert "Kvar" in run("key", "list", REGISTRY_DATA=str(folder)).stderr
    assert [each.name for each in folder.iterdir() if not each.name.startswith(".")] == ["postgres"]
