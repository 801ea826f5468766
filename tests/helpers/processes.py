"""The command as a process of its own, as a person starts it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.helpers.places import ROOT

COMMAND = [sys.executable, "-c", "from registry.commands.app import main; main()"]
CHECKOUT = ROOT


def env(**more: str) -> dict[str, str]:
    """The environment of a bare machine: no language, no paths to tools, no settings of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REGISTRY_", "DATABASE_URL"))}
    return {**kept, "LC_ALL": "C", "PYTHONPATH": str(CHECKOUT), **more}


def run(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """What a command said, and how it ended."""
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env=env(**more))


@contextmanager
def serving(
    *options: str, told: list[str] | None = None, until: str = "/graphiql/", **more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server process and the address it printed; stopped if it is still there.

    What it says until it has said `until` is added to `told`.
    """
    command = [*COMMAND, "serve", *options]
    told = [] if told is None else told
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env(REGISTRY_PORT="0", **more)) as process:
        if process.stderr is None:
            raise RuntimeError("no output")
        try:
            while "/graphiql/" not in "".join(told) or until not in "".join(told):
                line = process.stderr.readline()
                assert line, told
                told.append(line)
            address = re.search(r"http://[\d.]+:\d+", "".join(told).replace("\n", ""))
            assert address is not None, told
            yield process, address[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(20)
