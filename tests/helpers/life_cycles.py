"""Life-cycles as a plain model: what each act is allowed from, by whom, and where it leads.

A machine draws acts, callers and versions; the model says what must come of it, and after each step the record must
agree. The model knows the words of the contract and nothing of how the registry does it.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any, ClassVar, TypeVar
from uuid import UUID

import asyncpg
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.helpers.workbench import Workbench

T = TypeVar("T")
CALLERS = ("rss", "national", "other", "system", "reader", "municipality", None)
#: Who may with a record of GR's: the nation only, persons, or systems too.
NATION = frozenset({"national"})
PEOPLE = NATION | {"rss"}
EVERYBODY = PEOPLE | {"system"}
#: How far the version that the caller saw is from the one that stands.
SEEN = st.sampled_from((0, 0, 0, 0, 0, 0, -1, 1))
NUMBERS = count(1)


def states(*names: str) -> frozenset[str]:
    """Some values of an enum."""
    return frozenset(names)


@dataclass(frozen=True, repr=False, eq=False)
class Step:
    """An act: who may do it, from which values of `of`, to which, and what it is given beside the record.

    `#` in what is given becomes a number that is new at every try, so that something always changes.
    """

    act: str
    who: frozenset[str]
    start: frozenset[str] | None = None
    end: str | None = None
    of: str = "state"
    given: dict[str, Any] = field(default_factory=dict)
    #: Whether it is a way out, which few lives should take.
    is_out: bool = False

    def __repr__(self) -> str:
        """Short, since a walk that fails shows every step."""
        return f"{self.act} → {self.end}" if self.end else self.act


def never(step: Step) -> set[str | None]:
    """Those whose role does not reach so far with any record, which is told before anything is looked up."""
    if step.who == NATION:
        return {*CALLERS, None} - NATION
    return {None, "reader"} | ({"system"} - step.who)


def somebody(step: Step) -> "st.SearchStrategy[str | None]":
    """Anyone, and half of the time one of those who may, so that records get somewhere."""
    return st.sampled_from(CALLERS) | st.sampled_from(sorted(step.who))


def publications(who: frozenset[str], people: frozenset[str]) -> tuple[Step, ...]:
    """What can be done to every record."""
    draft, shown, gone = "DRAFT", "PUBLISHED", "WITHDRAWN"
    return (
        Step("publishRecord", who, states(draft), shown, "publication"),
        Step("withdrawRecord", who, states(draft, shown), gone, "publication", {"because": "Prov"}, is_out=True),
        Step("restoreRecord", people, states(gone), draft, "publication"),
    )


@dataclass
class Desk:
    """The workbench for those who cannot wait, and a look straight into the database."""

    runner: asyncio.Runner
    bench: Workbench
    connection: "asyncpg.Connection[Any]"

    def __call__(self, waited: Coroutine[Any, Any, T]) -> T:
        """What comes of a coroutine."""
        return self.runner.run(waited)

    def look(self, statement: str, *arguments: Any) -> list[Any]:
        """Rows as they stand."""
        return self.runner.run(self.connection.fetch(statement, *arguments))


class LifeCycle(RuleBasedStateMachine):
    """One record after another, each from its making to its end."""

    desk: ClassVar[Desk]
    #: What the acts call the record, where it lies, and what it calls its state.
    name: ClassVar[str]
    table: ClassVar[str]
    state_of: ClassVar[str] = "state"
    #: Who sees it unpublished.
    sees: ClassVar[frozenset[str]] = EVERYBODY | {"reader"}
    steps: ClassVar[tuple[Step, ...]]
    #: Where lives have begun, and where they have got to.
    reached: ClassVar[set[str]]

    def __init__(self) -> None:
        super().__init__()
        self.lives = 0
        self.withdrawn_by: str | None = None
        self.anew()

    def anew(self) -> None:
        """Begin a life."""
        made, state, publication = self.made()
        self.id, self.version = made["id"], made["version"]
        self.model = {"state": state, "publication": publication}
        self.reached.update(self.model.values())
        self.lives += 1

    def made(self) -> tuple[Any, str, str]:
        """A new record with its state and publication; `lives` tells how many there have been."""
        raise NotImplementedError

    # -- the model -----------------------------------------------------------------------------------------------------

    def foretold(self, step: Step, caller: str | None, stale: int) -> list[str]:
        """What must be refused, in the order of what a caller may know."""
        if caller in never(step):
            return ["NOT_ALLOWED"]
        if self.model["publication"] != "PUBLISHED" and caller not in self.seers():
            return ["NOT_FOUND"]
        if caller not in step.who:
            return ["NOT_ALLOWED"]
        if stale:
            return ["CONFLICT"]
        # What is withdrawn takes no step but those of its publication.
        is_gone = step.of != "publication" and self.model["publication"] == "WITHDRAWN"
        if is_gone or (step.start is not None and self.model[step.of] not in step.start):
            return ["STEP_NOT_ALLOWED"]
        is_anothers = step.act == "restoreRecord" and caller not in self.undoes()
        return ["NOT_ALLOWED"] if is_anothers else []

    def seers(self) -> frozenset[str]:
        """Who sees it as it stands, when it is not published."""
        return self.sees

    def undoes(self) -> frozenset[str]:
        """Who may bring back what was withdrawn: who did it, and whoever is wider."""
        return NATION if self.withdrawn_by == "national" else EVERYBODY

    def done(self, step: Step, caller: str | None) -> None:
        """What becomes of the record when somebody has done it."""
        self.version += 1
        self.withdrawn_by = caller if step.act == "withdrawRecord" else self.withdrawn_by
        self.model[step.of] = step.end or self.model[step.of]
        self.reached.update(self.model.values())

    def expected(self) -> dict[str, Any]:
        """What the registry must say, by id."""
        return {self.id: {"version": self.version, **self.model}}

    # -- what is done --------------------------------------------------------------------------------------------------

    def do(self, step: Step, caller: str | None, stale: int = 0) -> None:
        """Do it; fails when the registry and the model do not agree on whether it may be done."""
        foretold = self.foretold(step, caller, stale)
        given = self.named(step, stale) | _numbered(step.given, str(next(NUMBERS)))
        found = self.desk(self.desk.bench.refused(caller, step.act, **given))
        assert found == foretold, (step, caller, self.model)
        if not found:
            self.done(step, caller)

    def named(self, step: Step, stale: int) -> dict[str, Any]:
        """The record and the version that was seen, as an act takes them."""
        seen = {"seen": self.version + stale}
        return seen | ({"id": self.id} if step.of == "publication" else {self.name: {"id": self.id}})

    @rule(how=st.sampled_from(("on", "on", "wrong", "anyhow")), data=st.data())
    def goes(self, how: str, data: st.DataObject) -> None:
        """On as it may, so that lives get far; wrong by its state alone; or anyhow, by anyone."""
        if how == "anyhow":
            step = data.draw(st.sampled_from(self.steps), label="step")
            self.do(step, data.draw(somebody(step), label="caller"), data.draw(SEEN, label="stale"))
            return
        ways = self._ways([] if how == "on" else ["STEP_NOT_ALLOWED"])
        steps = list(ways)
        if how == "on":
            steps = [step for step in ways if step.end for _ in range(1 if step.is_out else 8)]
            # What is withdrawn comes back now and then; otherwise a life with no step left is over.
            is_over = not steps or self.model["publication"] != "WITHDRAWN" or data.draw(st.booleans(), label="is over")
            if is_over and all(step.of == "publication" for step in steps):
                self.anew()
                return
        if steps:
            step = data.draw(st.sampled_from(steps), label="step")
            self.do(step, data.draw(st.sampled_from(ways[step]), label="caller"))

    def _ways(self, codes: list[str]) -> dict[Step, list[str]]:
        """The acts of which this must come, each with those by whom."""
        found = {
            step: [each for each in sorted(step.who) if self.foretold(step, each, 0) == codes] for step in self.steps
        }
        return {step: callers for step, callers in found.items() if callers}

    @invariant()
    def agrees(self) -> None:
        """The records stand where the model says."""
        expected = self.expected()
        rows = f"select id, version, {self.state_of} as state, publication from {self.table} where id = any($1)"
        keys = [UUID(each.rpartition("_")[2]) for each in expected]
        found = [dict(row) for row in self.desk.look(rows, keys)]
        assert {f"{self.table[:-1]}_{row.pop('id').hex}": row for row in found} == expected


def _numbered(given: Any, number: str) -> Any:
    if isinstance(given, dict):
        return {name: _numbered(each, number) for name, each in given.items()}
    return given.replace("#", number) if isinstance(given, str) else given
