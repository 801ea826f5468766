"""What the tests of seeding share."""

import shutil
from pathlib import Path

import pytest

from registry.storage.database.folders import SEEDS


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A copy of the seed files to write in."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
