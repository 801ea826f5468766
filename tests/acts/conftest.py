"""What the tests of acts share."""

import pytest

from tests.helpers.authority import Table
from tests.helpers.workbench import Workbench


@pytest.fixture
def table(bench: Workbench) -> Table:
    """Acts on records by their ids."""
    return Table(bench)
