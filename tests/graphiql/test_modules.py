"""The page's own code is strictly typed."""

from pathlib import Path

import pytest

from tests.helpers.node import CHECKERS, install, run

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "schema" / "graphiql"


def _require_built() -> None:
    """What the page imports is installed when it is built."""
    if not (PAGE / "node_modules").is_dir():
        pytest.fail("The page is not built: python -m schema.http.page_build", pytrace=False)


@pytest.mark.parametrize("project", [PAGE, HERE], ids=["the page", "its build"])
def test_types_hold(project: Path) -> None:
    _require_built()
    install(CHECKERS)
    compiler = CHECKERS / "node_modules" / "typescript" / "bin" / "tsc"
    found = run("node", str(compiler), "--project", str(project), "--pretty", "false", cwd=project)
    if found.returncode:
        pytest.fail(found.stdout + found.stderr, pytrace=False)
