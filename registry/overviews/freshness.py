"""Freshness: what may no longer be so and what lacks its ground, by who answers for it (aktualitet).

    initiatives that the caller may see, and their participations -> whose each is -> a row for each keeper, counted

A participation that has no keeper is answered for by the keeper of its initiative. A keeper that the caller may not see
is passed by as if there were none, as it is in `contactPoint`.
"""

from typing import Any, ClassVar

from sqlalchemy import (
    CTE,
    Boolean,
    Column,
    FromClause,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.orm import foreign

from registry.concepts.initiatives import Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationStatus
from registry.overviews.facts import PHASES, stands
from registry.overviews.walking import led
from registry.overviews.words import FreshnessBy
from registry.storage.model.derived import made_table
from registry.storage.model.record import Base
from registry.storage.reading.citations import has_source
from registry.storage.reading.conditions import all_conditions, value_of
from registry.storage.reading.criteria import Among
from registry.storage.reading.given import Given
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

EXACT = Text(collation="C")
OF_INITIATIVES = (
    *("initiative_count", "stale_count", "stale_not_known_count", "state_as_of_missing_count"),
    *("initiatives_without_source_count", "not_accepted_count"),
)
OF_PARTICIPATIONS = ("participation_count", "unconfirmed_count", "participations_without_source_count")


def _keeper(row: Row, scope: Scope) -> tuple[Row, Sql]:
    """Whoever keeps a record, and how to join it: one that the caller may see and that has not been taken back."""
    keeper = scope.alias(Organisation)
    return keeper, and_(keeper.c.id == row.c.keeper_id, *scope.sees(keeper, Organisation), *stands(keeper, scope))


def _initiatives(scope: Scope, initiatives: Among | None = None) -> CTE:
    """The initiatives, each with its keeper and what is wrong with it."""
    row = scope.alias(Initiative)
    keeper, is_keeper = _keeper(row, scope)
    chosen = [] if initiatives is None else all_conditions(initiatives.condition, Initiative, row, scope)
    goes_on = row.c.state.not_in([scope.word(each) for each in PHASES["ended"]])
    is_stale = value_of(Initiative, row, "is_stale", scope)
    found = select(
        row.c.id,
        keeper.c.id.label("keeper_id"),
        case((goes_on, row.c.state_as_of)).label("state_as_of"),
        is_stale.label("is_stale"),
        is_stale.is_(None).label("stale_not_known"),
        and_(goes_on, row.c.state_as_of.is_(None)).label("state_as_of_missing"),
        has_source(row, scope).label("has_source"),
        and_(keeper.c.id.is_not(None), row.c.keeper_accepted_at.is_(None)).label("not_accepted"),
    )
    found = found.select_from(row.outerjoin(keeper, is_keeper))
    found = found.where(*scope.sees(row, Initiative), *stands(row, scope), *chosen)
    return found.correlate(None).cte(scope.name("initiatives"))


def _participations(scope: Scope, **_: Among) -> CTE:
    """How many participations in them each organisation answers for, and what is wrong with how many."""
    part, one = scope.alias(Participation), scope.alias(INITIATIVES)
    keeper, is_keeper = _keeper(part, scope)
    found = select(
        func.coalesce(keeper.c.id, one.c.keeper_id).label("keeper_id"),
        (part.c.status == scope.word(ParticipationStatus.STATED)).label("unconfirmed"),
        has_source(part, scope).label("has_source"),
    )
    found = found.select_from(part.join(one, one.c.id == part.c.initiative_id).outerjoin(keeper, is_keeper))
    found = found.where(*scope.sees(part, Participation, known=("initiative",)), *stands(part, scope))
    # Put apart: of the groups PostgreSQL would think that they are as many as participations, and sort them all.
    each = found.offset(literal_column("0")).correlate(None).subquery(scope.name("each"))
    counted = select(
        each.c.keeper_id,
        func.count().label("participation_count"),
        func.count().filter(each.c.unconfirmed).label("unconfirmed_count"),
        func.count().filter(~each.c.has_source).label("participations_without_source_count"),
    )
    return counted.group_by(each.c.keeper_id).correlate(None).cte(scope.name("participations"))


#: What is counted: each is put together once for all fields of a statement that ask for the same.
INITIATIVES = made_table(
    "freshness_initiatives",
    _initiatives,
    "id",
    "keeper_id",
    Column("state_as_of", EXACT),
    *(Column(each, Boolean) for each in ("is_stale", "stale_not_known", "state_as_of_missing", "has_source")),
    Column("not_accepted", Boolean),
    takes={"initiatives": None},
)
PARTICIPATIONS = made_table(
    "freshness_participations",
    _participations,
    "keeper_id",
    *(Column(each, Integer) for each in OF_PARTICIPATIONS),
    takes={"initiatives": None},
)


def _counted(rows: Table, by: FreshnessBy, counts: dict[str, Any], scope: Scope) -> Any:
    """How many there are of each keeper, or in all: `key`, `keeper_id`, and the counts by name."""
    row = scope.alias(rows)
    keeper = row.c.keeper_id if by is FreshnessBy.KEEPER else cast(literal_column("null"), Uuid)
    each = select(keeper.label("keeper"), *row.c).subquery(scope.name("each"))
    key = func.coalesce(cast(each.c.keeper, Text), scope.text("-"))
    columns = [count(each).label(name) for name, count in counts.items()]
    found = select(key.label("key"), each.c.keeper.label("keeper_id"), *columns).group_by(each.c.keeper)
    return found.correlate(None).subquery(scope.name("counted"))


def _when(name: str, *, is_so: bool = True) -> Any:
    """How many rows of which something is so, or is not."""
    return lambda row: func.count().filter(row.c[name] if is_so else ~row.c[name])


def _sum(name: str) -> Any:
    """How many there are in all of what rows count."""
    return lambda row: func.sum(row.c[name])


def _freshness(scope: Scope, by: Given, initiatives: Among | None = None) -> FromClause:
    """The rows: one for each keeper, or one for all."""
    chosen = next(each for each in FreshnessBy if each.value == by.now)
    del initiatives  # INITIATIVES is put together from the same argument, see `Draft.given`.
    of_initiatives = {
        "initiative_count": lambda _: func.count(),
        "stale_count": _when("is_stale"),
        "stale_not_known_count": _when("stale_not_known"),
        "state_as_of_missing_count": _when("state_as_of_missing"),
        "initiatives_without_source_count": _when("has_source", is_so=False),
        "not_accepted_count": _when("not_accepted"),
        "oldest_state_as_of": lambda row: func.min(row.c.state_as_of),
    }
    of_participations = {name: _sum(name) for name in OF_PARTICIPATIONS}
    one = _counted(INITIATIVES, chosen, of_initiatives, scope)
    other = _counted(PARTICIPATIONS, chosen, of_participations, scope)
    keeper = scope.alias(Organisation)
    zero: Sql = literal_column("0")
    values: dict[str, Any] = {
        "id": func.coalesce(one.c.key, other.c.key),
        "keeper_id": func.coalesce(one.c.keeper_id, other.c.keeper_id),
        **{name: func.coalesce(one.c[name], zero) for name in OF_INITIATIVES},
        "oldest_state_as_of": one.c.oldest_state_as_of,
        **{name: func.coalesce(other.c[name], zero) for name in OF_PARTICIPATIONS},
    }
    order = [keeper.c.name_sort.asc().nulls_last(), values["id"]]
    values["place"] = func.row_number().over(order_by=order)
    source = one.outerjoin(other, one.c.key == other.c.key, full=True)
    source = source.outerjoin(keeper, keeper.c.id == values["keeper_id"])
    columns = [cast(values[each.name], each.type).label(each.name) for each in FreshnessRow.__table__.c]
    return select(*columns).select_from(source).correlate(None).cte(scope.name("freshness"))


class FreshnessRow(Base):
    """What an organisation answers for, with how much of it may no longer be so (rad i aktualiteten)."""

    __table__ = made_table(
        "freshness",
        _freshness,
        Column("id", EXACT, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("keeper_id", Uuid),
        *(Column(each, Integer, nullable=False) for each in OF_INITIATIVES),
        Column("oldest_state_as_of", EXACT, info={"partial_date": True}),
        *(Column(each, Integer, nullable=False) for each in OF_PARTICIPATIONS),
        takes={"by": None, "initiatives": None},
        weight="freshness",
    )
    plural = "Aktualitet"
    default_order = ("place",)
    #: The reference that leads to what the caller sees, since nothing is told of another keeper.
    seen_already: ClassVar[tuple[str, ...]] = ("keeper",)

    #: What only the rows of one grouping tell.
    only_by: ClassVar[dict[str, FreshnessBy]] = {"keeper": FreshnessBy.KEEPER}

    keeper = led(Organisation, lambda: foreign(FreshnessRow.__table__.c.keeper_id) == Organisation.id)

    #: Nothing more is asked of a row: only what the caller may see is counted.
    shown = staticmethod(lambda *_: [])
