"""What coverage is reckoned from: initiatives, municipalities, and who is in which list, each once for a statement."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import CTE, Boolean, Column, Integer, Text, and_, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB

from registry.concepts.initiatives import Initiative, InitiativeState
from registry.concepts.organisations import Organisation, OrganisationKind
from registry.concepts.participations import Participation
from registry.concepts.taking_part import TAKING_PART, has_declined, has_not_left, has_status
from registry.storage.model.derived import made_table
from registry.storage.model.terms import Completeness
from registry.storage.reading.conditions import all_conditions
from registry.storage.reading.criteria import Among
from registry.storage.reading.periods import has_begun, not_over
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: The states in which an initiative is planned, runs, and has ended.
PHASES = {
    "planned": (InitiativeState.PROPOSED, InitiativeState.PREPARING),
    "ongoing": (InitiativeState.ONGOING,),
    "ended": (InitiativeState.COMPLETED, InitiativeState.DISCONTINUED),
}


class Subject(NamedTuple):
    """What initiatives are grouped by when coverage is not told by place."""

    column: str
    model: Any
    path: tuple[str, ...]


class Told(NamedTuple):
    """What is counted of each group: its municipalities (`counts`), the initiatives there (`phases`), both joined.

    Both have the group in their column `by`.
    """

    source: Any
    counts: Any
    phases: Any


def _initiatives(scope: Scope, initiatives: Among | None = None) -> CTE:
    """The initiatives that coverage is told of: all that the caller may see when none are told."""
    row = scope.alias(Initiative)
    chosen = [] if initiatives is None else all_conditions(initiatives.condition, Initiative, row, scope)
    phases = ((row.c.state.in_([scope.word(each) for each in states]), name) for name, states in PHASES.items())
    columns = [
        row.c.id,
        case(*((test, scope.word(name)) for test, name in phases)).label("phase"),
        row.c.participants_known_completeness.is_distinct_from(scope.word(Completeness.ALL)).label("is_open"),
        is_reported(row, scope).label("is_reported"),
    ]
    found = select(*columns).where(*scope.sees(row, Initiative), *stands(row, scope), *chosen)
    return found.correlate(None).cte(scope.name("initiatives"))


def _municipalities(scope: Scope) -> CTE:
    """All municipalities that exist on the day asked about."""
    row = scope.alias(Organisation)
    valid = all_conditions(Organisation.usual.condition, Organisation, row, scope)
    kind = row.c.kind == scope.word(OrganisationKind.MUNICIPALITY)
    found = select(row.c.id, row.c.county_code, row.c.population).where(
        kind, *scope.sees(row, Organisation), *stands(row, scope), *valid
    )
    return found.correlate(None).cte(scope.name("municipalities"))


def _parts(scope: Scope, **_: Among) -> CTE:
    """Each row of a municipality in a list: whether it takes part by it, goes on with that, has begun, or declined.

    A municipality may stand in a list by several rows. To decline says something only where the list is not known to
    be whole.
    """
    part, one, other = scope.alias(Participation), scope.alias(INITIATIVES), scope.alias(MUNICIPALITIES)
    found = select(
        one.c.id.label("initiative_id"),
        other.c.id.label("municipality_id"),
        has_status(part, *TAKING_PART).label("takes_part"),
        and_(has_not_left(part), not_over(part, scope)).label("remains"),
        has_begun(part, scope).label("has_begun"),
        and_(has_declined(part), one.c.is_open).label("declined"),
    )
    source = part.join(one, one.c.id == part.c.initiative_id)
    source = source.join(other, other.c.id == part.c.organisation_id)
    # The initiative and the municipality are seen already.
    visible = [*scope.sees(part, Participation, known=("initiative", "organisation")), *stands(part, scope)]
    return found.select_from(source).where(*visible).correlate(None).cte(scope.name("parts"))


#: What coverage is reckoned from: each is put together once for all fields of a statement that ask for the same.
INITIATIVES = made_table(
    "coverage_initiatives",
    _initiatives,
    "id",
    Column("phase", Text),
    Column("is_open", Boolean),
    Column("is_reported", Boolean),
    takes={"initiatives": None},
)
MUNICIPALITIES = made_table(
    "coverage_municipalities", _municipalities, "id", Column("county_code", Text), Column("population", Integer)
)
PARTS = made_table(
    "coverage_parts",
    _parts,
    "initiative_id",
    "municipality_id",
    Column("takes_part", Boolean),
    Column("remains", Boolean),
    Column("has_begun", Boolean),
    Column("declined", Boolean),
    takes={"initiatives": None},
)


def stands(row: Row, scope: Scope) -> list[Sql]:
    """The condition that a record has not been taken back: one that has is not counted, also for those who see it."""
    return [row.c.publication != scope.word("WITHDRAWN")]


def phases_of(phase: Sql, scope: Scope) -> Iterator[Any]:
    """How many rows are in each phase, each a column that is named by it."""
    for name in PHASES:
        yield func.count().filter(phase == scope.word(name)).label(f"{name}_count")


def is_reported(row: Row, scope: Scope) -> Sql:
    """Whether sources tell numbers of an initiative."""
    has: Sql = row.c.reported_counts != cast(scope.text("[]"), JSONB)
    return has


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
