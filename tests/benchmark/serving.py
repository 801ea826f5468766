"""The servers that are measured, each a process of its own that answers on a port of this machine."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from socket import socket
from typing import TypeAlias

from tests.helpers.processes import COMMAND

Serving: TypeAlias = "AbstractContextManager[subprocess.Popen[bytes]]"
#: Requests and connections are counted, which is a part of the price; but one address stands for many callers here, so
#: no bound is reached. Each answer is worked out, and a statement may take its time.
UNBOUNDED = {
    "REGISTRY_RATE_ANONYMOUS": "1000000000",
    "REGISTRY_RATE_SIGNED_IN": "1000000000",
    "REGISTRY_SHARE_PERCENT": "100",
    "REGISTRY_KEPT_ANSWER_BYTES": "0",
    "REGISTRY_STATEMENT_TIMEOUT_MS": "120000",
    "REGISTRY_OPERATION_TIMEOUT_MS": "240000",
    "REGISTRY_WAIT_MS": "120000",
    # What is prepared beforehand would take time from what is measured.
    "REGISTRY_WARM": "false",
}


@contextmanager
def started(
    command: Sequence[str], port: int, env: Mapping[str, str], folder: Path | None = None
) -> "Iterator[subprocess.Popen[bytes]]":
    """A process that answers on a port, until the end of the block; RuntimeError where another does already."""
    with socket() as taken:
        if taken.connect_ex(("127.0.0.1", port)) == 0:
            raise RuntimeError(f"another process answers on port {port}, and would be measured in its place")
    with subprocess.Popen(command, env={**os.environ, **env}, cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            asyncio.run(_answers(port, process))
            yield process
        finally:
            process.terminate()


def registry(url: str, port: int, settings: Mapping[str, str]) -> "Serving":
    """The registry on a database, as `registry serve` serves it with some settings."""
    return started([*COMMAND, "serve", "--port", str(port)], port, {"DATABASE_URL": url, **settings})


def raw(url: str, port: int, statements: Path) -> "Serving":
    """The statements in a file, and nothing around them."""
    factory = ["--factory", "tests.benchmark.raw:create", "--port", str(port), "--no-access-log"]
    env = {"DATABASE_URL": url, "BENCHMARK_STATEMENTS": str(statements)}
    return started([sys.executable, "-m", "uvicorn", *factory, "--log-level", "error"], port, env)


async def _answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise RuntimeError(f"nothing answers on port {port}: {' '.join(map(str, process.args))}")  # type: ignore[arg-type]
