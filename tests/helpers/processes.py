"""The command as a process of its own, as a person starts it."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from tests.helpers.places import ROOT

COMMAND = [sys.executable, "-c", "from registry.commands.begin import main; main()"]
CHECKOUT = ROOT
#: How long a process may take to start or to stop, in seconds, before it counts as hanging.
PATIENCE = 120


def env(**more: str) -> dict[str, str]:
    """The environment of a bare machine: no language, no paths to tools, no settings of ours."""
    ours = ("REGISTRY_", "DATABASE_URL")
    # What is compiled once is kept: each start of a command would compile the whole again.
    kept = {name: value for name, value in os.environ.items() if not name.startswith((*ours, "PYTHONDONTWRITE"))}
    return {**kept, "LC_ALL": "C", "PYTHONPATH": str(CHECKOUT), **more}


def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """What a command said, and how it ended."""
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env=env(**more))


@contextmanager
def started(*arguments: str, **more: str) -> Iterator[tuple["subprocess.Popen[bytes]", Callable[..., str]]]:
    """A command as a process, and what waits until it has said some words and gives all that it said; stopped at last.

    What it says goes to a file: a pipe that nobody reads would hold it up once it is full.
    """
    with (
        tempfile.TemporaryFile() as file,
        subprocess.Popen([*COMMAND, *arguments], stderr=file, env=env(**more)) as made,
    ):

        def heard(*words: str) -> str:
            until = monotonic() + PATIENCE
            while True:
                has_ended = made.poll() is not None
                said = os.pread(file.fileno(), 2**24, 0).decode("utf-8", "replace")
                if all(each in said for each in words):
                    return said
                assert not has_ended, said
                assert monotonic() < until, said
                sleep(0.02)

        try:
            yield made, heard
        finally:
            _stop(made)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop it as Ctrl-C does; TimeoutExpired when it goes on, and then it is killed."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()


@contextmanager
def serving(
    *options: str, told: list[str] | None = None, until: str = "/graphiql/", **more: str
) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A server process and the address it printed; stopped if it is still there.

    What it says until it has said `until` is added to `told`.
    """
    with started("serve", *options, **{"REGISTRY_PORT": "0", **more}) as (process, heard):
        said = heard("/graphiql/", until)
        if told is not None:
            told.append(said)
        address = re.search(r"http://[\d.]+:\d+", said.replace("\n", ""))
        assert address is not None, said
        yield process, address[0]
