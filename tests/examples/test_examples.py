"""The examples for clients, as they stand, against a real server: what a frontend team begins with must work."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from schema import contract
from tests.helpers.node import install, run
from tests.helpers.places import ROOT
from tests.helpers.workbench import SECRETS, Workbench

TYPESCRIPT, PYTHON = ROOT / "examples" / "typescript", ROOT / "examples" / "python"
BUILT = ("node_modules", "gql", "__generated__", ".installing")
KNOWLEDGE = "Implementering av kunskapsstöd för att motverka normbrytande beteende och återfall i brott"
PILOTS = [
    "Pilot för regional samordning (ONGOING), 14 deltagare",
    "Samverkan för barn och ungas bästa – länspilot i Västmanland (ONGOING), 14 deltagare",
    f"Samverkanspilot {KNOWLEDGE} (COMPLETED), 7 deltagare",
    "Samverkanspilot Tidigt stöd inom missbruk och ekonomiskt bistånd (ONGOING), 4 deltagare",
]
REFUSED = "INVALID_PAGE_SIZE: En sida av den här listan har 0 till 100 poster, inte 1000."


@pytest.fixture(scope="module")
def project(live_server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own, beside the contract, with its types generated from the server."""
    install(TYPESCRIPT)
    root = tmp_path_factory.mktemp("examples")
    folder = root / "examples" / "typescript"
    shutil.copytree(TYPESCRIPT, folder, ignore=shutil.ignore_patterns(*BUILT))
    (folder / "node_modules").symlink_to(TYPESCRIPT / "node_modules")
    (root / "schema").mkdir()
    (root / "schema" / "schema.graphql").write_text(contract.sdl(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGISTRY_SCHEMA", f"{live_server}/schema.graphql")
        made = run("npm", "run", "generate", cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def said(found: "subprocess.CompletedProcess[str]") -> list[str]:
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout.splitlines()


def test_what_is_asked_has_types_that_hold(project: Path) -> None:
    said(run("npm", "run", "check", cwd=project))


def test_a_field_that_is_not_there_is_found_before_it_is_asked_for(project: Path) -> None:
    wrong = project / "src" / "wrong.ts"
    wrong.write_text("import type { PilotsQuery } from './gql/graphql.ts';\nexport type No = PilotsQuery['pilot'];\n")
    found = run("npm", "run", "check", cwd=project)
    wrong.unlink()
    assert found.returncode != 0
    assert "src/wrong.ts(2,30)" in found.stdout


PROGRAMS = {
    "src/apollo.ts": PILOTS,
    "src/urql.ts": [*PILOTS, REFUSED],
    "src/relay/main.ts": PILOTS,
    # Each asked twice: first with the document's name alone.
    "src/persisted.ts": ["Apollo: 1", "urql: 1", "urql: 1"],
}


@pytest.mark.parametrize(("program", "lines"), PROGRAMS.items(), ids=PROGRAMS.keys())
def test_a_client_gets_the_pilots(project: Path, live_server: str, program: str, lines: list[str]) -> None:
    assert said(run("node", program, f"{live_server}/graphql", cwd=project)) == lines


def test_python_gets_them_too(live_server: str) -> None:
    command = [sys.executable, str(PYTHON / "pilots.py"), f"{live_server}/graphql"]
    found = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert said(found) == [*PILOTS, REFUSED]


async def test_what_changes_is_followed_from_python(registry: Workbench) -> None:
    """Anyone is told of what is published, and whoever has the key of a draft too."""
    address = f"{registry.client.base_url}".replace("http", "ws", 1).rstrip("/") + "/graphql"
    with ExitStack() as stack:
        anyone, own = (
            stack.enter_context(following(address, **given))
            for given in ({}, {"REGISTRY_KEY": SECRETS["municipality"]})
        )
        for each in (anyone, own):
            assert await line_of(each) == "Väntar på ändringar."
        fields = {"title": "Ett utkast", "kind": "PILOT"}
        await registry.done("municipality", "createInitiative", "initiative { id }", fields=fields)
        assert await line_of(own) == "Ett utkast (PROPOSED)"
        await registry.an_initiative(title="En ny pilot")
        for each in (anyone, own):
            assert await line_of(each) == "En ny pilot (PROPOSED)"


@contextmanager
def following(address: str, **more: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(PYTHON / "following.py"), address]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **more}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=env) as process:
        try:
            yield process
        finally:
            process.kill()


async def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    # Where nothing comes, the process is ended, and with it the line.
    ending = asyncio.get_running_loop().call_later(60, process.kill)
    line = await asyncio.to_thread(process.stdout.readline)
    ending.cancel()
    return line.strip()


def test_the_lock_file_names_no_host() -> None:
    text = (TYPESCRIPT / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text
