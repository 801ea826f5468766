"""What acts answer with: the record, warnings, and what must be put right.

An act is written as a function of (work, input) with `@act`, which makes a field of it that takes one `input`.
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from registry.errors import Refusal, refusals
from registry.matrix import Act
from registry.storage.model.record import Record as StoredRecord
from registry.storage.model.terms import RowOutcome, UserErrorCode, WarningCode
from registry.work import Work
from schema.language.fields import LANGUAGE, attribute, later, list_of
from schema.language.fields import field as line
from schema.language.inputs import id_alone_of


@strawberry.type(
    description="What must be put right (fel i indata). If there is any in the operation, nothing of it is kept."
)
class UserError:
    """What must be put right."""

    code: UserErrorCode = attribute("What kind of fault; never changes its meaning (felkod).")
    field: list[str] = attribute("Where in the arguments, outermost first, such as input, fields, title (fält).")
    message = line(str, "What is wrong (meddelande).", {"language": LANGUAGE})
    hint = line(str | None, "What to do about it (råd).", {"language": LANGUAGE})
    allowed: list[str] = attribute("The values that can stand there; none unless they are a closed list (tillåtna).")
    current = line(
        later("language.records.Record") | None,
        "The record as it stands now, or the one that stands in the way, if you may see it (gällande post).",
    )


@strawberry.type(description="What should be looked at, and stops nothing (varning).")
class Warning:  # noqa: A001 - the contract's word
    """What should be looked at."""

    code: WarningCode = attribute("What kind of warning (varningskod).")
    message = line(str, "What to look at (meddelande).", {"language": LANGUAGE})
    field: list[str] = attribute("Where in the arguments, such as input, participants, 3; only input is all (fält).")
    records = line(list_of("language.records.Record"), "The records that it is about (poster).")


@strawberry.type(description="What every act answers with (svar på en handling).")
class Payload:
    """What every act answers with."""

    warnings: list[Warning] = attribute("What should be looked at (varningar).")
    user_errors: list[UserError] = attribute("What must be put right; then nothing was kept (fel i indata).")


@strawberry.type(description="What came of one row of many (utfall för en rad).")
class RowResult:
    """What came of one row of many."""

    row: int = attribute("Its place in the list that was given, from 0 (rad).")
    outcome: RowOutcome = attribute("What came of it; nothing is kept if there are userErrors (utfall).")
    differs: list[str] = attribute("The row's fields that say otherwise than what stood before it (skillnader).")
    disputed: list[str] = attribute(
        "Those of them that were left as they stand, because a source that goes first says otherwise (tvistiga)."
    )
    record = line(later("language.records.Record") | None, "The record that it is about, if there is one (post).")
    errors: list[UserError] = attribute("What must be put right in it (fel på raden).")


@strawberry.type(description="What an act on many rows answers with (svar om flera rader).")
class RowsPayload(Payload):
    """What an act on many rows answers with."""

    rows: list[RowResult] | None = attribute(
        "What came of each row, in the order given; null when no rows were judged (rader)."
    )


@strawberry.type(
    description="What came of a record that the source told of before and that a complete set lacks (saknad post)."
)
class MissingRecord:
    """What came of a record that a complete set lacks."""

    outcome: RowOutcome = attribute("What came of it: withdrawn, would be, or refused (utfall).")
    record = line(later("language.records.Record") | None, "The record, if you may see it (post).")
    errors: list[UserError] = attribute("Why it cannot be withdrawn (fel).")


@strawberry.type(description="What rows from another system are answered with (svar om rader från ett annat system).")
class SentPayload(RowsPayload):
    """What rows from another system are answered with."""

    missing: list[MissingRecord] | None = attribute(
        "What the source told of before and a complete set lacks, at most 1,000; null unless isCompleteSet (saknade)."
    )


@dataclass(frozen=True)
class Done:
    """What came of an act: its records, and what else its payload shows by the contract's names."""

    records: list[StoredRecord]
    more: dict[str, Any] = field(default_factory=dict)


Doing = Callable[[Work, Any], Awaitable[Any]]


def act(which: Act, payload: Any, *, private: bool = False, speaks: bool = False) -> Callable[[Doing], StrawberryField]:
    """Make the field of an act out of the function that does it; `private` answers are never kept.

    An act that `speaks` says in its `source` which other system its changes come from.
    The function's docstring is the act's description, and its name is the contract's: `create_theme` is `createTheme`.
    """

    def field_of(run: Doing) -> StrawberryField:
        if to_camel_case(run.__name__) != which.value:
            raise ValueError(f"{run.__name__} does {which.value}: one of them has the wrong name")
        given = inspect.signature(run).parameters["given"].annotation
        arguments = {"input": (given, ..., "What is given (indata).")}
        made: StrawberryField = line(
            payload,
            inspect.getdoc(run) or "",
            arguments,
            act=which,
            run=_told_where_given(run),
            private=private,
            speaks=speaks,
        )
        return made

    return field_of


def _told_where_given(run: Doing) -> Doing:
    """The same act, which tells what is wrong with `which` where it was given: at the id alone, if that was."""

    @wraps(run)
    async def told(work: Work, given: Any) -> Any:
        try:
            return await run(work, given)
        except (Refusal, ExceptionGroup) as error:
            alone = id_alone_of(given)
            if alone is not None and getattr(given, alone) is not UNSET:
                for each in [error] if isinstance(error, Refusal) else refusals(error):
                    each.path = (alone, *each.path[1:]) if each.path[:1] == ("which",) else each.path
            raise

    return told
