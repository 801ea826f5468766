"""What coverage is reckoned from: initiatives, municipalities, and who is in which list, each once for a statement."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import CTE, and_, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB

from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.concepts.participations import Participation, ParticipationStatus
from registry.concepts.taking_part import TAKING_PART, has_declined, has_status
from registry.storage.model.terms import Completeness
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Among
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: The states in which an initiative is planned, runs, and has ended.
PHASES = {
    "planned": (InitiativeState.PROPOSED, InitiativeState.PREPARING),
    "ongoing": (InitiativeState.ONGOING,),
    "ended": (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED),
}


#: How far a participation has come that goes on as long as its initiative does.
REMAINING = tuple(each for each in TAKING_PART if each is not ParticipationStatus.LEFT)


class Told(NamedTuple):
    """What is counted of each group: its municipalities (`counts`), the initiatives there (`phases`), both joined.

    Both have the group in their column `by`.
    """

    source: Any
    counts: Any
    phases: Any


class Facts:
    """What coverage is reckoned from, each once for the statement: initiatives, municipalities, and who is in which."""

    def __init__(self, among: Among | None, scope: Scope) -> None:
        self.scope = scope
        self.initiatives = self._initiatives(among)
        self.municipalities = self._municipalities()
        self.parts = self._parts()

    def _initiatives(self, among: Among | None) -> CTE:
        scope, row = self.scope, self.scope.alias(Initiative)
        chosen = [] if among is None else all_conditions(among.condition, Initiative, row, scope)
        phases = ((row.c.state.in_([scope.word(each) for each in states]), name) for name, states in PHASES.items())
        columns = [
            row.c.id,
            case(*((test, scope.word(name)) for test, name in phases)).label("phase"),
            row.c.participants_known_completeness.is_distinct_from(scope.word(Completeness.ALL)).label("is_open"),
            (row.c.reported_counts != cast(scope.text("[]"), JSONB)).label("is_reported"),
        ]
        found = select(*columns).where(*scope.sees(row, Initiative), *stands(row, scope), *chosen)
        return found.correlate(None).cte(scope.name("initiatives"))

    def _municipalities(self) -> CTE:
        scope, row = self.scope, self.scope.alias(Organisation)
        valid = all_conditions(Organisation.usual.condition, Organisation, row, scope)
        kind = row.c.kind == scope.word(OrganisationKind.MUNICIPALITY)
        found = select(row.c.id, row.c.county_code, row.c.population).where(
            kind, *scope.sees(row, Organisation), *stands(row, scope), *valid
        )
        return found.correlate(None).cte(scope.name("municipalities"))

    def _parts(self) -> CTE:
        """Each municipality in each initiative: whether it takes part, and whether it has declined."""
        scope, part = self.scope, self.scope.alias(Participation)
        one, other = self.initiatives.alias(scope.name("i")), self.municipalities.alias(scope.name("m"))
        taking = func.bool_or(has_status(part, scope, *TAKING_PART))
        remains = func.bool_or(has_status(part, scope, *REMAINING))
        declined = func.bool_or(has_declined(part, scope))
        found = select(
            one.c.id.label("initiative_id"),
            other.c.id.label("municipality_id"),
            taking.label("takes_part"),
            remains.label("remains"),
            and_(declined, one.c.is_open).label("declined"),
        )
        source = part.join(one, one.c.id == part.c.initiative_id)
        source = source.join(other, other.c.id == part.c.organisation_id)
        # The initiative and the municipality are seen already.
        visible = [*scope.sees(part, Participation, known=("initiative", "organisation")), *stands(part, scope)]
        grouped = found.select_from(source).where(*visible).group_by(one.c.id, one.c.is_open, other.c.id)
        return grouped.correlate(None).cte(scope.name("parts"))


def stands(row: Row, scope: Scope) -> list[Sql]:
    """The condition that a record has not been taken back: one that has is not counted, also for those who see it."""
    return [row.c.publication != scope.word("WITHDRAWN")]


def phases_of(phase: Sql, scope: Scope) -> Iterator[Any]:
    """How many rows are in each phase, each a column that is named by it."""
    for name in PHASES:
        yield func.count().filter(phase == scope.word(name)).label(f"{name}_count")


def reported(is_reported: Sql) -> Any:
    """How many rows have a number that a source tells."""
    return func.count().filter(is_reported).label("reported_count")


def counted(name: str, test: Sql | None, population: Sql) -> Iterator[Any]:
    """How many municipalities, and how many who live there."""
    number: Any = func.count()
    people: Any = func.sum(population)
    if test is not None:
        number, people = number.filter(test), people.filter(test)
    yield number.label(f"{name}_count")
    yield func.coalesce(people, literal_column("0")).label(f"{name}_population")
