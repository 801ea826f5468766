"""Every life-cycle against a plain model of it: what must be allowed or refused, and where the record then stands."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis.stateful import run_state_machine_as_test

from registry.concepts.initiatives import InitiativeState
from registry.concepts.knowledge_needs import KnowledgeNeedState
from registry.concepts.participations import ParticipationStatus
from registry.storage.database import database
from registry.storage.model.terms import Publication, Term
from tests.helpers.budgets import walks
from tests.helpers.databases import CreateDatabase
from tests.helpers.life_cycles import EVERYBODY, NATION, PEOPLE, Desk, LifeCycle, Step, publications, states
from tests.helpers.workbench import workbench


@pytest.fixture(scope="module")
def desk(make_database: CreateDatabase) -> Iterator[Desk]:
    """A workbench in an event loop of its own: a machine cannot wait."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        bench = runner.run(stack.enter_async_context(workbench(make_database)))
        connection = runner.run(database.connect(bench.url))
        yield Desk(runner, bench, connection)
        runner.run(connection.close())
        runner.run(stack.aclose())


BACK = {"because": "Mer"}
STOPPED = {"on": "2026-06", "because": "Prov"}
MERGE = Step(
    "mergeNeeds",
    NATION,
    states("RAISED", "COMPILED", "PRIORITISED", "HANDLING_DECIDED", "ADDRESSED"),
    "CLOSED",
    given={"because": "Samma"},
    is_out=True,
)
DECISION = {"ways": ["PILOT"], "decidedOn": "2026-11", "reason": "Skäl #"}


class Initiatives(LifeCycle):
    """PROPOSED, PREPARING → ONGOING → COMPLETED, or DISCONTINUED before that."""

    name, table = "initiative", "initiatives"
    running = states("PROPOSED", "PREPARING", "ONGOING")
    steps = (
        Step("startInitiative", EVERYBODY, running - {"ONGOING"}, "ONGOING", given={"on": "2026-01"}),
        Step("completeInitiative", EVERYBODY, states("ONGOING"), "COMPLETED", given={"on": "2026-06"}),
        Step("discontinueInitiative", EVERYBODY, running, "DISCONTINUED", given=STOPPED, is_out=True),
        Step("openInitiative", EVERYBODY, running, given={"opening": {"seeks": "Kommuner #", "demands": "Tid"}}),
        Step("updateInitiative", EVERYBODY, given={"fields": {"phaseNote": "Fas #"}}),
        Step("updateInitiative", EVERYBODY, running, "ONGOING", given={"fields": {"state": "ONGOING", "summary": "#"}}),
        Step(
            "updateInitiative", EVERYBODY, states("COMPLETED"), given={"fields": {"state": "COMPLETED", "summary": "#"}}
        ),
        *publications(EVERYBODY, PEOPLE),
    )

    def made(self) -> tuple[Any, str, str]:
        state = sorted(self.running)[self.lives % 3]
        fields = {"title": "Ett liv", "kind": "PILOT", "state": state}
        made = self.desk(self.desk.bench.done("rss", "createInitiative", "initiative { id version }", fields=fields))
        return made["initiative"], state, "DRAFT"


class Participations(LifeCycle):
    """INTERESTED or INVITED → CONFIRMED → LEFT, or DECLINED; who was asked answers."""

    name, table, state_of = "participation", "participations", "status"
    # It is Malmö's, in an initiative of GR's.
    sees = EVERYBODY | {"reader", "other"}
    organisation = states("other", "national")
    people = PEOPLE | {"other"}
    left_by: str | None
    noted_by: str | None
    asked = states("INTERESTED", "INVITED")
    steps = (
        Step("confirmParticipation", people, asked, "CONFIRMED"),
        Step("declineParticipation", people, asked, "DECLINED", is_out=True),
        Step("leaveInitiative", organisation, states("CONFIRMED"), "LEFT", given={"on": "2026-06"}),
        Step("updateParticipation", EVERYBODY | {"other"}, given={"fields": {"note": "Not #"}}),
        *publications(EVERYBODY | {"other"}, people),
    )

    def made(self) -> tuple[Any, str, str]:
        bench, shown = self.desk.bench, "participations { id version }"
        # What the nation took out of the initiative comes back only by the nation, whatever its unit.
        self.shut = (
            bool(self.lives)
            and (self.withdrawn_by if self.model["publication"] == "WITHDRAWN" else self.left_by) == "national"
        )
        self.left_by = self.noted_by = None
        if not self.lives:
            self.initiative = {"id": self.desk(bench.an_initiative())["id"]}
        malmo = {"organisation": {"slug": "malmo"}, "unit": f"Enhet {self.lives}"}
        if self.lives % 2:
            given: dict[str, Any] = {"participants": [{**malmo, "status": "INVITED"}], "initiative": self.initiative}
            made = self.desk(bench.done("rss", "addParticipants", shown, **given))
        else:
            made = self.desk(bench.done("other", "expressInterest", shown, initiative=self.initiative, **malmo))
        return made["participations"][0], "INVITED" if self.lives % 2 else "INTERESTED", "PUBLISHED"

    def named(self, step: Step, stale: int) -> dict[str, Any]:
        found = super().named(step, stale)
        return found if step.of == "publication" else {**found, "participation": self.id}

    def foretold(self, step: Step, caller: str | None, stale: int) -> list[str]:
        found = super().foretold(step, caller, stale)
        answers = {"INTERESTED": PEOPLE, "INVITED": self.organisation}.get(self.model["state"], self.people)
        if found:
            return found
        if step.act == "updateParticipation":
            # What Malmö told of itself is not for those who lead the initiative to rewrite.
            return ["NOT_ALLOWED"] if self.noted_by == "other" and caller in ("rss", "system") else []
        if step.start != self.asked:
            return []
        if self.model["publication"] == "WITHDRAWN":
            return ["STEP_NOT_ALLOWED"]
        is_back = step.end == "CONFIRMED" and self.shut and caller != "national"
        return ["NOT_ALLOWED"] if is_back or caller not in answers else []

    def done(self, step: Step, caller: str | None) -> None:
        super().done(step, caller)
        self.noted_by = caller if step.act == "updateParticipation" else self.noted_by
        self.left_by = caller if step.end == "LEFT" else self.left_by

    def undoes(self) -> frozenset[str]:
        # Each side brings back its own.
        return states("other", "national") if self.withdrawn_by == "other" else super().undoes()


class Needs(LifeCycle):
    """RAISED → COMPILED → PRIORITISED → HANDLING_DECIDED → ADDRESSED → CLOSED, and the ways out."""

    name, table = "need", "knowledge_needs"
    closed_by: str | None
    before = states("RAISED", "COMPILED", "PRIORITISED", "HANDLING_DECIDED")
    steps = (
        Step("compileNeed", PEOPLE, states("RAISED"), "COMPILED"),
        Step("prioritiseNeed", NATION, states("COMPILED", "PRIORITISED"), "PRIORITISED"),
        Step("sendBackNeed", NATION, states("COMPILED", "PRIORITISED"), "RAISED", given=BACK, is_out=True),
        Step("decideHandling", NATION, states("PRIORITISED", "HANDLING_DECIDED"), "HANDLING_DECIDED", given=DECISION),
        Step("addressNeed", NATION, states("HANDLING_DECIDED"), "ADDRESSED", given={"on": "2025"}),
        Step("closeNeed", PEOPLE, states("ADDRESSED"), "CLOSED", given={"reason": "MET"}),
        Step("closeNeed", PEOPLE, before, "CLOSED", given={"reason": "NOT_TAKEN_UP"}, is_out=True),
        Step("updateNeed", EVERYBODY, given={"fields": {"description": "Text #"}}),
        *publications(EVERYBODY, PEOPLE),
        MERGE,
    )

    def made(self) -> tuple[Any, str, str]:
        bench, behind = self.desk.bench, [{"organisation": {"name": "Kungälv"}}]
        if not self.lives:
            self.other = self.desk(bench.a_need("national", title="Ett annat"))
        made = self.desk(bench.done("rss", "raiseNeed", "need { id version }", title="Ett liv", endorsements=behind))
        self.merged = False
        self.handled, self.closed_by = False, None
        return made["need"], "RAISED", "DRAFT"

    def named(self, step: Step, stale: int) -> dict[str, Any]:
        if step is not MERGE:
            return super().named(step, stale)
        into = {"into": {"id": self.other["id"]}, "seen": self.other["version"] + stale}
        return {**into, "needs": [{"id": self.id}]}

    def foretold(self, step: Step, caller: str | None, stale: int) -> list[str]:
        found = super().foretold(step, caller, stale)
        is_decided = self.handled or self.closed_by == "national" or self.model["state"] == "PRIORITISED"
        takes_away = step.act in ("updateNeed", "withdrawRecord", "restoreRecord")
        if is_decided and takes_away and caller in step.who - NATION:
            # What the nation has decided on is neither changed nor taken away by who keeps it.
            return ["NOT_ALLOWED"]
        if found in ([], ["STEP_NOT_ALLOWED"]) and step.act == "closeNeed" and caller == "rss":
            # What the nation has decided on is the nation's to close.
            is_nations = self.model["state"] in ("PRIORITISED", "HANDLING_DECIDED")
            return ["NOT_ALLOWED"] if is_nations and self.model["publication"] != "WITHDRAWN" else found
        if step is MERGE and found in ([], ["STEP_NOT_ALLOWED"]):
            # Merging again is no change, and what is not published cannot be followed.
            may = self.merged or (not found and self.model["publication"] == "PUBLISHED")
            return [] if may else ["STEP_NOT_ALLOWED"]
        return found or (["STEP_NOT_ALLOWED"] if self.merged and step.act == "restoreRecord" else [])

    def seers(self) -> frozenset[str]:
        # Kungälv stands behind it, and sees it until it is withdrawn.
        return self.sees | {"municipality"} if self.model["publication"] == "DRAFT" else self.sees

    def undoes(self) -> frozenset[str]:
        # What is merged nobody restores.
        return EVERYBODY if self.merged else super().undoes()

    def done(self, step: Step, caller: str | None) -> None:
        if step is MERGE and self.merged:
            return
        super().done(step, caller)
        self.handled = self.handled or step.end == "HANDLING_DECIDED"
        self.closed_by = caller if step.end == "CLOSED" else self.closed_by
        if step is MERGE:
            self.other["version"] += 1
            self.merged = True
            self.reached.add("MERGED")

    def expected(self) -> dict[str, Any]:
        other = {"version": self.other["version"], "state": "RAISED", "publication": "PUBLISHED"}
        return {**super().expected(), self.other["id"]: other}


@pytest.mark.parametrize(
    ("machine", "states", "more"),
    [
        (Initiatives, InitiativeState, set()),
        # What is stated of an organisation is tried in test_stated.py.
        (Participations, [each for each in ParticipationStatus if each is not ParticipationStatus.STATED], set()),
        (Needs, KnowledgeNeedState, {"MERGED"}),
    ],
)
def test_a_life_goes_as_it_must(desk: Desk, machine: type[LifeCycle], states: Iterable[Term], more: set[str]) -> None:
    machine.desk, machine.reached = desk, set()
    run_state_machine_as_test(machine, settings=walks())
    # The walks are the same every time, and have been everywhere.
    assert machine.reached == {*map(str, states), *map(str, Publication), *more}
