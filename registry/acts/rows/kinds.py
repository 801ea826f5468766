"""What rows of one kind are judged by: the rules of the acts that make and change such records."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from registry import authority
from registry.acts.rows.looked_up import Led
from registry.acts.rows.ties import RowTies
from registry.errors import Invalid, Refusal, StepNotAllowed
from registry.matrix import Act
from registry.refusing import RowResult, noting
from registry.storage.model import parts
from registry.storage.model.names import camel
from registry.storage.model.numbers import printed
from registry.storage.model.record import Record
from registry.storage.reading.external_ids import system_as_kept
from registry.storage.writing.putting import Fields
from registry.storage.writing.ties import Row
from registry.work import Work

#: What an act does to the fields that it is given, or refuses of them, for a record that is not in the session.
Rule = Callable[[Work, Any, Fields], Awaitable[Fields]]


#: What is refused of a new part, and of a change of one that stands, given the others of its organisation in the whole.
NewRule = Callable[[Work, Any, Sequence[Any]], Awaitable[None]]
ChangeRule = Callable[[Work, Any, Any, Sequence[Any]], Awaitable[None]]
#: What a new record is called, from which its slug is made.
Called = Callable[[Work, Any], Awaitable[str]]


async def by_its_name(_: Work, record: Any) -> str:
    """What most records are called."""
    return str(getattr(record, "title", None) or record.name)


async def as_given(_: Work, __: Any, fields: Fields) -> Fields:
    """The rule of an act that has none beside those of every record."""
    return fields


class Along:
    """Records of their own that rows give along with theirs, as who stands behind a need: none of most kinds."""

    #: The field of a row that gives them.
    name = ""
    #: Those that stand already.
    there: Sequence[Record] = ()

    def __init__(self, judging: "Judging") -> None:
        """Takes the work in which rows are judged."""
        self.judging = judging

    def references(self, fields: Fields, *path: str | int) -> Iterable[Led]:  # noqa: ARG002 - there are none
        """The references in what a row gives along."""
        return ()

    async def read(self, records: Collection[UUID], given: Iterable[Fields]) -> None:
        """Read what stands of some records, by one statement, if any row gives anything."""

    async def draw(self, place: int, fields: Fields, drawn: "Drawn | None", *, is_new: bool) -> None:
        """Draw what a row gives that does not stand; all that is wrong is refused, also when the row's record is."""

    def differs(self, place: int) -> bool:  # noqa: ARG002 - nothing is given
        """Whether a row gives anything that does not stand."""
        return False

    async def settle(self, results: Sequence[RowResult], records: Mapping[int, Record]) -> None:
        """Let them lead to their records, which have their ids, and refuse the rows with what cannot be."""

    async def write(self, places: Collection[int]) -> None:
        """Insert what some rows give."""


@dataclass(frozen=True)
class Kind:
    """How records of a type are made and changed by rows: what a new one needs, and the rules of the two acts."""

    model: type[Record]
    needed: tuple[str, ...]
    made: Rule = as_given
    changed: Rule = as_given
    called: Called = by_its_name
    #: The references with which one is made, and which no act changes.
    fixed: tuple[str, ...] = ()
    #: The references to what the rules judge by, which is read for all rows together.
    reads: tuple[str, ...] = ()
    #: The ties by which the rules judge, whether or not a row says anything of them.
    told_by: tuple[str, ...] = ()
    #: What the act that makes a part refuses, in place of what is refused of most.
    refuse_new: NewRule | None = None
    refuse_change: ChangeRule | None = None

    #: What the rows tell of along with their records.
    along: type[Along] = Along

    @property
    def told_apart_by(self) -> tuple[str, ...] | None:
        """Of a part of a whole, the columns that tell two of one organisation apart; None of what is no such part.

        A lesson is part of a participation, and is told apart from others by its key alone.
        """
        is_part = self.model.held.whole is not None and parts.ORGANISATION in self.model.__table__.c
        return parts.told_apart_by(self.model) if is_part else None

    @property
    def made_by(self) -> Act:
        """The act that makes one; TypeError when there is none."""
        return _there_is(authority.act_that_makes(self.model))

    @property
    def changed_by(self) -> Act:
        """The act that changes one; TypeError when there is none."""
        return _there_is(authority.act_that_changes(self.model))


def _there_is(act: Act | None) -> Act:
    if act is None:
        raise TypeError
    return act


@dataclass
class Drawn:
    """A record as its row says it, not in the session, and what was said of it."""

    record: Any
    given: Fields
    #: What stands; None for a new record.
    there: Any = None
    before: dict[str, Any] = field(default_factory=dict)


class Judging(Work):
    """A unit of work in which nothing is sent to the database, so that there is nothing to undo in it either."""

    #: What hangs on the records that rows are about, read for all of them.
    ties: RowTies

    def __post_init__(self) -> None:
        """As a `Work`; what was asked of whom organisations answer for is remembered."""
        super().__post_init__()
        self._answered: dict[tuple[Any, ...], bool] = {}

    async def answers_for(self, record: Record, column: str) -> bool:
        """As a `Work` tells it, asked once of each pair."""
        about, _ = type(record).held.accepted.get(column, (None, None))
        asked = (type(record), column, getattr(record, column), about and getattr(record, about))
        if asked not in self._answered:
            self._answered[asked] = await super().answers_for(record, column)
        return self._answered[asked]

    async def hanging_on(self, record: Record, name: str) -> set[Row]:
        """As a `Work` tells it, of what was read."""
        return self.ties.there[name].get(record.id, set())

    def savepoint(self, wrong: list[Refusal], *path: str | int) -> Any:
        """Refusals in this context are added to `wrong`, with `path` before their own."""
        return noting(wrong, *path)


@cache
def columns_of(model: type[Record], name: str) -> tuple[str, ...]:
    """The columns that a field sets: one of its name, the key of a reference, or a group of them."""
    columns = [each.name for each in model.__table__.c if each.computed is None]
    exact = tuple(each for each in columns if each in (name, f"{name}_id"))
    return exact or tuple(each for each in columns if each.startswith(f"{name}_"))


def with_official(model: type[Record], key: Mapping[str, str], fields: Fields) -> Fields:
    """The fields of a new record, with the official key that its row is known by.

    Invalid for a row that is known by one and gives another.
    """
    column = model.official_keys.get(system_as_kept(key["system"]))
    if column is None:
        return fields
    value = printed(key["value"].strip())
    if fields.get(column) is None:
        return {**fields, column: value}
    if printed(fields[column]) != value:
        raise Invalid(
            "A new record is known by the official key that it is given.",
            "En ny post anges med den officiella nyckel som den får.",
            path=("fields", camel(column)),
        )
    return fields


def of_another(name: str) -> Refusal:
    """The refusal of a row about something else than what its key leads to."""
    return StepNotAllowed(
        "What it is about does not change.",
        "Vad den gäller ändras inte.",
        "Withdraw it, and send the other under a key of its own.",
        "Återta den, och skicka den andra under en egen nyckel.",
        path=(name,),
    )


def not_of_the_source() -> Refusal:
    """The refusal of a row that is known by a key of another system than the one that sends it."""
    return Invalid(
        "A row is known by a key of the source, or by an official one.",
        "En rad anges med en nyckel i källan, eller med en officiell.",
        path=("key", "system"),
    )
