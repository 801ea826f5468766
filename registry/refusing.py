"""What is said of an act: warnings, refusals of its parts gathered and told together, and those of the database."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from asyncpg import PostgresError
from sqlalchemy.exc import DBAPIError

from registry.errors import Conflict, Path, Refusal, refusals
from registry.storage.model.terms import RowOutcome, WarningCode
from registry.storage.writing.violations import refusal_of


@dataclass(frozen=True)
class Remark:
    """A warning (varning): something to look at, although the act was done; `records` are pairs of prefix and key.

    `path` is where in the input it is, outermost first; it is empty when it is about the act as a whole.
    """

    code: str
    message: str
    message_sv: str
    records: tuple[tuple[str, UUID], ...] = ()
    path: Path = ()

    def __post_init__(self) -> None:
        """KeyError for a code that the contract does not have."""
        WarningCode[self.code]


@dataclass
class RowResult:
    """What came of one row of many (utfall): the record it is about, as prefix and key, and what was wrong with it.

    `path` is where in the input it stands, `differs` the row's fields that say otherwise than what stood before, and
    `disputed` those of them that were not changed, because what stands comes from a source that goes first.
    """

    path: Path
    outcome: RowOutcome = RowOutcome.REFUSED
    record: tuple[str, UUID] | None = None
    differs: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    wrong: list[Refusal] = field(default_factory=list)

    def refuse(self, *wrong: Refusal) -> None:
        """Refuse the row; what is wrong has its path from the row."""
        is_conflict = bool(wrong) and all(isinstance(each, Conflict) for each in wrong)
        self.outcome = RowOutcome.CONFLICT if is_conflict else RowOutcome.REFUSED
        self.wrong += [each.below(*self.path) for each in wrong]

    @contextmanager
    def judged(self) -> Iterator[None]:
        """What is refused in this context is this row's error, and stops no other row."""
        try:
            yield
        except Refusal as error:
            self.refuse(error)
        except BaseExceptionGroup as group:
            found = refusals(group)
            if not found:
                raise
            self.refuse(*found)


@asynccontextmanager
async def worded() -> AsyncIterator[None]:
    """Turn an error of the database in this context into a refusal, when it is one that the caller can put right."""
    try:
        yield
    except (DBAPIError, PostgresError) as error:
        found = refusal_of(error)
        if found is None:
            raise
        raise found from None


@asynccontextmanager
async def noting(wrong: list[Refusal], *path: str | int) -> AsyncIterator[None]:
    """Add what is refused in this context to a list, with `path` before its own; nothing is undone."""
    try:
        yield
    except Refusal as error:
        wrong.append(error.below(*path))
    except BaseExceptionGroup as group:
        found = refusals(group)
        if not found:
            raise
        wrong += [each.below(*path) for each in found]


@contextmanager
def gathering() -> Iterator[list[Refusal]]:
    """A list to add refusals to; at the end of the context they are raised together, if there are any."""
    wrong: list[Refusal] = []
    yield wrong
    if wrong:
        raise ExceptionGroup("refused", wrong)
