"""A PostgreSQL of another major version than the embedded one, if the machine has one, for a dump to pass through."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.storage.database.embedded import MAJOR, PROGRAMS, SYSTEM_USER

#: Where Debian, and where Red Hat, put the programs of each version.
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
AS_MADE = ("--no-owner", "--no-privileges")
#: What the registry's structure names and older versions lack. It cannot run there, but its rows can lie there.
LACKING = (
    "create collation pg_catalog.pg_c_utf8 (provider = libc, locale = 'C.UTF-8')",
    "create function pg_catalog.uuidv7() returns uuid language sql as 'select gen_random_uuid()'",
)


def others() -> list[Path]:
    """The folders of programs of other major versions."""
    found = [each for place in PLACES for each in Path("/").glob(place.lstrip("/")) if (each / "initdb").exists()]
    return [each for each in found if f" {MAJOR}." not in _said(each / "postgres", "--version")]


def _said(program: Path, *arguments: str, user: str | None = None) -> str:
    """What a program of PostgreSQL says when all goes well."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, user=user)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def _running(programs: Path) -> Iterator[Path]:
    """The folder in which a new server of another version has its socket."""
    user = SYSTEM_USER if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="registry-") as name:
        folder, data = Path(name), f"{name}/data"
        if user:
            shutil.chown(folder, user)
        _said(programs / "initdb", "-D", data, "--auth=trust", "--username=postgres", "--locale=C.UTF-8", user=user)
        options = f"-h '' -k {folder} -c allow_system_table_mods=on -c fsync=off"
        _said(programs / "pg_ctl", "-D", data, "-w", "-l", f"{name}/log", "-o", options, "start", user=user)
        try:
            yield folder
        finally:
            _said(programs / "pg_ctl", "-D", data, "-m", "fast", "stop", user=user)


def through(programs: Path, url: str, file: Path) -> None:
    """Write a database to a dump that another version has made of it, after it was read in there."""
    plain = file.with_suffix(".sql")
    _said(PROGRAMS / "pg_dump", *AS_MADE, f"--file={plain}", url)
    with _running(programs) as socket:
        there = f"postgresql://postgres@/registry?host={socket}"
        _said(programs / "createdb", "-h", str(socket), "-U", "postgres", "registry")
        for each in LACKING:
            subprocess.run([programs / "psql", there, "-qc", each], capture_output=True, check=False)
        done = subprocess.run([programs / "psql", "-qf", plain, there], capture_output=True, text=True, check=False)
        wrong = [line for line in done.stderr.splitlines() if "ERROR" in line and "transaction_timeout" not in line]
        assert wrong == [], wrong[:3]
        _said(programs / "pg_dump", "--format=custom", *AS_MADE, f"--file={file}", there)
