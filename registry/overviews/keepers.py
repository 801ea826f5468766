"""Who answers for what: initiatives and their participations, each with its keeper and what is wrong with it.

    initiatives that the caller may see -> initiatives(): whose each is
    their participations -> participations(): whose each is, else the initiative's
    both -> shares(): how many of an initiative each keeper answers for

A participation that has no keeper is answered for by the keeper of its initiative. A keeper that the caller may not see
is passed by as if there were none, as it is in `contactPoint`. What everybody sees of this is kept by the commit
(registry.overviews.kept.keepers), apart from what follows from the day.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Index,
    Integer,
    Select,
    SmallInteger,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.orm import Mapped, mapped_column

from registry.concepts.initiatives import AGED_BY, Initiative
from registry.concepts.organisations import Organisation
from registry.concepts.participations import Participation, ParticipationStatus
from registry.overviews.facts import PHASES, stands
from registry.storage.model.record import Base
from registry.storage.reading.citations import has_source
from registry.storage.reading.conditions import value_of
from registry.storage.reading.scope import Scope
from registry.storage.reading.statement import Row, Sql

#: In the place of the keeper's id where nobody keeps something.
NOBODY = UUID(int=0)
#: What is counted of initiatives on any day, with what tells that it is so, and of participations.
OF_INITIATIVES = {
    "initiative_count": None,
    "state_as_of_missing_count": ("state_as_of_missing", True),
    "initiatives_without_source_count": ("has_source", False),
    "not_accepted_count": ("not_accepted", True),
}
OF_PARTICIPATIONS = {
    "participation_count": None,
    "unconfirmed_count": ("unconfirmed", True),
    "participations_without_source_count": ("has_source", False),
}
#: What follows from the day.
OF_THE_DAY = ("state_as_of", "is_stale", "stale_not_known")


class KeeperShare(Base):
    """How much of an initiative and its participations an organisation answers for (andel i aktualiteten)."""

    __tablename__ = "keeper_shares"
    is_machinery = True
    follows_commits = True

    initiative_id: Mapped[UUID] = mapped_column(primary_key=True)
    keeper_id: Mapped[UUID] = mapped_column(primary_key=True)
    initiative_count: Mapped[int] = mapped_column(SmallInteger)
    state_as_of_missing_count: Mapped[int] = mapped_column(SmallInteger)
    initiatives_without_source_count: Mapped[int] = mapped_column(SmallInteger)
    not_accepted_count: Mapped[int] = mapped_column(SmallInteger)
    participation_count: Mapped[int] = mapped_column(SmallInteger)
    unconfirmed_count: Mapped[int] = mapped_column(SmallInteger)
    participations_without_source_count: Mapped[int] = mapped_column(SmallInteger)


class KeeperCount(Base):
    """The same of all initiatives that everybody sees: what an organisation answers for (antal i aktualiteten)."""

    __tablename__ = "keeper_counts"
    is_machinery = True
    follows_commits = True

    keeper_id: Mapped[UUID] = mapped_column(primary_key=True)
    initiative_count: Mapped[int]
    state_as_of_missing_count: Mapped[int]
    initiatives_without_source_count: Mapped[int]
    not_accepted_count: Mapped[int]
    participation_count: Mapped[int]
    unconfirmed_count: Mapped[int]
    participations_without_source_count: Mapped[int]

    __table_args__ = ({"postgresql_with": {"fillfactor": "50"}},)


# Initiatives that go on, in the order of when they were so, with what tells whether they are stale; and those without a
# source, or a known start. They are counted without reading the rows.
_STATED: Any = func.coalesce(Initiative.__table__.c.state_as_of, literal_column("''"))
Index(
    "ix_initiatives_goes_on",
    _STATED,
    Initiative.__table__.c.id,
    postgresql_include=("publication", "keeper_id", *AGED_BY),
    postgresql_where="state not in ('COMPLETED', 'DISCONTINUED')",
)
Index(
    "ix_initiatives_without_source",
    *(Initiative.__table__.c[each] for each in ("publication", "keeper_id")),
    postgresql_where="sources = '[]' and not jsonb_path_exists(reported_counts, '$[*].source')",
)
Index(
    "ix_initiatives_without_start",
    *(Initiative.__table__.c[each] for each in ("state", "publication", "keeper_id")),
    postgresql_where="period_start is null",
)


def goes_on(row: Row, scope: Scope) -> Sql:
    """Whether an initiative has not ended, by its state: what ended is never stale."""
    found: Sql = row.c.state.not_in([scope.word(each) for each in PHASES["ended"]])
    return found


def initiatives(scope: Scope, names: tuple[str, ...], *conditions: Callable[[Row], Sql]) -> Select[Any]:
    """The initiatives that meet some conditions, each as `id`, `keeper_id` and what is told of it by some names."""
    row = scope.alias(Initiative)
    keeper, is_keeper = _keeper(row, scope)
    of_the_day = value_of(Initiative, row, "is_stale", scope)
    told: dict[str, Sql] = {
        "state_as_of": case((goes_on(row, scope), row.c.state_as_of)),
        "is_stale": of_the_day,
        "stale_not_known": of_the_day.is_(None),
        "state_as_of_missing": and_(goes_on(row, scope), row.c.state_as_of.is_(None)),
        "has_source": has_source(row, scope),
        "not_accepted": and_(keeper.c.id.is_not(None), row.c.keeper_accepted_at.is_(None)),
    }
    found = select(row.c.id, keeper.c.id.label("keeper_id"), *(told[name].label(name) for name in names))
    found = found.select_from(row.outerjoin(keeper, is_keeper))
    found = found.where(*scope.sees(row, Initiative), *stands(row, scope), *(each(row) for each in conditions))
    return found.correlate(None)


def participations(scope: Scope, one: Row) -> Select[Any]:
    """The participations in some initiatives (`id`, `keeper_id`), each with whose it is and what is wrong with it."""
    part = scope.alias(Participation)
    keeper, is_keeper = _keeper(part, scope)
    found = select(
        one.c.id.label("initiative_id"),
        func.coalesce(keeper.c.id, one.c.keeper_id).label("keeper_id"),
        (part.c.status == scope.word(ParticipationStatus.STATED)).label("unconfirmed"),
        has_source(part, scope).label("has_source"),
    )
    found = found.select_from(part.join(one, one.c.id == part.c.initiative_id).outerjoin(keeper, is_keeper))
    found = found.where(*scope.sees(part, Participation, known=("initiative",)), *stands(part, scope))
    return found.correlate(None)


def shares(scope: Scope, which: Callable[[Row], Sql]) -> Select[Any]:
    """How much of each of some initiatives every keeper answers for: a row as in `KeeperShare`, in its order."""
    told = tuple(what[0] for what in OF_INITIATIVES.values() if what is not None)
    one: CTE = initiatives(scope, told, which).cte(scope.name("initiatives"))
    of_one = one.alias(scope.name("i"))
    part = participations(scope, of_one).subquery(scope.name("p"))
    each: CompoundSelect[Any] = union_all(
        _numbers(one.alias(scope.name("i")), "id", OF_INITIATIVES), _numbers(part, "initiative_id", OF_PARTICIPATIONS)
    )
    every = each.subquery(scope.name("each"))
    sums = (func.sum(every.c[name]).label(name) for name in (*OF_INITIATIVES, *OF_PARTICIPATIONS))
    return select(every.c.initiative_id, every.c.keeper_id, *sums).group_by(every.c.initiative_id, every.c.keeper_id)


def nobody() -> Sql:
    """The id that stands where nobody keeps something."""
    return cast(literal_column(f"'{NOBODY}'"), Uuid)


def _numbers(row: Row, key: str, counted: dict[str, Any]) -> Select[Any]:
    """Each row as what it adds to the numbers: one to some of those that are counted of its kind, to others nothing."""

    def adds(name: str) -> Sql:
        if name not in counted or counted[name] is None:
            return literal_column("1" if name in counted else "0", Integer())
        what, is_so = counted[name]
        test = row.c[what] if is_so else ~row.c[what]
        return case((test, literal_column("1")), else_=literal_column("0"))

    numbers = (adds(name).label(name) for name in (*OF_INITIATIVES, *OF_PARTICIPATIONS))
    keeper = func.coalesce(row.c.keeper_id, nobody()).label("keeper_id")
    return select(row.c[key].label("initiative_id"), keeper, *numbers)


def _keeper(row: Row, scope: Scope) -> tuple[Row, Sql]:
    """Whoever keeps a record, and how to join it: one that the caller may see and that has not been taken back."""
    keeper = scope.alias(Organisation)
    return keeper, and_(keeper.c.id == row.c.keeper_id, *scope.sees(keeper, Organisation), *stands(keeper, scope))
