"""Receivers are on this machine."""

from collections.abc import Iterator

import pytest

from registry.settings import settings
from tests.helpers.hooks import open_to_this_machine
from tests.helpers.receiving import Receiver, receiver


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver, where webhooks may lead to it."""
    open_to_this_machine(monkeypatch)
    with receiver() as made:
        yield made
    monkeypatch.undo()
    settings.cache_clear()
