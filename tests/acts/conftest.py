"""What the tests of acts share."""

from typing import Any

import pytest

from registry.settings import settings
from tests.helpers.authority import Table
from tests.helpers.workbench import Workbench


@pytest.fixture
def table(bench: Workbench) -> Table:
    """Acts on records by their ids."""
    return Table(bench)


@pytest.fixture
def rule(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets whose word stands."""

    def first(*sources: str) -> None:
        listed = ", ".join(f'"{each}"' for each in sources)
        monkeypatch.setenv("REGISTRY_SOURCES_FIRST", f"[{listed}]")
        settings.cache_clear()

    yield first
    monkeypatch.undo()
    settings.cache_clear()
