"""The house: rooms that say who lives there, concepts in their order, and files that hold one idea each."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from registry.model import RECORDS
from registry.storage.model.record import record_of
from registry.storage.model.terms import RecordType
from registry.storage.model.turn import IN_TURN
from tests.helpers.places import ROOT

LONGEST_FILE, LONGEST_FUNCTION = 300, 60
CODE = sorted(path for room in ("registry", "schema", "tests") for path in (ROOT / room).rglob("*.py"))
# What an installed page brings along is nobody's here.
CODE = [path for path in CODE if "node_modules" not in path.parts]
ROOMS = sorted(path for path in CODE if path.name == "__init__.py" and path.parts[-3] != "tests")


def named(path: Path) -> str:
    """A file as people write it."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a file, and how many lines each has."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def imported(module: str) -> Iterator[str]:
    """The modules that a module imports from."""
    source = Path(import_module(module).__file__ or "").read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_no_file_holds_more_than_one_idea() -> None:
    long = {named(path): lines for path in CODE if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE}
    assert long == {}


def test_no_function_holds_more_than_one_idea() -> None:
    assert len(CODE) > 200
    long = {f"{named(path)} {name}": n for path in CODE for name, n in functions(path) if n > LONGEST_FUNCTION}
    assert long == {}


@pytest.mark.parametrize("path", ROOMS, ids=named)
def test_every_room_says_who_lives_there(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    assert said.count(".") >= 2, "two sentences: who lives there, and what may be touched from outside"


def test_concepts_stand_on_each_other_in_the_order_of_their_types() -> None:
    """The order in which `RecordType` names them is the one in which they are imported, loaded and listed."""
    files = [record_of(each).__module__ for each in RecordType]
    order = {module: place for place, module in reversed(list(enumerate(files)))}
    assert len(RECORDS) == len(RecordType)
    pairs = [(module, used) for module in order for used in imported(module) if used in order]
    upwards = [(module, used) for module, used in pairs if order[used] > order[module]]
    assert upwards == []


def test_whoever_reads_in_the_application_reads_in_the_whole_model() -> None:
    """What is attached to the records, as what waits for a caller, is there for every server that serves it."""
    code = "import sys, schema.app; sys.exit('registry.model' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_lock_of_commits_has_one_name() -> None:
    """Whoever waits for another number waits for nobody."""
    (number,) = re.findall(r"\d+", IN_TURN)
    numbered = [named(path) for path in CODE if number in path.read_text("utf-8")]
    assert numbered == ["registry/storage/model/turn.py"]
