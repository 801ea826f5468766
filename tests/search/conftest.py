"""Asks the registry's search on the seeds, as anyone."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.helpers.asker import Asker
from tests.helpers.searching import FOUND, SUGGESTED

Search = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def search(ask: Asker) -> Search:
    """What anyone finds on the seeds."""

    async def found(text: str, **more: Any) -> Any:
        return (await ask(FOUND, text=text, **more))["search"]

    return found


@pytest.fixture(scope="session")
def suggest(ask: Asker) -> Search:
    """What is suggested to anyone on the seeds."""

    async def found(text: str, **more: Any) -> Any:
        return (await ask(SUGGESTED, text=text, **more))["suggest"]

    return found
