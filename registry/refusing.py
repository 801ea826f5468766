"""Refusals of several parts of an act, gathered and told together; and those of the database, in words."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy.exc import DBAPIError

from registry.errors import Refusal
from registry.storage.writing.violations import refusal_of


@asynccontextmanager
async def worded() -> AsyncIterator[None]:
    """Turn an error of the database in this context into a refusal, when it is one that the caller can put right."""
    try:
        yield
    except DBAPIError as error:
        found = refusal_of(error)
        if found is None:
            raise
        raise found from None


@contextmanager
def gathering() -> Iterator[list[Refusal]]:
    """A list to add refusals to; at the end of the context they are raised together, if there are any."""
    wrong: list[Refusal] = []
    yield wrong
    if wrong:
        raise ExceptionGroup("refused", wrong)
