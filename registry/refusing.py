"""What is said of an act: warnings, refusals of its parts gathered and told together, and those of the database."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from registry.errors import Refusal
from registry.storage.writing.violations import refusal_of


@dataclass(frozen=True)
class Remark:
    """A warning (varning): something to look at, although the act was done; `records` are pairs of prefix and key."""

    code: str
    message: str
    message_sv: str
    records: tuple[tuple[str, UUID], ...] = ()


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
